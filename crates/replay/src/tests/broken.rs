//! Twins: the ledger is given something else than what was settled, and the proof finds it.

use ledger::acts::Act;
use ledger::acts::bodies::{CreatePost, Establish, Merge, Rename};
use ledger::{Decision, UnitId, Value};

use super::small::case;
use super::{broken, entered};
use crate::Plan;
use crate::proof::prove;

/// The checks that break when the decisions of the small case are changed on their way into the ledger.
fn found(change: impl Fn(&mut Vec<Decision>)) -> Vec<&'static str> {
    let case = case();
    let mut plan = Plan::of(&case, None).unwrap();
    change(&mut plan.decisions);
    broken(&prove(&entered(&plan), &case, &plan.ids, None))
}

/// Changes each act of all decisions.
fn each(decisions: &mut [Decision], change: impl Fn(&mut Act)) {
    decisions
        .iter_mut()
        .flat_map(|decision| &mut decision.acts)
        .for_each(|dated| change(&mut dated.act));
}

#[test]
fn unchanged_it_holds() {
    assert_eq!(found(|_| {}), [""; 0]);
}

#[test]
fn an_empty_ledger_proves_nothing() {
    let case = case();
    let plan = Plan::of(&case, None).unwrap();
    let checks = prove(&Value::empty(), &case, &plan.ids, None);
    let holding: Vec<_> = checks
        .iter()
        .filter(|check| check.holds())
        .map(|check| check.id)
        .collect();
    assert_eq!(holding, [""; 0]);
}

#[test]
fn a_dropped_edge_is_found() {
    let dropped = found(|decisions| {
        each(decisions, |act| {
            if let Act::Split(split) = act {
                // The whole to the default target: the other one is forgotten.
                let (from, into) = (vec![split.unit], split.into[0].unit);
                *act = Merge { from, into }.into();
            }
        });
    });
    assert_eq!(dropped, ["edges-kept", "splits-wait"]);
}

#[test]
fn a_unit_that_lives_a_day_longer_is_found_and_one_that_ends_twice_is_refused() {
    let longer = found(|decisions| {
        for dated in decisions.iter_mut().flat_map(|decision| &mut decision.acts) {
            if matches!(dated.act, Act::Merge(_) | Act::Dissolve(_)) {
                dated.when = Some(ledger::Day(20_271).into());
            }
        }
    });
    assert!(
        longer.contains(&"old-units-end") && longer.contains(&"edges-kept"),
        "{longer:?}"
    );

    let mut plan = Plan::of(&case(), None).unwrap();
    let last = plan.decisions.len() - 1;
    let (before, end) = plan.decisions.split_at_mut(last);
    let again = |dated: &ledger::acts::Dated| matches!(dated.act, Act::Consolidate(_));
    let twice = end[0].acts.iter().rfind(|dated| again(dated)).unwrap().clone();
    end[0].acts.push(twice);
    let value = before
        .iter()
        .fold(Value::empty(), |value, decision| value.accept(decision).unwrap());
    assert!(value.accept(&end[0]).is_err());
}

#[test]
fn another_default_target_is_found() {
    let swapped = found(|decisions| {
        each(decisions, |act| {
            if let Act::Split(split) = act {
                let other = split.into[1].unit;
                split.into[1].unit = std::mem::replace(&mut split.into[0].unit, other);
            }
        });
    });
    for check in ["edges-kept", "posts", "people", "quantities", "splits-wait"] {
        assert!(swapped.contains(&check), "{check}: {swapped:?}");
    }
}

#[test]
fn a_wrong_name_and_a_wrong_kind_are_found() {
    let renamed = found(|decisions| {
        each(decisions, |act| {
            if let Act::Establish(Establish { name, .. }) = act
                && name == "Xã Kim Hòa"
            {
                "Xã Kim".clone_into(name);
            }
        });
    });
    assert_eq!(renamed, ["answers-after"]);
    let reclassified = found(|decisions| {
        each(decisions, |act| {
            if let Act::Establish(establish) = act
                && establish.name == "Phường Lan"
            {
                establish.kind = ledger::codes::UnitKind::Commune;
            }
        });
    });
    assert_eq!(
        reclassified,
        ["counts-before", "counts-after", "answers-before", "answers-after"]
    );
}

#[test]
fn a_new_unit_in_another_province_is_found() {
    // Province 01 goes on: a new unit of the other resolution hangs under it.
    let ids = Plan::of(&case(), None).unwrap().ids;
    let crossed = found(|decisions| {
        each(decisions, |act| {
            if let Act::Establish(establish) = act
                && establish.name == "Đặc khu Mây"
            {
                establish.parent = Some(ids.new_provinces[0]);
            }
        });
    });
    assert_eq!(crossed, ["no-crossing", "counts-after", "answers-after", "totals"]);
}

#[test]
fn a_province_that_did_not_pass_is_found() {
    let ids = Plan::of(&case(), None).unwrap().ids;
    let left = found(|decisions| {
        let last = decisions.len() - 1;
        let keeps = |act: &Act| match act {
            Act::Consolidate(act) => !act.from.contains(&ids.old_provinces["02"]),
            _ => true,
        };
        // Acts are named by their place: what goes leaves something harmless in its place.
        for dated in decisions[last].acts.iter_mut().filter(|dated| !keeps(&dated.act)) {
            let (unit, name) = (ids.old_provinces["02"], "Tỉnh Hai".to_owned());
            dated.act = Rename { unit, name }.into();
        }
    });
    assert_eq!(left, ["provinces-pass", "no-crossing", "totals"]);
}

#[test]
fn a_new_unit_without_a_source_is_found() {
    // What was to become Kim Hòa goes to the ward of the same resolution.
    let ids = Plan::of(&case(), None).unwrap().ids;
    let redirected = found(|decisions| {
        each(decisions, |act| {
            if let Act::Consolidate(act) = act
                && act.from.contains(&ids.old[4])
            {
                act.into = UnitId::here(ids.new[4].0.ordinal);
            }
        });
    });
    for check in ["new-units-sourced", "edges-kept", "posts", "people", "quantities"] {
        assert!(redirected.contains(&check), "{check}: {redirected:?}");
    }
}

#[test]
fn an_end_on_another_day_is_found() {
    let earlier = found(|decisions| {
        for decision in decisions.iter_mut() {
            for dated in &mut decision.acts {
                if matches!(dated.act, Act::Dissolve(_)) {
                    // A day later than everything else: the district outlives its units.
                    dated.when = Some(ledger::Day(20_271).into());
                }
            }
        }
    });
    assert!(earlier.contains(&"districts-end"), "{earlier:?}");
}

#[test]
fn a_post_in_another_unit_is_found() {
    let moved = found(|decisions| {
        let mut first = None;
        each_post(decisions, |post| {
            let unit = *first.get_or_insert(post.unit);
            post.unit = unit;
        });
    });
    assert!(moved.contains(&"posts"), "{moved:?}");
}

fn each_post(decisions: &mut [Decision], mut change: impl FnMut(&mut CreatePost)) {
    for decision in decisions {
        for dated in &mut decision.acts {
            if let Act::CreatePost(post) = &mut dated.act {
                change(post);
            }
        }
        // Of the first province alone: ids of a decision's own things are its own.
        if decision
            .acts
            .iter()
            .any(|dated| matches!(dated.act, Act::CreatePost(_)))
        {
            return;
        }
    }
}
