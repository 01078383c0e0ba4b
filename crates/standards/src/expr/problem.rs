//! What is wrong with a condition: where it stands and what would have been right.

use std::fmt;

use thiserror::Error;

/// Where a text stands: the file, and the line and column of its first character (both from 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, as the reader names it.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl Place {
    /// The first character of a file.
    pub fn start_of(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            line: 1,
            column: 1,
        }
    }

    /// The place of the character at a byte of `text`, when `text` begins here.
    pub(crate) fn of_byte(&self, text: &str, offset: usize) -> Self {
        let mut place = self.clone();
        for (_, character) in text.char_indices().take_while(|(at, _)| *at < offset) {
            if character == '\n' {
                place.line += 1;
                place.column = 1;
            } else {
                place.column += 1;
            }
        }
        place
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// One fault of a condition.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{place}: {fault}")]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What.
    pub fault: Fault,
}

/// What is wrong, with what is expected instead.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// The text is not an expression.
    #[error("cannot be read: {message}")]
    Syntax {
        /// What the parser says.
        message: String,
    },
    /// A whole condition, or a side of `&&`, `||`, `!`, that is not yes or no.
    #[error("expected a condition, found {found}")]
    NotACondition {
        /// The type that stands there.
        found: String,
    },
    /// A name that the catalogue lacks.
    #[error("no field {name}; expected one of {}", .known.join(", "))]
    UnknownField {
        /// The name as written.
        name: String,
        /// The nearest fields, or all of the same family.
        known: Vec<String>,
    },
    /// A function that the language lacks.
    #[error("no function {name}; expected one of {}", .known.join(", "))]
    UnknownFunction {
        /// The name as written.
        name: String,
        /// All functions.
        known: Vec<String>,
    },
    /// Two sides that cannot be compared, or an argument of another type.
    #[error("expected {expected}, found {found}")]
    WrongType {
        /// What fits.
        expected: String,
        /// What stands there.
        found: String,
    },
    /// A level, word, field or qualification that its list lacks.
    #[error("{found:?} is not in {list}; expected one of {}", .known.join(", "))]
    NotInList {
        /// The ladder or vocabulary.
        list: String,
        /// The word as written.
        found: String,
        /// The words that exist.
        known: Vec<String>,
    },
    /// A bare float.
    #[error("a bare float is not exact; expected dec(\"…\")")]
    BareFloat,
    /// A text that is not the literal it claims to be.
    #[error("{found:?} is not {expected}")]
    NotA {
        /// What was claimed.
        expected: String,
        /// The text.
        found: String,
    },
    /// A number with more digits after the point than the field keeps.
    #[error("{found} has more than {digits} digits after the point")]
    TooPrecise {
        /// The number as written.
        found: String,
        /// How many the field keeps.
        digits: u8,
    },
    /// A number that no field can hold.
    #[error("{found} is out of range")]
    OutOfRange {
        /// The number as written.
        found: String,
    },
    /// Too few or too many arguments.
    #[error("{function} takes {expected} arguments, found {found}")]
    ArgumentCount {
        /// The function.
        function: String,
        /// How many it takes.
        expected: usize,
        /// How many it got.
        found: usize,
    },
    /// A comparison in which no side is a field.
    #[error("expected a field on one side of the comparison")]
    NoField,
    /// Syntax of CEL that conditions do not use.
    #[error("{construct} is not part of conditions")]
    Unsupported {
        /// Its name.
        construct: String,
    },
}
