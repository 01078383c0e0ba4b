//! An act from what somebody gives in a form or through an interface: texts by the names of fields. The same definition that tells the form
//! reads it, so no act needs code of its own.

use std::fmt;

/// What is given for a field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Given {
    /// Nothing: the field is left out.
    #[default]
    Nothing,
    /// A value as text: a day as `2019-03-14`, a partial date as `2019-03`, a thing by its id, a code by its word, a decimal with a point.
    Text(String),
    /// Values by the names of fields.
    Part(Vec<(String, Given)>),
    /// Several values.
    List(Vec<Given>),
}

static NOTHING: Given = Given::Nothing;

impl Given {
    /// A text; nothing, where it is blank.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() {
            Self::Nothing
        } else {
            Self::Text(text)
        }
    }

    /// What is given for a field of a part.
    pub fn field(&self, name: &str) -> &Self {
        let Self::Part(fields) = self else { return &NOTHING };
        let found = fields.iter().find(|(own, _)| own == name);
        found.map_or(&NOTHING, |(_, given)| given)
    }

    /// Whether nothing is given, in no field of it.
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Part(fields) => fields.iter().all(|(_, given)| given.is_nothing()),
            Self::List(all) => all.iter().all(Self::is_nothing),
        }
    }
}

/// Why what is given is not an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// The field must be there.
    Missing,
    /// The text is nothing that the field can hold.
    NotSuch,
    /// Of several fields exactly one must be given.
    NotOne,
    /// It is not given like this: another act of the same kind, say, which a correction brings.
    NotHere,
    /// There is no such kind of act.
    UnknownAct,
}

/// What is wrong with a field, by its way from the act: `into.0.unit`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misgiven {
    /// The way to the field.
    pub field: String,
    /// What is wrong.
    pub misfit: Misfit,
}

/// The way to the field that is being read, and all that was wrong on it.
#[derive(Debug, Default)]
pub struct Trail {
    way: Vec<String>,
    wrong: Vec<Misgiven>,
}

impl Trail {
    /// Reads a field under its name.
    pub(super) fn within<T>(
        &mut self,
        name: impl fmt::Display,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        self.way.push(name.to_string());
        let read = read(self);
        self.way.pop();
        read
    }

    /// Notes what is wrong with the field.
    pub(super) fn wrong<T>(&mut self, misfit: Misfit) -> Option<T> {
        self.wrong.push(Misgiven {
            field: self.way.join("."),
            misfit,
        });
        None
    }

    /// Reads a plain value.
    pub(crate) fn plain<T>(&mut self, given: &Given, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        match given {
            Given::Text(text) if !text.trim().is_empty() => match read(text.trim()) {
                Some(value) => Some(value),
                None => self.wrong(Misfit::NotSuch),
            },
            other if other.is_nothing() => self.wrong(Misfit::Missing),
            _ => self.wrong(Misfit::NotSuch),
        }
    }

    pub(super) fn into_wrong(self) -> Vec<Misgiven> {
        self.wrong
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::acts::Act;
    use crate::acts::career::Appoint;
    use crate::acts::people::{AttributeValue, CorrectPerson, Identity, SetPersonAttribute};
    use crate::ids::{ActId, PersonId, PostId, Seq};
    use crate::time::{Day, When};

    fn part(fields: &[(&str, Given)]) -> Given {
        Given::Part(
            fields
                .iter()
                .map(|(name, given)| ((*name).to_owned(), given.clone()))
                .collect(),
        )
    }

    fn wrong(number: u16, given: &Given) -> Vec<(String, Misfit)> {
        let wrong = Act::given(number, given).unwrap_err();
        wrong.into_iter().map(|one| (one.field, one.misfit)).collect()
    }

    fn id(decision: u32, ordinal: u32) -> ActId {
        ActId {
            decision: Seq(decision),
            ordinal,
        }
    }

    #[test]
    fn an_act_is_read_from_texts_by_field() {
        let given = part(&[
            ("person", Given::text("5-1")),
            ("post", Given::text(" 3-0 ")),
            ("term_ends", Given::text("2024-05-31")),
        ]);
        let appoint = Appoint {
            person: PersonId(id(5, 1)),
            post: PostId(id(3, 0)),
            term_ends: Day::of(2024, 5, 31),
        };
        assert_eq!(Act::given(21, &given), Ok(appoint.into()));
        let corrected = part(&[
            ("person", Given::text("5-1")),
            (
                "identity",
                part(&[("birth", Given::text("1980-03")), ("full_name", Given::text(" "))]),
            ),
        ]);
        let birth = CorrectPerson {
            person: PersonId(id(5, 1)),
            identity: Identity::Birth(When::Month(1980, 3)),
        };
        assert_eq!(Act::given(2, &corrected), Ok(birth.into()));
        let attribute = part(&[
            ("person", Given::text("5-1")),
            ("key", Given::text("ethnicity")),
            ("value", part(&[("text", Given::text("Dao"))])),
        ]);
        let Ok(Act::SetPersonAttribute(SetPersonAttribute { value, .. })) = Act::given(3, &attribute) else {
            panic!("not read")
        };
        assert_eq!(value, Some(AttributeValue::Text("Dao".to_owned())));
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once_with_its_field() {
        let given = part(&[
            ("person", Given::text("Nguyễn")),
            ("term_ends", Given::text("31/05/2024")),
        ]);
        assert_eq!(
            wrong(21, &given),
            [
                ("person".to_owned(), Misfit::NotSuch),
                ("post".to_owned(), Misfit::Missing),
                ("term_ends".to_owned(), Misfit::NotSuch)
            ]
        );
        let both = part(&[
            ("person", Given::text("5-1")),
            (
                "identity",
                part(&[("birth", Given::text("1980")), ("full_name", Given::text("A"))]),
            ),
        ]);
        assert_eq!(wrong(2, &both), [("identity".to_owned(), Misfit::NotOne)]);
        assert_eq!(wrong(9_999, &given), [(String::new(), Misfit::UnknownAct)]);
        let split = part(&[
            ("unit", Given::text("1-1")),
            ("into", Given::List(vec![part(&[("unit", Given::text("x"))])])),
        ]);
        let fields: Vec<String> = wrong(56, &split).into_iter().map(|(field, _)| field).collect();
        assert!(fields.contains(&"into.0.unit".to_owned()), "{fields:?}");
    }
}
