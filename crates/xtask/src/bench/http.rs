//! A browser of a hundred lines for the benchmark: HTTP/1.1 over one kept loopback connection, with cookies.

use crate::trouble::Trouble;
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// No page of ours is larger; anything beyond is an error, not something to wait for.
const MOST_BYTES: usize = 8 * 1024 * 1024;
const MOST_HEADERS: usize = 100;
/// A large ledger is read before the first page comes.
const PATIENCE: Duration = Duration::from_mins(2);

/// A form as browsers send it.
const FORM: &str = "application/x-www-form-urlencoded";

/// What is sent: its kind, its bytes.
type Body<'b> = (&'b str, &'b [u8]);

/// What the server answered.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The status, for example 200.
    pub status: u16,
    /// The body as text.
    pub body: String,
}

/// One visitor: one connection and its cookies.
#[derive(Debug)]
pub(crate) struct Visitor {
    address: SocketAddr,
    connection: Option<BufReader<TcpStream>>,
    cookies: BTreeMap<String, String>,
    /// The key of a program, which has no cookies.
    key: Option<String>,
}

impl Visitor {
    /// A visitor who has not connected yet.
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self {
            address,
            connection: None,
            cookies: BTreeMap::new(),
            key: None,
        }
    }

    /// A program that proves itself by a key of the API.
    pub(crate) fn with_key(address: SocketAddr, key: &str) -> Self {
        Self {
            key: Some(key.to_owned()),
            ..Self::new(address)
        }
    }

    /// Another connection of the same log-in.
    pub(crate) fn another(&self) -> Self {
        Self {
            address: self.address,
            connection: None,
            cookies: self.cookies.clone(),
            key: self.key.clone(),
        }
    }

    /// Leaves for a server that knows the same cookies.
    pub(crate) fn goes_to(&mut self, address: SocketAddr) {
        self.address = address;
        self.connection = None;
    }

    /// Asks for a page.
    pub(crate) fn get(&mut self, path: &str) -> Result<Answer, Trouble> {
        self.ask("GET", path, None)
    }

    /// Sends a form.
    pub(crate) fn post(&mut self, path: &str, form: &str) -> Result<Answer, Trouble> {
        self.ask("POST", path, Some((FORM, form.as_bytes())))
    }

    /// Sends something else.
    pub(crate) fn send(&mut self, path: &str, kind: &str, body: &[u8]) -> Result<Answer, Trouble> {
        self.ask("POST", path, Some((kind, body)))
    }

    /// A server may close a kept connection at any time: one new attempt, never more.
    fn ask(&mut self, method: &str, path: &str, body: Option<Body<'_>>) -> Result<Answer, Trouble> {
        let kept = self.connection.is_some();
        match self.attempt(method, path, body) {
            Err(_) if kept && method == "GET" => {
                self.connection = None;
                self.attempt(method, path, body)
            }
            other => other,
        }
        .map_err(Trouble::io(format!("{method} {path}")))
    }

    fn attempt(&mut self, method: &str, path: &str, body: Option<Body<'_>>) -> std::io::Result<Answer> {
        let mut connection = match self.connection.take() {
            Some(kept) => kept,
            None => connect(self.address)?,
        };
        connection
            .get_mut()
            .write_all(self.request(method, path, body).as_bytes())?;
        // Who is refused before everything was sent reads why all the same.
        let _sent = body.map(|(_, bytes)| connection.get_mut().write_all(bytes));
        let (answer, keeps) = self.read(&mut connection)?;
        if keeps {
            self.connection = Some(connection);
        }
        Ok(answer)
    }

    fn request(&self, method: &str, path: &str, body: Option<Body<'_>>) -> String {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let mut text = format!(
            "{method} {path} HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\n",
            self.address
        );
        text.push_str("Accept: text/html\r\nAccept-Language: vi\r\nSec-Fetch-Site: same-origin\r\n");
        if !cookies.is_empty() {
            text += &["Cookie: ", &cookies.join("; "), "\r\n"].concat();
        }
        if let Some(key) = &self.key {
            text += &["Authorization: Bearer ", key, "\r\n"].concat();
        }
        if let Some((kind, bytes)) = body {
            text += &[
                "Content-Type: ",
                kind,
                "\r\nContent-Length: ",
                &bytes.len().to_string(),
                "\r\n\r\n",
            ]
            .concat();
        } else {
            text.push_str("\r\n");
        }
        text
    }

    fn read(&mut self, from: &mut BufReader<TcpStream>) -> std::io::Result<(Answer, bool)> {
        let first = line(from)?;
        let status = first
            .split(' ')
            .nth(1)
            .and_then(|code| code.parse().ok())
            .ok_or_else(|| broken("no status"))?;
        let (mut length, mut chunked, mut keeps) = (None, false, true);
        for _ in 0..MOST_HEADERS {
            let header = line(from)?;
            if header.is_empty() {
                let body = match (chunked, length) {
                    (true, _) => chunks(from)?,
                    (false, Some(length)) => exactly(from, length)?,
                    (false, None) if matches!(status, 204 | 304) => Vec::new(),
                    (false, None) => return Err(broken("no length")),
                };
                return Ok((
                    Answer {
                        status,
                        body: String::from_utf8_lossy(&body).into_owned(),
                    },
                    keeps,
                ));
            }
            let Some((name, value)) = header.split_once(':') else {
                continue;
            };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().ok(),
                "transfer-encoding" => chunked = value.eq_ignore_ascii_case("chunked"),
                "connection" => keeps = !value.eq_ignore_ascii_case("close"),
                "set-cookie" => self.keep_cookie(value),
                _ => {}
            }
        }
        Err(broken("too many headers"))
    }

    fn keep_cookie(&mut self, header: &str) {
        let cookie = header.split(';').next().unwrap_or("");
        if let Some((name, value)) = cookie.split_once('=') {
            self.cookies.insert(name.trim().to_owned(), value.trim().to_owned());
        }
    }
}

