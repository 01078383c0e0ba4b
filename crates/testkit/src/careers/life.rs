//! What the generator knows of a person: enough to decide nothing that the ledger would refuse.

use ledger::codes::{PartyState, Standing};
use ledger::{ClassId, PersonId, PostId};

use super::dice::Dice;

/// One person.
#[derive(Debug)]
pub(super) struct Life {
    pub(super) id: PersonId,
    pub(super) unit: u32,
    pub(super) post: Option<PostId>,
    /// A second post, and its unit.
    pub(super) also: Option<(PostId, u32)>,
    pub(super) planned: Option<PostId>,
    pub(super) class: Option<ClassId>,
    /// The unit to which the person is lent, and whether to reinforce it.
    pub(super) lent: Option<(u32, bool)>,
    pub(super) born: i32,
    pub(super) standing: Standing,
    pub(super) party: PartyState,
    pub(super) step: u8,
    /// How much has been learned since the stock-taking.
    pub(super) learned: u8,
    pub(super) disciplined: bool,
    /// Whether the person is in service.
    pub(super) here: bool,
    /// What falls due this year, a bit for each [`Due`].
    pub(super) due: u16,
}

/// What can fall due in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Due {
    Grade,
    Step,
    Class,
    Learning,
    Party,
    Attribute,
    Move,
    Lend,
    Beside,
    Plan,
    Contract,
    Reward,
    Discipline,
}

/// What falls due, and how often of a hundred times.
const OFTEN: [(Due, u32); 13] = [
    (Due::Grade, 25),
    (Due::Step, 15),
    (Due::Class, 14),
    (Due::Learning, 6),
    (Due::Party, 4),
    (Due::Attribute, 5),
    (Due::Move, 7),
    (Due::Lend, 4),
    (Due::Beside, 3),
    (Due::Plan, 5),
    (Due::Contract, 4),
    (Due::Reward, 6),
    (Due::Discipline, 2),
];

impl Life {
    /// Chooses what falls due in a year of which `rate` thousandths of an act fall on the average person.
    pub(super) fn falls_due(&mut self, rate: u64, year: i32, dice: &mut Dice) {
        self.due = 0;
        if !self.here {
            return;
        }
        // Who is in the middle of a career has more papers than who begins or ends one.
        let weight = if (35..52).contains(&(year - self.born)) {
            1250
        } else {
            800
        };
        let share = rate * weight / 1000;
        let part = u32::try_from(share % 1000).unwrap_or(0);
        let mut acts = share / 1000 + u64::from(dice.falls(part));
        if acts > 1 {
            acts -= self.set(Due::Grade);
        }
        for _ in 0..4 * OFTEN.len() {
            if acts == 0 {
                return;
            }
            let mut cast = dice.below(100);
            let found = OFTEN.iter().find(|(_, often)| {
                let met = cast < *often;
                cast = cast.saturating_sub(*often);
                met
            });
            let due = found.map_or(Due::Grade, |(due, _)| *due);
            acts = acts.saturating_sub(self.set(due));
        }
    }

    /// Lets something fall due; how many acts that makes.
    fn set(&mut self, due: Due) -> u64 {
        let bit = 1 << due as u16;
        if self.due & bit != 0 {
            return 0;
        }
        self.due |= bit;
        if due == Due::Class { 2 } else { 1 }
    }

    /// Whether something falls due this year.
    pub(super) const fn owes(&self, due: Due) -> bool {
        self.due & (1 << due as u16) != 0
    }
}
