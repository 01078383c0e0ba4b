//! The headcount road map in a result: what each kind of quota comes to by year against its path, and the years of each unit. Counts alone.

use std::collections::BTreeMap;

use askama::Template;
use ledger::Day;
use office::headcount_plan::PlannedYear;
use office::runs::{Mentioned, RunReduction, RunRoadLine, RunRoadMap};
use words::{Lang, Message};

use super::said::Speaker;
use crate::components::{Against, Aim, Slope};

/// A year of a kind of quota: numbers in the order of the columns, and the bar.
#[derive(Debug, Clone)]
pub struct RoadYearRow {
    /// The year, or the day on which it was asked.
    pub year: String,
    /// Who retires, resigns, is streamlined and is recruited; none for the day itself.
    pub gone: Option<[i64; 4]>,
    /// People and posts at its end.
    pub held: [i64; 2],
    /// At most so many posts; none for the day itself.
    pub path: Option<i64>,
    /// People against the path.
    pub bar: Against,
}

/// A kind of quota.
#[derive(Debug, Clone)]
pub struct RoadKind {
    /// What it comes to, in words, and whether it is reached.
    pub said: (String, bool),
    /// The posts from the base year on, and the way to what is to be reached; none without a base.
    pub slope: Option<Slope>,
    /// The day, then the years.
    pub rows: Vec<RoadYearRow>,
}

/// A unit in a year.
#[derive(Debug, Clone)]
pub struct RoadUnitRow {
    /// The unit with the kind of quota, and the year.
    pub unit: (String, i32),
    /// What happens in it.
    pub own: PlannedYear,
}

/// The road map as a part of a page.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/plans/road_map.html")]
pub struct RoadMapPart {
    /// The reader's language.
    pub lang: Lang,
    /// By kind of quota.
    pub kinds: Vec<RoadKind>,
    /// By unit and year.
    pub units: Vec<RoadUnitRow>,
}

impl askama::filters::HtmlSafe for RoadMapPart {}

impl RoadMapPart {
    pub(super) fn of(lang: Lang, speaker: &Speaker<'_>, day: Day, map: &RunRoadMap) -> Self {
        let unit = |line: &RunRoadLine| {
            let name = speaker.mentioned(&Mentioned::Unit(line.unit.clone()));
            let said = Message::new("run-headcount-line").with("unit", name);
            lang.speak(&said.with("what", kind(lang, &line.kind)))
        };
        let rows = |line: &RunRoadLine| {
            let name = unit(line);
            let years = line.years.iter().cloned();
            let rows = years.map(move |own| RoadUnitRow {
                unit: (name.clone(), own.year),
                own,
            });
            rows.collect::<Vec<_>>()
        };
        Self {
            lang,
            kinds: map
                .targets
                .iter()
                .map(|target| of_kind(lang, day, map, target))
                .collect(),
            units: map.lines.iter().flat_map(rows).collect(),
        }
    }

    fn say(&self, id: &str) -> String {
        self.lang.say(id)
    }

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "the form that the template calls")]
    fn n(&self, number: &i64) -> String {
        words::writing::count(self.lang, *number)
    }

    fn each(&self) -> String {
        let said = Message::new("run-headcount-road-units");
        self.lang.speak(&said.with("n", self.units.len()))
    }
}

fn kind(lang: Lang, word: &str) -> String {
    lang.say(&format!("run-headcount-kind-{word}"))
}

/// A kind of quota: sums over its lines.
fn of_kind(lang: Lang, day: Day, map: &RunRoadMap, target: &RunReduction) -> RoadKind {
    let own = || map.lines.iter().filter(|line| line.kind == target.kind);
    let present: i64 = own().map(|line| line.present).sum();
    let mut sums: BTreeMap<i32, PlannedYear> = BTreeMap::new();
    for year in own().flat_map(|line| &line.years) {
        let sum = sums.entry(year.year).or_default();
        sum.retired += year.retired;
        sum.resigned += year.resigned;
        sum.streamlined += year.streamlined;
        sum.recruited += year.recruited;
        sum.people += year.people;
        sum.posts += year.posts;
    }
    let whole = sums.values().map(|sum| sum.people.max(sum.posts));
    let whole = whole.chain([target.base, target.today, present]).max().unwrap_or(1);
    let bar = |year: String, people: i64, mark: i64| {
        let said = Message::new("run-headcount-road-bar")
            .with("year", year)
            .with("n", people)
            .with("most", mark);
        Against {
            said: lang.speak(&said.with("base", target.base)),
            value: people,
            mark,
            whole,
        }
    };
    let today = lang.say("run-headcount-road-today");
    let mut rows = vec![RoadYearRow {
        year: today.clone(),
        gone: None,
        held: [present, target.today],
        path: None,
        bar: bar(today, present, target.today),
    }];
    rows.extend(sums.iter().zip(&target.path).map(|((year, sum), path)| RoadYearRow {
        year: year.to_string(),
        gone: Some([sum.retired, sum.resigned, sum.streamlined, sum.recruited]),
        held: [sum.people, sum.posts],
        path: Some(*path),
        bar: bar(year.to_string(), sum.people, *path),
    }));
    let last = map.years.last().copied().unwrap_or_default();
    let (posts, most) = (
        sums.get(&last).map_or(0, |sum| sum.posts),
        target.path.last().copied().unwrap_or_default(),
    );
    let is_met = posts <= most;
    let id = match (target.percent, is_met) {
        (0, true) => "run-headcount-road-kept",
        (_, true) => "run-headcount-road-met",
        (_, false) => "run-headcount-road-unmet",
    };
    let said = Message::new(id)
        .with("what", kind(lang, &target.kind))
        .with("year", last.to_string())
        .with("n", posts)
        .with("most", most)
        .with("percent", target.percent)
        .with("base", target.base)
        .with("then", map.base_year.to_string());
    let said = lang.speak(&said);
    let base = Day::last_of_year(map.base_year);
    let mut points = vec![(base, target.base), (day, target.today)];
    points.extend(sums.iter().map(|(year, sum)| (Day::last_of_year(*year), sum.posts)));
    let slope = (target.base > 0 && base < day).then(|| Slope {
        lang,
        said: said.clone(),
        points,
        aim: Some(Aim {
            day: Day::last_of_year(last),
            value: most,
        }),
    });
    RoadKind {
        said: (said, is_met),
        slope,
        rows,
    }
}
