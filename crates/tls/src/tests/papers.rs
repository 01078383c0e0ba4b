//! Certificates and keys as papers: who vouches for what, how long, and who may read them.

use super::kit::{authority, names, now, server_pair};
use crate::{Bounds, Certificate, Identity, Network, TlsError, found, issue, read_pair, write_pair};

const DAY: i64 = 86_400;

fn says(pem: &str) -> Certificate {
    Certificate::read_first(pem.as_bytes()).unwrap()
}

#[test]
fn a_root_says_what_it_may_vouch_for() {
    let root = says(&authority().certificate);
    assert!(root.authority && root.subject == "Cơ quan thử" && root.issuer == root.subject);
    for bound in ["lan", "internal", "10.0.0.0/8", "::1/128"] {
        assert!(root.bounds.iter().any(|own| own == bound), "{bound}: {:?}", root.bounds);
    }
}

#[test]
fn an_authority_vouches_within_its_bounds_only() {
    let private = authority();
    for outside in ["canbo.gov.vn", "8.8.8.8"] {
        let refused = issue(&private, &names(&["can-bo.lan", outside]), 90, now()).unwrap_err();
        assert!(
            matches!(&refused, TlsError::OutOfBounds(name) if name == outside),
            "{refused}"
        );
    }
    let bounds = Bounds::of(&["gov.vn".to_owned()], vec![Network::read("8.8.8.0/24").unwrap()]).unwrap();
    let wide = found("Rộng", &bounds, now()).unwrap();
    issue(&wide, &names(&["canbo.gov.vn", "8.8.8.8"]), 90, now()).unwrap();
    issue(&wide, &names(&["can-bo.lan"]), 90, now()).expect_err("only what was written into it");
}

#[test]
fn a_certificate_ends_on_its_day_and_never_after_its_authority() {
    let (root, today) = (authority(), now());
    let asked = |days, at| says(&issue(&root, &names(&["a.lan"]), days, at).unwrap().certificate);
    let usual = asked(90, today);
    assert_eq!(usual.until, today + 90 * DAY);
    assert!(usual.holds(today) && !usual.holds(usual.until) && !usual.ends_soon(today));
    assert_eq!((usual.days_left(today), usual.days_left(today + 1)), (90, 90));
    assert!(usual.ends_soon(usual.until - 29 * DAY) && usual.days_left(usual.until) == 0);
    assert_eq!(
        asked(10_000, today).until,
        today + 825 * DAY,
        "no longer than devices take"
    );
    let end = says(&root.certificate).until;
    assert_eq!(asked(90, end - 5 * DAY).until, end);
    let late = issue(&root, &names(&["a.lan"]), 90, end + DAY).unwrap_err();
    assert!(matches!(late, TlsError::AuthorityExpired), "{late}");
}

#[test]
fn a_server_vouches_for_nobody_and_a_certificate_needs_a_name() {
    let root = authority();
    let server = server_pair(&root, &["a.lan"]);
    let refused = issue(&server, &names(&["b.lan"]), 90, now()).unwrap_err();
    assert!(matches!(refused, TlsError::NoAuthority), "{refused}");
    assert!(matches!(issue(&root, &[], 90, now()).unwrap_err(), TlsError::NoName));
}

#[test]
fn nothing_is_overwritten_and_a_key_is_its_owner_s_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("ca");
    let root = authority();
    let (certificate, key) = write_pair(&folder, "ca", &root).unwrap();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&certificate), mode(&key)), (0o700, 0o644, 0o600));
    let again = write_pair(&folder, "ca", &authority()).unwrap_err();
    assert!(matches!(again, TlsError::Exists(_)), "{again}");
    assert_eq!(read_pair(&folder, "ca").unwrap().key, root.key);
    assert_eq!(
        std::fs::read_dir(&folder).unwrap().count(),
        2,
        "nothing else was left there"
    );
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o604)).unwrap();
    assert!(matches!(
        read_pair(&folder, "ca").unwrap_err(),
        TlsError::KeyOpenToAll(_)
    ));
}

#[test]
fn what_is_no_certificate_and_no_key_is_said_with_its_file() {
    let home = tempfile::tempdir().unwrap();
    let root = authority();
    let (certificate, key) = write_pair(home.path(), "a", &server_pair(&root, &["a.lan"])).unwrap();
    let (_, other_key) = write_pair(home.path(), "b", &server_pair(&root, &["b.lan"])).unwrap();
    let empty = home.path().join("empty");
    std::fs::write(&empty, "").unwrap();
    assert!(matches!(
        Identity::read(&certificate, &other_key),
        Err(TlsError::KeyDoesNotFit { .. })
    ));
    assert!(matches!(
        Identity::read(&empty, &key),
        Err(TlsError::NotACertificate { .. })
    ));
    assert!(matches!(
        Identity::read(&certificate, &certificate),
        Err(TlsError::KeyOpenToAll(_))
    ));
    assert!(matches!(
        Identity::read(&key, &certificate),
        Err(TlsError::NotACertificate { .. })
    ));
    assert!(matches!(
        Identity::read(&home.path().join("none"), &key),
        Err(TlsError::Unreadable { .. })
    ));
    assert!(!format!("{:?}", read_pair(home.path(), "a").unwrap()).contains("PRIVATE"));
}
