//! Sample dashboards.

use words::{Lang, Message};

use super::{as_of, day, frame};
use crate::components::{
    Aim, AsOf, Basis, Cell, CellState, Confidence, Frame, Problem, Problems, Slope, Strip, Tally, Theme,
};
use crate::pages::tasks::{Mark, NextStep, Part, Reading, TaskGroup, TaskRow, TasksPage};

fn row(lang: Lang, figure: &'static str, tally: Tally, value: i64, of: Option<i64>, target: Option<i64>) -> TaskRow {
    let basis = Basis {
        lang,
        cited: "Kế hoạch đào tạo, bồi dưỡng 2019".into(),
        href: None,
        confidence: Confidence::Confirmed,
    };
    TaskRow {
        title: Message::figure(figure).with("target", target.unwrap_or(0)),
        short: Message::new(format!("short-{}", figure.replace('.', "-"))),
        basis: vec![basis],
        tally,
        reading: Reading::Known {
            value,
            of,
            names: Some(format!("/chi-tieu/{figure}/ten?ngay=2019-03-14")),
        },
        target,
        expected_today: None,
        due: Some(day("2019-12-31")),
        parts: Vec::new(),
        mark: Mark::Bullet,
        gap_names: Some(format!("/chi-tieu/{figure}/ten?ngay=2019-03-14&thieu=1")),
        next: Vec::new(),
    }
}

fn cited(lang: Lang, cited: &str, confidence: Confidence) -> Vec<Basis> {
    vec![Basis {
        lang,
        cited: cited.into(),
        href: Some("/luat/x".into()),
        confidence,
    }]
}

fn strip(said: &str, done: usize, under: usize, open: usize) -> Mark {
    let cells = |count, state| {
        (0..count).map(move |n| Cell {
            state,
            name: format!("Số {}", n + 1),
        })
    };
    let all = cells(done, CellState::Done)
        .chain(cells(under, CellState::Under))
        .chain(cells(open, CellState::Open));
    Mark::Strip(Strip {
        said: said.into(),
        cells: all.collect(),
    })
}

fn moves(lang: Lang) -> TaskRow {
    let kinds = [
        ("commune_to_district", 1),
        ("district_to_commune", 4),
        ("between_communes", 2),
        ("appointed", 2),
        ("introduced_for_election", 2),
        ("other", 7),
    ];
    let part = |(kind, value): (&str, i64)| Part {
        name: Message::figure(&format!("mobility.moves_this_year.{kind}")),
        value,
        names: Some(format!("/chi-tieu/mobility.moves_this_year.{kind}/ten?ngay=2019-03-14")),
    };
    TaskRow {
        parts: kinds.into_iter().map(part).collect(),
        mark: Mark::None,
        due: None,
        basis: cited(lang, "98-QĐ/TW ngày 07/10/2017", Confidence::SecondHand),
        ..row(lang, "mobility.moves_this_year", Tally::Moves, 18, None, None)
    }
}

fn quota(lang: Lang) -> TaskRow {
    let slope = Slope {
        lang,
        said: "Biên chế: 2.046 (2015), 1.968 (03/2019); phải còn 1.841 (2021)".into(),
        points: vec![
            (day("2015-04-17"), 2_046),
            (day("2016-12-31"), 2_040),
            (day("2017-12-31"), 2_011),
            (day("2018-12-31"), 1_982),
            (day("2019-03-14"), 1_968),
        ],
        aim: Some(Aim {
            day: day("2021-12-31"),
            value: 1_841,
        }),
    };
    TaskRow {
        mark: Mark::Slope(slope),
        due: Some(day("2021-12-31")),
        expected_today: Some(120),
        basis: cited(lang, "39-NQ/TW ngày 17/04/2015", Confidence::SecondHand),
        ..row(
            lang,
            "quota.reduction_since_2015",
            Tally::Posts,
            78,
            Some(2_046),
            Some(205),
        )
    }
}

/// The dashboard of the scenario.
pub(crate) fn tasks(lang: Lang, theme: Theme) -> TasksPage {
    let group = |name, rows| TaskGroup {
        name: Message::new(name),
        rows,
    };
    let local = || cited(lang, "Chỉ tiêu LOC-2019 của huyện", Confidence::SecondHand);
    let standard = |figure, value, of| TaskRow {
        basis: local(),
        ..row(lang, figure, Tally::People, value, Some(of), Some(of))
    };
    let step = NextStep {
        said: Message::new("names-count").with("n", 4),
        href: Some("/nhu-cau".into()),
    };
    let groups = vec![
        group(
            "task-group-training",
            vec![
                TaskRow {
                    expected_today: Some(6),
                    ..row(lang, "training.classes_planned", Tally::Classes, 6, None, Some(38))
                },
                TaskRow {
                    expected_today: Some(602),
                    ..row(lang, "training.learners_planned", Tally::People, 512, None, Some(3_020))
                },
            ],
        ),
        group(
            "task-group-standards",
            vec![
                TaskRow {
                    next: vec![step],
                    ..standard("standards.key_commune_officials", 61, 66)
                },
                standard("standards.leaders_managers", 187, 203),
                TaskRow {
                    reading: Reading::Unknown {
                        reason: Message::new("not-known"),
                    },
                    ..standard("standards.planned_successors", 0, 0)
                },
            ],
        ),
        group(
            "task-group-mobility",
            vec![
                TaskRow {
                    mark: strip("13 trên 13 xã, thị trấn", 13, 0, 0),
                    ..row(
                        lang,
                        "mobility.communes_reinforced",
                        Tally::Communes,
                        13,
                        Some(13),
                        Some(13),
                    )
                },
                moves(lang),
            ],
        ),
        group(
            "task-group-apparatus",
            vec![
                TaskRow {
                    mark: strip("14 xong, 3 đang làm, 4 chưa bắt đầu", 14, 3, 4),
                    expected_today: Some(5),
                    basis: cited(lang, "NĐ 108/2014, NĐ 113/2018", Confidence::SecondHand),
                    ..row(
                        lang,
                        "streamlining.posts_cut_this_year",
                        Tally::Posts,
                        14,
                        None,
                        Some(21),
                    )
                },
                quota(lang),
                TaskRow {
                    mark: strip("1 trên 1", 1, 0, 0),
                    basis: cited(lang, "1285-NQ/TU ngày 04/03/2019", Confidence::SecondHand),
                    ..row(lang, "apparatus.titles_united", Tally::Tasks, 1, None, Some(1))
                },
            ],
        ),
    ];
    TasksPage {
        frame: frame(lang, theme),
        as_of: as_of(lang, "/"),
        compared: None,
        before: None,
        groups,
    }
}

/// A dashboard as it was known on an earlier day, after a day was typed that no calendar has.
pub(crate) fn tasks_of_the_past(lang: Lang) -> TasksPage {
    let page = tasks(lang, Theme::System);
    let message = Message::new("as-of-not-a-day").with("typed", "31/02/2019");
    let problems = Problems {
        lang,
        list: vec![Problem {
            field: Some("ngay"),
            message,
        }],
    };
    let as_of = AsOf {
        known: Some(day("2019-03-01")),
        typed: (Some("31/02/2019".into()), None),
        problems,
        ..page.as_of
    };
    let frame = Frame {
        find: Some("/tim".into()),
        ..page.frame
    };
    TasksPage { frame, as_of, ..page }
}

/// A dashboard on which nothing can be judged yet.
pub(crate) fn tasks_lacking(lang: Lang) -> TasksPage {
    TasksPage {
        groups: Vec::new(),
        ..tasks(lang, Theme::System)
    }
}
