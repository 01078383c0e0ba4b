//! `cargo xtask bench …`: programs that measure and print, never tests with a time limit.

mod first_page;
pub(crate) mod html;
pub(crate) mod http;
mod import;
mod ledger;
mod long_list;
pub(crate) mod machine;
pub(crate) mod paths;
mod peers;
mod planners;
pub(crate) mod random;
mod spread;
mod standards;
mod web;

use crate::trouble::Trouble;
pub(crate) use web::log_in;

/// Runs the benchmark that the first word names.
pub(crate) fn bench(words: &[String]) -> Result<(), Trouble> {
    match words.first().map(String::as_str) {
        Some("import") => import::import(&words[1..]),
        Some("ledger") => ledger::ledger(&words[1..]),
        Some("planners") => planners::planners(&words[1..]),
        Some("standards") => standards::standards(&words[1..]),
        Some("web") => web::web(&words[1..]),
        other => Err(Trouble::Usage(format!(
            "there is no benchmark {:?}. There are: import, ledger, planners, standards, web",
            other.unwrap_or("")
        ))),
    }
}

/// The numbers that follow some words of the command line, or those that stand for them.
fn numbers<const N: usize>(words: &[String], known: [(&str, u32); N]) -> Result<[u32; N], Trouble> {
    let usage = || {
        let all: Vec<String> = known.iter().map(|(name, number)| format!("{name} {number}")).collect();
        Trouble::Usage(format!("this benchmark takes numbers above 0: {}", all.join(" ")))
    };
    let mut numbers = known.map(|(_, number)| number);
    for pair in words.chunks(2) {
        let [name, number] = pair else { return Err(usage()) };
        let at = known.iter().position(|(known, _)| known == name).ok_or_else(usage)?;
        numbers[at] = number.parse().ok().filter(|number| *number > 0).ok_or_else(usage)?;
    }
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_can_be_chosen() {
        let known = [("--pages", 2_000), ("--people", 3_000)];
        let read = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            numbers(&words, known).ok()
        };
        assert_eq!(read(&[]), Some([2_000, 3_000]));
        assert_eq!(read(&["--people", "7"]), Some([2_000, 7]));
        assert_eq!(read(&["--people", "7", "--pages", "9"]), Some([9, 7]));
        for refused in [
            &["--pages", "0"][..],
            &["--pages"],
            &["--colour", "1"],
            &["--pages", "x"],
        ] {
            assert_eq!(read(refused), None);
        }
    }
}
