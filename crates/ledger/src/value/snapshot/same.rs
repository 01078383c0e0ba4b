//! Whether two values say the same: what a snapshot gives against what a replay gives. Their words may have other numbers.

use thiserror::Error;

use crate::ids::{Entity, Seq};
use crate::value::row::{Place, Row};
use crate::value::timeline::Timeline;
use crate::value::{Value, Word};

/// The first thing in which two values differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Difference {
    /// They stand at different places of the log, or of different logs.
    #[error("it stands at another place of the log")]
    Head,
    /// A decision.
    #[error("decision {0} reads otherwise")]
    Decision(Seq),
    /// What is known of a thing.
    #[error("what it says of {0:?} is not what the log says")]
    Thing(Entity),
    /// One has things that the other does not have.
    #[error("it has other persons, units, posts or classes")]
    Things,
    /// An index: who has which citizen number, what revokes, amends, joins or erases what.
    #[error("its {0} are not those of the log")]
    Index(&'static str),
}

impl Value {
    /// Whether another value says the same of everything, on every day and as known at every place.
    ///
    /// # Errors
    ///
    /// [`Difference`] names the first thing in which they differ.
    pub fn must_say_the_same(&self, other: &Self) -> Result<(), Difference> {
        if self.head != other.head {
            return Err(Difference::Head);
        }
        let entries = (1..).map(Seq).zip(self.entries.iter().zip(other.entries.iter()));
        for (seq, (own, others)) in entries {
            if !own.says_the_same(others) {
                return Err(Difference::Decision(seq));
            }
        }
        self.things_must_be_the_same(other)?;
        let same: [(&'static str, bool); 7] = [
            ("citizen numbers", self.citizens == other.citizens),
            ("revocations", self.revocations == other.revocations),
            ("amendments", self.amendments == other.amendments),
            ("joined records", self.joining == other.joining),
            ("erased acts", self.erased == other.erased),
            ("orders to erase", self.erasures == other.erasures),
            ("excused acts", self.excused == other.excused),
        ];
        same.into_iter()
            .find(|(_, same)| !same)
            .map_or(Ok(()), |(name, _)| Err(Difference::Index(name)))
    }

    fn things_must_be_the_same(&self, other: &Self) -> Result<(), Difference> {
        if self.entries.len() != other.entries.len() {
            return Err(Difference::Things);
        }
        let counts = |value: &Self| {
            [
                value.units.len(),
                value.posts.len(),
                value.classes.len(),
                value.persons.len(),
            ]
        };
        if counts(self) != counts(other) {
            return Err(Difference::Things);
        }
        // A text that the other value does not have becomes a word that it does not have either.
        let reword = |word| other.words.find(&self.words.text(word)).unwrap_or(Word(u32::MAX));
        let all = (0..self.units.len())
            .map(Place::Unit)
            .chain((0..self.posts.len()).map(Place::Post))
            .chain((0..self.classes.len()).map(Place::Class))
            .chain((0..self.persons.len()).map(Place::Person));
        for place in all {
            if self.entity(place) != other.entity(place) {
                return Err(Difference::Things);
            }
            let same = match (self.timeline(place), other.timeline(place)) {
                (Some(own), Some(others)) => own.says_the_same(others, &reword),
                (own, others) => own.is_none() && others.is_none(),
            };
            if !same {
                return Err(self.entity(place).map_or(Difference::Things, Difference::Thing));
            }
        }
        Ok(())
    }
}

impl Timeline<'_> {
    /// Whether another timeline has the same rows in the same order, from the same acts, with the same dependants.
    fn says_the_same(self, other: Timeline<'_>, reword: &dyn Fn(Word) -> Word) -> bool {
        let reworded = self.rows().map(|row| Row {
            fact: row.fact.reworded(reword),
            ..row
        });
        reworded.eq(other.rows()) && self.acts() == other.acts() && self.dependants().eq(other.dependants())
    }
}
