//! How somebody would suit a seat, with the reasons: the standards of the post, asked as if the person held it already.

use lawbook::{Occasion, Verdict};
use ledger::Day;
use ledger::value::Ix;
use standards::facts::{LedgerRows, Proposal};
use standards::rule::{Asking, Standards};

/// The most that a pair has.
const MADE_FOR_IT: i64 = 100;
/// What a requirement costs that is not met though it does not bar, and one of which the record does not tell.
const UNMET: i64 = 15;
const UNKNOWN: i64 = 5;
/// What it costs where the succession plan does not name the person for the post.
const NOT_PLANNED: i64 = 20;

/// Points of a pair, or that it is barred, and why.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suits {
    /// 0 to 100; none: barred.
    pub points: Option<i64>,
    /// What took points, or bars, in the order in which it was asked.
    pub reasons: Vec<PairReason>,
}

/// Something that speaks for or against a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PairReason {
    /// The law book bars it: the standard's entry and the requirement.
    Barred(String, String),
    /// A requirement that is not met: the standard's entry and the requirement.
    Unmet(String, String),
    /// A requirement of which the record does not tell.
    Unknown(String, String),
    /// The succession plan names the person for the post.
    Planned,
    /// It does not.
    NotPlanned,
    /// The person stays, and has been there for so many months.
    Stays(i32),
    /// The person has reinforced a commune before.
    HasReinforced,
}

/// Asks for many pairs of one day.
pub(super) struct Asks<'a> {
    pub(super) standards: &'a Standards,
    pub(super) rows: &'a LedgerRows<'a>,
    pub(super) day: Day,
}

impl Asks<'_> {
    /// Somebody in a leading post. `planned`: the succession plan names the person for it.
    pub(super) fn post(&self, person: Ix, post: Ix, planned: bool) -> Suits {
        let row = self.rows.proposed(person, post, Proposal::default());
        let mut suits = Suits {
            points: Some(MADE_FOR_IT),
            reasons: Vec::new(),
        };
        for occasion in [Occasion::Rotation, Occasion::Appointment, Occasion::Holding] {
            for finding in self.standards.check_person(&row, &Asking::on(occasion, self.day)) {
                if finding.verdict == Verdict::Pass {
                    continue;
                }
                let named = |id: &str| (finding.standard.clone(), id.to_owned());
                let unmet: Vec<PairReason> = finding
                    .unmet()
                    .map(|one| {
                        let (standard, requirement) = named(&one.id);
                        if finding.verdict == Verdict::Block {
                            PairReason::Barred(standard, requirement)
                        } else {
                            PairReason::Unmet(standard, requirement)
                        }
                    })
                    .collect();
                let unknown = finding.unknown().map(|one| {
                    let (standard, requirement) = named(&one.id);
                    PairReason::Unknown(standard, requirement)
                });
                for reason in unmet.into_iter().chain(unknown) {
                    suits.count(reason);
                }
            }
        }
        suits.count(if planned {
            PairReason::Planned
        } else {
            PairReason::NotPlanned
        });
        suits
    }
}

impl Suits {
    /// Who stays where the person is.
    pub(super) fn stay(months: Option<i32>, overdue: i64) -> Suits {
        let mut suits = Suits {
            points: Some(MADE_FOR_IT),
            reasons: Vec::new(),
        };
        if let Some(months) = months {
            suits.points = Some((MADE_FOR_IT - overdue).max(0));
            suits.reasons.push(PairReason::Stays(months));
        }
        suits
    }

    /// Somebody of the district who reinforces a commune.
    pub(super) fn reinforcement(before: bool) -> Suits {
        let mut suits = Suits {
            points: Some(MADE_FOR_IT),
            reasons: Vec::new(),
        };
        if before {
            suits.count(PairReason::HasReinforced);
        }
        suits
    }

    /// Takes what a reason costs; each is told once.
    fn count(&mut self, reason: PairReason) {
        if self.reasons.iter().any(|told| told.says_as_much_as(&reason)) {
            return;
        }
        let costs = match reason {
            PairReason::Barred(..) => {
                self.points = None;
                0
            }
            PairReason::Unmet(..) => UNMET,
            PairReason::Unknown(..) => UNKNOWN,
            PairReason::NotPlanned | PairReason::HasReinforced => NOT_PLANNED,
            PairReason::Planned | PairReason::Stays(_) => 0,
        };
        self.points = self.points.map(|points| (points - costs).max(0));
        self.reasons.push(reason);
    }
}

impl PairReason {
    /// Whether another adds nothing to it: standards of several ranks ask the same of one person.
    fn says_as_much_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Barred(_, one), Self::Barred(_, other))
            | (Self::Unmet(_, one), Self::Unmet(_, other))
            | (Self::Unknown(_, one), Self::Unknown(_, other)) => one == other,
            _ => self == other,
        }
    }
}
