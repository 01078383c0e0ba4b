//! What a figure is asked with: a view, a structure, the law, and which part of the authority.

use std::sync::OnceLock;

use lawbook::Lawbook;
use ledger::value::{Ix, Row};
use ledger::view::{ClassView, Structure};
use ledger::{Day, View};

use crate::checked::Checked;
use crate::counted::CountedRows;
use crate::histories::Histories;
use crate::rules::Rules;

/// Tells whether a unit and a person in it belong to what is asked about.
pub type Covers<'q> = &'q (dyn Fn(Option<Ix>, Option<Ix>) -> bool + Sync);

/// One question. Figures asked with the same one share what is dear to compute.
pub struct Question<'q> {
    /// The day, and as known when.
    pub view: View<'q>,
    /// The structure on which units are counted: of the day itself (*as it was then*), or of a later day (*on that day's structure*).
    pub structure: &'q Structure,
    /// The law.
    pub law: &'q Lawbook,
    /// Which units and people are asked about.
    pub covers: Covers<'q>,
    /// The standards.
    pub(crate) rules: &'q Rules,
    gathered: Option<&'q CountedRows>,
    checked: OnceLock<Checked>,
    histories: OnceLock<Histories>,
    classes: OnceLock<Vec<ClassView<'q>>>,
}

impl std::fmt::Debug for Question<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Question")
            .field("day", &self.view.day())
            .field("known", &self.view.known())
            .finish_non_exhaustive()
    }
}

impl<'q> Question<'q> {
    /// A question about a view, counted on a structure.
    pub const fn new(
        view: View<'q>,
        structure: &'q Structure,
        law: &'q Lawbook,
        rules: &'q Rules,
        covers: Covers<'q>,
    ) -> Self {
        Self {
            view,
            structure,
            law,
            covers,
            rules,
            gathered: None,
            checked: OnceLock::new(),
            histories: OnceLock::new(),
            classes: OnceLock::new(),
        }
    }

    /// The same question, spared reading the rows of people: they were gathered for the view's own value.
    #[must_use]
    pub const fn with_rows(mut self, gathered: Option<&'q CountedRows>) -> Self {
        self.gathered = gathered;
        self
    }

    /// What figures count of people on the day, in one pass for all figures.
    pub(crate) fn histories(&self) -> &Histories {
        self.histories
            .get_or_init(|| Histories::of(self.view, self.classes().iter().map(|class| class.ix), self.gathered))
    }

    /// What holds of people on the day and some figure counts.
    pub(crate) fn notable(&self) -> &[(Ix, Row)] {
        &self.histories().notable
    }

    /// The classes of the year's plan: those that a decision in force by the day opens and that start in the day's year.
    pub(crate) fn classes(&self) -> &[ClassView<'q>] {
        self.classes.get_or_init(|| {
            let (day, year) = (self.day(), self.day().year());
            let planned = |class: &ClassView<'q>| class.planned <= day && class.starts.year() == year;
            self.view.classes().filter(planned).collect()
        })
    }

    /// Who meets which standard: computed when the first figure asks.
    pub(crate) fn checked(&self) -> &Checked {
        self.checked.get_or_init(|| Checked::of(self, &crate::figures::PACK))
    }

    /// The day.
    pub fn day(&self) -> Day {
        self.view.day()
    }

    /// The first day of the day's year.
    pub fn new_year(&self) -> Day {
        Day::first_of_year(self.day().year())
    }

    /// The last day of the day's year.
    pub fn year_end(&self) -> Day {
        Day::last_of_year(self.day().year())
    }

    /// Whether a day lies between the beginning of the year and the day asked about.
    pub fn this_year(&self, day: Day) -> bool {
        self.new_year() <= day && day <= self.day()
    }

    /// Whether a unit is asked about.
    pub fn covers_unit(&self, unit: Ix) -> bool {
        (self.covers)(Some(self.structure.carry(unit)), None)
    }

    /// Whether a person is asked about, with the unit that the person is in on the day.
    pub fn covers_person(&self, person: Ix) -> bool {
        let unit = self.histories().unit(person);
        (self.covers)(unit.map(|unit| self.structure.carry(unit)), Some(person))
    }

    /// Every unit that stands and is asked about, parents first.
    pub fn units(&self) -> impl Iterator<Item = Ix> {
        self.structure
            .walked()
            .iter()
            .copied()
            .filter(|unit| self.covers_unit(*unit))
    }
}
