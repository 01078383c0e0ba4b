//! The name by which a server is reached: a host name, or an address.

use std::fmt;
use std::net::IpAddr;

use crate::TlsError;

/// The name by which a server is reached.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Name {
    /// A host name in small letters, without a point at its end.
    Host(String),
    /// An address.
    Address(IpAddr),
}

impl Name {
    /// Reads a host name: letters without marks, digits and hyphens between points.
    ///
    /// # Errors
    ///
    /// [`TlsError::NotAName`].
    pub fn host(text: &str) -> Result<Self, TlsError> {
        let name = text.trim().trim_end_matches('.').to_ascii_lowercase();
        let fits = name.len() <= 253 && name.split('.').all(is_label) && name.parse::<IpAddr>().is_err();
        if fits {
            Ok(Self::Host(name))
        } else {
            Err(TlsError::NotAName(text.to_owned()))
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Host(name) => f.write_str(name),
            Self::Address(address) => write!(f, "{address}"),
        }
    }
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_read_in_one_form() {
        assert_eq!(
            Name::host(" Can-Bo.Huyen.LAN. ").unwrap().to_string(),
            "can-bo.huyen.lan"
        );
        for text in [
            "",
            "cán-bộ.lan",
            "a..b",
            "-a.lan",
            "a b",
            "*.lan",
            "10.0.0.1",
            "a/b",
            "a:443",
            "::1",
        ] {
            assert!(Name::host(text).is_err(), "{text}");
        }
    }
}
