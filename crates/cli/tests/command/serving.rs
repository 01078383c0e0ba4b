//! The served site, met over the loopback: in the clear, over TLS, and on its way out.

use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

use crate::support::Desk;

/// A running `xungtam serve`; it is ended by its own id when this value goes.
struct Serving {
    child: Child,
    words: BufReader<ChildStderr>,
    /// `127.0.0.1:PORT`.
    address: String,
    /// What it said at its start, the address last.
    said: String,
}

impl Serving {
    /// Serves a desk's ledger on a free port.
    fn start(desk: &Desk, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_xungtam"))
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(arguments)
            .current_dir(desk.path("."))
            .env_remove("JOURNAL_STREAM")
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut words = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        let address = loop {
            let mut line = String::new();
            assert!(words.read_line(&mut line).unwrap() > 0, "it ended: {said}");
            said.push_str(&line);
            if let Some((_, rest)) = line.split_once("://") {
                break rest.split_whitespace().next().unwrap().to_owned();
            }
        };
        Self {
            child,
            words,
            address,
            said,
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    }

    /// The whole answer to a request in the clear.
    fn plainly(&self, path: &str) -> String {
        ask(self.connect(), path)
    }

    /// The whole answer over TLS, to one who trusts `root` alone and asks for `name`.
    fn secretly(&self, root: &std::path::Path, name: &'static str, path: &str) -> Result<String, String> {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from_pem_file(root).unwrap()).unwrap();
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        let mut connection = ClientConnection::new(Arc::new(config), ServerName::try_from(name).unwrap()).unwrap();
        let mut stream = self.connect();
        connection
            .complete_io(&mut stream)
            .map_err(|problem| problem.to_string())?;
        Ok(ask(StreamOwned::new(connection, stream), path))
    }

    /// Tells it to end, as a service is told; gives whether it ended well, and its last words.
    fn told_to_end(mut self) -> (bool, String) {
        let told = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status();
        assert!(told.unwrap().success());
        let mut last = String::new();
        self.words.read_to_string(&mut last).unwrap();
        (self.child.wait().unwrap().success(), last)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ended = self.child.kill();
        let _waited = self.child.wait();
    }
}

fn ask(mut stream: impl Read + Write, path: &str) -> String {
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: can-bo.lan\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut said = Vec::new();
    stream.read_to_end(&mut said).unwrap();
    String::from_utf8_lossy(&said).into_owned()
}

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
