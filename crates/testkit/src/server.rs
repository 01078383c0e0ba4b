//! A private PostgreSQL server for one test: made from a cluster that is laid once, on a socket of its own, gone with the test.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What to type where there is no PostgreSQL.
const BY_HAND: &str = "apt-get update && apt-get install --yes postgresql";
/// Where Debian keeps the programs of the server, one folder a version.
const DEBIAN: &str = "/usr/lib/postgresql";
/// The server refuses to run as root; Debian's package brings this user.
const USER: &str = "postgres";

/// How a server is ended without a chance to close anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blow {
    /// SIGKILL to its first process; the others notice that it is gone and end too.
    Kill,
    /// SIGKILL to its first process and to each that it started.
    KillAll,
    /// `pg_ctl stop -m immediate`: it ends at once and leaves its mending to the next start.
    Immediate,
}

/// A server of a test's own.
#[derive(Debug)]
pub struct Server {
    folder: tempfile::TempDir,
    child: Option<Child>,
    /// The port at which it speaks TLS, beside its socket.
    port: Option<u16>,
}

impl Server {
    /// Starts a server; without the programs of PostgreSQL the test ends with the line that installs them.
    pub fn start() -> Self {
        Self::begin(None)
    }

    /// Starts a server that also speaks TLS at a port of the loopback, with this certificate and key.
    pub fn start_with_tls(certificate: &Path, key: &Path) -> Self {
        Self::begin(Some((certificate, key)))
    }

    fn begin(tls: Option<(&Path, &Path)>) -> Self {
        let folder = tempfile::Builder::new().prefix("xungtam-pg-").tempdir().unwrap();
        let cluster = folder.path().join("data");
        copy(&template(), &cluster);
        let port = tls.map(|(certificate, key)| {
            fs::copy(certificate, folder.path().join("server.pem")).unwrap();
            fs::copy(key, folder.path().join("server.key")).unwrap();
            // Free now, and asked for at once.
            let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
            free.local_addr().unwrap().port()
        });
        hand_over(folder.path());
        let mut server = Self {
            folder,
            child: None,
            port,
        };
        server.again();
        server
    }

    /// The address of a ledger in its database.
    pub fn address(&self, ledger: &str) -> String {
        let host = self.folder.path().to_string_lossy().replace('/', "%2F");
        format!("postgres://xungtam@{host}/postgres?ledger={ledger}")
    }

    /// The address of a ledger over TLS, under a name of the host.
    pub fn address_over_tls(&self, host: &str, ledger: &str) -> String {
        let port = self.port.unwrap();
        format!("postgres://xungtam@{host}:{port}/postgres?ledger={ledger}")
    }

    /// Kills it as a power cut would, without a word to those who are connected. All of it: a process that does not know yet that the first
    /// one is gone would still keep what it is asked to.
    pub fn kill(&mut self) {
        self.stop_by(Blow::KillAll);
    }

    /// Ends it in one of the ways in which it closes nothing.
    pub fn stop_by(&mut self, blow: Blow) {
        let Some(mut child) = self.child.take() else { return };
        match blow {
            Blow::Kill => child.kill().unwrap(),
            Blow::KillAll => {
                let first = child.id().to_string();
                // Standing, it starts no more processes while those that it has are listed.
                signal("STOP", &[&first]);
                let others = fs::read_to_string(format!("/proc/{first}/task/{first}/children")).unwrap();
                let all: Vec<&str> = std::iter::once(first.as_str())
                    .chain(others.split_whitespace())
                    .collect();
                signal("KILL", &all);
            }
            Blow::Immediate => {
                let mut stop = as_server(&program("pg_ctl"));
                stop.args(["stop", "--mode=immediate", "--silent", "-D"]);
                assert!(stop.arg(self.folder.path().join("data")).status().unwrap().success());
            }
        }
        child.wait().unwrap();
    }

    /// Starts it again after a kill; what was acknowledged is played in from its log.
    pub fn again(&mut self) {
        let _left_over = fs::remove_file(self.folder.path().join("data/postmaster.pid"));
        let began = Instant::now();
        // The processes of a killed server may hold its memory for a moment longer.
        while began.elapsed() < Duration::from_secs(30) {
            let mut child = self.launch();
            loop {
                if child.try_wait().unwrap().is_some() {
                    thread::sleep(Duration::from_millis(100));
                    break;
                }
                if self.answers() {
                    self.child = Some(child);
                    return;
                }
                thread::sleep(Duration::from_millis(20));
            }
        }
        let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        panic!("the server does not start:\n{log}");
    }

    /// Runs SQL by the server's own client, past every guard of ours; what it says on failure.
    pub fn run(&self, sql: &str) -> Result<String, String> {
        let mut psql = Command::new(program("psql"));
        psql.args([
            "-X",
            "-q",
            "-t",
            "-A",
            "-v",
            "ON_ERROR_STOP=1",
            "-U",
            "xungtam",
            "-d",
            "postgres",
            "-c",
            sql,
        ]);
        let ran = psql.arg("-h").arg(self.folder.path()).output().unwrap();
        if ran.status.success() {
            Ok(String::from_utf8_lossy(&ran.stdout).trim().to_owned())
        } else {
            Err(String::from_utf8_lossy(&ran.stderr).trim().to_owned())
        }
    }

