//! What an edition would change: how many people meet each standard by the law as it is, and by the law with it, counted in the ledger.

use lawbook::{Lawbook, Title};
use ledger::{Day, Seq};
use standards::rule::{Counted, Standards};

use super::check;
use super::edition::Edition;
use super::problem::LocalRuleProblem;
use crate::figures::Asker;
use crate::office::Office;
use crate::people::{Checks, Roster};
use crate::permission::{DataClass, Deed};

/// How many meet a standard, before and after; none where there is no such standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardChange {
    /// The entry's id.
    pub standard: String,
    /// Its name.
    pub title: Title,
    /// By the law as it is.
    pub before: Option<Counted>,
    /// By the law with the edition.
    pub after: Option<Counted>,
}

/// What an edition would change, on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionPreview {
    /// The day.
    pub day: Day,
    /// The standards of which a number changes, or that are new.
    pub changes: Vec<StandardChange>,
    /// How many standards stay as they are.
    pub same: usize,
}

impl Office {
    /// What a draft would change on the first of its days that is not past, of the people of whom the asker may see figures.
    ///
    /// # Errors
    ///
    /// Every problem for which it could not be approved.
    pub fn preview_edition(
        &self,
        asker: Asker<'_>,
        edition: &Edition,
    ) -> Result<EditionPreview, Vec<LocalRuleProblem>> {
        let approved: Vec<Edition> = self.editions()?;
        let approved: Vec<Edition> = approved.into_iter().filter(|other| other.approved.is_some()).collect();
        let (law, rules) = check::law_with(self.national_law(), &approved, edition)?;
        let span = edition.span();
        let day = self.usual_day().max(span.from).min(span.until.previous());
        let value = self.value();
        let roster = self.roster(&value, day, Seq::LATEST);
        let structure = self.structure(&value, day, Seq::LATEST);
        let scope = asker.scope(Deed::ReadFigures, DataClass::Internal, &value, &structure);
        let counted = |rules: &Standards, law: &Lawbook| {
            let checks = Checks::of(rules, law, roster.view(&value));
            let inside = |unit: Option<u32>| scope.as_ref().is_none_or(|scope| scope.covers(unit, None, &structure));
            counts(&checks, &roster, inside)
        };
        let laid = self.laid();
        let before = laid
            .rules()
            .map_err(|own| vec![LocalRuleProblem::Store(own.to_string())])?;
        let before = counted(&before.counted, &laid.law);
        let after = counted(&rules.counted, &law);
        Ok(compared(day, &before, &after))
    }
}

type Counts = [(String, Title, Counted)];

fn counts(checks: &Checks, roster: &Roster, inside: impl Fn(Option<u32>) -> bool) -> Vec<(String, Title, Counted)> {
    let all = checks.counted(roster, 1, |member| inside(member.stands_in).then_some(0));
    let standards = checks.standards().iter().zip(all);
    let one = |(standard, counts): (&standards::rule::StandardRows, Vec<Counted>)| {
        let counted = counts.first().copied().unwrap_or_default();
        (standard.standard.clone(), standard.title.clone(), counted)
    };
    standards.map(one).collect()
}

fn compared(day: Day, before: &Counts, after: &Counts) -> EditionPreview {
    let find = |all: &Counts, id: &str| all.iter().find(|(own, ..)| own == id).map(|(.., counted)| *counted);
    let gone = before.iter().filter(|(id, ..)| find(after, id).is_none());
    let all: Vec<StandardChange> = after
        .iter()
        .chain(gone)
        .map(|(id, title, _)| StandardChange {
            standard: id.clone(),
            title: title.clone(),
            before: find(before, id),
            after: find(after, id),
        })
        .collect();
    let (changes, same): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.before != one.after);
    EditionPreview {
        day,
        changes,
        same: same.len(),
    }
}
