//! The language of an answer, from `Accept-Language`.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use words::Lang;

/// The language that a program likes best of those that are spoken here; Vietnamese where it says nothing.
pub(super) fn of(headers: &HeaderMap) -> Lang {
    let sent = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let mut best: Option<(u32, Lang)> = None;
    for range in sent.unwrap_or_default().split(',').take(32) {
        let (tag, weight) = range.split_once(';').unwrap_or((range, "q=1"));
        let tag = tag.trim().split('-').next().unwrap_or_default().to_ascii_lowercase();
        let Some(lang) = Lang::from_tag(&tag) else { continue };
        let weight = thousandths(weight.trim());
        if weight > 0 && best.is_none_or(|(most, _)| weight > most) {
            best = Some((weight, lang));
        }
    }
    best.map_or_else(Lang::default, |(_, lang)| lang)
}

/// The weight of a range: `q=0.8` is 800. What cannot be read weighs nothing.
fn thousandths(weight: &str) -> u32 {
    let Some(number) = weight.strip_prefix("q=") else {
        return 0;
    };
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let part: String = part.chars().chain("000".chars()).take(3).collect();
    let whole: u32 = whole.parse().unwrap_or(0);
    whole.min(1) * 1000 + if whole == 0 { part.parse().unwrap_or(0) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(header: &'static str) -> &'static str {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_LANGUAGE, header.parse().unwrap());
        of(&headers).tag()
    }

    #[test]
    fn the_language_that_is_liked_best_is_spoken() {
        assert_eq!(of(&HeaderMap::new()).tag(), "vi");
        for (header, tag) in [
            ("en", "en"),
            ("en-GB,en;q=0.9,vi;q=0.8", "en"),
            ("fr, vi;q=0.2, en;q=0.1", "vi"),
            ("vi;q=0, en;q=0.01", "en"),
            ("*", "vi"),
            (";;,q=,", "vi"),
        ] {
            assert_eq!(spoken(header), tag, "{header}");
        }
    }
}
