//! One person on one day.

use std::sync::Arc;

use super::View;
use crate::codes::{HoldBasis, HoldMode, Learning, LearningState, PartyState, Sex, Standing};
use crate::ids::{ActId, Entity, PersonId};
use crate::time::{Day, When};
use crate::value::{Fact, FactKind, Ix, Kinds, Place, Row, Rows, Word};

/// One person, in a view.
#[derive(Debug, Clone, Copy)]
pub struct PersonView<'v> {
    pub(super) view: View<'v>,
    pub(super) ix: Ix,
}

/// A post held on the day.
#[derive(Debug, Clone, Copy)]
pub struct Held {
    /// The post.
    pub post: Ix,
    /// How it is held.
    pub mode: HoldMode,
    /// By which step.
    pub basis: HoldBasis,
    /// Last day of the term; [`Day::MAX`] without one.
    pub term_ends: Day,
    /// Since when, certainly.
    pub since: Day,
    /// Since when, perhaps; earlier than `since` where the paper is not precise.
    pub earliest: Day,
    /// The act that says so.
    pub source: ActId,
}

/// Learning held or under way on the day.
#[derive(Debug, Clone, Copy)]
pub struct LearningHeld {
    /// The field.
    pub field: Learning,
    /// The level's code.
    pub level: Word,
    /// Chuyên ngành.
    pub specialism: Option<Word>,
    /// Held, or under way.
    pub state: LearningState,
    /// Since when, certainly.
    pub since: Day,
    /// Whether it only may hold on the day: the papers do not tell since when.
    pub perhaps: bool,
    /// The act that says so.
    pub source: ActId,
}

impl<'v> PersonView<'v> {
    /// The person's place.
    pub const fn ix(&self) -> Ix {
        self.ix
    }

    /// The person's id.
    pub fn id(&self) -> Option<PersonId> {
        match self.view.value().entity(self.place())? {
            Entity::Person(id) => Some(id),
            _ => None,
        }
    }

