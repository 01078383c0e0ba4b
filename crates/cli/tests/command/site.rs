//! A served site, met as a browser meets it.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

use crate::support::Desk;

/// A running `xungtam serve`; it is ended by its own id when this value goes.
pub(crate) struct Serving {
    child: Child,
    words: BufReader<ChildStderr>,
    /// `127.0.0.1:PORT`.
    address: String,
    /// What it said at its start, the address last.
    pub(crate) said: String,
}

impl Serving {
    /// Serves a desk's ledger on a free port.
    pub(crate) fn start(desk: &Desk, arguments: &[&str]) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_xungtam"));
        program.current_dir(desk.path("."));
        Self::by(program, arguments)
    }

    /// The same by a command of the program that is ready but for its words.
    pub(crate) fn by(mut program: Command, arguments: &[&str]) -> Self {
        let mut child = program
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(arguments)
            .env_remove("XUNGTAM_DATA")
            .env_remove("XUNGTAM_LANG")
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

    /// The id of its process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Somebody at a browser, not logged in yet.
    pub(crate) fn clerk(&self) -> Clerk<'_> {
        Clerk {
            site: self,
            cookies: BTreeMap::new(),
            token: String::new(),
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    }

    /// The whole answer to a request in the clear.
    pub(crate) fn plainly(&self, path: &str) -> String {
        ask(self.connect(), path)
    }

    /// The whole answer to a request that is given whole.
    pub(crate) fn told(&self, request: &str) -> String {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        whole(stream)
    }

    /// The whole answer over TLS, to one who trusts `root` alone and asks for `name`.
    pub(crate) fn secretly(&self, root: &std::path::Path, name: &'static str, path: &str) -> Result<String, String> {
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
    pub(crate) fn told_to_end(mut self) -> (bool, String) {
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
    whole(stream)
}

fn whole(mut stream: impl Read) -> String {
    let mut said = Vec::new();
    stream.read_to_end(&mut said).unwrap();
    String::from_utf8_lossy(&said).into_owned()
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) text: String,
}

impl Page {
    /// The words of the banners between the head and what the page shows; empty without any.
    pub(crate) fn notice(&self) -> String {
        let notices = self.text.split("class=\"notice\"").skip(1);
        notices
            .filter_map(|rest| rest.split_once('>')?.1.split("</div>").next())
            .collect()
    }
}

/// Somebody at a browser: keeps cookies, and sends forms with the token of the page last seen.
pub(crate) struct Clerk<'s> {
    site: &'s Serving,
    cookies: BTreeMap<String, String>,
    token: String,
}

impl Clerk<'_> {
    /// The same person's browser at another site of the same office.
    pub(crate) fn at<'o>(&self, site: &'o Serving) -> Clerk<'o> {
        Clerk {
            site,
            cookies: self.cookies.clone(),
            token: self.token.clone(),
        }
    }

    /// Opens a page.
    pub(crate) fn get(&mut self, path: &str) -> Page {
        self.ask(&format!("GET {path}"), "")
    }

    /// Sends a form; names and values are as a browser would encode them.
    pub(crate) fn send(&mut self, path: &str, fields: &str) -> Page {
        let form = format!("csrf={}&{fields}", self.token);
        self.ask(&format!("POST {path}"), &form)
    }

    /// Logs in; gives the answer, which leads on when it went well.
    pub(crate) fn log_in(&mut self, name: &str, secret: &str) -> Page {
        self.get("/dang-nhap");
        self.send("/dang-nhap", &format!("ten={name}&mat-khau={secret}"))
    }

    /// Opens a page again and again until it is as one waits for it; what it shows at last is told when it never is.
    pub(crate) fn until(&mut self, path: &str, good: impl Fn(&Page) -> bool) -> Page {
        let began = Instant::now();
        loop {
            let page = self.get(path);
            if good(&page) {
                return page;
            }
            assert!(began.elapsed() < Duration::from_mins(1), "{path} stays\n{}", page.text);
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn ask(&mut self, what: &str, form: &str) -> Page {
        let mut stream = self.site.connect();
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        write!(
            stream,
            "{what} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {}\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            cookies.join("; "),
            form.len(),
            host = self.site.address,
        )
        .unwrap();
        let text = whole(stream);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        for line in head.lines() {
            let Some((name, value)) = line.split_once(": ") else {
                continue;
            };
            if name.eq_ignore_ascii_case("set-cookie")
                && let Some((name, value)) = value.split(';').next().and_then(|pair| pair.split_once('='))
            {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        if let Some(token) = body.split("name=\"csrf\" value=\"").nth(1) {
            token.split('"').next().unwrap_or_default().clone_into(&mut self.token);
        }
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        Page {
            status: status.unwrap_or_default(),
            text,
        }
    }
}
