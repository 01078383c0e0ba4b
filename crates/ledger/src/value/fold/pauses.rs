//! Contracts, suspensions, the days around retirement, and the passage between two ledgers.

use super::{Effective, Folding};
use crate::acts::Act;
use crate::acts::passage::Counterpart;
use crate::codes::{HoldBasis, Leaving, RetirementCourse};
use crate::ids::PostId;
use crate::time::Day;
use crate::value::Word;
use crate::value::fact::{Fact, Ix};
use crate::value::refusal::Refusal;

impl Folding<'_> {
    pub(super) fn pause(&mut self, act: &Effective) {
        let day = act.day();
        match &act.act {
            Act::SignContract(a) if self.in_service(act) => {
                if let Some(ends) = self.ends_after(act, a.term_ends) {
                    let term_ends = a.term_ends.unwrap_or(Day::MAX);
                    self.set_until(
                        act,
                        Fact::Contract {
                            kind: a.kind,
                            term_ends,
                        },
                        ends,
                    );
                }
            }
            Act::EndContract(_) => self.end_running(act, Refusal::NoContract, |row| {
                matches!(row.fact, Fact::Contract { .. })
            }),
            Act::Suspend(a) if self.in_service(act) => self.suspend(act, a.post, a.last_day),
            Act::EndSuspension(a) => {
                let ix = a.post.and_then(|post| self.post_ix(post));
                let runs = |row: &super::Row| matches!(row.fact, Fact::Suspended { post, .. } if post == ix);
                self.end_running(act, Refusal::NotSuspended, runs);
            }
            Act::AwaitRetirement(a) if self.in_service(act) && self.is_later(act, a.retires) => {
                self.give_up_posts(day);
                self.set_retirement(act, a.retires, RetirementCourse::Waiting);
            }
            Act::ExtendService(a) if self.in_service(act) && self.is_later(act, a.retires) => {
                self.set_retirement(act, a.retires, RetirementCourse::Extended);
            }
            Act::Release(a) => self.release(act, &a.to),
            Act::Admit(a) => {
                // One who serves here was never released from elsewhere: the same person would stand in two records.
                let serves = self.open_on(day).any(|row| matches!(row.fact, Fact::Service { .. }));
                if serves && !self.lacks(act, Refusal::AlreadyInService { day }) {
                    return;
                }
                self.enter_service(act, a.unit, a.standing, a.post, HoldBasis::Admitted);
                let [ledger, decision, person] = self.cited(&a.from);
                self.open(
                    act,
                    Fact::Admitted {
                        ledger,
                        decision,
                        person,
                    },
                );
            }
            _ => {}
        }
    }

    /// Ends what runs on the act's day; where nothing runs there is nothing to end.
    fn end_running(&mut self, act: &Effective, nothing: Refusal, which: impl FnMut(&super::Row) -> bool) {
        if !self.close(act.day(), which) {
            self.refuse(act, nothing);
        }
    }

    fn release(&mut self, act: &Effective, to: &Counterpart) {
        if self.leave(act, Leaving::Released) {
            let [ledger, decision, person] = self.cited(to);
            self.open(
                act,
                Fact::Released {
                    ledger,
                    decision,
                    person,
                },
            );
        }
    }

    /// The first day on which something holds no more that ends with a last day, if that day is not over before it begins.
    fn ends_after(&mut self, act: &Effective, last_day: Option<Day>) -> Option<Day> {
        let day = act.day();
        match last_day {
            Some(ends) if ends < day => {
                self.refuse(act, Refusal::EndsBeforeItStarts { day, ends });
                None
            }
            Some(ends) => Some(ends.next()),
            None => Some(Day::MAX),
        }
    }

    fn is_later(&mut self, act: &Effective, ends: Day) -> bool {
        let day = act.day();
        if ends <= day {
            self.refuse(act, Refusal::EndsBeforeItStarts { day, ends });
        }
        day < ends
    }

    fn set_retirement(&mut self, act: &Effective, retires: Day, course: RetirementCourse) {
        self.set(act, Fact::RetirementDay { day: retires, course });
    }

    fn suspend(&mut self, act: &Effective, post: Option<PostId>, last_day: Option<Day>) {
        let day = act.day();
        let ix = post.and_then(|post| self.post_ix(post));
        if let Some(post) = post
            && !self.held_on(day).any(|held| Some(held) == ix)
        {
            return self.refuse(act, Refusal::NotHolder { post, day });
        }
        let same = |row: &super::Row| matches!(row.fact, Fact::Suspended { post, .. } if post == ix);
        if self.open_on(day).any(same) {
            return self.refuse(act, Refusal::AlreadySuspended);
        }
        if let Some(ends) = self.ends_after(act, last_day) {
            let last_day = last_day.unwrap_or(Day::MAX);
            self.push(act.id, Fact::Suspended { post: ix, last_day }, day, day, ends);
        }
    }

    /// Whoever waits for retirement does no work of a post, and so is not sent, put forward or planned for one either.
    fn give_up_posts(&mut self, day: Day) {
        self.close(day, |row| {
            matches!(
                row.fact,
                Fact::Holding { .. }
                    | Fact::Seconded { .. }
                    | Fact::Reinforcing { .. }
                    | Fact::Nominated { .. }
                    | Fact::Planned { .. }
                    | Fact::TitlesUnited { .. }
                    | Fact::Suspended { post: Some(_), .. }
            )
        });
    }

    /// Refuses what somebody does who has left, or who waits for retirement.
    pub(super) fn at_work(&mut self, act: &Effective) -> bool {
        if !self.in_service(act) {
            return false;
        }
        let waits = self.open_on(act.day()).find_map(|row| match row.fact {
            Fact::RetirementDay {
                day,
                course: RetirementCourse::Waiting,
            } => Some(day),
            _ => None,
        });
        let Some(retires) = waits else { return true };
        let goes_on = self.lacks(act, Refusal::AwaitsRetirement { retires });
        if goes_on {
            self.close(act.day(), |row| matches!(row.fact, Fact::RetirementDay { .. }));
        }
        goes_on
    }

    /// INVARIANT: nobody is suspended from a post that is no longer held.
    pub(super) fn drop_suspensions(&mut self, day: Day) {
        let from_post = |row: &super::Row| matches!(row.fact, Fact::Suspended { post: Some(_), .. });
        if !self.rows.iter().any(from_post) {
            return;
        }
        let held: Vec<Ix> = self.held_on(day).collect();
        self.close(
            day,
            |row| matches!(row.fact, Fact::Suspended { post: Some(post), .. } if !held.contains(&post)),
        );
    }

    /// The posts held on a day, in any mode.
    fn held_on(&self, day: Day) -> impl Iterator<Item = Ix> {
        self.open_on(day).filter_map(|row| match row.fact {
            Fact::Holding { post, .. } => Some(post),
            _ => None,
        })
    }

    /// What is written of the other side: its ledger, its decision, the person there.
    fn cited(&self, other: &Counterpart) -> [Word; 3] {
        let text = |text: &Option<String>| self.word(text.as_deref().unwrap_or_default());
        [self.word(&other.ledger), text(&other.decision), text(&other.person)]
    }
}