    /// The view that it is seen in.
    pub const fn view(&self) -> View<'v> {
        self.view
    }

    /// The place in the tables.
    pub const fn place(&self) -> Place {
        Place::Person(self.ix)
    }

    /// What certainly holds on the day.
    pub fn facts(&self) -> Rows<'v> {
        self.view.facts(self.place())
    }

    /// Everything known, on every day.
    pub fn rows(&self) -> Rows<'v> {
        self.view.rows(self.place())
    }

    pub(super) fn find<T>(&self, kind: FactKind, pick: impl Fn(&Row) -> Option<T>) -> Option<T> {
        let facts = &mut self.view.facts_of(self.place(), Kinds::NONE.with(kind));
        facts.find_map(|row| pick(&row))
    }

    /// Họ và tên.
    pub fn name(&self) -> Arc<str> {
        self.view.name(self.place()).unwrap_or_else(|| Arc::from(""))
    }

    /// Giới tính.
    pub fn sex(&self) -> Option<(Sex, ActId)> {
        self.find(FactKind::Sex, |row| {
            if let Fact::Sex(sex) = row.fact {
                Some((sex, row.source))
            } else {
                None
            }
        })
    }

    /// Ngày sinh.
    pub fn birth(&self) -> Option<(When, ActId)> {
        self.find(FactKind::Birth, |row| {
            if let Fact::Birth(birth) = row.fact {
                Some((birth, row.source))
            } else {
                None
            }
        })
    }

    /// Số định danh cá nhân, twelve digits.
    pub fn citizen_number(&self) -> Option<String> {
        self.find(FactKind::Citizen, |row| {
            if let Fact::Citizen { high, low } = row.fact {
                Some(format!("{high:06}{low:06}"))
            } else {
                None
            }
        })
    }

    /// A typed attribute of text.
    pub fn attribute(&self, key: &str) -> Option<(Arc<str>, ActId)> {
        let word = self.view.value().words().find(key)?;
        self.find(FactKind::AttributeText, |row| match row.fact {
            Fact::AttributeText { key, text } if key == word => Some((self.view.text(text), row.source)),
            _ => None,
        })
    }

    /// The unit and standing of service on the day.
    pub fn service(&self) -> Option<(Ix, Standing, ActId)> {
        self.find(FactKind::Service, |row| {
            if let Fact::Service { unit, standing } = row.fact {
                Some((unit, standing, row.source))
            } else {
                None
            }
        })
    }

    /// Whether the person belongs to the body of officials on the day: serves or holds a post, and has not left.
    pub fn in_service(&self) -> bool {
        const SERVICE: Kinds = Kinds::of(&[FactKind::Left, FactKind::Service, FactKind::Holding]);
        let mut serves = false;
        for row in self.view.facts_of(self.place(), SERVICE) {
            match row.fact {
                Fact::Left(_) => return false,
                Fact::Service { .. } | Fact::Holding { .. } => serves = true,
                _ => {}
            }
        }
        serves
    }

    /// Every post held on the day.
    pub fn posts(&self) -> impl Iterator<Item = Held> + use<'v> {
        let holding = self.view.facts_of(self.place(), Kinds::NONE.with(FactKind::Holding));
        holding.filter_map(|row| match row.fact {
            Fact::Holding {
                post,
                mode,
                basis,
                term_ends,
            } => Some(Held {
                post,
                mode,
                basis,
                term_ends,
                since: row.from,
                earliest: row.earliest,
                source: row.source,
            }),
            _ => None,
        })
    }

    /// The main post on the day.
    pub fn main_post(&self) -> Option<Held> {
        self.posts().find(|held| held.mode == HoldMode::Main)
    }

    /// The unit that the person is in on the day, as its papers name it: of the main post, else of the service.
    /// [`super::Structure::carry`] leads from there to the unit that stands on a day.
    pub fn unit(&self) -> Option<Ix> {
        let of_post = self.main_post().and_then(|held| self.view.unit_of_post(held.post));
        of_post.or_else(|| self.service().map(|(unit, _, _)| unit))
    }

    /// Learning of one field on the day, what is certain first.
    pub fn learning(&self, field: Learning) -> impl Iterator<Item = LearningHeld> + use<'v> {
        let of = move |row: Row, perhaps: bool| match row.fact {
            Fact::Learning {
                field: f,
                level,
                specialism,
                state,
            } if f == field => Some(LearningHeld {
                field,
                level,
                specialism,
                state,
                since: row.from,
                perhaps,
                source: row.source,
            }),
            _ => None,
        };
        let learning = Kinds::NONE.with(FactKind::Learning);
        let certain = self.view.facts_of(self.place(), learning);
        let certain = certain.filter_map(move |row| of(row, false));
        certain.chain(self.view.perhaps(self.place()).filter_map(move |row| of(row, true)))
    }

    /// The act by which it is known that nothing of a field is held on the day.
    pub fn no_learning(&self, field: Learning) -> Option<ActId> {
        self.find(FactKind::NoLearning, |row| {
            (row.fact == Fact::NoLearning { field }).then_some(row.source)
        })
    }

    /// Party membership on the day, since when, and the act that says so.
    pub fn party(&self) -> Option<(PartyState, Day, ActId)> {
        self.find(FactKind::Party, |row| {
            if let Fact::Party(state) = row.fact {
                Some((state, row.from, row.source))
            } else {
                None
            }
        })
    }

    /// Rank, step (0: not recorded) and coefficient in hundredths on the day, since when, and the act that says so.
    pub fn rank(&self) -> Option<(Word, u8, u16, Day, ActId)> {
        self.find(FactKind::Rank, |row| match row.fact {
            Fact::Rank {
                rank,
                step,
                coefficient,
            } => Some((rank, step, coefficient, row.from, row.source)),
            _ => None,
        })
    }
}
