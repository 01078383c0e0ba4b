//! Whether a word can be a Vietnamese syllable: an onset, a rime, one tone. Enough to tell encodings apart.

use unicode_normalization::UnicodeNormalization;

const ONSETS: [&str; 28] = [
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x", "",
];

const RIMES: &str = " a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây e ec em en \
eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan \
oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm \
ơn ơp ơt u ua uân uât uâng uây uc ue uê uêch uên uênh uêt ui um un ung uơ up ut uy uya uych uyên uyêt uynh uyt uyu uôc uôi \
uôm uôn uông uôt uôp ư ưa ưc ưi ưng ưt ươ ươc ươi ươm ươn ương ươp ươt ươu ưu ưm ưn y yêm yên yêng yêt yêu ";

/// Letters that Vietnamese Unicode has and no legacy byte shows: proof that a text is not legacy.
pub(super) fn only_in_unicode(letter: char) -> bool {
    matches!(letter, '\u{102}'..='\u{103}' | '\u{110}'..='\u{111}' | '\u{128}'..='\u{129}' | '\u{168}'..='\u{169}'
        | '\u{1a0}'..='\u{1a1}' | '\u{1af}'..='\u{1b0}' | '\u{1ea0}'..='\u{1ef9}')
}

/// Whether the word can be read as one syllable with its marks.
pub(super) fn is_syllable(word: &str) -> bool {
    let mut plain = String::with_capacity(word.len());
    let mut tones = 0;
    for letter in word.to_lowercase().nfd() {
        match letter {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tones += 1,
            other => plain.push(other),
        }
    }
    let plain: String = plain.nfc().collect();
    tones <= 1
        && (plain == "gi"
            || ONSETS
                .iter()
                .any(|onset| plain.strip_prefix(onset).is_some_and(is_rime)))
}

fn is_rime(rime: &str) -> bool {
    !rime.is_empty()
        && RIMES.match_indices(rime).any(|(at, _)| {
            let bytes = RIMES.as_bytes();
            bytes[at - usize::from(at > 0)] == b' ' && bytes.get(at + rime.len()) == Some(&b' ')
        })
        && !rime.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::is_syllable;

    #[test]
    fn syllables() {
        for word in [
            "Nguyễn",
            "Trần",
            "Hằng",
            "Quý",
            "giám",
            "Thuỷ",
            "Thủy",
            "Oanh",
            "Khuyên",
            "Gì",
            "Đường",
            "Út",
            "yến",
        ] {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["NguyÔn", "Traàn", "§Æng", "Huøng", "Lª", "Nguyeãn", "xyz", "ch", ""] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
