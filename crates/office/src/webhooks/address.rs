//! The address of a webhook, as an administrator writes it, and which addresses of machines it may lead to.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::problem::WebhookProblem;

/// The longest address, in bytes.
const LONGEST: usize = 500;

/// An address that was read: `https://host[:port]/path`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookAddress {
    /// Whether what is sent travels in TLS.
    pub tls: bool,
    /// The name of the machine, or its number without brackets.
    pub host: String,
    /// The port.
    pub port: u16,
}

impl WebhookAddress {
    /// The number of the machine, where the address names it.
    pub fn number(&self) -> Option<IpAddr> {
        self.host.parse().ok()
    }

    /// Reads an address.
    ///
    /// # Errors
    ///
    /// [`WebhookProblem::BadAddress`].
    pub fn read(text: &str) -> Result<Self, WebhookProblem> {
        Self::of(text).ok_or(WebhookProblem::BadAddress)
    }

    fn of(text: &str) -> Option<Self> {
        let plain = |sign: u8| sign.is_ascii_graphic() && !matches!(sign, b'#' | b'"' | b'<' | b'>' | b'\\');
        if text.len() > LONGEST || !text.bytes().all(plain) {
            return None;
        }
        let (scheme, rest) = text.split_once("://")?;
        let tls = match scheme {
            "https" => true,
            "http" => false,
            _ => return None,
        };
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        // A name and a password before the host would be shown on pages.
        if authority.contains('@') || path.starts_with('?') {
            return None;
        }
        let (host, port) = match authority.strip_prefix('[') {
            Some(inside) => {
                let (number, after) = inside.split_once(']')?;
                number.parse::<Ipv6Addr>().ok()?;
                (number, after.strip_prefix(':').or(after.is_empty().then_some("")))
            }
            None => match authority.split_once(':') {
                Some((host, port)) => (host, Some(port)),
                None => (authority, Some("")),
            },
        };
        let port = match port? {
            "" if authority.ends_with(':') => return None,
            "" if tls => 443,
            "" => 80,
            port => port.parse().ok().filter(|port| *port != 0)?,
        };
        let named = host.parse::<IpAddr>().is_ok() || is_name(host);
        named.then(|| Self {
            tls,
            host: host.to_owned(),
            port,
        })
    }
}

/// The way and the machine alone: the rest of an address is often a key.
impl fmt::Display for WebhookAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.tls { "https" } else { "http" };
        match self.number() {
            Some(IpAddr::V6(number)) => write!(f, "{scheme}://[{number}]:{}", self.port),
            _ => write!(f, "{scheme}://{}:{}", self.host, self.port),
        }
    }
}

/// Whether a text is the name of a machine. All digits and dots would be a number that is written in some other way.
fn is_name(host: &str) -> bool {
    let lawful = |sign: u8| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'-';
    let part = |part: &str| {
        (1..=63).contains(&part.len()) && part.bytes().all(lawful) && !part.starts_with('-') && !part.ends_with('-')
    };
    let last_is_word = host
        .rsplit('.')
        .next()
        .is_some_and(|last| last.starts_with(|sign: char| sign.is_ascii_lowercase()));
    host.len() <= 253 && last_is_word && host.split('.').all(part)
}

/// Whether a number stands for a machine of the open network. What is not lies on this machine or in the house: it is reached only where an
/// administrator names that very number.
pub fn is_public(number: IpAddr) -> bool {
    match number {
        IpAddr::V4(number) => is_public_v4(number),
        IpAddr::V6(number) => {
            let parts = number.segments();
            // Numbers of the old kind inside the new one: as they are, and through a gateway.
            let inside = match parts {
                [0, 0, 0, 0, 0, 0xffff | 0, high, low]
                | [0x64, 0xff9b, 0, 0, 0, 0, high, low]
                | [0x2002, high, low, ..] => Some((high, low)),
                _ => None,
            };
            if let Some((high, low)) = inside {
                let [a, b] = high.to_be_bytes();
                let [c, d] = low.to_be_bytes();
                return is_public_v4(Ipv4Addr::new(a, b, c, d));
            }
            // What is given out to the open network begins with these three bits; papers of examples lie in it.
            parts[0] & 0xe000 == 0x2000 && !(parts[0] == 0x2001 && matches!(parts[1], 0 | 0xdb8))
        }
    }
}

fn is_public_v4(number: Ipv4Addr) -> bool {
    let [a, b, c, _] = number.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let special = matches!((a, b, c), (192, 0, 0)) || (a == 198 && matches!(b, 18 | 19));
    !(number.is_private()
        || number.is_loopback()
        || number.is_link_local()
        || number.is_documentation()
        || shared
        || special
        || a == 0
        || a >= 224)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_or_refused() {
        let read = |text: &str| WebhookAddress::of(text).map(|own| (own.tls, own.host, own.port));
        let is = |tls, host: &str, port| Some((tls, host.to_owned(), port));
        assert_eq!(
            read("https://bao-cao.tinh.vn/nhan?ma=1"),
            is(true, "bao-cao.tinh.vn", 443)
        );
        assert_eq!(read("http://10.0.0.7:8081/"), is(false, "10.0.0.7", 8081));
        assert_eq!(read("https://[::1]:9"), is(true, "::1", 9));
        let shown = |text: &str| WebhookAddress::of(text).unwrap().to_string();
        assert_eq!(shown("https://a.vn/khoa/x?ma=1"), "https://a.vn:443");
        assert_eq!(shown("http://[::1]:9/x"), "http://[::1]:9");
        for bad in [
            "",
            "bao-cao.vn",
            "ftp://a.vn/",
            "https://",
            "https://a b.vn/",
            "https://ai:mat-khau@a.vn/",
            "https://a.vn:0/",
            "https://a.vn:/",
            "https://a.vn:99999/",
            "https://a.vn/#x",
            "https://0x7f.1/",
            "https://2130706433/",
            "https://127.1/",
            "https://A.vn/",
            "https://-a.vn/",
            "https://a..vn/",
            "https://[::1/",
            "https://a.vn?x",
            "https://bão.vn/",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    #[test]
    fn numbers_of_the_house_are_not_public() {
        let public = |text: &str| is_public(text.parse().unwrap());
        for own in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "192.0.2.1",
            "::",
            "::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "2002:a00:1::",
            "fc00::1",
            "fe80::1",
            "ff02::1",
            "2001:db8::1",
        ] {
            assert!(!public(own), "{own}");
        }
        for open in ["8.8.8.8", "113.160.0.1", "172.32.0.1", "2400:cb00::1", "::ffff:8.8.8.8"] {
            assert!(public(open), "{open}");
        }
    }
}
