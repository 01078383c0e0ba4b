//! The columns that a list can have. What is sensitive is in none: it is read on a person's own page, where reading it is on record.

use ledger::codes::{ContractKind, Learning, LearningState, PartyState};
use ledger::value::{Fact, Ix};
use ledger::view::{LearningHeld, PersonView};
use ledger::{Day, When};
use words::{Message, writing};

use crate::pages::tasks::in_lang;
use crate::site::Visit;

/// One column. The name stands in front of all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Code,
    Born,
    Sex,
    Post,
    Since,
    Unit,
    Standing,
    Education,
    Theory,
    StateManagement,
    Rank,
    Step,
    Coefficient,
    Professional,
    Contract,
    ContractEnds,
    Party,
    StaffNumber,
    Recruited,
}

impl Column {
    pub(super) const ALL: &[Self] = &[
        Self::Code,
        Self::Born,
        Self::Sex,
        Self::Post,
        Self::Since,
        Self::Unit,
        Self::Standing,
        Self::Education,
        Self::Theory,
        Self::StateManagement,
        Self::Rank,
        Self::Step,
        Self::Coefficient,
        Self::Professional,
        Self::Contract,
        Self::ContractEnds,
        Self::Party,
        Self::StaffNumber,
        Self::Recruited,
    ];

    /// Those that a list has when nobody chose.
    pub(super) const USUAL: &[Self] = &[
        Self::Born,
        Self::Post,
        Self::Unit,
        Self::Standing,
        Self::Education,
        Self::Theory,
    ];

    /// Its word in addresses.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Code => "ma",
            Self::Born => "sinh",
            Self::Sex => "gioi",
            Self::Post => "chuc",
            Self::Since => "tu",
            Self::Unit => "don-vi",
            Self::Standing => "doi-tuong",
            Self::Education => "hoc-van",
            Self::Theory => "ly-luan",
            Self::StateManagement => "quan-ly",
            Self::Rank => "ngach",
            Self::Step => "bac",
            Self::Coefficient => "he-so",
            Self::Professional => "chuc-danh",
            Self::Contract => "hop-dong",
            Self::ContractEnds => "hop-dong-den",
            Self::Party => "dang",
            Self::StaffNumber => "so-hieu",
            Self::Recruited => "tuyen-dung",
        }
    }

    /// The message of its heading.
    pub(super) const fn heading(self) -> &'static str {
        match self {
            Self::Code => "people-column-code",
            Self::Born => "people-column-born",
            Self::Sex => "people-column-sex",
            Self::Post => "people-column-post",
            Self::Since => "people-column-since",
            Self::Unit => "people-column-unit",
            Self::Standing => "people-column-standing",
            Self::Education => "people-column-education",
            Self::Theory => "people-column-theory",
            Self::StateManagement => "people-column-state",
            Self::Rank => "people-column-rank",
            Self::Step => "people-column-step",
            Self::Coefficient => "people-column-coefficient",
            Self::Professional => "people-column-professional",
            Self::Contract => "people-column-contract",
            Self::ContractEnds => "people-column-contract-ends",
            Self::Party => "people-column-party",
            Self::StaffNumber => "people-column-staff-number",
            Self::Recruited => "people-column-recruited",
        }
    }

    /// What it says of a person; empty where nothing is recorded.
    pub(super) fn said(self, visit: &Visit, person: &PersonView<'_>, unit: Option<Ix>) -> String {
        let (lang, view) = (visit.lang(), visit.view());
        let post = || person.main_post();
        let code = |list: &str, word: &str| lang.speak(&Message::code(list, word));
        let said = match self {
            Self::Code => person.id().map(|id| id.to_string()),
            Self::Born => person.birth().map(|(birth, _)| writing::when(lang, birth)),
            Self::Sex => person.sex().map(|(sex, _)| code("sex", sex.word())),
            Self::Post => post()
                .map(|held| view.post_title(held.post).to_string())
                .or_else(|| person.attribute("title").map(|(title, _)| title.to_string())),
            Self::Since => post().map(|held| writing::day(held.since)),
            Self::Unit => unit.map(|unit| view.unit_name(unit).to_string()),
            Self::Standing => person
                .service()
                .map(|(_, standing, _)| code("standing-kind", standing.word())),
            Self::Education => learning(visit, person, Learning::Education, "education"),
            Self::Theory => learning(visit, person, Learning::Theory, "theory"),
            Self::StateManagement => learning(visit, person, Learning::StateManagement, "state_management"),
            Self::Rank => person.rank().map(|(rank, ..)| view.text(rank).to_string()),
            Self::Step => person
                .rank()
                .filter(|(_, step, ..)| *step > 0)
                .map(|(_, step, ..)| step.to_string()),
            Self::Coefficient => {
                person
                    .rank()
                    .filter(|(_, _, coefficient, ..)| *coefficient > 0)
                    .map(|(_, _, coefficient, ..)| {
                        writing::decimal(lang, &format!("{}.{:02}", coefficient / 100, coefficient % 100))
                    })
            }
            Self::Professional => professional(person).map(|own| view.text(own.level).to_string()),
            Self::Contract => contract(person).map(|(kind, _)| code("contract", kind.word())),
            Self::ContractEnds => contract(person)
                .filter(|(_, last)| *last != Day::MAX)
                .map(|(_, last)| writing::day(last)),
            Self::StaffNumber => person.attribute("staff_number").map(|(text, _)| text.to_string()),
            Self::Recruited => recruited(person).map(|when| writing::when(lang, when)),
            Self::Party => person
                .party()
                .filter(|(state, ..)| *state != PartyState::None)
                .map(|(_, since, _)| writing::day(since)),
        };
        said.unwrap_or_default()
    }
}

/// The contract in force and its last day.
pub(crate) fn contract(person: &PersonView<'_>) -> Option<(ContractKind, Day)> {
    person.facts().find_map(|row| match row.fact {
        Fact::Contract { kind, term_ends } => Some((kind, term_ends)),
        _ => None,
    })
}

/// The newest professional title held.
pub(crate) fn professional(person: &PersonView<'_>) -> Option<LearningHeld> {
    person
        .learning(Learning::ProfessionalTitle)
        .filter(|own| own.state == LearningState::Held && !own.perhaps)
        .max_by_key(|own| own.since)
}

/// When somebody was recruited, as far as the record tells.
pub(crate) fn recruited(person: &PersonView<'_>) -> Option<When> {
    person.attribute("recruited")?.0.parse().ok()
}

/// The highest level held; of who holds none, that there is none where that is known.
fn learning(visit: &Visit, person: &PersonView<'_>, field: Learning, ladder: &str) -> Option<String> {
    let (lang, view) = (visit.lang(), visit.view());
    let ladder = visit.law().ladder(ladder, visit.asked.day).ok();
    let levels = person
        .learning(field)
        .filter(|own| own.state == LearningState::Held && !own.perhaps)
        .map(|own| {
            let word = view.text(own.level);
            let level = ladder.and_then(|ladder| ladder.body().level(&word));
            let said = level.map_or_else(|| word.to_string(), |level| in_lang(lang, &level.title).to_owned());
            (level.map_or(0, |level| level.order), said)
        });
    let highest = levels.max_by_key(|(order, _)| *order).map(|(_, said)| said);
    highest.or_else(|| person.no_learning(field).map(|_| lang.say("people-level-none")))
}
