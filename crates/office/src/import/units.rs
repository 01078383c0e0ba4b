//! Finding the unit that a list means, however it is spelled: capitals, abbreviations, old tone marks, former names, dissolved units.

use std::cell::RefCell;
use std::collections::BTreeMap;

use ledger::codes::UnitKind;
use ledger::text::{clean, fold};
use ledger::value::{Fact, Ix, Place};
use ledger::view::Structure;
use ledger::{Entity, View};

use crate::uploads::Spellings;

/// What became of a unit's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// One unit, standing on the day.
    One(Ix),
    /// Several; their names.
    Several(Vec<String>),
    /// None; the nearest names.
    None(Vec<String>),
}

/// All names that units have had, normalised.
#[derive(Debug)]
pub(super) struct UnitNames<'v> {
    view: View<'v>,
    structure: &'v Structure,
    names: BTreeMap<String, Vec<Ix>>,
    /// What the asker has said that texts mean.
    said: Option<&'v Spellings>,
    /// What was asked before: a list writes few names in many rows.
    asked: RefCell<BTreeMap<(String, Option<Ix>), Found>>,
}

impl<'v> UnitNames<'v> {
    pub(super) fn of(view: View<'v>, structure: &'v Structure) -> Self {
        let mut names: BTreeMap<String, Vec<Ix>> = BTreeMap::new();
        for unit in 0..view.value().unit_count() {
            if matches!(view.unit_kind(unit), None | Some(UnitKind::Room)) {
                continue;
            }
            let carried = structure.carry(unit);
            if !structure.unit(carried).is_some_and(|unit| unit.stands) {
                continue;
            }
            for row in view.rows(Place::Unit(unit)) {
                if let Fact::Name(word) = row.fact {
                    let of = names.entry(normal(&view.text(word))).or_default();
                    if !of.contains(&carried) {
                        of.push(carried);
                    }
                }
            }
        }
        Self {
            view,
            structure,
            names,
            said: None,
            asked: RefCell::default(),
        }
    }

    /// The same, with what the asker has said that texts mean.
    pub(super) const fn said(mut self, said: &'v Spellings) -> Self {
        self.said = Some(said);
        self
    }

    /// Where a unit of a paper stands on the day.
    pub(super) fn carried(&self, unit: Ix) -> Ix {
        self.structure.carry(unit)
    }

    /// The unit that a text means; `inside` narrows several to those in one subtree.
    pub(super) fn find(&self, text: &str, inside: Option<Ix>) -> Found {
        let key = (clean(text), inside);
        if let Some(found) = self.asked.borrow().get(&key) {
            return found.clone();
        }
        let mut found = self.look(text, inside);
        if !matches!(found, Found::One(_))
            && let Some(unit) = self.said_unit(text)
        {
            found = Found::One(unit);
        }
        self.asked.borrow_mut().insert(key, found.clone());
        found
    }

    /// The unit that the asker has said a text means, if it stands on the day.
    fn said_unit(&self, text: &str) -> Option<Ix> {
        let unit = Entity::Unit(self.said?.unit(text)?);
        let Place::Unit(unit) = self.view.value().place(unit)? else {
            return None;
        };
        let carried = self.structure.carry(unit);
        self.structure.unit(carried)?.stands.then_some(carried)
    }

    fn look(&self, text: &str, inside: Option<Ix>) -> Found {
        let wanted = normal(text);
        let mut all = self.names.get(&wanted).cloned().unwrap_or_default();
        // Of several, who is called just so today goes before who is called so in other words, and that before who was called so once.
        let current = |unit: &Ix| self.view.unit_name(*unit);
        narrow(&mut all, |unit| fold(&current(unit)) == fold(text));
        narrow(&mut all, |unit| normal(&current(unit)) == wanted);
        if let Some(above) = inside {
            narrow(&mut all, |unit| self.structure.within(*unit, above));
        }
        match all.as_slice() {
            [one] => Found::One(*one),
            [] => self
                .by_path(text)
                .map_or_else(|| Found::None(self.nearest(&wanted)), Found::One),
            several => Found::Several(
                several
                    .iter()
                    .map(|unit| self.view.unit_name(*unit).to_string())
                    .collect(),
            ),
        }
    }

    /// The unit that a text names with the one above it: "Thôn 1, xã Bằng Cả".
    fn by_path(&self, text: &str) -> Option<Ix> {
        let cuts = [", ", " - "].into_iter().flat_map(|mark| text.match_indices(mark));
        let mut named = cuts.filter_map(|(at, mark)| {
            let Found::One(above) = self.find(&text[at + mark.len()..], None) else {
                return None;
            };
            let mut own = self.names.get(&normal(&text[..at]))?.clone();
            own.retain(|unit| *unit != above && self.structure.within(*unit, above));
            narrow(&mut own, |unit| fold(&self.view.unit_name(*unit)) == fold(&text[..at]));
            narrow(&mut own, |unit| {
                self.structure
                    .unit(*unit)
                    .is_some_and(|unit| unit.parent == Some(above))
            });
            <[Ix; 1]>::try_from(own).ok().map(|[unit]| unit)
        });
        named.next()
    }

