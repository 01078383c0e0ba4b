//! The headcount road map in a result: what each kind of quota must come to, and the years of each unit. Counts alone, nobody by name.

use ledger::codes::QuotaKind;
use office::headcount_plan::PlannedYear;
use office::runs::{Mentioned, RunReduction, RunRoadLine, RunRoadMap};

use crate::api::tables::QuotaWord;
use crate::api::things::Named;
use crate::api::wire;
use crate::api::wire::Id;
use crate::pages::plans::Speaker;

wire! {
    /// What a kind of quota must come to.
    RunReductionTold {
        /// The kind.
        kind: QuotaWord,
        /// The quota of the base year.
        base: i64,
        /// By how much it is to be cut, in per cent.
        percent: i64,
        /// The posts that are assigned on the day.
        today: i64,
        /// At most so many posts at the end of each year.
        path: Vec<i64>,
    }
    /// A year of a unit and a kind of quota.
    RunRoadYear {
        /// The year.
        year: i64,
        /// Who retires by law.
        retired: i64,
        /// Who is expected to resign.
        resigned: i64,
        /// Who is streamlined.
        streamlined: i64,
        /// Who comes from another unit.
        moved_in: i64,
        /// Who goes to another unit.
        moved_out: i64,
        /// Who is recruited.
        recruited: i64,
        /// People at its end.
        people: i64,
        /// Posts at its end.
        posts: i64,
    }
    /// A unit and a kind of quota.
    RunRoadLineTold {
        /// The unit.
        unit: Named,
        /// The kind.
        kind: QuotaWord,
        /// The posts that are assigned on the day.
        assigned: i64,
        /// The people on the day.
        present: i64,
        /// Of them, those who retire by law in the years of the road map.
        retiring: i64,
        /// Its years.
        years: Vec<RunRoadYear>,
    }
    /// A road map.
    RunRoadMapTold {
        /// Its years.
        years: Vec<i64>,
        /// The year from whose quota the cut is counted.
        base_year: i64,
        /// What it must come to.
        targets: Vec<RunReductionTold>,
        /// Its units and kinds of quota, in the order of the tree.
        lines: Vec<RunRoadLineTold>,
    }
}

pub(super) fn told(speaker: &Speaker<'_>, map: &RunRoadMap) -> RunRoadMapTold {
    RunRoadMapTold {
        years: map.years.iter().copied().map(i64::from).collect(),
        base_year: map.base_year.into(),
        targets: map.targets.iter().filter_map(target).collect(),
        lines: map.lines.iter().filter_map(|own| line(speaker, own)).collect(),
    }
}

fn quota(word: &str) -> Option<QuotaWord> {
    let kind = QuotaKind::ALL.iter().find(|kind| kind.word() == word);
    kind.map(|kind| QuotaWord(kind.word()))
}

fn target(own: &RunReduction) -> Option<RunReductionTold> {
    Some(RunReductionTold {
        kind: quota(&own.kind)?,
        base: own.base,
        percent: own.percent,
        today: own.today,
        path: own.path.clone(),
    })
}

fn line(speaker: &Speaker<'_>, own: &RunRoadLine) -> Option<RunRoadLineTold> {
    Some(RunRoadLineTold {
        unit: Named {
            id: Id(own.unit.clone()),
            name: speaker.mentioned(&Mentioned::Unit(own.unit.clone())),
        },
        kind: quota(&own.kind)?,
        assigned: own.assigned,
        present: own.present,
        retiring: own.retiring,
        years: own.years.iter().map(year).collect(),
    })
}

fn year(own: &PlannedYear) -> RunRoadYear {
    RunRoadYear {
        year: own.year.into(),
        retired: own.retired,
        resigned: own.resigned,
        streamlined: own.streamlined,
        moved_in: own.moved_in,
        moved_out: own.moved_out,
        recruited: own.recruited,
        people: own.people,
        posts: own.posts,
    }
}
