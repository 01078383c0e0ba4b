//! A road map as drafts: one decision a year that assigns the quotas, as every year's is.

use std::collections::BTreeSet;
use std::sync::Arc;

use ledger::acts::Dated;
use ledger::acts::bodies::AssignQuota;
use ledger::codes::QuotaKind;
use ledger::value::{Ix, Place};
use ledger::view::Structure;
use ledger::{Day, Decision, Entity, Header, Seq, UnitId, Value, View};

use super::inputs::HeadcountInputs;
use super::posts::PlannedYear;
use crate::office::Office;

/// The posts of a line by year: unit, kind, years.
pub(crate) type PlannedLine<'a> = (&'a str, QuotaKind, &'a [PlannedYear]);

/// What a draft of a road map assigns to a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlannedQuota {
    /// The unit that stands on the day of the draft.
    pub(crate) unit: UnitId,
    pub(crate) place: Ix,
    pub(crate) kind: QuotaKind,
    /// So many posts …
    pub(crate) posts: i64,
    /// … of which so many are to be cut in their year.
    pub(crate) to_cut: i64,
    /// The posts that the year of the road map leaves.
    pub(crate) left: i64,
    /// The lines whose posts these are, by their places.
    pub(crate) lines: Vec<usize>,
}

/// The draft of a year of a road map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlannedPaper {
    /// The year of the road map.
    pub(crate) year: i32,
    /// The year of its quotas.
    pub(crate) of: i32,
    /// The day from which they hold.
    pub(crate) day: Day,
    is_last: bool,
    pub(crate) quotas: Vec<PlannedQuota>,
}

/// The drafts of all years. What a year leaves is assigned on the first day of the next one, with what that is to cut; what the last year
/// leaves, on its last day: the target is reached on it. A unit that has ended by then passes its posts to the one that stands in its place.
pub(crate) fn papers(
    (office, value): (&Office, &Value),
    (years, lines): (&[i32], &[PlannedLine<'_>]),
) -> Vec<PlannedPaper> {
    let paper = |(at, year): (usize, &i32)| {
        let is_last = at + 1 == years.len();
        let (of, day) = if is_last {
            (*year, Day::last_of_year(*year))
        } else {
            (year + 1, Day::first_of_year(year + 1))
        };
        let standing = Standing::on(office, value, (day, Seq::LATEST));
        let mut quotas: Vec<PlannedQuota> = Vec::new();
        for (line, (unit, kind, own)) in lines.iter().enumerate() {
            let (Some(now), Some((place, unit))) = (own.get(at), standing.of(unit)) else {
                continue;
            };
            let then = own.get(at + 1).map_or(now.posts, |next| next.posts);
            let posts = now.posts.max(then);
            let known = quotas.iter().position(|own| (own.place, own.kind) == (place, *kind));
            let known = known.unwrap_or_else(|| {
                quotas.push(PlannedQuota {
                    unit,
                    place,
                    kind: *kind,
                    posts: 0,
                    to_cut: 0,
                    left: 0,
                    lines: Vec::new(),
                });
                quotas.len() - 1
            });
            if let Some(quota) = quotas.get_mut(known) {
                quota.posts += posts;
                quota.to_cut += posts - then;
                quota.left += now.posts;
                quota.lines.push(line);
            }
        }
        PlannedPaper {
            year: *year,
            of,
            day,
            is_last,
            quotas,
        }
    };
    years.iter().enumerate().map(paper).collect()
}

impl PlannedPaper {
    fn acts(&self) -> Vec<Dated> {
        let act = |quota: &PlannedQuota| {
            let [posts, to_cut] = [quota.posts, quota.to_cut].map(|number| u32::try_from(number.max(0)).ok());
            let quota = AssignQuota {
                unit: quota.unit,
                kind: quota.kind,
                year: u16::try_from(self.of).ok()?,
                posts: posts?,
                to_cut: to_cut?,
            };
            Some(quota.into())
        };
        self.quotas.iter().filter_map(act).collect()
    }

    fn title(&self) -> String {
        let of = self.of;
        if self.is_last {
            format!("Giao biên chế, số lượng người làm việc đến hết năm {of}")
        } else {
            format!("Giao biên chế, số lượng người làm việc năm {of}")
        }
    }
}

impl HeadcountInputs {
    /// The drafts of some years of a road map.
    pub(crate) fn drafts(
        &self,
        (office, value): (&Office, &Value),
        map: (&[i32], &[PlannedLine<'_>]),
        chosen: &BTreeSet<i32>,
    ) -> Vec<Decision> {
        let view = value.on(self.question.day, Seq::LATEST);
        let issuer = view.unit_name(0).to_string();
        let bases: Vec<String> = self.law.iter().map(|number| number.entry.to_owned()).collect();
        let draft = |paper: &PlannedPaper| {
            let header = Header {
                kind: "decision".to_owned(),
                signed: self.question.day.min(paper.day),
                issuer: issuer.clone(),
                title: paper.title(),
                bases: bases.clone(),
                ..Header::blank(paper.day)
            };
            let acts = paper.acts();
            (!acts.is_empty()).then_some(Decision { header, acts })
        };
        let papers = papers((office, value), map);
        let chosen = papers.iter().filter(|paper| chosen.contains(&paper.year));
        chosen.filter_map(draft).collect()
    }
}

/// Which unit stands for another on a day, as known at a place of the log.
pub(super) struct Standing<'a> {
    view: View<'a>,
    structure: Arc<Structure>,
}

impl<'a> Standing<'a> {
    pub(super) fn on(office: &Office, value: &'a Value, (day, known): (Day, Seq)) -> Self {
        Self {
            view: value.on(day, known),
            structure: office.structure(value, day, known),
        }
    }

    /// The unit with an id, or its successor; none where neither stands.
    pub(super) fn of(&self, unit: &str) -> Option<(Ix, UnitId)> {
        let id = UnitId(unit.parse().ok()?);
        let Some(Place::Unit(ix)) = self.view.value().place(Entity::Unit(id)) else {
            return None;
        };
        let now = self.structure.carry(ix);
        let stands = self.view.stands(Place::Unit(now));
        Some((now, self.view.unit_id(now).filter(|_| stands)?))
    }
}
