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
    insta::assert_snapshot!(shown, @r##"
<figure class="lanes">

<div class="scroll" tabindex="0" role="region" aria-label="Quá trình">
<svg role="img" viewBox="0 0 820 74" width="820" height="74"><title>Quá trình</title><desc>Từ 2004 đến 14/03/2019; mỗi hàng một mặt. Bảng bên dưới nói đủ từng mục.</desc>
<line class="rule" x1="104" x2="104" y1="4" y2="48"/><text class="tick" x="104" y="68" text-anchor="middle">2004</text><line class="rule" x1="198" x2="198" y1="4" y2="48"/><text class="tick" x="198" y="68" text-anchor="middle">2006</text><line class="rule" x1="291" x2="291" y1="4" y2="48"/><text class="tick" x="291" y="68" text-anchor="middle">2008</text><line class="rule" x1="385" x2="385" y1="4" y2="48"/><text class="tick" x="385" y="68" text-anchor="middle">2010</text><line class="rule" x1="479" x2="479" y1="4" y2="48"/><text class="tick" x="479" y="68" text-anchor="middle">2012</text><line class="rule" x1="573" x2="573" y1="4" y2="48"/><text class="tick" x="573" y="68" text-anchor="middle">2014</text><line class="rule" x1="667" x2="667" y1="4" y2="48"/><text class="tick" x="667" y="68" text-anchor="middle">2016</text><line class="rule" x1="761" x2="761" y1="4" y2="48"/>

<text class="lane" x="0" y="28">Chức vụ</text>
<g><title>CC Văn phòng xã Dân Chủ (01/01/2004 – 31/12/2009)</title><rect class="span" x="104" y="10" width="281" height="26"/><text class="label" x="110" y="28" text-anchor="start">CC Văn phòng</text></g><g><title>Chủ tịch Hội Nông dân xã Dân Chủ (01/01/2010 – hiện nay)</title><rect class="span now" x="385" y="10" width="433" height="26"/><text class="label on" x="391" y="28" text-anchor="start">Chủ tịch Hội Nông dân</text></g>

<line class="day" x1="818" x2="818" y1="4" y2="48"/><text class="day-text" x="818" y="68" text-anchor="end">14/03/2019</text></svg>
</div>
<details><summary>Quá trình dạng bảng</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Quá trình dạng bảng"><table class="sheet dense"><thead><tr><th scope="col">Mặt</th><th scope="col">Nội dung</th><th scope="col">Từ</th><th scope="col">Đến</th><th scope="col">Quyết định</th></tr></thead><tbody>
<tr><td>Chức vụ</td><td>CC Văn phòng xã Dân Chủ</td><td>01/01/2004</td><td>31/12/2009</td><td></td></tr><tr><td>Chức vụ</td><td>Chủ tịch Hội Nông dân xã Dân Chủ</td><td>01/01/2010</td><td>hiện nay</td><td></td></tr>
</tbody></table></div></details>
</figure>
"##);
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
