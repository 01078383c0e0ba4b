//! Quotas by unit, kind and year. The newest follows from who is there and what is vacant; the years before from the shares that were
//! cut, so no total is written down anywhere.

use std::collections::BTreeMap;

use ledger::acts::bodies::AssignQuota;
use ledger::codes::QuotaKind;
use ledger::{Day, UnitId};

use crate::cast::{Book, Role};
use crate::dice::portions;
use crate::district::Parts;
use crate::issue::{Issue, Scribe, Series};
use crate::settings::{SchoolRow, Settings};

/// First and last year that quotas are assigned for.
const YEARS: (u16, u16) = (2015, 2019);

/// Posts, and of them to be cut in the year, by unit, kind and year.
#[derive(Debug, Default)]
pub(crate) struct QuotaPlan(BTreeMap<(String, QuotaKind, u16), (u32, u32)>);

impl QuotaPlan {
    /// Works all years out.
    pub(crate) fn of_settings(settings: &Settings, roles: &[Role]) -> Self {
        let mut plan = Self::default();
        let mut newest: BTreeMap<(String, QuotaKind), u32> = BTreeMap::new();
        for role in roles
            .iter()
            .filter(|role| matches!(role.book, Book::Agencies | Book::Schools))
        {
            let kind = settings
                .agencies
                .iter()
                .find(|agency| agency.name == role.unit)
                .map_or(QuotaKind::PublicEmployees, |a| a.quota);
            let kind = if role.unit == settings.district.name {
                QuotaKind::CivilService
            } else {
                kind
            };
            *newest.entry((role.unit.clone(), kind)).or_insert(0) += 1;
        }
        for agency in &settings.agencies {
            *newest.entry((agency.name.clone(), agency.quota)).or_insert(0) += agency.vacant;
        }
        for school in &settings.schools {
            *newest
                .entry((school.name.clone(), QuotaKind::PublicEmployees))
                .or_insert(0) += school.vacant;
        }
        plan.cuts(settings, &newest);
        plan.communes(settings);
        plan
    }

    /// What a unit is given for a year, and how much of it is to go.
    pub(crate) fn of(&self, unit: &str, kind: QuotaKind, year: u16) -> Option<(u32, u32)> {
        self.0.get(&(unit.to_owned(), kind, year)).copied()
    }

    fn cuts(&mut self, settings: &Settings, newest: &BTreeMap<(String, QuotaKind), u32>) {
        for ((unit, kind), posts) in newest {
            let planned = settings
                .streamlined
                .iter()
                .filter(|row| &row.unit == unit && row.day.year() == i32::from(YEARS.1))
                .count();
            self.0.insert(
                (unit.clone(), *kind, YEARS.1),
                (*posts, u32::try_from(planned).unwrap_or(0)),
            );
        }
        for kind in [QuotaKind::CivilService, QuotaKind::PublicEmployees] {
            let units: Vec<(&String, u32)> = newest
                .iter()
                .filter(|((_, own), _)| *own == kind)
                .map(|((unit, _), posts)| (unit, *posts))
                .collect();
            let gone: u64 = settings.district.cuts.iter().map(|cut| cut.permille(kind)).sum();
            let now: u64 = units.iter().map(|(_, posts)| u64::from(*posts)).sum();
            // What is left is (1000 - gone) thousandths of the first year's quota.
            let first = now * 1000 / (1000 - gone.min(999));
            let mut posts: Vec<u32> = units.iter().map(|(_, posts)| *posts).collect();
            for year in (YEARS.0..YEARS.1).rev() {
                let share = settings
                    .district
                    .cuts
                    .iter()
                    .find(|cut| cut.year == year)
                    .map_or(0, |cut| cut.permille(kind));
                let whole = usize::try_from((first * share).div_ceil(1000)).unwrap_or(0);
                let parts = portions(whole, &posts.iter().map(|own| u64::from(*own)).collect::<Vec<_>>());
                for (((unit, _), own), part) in units.iter().zip(&mut posts).zip(parts) {
                    let part = u32::try_from(part).unwrap_or(0);
                    *own += part;
                    self.0.insert(((*unit).clone(), kind, year), (*own, part));
                }
            }
        }
    }

    fn communes(&mut self, settings: &Settings) {
        for commune in &settings.communes {
            let of = |table: &BTreeMap<String, u32>| table.get(&commune.class.to_string()).copied().unwrap_or(0);
            for year in YEARS.0..=YEARS.1 {
                self.0.insert(
                    (commune.name.clone(), QuotaKind::Commune, year),
                    (of(&settings.district.commune_quota), 0),
                );
                self.0.insert(
                    (commune.name.clone(), QuotaKind::PartTime, year),
                    (of(&settings.district.part_time_quota), 0),
                );
            }
        }
    }
}

/// Assigns a quota on the decision's own day.
pub(super) fn assign(scribe: &mut Scribe<'_>, unit: UnitId, kind: QuotaKind, year: u16, (posts, to_cut): (u32, u32)) {
    scribe.add(AssignQuota {
        unit,
        kind,
        year,
        posts,
        to_cut,
    });
}

/// One decision a year, in force on 1 January.
pub(super) fn issues(parts: &Parts) -> Vec<Issue> {
    let mut all = Vec::new();
    for year in YEARS.0..=YEARS.1 {
        let day = Day::first_of_year(i32::from(year));
        let mut rows: Vec<(String, QuotaKind, (u32, u32))> = Vec::new();
        for ((unit, kind, _), quota) in parts.quotas.0.iter().filter(|((_, _, of), _)| *of == year) {
            match parts
                .settings
                .schools
                .iter()
                .find(|school| &school.name == unit && school.merged_on.is_some_and(|merged| day <= merged))
            {
                Some(school) => rows.extend(before_merging(school, *kind, *quota)),
                None => rows.push((unit.clone(), *kind, *quota)),
            }
        }
        let signed = if year == YEARS.0 { day } else { Day(day.number() - 4) };
        all.push(
            Issue::new(
                Series::Committee,
                signed,
                day,
                format!("Giao biên chế, số lượng người làm việc năm {year}"),
            )
            .act(move |scribe| {
                for (unit, kind, quota) in &rows {
                    let unit = scribe.unit(unit)?;
                    assign(scribe, unit, *kind, year, *quota);
                }
                Ok(())
            }),
        );
    }
    all
}

/// The quota of a school that is not yet there, shared by those that it will be made of: the first takes the odd post.
fn before_merging(
    school: &SchoolRow,
    kind: QuotaKind,
    (posts, to_cut): (u32, u32),
) -> Vec<(String, QuotaKind, (u32, u32))> {
    let names: Vec<&str> = school.merged_from().collect();
    let weights = vec![1; names.len()];
    let part = |whole: u32| portions(usize::try_from(whole).unwrap_or(0), &weights);
    let shares = part(posts).into_iter().zip(part(to_cut));
    let small = |number: usize| u32::try_from(number).unwrap_or(0);
    names
        .into_iter()
        .zip(shares)
        .map(|(name, (posts, to_cut))| (name.to_owned(), kind, (small(posts), small(to_cut))))
        .collect()
}

/// The kind of quota that a unit's people are counted in.
pub(crate) fn kind_of(settings: &Settings, unit: &str) -> QuotaKind {
    settings
        .agencies
        .iter()
        .find(|agency| agency.name == unit)
        .map_or(QuotaKind::PublicEmployees, |agency| agency.quota)
}
