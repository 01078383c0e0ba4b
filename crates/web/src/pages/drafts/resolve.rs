//! From what a clerk types to what a field holds: a person by name, number or code, a post by title and unit, a day as it is written here.

use ledger::When;
use ledger::acts::FieldKind;
use ledger::text::fold;
use ledger::value::Place;
use office::people::{Conditions, Ladders, Numbers, Sought};
use office::permission::{DataClass, Deed};
use words::{Lang, reading, writing};

use crate::pages::people::numbers;
use crate::site::{PageError, Visit};

/// The most candidates that are named.
const NAMED: usize = 6;

/// Why a text names nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unresolved {
    /// There is no such thing within reach.
    Nobody,
    /// There are several: each with what tells it apart.
    Several(Vec<String>),
}

/// The text that the ledger reads; where a person is sought by a sensitive number, once it is on record whom it finds.
///
/// # Errors
///
/// [`PageError`] when that cannot be noted: then nobody is named.
pub(super) async fn resolve(
    visit: &Visit,
    kind: FieldKind,
    typed: &str,
) -> Result<Result<String, Unresolved>, PageError> {
    let typed = typed.trim();
    if !matches!(kind, FieldKind::Person) {
        return Ok(resolve_thing(visit, kind, typed));
    }
    if let Some(id) = id(typed) {
        return Ok(Ok(id));
    }
    let sought = Sought::of(typed);
    let numbers = numbers(visit, &sought).await?;
    Ok(person(visit, typed, sought, &numbers))
}

/// The same of anything but a person.
pub(super) fn resolve_thing(visit: &Visit, kind: FieldKind, typed: &str) -> Result<String, Unresolved> {
    let typed = typed.trim();
    match kind {
        FieldKind::Post => post(visit, typed),
        FieldKind::Unit => unit(visit, typed),
        FieldKind::Class => class(visit, typed),
        FieldKind::Day => Ok(reading::day(typed).map_or_else(|| typed.to_owned(), |day| day.to_string())),
        FieldKind::When => Ok(when(typed)),
        FieldKind::Decimal => Ok(typed.replace(',', ".")),
        FieldKind::Decision => Ok(decision(visit, typed)),
        _ => Ok(typed.to_owned()),
    }
}

/// A day, a month or a year as they are written here; anything else as it is.
pub(crate) fn when(typed: &str) -> String {
    if let Some(day) = reading::day(typed) {
        return day.to_string();
    }
    // Before a day: in the words in which it is written, in either language.
    let last = typed.rsplit(' ').next().and_then(reading::day);
    let is_before = |day| {
        Lang::ALL
            .into_iter()
            .any(|lang| writing::when(lang, When::By(day)) == typed)
    };
    if let Some(day) = last.filter(|day| is_before(*day)) {
        return When::By(day).to_string();
    }
    match typed.split_once('/') {
        Some((month, year)) if year.len() == 4 => format!("{year}-{month:0>2}"),
        _ => typed.to_owned(),
    }
}

/// The id that is typed, alone or after the words that tell what it is: `Trạm Y tế: 3-0`.
fn id(typed: &str) -> Option<String> {
    let id = typed.rsplit_once(": ").map_or(typed, |(_, id)| id).trim();
    id.parse::<ledger::ActId>().is_ok().then(|| id.to_owned())
}

fn person(visit: &Visit, typed: &str, sought: Sought, numbers: &Numbers) -> Result<String, Unresolved> {
    let structure = visit.structure();
    let scope = visit.scope(Deed::Decide, DataClass::Personal, &structure);
    let roster = visit.roster();
    let conditions = Conditions {
        sought,
        ..Conditions::default()
    };
    let found = roster.select(
        &visit.value,
        &structure,
        (&scope, numbers),
        &Ladders::default(),
        &conditions,
    );
    let members: Vec<_> = found
        .iter()
        .filter_map(|person| roster.member(&visit.value, *person))
        .collect();
    let view = visit.view();
    let exact: Vec<_> = members
        .iter()
        .filter(|member| fold(&view.text(member.name)) == fold(typed))
        .collect();
    let several: Vec<_> = if exact.is_empty() {
        members.iter().collect()
    } else {
        exact
    };
    let code = |person: u32| {
        view.person(person)
            .and_then(|person| person.id())
            .map(|id| id.to_string())
    };
    match several.as_slice() {
        [] => Err(Unresolved::Nobody),
        [one] => code(one.person).ok_or(Unresolved::Nobody),
        several => Err(Unresolved::Several(
            several
                .iter()
                .take(NAMED)
                .filter_map(|member| {
                    let born = view.person(member.person)?.birth();
                    let born = born
                        .map(|(born, _)| writing::when(visit.lang(), born))
                        .unwrap_or_default();
                    let unit = member
                        .unit
                        .map(|unit| view.unit_name(unit).to_string())
                        .unwrap_or_default();
                    Some(format!(
                        "{} ({unit}, {born}): {}",
                        view.text(member.name),
                        code(member.person)?
                    ))
                })
                .collect(),
        )),
    }
}

