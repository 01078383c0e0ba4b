//! Random histories: recipes of small numbers that become decisions over whatever the value has by then, valid and invalid.

use ledger::acts::Dated;
use ledger::acts::{bodies::*, career::*, training::*};
use ledger::codes::*;
use ledger::{Day, Decision, UnitId, Value, When};
use proptest::prelude::*;

use super::district::District;
use super::kinds::act;
use super::samples::day;

/// One act as numbers: its kind, whom it is about, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ActRecipe {
    pub(crate) kind: u8,
    pub(crate) a: u8,
    pub(crate) b: u8,
    pub(crate) c: u8,
    /// Days from the decision's own; none: its own day.
    pub(crate) shift: Option<(i8, u8)>,
}

/// One decision as numbers.
#[derive(Debug, Clone)]
pub(crate) struct Recipe {
    /// Months from the first day.
    pub(crate) month: u8,
    pub(crate) acts: Vec<ActRecipe>,
}

/// How many kinds of act the recipes know: every built one.
pub(crate) const KINDS: u8 = 66;

/// The kinds of recipe that found a unit, and that separate one.
const ESTABLISH: u8 = 29;
const SEPARATE: u8 = 60;
/// The kinds that register a person, and that join two records.
const REGISTER: u8 = 0;
const JOIN: u8 = 63;

/// Any recipe.
pub(crate) fn recipe() -> impl Strategy<Value = Recipe> {
    let shift = prop_oneof![3 => Just(None), 1 => (-60_i8..60, 0_u8..4).prop_map(Some)];
    let act = (0..KINDS, any::<u8>(), any::<u8>(), any::<u8>(), shift);
    let act = act.prop_map(|(kind, a, b, c, shift)| ActRecipe { kind, a, b, c, shift });
    (0_u8..40, prop::collection::vec(act, 1..4)).prop_map(|(month, acts)| Recipe { month, acts })
}

/// A random history, as recipes: short ones, and in the long run also long ones.
pub(crate) fn history() -> impl Strategy<Value = Vec<Recipe>> {
    let longest = if std::env::var_os("XT_LONG").is_some() { 80 } else { 25 };
    prop::collection::vec(recipe(), 1..longest)
}

/// The value on which histories begin, with quotas, households, a class and two appointments.
pub(crate) fn beginning() -> Value {
    let mut it = District::new();
    let quota = |unit| {
        AssignQuota {
            unit,
            kind: QuotaKind::Commune,
            year: 2019,
            posts: 3,
            to_cut: 1,
        }
        .into()
    };
    let count = |unit, value: u32| {
        Measure {
            unit,
            what: MeasureKind::Households,
            value: value.into(),
            toward: None,
            source: None,
        }
        .into()
    };
    let (a, b) = (it.unit(1), it.unit(2));
    it.take(
        "2019-01-01",
        vec![
            quota(a),
            quota(b),
            count(a, 700),
            count(b, 600),
            Appoint {
                person: it.person(0),
                post: it.post(0),
                term_ends: None,
            }
            .into(),
            Appoint {
                person: it.person(2),
                post: it.post(2),
                term_ends: None,
            }
            .into(),
            open_class(2, None).into(),
        ],
    );
    it.value
}

pub(crate) fn open_class(seats: u32, organiser: Option<UnitId>) -> OpenClass {
    OpenClass {
        code: "LLCT".into(),
        title: "Trung cấp".into(),
        programme: "theory.intermediate".into(),
        family: TrainingFamily::PoliticalTheory,
        seats,
        starts: day("2019-04-01"),
        ends: day("2020-06-30"),
        gives: Some(Gives {
            field: Learning::Theory,
            level: "intermediate".into(),
        }),
        organiser,
    }
}

/// A day that many months after the first.
pub(crate) fn month(number: u8) -> Day {
    day("2019-01-01").plus_months(i32::from(number))
}

/// The decision that a recipe makes on a value.
pub(crate) fn decision(value: &Value, recipe: &Recipe) -> Decision {
    let effective = month(recipe.month);
    let mut acts = Vec::new();
    for act in &recipe.acts {
        dated(value, effective, *act, &mut acts);
    }
    Decision {
        header: super::header("QĐ", effective),
        acts,
    }
}

fn dated(value: &Value, effective: Day, recipe: ActRecipe, acts: &mut Vec<Dated>) {
    let when = recipe.shift.map(|(days, precision)| {
        let day = Day(effective.0 + i32::from(days));
        match precision {
            0 => When::Month(day.civil().0, day.civil().1),
            1 => When::By(day),
            _ => When::Day(day),
        }
    });
    let at = u32::try_from(acts.len()).unwrap();
    // A unit that takes a separated part is founded with it; in one case of eight it is not.
    if recipe.kind == SEPARATE && !recipe.a.is_multiple_of(8) {
        let act = act(
            value,
            ActRecipe {
                kind: ESTABLISH,
                ..recipe
            },
            at,
        );
        acts.push(Dated { when, act });
    }
    // A duplicate that can be joined has the same name; in one case of eight it is any other record.
    if recipe.kind == JOIN && !recipe.c.is_multiple_of(8) {
        let mut same = act(
            value,
            ActRecipe {
                kind: REGISTER,
                ..recipe
            },
            at,
        );
        if let ledger::acts::Act::RegisterPerson(registered) = &mut same {
            registered.full_name = super::kinds::name_of(value, recipe.a);
        }
        acts.push(Dated { when, act: same });
    }
    acts.push(Dated {
        when,
        act: act(value, recipe, at),
    });
}

/// The value after a history, and the decisions that it accepted after the beginning.
pub(crate) fn play(recipes: &[Recipe]) -> (Value, Vec<Decision>) {
    let mut value = beginning();
    let mut accepted = Vec::new();
    for recipe in recipes {
        let decision = decision(&value, recipe);
        if let Ok(next) = value.accept(&decision) {
            value = next;
            accepted.push(decision);
        }
    }
    (value, accepted)
}
