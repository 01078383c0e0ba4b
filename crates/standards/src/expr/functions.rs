//! The functions of conditions: each is checked here and becomes a comparison of slots.

use cel::common::ast::{CallExpr, IdedExpr};

use super::Slot;
use super::catalogue::{FieldType, Named};
use super::check::Checker;
use super::condition::{Comparison, Node};
use super::problem::Fault;
use super::term::{self, Term};

/// The slots of "held since", by rank.
type Since = Vec<(u8, Slot)>;

impl Checker<'_> {
    pub(super) fn studying(&mut self, call: &CallExpr, at: &IdedExpr) -> Option<Node> {
        let [name, level] = self.arguments::<2>(call, at)?;
        let (ladder, studying, _) = self.qualification(name)?;
        let rank = self.level_of(ladder, level)?;
        Some(Node::Compare(studying, Comparison::AtLeast, i32::from(rank)))
    }

    pub(super) fn held_on(&mut self, call: &CallExpr, at: &IdedExpr) -> Option<Node> {
        let [name, level, day] = self.arguments::<3>(call, at)?;
        let (qualification, on) = (self.qualification(name), self.term(day));
        let (ladder, _, since) = qualification?;
        let rank = self.level_of(ladder, level)?;
        let Some(slot) = since.iter().find(|(of, _)| *of == rank).map(|(_, slot)| *slot) else {
            let fault = Fault::WrongType {
                expected: "a level above none".to_owned(),
                found: "none".to_owned(),
            };
            return self.fault(level, fault);
        };
        match on? {
            Term::Day(day) => Some(Node::Compare(slot, Comparison::AtMost, day.number())),
            Term::Field {
                holds: FieldType::Day,
                slot: day,
                ..
            } => Some(Node::Against(slot, Comparison::AtMost, day)),
            other => {
                let found = other.described(self.catalogue);
                self.fault(
                    day,
                    Fault::WrongType {
                        expected: "date(\"…\") or a day field".to_owned(),
                        found,
                    },
                )
            }
        }
    }

    /// A function that the catalogue names: a word among a field's words, or a flag.
    pub(super) fn named(&mut self, call: &CallExpr, at: &IdedExpr, named: &Named) -> Option<Node> {
        match *named {
            Named::Flag(slot) => {
                let [] = self.arguments::<0>(call, at)?;
                Some(Node::Flag(slot))
            }
            Named::Word { vocabulary, first } => {
                let [word] = self.arguments::<1>(call, at)?;
                let text = self.text(word)?;
                self.member(word, &text, vocabulary, first)
            }
        }
    }

    fn qualification(&mut self, name: &IdedExpr) -> Option<(usize, Slot, Since)> {
        let word = self.text(name)?;
        if let Some(found) = self.catalogue.find_qualification(&word) {
            return Some((found.ladder, found.studying, found.since.clone()));
        }
        let known = self.catalogue.qualification_names().map(str::to_owned).collect();
        self.fault(
            name,
            Fault::NotInList {
                list: "qualifications".to_owned(),
                found: word,
                known,
            },
        )
    }

    /// A level named by a text or by `level("…")`: both are clear where a function says whose ladder it is.
    fn level_of(&mut self, ladder: usize, at: &IdedExpr) -> Option<u8> {
        match self.term(at)? {
            Term::Text(step) | Term::Level(step) => match term::rank(ladder, &step, self.catalogue) {
                Ok(rank) => Some(rank),
                Err(fault) => self.fault(at, fault),
            },
            other => {
                let found = other.described(self.catalogue);
                self.fault(
                    at,
                    Fault::WrongType {
                        expected: "a level".to_owned(),
                        found,
                    },
                )
            }
        }
    }
}
