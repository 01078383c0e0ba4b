//! Small schools consolidated into multi-level schools before the rolls (S6): quota and pupils pass to the new school.

use ledger::acts::bodies::{Consolidate, CreatePost};
use ledger::codes::QuotaKind;

use super::measures::measure_school;
use super::quotas::assign;
use super::units::establish_school;
use crate::cast::school_staff;
use crate::district::Parts;
use crate::issue::{Issue, Series};

pub(super) fn issues(parts: &Parts) -> Vec<Issue> {
    let mut all = Vec::new();
    for school in &parts.settings.schools {
        let Some(day) = school.merged_on else { continue };
        let (vice, ..) = school_staff(&parts.settings, school);
        let root = parts.settings.district.name.clone();
        let source = parts.settings.district.source.clone();
        let commune = parts.commune(&school.commune).cloned();
        let year = u16::try_from(day.year()).unwrap_or(0);
        let quota = parts.quotas.of(&school.name, QuotaKind::PublicEmployees, year);
        let row = school.clone();
        let title = format!(
            "Hợp nhất {} thành {}",
            school.merged_from().collect::<Vec<_>>().join(" và "),
            school.name
        );
        all.push(
            Issue::new(Series::Committee, ledger::Day(day.number() - 9), day, title).act(move |scribe| {
                let into = establish_school(scribe, &root, &row.name, row.kind, None)?;
                let mut from = Vec::new();
                for before in row.merged_from() {
                    from.push(scribe.unit(before)?);
                }
                scribe.add(Consolidate { from, into });
                scribe.add(CreatePost {
                    unit: into,
                    title: "Hiệu trưởng".to_owned(),
                });
                for _ in 0..vice {
                    scribe.add(CreatePost {
                        unit: into,
                        title: "Phó Hiệu trưởng".to_owned(),
                    });
                }
                // What the year still cuts stands with the schools that it was told to.
                if let Some((posts, _)) = quota {
                    assign(scribe, into, QuotaKind::PublicEmployees, year, (posts, 0));
                }
                if let Some(commune) = &commune {
                    measure_school(scribe, into, &row, commune, &source);
                }
                Ok(())
            }),
        );
    }
    all
}
