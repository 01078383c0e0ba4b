//! Names from common parts, by people and sex; and citizen numbers that no one can have.
//!
//! A number is twelve digits: a place, sex with century, two digits of the year of birth, a tail by chance. The place is 999, which no
//! province has, so none of these numbers is anybody's.

use std::collections::{BTreeMap, BTreeSet};

use ledger::codes::Sex;

use crate::dice::Dice;
use crate::settings::{Settings, listed};

type Weighted = Vec<(String, u32)>;

/// Gives names and numbers; no number twice.
#[derive(Debug)]
pub(crate) struct Namer {
    dice: Dice,
    families: BTreeMap<String, Weighted>,
    middles: (Weighted, Weighted),
    givens: (Weighted, Weighted),
    peoples: BTreeMap<String, Weighted>,
    prefix: String,
    used: BTreeSet<String>,
}

impl Namer {
    pub(crate) fn new(settings: &Settings, seed: u64) -> Self {
        let names = &settings.names;
        let shares = |text: &str| -> Weighted {
            // "Kinh:92 Sán Dìu:4": a share ends at a space after digits.
            let mut all = Vec::new();
            let mut name = String::new();
            for word in text.split(' ') {
                if let Some((last, weight)) = word.split_once(':') {
                    name.push_str(last);
                    all.push((std::mem::take(&mut name), weight.parse().unwrap_or(1)));
                } else {
                    name.push_str(word);
                    name.push(' ');
                }
            }
            all
        };
        let mut peoples: BTreeMap<String, Weighted> = settings
            .communes
            .iter()
            .map(|commune| (commune.name.clone(), shares(&commune.peoples)))
            .collect();
        peoples.insert(String::new(), shares("Kinh:78 Dao:9 Tày:8 Sán Dìu:5"));
        Self {
            dice: Dice::of(seed, "names"),
            families: names
                .family
                .iter()
                .map(|(people, all)| (people.clone(), listed(all)))
                .collect(),
            middles: (listed(&names.middle_male), listed(&names.middle_female)),
            givens: (listed(&names.given_male), listed(&names.given_female)),
            peoples,
            prefix: settings.district.number_prefix.clone(),
            used: BTreeSet::new(),
        }
    }

    /// Gives none of these numbers.
    pub(crate) fn keep_free(&mut self, numbers: impl Iterator<Item = String>) {
        self.used.extend(numbers);
    }

    /// The people of somebody of a commune, or of the district level.
    pub(crate) fn ethnicity(&mut self, commune: Option<&str>) -> String {
        let shares = self.peoples.get(commune.unwrap_or("")).map_or(&[][..], Vec::as_slice);
        self.dice.weighted(shares).cloned().unwrap_or_else(|| "Kinh".to_owned())
    }

    /// Family name, middle names, given name.
    pub(crate) fn full_name(&mut self, people: &str, sex: Sex) -> String {
        let (middles, givens) = match sex {
            Sex::Male => (&self.middles.0, &self.givens.0),
            Sex::Female => (&self.middles.1, &self.givens.1),
        };
        let families = self
            .families
            .get(people)
            .or_else(|| self.families.get("Kinh"))
            .map_or(&[][..], Vec::as_slice);
        let family = self.dice.weighted(families).cloned().unwrap_or_default();
        let middle = self.dice.weighted(middles).cloned().unwrap_or_default();
        // "Hoàng Thu Thu" is nobody's name.
        let mut given = self.dice.weighted(givens).cloned().unwrap_or_default();
        while middle.ends_with(&given) || family == given {
            given = self.dice.weighted(givens).cloned().unwrap_or_default();
        }
        format!("{family} {middle} {given}")
    }

    /// Twelve digits that fit sex and year of birth.
    pub(crate) fn number(&mut self, sex: Sex, year: i32) -> String {
        let century = (year / 100 - 19) * 2;
        let sign = century + i32::from(sex == Sex::Female);
        loop {
            let number = format!(
                "{}{sign}{:02}{:06}",
                self.prefix,
                year % 100,
                self.dice.below(1_000_000)
            );
            if self.used.insert(number.clone()) {
                return number;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_fit_their_people_and_are_nobodys() {
        let settings = Settings::carried().unwrap();
        let mut namer = Namer::new(&settings, 1);
        assert!(namer.number(Sex::Male, 1984).starts_with("999084"));
        assert!(namer.number(Sex::Female, 1984).starts_with("999184"));
        assert!(namer.number(Sex::Female, 2000).starts_with("999300"));
        let dao = namer.full_name("Dao", Sex::Female);
        assert!(
            settings.names.family["Dao"]
                .iter()
                .any(|family| dao.starts_with(family.split(':').next().unwrap())),
            "{dao}"
        );
        let all: Vec<String> = (0..50).map(|_| namer.ethnicity(Some("xã Sơn Dương"))).collect();
        assert!(all.iter().any(|people| people == "Sán Dìu") && all.iter().any(|people| people == "Tày"));
    }
}
