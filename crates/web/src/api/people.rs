//! People as a list, narrowed as the page narrows it. What is sought by name or number is posted: no address holds it.

use ledger::codes::{ContractKind, Learning, LearningState, PartyState, Sex, Standing};
use ledger::value::Ix;
use ledger::view::PersonView;
use ledger::{Day, Entity, UnitId};
use office::people::{Conditions, Datum, Ladders, Levels, Sought};
use office::permission::{DataClass, Deed};
use words::Message;

use super::call::{MOMENT, PAGE};
use super::problem::Part;
use super::things::{Named, count, post, unit};
use super::wire::{Cursor, Exact, Id, IsoDay, IsoWhen, coded};
use super::{Call, Fault, Input, Kind, Moment, Operation, Trouble, Verb, wire};
use crate::pages::people::{contract, professional, recruited};
use crate::site::Rule;

/// Taking people out, which a program always does.
const TAKE: Rule = Rule::Any(&[Deed::Export]);

/// The conditions, all of which must hold.
const CONDITIONS: &[Input] = &[
    Input::may("unit", Kind::Id, "In this unit or below it.", "3-0"),
    Input::may(
        "standing",
        Kind::Choice(standings),
        "With this standing.",
        "civil-servant",
    ),
    Input::may("sex", Kind::Choice(sexes), "Of this sex.", "female"),
    Input::may("party", Kind::Flag, "Member of the Party, or known not to be.", "true"),
    Input::may(
        "born_from",
        Kind::Whole(1900, 2100),
        "Born in this year or later.",
        "1970",
    ),
    Input::may(
        "born_to",
        Kind::Whole(1900, 2100),
        "Born in this year or earlier.",
        "1985",
    ),
    Input::may(
        "education",
        Kind::Level,
        "By the highest level of education.",
        "at-least:university",
    ),
    Input::may(
        "theory",
        Kind::Level,
        "By the highest level of political theory.",
        "below:intermediate",
    ),
    Input::may(
        "state_management",
        Kind::Level,
        "By the highest level of state management.",
        "unrecorded",
    ),
    Input::may(
        "title",
        Kind::Line(200),
        "With this title, of the main post or as lists left it.",
        "Văn thư",
    ),
    Input::may("rank", Kind::Line(40), "With this rank, by its code.", "01.003"),
    Input::may(
        "professional_title",
        Kind::Line(200),
        "With this professional title.",
        "V.07.03.29",
    ),
    Input::may(
        "contract",
        Kind::Choice(contracts),
        "With a contract of this kind.",
        "labour-for-term",
    ),
    Input::may(
        "contract_ends",
        Kind::Day,
        "With a contract whose last day is this one or before it.",
        "2019-12-31",
    ),
    Input::may(
        "unrecorded",
        Kind::Choice(data),
        "Of whom this is not recorded.",
        "birth",
    ),
];
/// The ladders of levels, by the field that narrows with them.
const LADDERS: [&str; 3] = ["education", "theory", "state_management"];
const SOUGHT: &[Input] = &[Input::must(
    "sought",
    Kind::Text(200),
    "A name with marks or without, a code, a citizen number.",
    "nguyen thi",
)];

fn standings() -> Vec<&'static str> {
    Standing::ALL.iter().map(|standing| standing.word()).collect()
}

fn sexes() -> Vec<&'static str> {
    Sex::ALL.iter().map(|sex| sex.word()).collect()
}

fn contracts() -> Vec<&'static str> {
    ContractKind::ALL.iter().map(|kind| kind.word()).collect()
}

fn data() -> Vec<&'static str> {
    Datum::ALL.iter().map(|datum| datum.word()).collect()
}

coded! {
    /// Sex.
    SexWord of sexes().into_iter();
    /// The standing of a service: official, civil servant, public employee and so on.
    StandingWord of standings().into_iter();
    /// The kind of a contract.
    ContractWord of contracts().into_iter();
    /// A fact that every record should hold.
    DatumListed of data().into_iter();
}

