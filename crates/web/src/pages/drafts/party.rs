//! Which bodies are the Party's: their papers have a head of their own.

use ledger::codes::UnitKind;
use ledger::text::fold;

use crate::site::Visit;

/// Names by which a body of the Party is known where the ledger has no such unit, word by word, folded.
const NAMES: [&[&str]; 8] = [
    &["dang", "uy"],
    &["dang", "bo"],
    &["chi", "bo"],
    &["chi", "uy"],
    &["can", "su", "dang"],
    &["dang", "doan"],
    &["ban", "bi", "thu"],
    &["bo", "chinh", "tri"],
];
/// The levels of its committees: "Huyện ủy". Where "ban" follows, the word begins the name of another committee: "Cơ quan Ủy ban Mặt trận".
const LEVELS: [&str; 6] = ["tinh", "thanh", "quan", "huyen", "thi", "khu"];
/// Its inspection has the name of a committee; unions and associations have one of that name too.
const INSPECTION: &[&str] = &["uy", "ban", "kiem", "tra"];
const OTHERS: [&str; 2] = ["doan", "hoi"];

/// Whether a body is the Party's: as the ledger says of the unit of this name, else by its name.
pub(super) fn is_of_party(visit: &Visit, issuer: &str) -> bool {
    let (view, structure, name) = (visit.view(), visit.structure(), fold(issuer));
    let units = structure.walked().iter();
    let mut kinds = units
        .filter(|unit| fold(&view.unit_name(**unit)) == name)
        .filter_map(|unit| view.unit_kind(*unit))
        .filter(|kind| *kind != UnitKind::Other);
    kinds
        .next()
        .map_or_else(|| is_named_so(&name), |kind| kind == UnitKind::PartyBody)
}

fn is_named_so(folded: &str) -> bool {
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let has = |name: &[&str]| words.windows(name.len()).any(|own| own == name);
    let is_committee = |at: usize| {
        let word = |at: usize| words.get(at).copied().unwrap_or_default();
        LEVELS.contains(&word(at)) && word(at + 1) == "uy" && word(at + 2) != "ban"
    };
    NAMES.iter().any(|name| has(name))
        || (0..words.len()).any(is_committee)
        || (has(INSPECTION) && !OTHERS.iter().any(|word| words.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_of_the_party_are_known_by_their_names() {
        for party in [
            "Ban Thường vụ Huyện ủy",
            "Đảng uỷ xã Bằng Cả",
            "Huyện ủy Hoành Bồ",
            "Quận ủy 3",
            "Văn phòng Huyện ủy, Hoành Bồ",
            "Thị ủy Quảng Yên",
            "Ban Tổ chức Tỉnh ủy",
            "Cơ quan Ủy ban Kiểm tra",
            "Cơ quan Ủy ban Kiểm tra Huyện ủy",
            "Ban cán sự đảng UBND tỉnh",
            "Ban Chấp hành Đảng bộ huyện",
            "Đảng ủy Ủy ban nhân dân huyện",
            "Chi bộ Trường THCS Bằng Cả",
        ] {
            assert!(is_named_so(&fold(party)), "{party}");
        }
    }

    #[test]
    fn bodies_of_the_state_and_of_masses_are_not_taken_for_the_partys() {
        for other in [
            "UBND huyện Hoành Bồ",
            "Phòng Nội vụ",
            "Ủy ban nhân dân xã",
            "Ủy ban nhân dân thành phố Hạ Long",
            "Cơ quan Ủy ban Mặt trận Tổ quốc Việt Nam huyện",
            "Ban Thường vụ Hội Nông dân",
            "Ban Thường vụ",
            "Ủy ban Kiểm tra Liên đoàn Lao động tỉnh",
            "Ủy ban Kiểm tra Hội Cựu chiến binh",
            "Ban Quản lý dự án",
            "",
        ] {
            assert!(!is_named_so(&fold(other)), "{other}");
        }
    }
}
