//! The apparatus (S5): two offices become one; one person holds two titles.

use ledger::PostId;
use ledger::acts::bodies::{AbolishPost, AssignQuota, Consolidate, CreatePost, Establish};
use ledger::acts::career::{Appoint, UniteTitles};
use ledger::value::{Fact, Place, Row};

use crate::district::Parts;
use crate::issue::{Issue, Scribe, Series};
use crate::people::Person;
use crate::problem::DemoError;
use crate::settings::Consolidation;

pub(super) fn issues(parts: &Parts) -> Vec<Issue> {
    let mut all = Vec::new();
    all.extend(consolidate(parts));
    all.extend(unite(parts));
    all
}

fn holder<'p>(parts: &'p Parts, unit: &str, title: &str) -> Option<&'p Person> {
    parts
        .people
        .iter()
        .find(|person| person.unit == unit && person.title.as_deref() == Some(title))
}

fn consolidate(parts: &Parts) -> Option<Issue> {
    let own = parts.settings.bodies.consolidation.clone();
    let head = holder(parts, &own.head_of, &own.head_title)?.number.clone();
    let root = parts.settings.district.name.clone();
    let title = format!("Hợp nhất {} thành {}", own.from.join(" và "), own.into);
    let issue = Issue::new(Series::Party, own.signed, own.day, title).on(own.basis.clone());
    Some(issue.act(move |scribe| {
        let parent = Some(scribe.unit(&root)?);
        let into = scribe.establish(
            None,
            Establish {
                name: own.into.clone(),
                kind: own.kind,
                parent,
                code: None,
            },
        );
        let mut from = Vec::new();
        for unit in &own.from {
            from.push(scribe.unit(unit)?);
        }
        scribe.add(Consolidate { from, into });
        let (posts, to_cut, year) = quota_of_all(scribe, &own)?;
        scribe.add(AssignQuota {
            unit: into,
            kind: own.quota,
            year,
            posts,
            to_cut,
        });
        let post = PostId::here(scribe.add(CreatePost {
            unit: into,
            title: own.head_title.clone(),
        }));
        let person = scribe.person(&head)?;
        scribe.add(Appoint {
            person,
            post,
            term_ends: Some(own.term_ends),
        });
        // The heads' posts of both offices end with them.
        for unit in &own.from {
            let ix = scribe.unit_ix(unit)?;
            let view = scribe.view();
            for place in view.value().dependants(Place::Unit(ix)) {
                let Place::Post(post) = place else { continue };
                if view.unit_of_post(post) == Some(ix)
                    && *view.post_title(post) == *own.head_title
                    && view.stands(place)
                {
                    view.post_id(post)
                        .into_iter()
                        .for_each(|post| _ = scribe.add(AbolishPost { post }));
                }
            }
        }
        Ok(())
    }))
}

/// What the offices have between them on the day before, and what of this year's cut is still to come.
fn quota_of_all(scribe: &mut Scribe<'_>, own: &Consolidation) -> Result<(u32, u32, u16), DemoError> {
    let before = scribe.view().at(own.day.previous());
    let year = u16::try_from(own.day.year()).unwrap_or(0);
    let (mut posts, mut to_cut) = (0, 0);
    for unit in &own.from {
        let ix = scribe.unit_ix(unit)?;
        posts += before.quota(ix, own.quota).unwrap_or(0);
        let planned = before.facts(Place::Unit(ix)).find_map(|row| match row.fact {
            Fact::ToCut { kind, year: of, posts } if kind == own.quota && of == year => Some(posts),
            _ => None,
        });
        let this_year = |row: &Row| row.from.year() == own.day.year();
        let cut = |row: &Row| matches!(row.fact, Fact::CutPost { unit, quota } if unit == ix && quota == own.quota);
        let done = before
            .persons()
            .flat_map(|person| person.facts().filter(this_year))
            .filter(|row| cut(row))
            .count();
        to_cut += planned.unwrap_or(0).saturating_sub(u32::try_from(done).unwrap_or(0));
    }
    Ok((posts, to_cut, year))
}

fn unite(parts: &Parts) -> Option<Issue> {
    let own = parts.settings.bodies.united.clone();
    let unit = parts.settings.district.name.clone();
    let person = holder(parts, &unit, &own.main)?;
    let rolls = parts.settings.district.rolls_as_of;
    let number = person.number.clone();
    let title = format!(
        "Nhất thể hóa chức danh {} và {} đối với {}",
        own.main, own.also, person.full_name
    );
    let mut issue = Issue::new(Series::Province, own.signed, own.day, title)
        .on(format!("{}@{}", own.resolution, own.resolution_day));
    issue.header.number.clone_from(&own.number);
    Some(issue.act(move |scribe| {
        let main = scribe.post_of(&number, rolls)?;
        let also = scribe.open_post(&unit, &own.also)?;
        let person = scribe.person(&number)?;
        scribe.add(UniteTitles { person, main, also });
        Ok(())
    }))
}
