//! Forms that somebody has begun and not sent: one's own alone, no window overwrites a later one, and none stays longer than it may.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use ledger::codes::Standing;
use office::figures::Asker;
use office::permission::{Actor, Role};
use office::port::Chain;
use office::unfinished::{Held, SeenForm, Unfinished, UnfinishedEnd, UnfinishedRefused};
use office::writer::NotDone;
use testkit::{District, actor};

const FORM: &str = "/van-ban/moi";

fn officer(district: &District, name: &str) -> Actor {
    actor(name, Role::HrOfficer, district.root, None)
}

fn typed(text: &str) -> Vec<(String, Held)> {
    let text = ("trich-yeu".to_owned(), Held::Text(text.to_owned()));
    vec![text, ("chon".to_owned(), Held::Ticked(true))]
}

fn save(district: &District, name: &str, form: &str, seen: u32, text: &str) -> Result<Unfinished, UnfinishedRefused> {
    let actor = officer(district, name);
    let saved = district.office.save_unfinished(&actor, form, None, seen, typed(text));
    saved.map_err(|problem| match problem {
        NotDone::Refused(refused) => refused,
        other => panic!("{other:?}"),
    })
}

fn kept(district: &District, name: &str, form: &str) -> Option<Unfinished> {
    district.office.unfinished(&officer(district, name), form)
}

/// What the audit chain says of forms, in order.
fn told(district: &District) -> Vec<String> {
    let all = district.memory.all_events(Chain::Audit).into_iter();
    let action = |body: String| {
        let (_, rest) = body.split_once("\"form.")?;
        rest.split('"').next().map(str::to_owned)
    };
    all.filter_map(|event| action(event.body)).collect()
}

#[test]
fn a_form_is_its_writers_alone_and_only_its_ends_are_events() {
    let district = District::tiny();
    let mut seen = 0;
    for text in ["Về", "Về việc", "Về việc xếp loại"] {
        district.clock.forward(2);
        let now = save(&district, "an", FORM, seen, text).unwrap().version;
        assert!(now > seen);
        seen = now;
    }
    let own = kept(&district, "an", FORM).unwrap();
    assert_eq!((own.fields, own.saved - own.begun), (typed("Về việc xếp loại"), 4));
    assert_eq!(
        (kept(&district, "ba", FORM), kept(&district, "an", "/van-ban/DT-1/dau")),
        (None, None)
    );
    assert_eq!(told(&district), ["begin"], "a chain of keystrokes serves nobody");
    let events = district.memory.all_events(Chain::Audit);
    assert!(
        !events.iter().any(|event| event.body.contains("xếp loại")),
        "nothing of the text is an event"
    );
    let an = officer(&district, "an");
    district
        .office
        .end_unfinished(&officer(&district, "ba"), FORM, UnfinishedEnd::Dropped)
        .unwrap();
    assert!(kept(&district, "an", FORM).is_some(), "somebody else drops nothing");
    district.office.end_unfinished(&an, FORM, UnfinishedEnd::Sent).unwrap();
    let commits = district.memory.commits();
    district.office.end_unfinished(&an, FORM, UnfinishedEnd::Sent).unwrap();
    assert_eq!(
        (district.memory.commits(), kept(&district, "an", FORM)),
        (commits, None)
    );
    assert_eq!(told(&district), ["begin", "send"]);
}

#[test]
fn no_window_overwrites_what_another_saved_later() {
    let district = District::tiny();
    let first = save(&district, "an", FORM, 0, "một").unwrap().version;
    let now = save(&district, "an", FORM, first, "hai").unwrap();
    for late in [0, first, now.version + 1] {
        let newer = UnfinishedRefused::Newer {
            saved: now.saved,
            version: now.version,
        };
        assert_eq!(save(&district, "an", FORM, late, "ba"), Err(newer));
    }
    assert_eq!(kept(&district, "an", FORM).unwrap().fields, typed("hai"));
    // Who was told may say that it shall be so.
    let over = save(&district, "an", FORM, now.version, "ba").unwrap().version;
    // A window goes on where it was after another one has sent the form.
    let an = officer(&district, "an");
    district.office.end_unfinished(&an, FORM, UnfinishedEnd::Sent).unwrap();
    assert!(save(&district, "an", FORM, over, "bốn").unwrap().version > over);
}

