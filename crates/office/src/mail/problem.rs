//! Why letters are not set up so.

use crate::port::StoreError;

/// What is wrong with a server of letters, or with somebody's wish for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailProblem {
    /// The name of the server is none.
    BadServer,
    /// The port is none.
    BadPort,
    /// Without TLS letters go to this machine alone.
    NotTls,
    /// The address that letters come from is none.
    BadSender,
    /// A password without the name of a user, or a name without a password.
    HalfLogIn,
    /// The hour is none of the day.
    BadHour,
    /// The address of this site is none that a browser opens: `https://can-bo.lan`.
    BadSite,
    /// The address that letters go to is none.
    BadAddress,
    /// No server of letters is named.
    Off,
    /// The one who asks does not look after the whole office.
    NotYours,
    /// The store holds something unreadable.
    Store(String),
}

impl From<StoreError> for Vec<MailProblem> {
    fn from(problem: StoreError) -> Self {
        vec![MailProblem::Store(problem.to_string())]
    }
}

/// Whether a text is an address of letters that servers take without further ado.
pub(super) fn is_address(text: &str) -> bool {
    let Some((local, host)) = text.rsplit_once('@') else {
        return false;
    };
    let plain = |sign: char| sign.is_ascii_alphanumeric() || "._%+-".contains(sign);
    let part = |part: &str| !part.is_empty() && !part.starts_with('-') && !part.ends_with('-');
    let in_host = |sign: char| sign.is_ascii_alphanumeric() || sign == '-' || sign == '.';
    text.len() <= 254
        && (1..=64).contains(&local.len())
        && local.chars().all(plain)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && host.chars().all(in_host)
        && host.split('.').all(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_could_carry_a_second_head_are_none() {
        assert!(is_address("le.van-a+viec@tochuc.hoanhbo.vn") && is_address("an@may-chu"));
        for bad in [
            "",
            "an",
            "@a.vn",
            "an@",
            "an@a..vn",
            "an@-a.vn",
            ".an@a.vn",
            "an b@a.vn",
            "an@a.vn\r\nBcc: b@a.vn",
            "\"an\"@a.vn",
            "an@a.vn,b@a.vn",
            "ẩn@a.vn",
            "an@a.vn>",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
