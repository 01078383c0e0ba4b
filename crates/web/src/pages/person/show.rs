//! The person page: the finding first, then the career beside what is missing and what comes next.

use askama::Template;
use ledger::{Day, When};
use words::{Message, writing};

use super::vault::{Sensitive, VaultView};
use crate::components::{AsOf, Basis, Frame, Lanes, Source, WhyNode};
use crate::pages::own::OwnPart;

/// The main post on the day shown.
#[derive(Debug, Clone)]
pub struct MainPost {
    /// The title of the post, with its unit: "Phó Chủ tịch UBND xã Dân Chủ".
    pub title: String,
    /// Since when it is held.
    pub since: When,
}

/// Rank and salary step.
#[derive(Debug, Clone)]
pub struct RankNow {
    /// The code or name of the rank: "01.003".
    pub rank: String,
    /// The step; 0 when none is recorded.
    pub step: i64,
    /// The coefficient in canonical form: "3.33"; empty when none is recorded.
    pub coefficient: String,
}

/// Who it is, in one line.
#[derive(Debug, Clone)]
pub struct Who {
    /// The whole name.
    pub name: String,
    /// The code of the record.
    pub code: String,
    /// Birth, as precisely as it is known; nothing when it is not.
    pub born: Option<When>,
    /// The main post.
    pub post: Option<MainPost>,
    /// Rank and step.
    pub rank: Option<RankNow>,
    /// When retirement is to be expected.
    pub retires: Option<When>,
}

/// A standard that is not met, or not known to be met.
#[derive(Debug, Clone)]
pub struct Finding {
    /// What is missing, short enough for the headline: "trung cấp lý luận chính trị".
    pub missing: String,
    /// The verdict's name in the catalogue: `verdict-gap`, `verdict-unknown`.
    pub verdict: &'static str,
    /// What the record shows.
    pub held: Option<String>,
    /// What the rule demands.
    pub required: Option<String>,
    /// By when it must be completed.
    pub deadline: Option<Day>,
    /// The entries of law that demand it.
    pub basis: Vec<Basis>,
    /// Why the verdict is what it is.
    pub why: Option<WhyNode>,
    /// What would close it: words, and a page where there is one.
    pub closes: Vec<(String, Option<String>)>,
}

/// A date that lies ahead.
#[derive(Debug, Clone)]
pub struct Ahead {
    /// When, as precisely as it is known.
    pub when: String,
    /// Whether that day is past.
    pub is_late: bool,
    /// What, in the reader's language.
    pub said: String,
    /// Where it is settled: a draft that is begun for the person.
    pub href: Option<String>,
}

/// A fact with the decision that recorded it.
#[derive(Debug, Clone)]
pub struct Fact {
    /// What it is: "Trình độ chuyên môn".
    pub name: String,
    /// Its value in words.
    pub value: String,
    /// Since when it holds.
    pub since: Option<When>,
    /// The decision.
    pub source: Option<Source>,
    /// The form that corrects it, where the reader may.
    pub correct: Option<String>,
}

/// P05.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/person/show.html")]
pub struct PersonPage {
    /// The frame.
    pub frame: Frame,
    /// The moment.
    pub as_of: AsOf,
    /// Who it is.
    pub who: Who,
    /// How many standards apply on the day shown.
    pub standards: usize,
    /// Those that are not met, or not known to be.
    pub findings: Vec<Finding>,
    /// The career.
    pub lanes: Lanes,
    /// What comes next, by date.
    pub ahead: Vec<Ahead>,
    /// Facts and their sources.
    pub facts: Vec<Fact>,
    /// Sensitive groups that the record has.
    pub sensitive: Vec<Sensitive>,
    /// What more is shown where it is the reader's own record.
    pub own: Option<OwnPart>,
}

impl PersonPage {
    fn headline(&self) -> String {
        let name = self.who.name.as_str();
        let (unknown, missing): (Vec<&Finding>, Vec<&Finding>) = self
            .findings
            .iter()
            .partition(|finding| finding.verdict == "verdict-unknown");
        let message = match (missing.as_slice(), unknown.len()) {
            ([one], _) => Message::new("person-head-one").with("missing", one.missing.as_str()),
            ([_, _, ..], _) => Message::new("person-head-many").with("n", missing.len()),
            ([], 0) if self.standards == 0 => Message::new("person-head-none"),
            ([], 0) => Message::new("person-head-met"),
            ([], n) => Message::new("person-head-unknown").with("n", n),
        };
        self.frame.lang.speak(&message.with("name", name))
    }

    fn speak(&self, message: &Message) -> String {
        self.frame.lang.speak(message)
    }

    fn correct_label(&self, fact: &Fact) -> String {
        let id = if self.own.is_some() {
            "person-propose"
        } else {
            "person-correct"
        };
        self.speak(&Message::new(id).with("fact", fact.name.as_str()))
    }

    fn correct_link(&self) -> String {
        self.frame.say(if self.own.is_some() {
            "own-propose-link"
        } else {
            "draft-correct-link"
        })
    }

    fn vault(&self, group: &Sensitive) -> VaultView {
        VaultView {
            lang: self.frame.lang,
            csrf: self.frame.csrf.clone(),
            group: group.clone(),
        }
    }

    fn when(&self, when: When) -> String {
        writing::when(self.frame.lang, when)
    }

    fn since(&self, post: &MainPost) -> String {
        self.speak(&Message::new("since").with("when", post.since))
    }

    fn who_line(&self) -> Vec<String> {
        let who = &self.who;
        let rank = |rank: &RankNow| {
            if rank.step == 0 || rank.coefficient.is_empty() {
                return Message::new("verbatim").with("text", rank.rank.as_str());
            }
            let message = Message::new("person-rank")
                .with("rank", rank.rank.as_str())
                .with("step", rank.step);
            message.with("coefficient", words::Value::Decimal(rank.coefficient.clone()))
        };
        [
            Some(Message::new("person-code").with("code", who.code.as_str())),
            who.born.map(|born| Message::new("person-born").with("when", born)),
            who.rank.as_ref().map(rank),
            who.retires
                .map(|when| Message::new("person-retires").with("when", when)),
        ]
        .into_iter()
        .flatten()
        .map(|message| self.speak(&message))
        .collect()
    }

    fn held(&self, finding: &Finding) -> Option<String> {
        Some(self.speak(&Message::new("person-held").with("held", finding.held.as_deref()?)))
    }

    fn required(&self, finding: &Finding) -> Option<String> {
        Some(self.speak(&Message::new("person-required").with("required", finding.required.as_deref()?)))
    }

    fn deadline(&self, finding: &Finding) -> Option<String> {
        Some(self.speak(&Message::new("person-deadline").with("day", finding.deadline?)))
    }
}
