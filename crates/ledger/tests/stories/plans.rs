//! Plans: drafts laid on a value that itself never changes.

use ledger::acts::{bodies::*, career::*, decisions::*};
use ledger::codes::*;
use ledger::value::Refusal;
use ledger::{Day, PostId, Seq, UnitId};

use super::common::district::{District, act_of, decision};
use super::common::picture::picture;
use super::common::samples::day;

#[test]
fn a_later_draft_speaks_of_what_an_earlier_one_creates() {
    let it = District::new();
    let before = picture(&it.value);
    let establish = Establish {
        name: "Ban".into(),
        kind: UnitKind::PartyBody,
        parent: Some(it.unit(0)),
        code: None,
    };
    let post = CreatePost {
        unit: UnitId::here(0),
        title: "Trưởng ban".into(),
    };
    let one = it
        .value
        .draft(&decision("2019-06-01", vec![establish.into(), post.into()]))
        .unwrap();
    let made = PostId(act_of(Seq::FIRST_DRAFT, 1));
    let appoint = Appoint {
        person: it.person(0),
        post: made,
        term_ends: None,
    };
    let two = one
        .draft(&decision("2019-07-01", vec![appoint.clone().into()]))
        .unwrap();
    assert_eq!((one.drafts(), two.drafts(), two.head()), (1, 2, it.value.head()));
    let main = |value: &ledger::Value, known| {
        let view = value.on(day("2019-07-01"), known);
        view.person(0)
            .and_then(|person| person.main_post())
            .and_then(|held| view.post_id(held.post))
    };
    assert_eq!(main(&two, Seq::LATEST), Some(made));
    assert_eq!(main(&two, two.head().seq), None, "the log knows nothing of drafts");
    assert_eq!(main(&one, Seq::LATEST), None);
    assert_eq!(picture(&it.value), before, "a fork never changes its base");
    assert!(two.astray().is_empty());
    // A draft is judged like a decision, and may take back an earlier draft or a decision of the log.
    let refused = two
        .draft(&decision(
            "2019-08-01",
            vec![
                Appoint {
                    person: it.person(1),
                    ..appoint
                }
                .into(),
            ],
        ))
        .unwrap_err();
    let held = Refusal::PostStillHeld {
        post: made,
        by: it.person(0),
        until: Day::MAX,
    };
    assert_eq!(
        (refused.seq, refused.problems[0].refusal),
        (Seq(Seq::FIRST_DRAFT.0 + 2), held)
    );
    let three = two.draft(&decision(
        "2019-08-01",
        vec![
            Revoke {
                decision: Seq(Seq::FIRST_DRAFT.0 + 1),
                from: None,
            }
            .into(),
        ],
    ));
    assert_eq!(main(&three.unwrap(), Seq::LATEST), None);
    // Signing is a decision on the log's own value.
    let signed = it.value.accept(&decision(
        "2019-06-01",
        vec![
            CreatePost {
                unit: it.unit(1),
                title: "x".into(),
            }
            .into(),
        ],
    ));
    assert_eq!(signed.unwrap().head().seq, it.value.head().seq.next());
}

/// Two plans on the same value do not see each other.
#[test]
fn plans_stand_side_by_side() {
    let it = District::new();
    let appoint = |person, post| {
        decision(
            "2019-06-01",
            vec![
                Appoint {
                    person,
                    post,
                    term_ends: None,
                }
                .into(),
            ],
        )
    };
    let one = it.value.draft(&appoint(it.person(0), it.post(0))).unwrap();
    let two = it.value.draft(&appoint(it.person(1), it.post(0))).unwrap();
    let holder = |value: &ledger::Value, person| {
        value
            .on(day("2019-06-01"), Seq::LATEST)
            .person(person)
            .unwrap()
            .main_post()
            .is_some()
    };
    assert!(holder(&one, 0) && !holder(&one, 1) && !holder(&two, 0) && holder(&two, 1));
}
