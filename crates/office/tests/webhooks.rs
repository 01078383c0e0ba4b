//! Webhooks: who lists one, what it is told, and that nothing is lost or told twice in silence.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use office::Office;
use office::figures::Asker;
use office::permission::Role;
use office::port::Chain;
use office::webhooks::{Delivery, NewWebhook, NotDelivered, WebhookProblem, WebhookState};
use office::writer::NotDone;
use testkit::{District, actor, decision, open, register};

const CONSOLE: Asker<'static> = Asker::Command("console");

fn wish() -> NewWebhook {
    NewWebhook {
        name: "Cổng báo cáo của tỉnh".to_owned(),
        address: "https://bao-cao.tinh.vn/nhan".to_owned(),
        number: String::new(),
    }
}

fn problems<T: std::fmt::Debug>(outcome: Result<T, NotDone<Vec<WebhookProblem>>>) -> Vec<WebhookProblem> {
    match outcome {
        Err(NotDone::Refused(problems)) => problems,
        other => panic!("{other:?}"),
    }
}

fn next(office: &Office) -> Option<Delivery> {
    office.next_delivery(&BTreeSet::new()).unwrap()
}

fn decide(office: &Office, name: &str) {
    let new = decision("", "2019-03-14", vec![register(name).into()]);
    office.decide("console", new).unwrap();
}

fn state(office: &Office) -> WebhookState {
    office.webhooks(CONSOLE).unwrap()[0].state(office.value().head().seq)
}

#[test]
fn everything_that_is_wrong_with_a_webhook_is_said_at_once() {
    let district = District::tiny();
    let office = &district.office;
    let bad = NewWebhook {
        name: " ".to_owned(),
        address: "http://bao-cao.tinh.vn/".to_owned(),
        number: "10.0.0".to_owned(),
    };
    assert_eq!(
        problems(office.add_webhook(CONSOLE, &bad)),
        [
            WebhookProblem::NoName,
            WebhookProblem::BadNumber,
            WebhookProblem::NotTls
        ]
    );
    let other = NewWebhook {
        address: "https://10.0.0.7/".to_owned(),
        number: "10.0.0.8".to_owned(),
        ..wish()
    };
    assert_eq!(
        problems(office.add_webhook(CONSOLE, &other)),
        [WebhookProblem::AnotherNumber]
    );
    let inside = NewWebhook {
        address: "http://may-chu.lan:81/".to_owned(),
        number: "10.0.0.8".to_owned(),
        ..wish()
    };
    let (_, made) = office.add_webhook(CONSOLE, &inside).unwrap();
    assert_eq!(made.number, Some("10.0.0.8".parse().unwrap()));
    assert_eq!(problems(office.add_webhook(CONSOLE, &inside)), [WebhookProblem::Twice]);
}

#[test]
fn only_who_looks_after_the_whole_office_lists_webhooks() {
    let district = District::tiny();
    let office = &district.office;
    for (role, unit) in [
        (Role::Admin, district.communes[0]),
        (Role::HrOfficer, district.root),
        (Role::Leader, district.root),
    ] {
        let actor = actor("ai-do", role, unit, None);
        let asker = Asker::Account(&actor);
        assert_eq!(problems(office.add_webhook(asker, &wish())), [WebhookProblem::NotYours]);
        assert_eq!(problems(office.remove_webhook(asker, "x")), [WebhookProblem::NotYours]);
        assert_eq!(problems(office.resume_webhook(asker, "x")), [WebhookProblem::NotYours]);
        assert!(office.webhooks(asker).unwrap().is_empty());
    }
    let admin = actor("quan-tri", Role::Admin, district.root, None);
    let (secret, hook) = office.add_webhook(Asker::Account(&admin), &wish()).unwrap();
    assert!(secret.starts_with("whsec_"));
    office.remove_webhook(Asker::Account(&admin), &hook.id).unwrap();
    assert_eq!(
        problems(office.remove_webhook(Asker::Account(&admin), &hook.id)),
        [WebhookProblem::NoSuch]
    );
    let said: Vec<String> = district
        .memory
        .all_events(Chain::Audit)
        .into_iter()
        .map(|event| event.body)
        .collect();
    assert!(
        said.iter()
            .any(|event| event.contains("webhook.add") && event.contains(&hook.id))
    );
    assert!(said.iter().any(|event| event.contains("webhook.remove")));
    assert!(
        said.iter().any(|event| event.contains("https://bao-cao.tinh.vn:443"))
            && said.iter().all(|event| !event.contains("/nhan")),
        "the machine, and nothing of the rest"
    );
    let key = hex::encode(STANDARD.decode(secret.trim_start_matches("whsec_")).unwrap());
    assert!(!format!("{hook:?}").contains(&key));
    assert!(
        said.iter().all(|event| !event.contains("whsec_")),
        "no secret in the chain"
    );
}

