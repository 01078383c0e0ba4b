//! From what and from where a session was begun: the browser and the system, as the browser itself says, and the address of the connection. It
//! proves nothing, and helps its holder to know the own sessions from another's.

use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use office::accounts::{Origin, SessionKey};

use crate::site::{Reader, Site};

/// What browsers call themselves, the more particular ones first: many say to be Chrome and Safari too.
const BROWSERS: &[(&str, &str)] = &[
    ("coc_coc_browser", "Cốc Cốc"),
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
];
/// What they call the systems.
const SYSTEMS: &[(&str, &str)] = &[
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// Browser and system; nothing where neither is known.
fn device(said: &str) -> String {
    let find = |all: &[(&str, &'static str)]| all.iter().find(|(sign, _)| said.contains(sign)).map(|(_, name)| *name);
    let parts: Vec<&str> = find(BROWSERS).into_iter().chain(find(SYSTEMS)).collect();
    parts.join(", ")
}

/// Notes from what and from where a session was begun, without waiting.
pub(super) fn note(site: &Site, reader: &Reader, headers: &HeaderMap, key: &SessionKey) {
    let said = headers.get(USER_AGENT).and_then(|said| said.to_str().ok());
    let from = Origin {
        device: said.map(device).unwrap_or_default(),
        address: reader.from.clone(),
    };
    if from != Origin::default() {
        site.office().note_origin(key, from);
    }
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn a_browser_and_its_system_are_told_and_nothing_is_guessed() {
        let windows =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0";
        assert_eq!(
            device(&format!("{windows} Safari/537.36 Edg/142.0.0.0")),
            "Edge, Windows"
        );
        assert_eq!(device(&format!("{windows} Safari/537.36")), "Chrome, Windows");
        assert_eq!(
            device("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
            "Firefox, Linux"
        );
        assert_eq!(
            device("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36"),
            "Chrome, Android"
        );
        assert_eq!((device("curl/8.5.0").as_str(), device("<script>").as_str()), ("", ""));
    }
}
