//! The unit files of `deploy/` are ones that systemd takes, and start the program in a way that it knows; the backup script does what it says.

use std::path::Path;
use std::process::Command;

use crate::pages::root;
use crate::support::{Desk, demo, run_in};

#[test]
fn systemd_takes_the_units() {
    if Command::new("systemd-analyze").arg("--version").output().is_err() {
        eprintln!("NOT CHECKED: systemd-analyze is not on this machine; Debian's package is systemd");
        return;
    }
    let desk = Desk::empty();
    let mut units = Vec::new();
    for name in ["xungtam.service", "xungtam-backup.service", "xungtam-backup.timer"] {
        let text = std::fs::read_to_string(root().join("deploy").join(name)).unwrap();
        // The programs are looked for as well: those of this build stand for the installed ones.
        let text = text
            .replace("/usr/local/bin/xungtam", env!("CARGO_BIN_EXE_xungtam"))
            .replace("/usr/local/lib/xungtam/", &format!("{}/deploy/", root().display()));
        desk.file(name, text);
        units.push(desk.path(name));
    }
    let checked = Command::new("systemd-analyze")
        .arg("verify")
        .args(&units)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&checked.stderr);
    let ours: Vec<&str> = said.lines().filter(|line| line.contains("xungtam")).collect();
    assert!(checked.status.success() && ours.is_empty(), "{said}");
    desk.file(
        "xungtam.service",
        "[Service]\nType=exec\nExecStart=/no/such/program\nProtectSystem=mostly\n",
    );
    let checked = Command::new("systemd-analyze")
        .arg("verify")
        .arg(desk.path("xungtam.service"))
        .output()
        .unwrap();
    assert!(!checked.stderr.is_empty(), "a bad unit is told");
}

#[test]
fn the_service_starts_the_program_with_words_that_it_knows() {
    let unit = std::fs::read_to_string(root().join("deploy/xungtam.service")).unwrap();
    let unit = unit.replace("\\\n", " ");
    let line = unit
        .lines()
        .find_map(|line| line.strip_prefix("ExecStart=/usr/local/bin/xungtam "))
        .unwrap();
    let words: Vec<&str> = line.split_whitespace().chain(["--help"]).collect();
    assert!(run_in(Path::new("."), &words, "").ok, "{line}");
    for guard in [
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "MemoryMax=",
        "User=xungtam",
        "TimeoutStopSec=30",
    ] {
        assert!(unit.contains(guard), "{guard}");
    }
}

/// Runs the backup script on a desk; gives whether it went well.
fn back_up(desk: &Desk, ledger: &Path) -> bool {
    let program = Path::new(env!("CARGO_BIN_EXE_xungtam")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let ran = Command::new(root().join("deploy/xungtam-backup.sh"))
        .env("PATH", path)
        .env("XUNGTAM_DATA", ledger)
        .env("XUNGTAM_BACKUPS", desk.path("."))
        .output()
        .unwrap();
    ran.status.success()
}

fn copies(desk: &Desk) -> usize {
    let names = std::fs::read_dir(desk.path("."))
        .unwrap()
        .map(|file| file.unwrap().file_name());
    let copy = |name: String| name.starts_with("so-") && name.ends_with(".xungtam");
    names.filter(|name| copy(name.to_string_lossy().into_owned())).count()
}

#[test]
fn the_backup_script_proves_its_copy_and_only_then_removes_old_ones() {
    let desk = Desk::empty();
    desk.file("so-20200101T000000Z.xungtam", "an old copy");
    std::fs::create_dir(desk.path("so-20200101T000000Z.xungtam.files")).unwrap();
    desk.file("other", "not a copy");
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_hours(40 * 24);
    for name in ["so-20200101T000000Z.xungtam", "other"] {
        std::fs::File::options()
            .append(true)
            .open(desk.path(name))
            .unwrap()
            .set_modified(long_ago)
            .unwrap();
    }
    assert!(!back_up(&desk, &desk.path("none")), "there is no ledger");
    assert_eq!(copies(&desk), 1, "nothing is removed when nothing was proved");
    assert!(back_up(&desk, &demo().ledger));
    assert!(
        !desk.path("so-20200101T000000Z.xungtam").exists(),
        "the old one is gone"
    );
    assert!(
        !desk.path("so-20200101T000000Z.xungtam.files").exists(),
        "with what stood beside it"
    );
    assert!(
        desk.path("other").exists() && copies(&desk) == 1,
        "the new one is there"
    );
}
