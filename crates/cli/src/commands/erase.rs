//! `xungtam erase`: the content of acts on persons, and files of decisions, go by law; the chain and everybody else's facts stay.

use clap::Args;
use ledger::acts::decisions::FileOf;
use ledger::{ActId, PersonId};
use office::erase::CannotErase;
use office::figures::Asker;
use office::writer::NotDone;
use words::Message;

use super::Context;
use crate::say::{self, Trouble};

#[derive(Debug, Args)]
pub(crate) struct EraseArgs {
    /// Các nội dung cần xóa, mỗi cái là số quyết định - số nội dung: 17-3.
    #[arg(value_name = "ACT")]
    acts: Vec<ActId>,
    /// Xóa mọi nội dung chỉ nói về người này (mã người).
    #[arg(long, value_name = "ID")]
    person: Option<PersonId>,
    /// Xóa tệp kèm quyết định này, mỗi tệp là số quyết định - thứ tự tệp (đếm từ 0): 17-0. Lặp lại được.
    #[arg(long = "file", value_name = "FILE")]
    files: Vec<FileOf>,
    /// Lý do, căn cứ; được ghi vào sổ và nhật ký. Không ghi điều cần xóa.
    #[arg(long, value_name = "TEXT")]
    because: String,
}

pub(crate) fn run(context: &Context, args: &EraseArgs) -> Result<(), Trouble> {
    let office = context.write()?;
    let mut acts = args.acts.clone();
    if let Some(person) = args.person {
        acts.extend(office.value().acts_of_person(person));
    }
    let done = office.erase(Asker::Command("console"), &acts, &args.files, &args.because);
    let done = done.map_err(|problem| refused(&office, problem))?;
    for act in &done.acts {
        say::data(act);
    }
    for file in &done.files {
        say::data(format_args!("file {file}"));
    }
    let said = Message::new("cli-erased")
        .with("n", done.acts.len())
        .with("files", done.files.len());
    say::words(context.speak(&said.with("by", done.by.to_string())));
    for (id, files) in [("cli-erased-shared", &done.shared), ("cli-erased-left", &done.left)] {
        for file in files {
            say::words(context.speak(&Message::new(id).with("file", file.to_string())));
        }
    }
    if !done.beside.is_empty() {
        let files: Vec<String> = done.beside.iter().map(ToString::to_string).collect();
        say::words(context.speak(&Message::new("cli-erased-beside").with("files", files.join(", "))));
    }
    Ok(())
}

fn refused(office: &office::Office, problem: NotDone<CannotErase>) -> Trouble {
    super::unwritten(problem, |refused| match refused {
        CannotErase::NoReason => Trouble::of("cli-erase-no-reason"),
        CannotErase::NoActs => Trouble::of("cli-erase-no-acts"),
        CannotErase::NotErasable(why) => Trouble::of("cli-erase-not-erasable").because(why),
        CannotErase::NoSuchFile(file) => Trouble::of("cli-erase-no-such-file").with("file", file.to_string()),
        CannotErase::FileIsErased(file) => Trouble::of("cli-erase-file-erased").with("file", file.to_string()),
        CannotErase::FilesOutOfReach => Trouble::of("cli-erase-files-out-of-reach"),
        CannotErase::OutOfReach(person) => Trouble::of("cli-erase-out-of-reach").with("person", person.to_string()),
        CannotErase::Contradicts(problems) => {
            let value = office.value();
            let said = |problem: &ledger::value::Problem| {
                Message::new("cli-erase-contradicts-act")
                    .with("act", problem.act.to_string())
                    .with("said", words::refusal(&problem.refusal, &value))
            };
            Trouble::of("cli-erase-contradicts").points(problems.iter().map(said).collect::<Vec<_>>())
        }
        CannotErase::Refused(refused) => {
            Trouble::of("cli-erase-refused").points(words::refusals(&refused, &office.value()))
        }
        CannotErase::Unreadable(cause) => Trouble::of("cli-not-written").because(cause),
    })
}
