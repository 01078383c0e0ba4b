//! The one search: of each kind the closest, as far as the key reaches. What is sought is posted: no address holds it.

use office::people::Sought;
use office::permission::{DataClass, Deed};

use super::call::MOMENT;
use super::decisions::tells_all;
use super::things::{Named, count, person, post, unit};
use super::{Call, Input, Kind, Moment, Operation, Trouble, Verb, wire};
use crate::pages::tasks::in_lang;
use crate::site::Rule;

const READ: Rule = Rule::Any(&[Deed::ReadFigures]);
const SOUGHT: &[Input] = &[
    Input::must(
        "sought",
        Kind::Text(200),
        "Words in any order, with marks or without; or a code, a citizen number, six or more digits of a telephone, \
         as far as the key reads such numbers.",
        "bang ca",
    ),
    Input::may(
        "limit",
        Kind::Whole(1, 100),
        "Of each kind so many at most; 20 without it.",
        "20",
    ),
];

wire! {
    /// Somebody who was found.
    PersonFound {
        /// Who.
        person: Named,
        /// The unit.
        unit: Option<Named>,
        /// The main post.
        post: Option<Named>,
        /// Whether the person is in the body of officials on the day.
        in_body: bool,
    }
    /// A decision that was found.
    DecisionFound {
        /// Its place in the log.
        seq: u32,
        /// Number and symbol.
        number: Option<String>,
        /// What it is about; null where some of its acts lie outside what the key reaches, for the title may tell of them.
        title: Option<String>,
    }
    /// A rule of the law book that was found.
    RuleFound {
        /// Its id.
        id: String,
        /// Its title.
        title: String,
    }
    /// How many were found of each kind.
    FoundTotals {
        /// People.
        people: u32,
        /// Units.
        units: u32,
        /// Posts.
        posts: u32,
        /// Decisions.
        decisions: u32,
        /// Rules.
        rules: u32,
    }
    /// What was found.
    SearchTold {
        /// The moment.
        moment: Moment,
        /// How many there are of each kind.
        totals: FoundTotals,
        /// People.
        people: Vec<PersonFound>,
        /// Units, those that have ended too.
        units: Vec<Named>,
        /// Posts.
        posts: Vec<Named>,
        /// Decisions.
        decisions: Vec<DecisionFound>,
        /// Rules.
        rules: Vec<RuleFound>,
    }
}

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new(
            "search",
            (Verb::Post, "/api/v1/search"),
            READ,
            "Finds people, units, posts, decisions and rules.",
            search,
        )
        .asked(&[MOMENT])
        .told(&[SOUGHT]),
    ]
}

fn search(call: &Call) -> Result<SearchTold, Trouble> {
    let visit = &call.visit;
    if visit
        .scope(Deed::ReadFigures, DataClass::Internal, &visit.structure())
        .is_empty()
    {
        return Err(Trouble::Forbidden);
    }
    let sought = Sought::of(call.text("sought").unwrap_or_default());
    let most = usize::try_from(call.whole("limit").unwrap_or(20)).unwrap_or(20);
    let (office, asked) = (visit.site.office(), &visit.asked);
    let found = office
        .search(&visit.actor, &visit.value, asked.day, asked.known_seq(), &sought, most)
        .map_err(|problem| Trouble::not_done(problem, |()| Trouble::Forbidden))?;
    if !found.people.first.is_empty() {
        call.taken("search", found.people.first.len())?;
    }
    let (lang, law) = (visit.lang(), visit.law());
    Ok(SearchTold {
        moment: call.moment(),
        totals: FoundTotals {
            people: count(found.people.total),
            units: count(found.units.total),
            posts: count(found.posts.total),
            decisions: count(found.decisions.total),
            rules: count(found.rules.total),
        },
        people: found
            .people
            .first
            .iter()
            .filter_map(|hit| {
                Some(PersonFound {
                    person: person(call, hit.person)?,
                    unit: hit.unit.and_then(|ix| unit(call, ix)),
                    post: hit.post.and_then(|ix| post(call, ix)),
                    in_body: hit.in_body,
                })
            })
            .collect(),
        units: found.units.first.iter().filter_map(|ix| unit(call, *ix)).collect(),
        posts: found.posts.first.iter().filter_map(|ix| post(call, *ix)).collect(),
        decisions: found
            .decisions
            .first
            .iter()
            .filter_map(|hit| {
                let header = visit.value.entry(hit.seq)?.header();
                let told = hit.wholly_seen && tells_all(call, hit.seq);
                Some(DecisionFound {
                    seq: hit.seq.0,
                    number: Some(header.number).filter(|number| !number.is_empty()),
                    title: Some(header.title).filter(|_| told),
                })
            })
            .collect(),
        rules: found
            .rules
            .first
            .iter()
            .filter_map(|id| {
                let entry = law.entry(id)?;
                Some(RuleFound {
                    id: id.clone(),
                    title: in_lang(lang, &entry.title).to_owned(),
                })
            })
            .collect(),
    })
}
