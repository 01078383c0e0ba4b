//! Letting the holder of an account begin anew: of strong rights never by one administrator alone, and never unseen.

use ledger::codes::Standing;
use office::accounts::GrantProblem::*;
use office::accounts::{Linked, ResetKind, SignOnIssuer, SignOnProblem};
use office::figures::Asker;
use office::permission::{DataClass, Role};
use office::port::Chain;
use office::writer::NotDone;

use crate::desk::{Desk, SECRET, refused, wish};

/// Two administrators of the district beside `quan-tri`, and an auditor.
fn desk() -> Desk {
    let desk = Desk::new();
    let root = desk.district.root;
    desk.account("quan-tri-hai", None, Some((Role::Admin, root)));
    desk.account("quan-tri-ba", None, Some((Role::Admin, root)));
    desk.account("kiem-tra", None, Some((Role::Auditor, root)));
    desk
}

fn bodies(desk: &Desk) -> Vec<String> {
    let events = desk.district.memory.all_events(Chain::Audit);
    events.into_iter().map(|event| event.body).collect()
}

#[test]
fn no_administrator_alone_gets_into_an_account_with_strong_rights() {
    let desk = desk();
    let office = &desk.district.office;
    let (one, two) = (desk.actor("quan-tri"), desk.actor("quan-tri-hai"));
    let (one, two) = (Asker::Account(&one), Asker::Account(&two));
    for of in ["quan-tri-ba", "kiem-tra"] {
        assert_eq!(refused(office.hand_out_password(one, of)), [NeedsSecondPerson], "{of}");
        assert_eq!(refused(office.take_second_factor(one, of)), [NeedsSecondPerson], "{of}");
    }
    let (session, _) = office.log_in("quan-tri-ba", SECRET).unwrap();
    assert_eq!(
        refused(office.confirm_reset(two, "quan-tri-ba", ResetKind::Password)),
        [NoSuchReset]
    );
    office.propose_reset(one, "quan-tri-ba", ResetKind::Password).unwrap();
    assert!(office.session(&session).is_some(), "what is proposed changes nothing");
    assert_eq!(
        refused(office.confirm_reset(one, "quan-tri-ba", ResetKind::Password)),
        [OwnProposal]
    );
    assert_eq!(
        refused(office.confirm_reset(two, "quan-tri-ba", ResetKind::SecondFactor)),
        [NoSuchReset],
        "another thing than was proposed"
    );
    let ba = desk.actor("quan-tri-ba");
    assert_eq!(
        refused(office.confirm_reset(Asker::Account(&ba), "quan-tri-ba", ResetKind::Password)),
        [Oneself]
    );
    let xa = desk.actor("quan-tri-xa");
    assert_eq!(
        refused(office.confirm_reset(Asker::Account(&xa), "quan-tri-ba", ResetKind::Password)),
        [OutOfReach]
    );
    let secret = office.confirm_reset(two, "quan-tri-ba", ResetKind::Password).unwrap();
    assert!(office.session(&session).is_none());
    assert!(office.log_in("quan-tri-ba", &secret.unwrap()).is_ok());
    assert_eq!(
        refused(office.confirm_reset(two, "quan-tri-ba", ResetKind::Password)),
        [NoSuchReset],
        "once"
    );
}

#[test]
fn who_proposed_is_no_second_person_under_another_account_and_a_proposal_waits_three_days() {
    let desk = desk();
    let (office, root) = (&desk.district.office, desk.district.root);
    let person = desk
        .district
        .person("Lê Văn Tố", desk.district.communes[0], Standing::CivilServant);
    desk.account("to", Some(person), Some((Role::Admin, root)));
    desk.account("to-hai", Some(person), Some((Role::Admin, root)));
    let (to, other, two) = (desk.actor("to"), desk.actor("to-hai"), desk.actor("quan-tri-hai"));
    let (of, kind) = ("kiem-tra", ResetKind::SecondFactor);
    office.propose_reset(Asker::Account(&to), of, kind).unwrap();
    assert_eq!(
        refused(office.confirm_reset(Asker::Account(&other), of, kind)),
        [OwnProposal]
    );
    desk.district.clock.forward(3 * 86_400);
    assert_eq!(
        refused(office.confirm_reset(Asker::Account(&two), of, kind)),
        [NoSuchReset]
    );
    office.propose_reset(Asker::Account(&to), of, kind).unwrap();
    assert_eq!(
        refused(office.drop_reset(Asker::Account(&desk.actor("an")), of)),
        [OutOfReach],
        "who manages nothing"
    );
    office.drop_reset(Asker::Account(&two), of).unwrap();
    assert_eq!(
        refused(office.confirm_reset(Asker::Account(&two), of, kind)),
        [NoSuchReset]
    );
}

