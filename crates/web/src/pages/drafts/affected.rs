//! Who else is affected by a draft, in words, a page of names at a time.

use ledger::value::Ix;
use ledger::{Decision, Seq};
use office::affected::Affected;
use words::{Message, writing};

use super::show::{AffectedLine, AffectedSection};
use crate::pages::paging::paged_by;
use crate::site::{PageError, Visit};
use crate::urls;

/// The field of an address that names a page of the list.
const PAGE: &str = "anh-huong";

/// What is told of a draft at an address; none where it affects nothing that the reader reaches.
pub(super) fn section(visit: &Visit, decision: &Decision, here: &str) -> Result<Option<AffectedSection>, PageError> {
    let found = visit.site.office().affected(&visit.actor, &visit.value, decision);
    let all = found.map_err(|problem| PageError::Failed(problem.to_string()))?;
    if all.is_empty() {
        return Ok(None);
    }
    let lang = visit.lang();
    let named = |word: &str| lang.say(&format!("affected-{word}"));
    let count = |word: &&str| {
        let n = all.iter().filter(|one| one.word() == *word).count();
        (n > 0).then(|| (named(word), writing::count(lang, crate::pages::paging::count(n))))
    };
    let counts = Affected::WORDS.iter().filter_map(count).collect();
    let (rows, pager) = paged_by(visit, PAGE, all.len(), here);
    let shown = all.get(rows).unwrap_or_default();
    let lines = shown.iter().map(|one| {
        let (name, detail) = line(visit, decision, one);
        AffectedLine {
            kind: named(one.word()),
            name,
            detail,
        }
    });
    Ok(Some(AffectedSection {
        counts,
        lines: lines.collect(),
        pager,
        open: visit.query(PAGE).is_some(),
    }))
}

/// A name with its page, and what is told beside it.
fn line(visit: &Visit, decision: &Decision, one: &Affected) -> ((String, Option<String>), String) {
    let lang = visit.lang();
    let view = visit.value.on(decision.header.effective, Seq::LATEST);
    let unit_name = |unit: Option<Ix>| unit.map_or_else(String::new, |unit| view.unit_name(unit).to_string());
    let unit = |unit: Ix| {
        let href = view.unit_id(unit).map(|id| visit.at(&urls::unit(&id.to_string())));
        (unit_name(Some(unit)), href)
    };
    let person = |person: Ix| {
        let told = view.person(person).map(|person| {
            let href = person.id().map(|id| visit.at(&urls::person(&id.to_string())));
            (words::person_name(lang, &person), href)
        });
        told.unwrap_or_default()
    };
    let post = |post: Ix| view.post_title(post).to_string();
    match one {
        Affected::Holder(of, who) => (person(*who), post(*of)),
        Affected::Unit(ix) => (unit(*ix), String::new()),
        Affected::Post(ix) => ((post(*ix), None), unit_name(view.unit_of_post(*ix))),
        Affected::Person(ix) => {
            let of = view.person(*ix).and_then(|person| person.unit());
            (person(*ix), unit_name(of))
        }
        Affected::Quota(ix, kind, posts) => {
            let told = Message::new("affected-quota-told").with("posts", *posts);
            (
                unit(*ix),
                lang.speak(&told.with("kind", Message::code("quota", kind.word()))),
            )
        }
        Affected::Right {
            code,
            shown_as,
            role,
            unit,
            ..
        } => {
            let role = lang.say(&format!("role-{}", role.word()));
            let name = (shown_as.clone(), Some(urls::user(code)));
            (name, format!("{role} · {}", unit_name(Some(*unit))))
        }
    }
}
