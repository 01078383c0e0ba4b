//! A road map as drafts: one decision a year that assigns the quotas, as every year's is.

use std::collections::BTreeSet;
use std::sync::Arc;

use ledger::acts::Dated;
use ledger::acts::bodies::AssignQuota;
use ledger::codes::QuotaKind;
use ledger::value::Place;
use ledger::view::Structure;
use ledger::{Day, Decision, Entity, Header, Seq, UnitId, Value, View};

use super::inputs::HeadcountInputs;
use super::posts::PlannedYear;
use crate::office::Office;

/// The posts of a line by year: unit, kind, years.
pub(crate) type PlannedLine<'a> = (&'a str, QuotaKind, &'a [PlannedYear]);

impl HeadcountInputs {
    /// The drafts of some years of a road map. What a year leaves is assigned on the first day of the next one, with what that is to cut; what
    /// the last year leaves, on its last day: the target is reached on it. A unit that has ended by then passes its posts to the one that
    /// stands in its place.
    pub(crate) fn drafts(
        &self,
        (office, value): (&Office, &Value),
        (years, lines): (&[i32], &[PlannedLine<'_>]),
        chosen: &BTreeSet<i32>,
    ) -> Vec<Decision> {
        let view = value.on(self.question.day, Seq::LATEST);
        let issuer = view.unit_name(0).to_string();
        let bases: Vec<String> = self.law.iter().map(|number| number.entry.to_owned()).collect();
        let mut drafts = Vec::new();
        for (at, year) in years.iter().enumerate().filter(|(_, year)| chosen.contains(year)) {
            let is_last = at + 1 == years.len();
            let (of, day) = if is_last {
                (*year, Day::last_of_year(*year))
            } else {
                (year + 1, Day::first_of_year(year + 1))
            };
            let place = Standing::on(office, value, day);
            let mut quotas: Vec<(UnitId, QuotaKind, [i64; 2])> = Vec::new();
            for (unit, kind, own) in lines {
                let (Some(now), Some(unit)) = (own.get(at), place.of(unit)) else {
                    continue;
                };
                let then = own.get(at + 1).map_or(now.posts, |next| next.posts);
                let posts = now.posts.max(then);
                let known = quotas.iter_mut().find(|(own, of, _)| (own, of) == (&unit, kind));
                match known {
                    Some((.., [all, to_cut])) => (*all, *to_cut) = (*all + posts, *to_cut + posts - then),
                    None => quotas.push((unit, *kind, [posts, posts - then])),
                }
            }
            let acts: Vec<Dated> = quotas
                .into_iter()
                .filter_map(|(unit, kind, numbers)| {
                    let [posts, to_cut] = numbers.map(|number| u32::try_from(number.max(0)).ok());
                    let quota = AssignQuota {
                        unit,
                        kind,
                        year: u16::try_from(of).ok()?,
                        posts: posts?,
                        to_cut: to_cut?,
                    };
                    Some(quota.into())
                })
                .collect();
            if acts.is_empty() {
                continue;
            }
            let title = if is_last {
                format!("Giao biên chế, số lượng người làm việc đến hết năm {of}")
            } else {
                format!("Giao biên chế, số lượng người làm việc năm {of}")
            };
            let header = Header {
                kind: "decision".to_owned(),
                signed: self.question.day.min(day),
                issuer: issuer.clone(),
                title,
                bases: bases.clone(),
                ..Header::blank(day)
            };
            drafts.push(Decision { header, acts });
        }
        drafts
    }
}

/// Which unit stands for another on a day.
struct Standing<'a> {
    view: View<'a>,
    structure: Arc<Structure>,
}

impl<'a> Standing<'a> {
    fn on(office: &Office, value: &'a Value, day: Day) -> Self {
        Self {
            view: value.on(day, Seq::LATEST),
            structure: office.structure(value, day, Seq::LATEST),
        }
    }

    /// The unit with an id, or its successor; none where neither stands.
    fn of(&self, unit: &str) -> Option<UnitId> {
        let id = UnitId(unit.parse().ok()?);
        let Some(Place::Unit(ix)) = self.view.value().place(Entity::Unit(id)) else {
            return None;
        };
        let now = self.structure.carry(ix);
        self.view
            .stands(Place::Unit(now))
            .then(|| self.view.unit_id(now))
            .flatten()
    }
}
