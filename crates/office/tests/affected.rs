//! Who else is affected by a draft, and who is told of it.
#![allow(clippy::unwrap_used, reason = "a broken set-up ends the test, in helpers too")]

use std::sync::Arc;

use ledger::acts::Dated;
use ledger::acts::bodies::{Merge, Rename};
use ledger::acts::career::{Relieve, Transfer};
use office::affected::Affected;
use office::permission::{Actor, Role};
use testkit::{FixedClock, Sample, actor, day, decision, register, sample};

/// How many of each kind are told to somebody, in the order of the kinds.
fn counts(sample: &Sample, reader: &Actor, acts: Vec<Dated>) -> [usize; 6] {
    let office = sample.log.office(Arc::new(FixedClock::on(day("2019-03-14"))));
    let draft = decision("", "2019-05-01", acts);
    let all = office.affected(reader, &office.value(), &draft).unwrap();
    Affected::WORDS.map(|word| all.iter().filter(|one| one.word() == word).count())
}

fn merge(sample: &Sample) -> Vec<Dated> {
    let act = Merge {
        from: vec![sample.communes[1]],
        into: sample.communes[0],
    };
    vec![act.into()]
}

#[test]
fn a_merger_tells_posts_and_people_of_the_unit_that_ends() {
    let sample = sample();
    let officer = actor("huyen", Role::HrOfficer, sample.root, None);
    assert_eq!(counts(&sample, &officer, merge(&sample)), [0, 0, 2, 2, 0, 0]);
}

#[test]
fn the_counts_obey_the_rights_of_the_reader() {
    let sample = sample();
    let elsewhere = actor("xa", Role::HrOfficer, sample.communes[0], None);
    assert_eq!(counts(&sample, &elsewhere, merge(&sample)), [0; 6]);
    let nobody = Actor {
        grants: Vec::new(),
        ..elsewhere
    };
    assert_eq!(counts(&sample, &nobody, merge(&sample)), [0; 6]);
}

#[test]
fn a_new_name_reaches_all_that_lies_below() {
    let sample = sample();
    let officer = actor("huyen", Role::HrOfficer, sample.root, None);
    let rename = Rename {
        unit: sample.root,
        name: "Thành phố Hạ Long".to_owned(),
    };
    let [holders, units, posts, people, quotas, rights] = counts(&sample, &officer, vec![rename.into()]);
    assert_eq!((holders, units, people, rights), (0, 3, 4, 0));
    assert!(posts >= 5 && quotas >= 1, "{posts} {quotas}");
}

#[test]
fn a_post_that_is_held_names_its_holder() {
    let mut sample = sample();
    let commune = sample.communes[0];
    let (holder, post) = sample
        .log
        .holder(register("Hoàng Văn Lâm"), commune, "Phó Chủ tịch UBND xã");
    let officer = actor("huyen", Role::HrOfficer, sample.root, None);
    let relieve = Relieve { person: holder, post };
    let transfer = Transfer {
        person: sample.meets,
        post,
    };
    // From the day on which the holder still has it the ledger would not take the second: the first comes before it.
    let acts = vec![relieve.into(), transfer.into()];
    assert_eq!(counts(&sample, &officer, acts), [1, 0, 0, 0, 0, 0]);
    let elsewhere = actor("xa", Role::HrOfficer, sample.communes[1], None);
    let acts = vec![
        Relieve { person: holder, post }.into(),
        Transfer {
            person: sample.meets,
            post,
        }
        .into(),
    ];
    assert_eq!(counts(&sample, &elsewhere, acts), [0; 6]);
}
