//! Every pair of text and ground in both themes reaches WCAG AA, measured from the tokens of the stylesheet itself.

use std::collections::BTreeMap;

type Tokens = BTreeMap<String, [f64; 3]>;

/// The colours of the first block after `opening`.
fn tokens(sheet: &str, opening: &str) -> Tokens {
    let block = sheet.split_once(opening).unwrap().1.split_once('}').unwrap().0;
    let mut tokens = Tokens::new();
    for declaration in block.split(';') {
        let Some((name, value)) = declaration.split_once(':') else {
            continue;
        };
        if let Some(hex) = value.trim().strip_prefix('#') {
            tokens.insert(name.trim().to_owned(), channels(hex));
        }
    }
    tokens
}

fn channels(hex: &str) -> [f64; 3] {
    let long: String = if hex.len() == 3 {
        hex.chars().flat_map(|digit| [digit, digit]).collect()
    } else {
        hex.into()
    };
    [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&long[at..at + 2], 16).unwrap()) / 255.0)
}

fn luminance(colour: [f64; 3]) -> f64 {
    let [r, g, b] = colour.map(|c| {
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn check(tokens: &Tokens) {
    let texts = [
        "--ink", "--ink-2", "--ink-3", "--link", "--lam", "--son", "--dat", "--chuy",
    ];
    for ground in ["--paper", "--sheet"] {
        for text in texts {
            let ratio = contrast(tokens[text], tokens[ground]);
            assert!(ratio >= 4.5, "{text} on {ground}: {ratio:.2}");
        }
        for line in ["--edge", "--lam", "--son"] {
            let ratio = contrast(tokens[line], tokens[ground]);
            assert!(ratio >= 3.0, "{line} on {ground}: {ratio:.2}");
        }
    }
    for (text, ground) in [
        ("--on-lam", "--lam"),
        ("--ink", "--wash"),
        ("--ink", "--wash-chuy"),
        ("--ink", "--wash-son"),
        ("--ink", "--heat-1"),
        ("--ink", "--heat-2"),
        ("--ink", "--heat-3"),
        ("--ink", "--heat-4"),
        ("--ink", "--heat-5"),
    ] {
        let ratio = contrast(tokens[text], tokens[ground]);
        assert!(ratio >= 4.5, "{text} on {ground}: {ratio:.2}");
    }
    let bar = contrast(tokens["--lam"], tokens["--bar"]);
    assert!(bar >= 3.0, "a bar on its ground: {bar:.2}");
}

#[test]
fn text_and_marks_can_be_read_in_both_themes() {
    let sheet = String::from_utf8(assets::get("app.css").unwrap().bytes.to_vec()).unwrap();
    check(&tokens(&sheet, ":root {"));
    let dark = tokens(&sheet, ":root[data-theme=\"dark\"] {");
    check(&dark);
    assert_eq!(
        dark,
        tokens(&sheet, ":root:not([data-theme=\"light\"]) {"),
        "the system's dark is the fixed dark"
    );
}
