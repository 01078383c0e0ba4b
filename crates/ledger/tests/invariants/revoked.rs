//! (f) revoking restores, and revoking the revocation brings back; (i) an amendment reads as if it had been written so.

use ledger::acts::Act;
use ledger::acts::decisions::{Amend, Revoke};
use ledger::{ActId, Day, Decision, Seq, Value};
use proptest::prelude::*;

use super::common::history::{decision, history, month, play, recipe};
use super::common::picture::{Detail, places, spoken, state};
use super::common::{cases, header};

fn revoke(value: &Value, decision: Seq, from: Option<Day>) -> Option<Value> {
    let acts = vec![Revoke { decision, from }.into()];
    value
        .accept(&Decision {
            header: header("HB", month(45)),
            acts,
        })
        .ok()
}

/// What holds on days before `end`, cut off there.
fn until(value: &Value, end: Day) -> Vec<String> {
    let view = value.on(Day::MIN, Seq::LATEST);
    let mut all = Vec::new();
    for place in places(value) {
        for row in view.rows(place).filter(|row| row.from < end) {
            all.push(format!(
                "{place:?} {} [{}..{})",
                spoken(value, row.fact),
                row.from,
                row.until.min(end)
            ));
        }
    }
    all.sort_unstable();
    all
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_decision_taken_back_leaves_no_trace_but_that_it_was_known(recipes in history(), last in recipe(), end in 0_u8..45) {
        let (before, _) = play(&recipes);
        let taken = before.accept(&decision(&before, &last));
        prop_assume!(taken.is_ok());
        let taken = taken.unwrap();
        let seq = taken.head().seq;
        let back = revoke(&taken, seq, None);
        prop_assert!(back.is_some(), "nothing leans on the newest decision");
        let back = back.unwrap();
        prop_assert_eq!(state(&back, Seq::LATEST, Detail::Sourced), state(&before, Seq::LATEST, Detail::Sourced));
        prop_assert_eq!(state(&back, seq, Detail::Sourced), state(&taken, Seq::LATEST, Detail::Sourced));
        let again = revoke(&back, back.head().seq, None);
        prop_assert!(again.is_some());
        prop_assert_eq!(state(&again.unwrap(), Seq::LATEST, Detail::Sourced), state(&taken, Seq::LATEST, Detail::Sourced));
        // From a day: what was before it stays. (An amendment or a revocation that ends on a day is not in force at all.)
        let on_decisions = |dated: &ledger::acts::Dated| matches!(dated.act, Act::Revoke(_) | Act::Amend(_) | Act::Erase(_));
        if decision(&before, &last).acts.iter().any(on_decisions) {
            return Ok(());
        }
        if let Some(ended) = revoke(&taken, seq, Some(month(end))) {
            prop_assert_eq!(until(&ended, month(end)), until(&taken, month(end)));
            prop_assert_eq!(ended.astray(), Vec::new());
        }
    }

    #[test]
    fn an_amended_act_reads_as_if_it_had_been_written_so(recipes in history(), last in recipe(), which: u8, shift in -90_i32..90) {
        let (before, _) = play(&recipes);
        let written = decision(&before, &last);
        let taken = before.accept(&written);
        prop_assume!(taken.is_ok());
        let taken = taken.unwrap();
        let seq = taken.head().seq;
        let ordinal = usize::from(which) % written.acts.len();
        let target = ActId { decision: seq, ordinal: u32::try_from(ordinal).unwrap() };
        prop_assume!(!matches!(written.acts[ordinal].act, Act::Revoke(_) | Act::Amend(_) | Act::Erase(_)));
        let day = Day(written.header.effective.0 + shift);
        let content = taken.act_as_written(target).unwrap().act.at(day);
        let amend = Amend { target, content: Box::new(content) };
        let amended = taken.accept(&Decision { header: header("SĐ", month(45)), acts: vec![amend.into()] });
        let mut so = written.clone();
        so.acts[ordinal] = so.acts[ordinal].act.clone().at(day);
        let so = before.accept(&so);
        prop_assert_eq!(amended.is_ok(), so.is_ok(), "{:?} {:?}", amended.err(), so.err());
        if let (Ok(amended), Ok(so)) = (amended, so) {
            prop_assert_eq!(state(&amended, Seq::LATEST, Detail::Sourced), state(&so, Seq::LATEST, Detail::Sourced));
        }
    }
}

/// The twin: a decision that is still there is not a decision taken back.
#[test]
fn twin_a_trace_is_seen() {
    let (before, _) = play(&[]);
    let person = super::common::district::District { value: before.clone() }.person(0);
    let acts = vec![ledger::acts::career::Retire { person }.into()];
    let taken = before
        .accept(&Decision {
            header: header("NH", month(3)),
            acts,
        })
        .unwrap();
    assert_ne!(
        state(&taken, Seq::LATEST, Detail::Sourced),
        state(&before, Seq::LATEST, Detail::Sourced)
    );
    assert_ne!(until(&taken, month(9)), until(&before, month(9)));
    assert_eq!(until(&taken, month(3)), until(&before, month(3)));
}
