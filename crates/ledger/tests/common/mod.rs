//! What the ledger's tests share.

pub(crate) mod district;
pub(crate) mod erasing;
pub(crate) mod everything;
pub(crate) mod frozen;
pub(crate) mod hex;
pub(crate) mod history;
pub(crate) mod judge;
pub(crate) mod kinds;
pub(crate) mod picture;
pub(crate) mod samples;
pub(crate) mod samples_of_divisions;
pub(crate) mod samples_of_records;

use ledger::{Day, Header};
use proptest::test_runner::Config;

/// How many cases a property gets: `cargo xtask test --long` asks for at least ten thousand.
pub(crate) fn cases(fast: u32) -> Config {
    let cases = if std::env::var_os("XT_LONG").is_some() {
        10_000.max(fast)
    } else {
        fast
    };
    Config {
        cases,
        failure_persistence: None,
        max_global_rejects: cases * 20,
        max_shrink_iters: 2_000,
        ..Config::default()
    }
}

/// The head of a decision that takes effect on that day.
pub(crate) fn header(number: &str, effective: Day) -> Header {
    Header {
        number: number.to_owned(),
        kind: "decision".to_owned(),
        issuer: "Ban Thường vụ Huyện ủy".to_owned(),
        signer: "Nguyễn Văn B".to_owned(),
        title: "Về công tác cán bộ".to_owned(),
        bases: vec!["21-NQ/TW".to_owned()],
        recorded: 1_552_521_600,
        recorded_by: "vanthu".to_owned(),
        ..Header::blank(effective)
    }
}
