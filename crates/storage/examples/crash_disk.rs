//! The small disk that `cargo xtask crash --full-disk` fills: it does what stdin says, a line each, and is gone with it.
//!
//! ```text
//! enter          the words with which a command begins that sees the disk; an empty line where none can be mounted
//! path NAME      a place on the disk
//! fill LEFT      filled: all room is taken but so many bytes
//! free           freed
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::panic,
    reason = "a test's process: it ends at once when something is wrong, and talks to its driver"
)]

use testkit::SmallDisk;

/// Large enough for a ledger, its log of changes and a while of writing: nothing waits for such a disk, and an office writes many thousand
/// decisions in a second.
const BYTES: u64 = 64 << 20;

fn main() {
    let disk = SmallDisk::new(BYTES);
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        match (line.split_once(' ').unwrap_or((&line, "")), &disk) {
            (("enter", _), Some(disk)) => println!("{}", disk.enter().join(" ")),
            (("enter", _), None) => println!(),
            (("path", name), Some(disk)) => println!("{}", disk.path(name).display()),
            (("fill", left), Some(disk)) => {
                disk.fill(left.parse().unwrap());
                println!("filled");
            }
            (("free", _), Some(disk)) => {
                disk.free();
                println!("freed");
            }
            (other, _) => panic!("not understood: {other:?}"),
        }
    }
}
