//! What the system says of this process.

use std::fs;
use std::time::Duration;

/// Bytes in memory now, and the most there ever were.
pub(crate) fn resident() -> (u64, u64) {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let field = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() * 1024
    };
    (field("VmRSS:"), field("VmHWM:"))
}

/// How long processors have worked for this process, to a hundredth of a second.
pub(crate) fn worked() -> Duration {
    let status = fs::read_to_string("/proc/self/stat").unwrap();
    // The name of the program may hold blanks; after its bracket, user and system time are the 12th and 13th field.
    let fields: Vec<&str> = status.rsplit(')').next().unwrap().split_whitespace().collect();
    let ticks: u64 = fields[11..13].iter().map(|field| field.parse::<u64>().unwrap()).sum();
    Duration::from_millis(ticks * 10)
}
