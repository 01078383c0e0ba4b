//! When a list corrects the spelling of a name, and when it only writes the same name in another way.

use unicode_normalization::UnicodeNormalization as _;

/// Huyền, sắc, hỏi, ngã, nặng: their place in a syllable is a matter of taste (Hoà, Hòa), the tone itself is not.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// The words of a name with their letters and, apart from them, their tones.
fn spelling(name: &str) -> Vec<(String, String)> {
    let words = ledger::text::clean(name).to_lowercase();
    let word = |word: &str| word.nfd().partition::<String, _>(|letter| !TONES.contains(letter));
    words.split(' ').map(word).collect()
}

/// Whether `now`, which folds to the same letters, is another spelling than `was` and not merely one without marks.
pub(super) fn corrects(now: &str, was: &str) -> bool {
    let marked = |name: &str| name.nfd().any(|letter| !letter.is_ascii());
    spelling(now) != spelling(was) && (marked(now) || !marked(was))
}

/// Whether two names are spelled alike, marks and all.
pub(super) fn alike(one: &str, other: &str) -> bool {
    spelling(one) == spelling(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_correct_a_name_and_their_place_does_not() {
        assert!(corrects("Nguyễn Văn Ân", "Nguyễn Văn An"));
        assert!(corrects("Nguyễn Văn An", "Nguyen Van An"));
        assert!(
            !corrects("Nguyen Van An", "Nguyễn Văn An"),
            "marks that a list leaves out are not taken away"
        );
        assert!(!corrects("ĐẶNG THỊ THUỶ", "Đặng Thị Thủy") && alike("Hoà", "Hòa"));
        assert!(!alike("Hoa", "Hoá") && corrects("Lê Thị Hoá", "Lê Thị Hoa"));
    }
}
