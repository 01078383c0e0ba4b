//! One file a subcommand.

pub(crate) mod backup;
pub(crate) mod demo;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod figures;
pub(crate) mod import;
pub(crate) mod imports;
pub(crate) mod law;
pub(crate) mod needs;
pub(crate) mod plan;
pub(crate) mod read_workbook;
pub(crate) mod serve;
pub(crate) mod standards;
pub(crate) mod user;
pub(crate) mod verify;

use std::path::PathBuf;
use std::sync::Arc;

use lawbook::Lawbook;
use office::Office;
use storage::Mode;
use words::Lang;

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
    pub(crate) fn path(&self) -> PathBuf {
        place::ledger_path(self.data.as_deref())
    }

    /// The path named, else the usual one: for a ledger that is to be made.
    pub(crate) fn named_path(&self) -> PathBuf {
        self.data.clone().unwrap_or_else(|| PathBuf::from(place::USUAL))
    }

    pub(crate) fn law(&self) -> Result<Arc<Lawbook>, Trouble> {
        place::law(self.law.as_deref())
    }

    pub(crate) fn read(&self) -> Result<Office, Trouble> {
        place::open(&self.path(), Mode::Read, self.law()?)
    }

    pub(crate) fn write(&self) -> Result<Office, Trouble> {
        place::open(&self.path(), Mode::Write, self.law()?)
    }
}

/// Runs the command that was asked for.
pub(crate) fn run(args: Args) -> Result<(), Trouble> {
    let lang = if args.lang.starts_with("en") { Lang::En } else { Lang::Vi };
    let context = Context { data: args.data, law: args.law, lang };
    match args.command {
        Command::Demo(args) => demo::run(&context, &args),
        Command::Serve(args) => serve::run(&context, &args),
        Command::Import(args) => import::run(&context, &args),
        Command::Imports(command) => imports::run(&context, &command),
        Command::Export(args) => export::run(&context, &args),
        Command::Figures(args) => figures::run(&context, &args),
        Command::Standards(args) => standards::run(&context, &args),
        Command::Explain(args) => explain::run(&context, &args),
        Command::Needs(args) => needs::run(&context, &args),
        Command::Plan(command) => plan::run(&context, &command),
        Command::Law(command) => law::run(&context, &command),
        Command::User(command) => user::run(&context, &command),
        Command::Verify(args) => verify::run(&context, &args),
        Command::Backup(args) => backup::backup(&context, &args),
        Command::Restore(args) => backup::restore(&context, &args),
        Command::ReadWorkbook(args) => read_workbook::run(&args),
    }
}

/// A refusal of the ledger in words: every reason, and what to do.
pub(crate) fn refused_words(office: &Office, problem: &office::writer::NotDone<ledger::value::Refused>, next: &str) -> Trouble {
    match problem {
        office::writer::NotDone::Refused(refused) => {
            let reasons: Vec<String> = words::refusals(refused, &office.value()).iter().map(|message| Lang::Vi.speak(message)).collect();
            Trouble::new(format!("Sổ từ chối:\n- {}", reasons.join("\n- ")), next)
        }
        other => Trouble::new(format!("Không ghi được: {other}"), "Không gì được ghi; kiểm tra chỗ trống và quyền ghi"),
    }
}
