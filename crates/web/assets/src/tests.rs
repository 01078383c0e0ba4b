//! What is embedded, how heavy it is, and that it asks nothing of the outside.

use super::*;

fn text(path: &str) -> String {
    String::from_utf8(get(path).unwrap().bytes.to_vec()).unwrap()
}

#[test]
fn addresses_carry_the_content_s_hash() {
    let sheet = get("app.css").unwrap();
    assert_eq!(url("app.css"), sheet.url);
    assert!(sheet.url.starts_with("/assets/app.css?v=") && sheet.url.contains(sheet.etag.trim_matches('"')));
    assert_eq!(sheet.media, "text/css; charset=utf-8");
    assert_eq!(get("fonts/digits-400.woff2").unwrap().media, "font/woff2");
    assert_eq!(url("nothing.css"), "/assets/nothing.css");
    assert!(get("../Cargo.toml").is_none());
}

#[test]
fn every_font_that_the_stylesheet_names_is_there() {
    let sheet = text("app.css");
    let named: Vec<&str> = sheet
        .split("url(")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .collect();
    assert!(named.len() >= 10, "{named:?}");
    for name in named {
        let path = name.trim_matches('"').split('?').next().unwrap();
        assert!(get(path).is_some(), "{path}");
    }
}

/// 20 KB compressed is the budget; the raw sheet stays below what compresses to that by far.
#[test]
fn our_own_sheet_and_script_stay_small() {
    assert!(text("app.css").len() < 40_000, "{}", text("app.css").len());
    assert!(text("app.js").len() < 4_000 && text("keep.js").len() < 6_000);
    assert!(text("autosave.js").len() < 6_000 && text("palette.js").len() < 6_000);
}

#[test]
fn nothing_of_ours_reaches_outside_or_needs_a_later_browser() {
    let sheet = text("app.css");
    assert!(!sheet.contains("http:") && !sheet.contains("https:") && !sheet.contains("@import"));
    for later in [
        ":has(",
        "oklch(",
        "subgrid",
        "popover",
        "@container",
        "color-mix(",
        "light-dark(",
        "&:",
        "& ",
    ] {
        assert!(!sheet.contains(later), "{later} is above Chromium 109 or Firefox 115");
    }
    let script = [
        text("app.js"),
        text("keep.js"),
        text("autosave.js"),
        text("palette.js"),
        text("watch.js"),
        text("idle.js"),
    ]
    .concat();
    for forbidden in [
        "eval(",
        "new Function",
        "innerHTML",
        "localStorage",
        "indexedDB",
        "http",
    ] {
        assert!(!script.contains(forbidden), "{forbidden}");
    }
    // What is typed and not sent stays in the tab, and one script alone knows it.
    assert!(text("keep.js").contains("sessionStorage") && text("keep.js").contains("forgetAll"));
    assert!(!text("autosave.js").contains("sessionStorage"));
    assert!(!text("app.js").contains("sessionStorage") && !text("palette.js").contains("sessionStorage"));
}
