//! The sessions of an account, its password, and what it must do first.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use office::Office;
use office::accounts::AccountProblem::{PasswordTooCommon, PasswordTooShort, PasswordUsedBefore};
use office::accounts::PasswordProblem::{NotAlike, PresentWrong, TooManyTries, Weak};
use office::accounts::{AccountRules, Duty, Origin, PasswordChange, PasswordProblem, PasswordRules, SessionKey};
use office::clock::Clock;
use office::permission::{DataClass, Role};
use office::port::Chain;
use office::writer::NotDone;
use testkit::{District, SeededChance, grant};

const SECRET: &str = "bờ sông Diễn Vọng chiều";
const OTHER: &str = "mùa gặt ở Quảng La sớm";

fn with_account(role: Role) -> District {
    let district = District::tiny();
    let grant = grant(role, district.root, DataClass::Internal);
    let office = &district.office;
    office
        .add_account("console", "an", "", SECRET, None, vec![grant])
        .unwrap();
    district
}

fn rules(district: &District, passwords: PasswordRules, second_factor: Vec<Role>) {
    let rules = AccountRules {
        passwords,
        second_factor,
        ..AccountRules::default()
    };
    district.office.set_account_rules("console", rules).unwrap();
}

fn change(district: &District, key: &SessionKey, present: &str, chosen: &str, again: &str) -> Vec<PasswordProblem> {
    let change = PasswordChange {
        present: present.into(),
        chosen: chosen.into(),
        again: again.into(),
    };
    let account = district.office.account("an").unwrap();
    match district.office.change_password(&account, key, &change) {
        Ok(()) => Vec::new(),
        Err(NotDone::Refused(problems)) => problems,
        Err(problem) => panic!("{problem:?}"),
    }
}

/// A clock on which a second passes whenever it is read.
#[derive(Debug)]
struct Ticking(AtomicI64);

impl Clock for Ticking {
    fn now(&self) -> i64 {
        self.0.fetch_add(1, Ordering::SeqCst)
    }
}

#[test]
fn the_address_of_the_log_in_before_is_told_whatever_the_clock_and_another_log_in_do() {
    let district = with_account(Role::Leader);
    let memory = &district.memory;
    let clock = Arc::new(Ticking(AtomicI64::new(district.office.clock().now())));
    let (writer, reader) = (Box::new(memory.clone()), Box::new(memory.clone()));
    let office = Office::open(writer, reader, testkit::law(), clock, Arc::new(SeededChance::of(3))).unwrap();
    let log_in = || office.log_in("an", SECRET).unwrap().0;
    let noted = |key: &SessionKey, address: &str| {
        let address = address.to_owned();
        let device = String::new();
        office.note_origin(key, Origin { device, address });
    };
    let before = |key: &SessionKey| office.session(key).unwrap().0.before.unwrap().address;
    let first = log_in();
    noted(&first, "10.0.0.7");
    let second = log_in();
    assert_eq!(before(&second), "10.0.0.7", "noted before the second log-in");
    let third = log_in();
    noted(&second, "10.0.0.8");
    noted(&third, "10.0.0.9");
    let fourth = log_in();
    assert_eq!(before(&third), "10.0.0.8", "noted after the third log-in");
    assert_eq!(before(&fourth), "10.0.0.9");
}

#[test]
fn own_sessions_are_listed_and_ended_one_or_all_others() {
    let district = with_account(Role::Leader);
    let office = &district.office;
    let (first, _) = office.log_in("an", SECRET).unwrap();
    district.clock.forward(60);
    let (second, _) = office.log_in("an", SECRET).unwrap();
    district.clock.forward(60);
    let (third, _) = office.log_in("an", SECRET).unwrap();
    office.session(&second).unwrap();
    let listed = office.own_sessions("an", &second);
    assert_eq!(listed.iter().filter(|session| session.here).count(), 1);
    assert_eq!(listed.len(), 3);
    let code = listed
        .iter()
        .find(|session| session.began == listed.iter().map(|s| s.began).min().unwrap());
    assert_eq!(
        office.end_session("bo", &code.unwrap().code).unwrap(),
        0,
        "of another account"
    );
    assert_eq!(office.end_session("an", &code.unwrap().code).unwrap(), 1);
    assert!(office.session(&first).is_none() && office.session(&third).is_some());
    assert_eq!(office.end_other_sessions("an", Some(&second)).unwrap(), 1);
    assert!(office.session(&third).is_none() && office.session(&second).is_some());
    let codes = format!("{listed:?}");
    assert!(!codes.contains(&second.cookie()[..16]), "no key is listed");
}

