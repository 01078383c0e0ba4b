//! The two languages of the faces.

use crate::catalogue;
use crate::message::Message;

/// A language in which the system speaks. Vietnamese is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Both languages, Vietnamese first.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The tag that `lang="…"`, cookies and addresses use.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language with this tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag)
    }

    /// What the language calls itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Vi => "Tiếng Việt",
            Self::En => "English",
        }
    }

    /// The words of a message that has no variables.
    pub fn say(self, id: &str) -> String {
        catalogue::say(self, id, &[])
    }

    /// The words of a message with its facts.
    pub fn speak(self, message: &Message) -> String {
        catalogue::say(self, message.id(), message.facts())
    }

    /// What the reader can do next, where the message tells it (its `.next` attribute).
    pub fn next_step(self, message: &Message) -> Option<String> {
        let id = format!("{}.next", message.id());
        catalogue::try_say(self, &id, message.facts())
    }
}
