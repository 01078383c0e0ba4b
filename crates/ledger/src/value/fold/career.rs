//! A person's career: one main post at a time, others beside it, and the ways in and out.

use super::{Effective, Folding};
use crate::acts::Act;
use crate::codes::{HoldBasis, HoldMode, LearningState, Leaving};
use crate::ids::{Entity, PostId, UnitId};
use crate::time::Day;
use crate::value::fact::{Fact, Ix, Lane, MoveKind};
use crate::value::refusal::Refusal;
use crate::value::row::Place;

impl Folding<'_> {
    pub(super) fn career(&mut self, act: &Effective) {
        let day = act.day();
        match &act.act {
            Act::RecordService(a) if self.in_service(act) => self.serve(act, a.unit, a.standing),
            Act::RecordPost(a) => self.take_post(act, a.post, HoldBasis::Recorded, None, None),
            Act::Recruit(a) => self.enter_service(act, a.unit, a.standing, a.post, HoldBasis::Recruited),
            Act::Appoint(a) => self.take_post(
                act,
                a.post,
                HoldBasis::Appointed,
                a.term_ends,
                Some(MoveKind::Appointed),
            ),
            Act::Transfer(a) => self.take_post(act, a.post, HoldBasis::Transferred, None, Some(MoveKind::Transferred)),
            Act::Rotate(a) => self.take_post(act, a.post, HoldBasis::Rotated, a.planned_end, Some(MoveKind::Rotated)),
            Act::Elect(a) => {
                let post = self.post_ix(a.post);
                self.close(
                    day,
                    |row| matches!(row.fact, Fact::Nominated { post: p } if Some(p) == post),
                );
                self.take_post(act, a.post, HoldBasis::Elected, a.term_ends, None);
            }
            Act::Reappoint(a) => {
                if self.holds(a.post, day) || self.lacks(act, Refusal::NotHolder { post: a.post, day }) {
                    self.take_post(act, a.post, HoldBasis::Reappointed, a.term_ends, None);
                }
            }
            Act::Second(a) if self.at_work(act) => {
                if let Some(unit) = self.there(act, a.unit) {
                    self.open(
                        act,
                        Fact::Seconded {
                            unit,
                            planned_end: a.planned_end.unwrap_or(Day::MAX),
                        },
                    );
                }
            }
            Act::EndSecondment(a) => {
                let ix = self.unit_ix(a.unit);
                if !self.close(
                    day,
                    |row| matches!(row.fact, Fact::Seconded { unit, .. } if Some(unit) == ix),
                ) {
                    self.refuse(act, Refusal::NotSeconded(a.unit));
                }
            }
            Act::Reinforce(a) if self.at_work(act) => {
                let duty = a.duty.as_deref().map(|text| self.word(text));
                if let Some(unit) = self.there(act, a.unit) {
                    self.open(
                        act,
                        Fact::Reinforcing {
                            unit,
                            planned_end: a.planned_end.unwrap_or(Day::MAX),
                            duty,
                        },
                    );
                }
            }
            Act::EndReinforcement(a) => {
                let ix = self.unit_ix(a.unit);
                if !self.close(
                    day,
                    |row| matches!(row.fact, Fact::Reinforcing { unit, .. } if Some(unit) == ix),
                ) {
                    self.refuse(act, Refusal::NotReinforcing(a.unit));
                }
            }
            Act::IntroduceForElection(a) if self.at_work(act) => {
                if let Some((post, to)) = self.post_there(act, a.post) {
                    let from = self.unit_now(day);
                    self.open(act, Fact::Nominated { post });
                    self.open(
                        act,
                        Fact::Moved {
                            kind: MoveKind::Introduced,
                            from,
                            to,
                        },
                    );
                }
            }
            Act::HoldConcurrently(a) => self.hold_beside(act, a.post, HoldMode::Concurrent, HoldBasis::Concurrent),
            Act::ActFor(a) => self.hold_beside(act, a.post, HoldMode::Acting, HoldBasis::Acting),
            Act::Relieve(a) => {
                let ix = self.post_ix(a.post);
                if !self.close(
                    day,
                    |row| matches!(row.fact, Fact::Holding { post, .. } if Some(post) == ix),
                ) {
                    self.refuse(act, Refusal::NotHolder { post: a.post, day });
                }
                self.close(
                    day,
                    |row| matches!(row.fact, Fact::TitlesUnited { main, also } if Some(main) == ix || Some(also) == ix),
                );
                self.drop_suspensions(day);
            }
            Act::UniteTitles(a) => {
                if !self.holds(a.main, day) {
                    return self.refuse(act, Refusal::NotHolder { post: a.main, day });
                }
                self.hold_beside(act, a.also, HoldMode::Concurrent, HoldBasis::United);
                if let (Some(main), Some(also)) = (self.post_ix(a.main), self.post_ix(a.also)) {
                    self.open(act, Fact::TitlesUnited { main, also });
                }
            }
            Act::Split(_) | Act::Separate(_) | Act::TransferPart(_) => self.go_with(act),
            Act::Resign(_) => _ = self.leave(act, Leaving::Resigned),
            Act::Retire(_) => _ = self.leave(act, Leaving::Retired),
            Act::Die(_) => _ = self.leave(act, Leaving::Died),
            Act::Streamline(a) => {
                self.leave(act, Leaving::Streamlined);
                if let Some(unit) = self.unit_ix(a.unit) {
                    self.open(act, Fact::CutPost { unit, quota: a.quota });
                }
            }
            _ => self.pause(act),
        }
    }

    /// Comes into service, or back into it; nobody does after death.
    pub(super) fn enter_service(
        &mut self,
        act: &Effective,
        unit: UnitId,
        standing: crate::codes::Standing,
        post: Option<PostId>,
        basis: HoldBasis,
    ) {
        let day = act.day();
        let dead = self.open_on(day).any(|row| row.fact == Fact::Left(Leaving::Died));
        if dead && !self.lacks(act, Refusal::NotInService { day }) {
            return;
        }
        self.close(day, |row| matches!(row.fact, Fact::Left(_)));
        self.serve(act, unit, standing);
        if let Some(post) = post {
            self.take_post(act, post, basis, None, None);
        }
    }

    fn serve(&mut self, act: &Effective, unit: UnitId, standing: crate::codes::Standing) {
        if let Some(unit) = self.there(act, unit) {
            self.set(act, Fact::Service { unit, standing });
        }
    }

    /// Makes a post the main one; the former main post ends, and service follows to the post's unit.
    pub(super) fn take_post(
        &mut self,
        act: &Effective,
        post: PostId,
        basis: HoldBasis,
        term: Option<Day>,
        moved: Option<MoveKind>,
    ) {
        let day = act.day();
        if !self.at_work(act) {
            return;
        }
        let Some((ix, to)) = self.post_there(act, post) else {
            return;
        };
        let from = self.unit_now(day);
        if let Some(kind) = moved {
            if self.holds(post, day) && !self.lacks(act, Refusal::AlreadyThere { kind, post }) {
                return;
            }
            self.open(act, Fact::Moved { kind, from, to });
        }
        self.close(day, |row| match row.fact {
            Fact::Holding { post, mode, .. } => post == ix && mode != HoldMode::Main,
            // Titles are united in the main post: who takes another one holds them together no more.
            Fact::TitlesUnited { main, .. } => main != ix,
            _ => false,
        });
        self.set(
            act,
            Fact::Holding {
                post: ix,
                mode: HoldMode::Main,
                basis,
                term_ends: term.unwrap_or(Day::MAX),
            },
        );
        let service = self.in_lane(Lane::Service, day).map(|at| self.rows[at].fact);
        if let Some(Fact::Service { unit, standing }) = service.filter(|_| basis != HoldBasis::Recorded)
            && unit != to
        {
            self.set(act, Fact::Service { unit: to, standing });
        }
        self.drop_suspensions(day);
    }

    fn hold_beside(&mut self, act: &Effective, post: PostId, mode: HoldMode, basis: HoldBasis) {
        if !self.at_work(act) {
            return;
        }
        let held = self.post_ix(post).and_then(|ix| {
            self.open_on(act.day())
                .find(|row| matches!(row.fact, Fact::Holding { post, .. } if post == ix))
                .map(|row| row.until)
        });
        if let (Some(until), Some(Entity::Person(by))) = (held, self.value.entity(self.place)) {
            return self.refuse(act, Refusal::PostStillHeld { post, by, until });
        }
        if let Some((post, _)) = self.post_there(act, post) {
            self.open(
                act,
                Fact::Holding {
                    post,
                    mode,
                    basis,
                    term_ends: Day::MAX,
                },
            );
        }
    }

    /// Ends everything that service carries; tells whether there was a service to leave.
    pub(super) fn leave(&mut self, act: &Effective, how: Leaving) -> bool {
        let dead = self.open_on(act.day()).any(|row| row.fact == Fact::Left(Leaving::Died));
        if how == Leaving::Died && dead {
            self.refuse(act, Refusal::NotInService { day: act.day() });
            return false;
        }
        if how != Leaving::Died && !self.in_service(act) {
            return false;
        }
        self.close(act.day(), |row| {
            matches!(
                row.fact,
                Fact::Holding { .. }
                    | Fact::Service { .. }
                    | Fact::Seconded { .. }
                    | Fact::Reinforcing { .. }
                    | Fact::Nominated { .. }
                    | Fact::Planned { .. }
                    | Fact::Enrolled { .. }
                    | Fact::TitlesUnited { .. }
                    | Fact::Contract { .. }
                    | Fact::Suspended { .. }
                    | Fact::RetirementDay { .. }
                    | Fact::Learning {
                        state: LearningState::Studying,
                        ..
                    }
            )
        });
        self.open(act, Fact::Left(how));
        true
    }

    /// Refuses what happens after the person has left.
    pub(super) fn in_service(&mut self, act: &Effective) -> bool {
        let day = act.day();
        let left = self.open_on(day).any(|row| matches!(row.fact, Fact::Left(_)));
        if !left {
            return true;
        }
        let came_back = self.lacks(act, Refusal::NotInService { day });
        if came_back {
            self.close(day, |row| matches!(row.fact, Fact::Left(_)));
        }
        came_back
    }

    fn holds(&self, post: PostId, day: Day) -> bool {
        let ix = self.post_ix(post);
        let holds =
            |row: &super::Row| matches!(row.fact, Fact::Holding { post, mode: HoldMode::Main, .. } if Some(post) == ix);
        self.open_on(day).any(holds)
    }

    /// The unit that the person is in on that day: of the main post, else of the service.
    fn unit_now(&self, day: Day) -> Option<Ix> {
        let post = self.open_on(day).find_map(|row| match row.fact {
            Fact::Holding {
                post,
                mode: HoldMode::Main,
                ..
            } => Some(post),
            _ => None,
        });
        post.and_then(|post| self.value.unit_of_post(post, day)).or_else(|| {
            self.open_on(day).find_map(|row| match row.fact {
                Fact::Service { unit, .. } => Some(unit),
                _ => None,
            })
        })
    }

    pub(super) fn unit_ix(&self, unit: UnitId) -> Option<Ix> {
        match self.value.place(Entity::Unit(unit)) {
            Some(Place::Unit(ix)) => Some(ix),
            _ => None,
        }
    }

    /// The unit's place, if it stands on the act's day.
    pub(super) fn there(&mut self, act: &Effective, unit: UnitId) -> Option<Ix> {
        let ix = self.unit_ix(unit)?;
        if self.value.stands(Place::Unit(ix), act.day()) {
            return Some(ix);
        }
        self.refuse(
            act,
            Refusal::NotThere {
                what: Entity::Unit(unit),
                day: act.day(),
            },
        );
        None
    }

    /// The post's place and its unit's, if the post stands on the act's day.
    pub(super) fn post_there(&mut self, act: &Effective, post: PostId) -> Option<(Ix, Ix)> {
        let ix = self.post_ix(post)?;
        match self.value.unit_of_post(ix, act.day()) {
            Some(unit) if self.value.stands(Place::Post(ix), act.day()) => Some((ix, unit)),
            _ => {
                self.refuse(
                    act,
                    Refusal::NotThere {
                        what: Entity::Post(post),
                        day: act.day(),
                    },
                );
                None
            }
        }
    }
}
