//! The history of a post and of a class.

use super::{Effective, Folding};
use crate::acts::Act;
use crate::value::fact::{Fact, Lane};
use crate::value::refusal::Refusal;

impl Folding<'_> {
    pub(super) fn post(&mut self, act: &Effective) {
        match &act.act {
            Act::CreatePost(a) => {
                self.open(act, Fact::Exists);
                let title = self.word(&a.title);
                self.open(act, Fact::Name(title));
                if let Some(unit) = self.unit_ix(a.unit) {
                    self.open(act, Fact::In { unit });
                }
            }
            Act::MovePost(a) => {
                let in_lane = self.in_lane(Lane::In, act.day()).map(|at| self.rows[at].fact);
                match self.unit_ix(a.unit) {
                    Some(unit) if in_lane == Some(Fact::In { unit }) => {
                        let (post, unit) = (a.post, a.unit);
                        self.refuse(act, Refusal::PostAlreadyIn { post, unit });
                    }
                    Some(unit) => self.set(act, Fact::In { unit }),
                    None => {}
                }
            }
            Act::Split(_) | Act::Separate(_) | Act::TransferPart(_) => {
                if let Some(unit) = self.goes_with(act).and_then(|unit| self.unit_ix(unit)) {
                    self.set(act, Fact::In { unit });
                }
            }
            Act::AbolishPost(_) => _ = self.close(act.day(), |_| true),
            _ => {}
        }
    }

    pub(super) fn class(&mut self, act: &Effective) {
        match &act.act {
            Act::OpenClass(a) => {
                let (code, title, programme) = (self.word(&a.code), self.word(&a.title), self.word(&a.programme));
                self.open(act, Fact::Exists);
                self.open(act, Fact::Code(code));
                self.open(act, Fact::Name(title));
                self.open(
                    act,
                    Fact::Programme {
                        programme,
                        family: a.family,
                    },
                );
                self.open(act, Fact::Seats(a.seats));
                self.open(
                    act,
                    Fact::Runs {
                        starts: a.starts,
                        ends: a.ends,
                    },
                );
                if let Some(gives) = &a.gives {
                    let level = self.word(&gives.level);
                    self.open(
                        act,
                        Fact::Gives {
                            field: gives.field,
                            level,
                        },
                    );
                }
                if let Some(unit) = a.organiser.and_then(|unit| self.unit_ix(unit)) {
                    self.open(act, Fact::In { unit });
                }
            }
            Act::HoldSession(a) => {
                let room = a.room.and_then(|room| self.there(act, room));
                self.open(
                    act,
                    Fact::Session {
                        periods: a.periods,
                        room,
                    },
                );
            }
            _ => {}
        }
    }
}
