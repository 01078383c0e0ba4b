//! Writes the acts of one decision, looking up everybody and everything in the ledger as it stands.

use std::collections::BTreeMap;

use ledger::acts::bodies::{CreatePost, Establish};
use ledger::acts::{Act, Dated};
use ledger::codes::HoldMode;
use ledger::text::fold;
use ledger::value::{Fact, Ix, Place};
use ledger::view::PersonView;
use ledger::{ClassId, Day, Entity, PersonId, PostId, Seq, Span, UnitId, Value, View, When};

use crate::problem::DemoError;

/// One decision in the making.
#[derive(Debug)]
pub(crate) struct Scribe<'v> {
    view: View<'v>,
    acts: Vec<Dated>,
    /// Units by code and by every name they ever had, read at the first need.
    units: Option<BTreeMap<String, Ix>>,
    made: BTreeMap<String, UnitId>,
    /// Posts that this decision already gives away.
    given: Vec<PostId>,
}

impl<'v> Scribe<'v> {
    pub(crate) fn new(value: &'v Value, effective: Day) -> Self {
        let view = value.on(effective, Seq::LATEST);
        Self {
            view,
            acts: Vec::new(),
            units: None,
            made: BTreeMap::new(),
            given: Vec::new(),
        }
    }

    pub(super) fn into_acts(self) -> Vec<Dated> {
        self.acts
    }

    /// The ledger on the day of effect.
    pub(crate) const fn view(&self) -> View<'v> {
        self.view
    }

    /// Adds an act of the decision's own day; its ordinal comes back.
    pub(crate) fn add(&mut self, act: impl Into<Act>) -> u32 {
        self.push(Dated {
            when: None,
            act: act.into(),
        })
    }

    /// Adds an act with a day of its own.
    pub(crate) fn add_at(&mut self, when: impl Into<When>, act: impl Into<Act>) -> u32 {
        self.push(act.into().at(when))
    }

    fn push(&mut self, dated: Dated) -> u32 {
        let ordinal = u32::try_from(self.acts.len()).unwrap_or(u32::MAX);
        self.acts.push(dated);
        ordinal
    }

    /// Establishes a unit, which later acts of this decision can name.
    pub(crate) fn establish(&mut self, when: Option<When>, act: Establish) -> UnitId {
        let names = [Some(act.name.clone()), act.code.clone()];
        let ordinal = self.push(Dated { when, act: act.into() });
        let unit = UnitId::here(ordinal);
        self.made.extend(names.into_iter().flatten().map(|name| (name, unit)));
        unit
    }

    /// The unit of a name or code.
    pub(crate) fn unit(&mut self, name: &str) -> Result<UnitId, DemoError> {
        if let Some(unit) = self.made.get(name) {
            return Ok(*unit);
        }
        let ix = self.unit_ix(name)?;
        self.view.unit_id(ix).ok_or_else(|| DemoError::NoUnit(name.to_owned()))
    }

    /// The place of a unit that an earlier decision established.
    pub(crate) fn unit_ix(&mut self, name: &str) -> Result<Ix, DemoError> {
        let view = self.view;
        let units = self.units.get_or_insert_with(|| {
            let mut all = BTreeMap::new();
            for unit in 0..view.value().unit_count() {
                for row in view.rows(Place::Unit(unit)) {
                    if let Fact::Name(word) | Fact::Code(word) = row.fact {
                        all.entry(view.text(word).to_string()).or_insert(unit);
                    }
                }
            }
            all
        });
        units
            .get(name)
            .copied()
            .ok_or_else(|| DemoError::NoUnit(name.to_owned()))
    }

    /// The person with a citizen number.
    pub(crate) fn person(&self, number: &str) -> Result<PersonId, DemoError> {
        self.view
            .value()
            .person_with_number(number)
            .ok_or_else(|| DemoError::NoPerson(number.to_owned()))
    }

    /// The same person, seen on a day.
    pub(crate) fn seen(&self, number: &str, day: Day) -> Result<PersonView<'v>, DemoError> {
        let id = self.person(number)?;
        let place = self.view.value().place(Entity::Person(id));
        let Some(Place::Person(ix)) = place else {
            return Err(DemoError::NoPerson(number.to_owned()));
        };
        self.view
            .at(day)
            .person(ix)
            .ok_or_else(|| DemoError::NoPerson(number.to_owned()))
    }

    /// The main post that a person holds on a day.
    pub(crate) fn post_of(&self, number: &str, day: Day) -> Result<PostId, DemoError> {
        let held = self.seen(number, day)?.main_post();
        let none = || DemoError::NoPost {
            number: number.to_owned(),
            day,
        };
        held.and_then(|held| self.view.post_id(held.post)).ok_or_else(none)
    }

    /// The class of a code.
    pub(crate) fn class(&self, code: &str) -> Result<ClassId, DemoError> {
        let found = self.view.classes().find(|class| &*class.code() == code);
        found
            .and_then(|class| class.id())
            .ok_or_else(|| DemoError::NoClass(code.to_owned()))
    }

    /// A standing post of a title in a unit that nobody holds, and this decision does not give away, over a stretch of days.
    pub(crate) fn free_post(&mut self, unit: &str, title: &str, span: Span) -> Result<Option<PostId>, DemoError> {
        let ix = self.unit_ix(unit)?;
        let value = self.view.value();
        let wanted = fold(title);
        for place in value.dependants(Place::Unit(ix)) {
            let Place::Post(post) = place else { continue };
            let there = self.view.unit_of_post(post) == Some(ix) && self.view.at(span.from).stands(place);
            let Some(id) = self
                .view
                .post_id(post)
                .filter(|_| there && fold(&self.view.post_title(post)) == wanted)
            else {
                continue;
            };
            let held = value.dependants(place).any(|holder| {
                self.view.rows(holder).any(|row| {
                    matches!(row.fact, Fact::Holding { post: p, mode: HoldMode::Main, .. } if p == post)
                        && span.meets(Span {
                            from: row.from,
                            until: row.until,
                        })
                })
            });
            if !held && !self.given.contains(&id) {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    /// The same, without posts that are spoken for elsewhere.
    #[cfg(test)]
    pub(crate) fn free_post_but(
        &mut self,
        unit: &str,
        title: &str,
        span: Span,
        given: &[PostId],
    ) -> Result<Option<PostId>, DemoError> {
        self.given = given.to_vec();
        self.free_post(unit, title, span)
    }

    /// A post of a title in a unit, free from the decision's day on; created by this decision when there is none.
    pub(crate) fn open_post(&mut self, unit: &str, title: &str) -> Result<PostId, DemoError> {
        let free = if self.made.contains_key(unit) {
            None
        } else {
            self.free_post(unit, title, Span::since(self.view.day()))?
        };
        let post = if let Some(post) = free {
            post
        } else {
            let unit = self.unit(unit)?;
            PostId::here(self.add(CreatePost {
                unit,
                title: title.to_owned(),
            }))
        };
        self.given.push(post);
        Ok(post)
    }
}
