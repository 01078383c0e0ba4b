//! Nothing overlaps, nothing leaves the drawing, whatever a career looks like.

use proptest::prelude::*;

use super::place::{Form, Item, LEFT, RIGHT};
use super::*;
use crate::components::measure::text_width;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn span(from: When, until: Option<&str>, short: &str) -> Event {
    Event {
        from,
        until: until.map(day),
        shape: Shape::Span,
        short: short.into(),
        full: format!("{short} xã Dân Chủ"),
        source: None,
    }
}

fn lanes(events: Vec<Event>) -> Lanes {
    Lanes {
        lang: Lang::Vi,
        day: day("2019-03-14"),
        lanes: vec![Lane {
            name: "lane-posts",
            events,
        }],
    }
}

#[test]
fn a_career_is_drawn_and_told() {
    let shown = lanes(vec![
        span(When::Day(day("2004-01-01")), Some("2010-01-01"), "CC Văn phòng"),
        span(When::Day(day("2010-01-01")), None, "Chủ tịch Hội Nông dân"),
    ]);
    insta::assert_snapshot!(shown, @"");
}

#[test]
fn a_start_that_is_not_known_is_drawn_open() {
    let shown = lanes(vec![span(When::By(day("2019-03-14")), None, "Chủ tịch")]);
    let drawing = shown.drawing();
    let Form::Bar { open, .. } = drawing.rows[0].items[0].form else {
        panic!("a bar")
    };
    assert!(open > 0);
    assert!(shown.to_string().contains("từ trước 14/03/2019"));
}

#[test]
fn what_begins_after_the_day_is_not_drawn() {
    let shown = lanes(vec![span(When::Day(day("2020-01-01")), None, "Bí thư")]);
    assert!(shown.drawing().rows[0].items.is_empty());
}

/// Left and right end of a label.
fn ends(item: &Item<'_>) -> Option<(i32, i32)> {
    let label = item.label.as_ref()?;
    let width = text_width(&label.text, 13);
    Some(if label.anchor == "end" {
        (label.x - width, label.x)
    } else {
        (label.x, label.x + width)
    })
}

fn event() -> impl Strategy<Value = Event> {
    let from = prop_oneof![
        (9_000..20_000_i32).prop_map(|n| When::Day(Day(n))),
        (1990..2019_i32).prop_map(When::Year),
        (9_000..17_969_i32).prop_map(|n| When::By(Day(n))),
    ];
    let shape = prop_oneof![Just(Shape::Span), Just(Shape::Point)];
    (from, 0..4_000_i32, any::<bool>(), shape, "[A-Za-zÀ-ỹ ]{1,40}").prop_map(|(from, days, ended, shape, short)| {
        let until = ended.then(|| Day(from.latest().number() + days));
        Event {
            from,
            until,
            shape,
            full: short.clone(),
            short,
            source: None,
        }
    })
}

proptest! {
    #[test]
    fn nothing_overlaps_and_nothing_leaves_the_drawing(events in prop::collection::vec(event(), 0..14)) {
        let shown = lanes(events);
        for row in shown.drawing().rows {
            for item in &row.items {
                prop_assert!(item.form.right() <= RIGHT);
                if let Some((left, right)) = ends(item) {
                    prop_assert!(left >= LEFT && right <= RIGHT, "{left} {right}");
                }
            }
            for pair in row.items.windows(2).filter(|pair| pair[0].y == pair[1].y) {
                prop_assert!(pair[0].form.right() <= pair[1].form.left());
                let after = ends(&pair[0]).map_or(i32::MIN, |(_, right)| right).max(pair[0].form.right());
                let before = ends(&pair[1]).map_or(i32::MAX, |(left, _)| left).min(pair[1].form.left());
                prop_assert!(after <= before, "{after} {before}");
            }
        }
    }
}