wire! {
    /// The rank of a salary.
    RankHeld {
        /// The code of the rank.
        rank: String,
        /// The step; null where it is not recorded.
        step: Option<u32>,
        /// The coefficient; null where it is not recorded.
        coefficient: Option<Exact>,
        /// Since when.
        since: IsoDay,
    }
    /// A contract in force.
    ContractTold {
        /// Its kind.
        kind: ContractWord,
        /// Its last day; null where it has none.
        ends: Option<IsoDay>,
    }
    /// One person of a list. What is sensitive is in no list.
    PersonListed {
        /// What stands for the person.
        id: Id,
        /// The name on the day.
        name: String,
        /// Date of birth.
        born: Option<IsoWhen>,
        /// Sex.
        sex: Option<SexWord>,
        /// The main post.
        post: Option<Named>,
        /// Since when the main post is held, certainly.
        since: Option<IsoDay>,
        /// The unit, as its papers name it.
        unit: Option<Named>,
        /// The standing of the service.
        standing: Option<StandingWord>,
        /// The highest level of education, as the ladder calls it; "none" where it is known that none is held.
        education: Option<String>,
        /// The highest level of political theory.
        theory: Option<String>,
        /// The highest level of state management.
        state_management: Option<String>,
        /// The rank of the salary.
        rank: Option<RankHeld>,
        /// The newest professional title held.
        professional_title: Option<String>,
        /// The contract in force.
        contract: Option<ContractTold>,
        /// The staff number.
        staff_number: Option<String>,
        /// When recruited.
        recruited: Option<IsoWhen>,
        /// Since when a member of the Party.
        party_since: Option<IsoDay>,
    }
    /// A page of a list of people, in the order of Vietnamese names.
    PeoplePage {
        /// The moment.
        moment: Moment,
        /// How many the whole list has.
        total: u32,
        /// The people of this page.
        items: Vec<PersonListed>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
}

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new(
            "listPeople",
            (Verb::Get, "/api/v1/people"),
            TAKE,
            "People in the body of officials, as far as the key reaches. Taking them out is on record.",
            list,
        )
        .asked(&[MOMENT, PAGE, CONDITIONS]),
        Operation::new(
            "searchPeople",
            (Verb::Post, "/api/v1/people/search"),
            TAKE,
            "The same, found by what is sought.",
            list,
        )
        .asked(&[MOMENT])
        .told(&[SOUGHT, CONDITIONS, PAGE]),
    ]
}

fn list(call: &Call) -> Result<PeoplePage, Trouble> {
    let visit = &call.visit;
    let structure = visit.structure();
    let scope = visit.scope(Deed::Export, DataClass::Personal, &structure);
    if scope.is_empty() {
        return Err(Trouble::Forbidden);
    }
    let conditions = conditions(call)?;
    let roster = visit.roster();
    let ladders = Ladders::of(visit.law(), &visit.value, visit.asked.day);
    let office = visit.site.office();
    let numbers = office
        .open_numbers(&visit.actor, &roster, &visit.value, &structure, &conditions.sought)
        .map_err(|problem| Trouble::not_done(problem, |()| Trouble::Forbidden))?;
    let found = roster.select(&visit.value, &structure, (&scope, &numbers), &ladders, &conditions);
    let (range, next) = call.page(found.len());
    let people = found.get(range).unwrap_or_default().iter();
    let members = people.filter_map(|person| roster.member(&visit.value, *person));
    let items: Vec<PersonListed> = members
        .filter_map(|member| listed(call, &visit.view().person(member.person)?, member.unit))
        .collect();
    call.taken("people", items.len())?;
    Ok(PeoplePage {
        moment: call.moment(),
        total: count(found.len()),
        items,
        next,
    })
}

