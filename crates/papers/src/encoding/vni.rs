//! VNI-Windows: a base letter, then one Western letter for its marks; a few letters have a place of their own.

/// The mark letters: what each adds to the vowel before it, as (shape, tone).
fn mark(stored: char) -> Option<(Shape, Option<char>)> {
    const GRAVE: Option<char> = Some('\u{300}');
    const ACUTE: Option<char> = Some('\u{301}');
    const TILDE: Option<char> = Some('\u{303}');
    const HOOK: Option<char> = Some('\u{309}');
    const DOT: Option<char> = Some('\u{323}');
    use Shape::{Breve, Circumflex, Plain};
    Some(match stored.to_lowercase().next()? {
        'ù' => (Plain, ACUTE),
        'ø' => (Plain, GRAVE),
        'û' => (Plain, HOOK),
        'õ' => (Plain, TILDE),
        'ï' => (Plain, DOT),
        'â' => (Circumflex, None),
        'á' => (Circumflex, ACUTE),
        'à' => (Circumflex, GRAVE),
        'å' => (Circumflex, HOOK),
        'ã' => (Circumflex, TILDE),
        'ä' => (Circumflex, DOT),
        'ê' => (Breve, None),
        'é' => (Breve, ACUTE),
        'è' => (Breve, GRAVE),
        'ú' => (Breve, HOOK),
        'ü' => (Breve, TILDE),
        'ë' => (Breve, DOT),
        _ => return None,
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Plain,
    Circumflex,
    Breve,
}

/// Letters that stand alone.
fn alone(stored: char) -> Option<char> {
    Some(match stored {
        'ñ' => 'đ',
        'Ñ' => 'Đ',
        'ô' => 'ơ',
        'Ô' => 'Ơ',
        'ö' => 'ư',
        'Ö' => 'Ư',
        'í' => 'í',
        'Í' => 'Í',
        'ì' => 'ì',
        'Ì' => 'Ì',
        'æ' => 'ỉ',
        'Æ' => 'Ỉ',
        'ó' => 'ĩ',
        'Ó' => 'Ĩ',
        'ò' => 'ị',
        'Ò' => 'Ị',
        'î' => 'ỵ',
        'Î' => 'Ỵ',
        _ => return None,
    })
}

pub(super) fn to_unicode(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut out = String::with_capacity(text.len() + 8);
    let mut base: Option<char> = None;
    for stored in text.chars() {
        if let Some(vowel) = base
            && let Some((shape, tone)) = mark(stored).filter(|(shape, _)| carries(vowel, *shape))
        {
            match shape {
                Shape::Plain => {}
                Shape::Circumflex => out.push('\u{302}'),
                Shape::Breve => out.push('\u{306}'),
            }
            out.extend(tone);
            base = None;
            continue;
        }
        let letter = alone(stored).unwrap_or(stored);
        out.push(letter);
        base = matches!(
            letter.to_lowercase().next(),
            Some('a' | 'e' | 'o' | 'u' | 'y' | 'ơ' | 'ư')
        )
        .then_some(letter);
    }
    out.nfc().collect()
}

/// Which vowels take a circumflex, a breve or a plain tone.
fn carries(vowel: char, shape: Shape) -> bool {
    matches!(
        (vowel.to_lowercase().next(), shape),
        (_, Shape::Plain) | (Some('a' | 'e' | 'o'), Shape::Circumflex) | (Some('a'), Shape::Breve)
    )
}
