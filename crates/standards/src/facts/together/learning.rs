//! Of one qualification: the highest level held, the highest studied for, and since when each level is held.

use ledger::Day;
use ledger::codes::LearningState;
use ledger::value::DatedFact;

use super::super::people::QualificationSlots;
use super::super::reads::Reads;
use super::Remembered;
use crate::expr::{Chunk, LANE, Lane, Slot, each};

/// The qualification of people who stand together.
#[derive(Debug)]
pub(super) struct Learned {
    /// The highest rank that is certainly held, and the highest that may be.
    held: [u8; LANE],
    perhaps: [u8; LANE],
    /// The highest rank that is studied for, and the highest that certainly is.
    studied: [u8; LANE],
    surely: [u8; LANE],
    /// Who certainly holds some level, who is known to hold none, who studies.
    holds: u64,
    none: u64,
    studies: u64,
    /// By rank that is asked for: the earliest day since which it may be held, and the first day on which one of that rank or above certainly is.
    since: Vec<(u8, Slot, Lane)>,
    pub(super) ranks: Remembered,
    /// Whether anything was read: most people are told little of most qualifications.
    told: bool,
}

impl Learned {
    pub(super) fn of(slots: &QualificationSlots, reads: &Reads) -> Self {
        let since = slots.since.iter().filter(|(_, slot)| reads.wants(*slot));
        Self {
            held: [0; LANE],
            perhaps: [0; LANE],
            studied: [0; LANE],
            surely: [0; LANE],
            holds: 0,
            none: 0,
            studies: 0,
            since: since.map(|(rank, slot)| (*rank, *slot, Lane::default())).collect(),
            ranks: Remembered::default(),
            told: false,
        }
    }

    pub(super) fn clear(&mut self) {
        if !self.told {
            return;
        }
        (self.holds, self.none, self.studies, self.told) = (0, 0, 0, false);
        for ranks in [&mut self.held, &mut self.perhaps, &mut self.studied, &mut self.surely] {
            ranks.fill(0);
        }
        self.since.iter_mut().for_each(|(_, _, lane)| lane.known = 0);
    }

    /// Nothing is held, as is known.
    #[inline]
    pub(super) fn nothing(&mut self, at: usize) {
        self.told = true;
        self.none |= 1 << (at % LANE);
    }

    /// Reads a level that is, or may be, held or studied for on the day.
    #[inline]
    pub(super) fn read(&mut self, at: usize, rank: u8, state: LearningState, told: &DatedFact, day: Day) {
        let (at, person) = (at % LANE, 1 << (at % LANE));
        let certain = told.holds(day);
        self.told = true;
        match state {
            LearningState::Held => {
                let ranks = if certain { &mut self.held } else { &mut self.perhaps };
                ranks[at] = ranks[at].max(rank);
                self.holds |= if certain { person } else { 0 };
                for (_, _, lane) in self.since.iter_mut().filter(|(of, ..)| *of <= rank) {
                    let (low, high) = (told.earliest.number(), told.from.number());
                    let (low, high) = if lane.has(at) {
                        (low.min(lane.low[at]), high.min(lane.high[at]))
                    } else {
                        (low, high)
                    };
                    lane.set(at, low, high);
                }
            }
            LearningState::Studying => {
                self.studies |= person;
                self.studied[at] = self.studied[at].max(rank);
                if certain {
                    self.surely[at] = self.surely[at].max(rank);
                }
            }
        }
    }

    /// Writes what was read into the columns.
    pub(super) fn tell(
        &mut self,
        slots: &QualificationSlots,
        chunk: &mut Chunk,
        word: usize,
        reads: &Reads,
        lane: &mut Lane,
    ) {
        if !self.told {
            return;
        }
        let known = self.holds | self.none;
        if reads.wants(slots.held) {
            for at in 0..LANE {
                lane.low[at] = i32::from(self.held[at]);
                lane.high[at] = i32::from(self.held[at].max(self.perhaps[at]));
            }
            lane.known = known;
            chunk.put(slots.held, word, lane);
        }
        if reads.wants(slots.studying) && self.studies != 0 {
            for at in 0..LANE {
                (lane.low[at], lane.high[at]) = (i32::from(self.surely[at]), i32::from(self.studied[at]));
            }
            // Whoever studies nothing that is told studies nothing.
            lane.known = u64::MAX;
            chunk.put(slots.studying, word, lane);
        }
        for (_, slot, lane) in &mut self.since {
            for at in each(known & !lane.known) {
                lane.set(at, Day::MAX.number(), Day::MAX.number());
            }
            chunk.put(*slot, word, lane);
        }
    }
}
