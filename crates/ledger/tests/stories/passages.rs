//! Passing between two ledgers: released here, admitted there, and each decision cites the other.

use ledger::acts::{Act, people::RegisterPerson};
use ledger::acts::{career::*, decisions::*, passage::*, record::*};
use ledger::codes::*;
use ledger::value::Refusal;
use ledger::view::{Agreement, OneSide, Way};
use ledger::{Decision, PersonId};

use super::common::district::{District, act_of};
use super::common::header;
use super::common::samples::day;
use super::reasons;

fn counterpart(ledger: &str, decision: Option<&str>, person: Option<&str>) -> Counterpart {
    Counterpart {
        ledger: ledger.into(),
        decision: decision.map(Into::into),
        person: person.map(Into::into),
    }
}

/// Takes a decision under a number of its own.
fn take(it: &mut District, number: &str, effective: &str, acts: Vec<ledger::acts::Dated>) -> ledger::Seq {
    let decision = Decision {
        header: header(number, day(effective)),
        acts,
    };
    it.value = it.value.accept(&decision).unwrap();
    it.value.head().seq
}

fn sides(it: &District, person: u32, name: &str) -> Vec<OneSide> {
    OneSide::of(it.on("2025-01-01").person(person).unwrap(), name)
}

#[test]
fn a_person_passes_from_one_ledger_to_the_other_and_both_records_meet() {
    let (mut here, mut there) = (District::new(), District::new());
    let an = here.person(0);
    let appoint = Appoint {
        person: an,
        post: here.post(0),
        term_ends: None,
    };
    let contract = SignContract {
        person: an,
        kind: ContractKind::Support,
        term_ends: None,
    };
    here.take("2019-02-01", vec![appoint.into(), contract.into()]);
    let to = counterpart("Huyện Ba Chẽ", None, None);
    let released = take(
        &mut here,
        "15/QĐ-HB",
        "2019-06-01",
        vec![Release { person: an, to }.into()],
    );
    let view = here.on("2019-06-01").person(0).unwrap();
    assert!(!view.in_service() && view.main_post().is_none() && view.contract().is_none());
    let passage = &view.passages()[0];
    assert_eq!(
        (passage.way, &*passage.ledger, &*passage.decision),
        (Way::Out, "Huyện Ba Chẽ", "")
    );
    // There the person is registered and admitted by one decision, which cites the release.
    let from = counterpart("Huyện Hoành Bồ", Some("15/QĐ-HB"), Some(&an.to_string()));
    let register = RegisterPerson {
        full_name: "An".into(),
        sex: None,
        birth: None,
        citizen_number: None,
    };
    let admit = Admit {
        person: PersonId::here(0),
        unit: there.unit(1),
        standing: Standing::CivilServant,
        post: Some(there.post(0)),
        from,
    };
    take(&mut there, "7/QĐ-BC", "2019-06-01", vec![register.into(), admit.into()]);
    let new = there.on("2019-06-01").person(4).unwrap();
    assert!(new.in_service());
    assert_eq!(new.main_post().unwrap().basis, HoldBasis::Admitted);
    // The release does not tell yet where to find the person; once it is amended, each side finds the other.
    let agree = |here: &District| {
        let (out, into) = (sides(here, 0, "Huyện Hoành Bồ"), sides(&there, 4, "Huyện Ba Chẽ"));
        let found = out[0].agrees(&into[0]);
        assert_eq!(found, into[0].agrees(&out[0]), "asked from both sides");
        found
    };
    assert_eq!(agree(&here), Agreement::Open);
    let amend = |number: &str| {
        let to = counterpart("HUYỆN BA CHẼ", Some(number), Some(&new.id().unwrap().to_string()));
        let content = Act::from(Release { person: an, to }).at(day("2019-06-01"));
        Amend {
            target: act_of(released, 0),
            content: Box::new(content),
        }
    };
    let mut wrong = here.clone();
    wrong.take("2019-07-01", vec![amend("8/QĐ-BC").into()]);
    assert_eq!(agree(&wrong), Agreement::No, "another decision");
    here.take("2019-07-01", vec![amend("7/QĐ-BC").into()]);
    assert_eq!(agree(&here), Agreement::Full);
    let out = sides(&here, 0, "Huyện Hoành Bồ").remove(0);
    assert_eq!(out.agrees(&out), Agreement::No, "two releases are no passage");
}

#[test]
fn who_comes_back_is_admitted_again() {
    let mut it = District::new();
    let person = it.person(0);
    let other = counterpart("Huyện Ba Chẽ", Some("1"), Some("2-0"));
    let admit = Admit {
        person,
        unit: it.unit(2),
        standing: Standing::CivilServant,
        post: None,
        from: other.clone(),
    };
    let twice = it.refused("2019-03-01", vec![admit.clone().into()]);
    assert_eq!(reasons(&twice), [Refusal::AlreadyInService { day: day("2019-03-01") }]);
    it.take(
        "2019-03-01",
        vec![
            Release {
                person,
                to: other.clone(),
            }
            .into(),
        ],
    );
    let gone = it.refused("2019-04-01", vec![Release { person, to: other }.into()]);
    assert_eq!(reasons(&gone), [Refusal::NotInService { day: day("2019-04-01") }]);
    it.take("2021-03-01", vec![admit.into()]);
    let view = it.on("2021-03-01").person(0).unwrap();
    assert_eq!(view.service().unwrap().0, 2);
    assert_eq!(
        view.passages().iter().map(|passage| passage.way).collect::<Vec<_>>(),
        [Way::Out, Way::In]
    );
    it.take("2022-01-01", vec![Die { person }.into()]);
    let other = counterpart("Huyện Ba Chẽ", None, None);
    let dead = Admit {
        person,
        unit: it.unit(2),
        standing: Standing::CivilServant,
        post: None,
        from: other,
    };
    let problems = it.refused("2022-02-01", vec![dead.into()]);
    assert_eq!(reasons(&problems), [Refusal::NotInService { day: day("2022-02-01") }]);
}

#[test]
fn the_other_side_must_be_named() {
    let it = District::new();
    let person = it.person(0);
    for to in [
        counterpart(" ", None, None),
        counterpart("B", Some(""), None),
        counterpart("B", None, Some(" ")),
    ] {
        let problems = it.refused("2019-03-01", vec![Release { person, to }.into()]);
        assert_eq!(reasons(&problems), [Refusal::EmptyField("to")]);
    }
}
