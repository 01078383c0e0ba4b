//! Where a fact or a demand comes from: the decision on file, or the entry of law with its confidence.

use askama::Template;
use ledger::Day;
use words::{Lang, Message};

/// A decision as a source: number, day, and the page that opens it.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "components/source/source.html")]
pub struct Source {
    /// The reader's language.
    pub lang: Lang,
    /// Number and symbol; a decision may be in force before its number is on file.
    pub number: Option<String>,
    /// The day it was signed.
    pub day: Day,
    /// The page of the decision, where there is one and the reader may open it.
    pub href: Option<String>,
    /// How many scans of papers stand beside it.
    pub scans: usize,
}

impl Source {
    /// As it is said, without its page.
    pub(crate) fn plain(&self) -> String {
        self.said()
    }

    const fn has_scans(&self) -> bool {
        self.scans > 0
    }

    fn scans_said(&self) -> String {
        self.lang.speak(&Message::new("source-scans").with("n", self.scans))
    }

    fn said(&self) -> String {
        let number = self
            .number
            .clone()
            .unwrap_or_else(|| self.lang.say("decision-unnumbered"));
        self.lang
            .speak(&Message::new("decision-of").with("number", number).with("day", self.day))
    }
}

/// How far an entry of law can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// A person has compared it with the gazette.
    Confirmed,
    /// Read in a second-hand source.
    SecondHand,
    /// Noted from memory.
    FromMemory,
    /// Derived from other entries.
    Derived,
}

impl Confidence {
    const fn word(self) -> &'static str {
        match self {
            Self::Confirmed => "confidence-confirmed",
            Self::SecondHand => "confidence-second-hand",
            Self::FromMemory => "confidence-from-memory",
            Self::Derived => "confidence-derived",
        }
    }
}

/// The legal basis of a task or a demand.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "components/source/basis.html")]
pub struct Basis {
    /// The reader's language.
    pub lang: Lang,
    /// As it is cited.
    pub cited: String,
    /// The page of the entry, where there is one.
    pub href: Option<String>,
    /// Anything less than confirmed is said on screen.
    pub confidence: Confidence,
}

impl Basis {
    fn doubt(&self) -> Option<String> {
        (self.confidence != Confidence::Confirmed).then(|| self.lang.say(self.confidence.word()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    #[test]
    fn a_source_opens_and_an_unconfirmed_basis_says_so() {
        let signed = Day::of(2019, 3, 4).unwrap();
        let numbered = Source {
            lang: Lang::Vi,
            number: Some("1285-NQ/TU".into()),
            day: signed,
            href: Some("/quyet-dinh/9".into()),
            scans: 0,
        };
        assert_snapshot!(numbered, @r##"<a class="source" href="/quyet-dinh/9">1285-NQ/TU ngày 04/03/2019</a>"##);
        assert_snapshot!(Source { scans: 2, ..numbered.clone() }, @r##"<a class="source" href="/quyet-dinh/9">1285-NQ/TU ngày 04/03/2019</a> · <a class="source" href="/quyet-dinh/9#tep">2 bản chụp</a>"##);
        assert_snapshot!(Source { number: None, href: None, ..numbered }, @r##"<span class="source">Chưa có số ngày 04/03/2019</span>"##);
        let basis = Basis {
            lang: Lang::Vi,
            cited: "39-NQ/TW <2015>".into(),
            href: None,
            confidence: Confidence::SecondHand,
        };
        assert_snapshot!(basis, @r##"<span class="basis">39-NQ/TW &#60;2015&#62; <span class="confidence">◇ <span class="doubt">Đọc qua nguồn thứ hai</span></span></span>"##);
        assert!(
            !Basis {
                confidence: Confidence::Confirmed,
                ..basis
            }
            .to_string()
            .contains("confidence")
        );
    }
}
