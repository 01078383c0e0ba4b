//! Placing a good row: its unit on the list's day, how the person belongs, and what its blank cells mean.

use lawbook::Lawbook;
use ledger::View;
use ledger::codes::{Standing, UnitKind};
use ledger::text::fold;
use ledger::value::Ix;
use papers::roster::{Facts, Field, Roster, RosterRow, UnitsFrom};

use super::facts;
use super::matching;
use super::reach::Reach;
use super::report::{Reason, RowReport};
use super::row::{self, Candidate};
use super::units::{Found, UnitNames, shown};

/// What rows are placed by.
#[derive(Debug)]
pub(super) struct Placing<'v> {
    pub(super) view: View<'v>,
    pub(super) law: &'v Lawbook,
    pub(super) roster: &'v Roster,
    pub(super) names: UnitNames<'v>,
    pub(super) reach: &'v Reach<'v>,
    /// Standings that titles suggest in kinds of units: a list has many rows and few titles.
    suggested: std::collections::BTreeMap<(Option<String>, Option<UnitKind>), Standing>,
}

impl<'v> Placing<'v> {
    pub(super) fn new(
        view: View<'v>,
        law: &'v Lawbook,
        roster: &'v Roster,
        names: UnitNames<'v>,
        reach: &'v Reach<'v>,
    ) -> Self {
        Self {
            view,
            law,
            roster,
            names,
            reach,
            suggested: std::collections::BTreeMap::new(),
        }
    }

    /// Places the row that is the `at`-th of the list; its report tells what is told of the unit.
    pub(super) fn place(&mut self, at: usize, row: &RosterRow, read: Facts, report: &mut RowReport) -> Candidate {
        let text = row::unit_text(row, &read).map(str::to_owned);
        let makes = match self.roster.mapping.units_from {
            UnitsFrom::Known => false,
            UnitsFrom::Column => read.unit.is_some(),
            UnitsFrom::Groups => read.unit.is_none() && !row.unit_context.is_empty(),
        };
        let (mut unit, mut lost_unit, mut new_unit) = (None, None, None);
        match self
            .own_unit(&read)
            .map_or_else(|| row::find_unit(row, &read, &self.names), Found::One)
        {
            Found::One(found) => unit = Some(found),
            Found::Several(several) => {
                report
                    .reasons
                    .push(Reason::new("ambiguous_unit").with("units", several.join("; ")));
                lost_unit.clone_from(&text);
            }
            Found::None(_) if makes => new_unit.clone_from(&text),
            Found::None(nearest) => {
                if let Some(text) = &text {
                    let mut reason = Reason::new("unknown_unit").with("unit", text);
                    if !nearest.is_empty() {
                        reason = reason.with("suggestion", nearest.join("; "));
                    }
                    report.reasons.push(reason);
                    lost_unit = Some(text.clone());
                }
            }
        }
        if let (Some(person), Some(unit)) = (&mut report.person, unit) {
            let name = self.view.unit_name(unit).to_string();
            // A group row names the unit; the report says it as the district does. A cell is told as it was written.
            let same_letters = person
                .unit
                .as_ref()
                .is_some_and(|text| text.to_lowercase() == name.to_lowercase());
            if read.unit.is_none() || same_letters {
                person.unit = Some(shown(&name));
            }
            person.matched_unit = Some(name);
        }
        let read = self.in_ladders(read);
        let title = read.title.clone().filter(|title| !title.trim().is_empty());
        let told = read.learner_kind.as_deref().or(read.contract_kind.as_deref());
        let blank = |field: &&Field| self.roster.knows(row.sheet.as_deref(), **field) && row.reading(**field).is_none();
        let none = self
            .roster
            .mapping
            .blank_means_none
            .iter()
            .filter(blank)
            .copied()
            .collect();
        Candidate {
            at,
            name: read.full_name.clone().unwrap_or_default(),
            sex: read.sex.map(facts::sex),
            birth: read.birth.and_then(facts::when),
            code: read.record_code.clone(),
            number: read.citizen_number.as_ref().map(row::digits),
            unit,
            new_unit,
            lost_unit,
            told_standing: told.and_then(facts::told_standing),
            standing: self.suggested(title.as_ref(), unit.and_then(|unit| self.view.unit_kind(unit))),
            title,
            unit_texts: read.unit.iter().chain(&row.unit_context).cloned().collect(),
            none,
            facts: read,
        }
    }

    /// The unit of the person whom the row's code names, where the row calls it by its name: others may be called so too.
    fn own_unit(&self, read: &Facts) -> Option<Ix> {
        let (code, text) = (read.record_code.as_deref()?, read.unit.as_deref()?);
        let unit = self
            .view
            .person(matching::person_of(self.view, self.reach, code)?)?
            .unit()?;
        let carried = self.names.carried(unit);
        let called = |unit: Ix| fold(&self.view.unit_name(unit)) == fold(text);
        (called(unit) || called(carried)).then_some(carried)
    }

    fn suggested(&mut self, title: Option<&String>, kind: Option<UnitKind>) -> Standing {
        let (law, day) = (self.law, self.view.day());
        let suggest = || facts::standing(title.map(String::as_str), kind, law, day);
        *self.suggested.entry((title.cloned(), kind)).or_insert_with(suggest)
    }

    /// Languages and computing as codes of the lawbook's ladders, where a list's words name a level; other words are kept as written.
    fn in_ladders(&self, mut read: Facts) -> Facts {
        let code = |ladder: &str, text: &String| {
            let ladder = self.law.ladder(ladder, self.view.day()).ok()?;
            ladder.body().read(text).map(|level| level.id.clone())
        };
        for text in &mut read.languages {
            *text = code("language", text).unwrap_or_else(|| text.clone());
        }
        read.it = read.it.map(|text| code("it", &text).unwrap_or(text));
        read
    }
}
