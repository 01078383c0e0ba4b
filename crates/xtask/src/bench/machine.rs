//! What a measurement stands on: the machine, the commit, the memory of a process.

use crate::command::version;
use crate::place;
use std::process::Command;

/// The processor and how many of it, in one line.
pub(crate) fn machine() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = field(&info, "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    format!(
        "{model}, {cores} cores, {}",
        version("rustc", "--version").unwrap_or_default()
    )
}

/// The commit that was built, and whether the work tree differs from it.
pub(crate) fn commit() -> String {
    let git = |words: &[&str]| {
        let output = Command::new("git")
            .current_dir(place::root())
            .args(words)
            .output()
            .ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let Some(commit) = git(&["rev-parse", "--short=12", "HEAD"]) else {
        return "unknown".to_owned();
    };
    let changed = git(&["status", "--porcelain", "--untracked-files=no"]).is_some_and(|list| !list.is_empty());
    if changed {
        format!("{commit} and changes")
    } else {
        commit
    }
}

/// How many processes the machine had to run in the last minute, five and fifteen, as the system tells.
pub(crate) fn load() -> String {
    let told = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    told.split_whitespace().take(3).collect::<Vec<_>>().join(" ")
}

/// Resident memory of a process in kB (`VmRSS`); `None` where the system does not tell.
pub(crate) fn resident_kb(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    field(&status, "VmRSS")?.split_whitespace().next()?.parse().ok()
}

/// Processor time of a process so far, in seconds; `None` where the system does not tell. (Linux counts it in hundredths.)
pub(crate) fn cpu_seconds(process: u32) -> Option<f64> {
    spent(&std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?)
}

/// The fourteenth and fifteenth fields; the second is a name in brackets that may hold anything.
fn spent(stat: &str) -> Option<f64> {
    let (_, rest) = stat.rsplit_once(')')?;
    let mut ticks = rest
        .split_whitespace()
        .skip(11)
        .map_while(|field| field.parse::<u32>().ok());
    Some(f64::from(ticks.next()? + ticks.next()?) / 100.0)
}

fn field(text: &str, name: &str) -> Option<String> {
    let (_, value) = text
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(key, _)| key.trim() == name)?;
    Some(value.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processor_time_is_read_behind_any_name() {
        let spent = spent("17 (a ) b) S 1 1 1 0 -1 4 1 0 0 0 250 50 0 0 20 0 1").unwrap();
        assert!((spent - 3.0).abs() < f64::EPSILON);
    }

    #[test]
    fn a_field_is_found_by_its_name() {
        assert_eq!(
            field("VmPeak:\t 9 kB\nVmRSS:\t  81234 kB\n", "VmRSS").as_deref(),
            Some("81234 kB")
        );
        assert_eq!(field("VmPeak: 9 kB", "VmRSS"), None);
    }
}