#[test]
fn the_fourth_session_ends_the_one_used_longest_ago() {
    let district = with_account(Role::Leader);
    let office = &district.office;
    let keys: Vec<SessionKey> = (0..4)
        .map(|_| {
            district.clock.forward(10);
            office.log_in("an", SECRET).unwrap().0
        })
        .collect();
    let run: Vec<bool> = keys.iter().map(|key| office.session(key).is_some()).collect();
    assert_eq!(run, [false, true, true, true]);
}

#[test]
fn who_manages_accounts_is_logged_out_sooner() {
    for (role, runs) in [(Role::Admin, false), (Role::Leader, true)] {
        let district = with_account(role);
        let (key, _) = district.office.log_in("an", SECRET).unwrap();
        district.clock.forward(299);
        assert!(district.office.session(&key).is_some());
        district.clock.forward(300);
        assert_eq!(district.office.session(&key).is_some(), runs, "{role:?}");
    }
}

#[test]
fn a_session_gets_a_new_key_when_its_account_has_changed_and_ends_no_later() {
    let district = with_account(Role::Leader);
    let office = &district.office;
    let (key, session) = office.log_in("an", SECRET).unwrap();
    assert!(office.renew_session(&key).is_none(), "nothing has changed");
    let (other, _) = office.log_in("an", SECRET).unwrap();
    district.clock.forward(60);
    assert_eq!(change(&district, &key, SECRET, OTHER, OTHER), []);
    assert!(office.session(&other).is_none(), "a session of another place ends");
    let (renewed, kept) = office.renew_session(&key).unwrap();
    assert_eq!((kept.ends(), kept.form_token), (session.ends(), session.form_token));
    assert!(office.session(&key).is_none() && office.session(&renewed).is_some());
    assert!(office.renew_session(&renewed).is_none());
    assert!(office.renew_session(&key).is_none(), "the old key is worth nothing");
    assert!(office.log_in("an", OTHER).is_ok());
    assert!(office.log_in("an", SECRET).is_err());
}

#[test]
fn every_problem_of_a_new_password_is_told_at_once_and_wrong_present_ones_are_counted() {
    let district = with_account(Role::Leader);
    let (key, _) = district.office.log_in("an", SECRET).unwrap();
    assert_eq!(
        change(&district, &key, "sai", "mat khau", "mật khẩu"),
        [
            PresentWrong,
            Weak(PasswordTooShort(12)),
            Weak(PasswordTooCommon),
            NotAlike
        ]
    );
    assert_eq!(
        change(&district, &key, SECRET, SECRET, SECRET),
        [Weak(PasswordUsedBefore)]
    );
    // Who knows the present one is the holder: what was wrong before counts no more.
    for _ in 0..5 {
        assert_eq!(change(&district, &key, "sai", OTHER, OTHER), [PresentWrong]);
    }
    assert_eq!(
        change(&district, &key, SECRET, OTHER, OTHER),
        [TooManyTries { wait: 300 }]
    );
    let events = district.memory.all_events(Chain::Audit);
    assert!(
        events
            .iter()
            .all(|event| !event.body.contains("sai") && !event.body.contains("gặt"))
    );
    assert!(events.iter().any(|event| event.body.contains("password.refused")));
}

#[test]
fn the_strict_rules_remember_passwords_and_make_administrators_change() {
    let district = with_account(Role::Admin);
    rules(&district, PasswordRules::Strict, Vec::new());
    let (key, _) = district.office.log_in("an", SECRET).unwrap();
    let [first, second] = ["Mùa gặt ở Quảng La 1!", "Mùa cấy ở Quảng La 2!"];
    assert_eq!(change(&district, &key, SECRET, first, first), []);
    assert_eq!(change(&district, &key, first, second, second), []);
    assert_eq!(
        change(&district, &key, second, first, first),
        [Weak(PasswordUsedBefore)]
    );
    rules(&district, PasswordRules::Usual, Vec::new());
    assert_eq!(change(&district, &key, second, first, first), []);
    rules(&district, PasswordRules::Strict, Vec::new());
    let duty = || district.office.duty(&district.office.account("an").unwrap());
    assert_eq!(duty(), None);
    district.clock.forward(62 * 86_400);
    assert_eq!(duty(), Some(Duty::ChoosePassword));
    rules(&district, PasswordRules::Usual, Vec::new());
    assert_eq!(duty(), None, "the usual rules force no change");
}
