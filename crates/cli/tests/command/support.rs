//! Runs the command; one demonstration ledger is made for all tests and never written to but in copies.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

/// What a run said.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) ok: bool,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    /// The same, having checked that it went well.
    pub(crate) fn good(self) -> Self {
        assert!(self.ok, "{}\n{}", self.out, self.err);
        self
    }

    /// The words of a run that must have failed: they end with an indented next step.
    pub(crate) fn trouble(self) -> String {
        assert!(!self.ok, "should have failed:\n{}\n{}", self.out, self.err);
        let next = self.err.trim_end().lines().last().unwrap_or_default();
        assert!(next.starts_with("  "), "no next step:\n{}", self.err);
        assert!(
            !self.err.contains('⟨') && !self.err.contains("panicked"),
            "{}",
            self.err
        );
        self.err
    }

    /// Its data as JSON, having checked that it went well.
    pub(crate) fn json(self) -> Value {
        let said = self.good();
        serde_json::from_str(&said.out).unwrap_or_else(|problem| panic!("{problem}\n{}", said.out))
    }

    /// What follows `name` on its line.
    pub(crate) fn after(&self, name: &str) -> String {
        let line = self.out.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap_or_else(|| panic!("no {name} in\n{}", self.out))
            .trim()
            .to_owned()
    }
}

/// Runs the command in a folder, with `input` as what is typed.
pub(crate) fn run_in(folder: &Path, arguments: &[&str], input: &str) -> Said {
    let mut program = Command::new(env!("CARGO_BIN_EXE_xungtam"));
    run_by(program.args(arguments).current_dir(folder), input)
}

/// Runs the command as it stands, with `input` as what is typed.
pub(crate) fn run_by(program: &mut Command, input: &str) -> Said {
    let mut child = program
        .env_remove("XUNGTAM_DATA")
        .env_remove("XUNGTAM_LAW")
        .env_remove("XUNGTAM_LANG")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that asks nothing may be gone before it is told.
    let _unread = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said {
        ok: output.status.success(),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// A folder of one's own with, maybe, a ledger in it.
pub(crate) struct Desk(tempfile::TempDir);

impl Desk {
    /// No ledger yet.
    pub(crate) fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A copy of the demonstration ledger, to be written to.
    pub(crate) fn demo() -> Self {
        let desk = Self::empty();
        std::fs::copy(&demo().ledger, desk.ledger()).unwrap();
        // The files of its decisions lie beside it.
        std::fs::create_dir(desk.path("xungtam.ledger.files")).unwrap();
        for file in std::fs::read_dir(demo().folder.join("xungtam.ledger.files")).unwrap() {
            let file = file.unwrap();
            std::fs::copy(file.path(), desk.path("xungtam.ledger.files").join(file.file_name())).unwrap();
        }
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn ledger(&self) -> PathBuf {
        self.path("xungtam.ledger")
    }

    /// A file with these bytes; its path as text.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        std::fs::write(self.path(name), bytes).unwrap();
        name.to_owned()
    }

    pub(crate) fn run(&self, line: &str) -> Said {
        self.run_with(&line.split_whitespace().collect::<Vec<_>>(), "")
    }

    pub(crate) fn run_with(&self, arguments: &[&str], input: &str) -> Said {
        run_in(self.0.path(), arguments, input)
    }

    /// The chain's head, as the ledger keeps it; `verify` proves it where that is what a test is about.
    pub(crate) fn head(&self) -> String {
        let store = storage::open(&self.ledger(), storage::Mode::Read).unwrap();
        let mut head = String::new();
        let mut see = |sealed: ledger::decision::SealedDecision| {
            head = sealed.hash.to_string();
            true
        };
        store.decisions(ledger::Seq(1000), &mut see).unwrap();
        head
    }
}

/// The demonstration ledger.
pub(crate) struct Demo {
    pub(crate) folder: PathBuf,
    pub(crate) ledger: PathBuf,
    /// The head that `demo` printed.
    pub(crate) head: String,
}

/// The demonstration ledger, made once for a build of the command, also where every test is a process of its own. Ask it only what does
/// not write.
pub(crate) fn demo() -> &'static Demo {
    static DEMO: OnceLock<Demo> = OnceLock::new();
    DEMO.get_or_init(|| {
        let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
        let folder = home.join("demonstration");
        // One process makes it while the others wait for the lock; it ends with this file.
        let lock = std::fs::File::create(home.join("demonstration.lock")).unwrap();
        lock.lock().unwrap();
        let command = std::fs::metadata(env!("CARGO_BIN_EXE_xungtam")).unwrap();
        let build = format!("{:?} {}", command.modified().unwrap(), command.len());
        let kept = std::fs::read_to_string(folder.join("made")).unwrap_or_default();
        let head = match kept.split_once('\n') {
            Some((head, of)) if of == build => head.to_owned(),
            _ => {
                let _none_yet = std::fs::remove_dir_all(&folder);
                std::fs::create_dir_all(&folder).unwrap();
                let made = run_in(&folder, &["demo", "--data", "made.ledger", "--workbooks", "rolls"], "").good();
                // A backup is one file and a folder of files, whatever the engine keeps beside the ledger in use.
                run_in(&folder, &["backup", "--data", "made.ledger", "xungtam.ledger"], "").good();
                let head = made.after("head");
                std::fs::write(folder.join("made"), format!("{head}\n{build}")).unwrap();
                head
            }
        };
        Demo {
            ledger: folder.join("xungtam.ledger"),
            head,
            folder,
        }
    })
}

/// Asks the demonstration ledger something.
pub(crate) fn ask(line: &str) -> Said {
    run_in(&demo().folder, &line.split_whitespace().collect::<Vec<_>>(), "")
}

/// A length as JSON has numbers.
pub(crate) fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap()
}

/// A number somewhere in JSON.
pub(crate) fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("{value} is no number"))
}
