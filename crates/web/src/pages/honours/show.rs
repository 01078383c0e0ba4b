//! P28 as it is shown.

use askama::Template;

use crate::components::{AsOf, Basis, Compared, Frame, Pager, Source};

/// A reward.
#[derive(Debug, Clone)]
pub struct RewardRow {
    /// From when.
    pub day: String,
    /// Who.
    pub name: String,
    /// The page of that person.
    pub href: String,
    /// In which unit.
    pub unit: String,
    /// What for, as the paper says.
    pub title: String,
    /// The paper.
    pub source: Option<Source>,
}

/// What follows from a discipline.
#[derive(Debug, Clone)]
pub struct Effect {
    /// What, and until when.
    pub said: String,
    /// The rule.
    pub rule: String,
    /// The page of the rule.
    pub href: String,
    /// Where it stands.
    pub basis: Option<Basis>,
}

/// A discipline.
#[derive(Debug, Clone)]
pub struct DisciplineRow {
    /// From when.
    pub day: String,
    /// Until when it runs.
    pub until: String,
    /// Who.
    pub name: String,
    /// The page of that person.
    pub href: String,
    /// In which unit.
    pub unit: String,
    /// Its form.
    pub form: String,
    /// What it blocks.
    pub effects: Vec<Effect>,
    /// The paper.
    pub source: Option<Source>,
    /// A draft that ends it, for who may write one.
    pub lift: Option<String>,
}

/// The disciplines, as far as they may be shown.
#[derive(Debug, Clone)]
pub enum Disciplines {
    /// The reader may not see them.
    Refused,
    /// Folded: to open them is a POST, which is recorded first.
    Folded,
    /// Opened.
    Open {
        /// Those that run, those that are over and still block, those not judged: the message that names them, and their rows.
        parts: [(&'static str, Vec<DisciplineRow>); 3],
        /// How many are over, said in words.
        over: String,
    },
}

/// P28.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/honours/show.html")]
pub struct HonoursPage {
    /// The frame.
    pub frame: Frame,
    /// The moment.
    pub as_of: AsOf,
    /// Both readings of the day, where the address asks for what was reported.
    pub compared: Option<Compared>,
    /// The answer in one sentence.
    pub headline: String,
    /// The fields of the moment, for the form.
    pub moment: Vec<(&'static str, String)>,
    /// The units to choose: value, name, whether it is chosen.
    pub units: Vec<(String, String, bool)>,
    /// From which day on rewards are listed.
    pub since: String,
    /// Drafts to begin: words, address.
    pub drafts: Vec<(String, String)>,
    /// Where disciplines are opened, and taken away.
    pub open: [String; 2],
    /// Whether disciplines may be taken away.
    pub exports: bool,
    /// The rewards of this page.
    pub rewards: Vec<RewardRow>,
    /// The way to the other rewards.
    pub pager: Option<Pager>,
    /// The disciplines.
    pub disciplines: Disciplines,
}
