//! Proving oneself again: how long a proof holds, what is taken as one, what is counted and noted.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use office::accounts::{AccountRules, ProofMinutes, ProofRefused, SessionKey};
use office::clock::Clock as _;
use office::permission::{DataClass, Role};
use office::port::Chain;
use office::writer::NotDone;
use testkit::{District, authenticator, grant};

const SECRET: &str = "bờ sông Diễn Vọng chiều";

fn leader() -> (District, SessionKey) {
    let district = District::tiny();
    let right = grant(Role::Leader, district.root, DataClass::Personal);
    let office = &district.office;
    office
        .add_account("console", "an", "", SECRET, None, vec![right])
        .unwrap();
    let (key, _) = office.log_in("an", SECRET).unwrap();
    (district, key)
}

fn is_proved(district: &District, key: &SessionKey) -> bool {
    let (session, _) = district.office.session(key).unwrap();
    district.office.is_proved(&session)
}

fn prove(district: &District, key: &SessionKey, typed: &str) -> Option<ProofRefused> {
    let account = district.office.account("an").unwrap();
    match district.office.prove(&account, key, typed) {
        Ok(()) => None,
        Err(NotDone::Refused(why)) => Some(why),
        Err(problem) => panic!("{problem:?}"),
    }
}

#[test]
fn a_log_in_proves_for_so_many_minutes_and_the_password_proves_again() {
    let (district, key) = leader();
    let minutes = AccountRules {
        proof: ProofMinutes::of(5).unwrap(),
        ..AccountRules::default()
    };
    assert_eq!((ProofMinutes::of(0), ProofMinutes::of(601)), (None, None));
    district.office.set_account_rules("console", minutes).unwrap();
    district.clock.forward(5 * 60 - 1);
    assert!(is_proved(&district, &key));
    district.clock.forward(1);
    assert!(!is_proved(&district, &key));
    assert_eq!(prove(&district, &key, "sai"), Some(ProofRefused::Wrong));
    assert!(!is_proved(&district, &key));
    assert_eq!(prove(&district, &key, SECRET), None);
    assert!(is_proved(&district, &key));
    district.clock.forward(5 * 60);
    assert!(!is_proved(&district, &key));
    let events = district.memory.all_events(Chain::Audit);
    let noted = |action: &str| events.iter().filter(|event| event.body.contains(action)).count();
    assert_eq!((noted(r#""login.again""#), noted(r#""login.again.refused""#)), (1, 1));
}

#[test]
fn a_code_of_the_second_factor_proves_once_and_wrong_tries_wait() {
    let (district, key) = leader();
    let (office, clock) = (&district.office, &district.clock);
    let account = office.account("an").unwrap();
    office.begin_factor(&account).unwrap();
    let secret = office.new_factor(&account).unwrap().secret;
    office
        .confirm_factor(&account, &key, &authenticator(&secret, clock.now()))
        .unwrap();
    let account = office.account("an").unwrap();
    let (key, _) = office.renew_session(&key).unwrap();
    assert_eq!(account.name, "an");
    clock.forward(14 * 60);
    assert!(office.session(&key).is_some());
    clock.forward(2 * 60);
    assert!(!is_proved(&district, &key));
    let code = authenticator(&secret, clock.now());
    assert_eq!(prove(&district, &key, &code), None);
    assert_eq!(prove(&district, &key, &code), Some(ProofRefused::Wrong), "twice");
    assert!(is_proved(&district, &key));
    for _ in 0..5 {
        assert_eq!(prove(&district, &key, "sai"), Some(ProofRefused::Wrong));
    }
    let waits = prove(&district, &key, SECRET);
    assert!(matches!(waits, Some(ProofRefused::TooManyTries { .. })), "{waits:?}");
    office.log_out(&key);
    clock.forward(600);
    assert_eq!(prove(&district, &key, SECRET), Some(ProofRefused::Ended));
}

#[test]
fn one_switch_asks_a_second_factor_of_every_account() {
    let (district, _) = leader();
    let office = &district.office;
    let account = office.account("an").unwrap();
    assert!(!office.needs_second_factor(&account));
    let everybody = AccountRules {
        everybody: true,
        second_factor: Vec::new(),
        ..AccountRules::default()
    };
    office.set_account_rules("console", everybody).unwrap();
    assert!(office.needs_second_factor(&account));
    office
        .add_account("console", "bo", "", SECRET, None, Vec::new())
        .unwrap();
    assert!(
        office.needs_second_factor(&office.account("bo").unwrap()),
        "without rights too"
    );
}

#[test]
fn a_password_proves_as_it_was_typed_at_the_log_in() {
    let district = District::tiny();
    let office = &district.office;
    let spaced = format!(" {SECRET} ");
    office
        .add_account("console", "an", "", &spaced, None, Vec::new())
        .unwrap();
    let (key, _) = office.log_in("an", &spaced).unwrap();
    assert_eq!(prove(&district, &key, SECRET), Some(ProofRefused::Wrong));
    assert_eq!(prove(&district, &key, &spaced), None);
}
