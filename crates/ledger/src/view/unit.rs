//! Units and posts on one day.

use std::sync::Arc;

use super::View;
use crate::codes::{Line, UnitKind};
use crate::ids::{Entity, PostId, UnitId};
use crate::value::{Fact, FactKind, Ix, Kinds, Place, Row, unit_on};

/// The kinds that a unit has had.
const KINDS: Kinds = Kinds::NONE.with(FactKind::Kind);

impl View<'_> {
    /// A unit's id.
    pub fn unit_id(&self, unit: Ix) -> Option<UnitId> {
        match self.value().entity(Place::Unit(unit))? {
            Entity::Unit(id) => Some(id),
            _ => None,
        }
    }

    /// A post's id.
    pub fn post_id(&self, post: Ix) -> Option<PostId> {
        match self.value().entity(Place::Post(post))? {
            Entity::Post(id) => Some(id),
            _ => None,
        }
    }

    /// A unit's name on the day; of one that has ended, its last name.
    pub fn unit_name(&self, unit: Ix) -> Arc<str> {
        self.name(Place::Unit(unit)).unwrap_or_else(|| Arc::from(""))
    }

    /// A unit's kind on the day; of one that has ended, its last kind.
    pub fn unit_kind(&self, unit: Ix) -> Option<UnitKind> {
        let day = self.day();
        let kinds = |row: Row| {
            if let Fact::Kind(kind) = row.fact {
                Some(((row.holds(day), row.from), kind))
            } else {
                None
            }
        };
        let place = Place::Unit(unit);
        let on = self
            .rows_of(place, KINDS)
            .filter(|row| row.earliest <= day)
            .filter_map(kinds)
            .max_by_key(|(from, _)| *from);
        on.or_else(|| {
            self.rows_of(place, KINDS)
                .filter_map(kinds)
                .min_by_key(|(from, _)| *from)
        })
        .map(|(_, kind)| kind)
    }

    /// A unit's code on the day.
    pub fn unit_code(&self, unit: Ix) -> Option<Arc<str>> {
        self.facts(Place::Unit(unit)).find_map(|row| {
            if let Fact::Code(code) = row.fact {
                Some(self.text(code))
            } else {
                None
            }
        })
    }

    /// The unit above a unit in one of the trees, as its papers name it.
    pub fn unit_above(&self, unit: Ix, line: Line) -> Option<Ix> {
        let above = |row: Row| match row.fact {
            Fact::Under { unit, line: l } if l == line => Some(unit),
            _ => None,
        };
        self.facts_of(Place::Unit(unit), Kinds::NONE.with(FactKind::Under))
            .find_map(above)
            .or_else(|| self.perhaps(Place::Unit(unit)).find_map(above))
    }

    /// A typed attribute of text of a unit.
    pub fn unit_attribute(&self, unit: Ix, key: &str) -> Option<Arc<str>> {
        let word = self.value().words().find(key)?;
        self.facts(Place::Unit(unit)).find_map(|row| match row.fact {
            Fact::AttributeText { key, text } if key == word => Some(self.text(text)),
            _ => None,
        })
    }

    /// The unit in which a post is on the day, as its papers name it; of one that has ended, in which it lay last.
    pub fn unit_of_post(&self, post: Ix) -> Option<Ix> {
        unit_on(
            self.rows_of(Place::Post(post), Kinds::NONE.with(FactKind::In)),
            self.day(),
        )
    }

    /// A post's title.
    pub fn post_title(&self, post: Ix) -> Arc<str> {
        self.name(Place::Post(post)).unwrap_or_else(|| Arc::from(""))
    }

    /// The word of a post's title.
    pub fn post_title_word(&self, post: Ix) -> Option<crate::value::Word> {
        self.rows_of(Place::Post(post), Kinds::NONE.with(FactKind::Name))
            .find_map(|row| {
                if let Fact::Name(word) = row.fact {
                    Some(word)
                } else {
                    None
                }
            })
    }
}
