//! Rules of the files that decisions name.

use office::port::{Batch, KeptFile};

use super::Keep;
use super::sample::{Scribe, of_decisions};
use crate::verify;

/// Files are there with their decision, also after a reopening; two decisions share the same bytes; a missing one is named.
pub(crate) fn keeps_files_with_their_decision(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("files"), Scribe::default());
    let small = KeptFile::of(&b"%PDF 1"[..]);
    let big = KeptFile::of(vec![0xab; 3 << 20]);
    let empty = KeptFile::of(&b""[..]);
    let files = [small.clone(), big.clone(), empty.clone()];
    let first = Batch {
        files: files.to_vec(),
        decisions: vec![scribe.bodies(), scribe.naming(&files)],
        ..Batch::default()
    };
    store.commit(&first).unwrap();
    let again = Batch {
        files: vec![small.clone()],
        decisions: vec![scribe.naming(std::slice::from_ref(&small))],
        ..Batch::default()
    };
    store.commit(&again).unwrap();
    drop(store);
    let mut store = keep.open("files");
    for file in &files {
        assert_eq!(store.file(file.sha256()).unwrap().as_deref(), Some(file.bytes()));
    }
    assert_eq!(store.file(&[7; 32]).unwrap(), None);
    let report = verify(&*store);
    assert!(report.holds(), "{report}");
    assert_eq!(report.files, 4);

    let never = KeptFile::of(&b"never handed over"[..]);
    let without = Batch {
        decisions: vec![scribe.naming(&[small, never])],
        ..Batch::default()
    };
    store.commit(&without).unwrap();
    let report = verify(&*store);
    assert_eq!(report.to_string(), "file 4-1: it is not there");
    assert_eq!(report.files, 5);
}

/// A file that a decision orders to go is gone with it, unless another decision names the same bytes; named again it is there again; one
/// that should be gone and is there, and one that is gone without an order, are named.
pub(crate) fn lets_files_go_that_are_ordered_to(keep: &dyn Keep) {
    let (mut store, mut scribe) = (keep.create("gone"), Scribe::default());
    let [one, two] = [KeptFile::of(&b"one"[..]), KeptFile::of(&b"two"[..])];
    let files = [one.clone(), two.clone()];
    let named = Batch {
        files: files.to_vec(),
        decisions: vec![scribe.bodies(), scribe.naming(&files), scribe.naming(&files[1..])],
        ..Batch::default()
    };
    store.commit(&named).unwrap();
    let ordered = of_decisions([scribe.order_files(&[(2, 0), (2, 1)])]);
    store.commit(&ordered).unwrap();
    assert_eq!(
        verify(&*store).to_string(),
        "file 2-0: ordered to be erased, and still there",
        "the bytes of 2-1 are those of 3-0"
    );
    let carried_out = Batch {
        gone: vec![*one.sha256()],
        ..of_decisions([scribe.people(["Người sau"])])
    };
    store.commit(&carried_out).unwrap();
    drop(store);
    let mut store = keep.open("gone");
    assert_eq!(store.file(one.sha256()).unwrap(), None);
    assert_eq!(store.file(two.sha256()).unwrap().as_deref(), Some(two.bytes()));
    let report = verify(&*store);
    assert!(report.holds(), "{report}");
    let erased: Vec<String> = report.erased_files.iter().map(ToString::to_string).collect();
    assert_eq!((erased.join(" ").as_str(), report.files), ("2-0 2-1", 1));

    let again = Batch {
        files: vec![one.clone()],
        ..of_decisions([scribe.naming(std::slice::from_ref(&one))])
    };
    store.commit(&again).unwrap();
    drop(store);
    let mut store = keep.open("gone");
    assert_eq!(store.file(one.sha256()).unwrap().as_deref(), Some(one.bytes()));
    assert!(verify(&*store).holds());
    let without_an_order = Batch {
        gone: vec![*one.sha256()],
        ..Batch::default()
    };
    store.commit(&without_an_order).unwrap();
    assert_eq!(verify(&*store).to_string(), "file 6-0: it is not there");
}
