//! What moves a person without an act on the person: the main post passes to another unit, and service follows.

use super::{Effective, Folding};
use crate::acts::bodies::Share;
use crate::codes::HoldMode;
use crate::ids::{Entity, UnitId};
use crate::time::Day;
use crate::value::fact::{Fact, Ix, Lane};
use crate::value::refusal::Refusal;
use crate::value::row::Place;

/// A post passed to another unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct PostMoved {
    post: Ix,
    from: Ix,
    to: Ix,
    pub(super) day: Day,
}

impl Folding<'_> {
    /// Every move of a post of which the acts on a person speak, with the act that moved it.
    pub(super) fn moves_of_posts(&self, acts: &[Effective]) -> Vec<(Effective, PostMoved)> {
        let mut posts = Vec::new();
        if matches!(self.place, Place::Person(_)) {
            for act in acts.iter().filter(|act| act.act.parts().is_none()) {
                act.act.visit(&mut |entity| {
                    if let (Entity::Post(_), Some(Place::Post(ix))) = (entity, self.value.place(entity)) {
                        posts.push(ix);
                    }
                });
            }
        }
        posts.sort_unstable();
        posts.dedup();
        let mut all = Vec::new();
        for post in posts {
            let stays = self.value.stays_of_post(post);
            for pair in stays.windows(2) {
                let moved = PostMoved {
                    post,
                    from: pair[0].unit,
                    to: pair[1].unit,
                    day: pair[1].from,
                };
                all.extend(self.value.effective(pair[1].source).map(|act| (act, moved)));
            }
        }
        all
    }

    /// The holder of a main post serves where the post is, if the holder served where it was.
    pub(super) fn follow(&mut self, act: &Effective, moved: PostMoved) {
        let day = moved.day;
        let main = |row: &super::Row| matches!(row.fact, Fact::Holding { post, mode: HoldMode::Main, .. } if post == moved.post);
        if !self.open_on(day).any(main) {
            return;
        }
        let service = self.in_lane(Lane::Service, day).map(|at| self.rows[at].fact);
        if let Some(Fact::Service { unit, standing }) = service
            && unit != moved.to
            && self.value.leads(unit, day) == self.value.leads(moved.from, day)
        {
            let unit = moved.to;
            self.set(act, Fact::Service { unit, standing });
        }
    }

    /// The person goes with a part of a unit by name: service passes there.
    pub(super) fn go_with(&mut self, act: &Effective) {
        let (Some(to), Some((giver, ..))) = (self.goes_with(act), act.act.parts()) else {
            return;
        };
        let (what, ix) = (self.value.entity(self.place), self.unit_ix(to));
        let (Some(what), Some(unit)) = (what, ix) else { return };
        if !self.in_service(act) {
            return;
        }
        match self.in_lane(Lane::Service, act.day()).map(|at| self.rows[at].fact) {
            Some(Fact::Service { standing, .. }) => self.set(act, Fact::Service { unit, standing }),
            _ => self.refuse(act, Refusal::NotInUnit { what, unit: giver }),
        }
    }

    /// Where the thing goes with a part of a unit, if the act names it so.
    pub(super) fn goes_with(&self, act: &Effective) -> Option<UnitId> {
        let (_, shares, _) = act.act.parts()?;
        let names = |share: &&Share| {
            let mut named = false;
            share.visit_named(&mut |entity| named |= self.is_own(entity));
            named
        };
        shares.iter().find(names).map(|share| share.unit)
    }

    /// Whether a name is that of the thing itself, or of a record that is one with the person's.
    fn is_own(&self, entity: Entity) -> bool {
        let place = self.value.place(entity);
        place == Some(self.place) || matches!(place, Some(Place::Person(ix)) if self.records.contains(&ix))
    }
}
