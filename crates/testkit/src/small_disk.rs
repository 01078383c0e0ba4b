//! A real disk of a few megabytes: a tmpfs that is mounted for the processes of one test alone, and gone when the last of them has ended,
//! however it ended.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

/// Where it is mounted, in the processes that see it.
const AT: &str = "/mnt";
/// What takes up the room.
const BALLAST: &str = "ballast";

/// A disk of a test's own.
#[derive(Debug)]
pub struct SmallDisk {
    /// Keeps the mount; it ends with its stdin, so also with this process.
    holder: Child,
    stdin: Option<ChildStdin>,
    enter: Vec<String>,
}

impl SmallDisk {
    /// Mounts one of so many bytes. None where this machine lets nobody mount; that is said on stderr, because nothing was tested then.
    pub fn new(bytes: u64) -> Option<Self> {
        let root = std::os::unix::fs::MetadataExt::uid(&fs::metadata("/proc/self").unwrap()) == 0;
        // Who is not root is it in a namespace of users of one's own, where the machine allows that.
        [&[][..], &["--user", "--map-root-user"][..]]
            .into_iter()
            .skip(usize::from(!root))
            .find_map(|user| Self::mount(bytes, user))
            .or_else(|| {
                eprintln!("NOT RUN: no small disk can be mounted here; run it as root, or allow namespaces of users");
                None
            })
    }

    fn mount(bytes: u64, user: &[&str]) -> Option<Self> {
        let mount = format!("mount -t tmpfs -o size={bytes} xungtam {AT} && echo mounted && exec cat");
        let mut command = Command::new("unshare");
        command.args(user).args(["--mount", "sh", "-c", &mount]);
        let mut holder = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut said = String::new();
        let read = BufReader::new(holder.stdout.take().unwrap()).read_line(&mut said);
        let stdin = holder.stdin.take();
        if read.is_err() || said != "mounted\n" {
            drop(stdin);
            holder.wait().unwrap();
            return None;
        }
        let mut enter = ["nsenter", "--mount", "--target", &holder.id().to_string()]
            .map(str::to_owned)
            .to_vec();
        if !user.is_empty() {
            enter.extend(["--user", "--preserve-credentials"].map(str::to_owned));
        }
        Some(Self { holder, stdin, enter })
    }

    /// The words with which a command begins that sees the disk.
    pub fn enter(&self) -> &[String] {
        &self.enter
    }

    /// A program that sees the disk; its process is the program's own.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(&self.enter[0]);
        command.args(&self.enter[1..]).arg(program);
        command
    }

    /// A place on the disk, as those programs see it.
    pub fn path(&self, name: &str) -> PathBuf {
        Path::new(AT).join(name)
    }

    /// Takes up all room but so many bytes.
    pub fn fill(&self, left: u64) {
        self.free();
        let mut ballast = File::create(self.ballast()).unwrap();
        let some = [7; 4096];
        while ballast.write_all(&some).is_ok() {}
        let length = ballast.metadata().unwrap().len();
        ballast.set_len(length.saturating_sub(left)).unwrap();
    }

    /// Gives the room back.
    pub fn free(&self) {
        let _none_yet = fs::remove_file(self.ballast());
    }

    fn ballast(&self) -> PathBuf {
        let seen = format!("/proc/{}/root{AT}", self.holder.id());
        Path::new(&seen).join(BALLAST)
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        self.stdin = None;
        self.holder.wait().unwrap();
    }
}
