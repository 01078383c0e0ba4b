//! One file a subcommand.

pub(crate) mod acts;
pub(crate) mod backup;
mod chance;
pub(crate) mod decisions;
pub(crate) mod demo;
pub(crate) mod doctor;
pub(crate) mod erase;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod figures;
pub(crate) mod import;
pub(crate) mod imports;
pub(crate) mod key;
pub(crate) mod law;
pub(crate) mod needs;
pub(crate) mod plan;
pub(crate) mod read_workbook;
pub(crate) mod replay;
pub(crate) mod rotation;
mod search;
pub(crate) mod serve;
pub(crate) mod sign_on;
pub(crate) mod snapshot;
pub(crate) mod solve;
pub(crate) mod standards;
pub(crate) mod tls;
pub(crate) mod training;
pub(crate) mod user;
pub(crate) mod verify;
pub(crate) mod villages;
pub(crate) mod webhook;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lawbook::Lawbook;
use ledger::value::Refused;
use office::Office;
use office::writer::NotDone;
use storage::{Location, Mode};
use words::{Lang, Message};

use crate::args::{Args, Command};
use crate::place;
use crate::say::Trouble;

/// What every command has at hand.
#[derive(Debug)]
pub(crate) struct Context {
    data: Option<PathBuf>,
    law: Option<PathBuf>,
    pub(crate) lang: Lang,
}

impl Context {
    /// Where the ledger is.
    pub(crate) fn at(&self) -> Result<Location, Trouble> {
        place::ledger(self.data.as_deref(), self.lang)
    }

    /// The place named, else the usual one: for a ledger that is to be made.
    pub(crate) fn named_place(&self) -> Result<Location, Trouble> {
        place::located(self.data.as_deref().unwrap_or(Path::new(place::USUAL)))
    }

    /// The place named, if one was.
    pub(crate) fn named(&self) -> Result<Option<Location>, Trouble> {
        self.data.as_deref().map(place::located).transpose()
    }

    /// Speaks a message in the user's language.
    pub(crate) fn speak(&self, message: &Message) -> String {
        self.lang.speak(message)
    }

    pub(crate) fn law(&self) -> Result<Arc<Lawbook>, Trouble> {
        place::law(self.law.as_deref())
    }

    pub(crate) fn read(&self) -> Result<Office, Trouble> {
        place::open(&self.at()?, Mode::Read, self.law()?)
    }

    pub(crate) fn write(&self) -> Result<Office, Trouble> {
        place::open(&self.at()?, Mode::Write, self.law()?)
    }
}

/// Runs the command that was asked for.
pub(crate) fn run(args: Args, lang: Lang) -> Result<(), Trouble> {
    let context = Context {
        data: args.data,
        law: args.law,
        lang,
    };
    match args.command {
        Command::Demo(args) => demo::run(&context, &args),
        Command::Serve(args) => serve::run(&context, &args),
        Command::Import(args) => import::run(&context, &args),
        Command::Acts(args) => acts::run(&context, &args),
        Command::Decisions(args) => decisions::list(&context, &args),
        Command::Revoke(args) => decisions::revoke(&context, &args),
        Command::Erase(args) => erase::run(&context, &args),
        Command::Imports(command) => imports::run(&context, &command),
        Command::Export(args) => export::run(&context, &args),
        Command::Figures(args) => figures::run(&context, &args),
        Command::Standards(args) => standards::run(&context, &args),
        Command::Explain(args) => explain::run(&context, &args),
        Command::Needs(args) => needs::run(&context, &args),
        Command::Rotation(args) => rotation::run(&context, &args),
        Command::Training(args) => training::run(&context, &args),
        Command::Villages(args) => villages::run(&context, &args),
        Command::Plan(command) => plan::run(&context, &command),
        Command::Law(command) => law::run(&context, &command),
        Command::User(command) => user::run(&context, &command),
        Command::Key(command) => key::run(&context, &command),
        Command::SignOn(command) => sign_on::run(&context, &command),
        Command::Webhook(command) => webhook::run(&context, &command),
        Command::Tls(command) => tls::run(&context, &command),
        Command::Solve(args) => solve::run(&context, &args),
        Command::Verify(args) => verify::run(&context, &args),
        Command::Doctor(args) => doctor::run(&context, &args),
        Command::Backup(args) => backup::backup(&context, &args),
        Command::Restore(args) => backup::restore(&context, &args),
        Command::Snapshot => snapshot::run(&context),
        Command::Replay(args) => replay::run(&context, &args),
        Command::ReadWorkbook(args) => read_workbook::run(&args),
    }
}

/// A refusal of the ledger in words: every reason. `id` says what was refused and what to do.
pub(crate) fn refused_words(office: &Office, problem: NotDone<Refused>, id: &'static str) -> Trouble {
    unwritten(problem, |refused| {
        Trouble::of(id).points(words::refusals(&refused, &office.value()))
    })
}

/// Why nothing was written; `refused` says it where the operation itself refused.
pub(crate) fn unwritten<R>(problem: NotDone<R>, refused: impl FnOnce(R) -> Trouble) -> Trouble {
    match problem {
        NotDone::Refused(reasons) => refused(reasons),
        NotDone::Full => Trouble::of("cli-full"),
        NotDone::Store(problem) => Trouble::of("cli-not-written").because(problem),
        NotDone::InDoubt(problem) => Trouble::of("cli-in-doubt").because(problem),
        NotDone::ReadOnly => Trouble::of("cli-read-only"),
        NotDone::Broken => Trouble::of("cli-broken"),
        NotDone::Closing => Trouble::of("cli-closing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_kept_it_from_being_written_is_said_with_a_next_step() {
        let problems = [
            NotDone::Full,
            NotDone::Store("x".to_owned()),
            NotDone::Broken,
            NotDone::Closing,
        ];
        let trouble = problems.map(|problem| unwritten::<()>(problem, |()| Trouble::of("cli-fault")));
        for lang in [Lang::Vi, Lang::En] {
            let mut said: Vec<String> = trouble.iter().map(|trouble| trouble.spoken(lang)).collect();
            assert!(said.iter().all(|said| said.lines().count() == 2), "{said:?}");
            said.dedup();
            assert_eq!(said.len(), 4, "{said:?}");
        }
    }
}
