//! Rules of the files that decisions name.

use office::port::{Batch, KeptFile};

use super::Keep;
use super::sample::Scribe;
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
