//! What is asked for: five kinds of page, each time with other people, days, filters or words.

use super::super::html::{form, links, options, value_of};
use super::super::http::Visitor;
use super::super::paths::{CSRF, DASHBOARD, DAY, LIST, LIST_FILTERS, NAMES_BEHIND, PERSON, SEARCH, SOUGHT};
use super::super::random::Random;
use super::district::Served;
use crate::trouble::Trouble;

/// A kind of page.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Dashboard,
    Person,
    List,
    Today,
    Search,
}

/// All kinds, in the order in which they are measured.
pub(super) const KINDS: [Kind; 5] = [Kind::Dashboard, Kind::Person, Kind::List, Kind::Today, Kind::Search];

/// What clerks type: names with and without marks, posts, places, numbers of papers.
const WORDS: [&str; 16] = [
    "nguyen",
    "Đặng",
    "ngoc",
    "Minh Tuấn",
    "thị hương",
    "hoang van",
    "pham thi",
    "chu tich",
    "kế toán",
    "trưởng phòng",
    "dan chu",
    "xã Đồng Lâm",
    "noi vu",
    "QĐ-UBND",
    "ly luan",
    "hanh",
];

impl Kind {
    /// Its name in the table.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Dashboard => "P01 task dashboard",
            Self::Person => "P05 person",
            Self::List => "P04 people, filtered",
            Self::Today => "P04 people, of today",
            Self::Search => "P03 search",
        }
    }
}

/// What can be asked for in a district.
#[derive(Debug)]
pub(super) struct Visits {
    people: Vec<String>,
    /// Each filter of the list with the values that it offers.
    filters: Vec<(&'static str, Vec<String>)>,
    token: String,
}

impl Visits {
    /// Reads from the pages themselves whom they show and what they offer.
    pub(super) fn of(served: &Served) -> Result<Self, Trouble> {
        let mut visitor = served.visitor.another();
        let list = visitor.get(LIST)?.body;
        let filters: Vec<_> = LIST_FILTERS.iter().map(|name| (*name, options(&list, name))).collect();
        if let Some((name, _)) = filters.iter().find(|(_, offered)| offered.is_empty()) {
            return Err(Trouble::Server(format!("{LIST} offers nothing in its filter {name}")));
        }
        Ok(Self {
            people: people(&mut visitor)?,
            filters,
            token: value_of(&list, CSRF).unwrap_or_default(),
        })
    }

    /// How many people are known.
    pub(super) fn people(&self) -> usize {
        self.people.len()
    }

    /// Asks for one page; how long it is.
    pub(super) fn ask(&self, kind: Kind, visitor: &mut Visitor, random: &mut Random) -> Result<usize, Trouble> {
        let path = match kind {
            Kind::Dashboard => DASHBOARD.to_owned(),
            Kind::Person => random.one_of(&self.people).cloned().unwrap_or_default(),
            Kind::List | Kind::Today => self.filtered(random),
            Kind::Search => SEARCH.to_owned(),
        };
        // What the office works with is the present day, and a list opens with it.
        let path = match kind {
            Kind::Today => path,
            _ if path.contains('?') => format!("{path}&{DAY}={}", random.day()),
            _ => format!("{path}?{DAY}={}", random.day()),
        };
        let answer = if matches!(kind, Kind::Search) {
            let sought = random.one_of(&WORDS).copied().unwrap_or_default();
            visitor.post(&path, &form(&[(SOUGHT, sought), (CSRF, &self.token)]))?
        } else {
            visitor.get(&path)?
        };
        if answer.status == 200 {
            return Ok(answer.body.len());
        }
        Err(Trouble::Server(format!("{path} was answered with {}", answer.status)))
    }

    /// The list with some of its filters set.
    fn filtered(&self, random: &mut Random) -> String {
        let mut asked = Vec::new();
        for (name, offered) in &self.filters {
            if random.below(2) == 0
                && let Some(value) = random.one_of(offered)
            {
                asked.push((*name, value.as_str()));
            }
        }
        if asked.is_empty() {
            return LIST.to_owned();
        }
        format!("{LIST}?{}", form(&asked))
    }
}

/// The people whom a reader can reach: those behind the figures of the dashboard.
fn people(visitor: &mut Visitor) -> Result<Vec<String>, Trouble> {
    let dashboard = visitor.get(DASHBOARD)?.body;
    let mut people: Vec<String> = Vec::new();
    for figure in links(&dashboard, NAMES_BEHIND) {
        people.extend(links(&visitor.get(&figure)?.body, PERSON));
    }
    people.sort();
    people.dedup();
    if people.is_empty() {
        return Err(Trouble::Server(
            "no person stands behind the figures of the dashboard".to_owned(),
        ));
    }
    Ok(people)
}
