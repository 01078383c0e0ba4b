//! A program that uses the API.

use serde_json::Value;

use crate::site::Serving;

/// What came back.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) json: Value,
}

impl Answer {
    /// A header; empty where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        let of = |line: &'_ str| line.split_once(':').map(|(own, _)| own.eq_ignore_ascii_case(name));
        let line = self.head.lines().find(|line| of(line) == Some(true));
        line.and_then(|line| line.split_once(':'))
            .map_or("", |(_, value)| value.trim())
    }

    /// The word of its problem.
    pub(crate) fn kind(&self) -> &str {
        let kind = self.json["type"].as_str().unwrap_or_default();
        kind.trim_start_matches("urn:xungtam:problem:")
    }
}

/// A program with a key.
pub(crate) struct Program<'s> {
    site: &'s Serving,
    secret: String,
    lang: &'static str,
}

impl<'s> Program<'s> {
    pub(crate) fn new(site: &'s Serving, secret: &str) -> Self {
        Self {
            site,
            secret: secret.to_owned(),
            lang: "vi",
        }
    }

    /// The same in English.
    pub(crate) fn english(self) -> Self {
        Self { lang: "en", ..self }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, None)
    }

    pub(crate) fn ask(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        self.send(method, path, body, "")
    }

    /// Gives an order once, under a key of one's own.
    pub(crate) fn order(&self, method: &str, path: &str, body: &Value, key: &str) -> Answer {
        self.send(method, path, Some(body.clone()), &format!("Idempotency-Key: {key}\r\n"))
    }

    fn send(&self, method: &str, path: &str, body: Option<Value>, more: &str) -> Answer {
        let key = match self.secret.as_str() {
            "" => String::new(),
            secret => format!("Authorization: Bearer {secret}\r\n"),
        };
        let body = body.map(|body| body.to_string());
        let sent = body.as_ref().map_or_else(String::new, |body| {
            format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len())
        });
        let said = self.site.told(&format!(
            "{method} {path} HTTP/1.1\r\nHost: can-bo.lan\r\nAccept-Language: {}\r\nConnection: close\r\n{key}{sent}{more}\r\n{}",
            self.lang,
            body.unwrap_or_default()
        ));
        let (head, body) = said.split_once("\r\n\r\n").unwrap_or((&said, ""));
        Answer {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            head: head.to_owned(),
            json: serde_json::from_str(body).unwrap_or_else(|problem| panic!("{problem}: {said}")),
        }
    }
}