/// What the list is narrowed by; every field that asks for what is not there is a fault.
fn conditions(call: &Call) -> Result<Conditions, Trouble> {
    let mut faults = Vec::new();
    let year = |name: &str| call.whole(name).and_then(|year| i32::try_from(year).ok());
    let part = if call.text("sought").is_some() {
        Part::Body
    } else {
        Part::Query
    };
    let mut wrong = |name: &str, id: &'static str| faults.push(Fault::new(part, name, Message::new(id)));
    let mut levels = [None; 3];
    for (ladder, asked) in LADDERS.into_iter().zip(&mut levels) {
        if let Some(text) = call.text(ladder) {
            *asked = level(call, ladder, text);
            if asked.is_none() {
                wrong(ladder, "api-no-such-level");
            }
        }
    }
    let unit = call.text("unit").map(|text| text.parse::<UnitId>().ok());
    if let Some(unit) = unit
        && unit.is_none_or(|unit| call.visit.value.place(Entity::Unit(unit)).is_none())
    {
        wrong("unit", "api-no-such-unit");
    }
    if !faults.is_empty() {
        return Err(Trouble::Invalid(faults));
    }
    let text = |name: &str| call.text(name).unwrap_or_default();
    Ok(Conditions {
        unit: unit.flatten(),
        standing: Standing::ALL.iter().copied().find(|own| own.word() == text("standing")),
        sex: Sex::ALL.iter().copied().find(|own| own.word() == text("sex")),
        party: call.flag("party"),
        born_from: year("born_from"),
        born_to: year("born_to"),
        levels,
        unrecorded: Datum::from_word(text("unrecorded")),
        title: call.text("title").map(str::to_owned),
        rank: call.text("rank").map(str::to_owned),
        professional: call.text("professional_title").map(str::to_owned),
        contract: ContractKind::ALL
            .iter()
            .copied()
            .find(|own| own.word() == text("contract")),
        contract_ends: call.text("contract_ends").and_then(|day| day.parse().ok()),
        sought: Sought::of(text("sought")),
    })
}

fn level(call: &Call, ladder: &str, text: &str) -> Option<Levels> {
    let Some((how, word)) = text.split_once(':') else {
        return Some(Levels::Unrecorded);
    };
    let ladder = call
        .visit
        .site
        .office()
        .law()
        .ladder(ladder, call.visit.asked.day)
        .ok()?;
    let order = ladder.body().level(word)?.order;
    Some(if how == "below" {
        Levels::Below(order)
    } else {
        Levels::AtLeast(order)
    })
}

/// A person as a row of a list.
pub(super) fn listed(call: &Call, person: &PersonView<'_>, within: Option<Ix>) -> Option<PersonListed> {
    let view = call.visit.view();
    let held = person.main_post();
    Some(PersonListed {
        id: Id::of(person.id()?),
        name: words::person_name(call.visit.lang(), person),
        born: person.birth().map(|(birth, _)| IsoWhen::of(birth)),
        sex: person.sex().map(|(sex, _)| SexWord(sex.word())),
        post: held.and_then(|held| post(call, held.post)),
        since: held.map(|held| IsoDay::of(held.since)),
        unit: within.and_then(|within| unit(call, within)),
        standing: person.service().map(|(_, standing, _)| StandingWord(standing.word())),
        education: highest(call, person, Learning::Education),
        theory: highest(call, person, Learning::Theory),
        state_management: highest(call, person, Learning::StateManagement),
        rank: person.rank().map(|(rank, step, coefficient, since, _)| RankHeld {
            rank: view.text(rank).to_string(),
            step: (step > 0).then_some(step.into()),
            coefficient: (coefficient > 0).then(|| Exact(format!("{}.{:02}", coefficient / 100, coefficient % 100))),
            since: IsoDay::of(since),
        }),
        professional_title: professional(person).map(|own| view.text(own.level).to_string()),
        contract: contract(person).map(|(kind, last)| ContractTold {
            kind: ContractWord(kind.word()),
            ends: (last != Day::MAX).then(|| IsoDay::of(last)),
        }),
        staff_number: person.attribute("staff_number").map(|(text, _)| text.to_string()),
        recruited: recruited(person).map(IsoWhen::of),
        party_since: person
            .party()
            .filter(|(state, ..)| *state != PartyState::None)
            .map(|(_, since, _)| IsoDay::of(since)),
    })
}

/// The highest level held, by its word; of who holds none, that there is none where that is known.
fn highest(call: &Call, person: &PersonView<'_>, field: Learning) -> Option<String> {
    let ladder = call
        .visit
        .site
        .office()
        .law()
        .ladder(field.word(), call.visit.asked.day)
        .ok();
    let held = person
        .learning(field)
        .filter(|own| own.state == LearningState::Held && !own.perhaps);
    let levels = held.map(|own| {
        let word = call.visit.view().text(own.level).to_string();
        let order = ladder.as_ref().and_then(|ladder| ladder.body().level(&word));
        (order.map_or(0, |level| level.order), word)
    });
    let highest = levels.max_by_key(|(order, _)| *order).map(|(_, word)| word);
    highest.or_else(|| person.no_learning(field).map(|_| "none".to_owned()))
}
