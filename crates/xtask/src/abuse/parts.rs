//! The parts in which the API is asked. Each has a key of its own that stands for an account of its own, and finds things of its own: what one
//! part closes or uses up, the others still have. Parts that end things come after those that need them.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::trouble::Trouble;

/// The password of every account that a key stands for.
pub(super) const PASSWORD: &str = "mot-mat-khau-dai-1903";
/// How the names of these accounts begin.
pub(super) const OWN: &str = "abuse-";
/// All that a key for papers and people can be given.
const PAPERS: &str = "read-person,export,import,decide,approve";

/// A part of the API, and the key with which it is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// What it is.
    pub(super) name: &'static str,
    /// The role of the account for which the key stands.
    role: &'static str,
    /// What the key was made for, and up to which class of data.
    pub(super) deeds: &'static str,
    class: &'static str,
    /// The addresses.
    pub(super) asks: &'static str,
}

/// All parts, in their order.
pub(super) const PARTS: [Part; 10] = [
    Part {
        name: "reading",
        role: "hr-officer",
        deeds: PAPERS,
        class: "sensitive",
        asks: "^/api/v1/(people|units|posts|figures|staffing|standards|quality|duties|decisions|acts|rewards|disciplines|rules|search)",
    },
    Part {
        name: "drafts",
        role: "hr-officer",
        deeds: PAPERS,
        class: "sensitive",
        asks: "^/api/v1/(drafts(?!.*steps)|opinions)",
    },
    Part {
        name: "answers and lists",
        role: "hr-officer",
        deeds: PAPERS,
        class: "sensitive",
        asks: "^/api/v1/(proposals|requests|lists(?!.*removal))",
    },
    Part {
        name: "files that are sent",
        role: "hr-officer",
        deeds: PAPERS,
        class: "sensitive",
        asks: "^/api/v1/uploads(?!.*(import|removal))",
    },
    Part {
        name: "what ends things",
        role: "hr-officer",
        deeds: PAPERS,
        class: "sensitive",
        asks: "^/api/v1/(imports|drafts/.*steps|uploads/.*(import|removal)|lists/.*removal)",
    },
    Part {
        name: "approving",
        role: "leader",
        deeds: "read-person,approve",
        class: "sensitive",
        asks: "^/api/v1/(drafts|opinions)",
    },
    Part {
        name: "runs and plans",
        role: "hr-officer",
        deeds: "read-person,export,decide,plan",
        class: "sensitive",
        asks: "^/api/v1/(runs|run-kinds|plans)",
    },
    Part {
        name: "the log",
        role: "auditor",
        deeds: "read-audit",
        class: "internal",
        asks: "^/api/v1/audit",
    },
    Part {
        name: "everything with a key for figures alone",
        role: "hr-officer",
        deeds: "read-figures",
        class: "public",
        asks: "^/api/v1/",
    },
    // It closes accounts, and by that the keys that stand for them.
    Part {
        name: "accounts",
        role: "hr-officer",
        deeds: "manage-accounts",
        class: "internal",
        asks: "^/api/v1/(accounts|rights|emergencies)",
    },
];

impl Part {
    /// Whether the key was made for it.
    pub(super) fn may(&self, deed: &str) -> bool {
        self.deeds.split(',').any(|own| own == deed)
    }

    /// Makes the account `name` and a key that stands for it, as an administrator does at the machine.
    pub(super) fn key(&self, program: &Path, ledger: &Path, name: &str) -> Result<String, Trouble> {
        account(program, ledger, name, self.role)?;
        let made = Command::new(program)
            .args(["key", "add", name, "--days", "2", "--per-minute", "100000"])
            .args(["--class", self.class, "--deeds", self.deeds, "--account", name])
            .arg("--data")
            .arg(ledger)
            .output()
            .map_err(Trouble::at(program))?;
        let said = String::from_utf8_lossy(&made.stdout);
        let secret = said.lines().find(|line| line.starts_with("xungtam_"));
        let none = || Trouble::Server(format!("no key was made: {}", String::from_utf8_lossy(&made.stderr)));
        secret.map(str::to_owned).ok_or_else(none)
    }
}

fn account(program: &Path, ledger: &Path, name: &str, role: &str) -> Result<(), Trouble> {
    let mut adding = Command::new(program)
        .args(["user", "add", name, "--role", role, "--data"])
        .arg(ledger)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .map_err(Trouble::at(program))?;
    if let Some(mut input) = adding.stdin.take() {
        let typed = format!("{PASSWORD}\n");
        input.write_all(typed.as_bytes()).map_err(Trouble::at(program))?;
    }
    let added = adding.wait().map_err(Trouble::at(program))?;
    added
        .success()
        .then_some(())
        .ok_or_else(|| Trouble::Server(format!("the account {name} was not added")))
}