    fn launch(&self) -> Child {
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.folder.path().join("log"));
        let log = log.unwrap();
        let folder = self.folder.path();
        let mut command = as_server(&program("postgres"));
        command.arg("-D").arg(folder.join("data")).arg("-k").arg(folder);
        // Small, alone on its socket, and as careful with commits as in earnest: tests kill it.
        let folder = folder.to_string_lossy();
        let listen = match self.port {
            None => vec!["listen_addresses=".to_owned()],
            Some(port) => vec![
                "listen_addresses=127.0.0.1".to_owned(),
                format!("port={port}"),
                "ssl=on".to_owned(),
                format!("ssl_cert_file={folder}/server.pem"),
                format!("ssl_key_file={folder}/server.key"),
            ],
        };
        for setting in listen.iter().map(String::as_str).chain([
            "shared_buffers=16MB",
            "max_connections=60",
            "autovacuum=off",
            "max_wal_size=128MB",
        ]) {
            command.arg("-c").arg(setting);
        }
        command
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log);
        command.spawn().unwrap()
    }

    fn answers(&self) -> bool {
        let mut ready = Command::new(program("pg_isready"));
        ready.arg("-q").arg("-h").arg(self.folder.path());
        ready.args(self.port.map(|port| format!("--port={port}")));
        ready.status().is_ok_and(|status| status.success())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Sends a signal to processes of the server; one that has ended by itself meanwhile needs none.
fn signal(name: &str, ids: &[&str]) {
    let mut kill = Command::new("kill");
    let _one_has_ended = kill
        .arg(format!("-{name}"))
        .args(ids)
        .stderr(Stdio::null())
        .status()
        .unwrap();
}

/// A program of the newest PostgreSQL of the machine.
fn program(name: &str) -> PathBuf {
    let versions = fs::read_dir(DEBIAN).into_iter().flatten().flatten();
    let number = |path: &Path| path.file_name()?.to_str()?.parse::<f64>().ok();
    let newest = versions
        .map(|entry| entry.path())
        .filter(|path| path.join("bin").join(name).exists())
        .max_by(|one, other| number(one).unwrap_or(0.0).total_cmp(&number(other).unwrap_or(0.0)));
    let in_path = || {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path)
            .map(|folder| folder.join(name))
            .find(|path| path.exists())
    };
    let found = newest.map(|version| version.join("bin").join(name)).or_else(in_path);
    found.unwrap_or_else(|| panic!("PostgreSQL is missing. Install it with:\n    {BY_HAND}"))
}

/// A command as the user under whom a server may run; it ends with whoever started it.
fn as_server(program: &Path) -> Command {
    let mut command = Command::new("setpriv");
    if let Some((user, group)) = server_user() {
        let ids = [format!("--reuid={user}"), format!("--regid={group}")];
        command.args(ids).arg("--clear-groups");
    }
    command.args(["--pdeathsig", "QUIT"]).arg(program);
    command
}

/// User and group of the server when this process is root, and so may not run it itself.
fn server_user() -> Option<(u32, u32)> {
    let me = fs::metadata("/proc/self").unwrap();
    if std::os::unix::fs::MetadataExt::uid(&me) != 0 {
        return None;
    }
    let users = fs::read_to_string("/etc/passwd").unwrap();
    let line = users.lines().find(|line| line.split(':').next() == Some(USER));
    let line = line.unwrap_or_else(|| panic!("no user {USER}. Install PostgreSQL with:\n    {BY_HAND}"));
    let mut ids = line.split(':').skip(2).map(|id| id.parse().unwrap());
    Some((ids.next().unwrap(), ids.next().unwrap()))
}

/// Gives a folder and all in it to the user of the server.
fn hand_over(folder: &Path) {
    let Some((user, group)) = server_user() else { return };
    std::os::unix::fs::chown(folder, Some(user), Some(group)).unwrap();
    if folder.is_dir() {
        for entry in fs::read_dir(folder).unwrap() {
            hand_over(&entry.unwrap().path());
        }
    }
}

/// A cluster that was laid once and is only copied: laying one takes longer than most tests.
fn template() -> PathBuf {
    let built = std::env::current_exe().unwrap();
    let room = built.ancestors().nth(2).unwrap().join("postgres");
    fs::create_dir_all(&room).unwrap();
    let lock = File::create(room.join("lock")).unwrap();
    lock.lock().unwrap();
    let version = Command::new(program("postgres")).arg("--version").output().unwrap();
    let version: String = String::from_utf8_lossy(&version.stdout)
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let done = room.join(format!("cluster-{version}"));
    if done.exists() {
        return done;
    }
    let making = tempfile::Builder::new().prefix("xungtam-pg-").tempdir().unwrap();
    hand_over(making.path());
    let mut initdb = as_server(&program("initdb"));
    initdb.args([
        "--no-sync",
        "--auth=trust",
        "--username=xungtam",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
    ]);
    initdb.args(["--wal-segsize=1", "-D"]).arg(making.path().join("data"));
    let ran = initdb.output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let part = room.join("part");
    let _left_over = fs::remove_dir_all(&part);
    copy(&making.path().join("data"), &part);
    fs::rename(&part, &done).unwrap();
    done
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    fs::set_permissions(to, fs::Permissions::from_mode(0o700)).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let place = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), place).unwrap();
        }
    }
}
