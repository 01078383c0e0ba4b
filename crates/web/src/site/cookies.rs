//! Cookies: the session, the token of the form before it, language and theme. None can be read by a script.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;

/// The cookies that the site sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// The key of the session.
    Session,
    /// The key between the two steps of a log-in.
    Half,
    /// The secret of a log-in that went to an issuer.
    SignOn,
    /// The token of forms before there is a session.
    Form,
    /// The language.
    Lang,
    /// The theme.
    Theme,
    /// The place of the log that the reader has written or seen: whichever process answers next shows it too.
    Place,
}

/// How long a reader's place is kept, in seconds: by then every process has caught up.
const SOON: u32 = 30;

/// How long somebody may stay at an issuer, in seconds.
const AWAY: u32 = 600;
/// A year, in seconds: how long a choice of language or theme is kept.
const YEAR: u32 = 31_536_000;

impl Cookie {
    /// Its name. Under TLS the browser itself holds it to this host and to TLS.
    pub(crate) fn name(self, tls: bool) -> String {
        let name = match self {
            Self::Session => "xt",
            Self::Half => "xt-half",
            Self::SignOn => "xt-sign-on",
            Self::Form => "xt-form",
            Self::Lang => "xt-lang",
            Self::Theme => "xt-theme",
            Self::Place => "xt-seq",
        };
        if tls { format!("__Host-{name}") } else { name.to_owned() }
    }

    /// The header that sets it. Values are words and hexadecimal digits of our own: nothing in them needs escaping.
    pub(crate) fn set(self, value: &str, tls: bool) -> String {
        let kept = match self {
            Self::Session | Self::Half | Self::Form => String::new(),
            Self::SignOn => format!("; Max-Age={AWAY}"),
            Self::Lang | Self::Theme => format!("; Max-Age={YEAR}"),
            Self::Place => format!("; Max-Age={SOON}"),
        };
        let secure = if tls { "; Secure" } else { "" };
        format!(
            "{}={value}; Path=/; HttpOnly; SameSite=Lax{kept}{secure}",
            self.name(tls)
        )
    }

    /// The header that takes it away.
    pub(crate) fn clear(self, tls: bool) -> String {
        format!("{}; Max-Age=0", self.set("", tls))
    }
}

/// The cookies of a request.
#[derive(Debug)]
pub(crate) struct Jar<'h> {
    headers: &'h HeaderMap,
    tls: bool,
}

impl<'h> Jar<'h> {
    pub(crate) fn of(headers: &'h HeaderMap, tls: bool) -> Self {
        Self { headers, tls }
    }

    /// The value of a cookie. Of one that is sent twice, the first.
    pub(crate) fn get(&self, cookie: Cookie) -> Option<&'h str> {
        let name = cookie.name(self.tls);
        let all = self
            .headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|header| header.to_str().ok());
        all.flat_map(|header| header.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find_map(|(key, value)| (key == name).then_some(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn under_tls_a_cookie_is_bound_to_host_and_tls() {
        assert_eq!(
            Cookie::Session.set("ab", false),
            "xt=ab; Path=/; HttpOnly; SameSite=Lax"
        );
        assert_eq!(
            Cookie::Session.set("ab", true),
            "__Host-xt=ab; Path=/; HttpOnly; SameSite=Lax; Secure"
        );
        assert!(Cookie::Session.clear(false).ends_with("Max-Age=0"));
    }

    #[test]
    fn cookies_are_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, "a=b; xt-form=1; xt=2".parse().unwrap());
        let jar = Jar::of(&headers, false);
        assert_eq!((jar.get(Cookie::Session), jar.get(Cookie::Lang)), (Some("2"), None));
        assert_eq!(Jar::of(&headers, true).get(Cookie::Session), None);
    }
}
