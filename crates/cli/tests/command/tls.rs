//! The office's own authority, from the command line.

use std::os::unix::fs::PermissionsExt as _;

use crate::support::Desk;

#[test]
fn an_authority_and_a_certificate_are_made_once() {
    let desk = Desk::empty();
    let made = desk.run("tls ca ca").good();
    assert!(
        made.out.contains("ca/ca.pem") && made.out.contains("10.0.0.0/8"),
        "{}",
        made.out
    );
    let rights = |name: &str| std::fs::metadata(desk.path(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!((rights("ca"), rights("ca/ca.key")), (0o700, 0o600));
    let root = std::fs::read(desk.path("ca/ca.pem")).unwrap();
    assert!(desk.run("tls ca ca").trouble().contains("ca/ca.pem"));
    assert_eq!(
        std::fs::read(desk.path("ca/ca.pem")).unwrap(),
        root,
        "nothing was overwritten"
    );
    let made = desk
        .run("--lang en tls cert --ca ca --name Can-Bo.LAN --ip 10.1.2.3 --days 90 wire")
        .good();
    assert!(
        made.out.contains("can-bo.lan, 10.1.2.3") && made.out.contains("90 days left"),
        "{}",
        made.out
    );
    assert_eq!(rights("wire/server.key"), 0o600);
    desk.run("tls cert --ca ca --name b.lan wire").trouble();
}

#[test]
fn what_an_authority_may_not_vouch_for_is_said() {
    let desk = Desk::empty();
    desk.run("tls ca ca").good();
    let words = desk
        .run("tls cert --ca ca --name a.lan --name canbo.gov.vn wire")
        .trouble();
    assert!(words.contains("canbo.gov.vn") && words.contains("--domain"), "{words}");
    assert!(!desk.path("wire").exists(), "nothing is made of what is refused");
    desk.run("tls ca wide --domain gov.vn --network 10.0.0.0/16").good();
    desk.run("tls cert --ca wide --name canbo.gov.vn --ip 10.0.1.2 wire")
        .good();
    desk.run("tls cert --ca wide --name a.lan other").trouble();
    desk.run("tls cert --ca wide --ip 10.1.0.1 other").trouble();
}

#[test]
fn every_slip_has_its_next_step() {
    let desk = Desk::empty();
    desk.run("tls ca ca").good();
    for (line, named) in [
        ("tls ca new --network 10.0.0.1/8", "10.0.0.1/8"),
        ("tls ca new --domain a_b", "a_b"),
        ("tls cert --ca ca wire", "--name"),
        ("tls cert --ca ca --name 10.0.0.1 wire", "--ip"),
        ("tls cert --ca none --name a.lan wire", "none/ca.key"),
        ("tls show none.pem", "none.pem"),
        ("tls show ca/ca.key", "ca/ca.key"),
    ] {
        for lang in ["vi", "en"] {
            let words = desk.run(&format!("--lang {lang} {line}")).trouble();
            assert!(words.contains(named), "{line}: {words}");
        }
    }
    std::fs::set_permissions(desk.path("ca/ca.key"), std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(
        desk.run("tls cert --ca ca --name a.lan wire")
            .trouble()
            .contains("chmod 600")
    );
}

#[test]
fn a_certificate_says_its_end_and_its_fingerprint() {
    let desk = Desk::empty();
    desk.run("tls ca ca").good();
    let made = desk.run("tls cert --ca ca --name a.lan --days 20 wire").good();
    assert!(made.err.contains("Sắp hết hạn"), "{}", made.err);
    let said = desk.run("tls show wire/server.pem").good();
    assert!(said.out.contains("(còn 20 ngày)"), "{}", said.out);
    let fingerprint = said.after("SHA-256:");
    assert_eq!(fingerprint.split(':').count(), 32, "{fingerprint}");
}
