//! The frame of every page: who runs the site, where one is, the moment shown, and the mark of the ledger behind it.

use ledger::Day;
use words::{Lang, Message, writing};

/// Light or dark: as the system wants, or fixed by the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Follows the system.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// All choices, in the order of the form.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word that the cookie and the form use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The choice with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }

    /// The attribute on `<html>`, where the reader has fixed one.
    fn fixed(self) -> Option<&'static str> {
        (self != Self::System).then(|| self.word())
    }
}

/// A room of the navigation. Only rooms that exist are listed.
#[derive(Debug, Clone)]
pub struct Room {
    /// Its name in the catalogue: `room-tasks`.
    pub name: &'static str,
    /// Its first page.
    pub href: String,
    /// Whether the page shown belongs to it.
    pub here: bool,
}

/// A step of the way to this page.
#[derive(Debug, Clone)]
pub struct Crumb {
    /// Its name, as it stands in the record or already in the reader's language.
    pub name: String,
    /// Its page; nothing for the page shown.
    pub href: Option<String>,
}

/// Who is logged in.
#[derive(Debug, Clone)]
pub struct Clerk {
    /// The name of the account's holder.
    pub name: String,
    /// Role and scope, in the reader's language.
    pub role: String,
}

/// Which state of the ledger a page was computed from.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// The day shown.
    pub day: Day,
    /// The last decision that is counted.
    pub seq: u64,
    /// The head of the chain at that decision; its first figures are shown.
    pub head: String,
}

/// What every page needs besides its own content.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The reader's language.
    pub lang: Lang,
    /// The reader's theme.
    pub theme: Theme,
    /// The authority: "Huyện Hoành Bồ".
    pub authority: String,
    /// The agency that runs this site for it.
    pub agency: String,
    /// Whether these are demonstration data.
    pub demo: bool,
    /// The rooms that exist and that this reader may enter.
    pub rooms: Vec<Room>,
    /// Through whose rights the reader looks, by name.
    pub viewing: Option<String>,
    /// The emergency access that the reader has now: its id, and what is said of it.
    pub emergency: Option<(String, String)>,
    /// What somebody else did to the reader's account and the reader has not said to know, in words.
    pub told: Option<String>,
    /// After so many seconds without a request the reader's session ends, and after so many whatever happens.
    pub idle: Option<(i64, i64)>,
    /// Where a search is sent, once there is one.
    pub find: Option<String>,
    /// Since when nothing can be recorded, while no room is left: seconds since 1970-01-01T00:00:00Z.
    pub read_only: Option<i64>,
    /// Whether others may have recorded what is not shown here.
    pub behind: bool,
    /// Who is logged in.
    pub clerk: Option<Clerk>,
    /// The session's token, for forms that change something.
    pub csrf: Option<String>,
    /// Path and query of this page, for coming back after a change of language or theme.
    pub here: String,
    /// The way to this page.
    pub crumbs: Vec<Crumb>,
    /// The state of the ledger that the page shows.
    pub stamp: Option<Stamp>,
}

impl Frame {
    pub(crate) fn say(&self, id: &str) -> String {
        self.lang.say(id)
    }

    pub(crate) fn other_language(&self) -> Lang {
        if self.lang == Lang::Vi { Lang::En } else { Lang::Vi }
    }

    pub(crate) fn themes(&self) -> [(Theme, String, bool); 3] {
        Theme::ALL.map(|theme| {
            (
                theme,
                self.say(&format!("frame-theme-{}", theme.word())),
                theme == self.theme,
            )
        })
    }

    pub(crate) fn fixed_theme(&self) -> Option<&'static str> {
        self.theme.fixed()
    }

    pub(crate) fn viewing_said(&self) -> Option<String> {
        let name = self.viewing.as_deref()?;
        Some(self.lang.speak(&Message::new("frame-viewing").with("name", name)))
    }

    pub(crate) fn read_only_said(&self) -> Option<String> {
        let since = writing::moment(self.read_only?);
        Some(self.lang.speak(&Message::new("frame-read-only").with("since", since)))
    }

    pub(crate) fn stamp_said(&self) -> Option<(String, String, String)> {
        let stamp = self.stamp.as_ref()?;
        let head: String = stamp.head.chars().take(12).collect();
        Some((
            self.lang.speak(&Message::new("frame-recorded").with("day", stamp.day)),
            self.lang.speak(
                &Message::new("frame-place-in-log").with("seq", writing::count(self.lang, stamp.seq.cast_signed())),
            ),
            self.lang.speak(&Message::new("frame-head").with("head", head)),
        ))
    }
}
