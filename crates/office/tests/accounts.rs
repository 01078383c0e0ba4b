//! Accounts, log-ins and sessions.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use std::time::Instant;

use office::accounts::AccountProblem::{BadName, GrantsToOneself, NameTaken, PasswordTooCommon, PasswordTooShort};
use office::accounts::{LogInRefused, SessionKey};
use office::permission::{DataClass, Role};
use office::port::{Chain, RecordChange, Store};
use office::writer::NotDone;
use testkit::{District, grant};

const SECRET: &str = "bờ sông Diễn Vọng chiều";

fn with_account() -> District {
    let district = District::tiny();
    district
        .office
        .add_account("console", "an", "Nguyễn Văn An", SECRET, None, Vec::new())
        .unwrap();
    district
}

fn refused(district: &District, name: &str, secret: &str) -> LogInRefused {
    match district.office.log_in(name, secret) {
        Err(NotDone::Refused(refused)) => refused,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_right_password_opens_a_session_and_its_key_is_kept_nowhere() {
    let district = with_account();
    let (key, session) = district.office.log_in("  AN ", SECRET).unwrap();
    assert_eq!(session.account, "an");
    let (found, account) = district.office.session(&key).unwrap();
    assert_eq!(
        (found.form_token.as_str(), account.shown_as.as_str()),
        (session.form_token.as_str(), "Nguyễn Văn An")
    );
    assert_eq!(SessionKey::from_cookie(&key.cookie()), Some(key.clone()));
    let kept = format!(
        "{:?} {:?}",
        district.memory.all_records(),
        district.memory.all_events(Chain::Audit)
    );
    assert!(!kept.contains(&key.cookie()) && !kept.contains(SECRET));
    assert!(!format!("{key:?}").contains(&key.cookie()[..8]));
    // After a restart the session goes on.
    let again = testkit::open(&district.memory, &district.clock, 2);
    assert!(again.session(&key).is_some());
}

#[test]
fn wrong_unknown_and_closed_are_answered_alike_and_cost_alike() {
    let mut district = with_account();
    let mut account = district.office.account("an").unwrap();
    account.name = "bo".to_owned();
    account.open = false;
    let value = serde_json::to_string(&account).unwrap();
    let batch = office::port::Batch {
        records: vec![RecordChange::Put {
            kind: "account",
            key: "bo".to_owned(),
            value,
        }],
        ..Default::default()
    };
    district.memory.commit(&batch).unwrap();
    // The slowest part of a try is the same hash each time: about as long, whoever asks.
    let timed = |name: &str, secret: &str| {
        let began = Instant::now();
        assert_eq!(refused(&district, name, secret), LogInRefused::Wrong);
        began.elapsed()
    };
    let all = [
        timed("an", "sai mật khẩu rồi"),
        timed("nobody", SECRET),
        timed("bo", SECRET),
    ];
    println!("wrong, unknown, closed: {all:?}");
    let events = district.memory.all_events(Chain::Audit);
    let last: Vec<&str> = events[events.len() - 3..]
        .iter()
        .map(|event| event.body.as_str())
        .collect();
    assert!(last[0].contains(r#""subject":"an""#) && last[2].contains(r#""subject":"bo""#));
    assert!(
        !last[1].contains("nobody"),
        "what was typed may be a password: {}",
        last[1]
    );
}

#[test]
fn five_wrong_tries_make_every_name_wait() {
    for name in ["an", "nobody"] {
        let district = with_account();
        for _ in 0..5 {
            assert_eq!(refused(&district, name, "sai mật khẩu rồi"), LogInRefused::Wrong);
        }
        assert_eq!(
            refused(&district, name, SECRET),
            LogInRefused::TooManyTries { wait: 300 }
        );
        district.clock.forward(299);
        assert_eq!(refused(&district, name, SECRET), LogInRefused::TooManyTries { wait: 1 });
        district.clock.forward(1);
        assert_eq!(district.office.log_in(name, SECRET).is_ok(), name == "an");
    }
}

#[test]
fn a_session_ends_when_idle_at_its_last_hour_and_at_log_out() {
    let district = with_account();
    let (key, _) = district.office.log_in("an", SECRET).unwrap();
    for _ in 0..42 {
        district.clock.forward(14 * 60);
        assert!(district.office.session(&key).is_some());
    }
    district.clock.forward(12 * 60);
    assert!(district.office.session(&key).is_none(), "ten hours are over");
    let (idle, _) = district.office.log_in("an", SECRET).unwrap();
    let sessions = || {
        district
            .memory
            .all_records()
            .iter()
            .filter(|(kind, ..)| kind == "session")
            .count()
    };
    district.clock.forward(15 * 60);
    assert!(district.office.session(&idle).is_none());
    let (key, _) = district.office.log_in("an", SECRET).unwrap();
    let (other, _) = district.office.log_in("an", SECRET).unwrap();
    district.office.log_out(&key);
    assert!(district.office.session(&key).is_none() && district.office.session(&other).is_some());
    district.office.log_out(&other);
    district.clock.forward(86_400);
    assert!(
        sessions() <= 2,
        "sessions that have ended do not pile up: {}",
        sessions()
    );
}

#[test]
fn a_log_in_that_cannot_be_written_opens_nothing() {
    let district = with_account();
    district.memory.fail_next_commit();
    assert!(matches!(district.office.log_in("an", SECRET), Err(NotDone::Store(_))));
    assert!(district.office.log_in("an", SECRET).is_ok());
}

#[test]
fn all_problems_of_an_account_are_told_at_once() {
    let district = with_account();
    let grant = grant(Role::Admin, district.root, DataClass::Internal);
    let problems = |by: &str, name: &str, secret: &str, grants| match district
        .office
        .add_account(by, name, "", secret, None, grants)
    {
        Err(NotDone::Refused(problems)) => problems,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        problems("Quản", "Quản", "mật khẩu 1", vec![grant]),
        [PasswordTooShort(12), PasswordTooCommon, BadName, GrantsToOneself]
    );
    assert_eq!(problems("console", "an", SECRET, Vec::new()), [NameTaken]);
    for name in ["a", "An", "an văn", &"a".repeat(41)] {
        assert_eq!(problems("console", name, SECRET, Vec::new()), [BadName], "{name}");
    }
    assert!(
        district
            .office
            .add_account("console", "le.van-binh2", "", SECRET, None, Vec::new())
            .is_ok()
    );
    assert_eq!(district.office.accounts().unwrap().len(), 2);
}