fn connect(address: SocketAddr) -> std::io::Result<BufReader<TcpStream>> {
    let stream = TcpStream::connect_timeout(&address, Duration::from_secs(5))?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    Ok(BufReader::with_capacity(128 * 1024, stream))
}

fn line(from: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut text = String::new();
    if from.by_ref().take(64 * 1024).read_line(&mut text)? == 0 {
        return Err(broken("the connection ended"));
    }
    Ok(text.trim_end().to_owned())
}

fn exactly(from: &mut BufReader<TcpStream>, length: usize) -> std::io::Result<Vec<u8>> {
    if length > MOST_BYTES {
        return Err(broken("the page is too large"));
    }
    let mut body = vec![0; length];
    from.read_exact(&mut body)?;
    Ok(body)
}

fn chunks(from: &mut BufReader<TcpStream>) -> std::io::Result<Vec<u8>> {
    let mut body = Vec::new();
    while body.len() <= MOST_BYTES {
        let size = line(from)?;
        let size = usize::from_str_radix(size.split(';').next().unwrap_or("").trim(), 16)
            .map_err(|_| broken("no chunk size"))?;
        body.extend(exactly(from, size)?);
        line(from)?;
        if size == 0 {
            return Ok(body);
        }
    }
    Err(broken("the page is too large"))
}

fn broken(what: &str) -> std::io::Error {
    std::io::Error::new(std::io::ErrorKind::InvalidData, format!("the answer is broken: {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    /// A server that answers each connection with these bytes, one request each.
    fn answering(answers: Vec<&'static str>) -> SocketAddr {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(move || {
            for answer in answers {
                let (stream, _) = listener.accept().unwrap();
                let mut reader = BufReader::new(stream);
                while !line(&mut reader).unwrap().is_empty() {}
                reader.get_mut().write_all(answer.as_bytes()).unwrap();
            }
        });
        address
    }

    #[test]
    fn a_page_with_a_length_and_a_cookie() {
        let address = answering(vec![
            "HTTP/1.1 200 OK\r\nSet-Cookie: s=1; HttpOnly\r\nContent-Length: 5\r\n\r\nchào",
        ]);
        let mut visitor = Visitor::new(address);
        let answer = visitor.get("/").unwrap();
        assert_eq!((answer.status, answer.body.as_str()), (200, "chào"));
        assert!(visitor.request("GET", "/", None).contains("Cookie: s=1\r\n"));
    }

    #[test]
    fn a_program_sends_its_key() {
        let program = Visitor::with_key(SocketAddr::from(([127, 0, 0, 1], 1)), "xungtam_0");
        let request = program.another().request("GET", "/", None);
        assert!(request.contains("\r\nAuthorization: Bearer xungtam_0\r\n"), "{request}");
    }

    #[test]
    fn a_page_in_chunks_and_a_connection_that_was_closed() {
        let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
        let mut visitor = Visitor::new(answering(vec![chunked, chunked]));
        assert_eq!(visitor.get("/").unwrap().body, "abcde");
        // The first connection is gone by now: the visitor connects once more.
        assert_eq!(visitor.get("/").unwrap().body, "abcde");
    }

    #[test]
    fn a_broken_answer_is_an_error() {
        assert!(
            Visitor::new(answering(vec!["HTTP/1.1 200 OK\r\n\r\n"]))
                .get("/")
                .is_err()
        );
    }
}