#[test]
fn what_was_begun_when_a_process_ended_is_told_again_under_the_same_id() {
    let District {
        office, memory, clock, ..
    } = District::tiny();
    office.add_webhook(CONSOLE, &wish()).unwrap();
    assert!(next(&office).is_none(), "what stood there before is not told");
    decide(&office, "Lê Thị Một");
    decide(&office, "Lê Thị Hai");
    let first = next(&office).unwrap();
    assert_eq!(first.parcel.body.matches("\"seq\"").count(), 2);
    assert!(next(&office).is_none(), "one at a time");
    // The process ends here: whether it arrived, nobody knows.
    drop(office);
    let office = open(&memory, &clock, 2);
    decide(&office, "Lê Thị Ba");
    assert!(next(&office).is_none());
    clock.forward(60);
    let again = next(&office).unwrap();
    assert_eq!(
        (&again.parcel.body, &again.parcel.heads[0]),
        (&first.parcel.body, &first.parcel.heads[0])
    );
    // What the first process may still say counts no more.
    office.settle_delivery(&first, Err(NotDelivered::Unreachable)).unwrap();
    assert_eq!(state(&office), WebhookState::Telling);
    office.settle_delivery(&again, Ok(())).unwrap();
    let rest = next(&office).unwrap();
    assert_ne!(rest.parcel.heads[0], first.parcel.heads[0]);
    assert_eq!(rest.parcel.body.matches("\"seq\"").count(), 1, "the third alone");
    office.settle_delivery(&rest, Ok(())).unwrap();
    assert!(next(&office).is_none());
    assert_eq!(state(&office), WebhookState::Told);
}

#[test]
fn it_is_tried_ever_later_then_given_up_and_goes_on_from_where_it_stood() {
    let District { office, clock, .. } = District::tiny();
    let (_, hook) = office.add_webhook(CONSOLE, &wish()).unwrap();
    decide(&office, "Lê Thị Một");
    let (mut tries, mut waits) = (0, Vec::new());
    let stopped = loop {
        let delivery = next(&office).unwrap();
        tries += 1;
        let now = office.clock().now();
        office
            .settle_delivery(&delivery, Err(NotDelivered::Answered(500)))
            .unwrap();
        match state(&office) {
            WebhookState::Waiting(next) => {
                clock.forward(next - now - 1);
                assert!(self::next(&office).is_none(), "not a second too soon");
                clock.forward(1);
                waits.push(next - now);
            }
            other => break other,
        }
    };
    assert!(waits.is_sorted_by(|one, next| one < next), "{waits:?}");
    assert_eq!((stopped, tries), (WebhookState::Stopped(9), 9));
    clock.forward(90 * 86_400);
    decide(&office, "Lê Thị Hai");
    assert!(next(&office).is_none());
    assert_eq!(office.operations().unwrap().webhooks_stopped, 1);
    office.resume_webhook(CONSOLE, &hook.id).unwrap();
    let delivery = next(&office).unwrap();
    assert_eq!(
        delivery.parcel.body.matches("\"seq\"").count(),
        1,
        "the one that never arrived"
    );
    office.settle_delivery(&delivery, Ok(())).unwrap();
    let rest = next(&office).unwrap();
    office.settle_delivery(&rest, Ok(())).unwrap();
    assert_eq!(
        (state(&office), office.operations().unwrap().webhooks_stopped),
        (WebhookState::Told, 0)
    );
}

#[test]
fn a_long_row_of_decisions_goes_in_several_parcels() {
    let District { office, .. } = District::tiny();
    office.add_webhook(CONSOLE, &wish()).unwrap();
    for _ in 0..130 {
        decide(&office, "Lê Thị Một");
    }
    let mut counts = Vec::new();
    while let Some(delivery) = next(&office) {
        counts.push(delivery.parcel.body.matches("\"seq\"").count());
        assert!(!delivery.parcel.body.contains("Lê"), "no name");
        office.settle_delivery(&delivery, Ok(())).unwrap();
    }
    assert_eq!(counts, [100, 30]);
}