#[test]
fn an_account_that_is_to_get_a_strong_right_is_guarded_already() {
    let desk = desk();
    let root = desk.district.root;
    assert!(!desk.get("an").is_guarded(desk.district.office.today()));
    let mut wish = wish(Role::Auditor, root);
    wish.class = DataClass::Internal;
    assert_eq!(desk.grant("quan-tri", "an", &wish), []);
    let actor = desk.actor("quan-tri");
    assert_eq!(
        refused(desk.district.office.hand_out_password(Asker::Account(&actor), "an")),
        [NeedsSecondPerson]
    );
}

#[test]
fn the_holder_is_told_and_what_is_confirmed_soon_after_says_so() {
    let desk = desk();
    let (office, root) = (&desk.district.office, desk.district.root);
    let (one, two) = (desk.actor("quan-tri"), desk.actor("quan-tri-hai"));
    office
        .propose_reset(Asker::Account(&one), "quan-tri-ba", ResetKind::Password)
        .unwrap();
    office
        .confirm_reset(Asker::Account(&two), "quan-tri-ba", ResetKind::Password)
        .unwrap();
    let told = desk.get("quan-tri-ba").untold_reset().cloned().unwrap();
    assert_eq!(
        (told.by.as_str(), told.confirmed.as_deref(), told.kind),
        ("quan-tri", Some("quan-tri-hai"), ResetKind::Password)
    );
    let mut wish = wish(Role::Auditor, root);
    wish.class = DataClass::Internal;
    let confirmed = |of: &str| {
        assert_eq!(desk.grant("quan-tri", of, &wish), []);
        let ba = desk.actor("quan-tri-ba");
        office.confirm_grant(Asker::Account(&ba), of, 1).unwrap();
        bodies(&desk)
            .into_iter()
            .filter(|body| body.contains(r#""action":"reset.after""#))
            .collect::<Vec<_>>()
    };
    let after = confirmed("an");
    assert_eq!(after.len(), 1, "{after:?}");
    assert!(after[0].contains(r#""actor":"quan-tri-ba""#) && after[0].contains("grant.confirm password quan-tri"));
    office.see_resets("quan-tri-ba").unwrap();
    assert_eq!(desk.get("quan-tri-ba").untold_reset(), None);
    assert_eq!(confirmed("bo").len(), 2, "that the holder knows does not make it older");
    desk.district.clock.forward(3 * 86_400);
    assert_eq!(confirmed("chi").len(), 2, "after three days no more");
}

#[test]
fn by_whose_word_a_strong_account_is_entered_is_told_at_the_machine() {
    let desk = desk();
    let office = &desk.district.office;
    let one = desk.actor("quan-tri");
    let by = Linked::Subject("u-1".into());
    let linked = office.link_account(Asker::Account(&one), "quan-tri-ba", &by);
    let Err(NotDone::Refused(why)) = linked else {
        panic!("{linked:?}")
    };
    assert!(why.contains(&SignOnProblem::Account(NeedsSecondPerson)), "{why:?}");
    let linked = office.link_account(Asker::Account(&one), "an", &by);
    assert!(matches!(linked, Err(NotDone::Refused(why)) if why == [SignOnProblem::Off]));
    // Nor does one alone name another machine for the issuer by whose word it is entered.
    let issuer = |number: Option<&str>| SignOnIssuer {
        issuer: "https://dang-nhap.tinh.vn/can-bo".into(),
        number: number.map(|number| number.parse().unwrap()),
        client: "xung-tam".into(),
        secret: "bí mật".into(),
        name: "Đăng nhập chung".into(),
        site: "https://can-bo.lan".into(),
        trusts_factor: false,
    };
    let set = |number| office.set_sign_on_issuer(Asker::Account(&one), issuer(number));
    assert!(set(Some("10.0.0.8")).is_ok(), "nobody is linked yet");
    office
        .link_account(Asker::Command("console"), "quan-tri-ba", &by)
        .unwrap();
    assert!(set(Some("10.0.0.8")).is_ok(), "the same one");
    for other in [Some("10.0.0.9"), None] {
        let refused = set(other);
        let Err(NotDone::Refused(why)) = refused else {
            panic!("{refused:?}")
        };
        assert_eq!(why, [SignOnProblem::Account(NeedsSecondPerson)]);
    }
    office
        .set_sign_on_issuer(Asker::Command("console"), issuer(None))
        .unwrap();
}

#[test]
fn ending_a_strong_right_first_opens_no_way_in() {
    let desk = desk();
    let office = &desk.district.office;
    let number = desk.get("kiem-tra").grants[0].number;
    assert_eq!(desk.end("quan-tri", "kiem-tra", number, "2019-03-14", "13/QĐ-UBND"), []);
    let one = desk.actor("quan-tri");
    let alone = || refused(office.hand_out_password(Asker::Account(&one), "kiem-tra"));
    assert_eq!(alone(), [NeedsSecondPerson]);
    desk.district.clock.forward(31 * 86_400);
    assert_eq!(alone(), []);
}
