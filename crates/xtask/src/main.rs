//! The project's own tasks: `cargo xtask demo`, `test`, `bench`, `crash`, `abuse`, `pictures`.
//!
//! What a newcomer or a build machine types; nothing here is shipped. The tidiness checks are this crate's tests.

mod abuse;
mod bench;
mod browser;
mod command;
mod crash;
mod demo;
mod log_ins;
mod place;
mod prerequisites;
mod server;
mod speak;
mod test;
#[cfg(test)]
mod tidy;
mod trouble;

use speak::{complain, say};
use std::process::ExitCode;
use trouble::Trouble;

const USAGE: &str = "\
cargo xtask demo [--fresh] [--listen ADDR]   make the demonstration district and serve it
cargo xtask test [--long] [--only STEP]      every check of the project, with one count at the end
cargo xtask bench standards                  2.5 million people checked in one go, and the same in DuckDB
cargo xtask bench import                     a workbook of 30,000 rows into a ledger, and openpyxl reading it
cargo xtask bench ledger [--all]             ledgers of three sizes: memory, loading, appending, starting; or --people N --acts N
cargo xtask bench planners [FAMILY] [--seconds N] [--seeds N]
                                             every planner on the public instances of ../shared/bench, judged by their checkers
cargo xtask bench web [--people N]           speed of the pages and memory of the server
cargo xtask crash [--engine postgres | --full-disk] [--kills N | --backups N] [--writers N]
                                             kill a writing office, stop its database, fill its disk or back it up, and hold
                                             what is left against a record of its own
cargo xtask abuse [--cases N] [--seed N]     20,000 hostile requests to the API of a demonstration district, held against its document
cargo xtask abuse --pages                    hostile files, script in every field and forged addresses to its pages, and the memory that they leave
cargo xtask pictures                         take the pictures of the README and the guide again";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        // The table has said it all, and the counting line stays the last one.
        Err(Trouble::Steps(_)) => ExitCode::FAILURE,
        Err(trouble) => {
            complain(&format!("xtask: {trouble}"));
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[String]) -> Result<(), Trouble> {
    let Some((task, rest)) = words.split_first() else {
        say(USAGE);
        return Ok(());
    };
    match task.as_str() {
        "demo" => demo::demo(rest),
        "test" => test::test(rest),
        "bench" => bench::bench(rest),
        "abuse" => abuse::abuse(rest),
        "crash" => crash::crash(rest),
        "pictures" => browser::pictures(),
        "help" | "--help" | "-h" => {
            say(USAGE);
            Ok(())
        }
        other => Err(Trouble::Usage(format!(
            "there is no task {other:?}. The tasks are:\n{USAGE}"
        ))),
    }
}
