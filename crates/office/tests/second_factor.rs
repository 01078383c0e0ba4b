//! The second factor: setting up, logging in with it, recovery codes, and what is counted.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use office::accounts::FactorRefused::{self, AlreadyThere, Needed, NotBegun, TooManyTries, WrongCode};
use office::accounts::{AccountRules, Duty, LogInRefused, PasswordRules, SessionKey};
use office::clock::Clock as _;
use office::figures::Asker;
use office::permission::{DataClass, Role};
use office::port::Chain;
use office::writer::NotDone;
use testkit::{District, authenticator, grant};

const SECRET: &str = "bờ sông Diễn Vọng chiều";

struct Desk {
    district: District,
    secret: String,
    codes: Vec<String>,
}

impl Desk {
    /// A leader with a second factor.
    fn new() -> Self {
        let district = District::tiny();
        let grant = grant(Role::Leader, district.root, DataClass::Personal);
        let office = &district.office;
        office
            .add_account("console", "an", "", SECRET, None, vec![grant])
            .unwrap();
        let (key, _) = office.log_in("an", SECRET).unwrap();
        let account = office.account("an").unwrap();
        office.begin_factor(&account).unwrap();
        let secret = office.new_factor(&account).unwrap().secret;
        let code = authenticator(&secret, district.clock.now());
        let codes = office.confirm_factor(&account, &key, &code).unwrap();
        district.clock.forward(30);
        Self {
            district,
            secret,
            codes,
        }
    }

    fn code(&self) -> String {
        authenticator(&self.secret, self.district.clock.now())
    }

    fn half(&self) -> SessionKey {
        match self.district.office.log_in("an", SECRET) {
            Err(NotDone::Refused(LogInRefused::CodeAsked(half))) => half,
            other => panic!("{other:?}"),
        }
    }

    fn refused(&self, half: &SessionKey, typed: &str) -> FactorRefused {
        refused(self.district.office.second_step(half, typed))
    }
}

fn refused<T: std::fmt::Debug>(outcome: Result<T, NotDone<FactorRefused>>) -> FactorRefused {
    match outcome {
        Err(NotDone::Refused(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_log_in_half_done_ends_with_the_sessions() {
    let desk = Desk::new();
    let office = &desk.district.office;
    let half = desk.half();
    let secret = office.hand_out_password(Asker::Command("console"), "an").unwrap();
    assert_eq!(desk.refused(&half, &desk.code()), NotBegun);
    let again = match office.log_in("an", &secret) {
        Err(NotDone::Refused(LogInRefused::CodeAsked(half))) => half,
        other => panic!("{other:?}"),
    };
    let (key, _) = office.second_step(&again, &desk.code()).unwrap();
    office.take_second_factor(Asker::Command("console"), "an").unwrap();
    assert!(
        office.session(&key).is_none(),
        "who took the telephone may be logged in"
    );
    assert!(office.log_in("an", &secret).is_ok());
}

#[test]
fn a_password_alone_opens_nothing_and_a_code_holds_once() {
    let desk = Desk::new();
    let office = &desk.district.office;
    let half = desk.half();
    assert!(office.session(&half).is_none(), "half a log-in is no session");
    let code = desk.code();
    let (key, session) = office.second_step(&half, &code).unwrap();
    assert_eq!(session.account, "an");
    assert!(office.session(&key).is_some());
    assert_eq!(desk.refused(&half, &code), NotBegun, "the half key is used up");
    assert_eq!(desk.refused(&desk.half(), &code), WrongCode, "a code holds once");
    desk.district.clock.forward(30);
    assert!(office.second_step(&desk.half(), &desk.code()).is_ok());
}

#[test]
fn a_recovery_code_holds_once_however_it_is_typed_and_is_kept_nowhere() {
    let desk = Desk::new();
    let office = &desk.district.office;
    assert_eq!(desk.codes.len(), 8);
    assert_eq!(office.second_factor("an").unwrap().left, 8);
    let typed = desk.codes[3].to_uppercase().replace('-', " ");
    assert!(office.second_step(&desk.half(), &typed).is_ok());
    assert_eq!(office.second_factor("an").unwrap().left, 7);
    assert_eq!(desk.refused(&desk.half(), &desk.codes[3]), WrongCode);
    let kept = format!(
        "{:?} {:?}",
        desk.district.memory.all_records(),
        desk.district.memory.all_events(Chain::Audit)
    );
    assert!(
        desk.codes
            .iter()
            .all(|code| !kept.contains(code) && !kept.contains(&code.replace('-', "")))
    );
}

#[test]
fn five_wrong_codes_wait_and_a_half_log_in_ends_after_five_minutes() {
    let desk = Desk::new();
    let half = desk.half();
    for _ in 0..5 {
        assert_eq!(desk.refused(&half, "000000"), WrongCode);
    }
    assert_eq!(desk.refused(&half, &desk.code()), TooManyTries { wait: 300 });
    desk.district.clock.forward(300);
    assert_eq!(desk.refused(&half, &desk.code()), NotBegun, "too late");
    assert!(desk.district.office.second_step(&desk.half(), &desk.code()).is_ok());
    let events = desk.district.memory.all_events(Chain::Audit);
    let count = events
        .iter()
        .filter(|event| event.body.contains("second-factor.refused"))
        .count();
    assert_eq!(count, 5);
}

#[test]
fn setting_up_needs_a_code_of_the_new_secret_within_a_quarter_of_an_hour() {
    let district = District::tiny();
    let office = &district.office;
    office
        .add_account("console", "an", "", SECRET, None, Vec::new())
        .unwrap();
    let (key, _) = office.log_in("an", SECRET).unwrap();
    let account = office.account("an").unwrap();
    assert_eq!(refused(office.confirm_factor(&account, &key, "000000")), NotBegun);
    office.begin_factor(&account).unwrap();
    let begun = office.new_factor(&account).unwrap();
    assert!(begun.address.starts_with("otpauth://totp/") && begun.address.contains(&begun.secret));
    assert_eq!(refused(office.confirm_factor(&account, &key, "000000")), WrongCode);
    assert!(office.log_in("an", SECRET).is_ok(), "not yet asked for");
    district.clock.forward(15 * 60);
    assert!(office.new_factor(&account).is_none());
    let late = authenticator(&begun.secret, district.clock.now());
    assert_eq!(refused(office.confirm_factor(&account, &key, &late)), NotBegun);
}

#[test]
fn who_needs_it_sets_it_up_first_and_cannot_give_it_up() {
    let desk = Desk::new();
    let office = &desk.district.office;
    let account = office.account("an").unwrap();
    assert_eq!(refused(office.begin_factor(&account)), AlreadyThere);
    let needing = AccountRules {
        passwords: PasswordRules::Usual,
        second_factor: vec![Role::Leader],
        ..AccountRules::default()
    };
    office.set_account_rules("console", needing).unwrap();
    assert_eq!(office.duty(&account), None);
    assert_eq!(refused(office.give_up_second_factor(&account, &desk.code())), Needed);
    office
        .add_account("console", "bo", "", SECRET, None, vec![account.grants[0].grant.clone()])
        .unwrap();
    assert_eq!(office.duty(&office.account("bo").unwrap()), Some(Duty::SetSecondFactor));
    let free = AccountRules {
        second_factor: Vec::new(),
        ..AccountRules::default()
    };
    office.set_account_rules("console", free).unwrap();
    assert_eq!(refused(office.give_up_second_factor(&account, "123")), WrongCode);
    office.give_up_second_factor(&account, &desk.code()).unwrap();
    assert!(office.log_in("an", SECRET).is_ok());
}
