//! The served site, met over the loopback: in the clear, over TLS, and on its way out.

use crate::site::Serving;
use crate::support::Desk;

/// A desk with a ledger, an authority and a server's certificate.
fn desk() -> Desk {
    let desk = Desk::demo();
    desk.run("tls ca ca").good();
    desk.run("tls cert --ca ca --name can-bo.lan --ip 127.0.0.1 wire")
        .good();
    desk
}

const TLS: [&str; 4] = ["--tls-cert", "wire/server.pem", "--tls-key", "wire/server.key"];

#[test]
fn over_tls_cookies_are_bound_to_the_host_and_the_way_back_to_http_is_barred() {
    let desk = desk();
    let serving = Serving::start(&desk, &TLS);
    assert!(serving.said.contains("https://127.0.0.1:"), "{}", serving.said);
    let root = desk.path("ca/ca.pem");
    for name in ["can-bo.lan", "127.0.0.1"] {
        let answer = serving.secretly(&root, name, "/dang-nhap").unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
        let head = answer.split("\r\n\r\n").next().unwrap().to_lowercase();
        assert!(head.contains("strict-transport-security: max-age=31536000"), "{head}");
        let cookie = head.lines().find(|line| line.starts_with("set-cookie:")).unwrap();
        assert!(cookie.contains("__host-") && cookie.ends_with("; secure"), "{cookie}");
    }
    let wrong = serving.secretly(&root, "khac.lan", "/dang-nhap").unwrap_err();
    assert!(wrong.contains("not valid for name"), "{wrong}");
    desk.run("tls ca other").good();
    serving
        .secretly(&desk.path("other/ca.pem"), "can-bo.lan", "/")
        .expect_err("another authority");
    let plain = serving.plainly("/dang-nhap");
    assert!(
        plain.starts_with("HTTP/1.1 308 ") && plain.contains("Location: https://can-bo.lan:"),
        "{plain}"
    );
}

#[test]
fn told_to_end_it_closes_the_ledger_and_says_so() {
    let desk = desk();
    let serving = Serving::start(&desk, &TLS);
    serving
        .secretly(&desk.path("ca/ca.pem"), "can-bo.lan", "/dang-nhap")
        .unwrap();
    let (well, last) = serving.told_to_end();
    assert!(
        well && last.contains("INFO Chứng thư số cho can-bo.lan, 127.0.0.1"),
        "{last}"
    );
    assert!(
        last.trim_end().ends_with("INFO Đã dừng: không còn yêu cầu nào dở dang"),
        "{last}"
    );
    desk.run("verify").good();
}

#[test]
fn after_a_replay_the_snapshot_is_there_before_the_first_page_and_the_next_start_rests_on_it() {
    let desk = Desk::demo();
    let snapshot = desk.ledger().with_extension("ledger.snapshot");
    assert!(!snapshot.exists());
    let serving = Serving::start(&desk, &[]);
    let kept = std::fs::read(&snapshot).unwrap();
    assert!(serving.plainly("/dang-nhap").starts_with("HTTP/1.1 200 "));
    let (well, last) = serving.told_to_end();
    assert!(well && !last.contains("WARN"), "{last}");
    let written = snapshot.metadata().unwrap().modified().unwrap();
    let serving = Serving::start(&desk, &[]);
    assert!(serving.plainly("/dang-nhap").starts_with("HTTP/1.1 200 "));
    // Nothing has come since: it is used, and not written anew.
    assert_eq!(std::fs::read(&snapshot).unwrap(), kept);
    assert_eq!(snapshot.metadata().unwrap().modified().unwrap(), written);
    desk.run("verify").good();
}

#[test]
fn plain_http_stays_on_this_machine_unless_it_is_asked_for() {
    let desk = Desk::demo();
    let words = desk.run("serve --listen 0.0.0.0:0").trouble();
    assert!(
        words.contains("--plain-http") && words.contains("xungtam tls ca"),
        "{words}"
    );
    assert!(
        desk.run("--lang en serve --listen [::]:0")
            .trouble()
            .contains("plain http")
    );
    let serving = Serving::start(&desk, &[]);
    let answer = serving.plainly("/dang-nhap").to_lowercase();
    assert!(
        answer.contains("set-cookie: xt-form=") && !answer.contains("; secure"),
        "{answer}"
    );
    drop(serving);
    let serving = Serving::start(&desk, &["--behind-tls"]);
    assert!(
        serving.plainly("/dang-nhap").contains("; Secure"),
        "a proxy in front speaks TLS"
    );
}

#[test]
fn a_certificate_that_cannot_be_shown_is_said_before_anything_is_served() {
    let desk = desk();
    desk.run("tls cert --ca ca --name khac.lan other").good();
    let words = desk
        .run("serve --tls-cert wire/server.pem --tls-key other/server.key")
        .trouble();
    assert!(
        words.contains("other/server.key") && words.contains("wire/server.pem"),
        "{words}"
    );
    let words = desk
        .run("serve --tls-cert none.pem --tls-key wire/server.key")
        .trouble();
    assert!(words.contains("none.pem"), "{words}");
    assert!(!desk.run("serve --tls-cert wire/server.pem").ok, "a key belongs to it");
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[test]
fn it_gives_back_what_pages_took_unless_an_administrator_says_otherwise() {
    let desk = desk();
    let settings = |serving: &Serving| {
        let all = std::fs::read_to_string(format!("/proc/{}/environ", serving.id())).unwrap();
        let own = all
            .split('\0')
            .filter(|set| set.starts_with("MALLOC_") && !set.starts_with("MALLOC_ARENA_MAX"));
        own.map(str::to_owned).collect::<Vec<_>>()
    };
    let usual = Serving::start(&desk, &[]);
    assert_eq!(
        settings(&usual),
        ["MALLOC_MMAP_THRESHOLD_=131072", "MALLOC_TRIM_THRESHOLD_=131072"]
    );
    drop(usual);
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_xungtam"));
    program
        .current_dir(desk.path("."))
        .env("MALLOC_TRIM_THRESHOLD_", "1048576");
    let own = Serving::by(program, &[]);
    assert_eq!(settings(&own), ["MALLOC_TRIM_THRESHOLD_=1048576"]);
}
