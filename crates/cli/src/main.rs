//! The `xungtam` command: the command-line face of the office. Data on stdout, words on stderr.

mod args;
mod commands;
mod day;
mod log;
mod memory;
mod place;
mod say;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let args = args::Args::parse();
    let lang = words::Lang::from_tag(&args.lang).unwrap_or_default();
    match commands::run(args, lang) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            say::trouble(lang, &trouble);
            ExitCode::FAILURE
        }
    }
}
