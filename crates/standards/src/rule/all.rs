//! Checking everybody: all standards in force, compiled to one program over columns.

use lawbook::{Citation, Title, Verdict};
use ledger::value::{Ix, Kinds, Row};

use super::asking::Asking;
use super::compiled::{StandardRule, Standards};
use crate::expr::{Answers, Bitmap, Columns, Condition, Counting, Node, Program, Slot};
use crate::facts::LedgerRows;

/// The standards in force for one question, as one program. Made once for a day and an occasion, run over any number of people.
#[derive(Debug, Clone)]
pub struct Sheet {
    program: Program,
    /// For whom each standard is, alone.
    scopes: Program,
    standards: Vec<SheetStandard>,
}

#[derive(Debug, Clone)]
struct SheetStandard {
    id: String,
    title: Title,
    citation: Citation,
    unmet: Verdict,
    /// The places of scope and "all met" in the program; the requirements follow.
    first: usize,
    requirements: Vec<(String, Title)>,
}

/// One line of a count.
pub(super) struct SheetLine {
    pub(super) standard: String,
    pub(super) requirement: Option<String>,
    pub(super) title: Title,
    pub(super) counting: Counting,
}

/// Who meets one standard, by row.
#[derive(Debug, Clone)]
pub struct StandardRows {
    /// The entry's id.
    pub standard: String,
    /// Its name.
    pub title: Title,
    /// Which version.
    pub citation: Citation,
    /// What it says of those who do not meet it.
    pub unmet_verdict: Verdict,
    /// For whom it is.
    pub in_scope: Bitmap,
    /// For whom it may be: the record does not tell.
    pub scope_unknown: Bitmap,
    /// Of those in scope, who meets all of it.
    pub met: Bitmap,
    /// Of those in scope, who is known not to meet some of it.
    pub not_met: Bitmap,
    /// Of those in scope, of whom the record does not tell.
    pub unknown: Bitmap,
    /// The same for each requirement.
    pub requirements: Vec<RequirementRows>,
}

/// Who meets one requirement, of those in scope.
#[derive(Debug, Clone)]
pub struct RequirementRows {
    /// Its name inside the standard.
    pub id: String,
    /// Its name for people.
    pub title: Title,
    /// Who meets it.
    pub met: Bitmap,
    /// Who is known not to.
    pub not_met: Bitmap,
    /// Of whom the record does not tell.
    pub unknown: Bitmap,
}

/// How many people of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counted {
    /// In scope.
    pub in_scope: usize,
    /// Met.
    pub met: usize,
    /// Not met.
    pub not_met: usize,
    /// Unknown.
    pub unknown: usize,
    /// Perhaps in scope.
    pub scope_unknown: usize,
}

impl StandardRows {
    /// The number of people of each kind.
    pub fn counted(&self) -> Counted {
        Counted {
            in_scope: self.in_scope.count(),
            met: self.met.count(),
            not_met: self.not_met.count(),
            unknown: self.unknown.count(),
            scope_unknown: self.scope_unknown.count(),
        }
    }

    /// The number of people of each kind in each of `units` groups, where `unit_of` gives the group of a row.
    pub fn counted_by(&self, units: usize, unit_of: impl Fn(usize) -> Option<usize>) -> Vec<Counted> {
        let mut all = vec![Counted::default(); units];
        let mut add = |rows: &Bitmap, place: fn(&mut Counted) -> &mut usize| {
            for row in rows.rows() {
                if let Some(unit) = unit_of(row).and_then(|unit| all.get_mut(unit)) {
                    *place(unit) += 1;
                }
            }
        };
        add(&self.in_scope, |unit| &mut unit.in_scope);
        add(&self.met, |unit| &mut unit.met);
        add(&self.not_met, |unit| &mut unit.not_met);
        add(&self.unknown, |unit| &mut unit.unknown);
        add(&self.scope_unknown, |unit| &mut unit.scope_unknown);
        all
    }
}

impl Standards {
    /// The program for one question.
    pub fn sheet(&self, asking: &Asking) -> Sheet {
        self.sheet_of(asking, |_| true)
    }

