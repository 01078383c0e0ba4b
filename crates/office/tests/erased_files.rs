//! Files beside decisions at a lawful erasure: what goes with an order, what stays because somebody else names it, who may, and what is told.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use std::collections::BTreeSet;

use ledger::acts::Act;
use ledger::acts::decisions::FileOf;
use ledger::acts::people::RegisterPerson;
use ledger::codes::Standing;
use ledger::{PersonId, Seq};
use office::attached::Attached;
use office::erase::{CannotErase, WasErased};
use office::figures::Asker;
use office::permission::Role;
use office::port::{Chain, KeptFile, Store as _};
use office::writer::NotDone;
use proptest::prelude::*;
use testkit::{District, actor};

const SHELL: Asker<'static> = Asker::Command("console");

fn scan(name: &str) -> KeptFile {
    KeptFile::of(name.as_bytes())
}

/// A decision that registers somebody, with files.
fn enter(district: &District, name: &str, files: &[KeptFile]) -> Seq {
    let person = RegisterPerson {
        full_name: name.to_owned(),
        sex: None,
        birth: None,
        citizen_number: None,
    };
    let decision = testkit::decision("1/QĐ", "2019-03-14", vec![Act::from(person).into()]);
    let files = files.iter().map(|file| ("quyết định.pdf".to_owned(), file.clone()));
    district
        .office
        .decide_with_files("an", decision, files.collect())
        .unwrap()
}

const fn file(decision: Seq, at: u32) -> FileOf {
    FileOf { decision, at }
}

fn kept(district: &District, file: &KeptFile) -> bool {
    district.memory.file(file.sha256()).unwrap().is_some()
}

