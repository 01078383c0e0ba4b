//! A network as drafts: one decision a group of schools that hang together, with the figures that hold afterwards.

use ledger::acts::bodies::{Dissolve, Measure, Merge, Reclassify, Rename};
use ledger::acts::{Act, Dated};
use ledger::codes::{MeasureKind, UnitKind};
use ledger::value::Ix;
use ledger::{Decimal, Decision, Header, Seq, UnitId, Value, View};

use super::after::SchoolsAfter;
use super::inputs::{SchoolInputs, SiteFound};
use super::mergers::SchoolMerger;

/// From where the figures come.
const SOURCE: &str = "Phương án sắp xếp mạng lưới trường";
/// The same where some seats were not measured.
const SOURCE_BY_ROOMS: &str = "Phương án sắp xếp mạng lưới trường; có phần tính theo số phòng học";
/// How the name of a school of each kind begins: primary, lower secondary, both.
const BEGINNINGS: [[&str; 3]; 2] = [
    ["Trường TH ", "Trường THCS ", "Trường TH&THCS "],
    [
        "Trường Tiểu học ",
        "Trường Trung học cơ sở ",
        "Trường Tiểu học và Trung học cơ sở ",
    ],
];
/// Counted of a school as a whole, its further sites with it: where such a site passes into a school it is not counted twice.
const COUNTED_TWICE: [MeasureKind; 2] = [MeasureKind::SchoolClasses, MeasureKind::Teachers];

impl SchoolInputs {
    /// The drafts of a network, one a group, in their order.
    pub fn drafts(&self, value: &Value, after: &SchoolsAfter) -> Vec<Decision> {
        let mergers = after.mergers(self);
        let mut groups: Vec<u32> = mergers.iter().map(|merger| merger.group).collect();
        groups.sort_unstable();
        groups.dedup();
        let writes = Writes {
            inputs: self,
            view: value.on(self.question.day, Seq::LATEST),
            after,
        };
        let draft = |group: u32| writes.group(mergers.iter().filter(|merger| merger.group == group));
        groups.into_iter().filter_map(draft).collect()
    }
}

struct Writes<'a> {
    inputs: &'a SchoolInputs,
    view: View<'a>,
    after: &'a SchoolsAfter,
}