    /// Up to three names that share most words with the text.
    fn nearest(&self, wanted: &str) -> Vec<String> {
        let words: Vec<&str> = wanted.split(' ').collect();
        let mut scored: Vec<(usize, Ix)> = Vec::new();
        for (name, units) in &self.names {
            let own: Vec<&str> = name.split(' ').collect();
            let shared = words.iter().filter(|word| own.contains(word)).count();
            let score = 200 * shared / (words.len() + own.len());
            if score >= 50 {
                scored.extend(units.first().map(|unit| (score, *unit)));
            }
        }
        scored.sort_by_key(|(score, unit)| (std::cmp::Reverse(*score), *unit));
        scored.dedup_by_key(|(_, unit)| *unit);
        scored
            .iter()
            .take(3)
            .map(|(_, unit)| self.view.unit_name(*unit).to_string())
            .collect()
    }
}

/// Keeps what passes, if anything does.
fn narrow(units: &mut Vec<Ix>, passes: impl Fn(&Ix) -> bool) {
    if units.len() > 1 {
        let kept: Vec<Ix> = units.iter().copied().filter(|unit| passes(unit)).collect();
        if !kept.is_empty() {
            *units = kept;
        }
    }
}

/// Abbreviations of offices and what they stand for, folded.
const SHORT: [(&str, &str); 34] = [
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("ubmttq", "mat tran to quoc"),
    ("mttq", "mat tran to quoc"),
    ("th", "tieu hoc"),
    ("thcs", "trung hoc co so"),
    ("thpt", "trung hoc pho thong"),
    ("ptcs", "pho thong co so"),
    ("ptdt", "pho thong dan toc"),
    ("mn", "mam non"),
    ("mg", "mau giao"),
    ("p", "phong"),
    ("pgd", "phong giao duc"),
    ("gd", "giao duc"),
    ("gddt", "giao duc dao tao"),
    ("dt", "dao tao"),
    ("tc", "tai chinh"),
    ("kh", "ke hoach"),
    ("tckh", "tai chinh ke hoach"),
    ("nv", "noi vu"),
    ("vh", "van hoa"),
    ("tt", "thi tran"),
    ("tx", "thi xa"),
    ("tnmt", "tai nguyen moi truong"),
    ("ldtbxh", "lao dong thuong binh xa hoi"),
    ("ktht", "kinh te ha tang"),
    ("vp", "van phong"),
    ("bql", "ban quan ly"),
    ("tttt", "trung tam truyen thong"),
    ("hpn", "hoi lien hiep phu nu"),
    ("ccb", "cuu chien binh"),
    ("tnhs", "thanh nien"),
    ("hu", "huyen uy"),
    ("x", "xa"),
];

/// The normal form in which spellings of one unit meet.
pub(crate) fn normal(text: &str) -> String {
    let folded = fold(text);
    let mut words: Vec<&str> = Vec::new();
    for word in folded.split(' ') {
        match SHORT.iter().find(|(short, _)| *short == word) {
            Some((_, long)) => words.extend(long.split(' ')),
            None => words.push(word),
        }
    }
    words.retain(|word| !matches!(*word, "va" | "cua" | "so" | ""));
    let joined = words.join(" ");
    // A commune's committee and its council are the commune.
    let communes = ["xa ", "thi tran ", "phuong ", "dac khu "];
    for body in ["uy ban nhan dan ", "hoi dong nhan dan ", "dang uy "] {
        if let Some(rest) = joined.strip_prefix(body)
            && communes.iter().any(|kind| rest.starts_with(kind))
        {
            return rest.to_owned();
        }
    }
    joined
}

/// A unit's text as a report shows it: spaces single, capitals undone, the kind of a place in small letters.
pub(super) fn shown(text: &str) -> String {
    let text = clean(text);
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let shouted = letters().count() > 1 && letters().all(char::is_uppercase);
    let mut name = if shouted { capitals_undone(&text) } else { text };
    for kind in [
        "Xã ",
        "Thị trấn ",
        "Thị Trấn ",
        "Phường ",
        "Huyện ",
        "Thôn ",
        "Đặc khu ",
        "Đặc Khu ",
    ] {
        if let Some(rest) = name.strip_prefix(kind) {
            name = format!("{}{rest}", kind.to_lowercase());
        }
    }
    name
}

fn capitals_undone(text: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| {
            first
                .to_uppercase()
                .chain(letters.flat_map(char::to_lowercase))
                .collect()
        })
    };
    text.split(' ').map(word).collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_spellings_of_one_unit_meet() {
        let all = [
            "UBND xã Hòa Bình",
            "Uỷ ban nhân dân xã Hoà Bình",
            "XÃ HOÀ BÌNH",
            "xa hoa binh",
            "Ủy ban Nhân dân Xã Hòa  Bình",
        ];
        assert!(
            all.iter().all(|text| normal(text) == "xa hoa binh"),
            "{:?}",
            all.map(normal)
        );
        assert_eq!(normal("P. GD&ĐT"), normal("Phòng Giáo dục và Đào tạo"));
        assert_eq!(
            normal("Trường TH&THCS Đồng Lâm"),
            normal("Trường Tiểu học và Trung học cơ sở Đồng Lâm")
        );
        assert_eq!(normal("Trường MN Quảng La"), normal("Trường Mầm non Quảng La"));
        assert_ne!(normal("UBND huyện Hoành Bồ"), normal("Huyện Hoành Bồ"));
    }

    #[test]
    fn capitals_are_undone_for_reading() {
        assert_eq!(shown("THỊ TRẤN TRỚI"), "thị trấn Trới");
        assert_eq!(shown("Xã Bằng Cả"), "xã Bằng Cả");
        assert_eq!(shown("Truong THCS Le Loi"), "Truong THCS Le Loi");
        assert_eq!(shown(" P. Nội\u{a0}vụ"), "P. Nội vụ");
    }
}