fn erase(district: &District, files: &[FileOf]) -> Result<WasErased, CannotErase> {
    match district.office.erase(SHELL, &[], files, "Luật") {
        Ok(done) => Ok(done),
        Err(NotDone::Refused(refused)) => Err(refused),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_scan_goes_with_what_it_says_and_the_others_stay() {
    let district = District::tiny();
    let (paper, photo, other) = (scan("%PDF Hoa"), scan("photo"), scan("%PDF Lan"));
    let hoa = enter(&district, "Hoa", &[paper.clone(), photo.clone()]);
    enter(&district, "Lan", std::slice::from_ref(&other));
    let act = ledger::ActId {
        decision: hoa,
        ordinal: 0,
    };
    let done = district
        .office
        .erase(SHELL, &[act], &[file(hoa, 0)], "Luật Bảo vệ dữ liệu")
        .unwrap();
    assert_eq!((&done.acts[..], &done.files[..]), (&[act][..], &[file(hoa, 0)][..]));
    assert_eq!(done.beside, [file(hoa, 1)], "it may speak of the person too");
    assert_eq!((done.shared.len(), done.left.len()), (0, 0));
    assert!(!kept(&district, &paper) && kept(&district, &photo) && kept(&district, &other));
    let value = district.office.value();
    let attached = Attached::of(&value);
    assert!(attached.is_erased(file(hoa, 0)) && !attached.is_erased(file(hoa, 1)));
    let named = attached.named(file(hoa, 0)).unwrap();
    assert_eq!(named.sha256, *paper.sha256(), "its name and digest stay");
    // Read anew from the store, the log tells the same.
    let again = office::follow::replay(&district.memory).unwrap();
    assert!(Attached::of(&again).is_erased(file(hoa, 0)));
    let events = district.memory.all_events(Chain::Audit);
    let event = events.iter().find(|event| event.body.contains("file.erase")).unwrap();
    assert!(event.body.contains(&file(hoa, 0).to_string()) && event.body.contains("Luật Bảo vệ dữ liệu"));
    // What was left behind goes by an order of its own, though the act is gone.
    assert_eq!(erase(&district, &[file(hoa, 1)]).unwrap().acts, []);
    assert!(!kept(&district, &photo));
    assert_eq!(
        erase(&district, &[file(hoa, 1)]),
        Err(CannotErase::FileIsErased(file(hoa, 1)))
    );
    for wrong in [file(hoa, 2), file(Seq(900), 0)] {
        assert_eq!(erase(&district, &[wrong]), Err(CannotErase::NoSuchFile(wrong)));
    }
    assert_eq!(erase(&district, &[]), Err(CannotErase::NoActs));
}

#[test]
fn bytes_that_another_decision_names_stay_until_it_lets_them_go() {
    let district = District::tiny();
    let list = scan("a list of two");
    let one = enter(&district, "Hoa", std::slice::from_ref(&list));
    let two = enter(&district, "Lan", std::slice::from_ref(&list));
    assert_eq!(erase(&district, &[file(one, 0)]).unwrap().shared, [file(one, 0)]);
    assert!(kept(&district, &list));
    assert_eq!(erase(&district, &[file(two, 0)]).unwrap().shared, []);
    assert!(!kept(&district, &list));
    let three = enter(&district, "Mai", std::slice::from_ref(&list));
    assert!(kept(&district, &list), "named again, it is kept again");
    let both = erase(&district, &[file(three, 0)]).unwrap();
    assert_eq!((both.shared, kept(&district, &list)), (Vec::new(), false));
}

#[test]
fn a_file_goes_only_by_who_may_erase_everywhere_and_is_not_written_of() {
    let district = District::tiny();
    let paper = scan("%PDF");
    let seq = enter(&district, "Hoa", std::slice::from_ref(&paper));
    let hoa = PersonId(ledger::ActId {
        decision: seq,
        ordinal: 0,
    });
    let refused = |actor: &office::permission::Actor| {
        let done = district
            .office
            .erase(Asker::Account(actor), &[], &[file(seq, 0)], "Luật");
        match done {
            Err(NotDone::Refused(refused)) => refused,
            other => panic!("{other:?}"),
        }
    };
    let commune = district.communes[0];
    district.person("An", commune, Standing::CivilServant);
    assert_eq!(
        refused(&actor("an", Role::Admin, commune, None)),
        CannotErase::FilesOutOfReach
    );
    assert_eq!(
        refused(&actor("an", Role::HrOfficer, district.root, None)),
        CannotErase::FilesOutOfReach
    );
    let own = actor("an", Role::Admin, district.root, Some(hoa));
    assert_eq!(refused(&own), CannotErase::OutOfReach(hoa));
    assert!(kept(&district, &paper));
    let admin = actor("an", Role::Admin, district.root, None);
    district
        .office
        .erase(Asker::Account(&admin), &[], &[file(seq, 0)], "Luật")
        .unwrap();
    assert!(!kept(&district, &paper));
}

#[derive(Debug, Clone)]
enum Step {
    /// A decision with files: which of four contents.
    Enter(Vec<u8>),
    /// An order for files: by their number among all named so far.
    Erase(Vec<prop::sample::Index>),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        prop::collection::vec(0_u8..4, 0..3).prop_map(Step::Enter),
        prop::collection::vec(any::<prop::sample::Index>(), 1..4).prop_map(Step::Erase),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// After each step exactly those bytes are kept that some decision names whose file was not erased.
    #[test]
    fn what_is_kept_is_what_is_named_and_not_erased(steps in prop::collection::vec(step(), 1..12)) {
        let district = District::tiny();
        // The model: each file by its place, its content, and whether it was erased.
        let mut model: Vec<(FileOf, u8, bool)> = Vec::new();
        for step in steps {
            match step {
                Step::Enter(contents) => {
                    let files: Vec<KeptFile> = contents.iter().map(|byte| KeptFile::of(vec![*byte])).collect();
                    let seq = enter(&district, "Hoa", &files);
                    model.extend((0..).zip(contents).map(|(at, byte)| (file(seq, at), byte, false)));
                }
                Step::Erase(picks) if !model.is_empty() => {
                    let picked: BTreeSet<usize> = picks.iter().map(|pick| pick.index(model.len())).collect();
                    let files: Vec<FileOf> = picked.iter().map(|at| model[*at].0).collect();
                    let again = picked.iter().any(|at| model[*at].2);
                    prop_assert_eq!(erase(&district, &files).is_err(), again);
                    if !again {
                        for at in picked {
 model[at].2 = true;
}
                    }
                }
                Step::Erase(_) => {}
            }
            for byte in 0_u8..4 {
                let named = model.iter().any(|(_, own, erased)| *own == byte && !erased);
                prop_assert_eq!(kept(&district, &KeptFile::of(vec![byte])), named, "{} in {:?}", byte, model);
            }
        }
    }
}