    /// The program for one question to some of the standards.
    pub fn sheet_of(&self, asking: &Asking, asked: impl Fn(&StandardRule) -> bool) -> Sheet {
        let mut conditions: Vec<Condition> = Vec::new();
        let mut standards = Vec::new();
        for rule in self.rules.iter().filter(|rule| asked(rule)) {
            let version = rule.on(asking.date(rule.selects));
            let Some((version, unmet)) =
                version.and_then(|version| Some((version, *version.unmet.get(&asking.occasion)?)))
            else {
                continue;
            };
            let first = conditions.len();
            let requirements: Vec<_> = version.requirements_on(asking.occasion).collect();
            let all = requirements
                .iter()
                .map(|requirement| requirement.met.root.clone())
                .collect();
            conditions.push(version.applies.clone());
            conditions.push(Condition {
                text: rule.id.clone(),
                root: Node::All(all),
            });
            conditions.extend(requirements.iter().map(|requirement| requirement.met.clone()));
            standards.push(SheetStandard {
                id: rule.id.clone(),
                title: rule.title.clone(),
                citation: version.citation.clone(),
                unmet,
                first,
                requirements: requirements
                    .iter()
                    .map(|one| (one.id.clone(), one.title.clone()))
                    .collect(),
            });
        }
        let scopes = standards
            .iter()
            .filter_map(|standard: &SheetStandard| conditions.get(standard.first));
        Sheet {
            scopes: Program::of(scopes),
            program: Program::of(&conditions),
            standards,
        }
    }
}

impl Sheet {
    /// The slots that the columns must have.
    pub fn slots(&self) -> &[Slot] {
        self.program.slots()
    }

    /// Of these people, in their order, those for whom one of the standards is or may be. About the others no standard says anything, so
    /// their histories need not be read any further.
    pub fn concerned(&self, rows: &LedgerRows<'_>, persons: &[Ix]) -> Vec<Ix> {
        let may_be = self.may_be(&rows.columns(self.scopes.slots(), persons));
        may_be.rows().filter_map(|row| persons.get(row).copied()).collect()
    }

    /// The same of people of whom the rows of some kinds that hold on the day were read already, person by person; none where it takes more
    /// to tell for whom a standard is.
    pub fn concerned_of_told(&self, rows: &LedgerRows<'_>, told: &[&[(Ix, Row)]], kinds: Kinds) -> Option<Vec<Ix>> {
        let may_be = self.may_be(&rows.columns_of_told(self.scopes.slots(), told, kinds)?);
        let people = may_be.rows().filter_map(|row| told.get(row)?.first());
        Some(people.map(|(person, _)| *person).collect())
    }

    /// For whom one of the standards is or may be.
    fn may_be(&self, columns: &Columns) -> Bitmap {
        let answers = self.scopes.run(columns);
        let mut all = Bitmap::default();
        for scope in 0..self.standards.len() {
            let may_be = answers.yes(scope).or(&answers.unknown(scope));
            all = if scope == 0 { may_be } else { all.or(&may_be) };
        }
        all
    }

    /// The standards and their requirements, each with the places of its scope and of its answer in the program.
    pub(super) fn lines(&self) -> Vec<SheetLine> {
        let lines = self.standards.iter().flat_map(|standard| {
            let line = |requirement: Option<&(String, Title)>, place| SheetLine {
                standard: standard.id.clone(),
                requirement: requirement.map(|(id, _)| id.clone()),
                title: requirement.map_or_else(|| standard.title.clone(), |(_, title)| title.clone()),
                counting: Counting {
                    scope: standard.first,
                    met: standard.first + place,
                },
            };
            let requirements = standard.requirements.iter().zip(2..);
            let whole = std::iter::once(line(None, 1));
            whole.chain(requirements.map(move |(one, place)| line(Some(one), place)))
        });
        lines.collect()
    }

    /// The bare answers: for each standard scope, all met, then each requirement.
    pub fn answers(&self, columns: &Columns) -> Answers {
        self.program.run(columns)
    }

    /// Checks everybody.
    pub fn check_all(&self, columns: &Columns) -> Vec<StandardRows> {
        let answers = self.answers(columns);
        self.standards
            .iter()
            .map(|standard| rows_of(standard, &answers))
            .collect()
    }
}

fn rows_of(standard: &SheetStandard, answers: &Answers) -> StandardRows {
    let in_scope = answers.yes(standard.first);
    let within = |rows: Bitmap| rows.and(&in_scope);
    let requirement = |(at, (id, title)): (usize, &(String, Title))| {
        let place = standard.first + 2 + at;
        RequirementRows {
            id: id.clone(),
            title: title.clone(),
            met: within(answers.yes(place)),
            not_met: within(answers.no(place)),
            unknown: within(answers.unknown(place)),
        }
    };
    let all = standard.first + 1;
    StandardRows {
        standard: standard.id.clone(),
        title: standard.title.clone(),
        citation: standard.citation.clone(),
        unmet_verdict: standard.unmet,
        scope_unknown: answers.unknown(standard.first),
        met: within(answers.yes(all)),
        not_met: within(answers.no(all)),
        unknown: within(answers.unknown(all)),
        requirements: standard.requirements.iter().enumerate().map(requirement).collect(),
        in_scope,
    }
}