fn post(visit: &Visit, typed: &str) -> Result<String, Unresolved> {
    if let Some(id) = id(typed) {
        return Ok(id);
    }
    let (view, structure) = (visit.view(), visit.structure());
    let scope = visit.scope(Deed::Decide, DataClass::Personal, &structure);
    let (title, within) = typed.split_once(',').unwrap_or((typed, ""));
    let (title, within) = (fold(title), fold(within));
    let posts = (0..visit.value.post_count()).filter(|post| view.stands(Place::Post(*post)));
    let found: Vec<(u32, String)> = posts
        .filter_map(|post| {
            let unit = view.unit_of_post(post)?;
            let named = fold(&view.post_title(post)) == title && fold(&view.unit_name(unit)).contains(&within);
            let said = || format!("{}, {}", view.post_title(post), view.unit_name(unit));
            (named && scope.covers(Some(unit), None, &structure)).then(|| (post, said()))
        })
        .collect();
    let code = |post: u32| view.post_id(post).map(|id| id.to_string());
    match found.as_slice() {
        [] => Err(Unresolved::Nobody),
        [(one, _)] => code(*one).ok_or(Unresolved::Nobody),
        several => Err(Unresolved::Several(
            several
                .iter()
                .take(NAMED)
                .filter_map(|(post, said)| {
                    let is_held = visit.roster().posts(&visit.value, &structure).holders(*post).len();
                    let id = if is_held == 0 {
                        "draft-post-vacant"
                    } else {
                        "draft-post-held"
                    };
                    Some(format!("{said} ({}): {}", visit.lang().say(id), code(*post)?))
                })
                .collect(),
        )),
    }
}

fn unit(visit: &Visit, typed: &str) -> Result<String, Unresolved> {
    if let Some(id) = id(typed) {
        return Ok(id);
    }
    let (view, structure, sought) = (visit.view(), visit.structure(), fold(typed));
    let named = structure
        .walked()
        .iter()
        .filter(|unit| fold(&view.unit_name(**unit)) == sought);
    let found: Vec<(u32, String)> = named
        .filter_map(|unit| Some((*unit, view.unit_id(*unit)?.to_string())))
        .collect();
    let told = |(unit, id): &(u32, String)| {
        let name = view.unit_name(*unit);
        let above = structure.unit(*unit).and_then(|unit| unit.parent);
        let above = above.map_or_else(String::new, |above| format!(" ({})", view.unit_name(above)));
        format!("{name}{above}: {id}")
    };
    match found.as_slice() {
        [] => Err(Unresolved::Nobody),
        [(_, one)] => Ok(one.clone()),
        several => Err(Unresolved::Several(several.iter().take(NAMED).map(told).collect())),
    }
}

fn class(visit: &Visit, typed: &str) -> Result<String, Unresolved> {
    if let Some(id) = id(typed) {
        return Ok(id);
    }
    let sought = fold(typed);
    let found: Vec<String> = visit
        .view()
        .classes()
        .filter(|class| fold(&class.code()) == sought || fold(&class.title()) == sought)
        .filter_map(|class| visit.value.entity(Place::Class(class.ix)))
        .map(|entity| entity.created_by().to_string())
        .collect();
    match found.as_slice() {
        [] => Err(Unresolved::Nobody),
        [one] => Ok(one.clone()),
        several => Err(Unresolved::Several(several.to_vec())),
    }
}

/// A decision by its place, or by its number where one decision alone has it.
fn decision(visit: &Visit, typed: &str) -> String {
    if typed.parse::<u32>().is_ok() {
        return typed.to_owned();
    }
    let mut named = visit
        .value
        .entries()
        .filter(|(_, entry)| entry.header().number == typed);
    match (named.next(), named.next()) {
        (Some((seq, _)), None) => seq.to_string(),
        _ => typed.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_of_a_date_is_read_as_that_date() {
        for lang in Lang::ALL {
            for text in ["2019-03-14", "2019-02", "2019", "..2018-12-31"] {
                let own: When = text.parse().unwrap();
                assert_eq!(when(&writing::when(lang, own)), text, "{}", lang.tag());
            }
        }
        assert_eq!(
            when("sau 31/12/2018"),
            "sau 31/12/2018",
            "no other words are guessed at"
        );
    }
}
