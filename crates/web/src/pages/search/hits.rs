//! What was found in words: each thing with what tells it from others of its name.

use lawbook::Entry;
use ledger::value::Ix;
use office::permission::{DataClass, Deed};
use office::search::{DecisionHit, Found, Hits, PersonHit};
use words::{Lang, Message, writing};

use super::show::{ResultGroup, ResultRow};
use crate::pages::decision::{InForce, kind, standing};
use crate::pages::tasks::in_lang;
use crate::site::Visit;
use crate::urls;

/// Says what was found, kind by kind; a kind of which nothing was found is left out.
pub(super) fn groups(visit: &Visit, found: &Found) -> Vec<ResultGroup> {
    let all = [
        group("people", &found.people, |hit| person(visit, hit)),
        group("units", &found.units, |unit| unit_found(visit, *unit)),
        group("posts", &found.posts, |post| post_found(visit, *post)),
        group("decisions", &found.decisions, |hit| decision(visit, *hit)),
        group("rules", &found.rules, |id| rule(visit, id)),
    ];
    all.into_iter().filter(|group| group.total > 0).collect()
}

fn group<T>(kind: &'static str, hits: &Hits<T>, say: impl Fn(&T) -> Option<ResultRow>) -> ResultGroup {
    ResultGroup {
        kind,
        total: hits.total,
        first: hits.first.iter().filter_map(say).collect(),
    }
}

/// Parts with a point between them, without those that say nothing.
fn joined(parts: impl IntoIterator<Item = String>) -> String {
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(" · ")
}

/// Namesakes are the rule: year of birth, post and unit.
fn person(visit: &Visit, hit: &PersonHit) -> Option<ResultRow> {
    let view = visit.view();
    let person = view.person(hit.person)?;
    let born = person.birth().and_then(|(born, _)| born.year());
    Some(ResultRow {
        name: words::person_name(visit.lang(), &person),
        detail: joined([
            born.map_or_else(String::new, |year| year.to_string()),
            hit.post
                .map_or_else(String::new, |post| view.post_title(post).to_string()),
            hit.unit
                .map_or_else(String::new, |unit| view.unit_name(unit).to_string()),
            if hit.in_body {
                String::new()
            } else {
                visit.lang().say("search-outside")
            },
        ]),
        href: visit.at(&urls::person(&person.id()?.to_string())),
    })
}

fn unit_found(visit: &Visit, unit: Ix) -> Option<ResultRow> {
    let (view, structure, lang) = (visit.view(), visit.structure(), visit.lang());
    let on_day = structure.unit(unit)?;
    let above = on_day.parent.map(|above| view.unit_name(above).to_string());
    let ended = if on_day.stands {
        String::new()
    } else {
        let into = Some(structure.carry(unit)).filter(|into| *into != unit);
        into.map_or_else(
            || lang.say("search-unit-not-there"),
            |into| lang.speak(&Message::new("search-unit-into").with("unit", &*view.unit_name(into))),
        )
    };
    let kind = lang.speak(&Message::code("unit-kind", on_day.kind.word()));
    Some(ResultRow {
        name: view.unit_name(unit).to_string(),
        detail: joined([kind, above.unwrap_or_default(), ended]),
        href: visit.at(&urls::unit(&view.unit_id(unit)?.to_string())),
    })
}

/// A post with its unit, and with whoever holds it, as far as the reader may see people.
fn post_found(visit: &Visit, post: Ix) -> Option<ResultRow> {
    let (view, structure, lang) = (visit.view(), visit.structure(), visit.lang());
    let unit = view.unit_of_post(post)?;
    let people = visit.scope(Deed::ReadPerson, DataClass::Personal, &structure);
    let roster = visit.roster();
    let holders = roster.posts(&visit.value, &structure).holders(post);
    let seen = holders.iter().filter(|holder| {
        let member = holder.member;
        people.covers(member.stands_in, Some(member.person), &structure)
    });
    let mut names: Vec<String> = seen
        .filter_map(|holder| Some(words::person_name(lang, &view.person(holder.member.person)?)))
        .collect();
    if holders.is_empty() {
        names.push(lang.say("search-vacant"));
    }
    Some(ResultRow {
        name: view.post_title(post).to_string(),
        detail: joined([view.unit_name(unit).to_string(), names.join(", ")]),
        href: visit.at(&urls::unit(&view.unit_id(unit)?.to_string())),
    })
}

fn decision(visit: &Visit, DecisionHit { seq, wholly_seen }: DecisionHit) -> Option<ResultRow> {
    let lang = visit.lang();
    let header = visit.value.entry(seq)?.header();
    // As on the decision's own page.
    let title = if wholly_seen {
        header.title.clone()
    } else {
        kind(visit, &header)
    };
    let number = Some(header.number).filter(|number| !number.is_empty());
    let in_force = match standing(visit, seq) {
        InForce::Yes => String::new(),
        InForce::Until(day) => lang.speak(&Message::new("decision-until").with("day", day)),
        InForce::Never => lang.say("decision-never"),
    };
    Some(ResultRow {
        name: number.unwrap_or_else(|| lang.say("decision-unnumbered")),
        detail: joined([writing::day(header.signed), title, in_force]),
        href: visit.at(&urls::decision(&seq.to_string())),
    })
}

fn rule(visit: &Visit, id: &str) -> Option<ResultRow> {
    let (lang, law) = (visit.lang(), visit.law());
    let entry: &Entry = law.entry(id)?;
    let versions = entry.versions();
    let now = versions.iter().find(|version| version.span.covers(visit.asked.day));
    let cited = law.cite(entry, *now.or(versions.last())?)?;
    let cited = if lang == Lang::Vi { cited.vi() } else { cited.en() };
    let not_now = if now.is_some() {
        String::new()
    } else {
        lang.say("rule-not-in-force")
    };
    Some(ResultRow {
        name: in_lang(lang, &entry.title).to_owned(),
        detail: joined([cited, not_now]),
        href: visit.at(&urls::rule(id)),
    })
}