impl Writes<'_> {
    fn group<'m>(&self, mergers: impl Iterator<Item = &'m SchoolMerger>) -> Option<Decision> {
        let (mut acts, mut titles) = (Vec::new(), Vec::new());
        for merger in mergers {
            self.merger(merger, &mut acts, &mut titles)?;
        }
        let title = if titles.is_empty() {
            "Điều chuyển học sinh giữa các trường".to_owned()
        } else {
            titles.join("; ")
        };
        let header = Header {
            kind: "decision".to_owned(),
            issuer: self.view.unit_name(0).to_string(),
            title,
            ..Header::blank(self.inputs.question.day)
        };
        Some(Decision { header, acts })
    }

    fn merger(&self, merger: &SchoolMerger, acts: &mut Vec<Dated>, titles: &mut Vec<String>) -> Option<()> {
        let mut add = |act: Act| acts.push(Dated { when: None, act });
        let (view, into) = (self.view, self.view.unit_id(merger.into)?);
        if merger.ends {
            titles.push(format!("Giải thể {}", view.unit_name(merger.into)));
            // Its further sites first: a unit that ends has none below it.
            for unit in merger.closed.iter().chain([&merger.into]) {
                let unit = view.unit_id(*unit)?;
                add(Dissolve { unit }.into());
            }
            return Some(());
        }
        let passing: Vec<Ix> = merger.from.iter().chain(&merger.closed).copied().collect();
        if !passing.is_empty() {
            let names: Vec<String> = passing.iter().map(|unit| view.unit_name(*unit).to_string()).collect();
            titles.push(format!(
                "Sáp nhập {} vào {}",
                names.join(", "),
                view.unit_name(merger.into)
            ));
            let from = passing.iter().map(|unit| view.unit_id(*unit));
            let from = from.collect::<Option<Vec<UnitId>>>()?;
            add(Merge { from, into }.into());
        }
        if view.unit_kind(merger.into) != Some(merger.kind) {
            if let Some(name) = renamed(&view.unit_name(merger.into), merger.kind) {
                add(Rename { unit: into, name }.into());
            }
            let kind = merger.kind;
            add(Reclassify { unit: into, kind }.into());
        }
        let reckoned = self.open(merger).any(|(_, site)| !site.seats_measured);
        for (unit, what, number) in self.figures(merger) {
            let by_rooms = what == MeasureKind::Seats && reckoned;
            add(Measure {
                unit: view.unit_id(unit)?,
                what,
                value: Decimal::from(u32::try_from(number).ok()?),
                toward: None,
                source: Some(if by_rooms { SOURCE_BY_ROOMS } else { SOURCE }.to_owned()),
            }
            .into());
        }
        Some(())
    }

    /// The sites of a school and of those that pass into it.
    fn sites<'s>(&'s self, merger: &'s SchoolMerger) -> impl Iterator<Item = (usize, &'s SiteFound)> {
        let belongs = |school: Ix| school == merger.into || merger.from.contains(&school);
        (0..)
            .zip(&self.inputs.sites)
            .filter(move |(_, site)| belongs(site.school))
    }

    /// Those of them that are open afterwards.
    fn open<'s>(&'s self, merger: &'s SchoolMerger) -> impl Iterator<Item = (usize, &'s SiteFound)> {
        self.sites(merger).filter(|(at, _)| self.after.open[*at])
    }

    /// What is to be recorded of a school and its open sites, since it does not follow from the merger.
    fn figures(&self, merger: &SchoolMerger) -> Vec<(Ix, MeasureKind, u64)> {
        let sites = || self.sites(merger);
        let open = || self.open(merger);
        let comes = |at: usize| self.after.comes(self.inputs, at).iter().sum::<u64>();
        let mut all = vec![(merger.into, MeasureKind::Pupils, open().map(|(at, _)| comes(at)).sum())];
        let closed = || sites().filter(|(at, _)| !self.after.open[*at]).map(|(_, site)| site);
        // What a site that closes had would else pass with it.
        if closed().any(|site| site.rooms.is_some()) {
            let rooms = open().filter_map(|(_, site)| site.rooms).sum();
            all.push((merger.into, MeasureKind::Rooms, rooms));
        }
        if closed().any(|site| site.seats_measured) {
            let seats = open().map(|(_, site)| site.seats).sum();
            all.push((merger.into, MeasureKind::Seats, seats));
        }
        let whole = |unit: Ix, what: MeasureKind| {
            let value = self.view.measured(unit, what).map(Decimal::floor)?;
            u64::try_from(value).ok()
        };
        for what in COUNTED_TWICE {
            if merger.closed.iter().any(|site| whole(*site, what).is_some()) {
                let schools = merger.from.iter().chain([&merger.into]);
                let sum: u64 = schools.filter_map(|school| whole(*school, what)).sum();
                all.push((merger.into, what, sum));
            }
        }
        let further = open().filter(|(_, site)| !site.is_main());
        let changed = further.filter(|(at, site)| comes(*at) != site.all_pupils());
        all.extend(changed.map(|(at, site)| (site.unit, MeasureKind::Pupils, comes(at))));
        all
    }
}

/// The name of a school of another kind; none where it does not begin as such names do.
fn renamed(name: &str, kind: UnitKind) -> Option<String> {
    let to = match kind {
        UnitKind::PrimarySchool => 0,
        UnitKind::LowerSecondarySchool => 1,
        _ => 2,
    };
    BEGINNINGS.iter().find_map(|beginnings| {
        let rest = beginnings.iter().find_map(|own| name.strip_prefix(own))?;
        Some(format!("{}{rest}", beginnings.get(to)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_of_another_kind_is_called_so_and_other_names_stay() {
        let both = |name: &str| renamed(name, UnitKind::MultiLevelSchool);
        assert_eq!(both("Trường THCS Vũ Oai").as_deref(), Some("Trường TH&THCS Vũ Oai"));
        assert_eq!(both("Trường TH Vũ Oai").as_deref(), Some("Trường TH&THCS Vũ Oai"));
        let primary = renamed("Trường TH&THCS Kỳ Thượng", UnitKind::PrimarySchool);
        assert_eq!(primary.as_deref(), Some("Trường TH Kỳ Thượng"));
        assert_eq!(both("Võ Thị Sáu"), None);
    }
}
