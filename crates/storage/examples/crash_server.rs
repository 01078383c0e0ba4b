//! The database that `cargo xtask crash --engine postgres` stops: a private server that does what stdin says, a line each, and ends with it.
//!
//! ```text
//! address LEDGER               its address
//! kill | kill-all | immediate  stopped
//! again                        answers, once it does
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::panic,
    reason = "a test's process: it ends at once when something is wrong, and talks to its driver"
)]

use testkit::{Blow, Server};

fn main() {
    let mut server = Server::start();
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let blow = match line.split_once(' ').unwrap_or((&line, "")) {
            ("address", ledger) => {
                println!("{}", server.address(ledger));
                continue;
            }
            ("again", _) => {
                server.again();
                println!("answers");
                continue;
            }
            ("kill", _) => Blow::Kill,
            ("kill-all", _) => Blow::KillAll,
            ("immediate", _) => Blow::Immediate,
            other => panic!("not understood: {other:?}"),
        };
        server.stop_by(blow);
        println!("stopped");
    }
}
