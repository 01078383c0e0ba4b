//! What the inspector is told: nobody makes room for an access, or for an opening, by many others.

use ledger::Seq;
use office::accounts::EmergencyReports;
use office::audit::LogRefused;
use office::figures::Asker;
use office::reads::SensitiveGroup;

use crate::kit::{HOUR, Town, town};

fn report(town: &Town, page: usize) -> EmergencyReports {
    let auditor = town.actor("thanh-tra");
    town.office().emergency_report(&auditor, [page, page]).unwrap()
}

fn open(town: &Town, group: SensitiveGroup) {
    let (office, head) = (town.office(), town.actor("truong"));
    office
        .open_group(&head, town.here, group, office.today(), Seq::LATEST)
        .unwrap();
}

/// How each different opening is told, and how often it was made.
fn named(reports: &EmergencyReports) -> Vec<(&str, usize)> {
    let reads = reports.confirmed[0].reads.iter();
    reads.map(|read| (read.how.as_str(), read.times)).collect()
}

#[test]
fn every_reading_is_on_record_as_such_and_told_to_the_inspector() {
    let town = town();
    let office = town.office();
    let today = office.today();
    let group = SensitiveGroup::Contact;
    let tried = || office.open_group(&town.actor("truong"), town.here, group, today, Seq::LATEST);
    assert!(tried().is_err(), "before");
    let id = town.ask();
    town.confirm("mot", &id).unwrap();
    let access = office.running_emergency(&office.account("truong").unwrap()).unwrap();
    office.note_emergency_page(&access, "/nhan-su/1-1").unwrap();
    tried().unwrap();
    town.district.clock.forward(5 * HOUR);
    assert!(tried().is_err(), "after");
    let told: Vec<String> = town.events().iter().map(|event| event.action.clone()).collect();
    assert_eq!(
        told,
        ["emergency.ask", "emergency.confirm", "emergency.read", "emergency.read"]
    );
    let reason = town.wish().reason;
    assert!(!town.events().iter().any(|event| event.body().contains(&reason)));
    let reports = report(&town, 1);
    let told = &reports.confirmed[0];
    assert_eq!(
        (told.access.reason.as_str(), told.count, told.pages),
        (reason.as_str(), 1, 1)
    );
    assert_eq!(told.reads[0].what, town.here.to_string());
    assert_eq!(named(&reports), [("person.sensitive lien-lac", 1)]);
    for name in ["truong", "mot"] {
        assert!(matches!(
            office.emergency_report(&town.actor(name), [1, 1]),
            Err(LogRefused::NotAllowed)
        ));
    }
}

#[test]
fn what_was_never_confirmed_pushes_out_none_that_was() {
    let town = town();
    let (office, head) = (town.office(), town.actor("truong"));
    let first = town.ask();
    town.confirm("mot", &first).unwrap();
    open(&town, SensitiveGroup::Health);
    office.end_emergency(Asker::Account(&head), &first).unwrap();
    for _ in 0..60 {
        let id = town.ask();
        office.refuse_emergency(Asker::Account(&head), &id).unwrap();
    }
    let reports = report(&town, 1);
    assert_eq!(reports.of_confirmed, (0..1, 1));
    assert_eq!(reports.confirmed[0].access.id, first);
    assert_eq!(named(&reports), [("person.sensitive suc-khoe", 1)]);
    assert_eq!((reports.unconfirmed.len(), reports.of_unconfirmed), (20, (0..20, 60)));
    let last = report(&town, 3);
    assert_eq!(
        (last.unconfirmed[19].id.as_str(), last.of_unconfirmed),
        ("KC-2", (40..60, 60))
    );
}

#[test]
fn those_that_were_confirmed_are_told_a_page_at_a_time() {
    let town = town();
    let (office, head) = (town.office(), town.actor("truong"));
    for _ in 0..23 {
        let id = town.ask();
        town.confirm("mot", &id).unwrap();
        office.end_emergency(Asker::Account(&head), &id).unwrap();
    }
    let ids = |page| -> Vec<String> {
        let reports = report(&town, page);
        assert_eq!(reports.of_confirmed.1, 23);
        reports.confirmed.into_iter().map(|own| own.access.id).collect()
    };
    assert_eq!((ids(1).len(), ids(1)[0].as_str()), (20, "KC-23"));
    assert_eq!(ids(2), ["KC-3", "KC-2", "KC-1"]);
    assert_eq!(ids(9), ids(2), "beyond the last one, the last");
}

#[test]
fn pages_and_openings_made_again_push_out_no_other_opening() {
    let town = town();
    let office = town.office();
    let id = town.ask();
    town.confirm("mot", &id).unwrap();
    let access = office.running_emergency(&office.account("truong").unwrap()).unwrap();
    for _ in 0..300 {
        office.note_emergency_page(&access, "/").unwrap();
    }
    for _ in 0..250 {
        open(&town, SensitiveGroup::Contact);
    }
    open(&town, SensitiveGroup::Health);
    let reports = report(&town, 1);
    assert_eq!(
        named(&reports),
        [("person.sensitive lien-lac", 250), ("person.sensitive suc-khoe", 1)]
    );
    let told = &reports.confirmed[0];
    assert_eq!((told.pages, told.count, told.unnamed, told.tired), (300, 251, 0, None));
}

#[test]
fn a_reading_whose_access_cannot_be_read_is_on_record_as_one_of_it() {
    let town = town();
    let office = town.office();
    let id = town.ask();
    town.confirm("mot", &id).unwrap();
    let (head, today) = (town.actor("truong"), office.today());
    let reads = || {
        office
            .open_group(&head, town.here, SensitiveGroup::Health, today, Seq::LATEST)
            .unwrap();
        let events = town.events().into_iter();
        events.filter(|event| event.action == "emergency.read").count()
    };
    assert_eq!(reads(), 1);
    town.district.memory.put_record("emergency", &id, "no access");
    assert_eq!(reads(), 2, "what it was is not known, that it was is");
}