#[test]
fn a_window_that_got_no_answer_goes_on_and_an_earlier_save_that_comes_late_changes_nothing() {
    let district = District::tiny();
    let an = officer(&district, "an");
    let save = |version: u32, window: &str, turn: u32, text: &str| {
        let seen = SeenForm {
            version,
            window: window.to_owned(),
            turn,
        };
        district.office.save_unfinished(&an, FORM, None, seen, typed(text))
    };
    let first = save(0, "a", 1, "một").unwrap();
    // The answer is lost: the window still knows no version, and saves what was typed since.
    let second = save(0, "a", 2, "một hai").unwrap();
    assert!(second.version > first.version);
    assert_eq!(save(0, "a", 1, "một").unwrap(), second, "it comes late");
    assert_eq!(save(0, "a", 2, "một hai").unwrap(), second, "it comes again");
    assert_eq!(kept(&district, "an", FORM).unwrap().fields, typed("một hai"));
    // Another window is told all the same.
    assert!(matches!(
        save(first.version, "b", 9, "khác"),
        Err(NotDone::Refused(UnfinishedRefused::Newer { .. }))
    ));
    assert_eq!(told(&district), ["begin"]);
}

#[test]
fn a_window_of_a_form_that_was_sent_does_not_take_the_next_one_for_its_own() {
    let district = District::tiny();
    let one = save(&district, "an", FORM, 0, "từ cửa sổ thứ nhất").unwrap();
    let an = officer(&district, "an");
    district.office.end_unfinished(&an, FORM, UnfinishedEnd::Sent).unwrap();
    district.clock.forward(5);
    let other = save(&district, "an", FORM, 0, "từ cửa sổ thứ hai").unwrap();
    assert_eq!(
        save(&district, "an", FORM, one.version, "từ cửa sổ thứ nhất, lần nữa"),
        Err(UnfinishedRefused::Newer {
            saved: other.saved,
            version: other.version,
        })
    );
    assert_eq!(kept(&district, "an", FORM).unwrap().fields, typed("từ cửa sổ thứ hai"));
}

#[test]
fn none_is_larger_than_a_form_and_none_older_than_a_week() {
    let district = District::tiny();
    let large = "ă".repeat(40_000);
    assert_eq!(save(&district, "an", FORM, 0, &large), Err(UnfinishedRefused::TooLarge));
    assert_eq!(
        save(&district, "an", &"/a".repeat(101), 0, ""),
        Err(UnfinishedRefused::TooLarge)
    );
    let first = save(&district, "an", FORM, 0, "một").unwrap().version;
    district.clock.forward(6 * 86_400);
    save(&district, "an", FORM, first, "hai").unwrap();
    district.clock.forward(6 * 86_400);
    district.office.sweep_unfinished().unwrap();
    assert!(
        kept(&district, "an", FORM).is_some(),
        "counted from when it was last saved"
    );
    district.clock.forward(86_400);
    assert_eq!(kept(&district, "an", FORM), None);
    district.office.sweep_unfinished().unwrap();
    assert_eq!(told(&district), ["begin", "sweep"]);
    // Twenty at a time; the one saved longest ago makes room.
    for at in 0..21 {
        district.clock.forward(1);
        save(&district, "an", &format!("/van-ban/DT-{at}/dau"), 0, "x").unwrap();
    }
    assert_eq!(kept(&district, "an", "/van-ban/DT-0/dau"), None);
    assert!((1..21).all(|at| kept(&district, "an", &format!("/van-ban/DT-{at}/dau")).is_some()));
}

#[test]
fn an_erasure_takes_the_forms_that_tell_of_the_person() {
    let district = District::tiny();
    let person = district.person("Bàn Thị Tư", district.communes[0], Standing::CivilServant);
    let other = district.person("Lý Văn Ba", district.communes[0], Standing::CivilServant);
    save(&district, "an", "/1", 0, "khen thưởng bà bàn thị tư").unwrap();
    save(&district, "an", "/2", 0, &format!("Tư: {person}")).unwrap();
    save(&district, "an", "/3", 0, &format!("Ba: {other}; 1{person}-2019")).unwrap();
    let an = officer(&district, "an");
    let about = |form: &str, act| district.office.save_unfinished(&an, form, Some(act), 0, typed("1970"));
    about("/4", person.0).unwrap();
    about("/5", other.0).unwrap();
    let shell = Asker::Command("console");
    district
        .office
        .erase(shell, &[person.0], &[], "Luật Bảo vệ dữ liệu")
        .unwrap();
    let left: Vec<bool> = (1..=5)
        .map(|at| kept(&district, "an", &format!("/{at}")).is_some())
        .collect();
    assert_eq!(left, [false, false, true, false, true]);
    assert_eq!(told(&district).iter().filter(|end| *end == "erase").count(), 3);
}
