//! A server of our own for tests and benchmarks: the release build, a demonstration ledger, a free loopback port.

use crate::command::{must, show};
use crate::log_ins::{self, LogIn};
use crate::place;
use crate::speak::say;
use crate::trouble::Trouble;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The seed of the demonstration district, everywhere.
pub(crate) const SEED: &str = "2019";
const PATIENCE: Duration = Duration::from_mins(1);

/// Builds the shipped program as the README's command does.
pub(crate) fn build() -> Result<(), Trouble> {
    must(
        Command::new("cargo")
            .current_dir(place::root())
            .args(["build", "--release", "--locked", "-p", "xungtam"]),
    )?;
    Ok(())
}

/// Makes the demonstration ledger at `file` and gives the log-ins that the program prints.
pub(crate) fn make_ledger(file: &Path) -> Result<Vec<LogIn>, Trouble> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(Trouble::at(folder))?;
    }
    let made = must(
        Command::new(place::program())
            .arg("demo")
            .arg("--data")
            .arg(file)
            .args(["--seed", SEED]),
    )?;
    Ok(log_ins::read(&made.output))
}

/// A running server; it is stopped by its own process id when this value goes.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Server {
    /// Serves `file` on a free loopback port and waits until it takes connections.
    pub(crate) fn start(file: &Path, log: &Path) -> Result<Self, Trouble> {
        Self::start_of(&place::program(), file, log)
    }

    /// The same of a program that stands elsewhere.
    pub(crate) fn start_of(program: &Path, file: &Path, log: &Path) -> Result<Self, Trouble> {
        let address = free_port()?;
        let written = std::fs::File::create(log).map_err(Trouble::at(log))?;
        let errors = written.try_clone().map_err(Trouble::at(log))?;
        let mut command = Command::new(program);
        command
            .arg("serve")
            .arg("--data")
            .arg(file)
            .arg("--listen")
            .arg(address.to_string());
        say(&format!("$ {} &", show(&command)));
        let child = command
            .stdin(Stdio::null())
            .stdout(written)
            .stderr(errors)
            .spawn()
            .map_err(Trouble::at(program))?;
        let mut server = Self { child, address };
        server.wait_until_ready(log)?;
        Ok(server)
    }

    /// The process id, for reading its memory.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    fn wait_until_ready(&mut self, log: &Path) -> Result<(), Trouble> {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if let Ok(Some(status)) = self.child.try_wait() {
                let said = std::fs::read_to_string(log).unwrap_or_default();
                return Err(Trouble::Server(format!(
                    "the server ended before it listened ({status}). It said:\n{said}"
                )));
            }
            // A port of the loopback where nobody listens yet can be answered by the one who asks.
            let somebody = |stream: TcpStream| stream.local_addr().ok() != stream.peer_addr().ok();
            if TcpStream::connect_timeout(&self.address, Duration::from_millis(200)).is_ok_and(somebody) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        Err(Trouble::Server(format!(
            "the server did not listen on {} within {} s",
            self.address,
            PATIENCE.as_secs()
        )))
    }
}

impl Drop for Server {
    /// Asks first, so that the ledger is closed in order; insists after two seconds.
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-TERM", &self.id().to_string()]).status();
        for _ in 0..40 {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_port() -> Result<SocketAddr, Trouble> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(Trouble::io("a free loopback port"))?;
    listener.local_addr().map_err(Trouble::io("a free loopback port"))
}

/// A folder under `target/` that is emptied now and removed when this value goes.
#[derive(Debug)]
pub(crate) struct Scratch(pub(crate) PathBuf);

impl Scratch {
    /// An empty folder of this name and this process.
    pub(crate) fn new(name: &str) -> Result<Self, Trouble> {
        let folder = place::target()
            .join("xtask")
            .join(format!("{name}-{}", std::process::id()));
        if folder.exists() {
            std::fs::remove_dir_all(&folder).map_err(Trouble::at(&folder))?;
        }
        std::fs::create_dir_all(&folder).map_err(Trouble::at(&folder))?;
        Ok(Self(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
