//! (d) No act loses a person, a post or a measured quantity: whatever becomes of units, every total stays, on every structure.

use ledger::acts::{Dated, bodies::*, career::*};
use ledger::codes::{MeasureKind, QuotaKind, StreamlineGround, UnitKind};
use ledger::value::{Fact, Ix, Place};
use ledger::view::Structure;
use ledger::{Decimal, Decision, Entity, PostId, Seq, UnitId, Value};
use proptest::prelude::*;

use super::common::history::{history, month, play};
use super::common::judge::{totals, totals_on};
use super::common::{cases, header};

fn unit(value: &Value, ix: Ix) -> UnitId {
    match value.entity(Place::Unit(ix)) {
        Some(Entity::Unit(id)) => id,
        _ => UnitId::here(99),
    }
}

/// What restructures one unit, as numbers.
#[derive(Debug, Clone, Copy)]
struct Change {
    how: u8,
    from: Ix,
    into: Ix,
    /// Millionths.
    share: u32,
    /// Which of what lies in the unit goes by name, as bits.
    named: u16,
}

fn change() -> impl Strategy<Value = Change> {
    let share = prop_oneof![Just(0), Just(1_000_000), Just(333_333), 0..=1_000_000_u32];
    (0_u8..6, 0_u32..6, 0_u32..6, share, any::<u16>()).prop_map(|(how, from, into, share, named)| Change {
        how,
        from,
        into,
        share,
        named,
    })
}

impl Change {
    /// The acts, which take effect on that day.
    fn acts(self, value: &Value, day: ledger::Day) -> Vec<Dated> {
        let ix = |n: Ix| n % value.unit_count();
        let (from, into) = (unit(value, ix(self.from)), unit(value, ix(self.into)));
        let made = || Establish {
            name: "Mới".into(),
            kind: UnitKind::Commune,
            parent: Some(unit(value, 0)),
            code: None,
        };
        let part = |unit| self.part(value, day, unit);
        let rest = |part: &Share| Share::of(into, Decimal::ONE - part.share);
        let new = UnitId::here(0);
        match self.how {
            0 => vec![Merge { from: vec![from], into }.into()],
            1 => vec![
                made().into(),
                Consolidate {
                    from: vec![from, into],
                    into: new,
                }
                .into(),
            ],
            2 => {
                let part = part(new);
                let into = vec![rest(&part), part];
                vec![made().into(), Split { unit: from, into }.into()]
            }
            3 => vec![made().into(), Separate { from, part: part(new) }.into()],
            4 => vec![TransferPart { from, part: part(into) }.into()],
            _ => {
                let post = PostId(
                    value
                        .entity(Place::Post(self.named.into()))
                        .map_or(new.0, Entity::created_by),
                );
                vec![MovePost { post, unit: into }.into()]
            }
        }
    }

    /// A part of the unit, with some of what lies in it on the day before.
    fn part(self, value: &Value, day: ledger::Day, to: UnitId) -> Share {
        let view = value.on(day.previous(), Seq::LATEST);
        let structure = Structure::of(view);
        let from = self.from % value.unit_count();
        let mut part = Share::of(to, Decimal::from_millionths(self.share.into()));
        let lies = |unit: Option<Ix>| unit.is_some_and(|unit| structure.carry(unit) == from);
        let places = super::common::picture::places(value);
        let mut bits = (0..16).cycle().map(|bit| self.named >> bit & 1 == 1);
        for place in places {
            let hangs = match place {
                Place::Post(ix) => view.stands(place) && lies(view.unit_of_post(ix)),
                Place::Unit(ix) => view.stands(place) && lies(view.unit_above(ix, ledger::codes::Line::Management)),
                Place::Person(ix) => view
                    .person(ix)
                    .is_some_and(|person| person.main_post().is_none() && lies(person.unit())),
                Place::Class(_) => false,
            };
            if !hangs || !bits.next().unwrap() {
                continue;
            }
            match value.entity(place) {
                Some(Entity::Post(id)) => part.posts.push(id),
                Some(Entity::Person(id)) => part.people.push(id),
                Some(Entity::Unit(id)) => part.units.push(id),
                _ => {}
            }
        }
        part
    }
}

