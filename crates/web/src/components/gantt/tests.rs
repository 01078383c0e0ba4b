//! Nothing leaves the drawing, no label stands on days of study, and every class has its row, whatever the year looks like.

use proptest::prelude::*;

use super::place::{LEFT, RIGHT, TOP};
use super::*;
use crate::components::measure::text_width;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn row(code: &str, from: Day, to: Day, days: Vec<Day>) -> GanttRow {
    GanttRow {
        code: code.into(),
        title: "Bồi dưỡng lãnh đạo cấp phòng".into(),
        said: format!("{code}: Bồi dưỡng"),
        held: (from, to),
        days,
    }
}

fn gantt(rows: Vec<GanttRow>) -> Gantt {
    Gantt {
        lang: Lang::Vi,
        said: "Nhiều nhất 2 lớp".into(),
        rows,
    }
}

#[test]
fn a_class_elsewhere_is_drawn_when_it_begins_and_cut_where_the_others_end() {
    let april = day("2019-04-15");
    let here = || row("L-1", april, day("2019-04-19"), vec![april]);
    let ticks = |other: GanttRow| {
        let drawn = gantt(vec![here(), other]);
        let [part] = &drawn.parts()[..] else {
            panic!("one drawing")
        };
        let ticks: Vec<String> = part.ticks.iter().map(|(_, month)| month.clone()).collect();
        (ticks, part.bars[1].x)
    };
    let (months, x) = ticks(row("L-2", day("2019-09-02"), day("2022-06-30"), Vec::new()));
    assert_eq!(
        (months.first().unwrap().as_str(), months.last().unwrap().as_str()),
        ("04/2019", "09/2019")
    );
    assert!(x > LEFT + (RIGHT - LEFT) / 2, "in September, not at the end of April");
    let (months, x) = ticks(row("L-2", day("2019-04-01"), day("2022-06-30"), Vec::new()));
    assert_eq!((months.len(), x), (1, LEFT));
}

#[test]
fn a_class_is_a_bar_with_its_days_dark_and_one_held_elsewhere_is_dashed() {
    let (monday, tuesday, thursday) = (day("2019-04-15"), day("2019-04-16"), day("2019-04-18"));
    let drawn = gantt(vec![
        row("L-1", monday, thursday, vec![monday, tuesday, thursday]),
        row("L-2", monday, day("2019-05-20"), Vec::new()),
    ]);
    let [part] = &drawn.parts()[..] else {
        panic!("one drawing")
    };
    assert_eq!((part.ticks.len(), part.bars.len()), (1, 2));
    assert_eq!(part.ticks[0], (LEFT, "04/2019".to_owned()));
    // Days that follow each other are one stretch.
    assert_eq!(part.bars[0].days.len(), 2);
    let said = drawn.to_string();
    assert_eq!(said.matches("span away").count(), 1);
    assert_eq!(said.matches("class=\"now\"").count(), 2);
    assert!(said.contains("<title>L-1: Bồi dưỡng</title>"));
}

#[test]
fn years_of_a_class_elsewhere_do_not_press_the_others_together() {
    let (monday, friday) = (day("2019-04-15"), day("2019-04-19"));
    let drawn = gantt(vec![
        row("L-1", monday, friday, vec![monday, friday]),
        row("ĐH-1", day("2018-09-01"), day("2022-08-26"), Vec::new()),
    ]);
    let [part] = &drawn.parts()[..] else {
        panic!("one drawing")
    };
    assert_eq!(part.ticks.len(), 1);
    let long = &part.bars[1];
    assert_eq!((long.x, long.x + long.width), (LEFT, RIGHT));
    assert_eq!(long.label.as_ref().unwrap().2, long.row.title);
}

#[test]
fn many_classes_are_drawn_in_parts_that_fit_a_sheet_with_names_of_their_own() {
    let rows = (0..81).map(|n| row(&format!("L-{n}"), day("2019-03-01"), day("2019-03-05"), Vec::new()));
    let drawn = gantt(rows.collect());
    let parts = drawn.parts();
    let sizes: Vec<usize> = parts.iter().map(|part| part.bars.len()).collect();
    assert_eq!(sizes, [27, 27, 27]);
    assert_eq!(drawn.name(&parts[2]), "Nhiều nhất 2 lớp (3/3)");
    assert!(gantt(Vec::new()).parts().is_empty());
}

proptest! {
    #[test]
    fn everything_stands_within_and_no_label_on_days_of_study(
        classes in proptest::collection::vec((0..1_500_i32, 0..400_i32, proptest::collection::btree_set(0..400_i32, 0..9)), 1..60)
    ) {
        let rows = classes.iter().map(|(from, long, days)| {
            let first = 17_000 + from;
            let days = days.iter().filter(|at| *at <= long).map(|at| Day(first + at)).collect();
            row("LỚP-DÀI-HƠN-CHỖ", Day(first), Day(first + long), days)
        });
        let drawn = gantt(rows.collect());
        for part in drawn.parts() {
            for ((x, _), (next, _)) in part.ticks.iter().zip(part.ticks.iter().skip(1)) {
                prop_assert!(x + 4 + text_width("00/0000", 12) <= *next);
            }
            for bar in &part.bars {
                let end = bar.x + bar.width;
                prop_assert!(LEFT <= bar.x && end <= RIGHT && TOP <= bar.y && bar.y + place::BAR <= part.height);
                prop_assert!(text_width(&bar.code, 13) < LEFT);
                prop_assert!(bar.days.iter().all(|(x, width)| bar.x <= *x && x + width <= end));
                if let Some((x, anchor, text)) = &bar.label {
                    let wide = text_width(text, 13);
                    let (left, right) = if *anchor == "end" { (x - wide, *x) } else { (*x, x + wide) };
                    prop_assert!(LEFT <= left && right <= RIGHT);
                    let inside = bar.days.is_empty() && bar.x <= left && right <= end;
                    prop_assert!(inside || right <= bar.x || end <= left);
                }
            }
        }
    }
}
