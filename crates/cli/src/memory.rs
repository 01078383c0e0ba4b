//! The memory of a server: what a page took is given back when the page is done.

#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod gnu {
    use std::os::unix::process::CommandExt as _;
    use std::process::Command;
    use std::thread::available_parallelism;
    use std::{env, io};

    /// Blocks of this size (bytes) are given back at once. Lists of a whole district are such blocks; left to itself the allocator keeps
    /// every hole that they leave, which was measured as a third of a server's memory.
    const LARGE: &str = "131072";
    const ARENAS: &str = "MALLOC_ARENA_MAX";
    /// Says that it was done: where a program has more rights than who starts it, the other settings are taken away again.
    const DONE: &str = "XUNGTAM_GIVES_BACK";
    const THRESHOLDS: [&str; 2] = ["MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_"];

    /// Says that a replay of the log was behind this process: it is not begun anew a second time for that.
    const REPLAYED: &str = "XUNGTAM_REPLAYED";

    /// Begins this process anew with an allocator that gives back; it reads its settings when a process begins, and at no other time. Comes back
    /// when they stand already, set by an administrator or by this; and with the problem when it could not be done: then all works as before.
    pub(crate) fn give_back() -> io::Result<()> {
        let settled = THRESHOLDS.iter().chain([&ARENAS, &DONE]);
        if settled.into_iter().any(|name| env::var_os(name).is_some()) {
            return Ok(());
        }
        // An arena for two cores: each keeps holes of its own, and a second one on two cores was measured as two megabytes and no page a second.
        let arenas = available_parallelism().map_or(1, |cores| cores.get().div_ceil(2));
        let mut again = this_command()?;
        again.envs(THRESHOLDS.map(|name| (name, LARGE)));
        again.env(ARENAS, arenas.to_string()).env(DONE, "1");
        Err(again.exec())
    }

    /// Begins this process anew after a replay of the log: the holes that it leaves were measured as a third of the ledger. Comes back when it was
    /// done before, and with the problem when it could not be done.
    pub(crate) fn leave_replay_behind() -> io::Result<()> {
        if env::var_os(REPLAYED).is_some() {
            return Ok(());
        }
        Err(this_command()?.env(REPLAYED, "1").exec())
    }

    /// The command by which this process was begun.
    fn this_command() -> io::Result<Command> {
        let mut again = Command::new(env::current_exe()?);
        again.args(env::args_os().skip(1));
        if let Some(name) = env::args_os().next() {
            again.arg0(name);
        }
        Ok(again)
    }
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub(crate) use gnu::{give_back, leave_replay_behind};

/// Other allocators keep to their own ways.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(crate) fn give_back() -> std::io::Result<()> {
    Ok(())
}

/// Nor is it known of them that a replay leaves holes.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(crate) fn leave_replay_behind() -> std::io::Result<()> {
    Ok(())
}