proptest! {
    #![proptest_config(cases(400))]

    /// Whatever happened before: what restructures units on a later day moves no total, as it was then and on the new structure.
    #[test]
    fn units_that_change_have_together_what_they_had(recipes in history(), change in change()) {
        let (value, _) = play(&recipes);
        let day = month(50);
        let changed = value.accept(&Decision { header: header("SX", day), acts: change.acts(&value, day) });
        prop_assume!(changed.is_ok());
        let changed = changed.unwrap();
        prop_assert_eq!(totals(&changed, day), totals(&value, day));
        let before = totals(&changed, day.previous());
        prop_assert_eq!(&before, &totals(&value, day.previous()));
        prop_assert_eq!(&totals_on(&changed, day.previous(), day), &before, "on the new structure");
        // Nobody and no post is lost: each leads to a unit that stands.
        let view = changed.on(day, Seq::LATEST);
        let structure = Structure::of(view);
        let stands = |unit: Ix| structure.unit(structure.carry(unit)).is_some_and(|unit| unit.stands);
        for (ix, line) in changed.persons() {
            for row in line.rows().filter(|row| row.known_until == Seq::LATEST && row.holds(day)) {
                if let Fact::Service { unit, .. } = row.fact {
                    prop_assert!(stands(unit), "person {}", ix);
                }
            }
        }
        for post in (0..changed.post_count()).filter(|post| view.stands(Place::Post(*post))) {
            prop_assert!(view.unit_of_post(post).is_some_and(stands), "post {}", post);
        }
        // A cut in the successor takes exactly one post of the sum.
        let successor = structure.carry(change.from % value.unit_count());
        let before = changed.on(month(51), Seq::LATEST).quota(successor, QuotaKind::Commune);
        if let Some(before) = before.filter(|posts| *posts > 0)
            && let Some(Entity::Person(person)) = changed.entity(Place::Person(3))
        {
            let cut = Streamline { person, unit: unit(&changed, successor), quota: QuotaKind::Commune, ground: StreamlineGround::UnitMerger };
            if let Ok(cut) = changed.accept(&Decision { header: header("TG", month(51)), acts: vec![cut.into()] }) {
                prop_assert_eq!(cut.on(month(51), Seq::LATEST).quota(successor, QuotaKind::Commune), Some(before - 1));
            }
        }
    }
}

/// The property is not empty: every way of restructuring is accepted somewhere, with and without things that go by name.
#[test]
fn twin_every_change_is_accepted_somewhere() {
    let (value, _) = play(&[]);
    let day = month(50);
    for how in 0..6 {
        for named in [0, u16::MAX] {
            let taken = (0..36).any(|n| {
                let change = Change {
                    how,
                    from: n / 6,
                    into: n % 6,
                    share: 500_000,
                    named,
                };
                let acts = change.acts(&value, day);
                value
                    .accept(&Decision {
                        header: header("SX", day),
                        acts,
                    })
                    .is_ok()
            });
            assert!(taken || (how == 5 && named > 0), "{how} {named}");
        }
    }
}

/// The twin: what is dissolved instead of merged is missed in the totals.
#[test]
fn twin_a_lost_quantity_is_found() {
    let (value, _) = play(&[]);
    let made = Establish {
        name: "X".into(),
        kind: UnitKind::Commune,
        parent: Some(unit(&value, 0)),
        code: None,
    };
    let new = UnitId::here(0);
    let with = |kind, posts| AssignQuota {
        unit: new,
        kind,
        year: 2019,
        posts,
        to_cut: 0,
    };
    let count = Measure {
        unit: new,
        what: MeasureKind::Households,
        value: 5.into(),
        toward: None,
        source: None,
    };
    let acts = vec![made.into(), with(QuotaKind::Commune, 4).into(), count.into()];
    let value = value
        .accept(&Decision {
            header: header("TL", month(1)),
            acts,
        })
        .unwrap();
    let gone = vec![Dissolve { unit: unit(&value, 4) }.into()];
    let lost = value
        .accept(&Decision {
            header: header("GT", month(50)),
            acts: gone,
        })
        .unwrap();
    let (before, after) = (totals(&value, month(50)), totals(&lost, month(50)));
    let quota = |all: &super::common::judge::Totals| all.quotas[&QuotaKind::Commune];
    let households = |all: &super::common::judge::Totals| all.measured[&MeasureKind::Households];
    assert_eq!(
        (quota(&before) - quota(&after), households(&before) - households(&after)),
        (4, 5_000_000)
    );
    assert_ne!(
        totals_on(&lost, month(49), month(50)),
        totals(&lost, month(49)),
        "nor on today's structure"
    );
}
