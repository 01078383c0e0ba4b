//! The `xungtam` command: the command-line face of the office. Data on stdout, words on stderr.

mod args;
mod commands;
mod day;
mod place;
mod say;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let args = args::Args::parse();
    match commands::run(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            say::trouble(&trouble);
            ExitCode::FAILURE
        }
    }
}
