//! What a ledger holds after a kill, and whether that is what was acknowledged.

use super::record::{Record, read};
use crate::trouble::Trouble;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::process::{Command, Stdio};

/// What a process of its own read out of a ledger: decisions, and events of decisions, by place.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    whole: bool,
    told: Vec<String>,
    decisions: BTreeMap<u32, String>,
    events: BTreeMap<u32, String>,
    twice: Vec<String>,
    /// Files that are there as they were written, and files that are gone as it was ordered.
    pub files: (u32, u32),
}

impl Verdict {
    /// Of a ledger that was killed before it was there: it holds nothing, and that is whole.
    pub(crate) fn of_none() -> Self {
        Self {
            whole: true,
            ..Self::default()
        }
    }

    /// Proves a ledger, at a path or an address, and reads it out.
    pub(crate) fn of(mut program: Command, ledger: &OsStr) -> Result<Self, Trouble> {
        let output = program
            .arg("check")
            .arg(ledger)
            .stdin(Stdio::null())
            .stderr(Stdio::inherit())
            .output()
            .map_err(Trouble::io("crash_writer"))?;
        let text = String::from_utf8_lossy(&output.stdout);
        if !output.status.success() || !text.ends_with("end\n") {
            let ledger = ledger.to_string_lossy();
            return Err(Trouble::Server(format!("{ledger} cannot be read: {text}")));
        }
        Ok(Self::read(&text))
    }

    fn read(text: &str) -> Self {
        let mut verdict = Self::default();
        for line in text.lines() {
            let (kind, rest) = line.split_once(' ').unwrap_or((line, ""));
            let list = match kind {
                "whole" => {
                    verdict.whole = true;
                    continue;
                }
                "decision" => &mut verdict.decisions,
                "event" => &mut verdict.events,
                "files" => {
                    let mut counts = rest.split(' ').map(|count| count.parse().unwrap_or(0));
                    verdict.files = (counts.next().unwrap_or(0), counts.next().unwrap_or(0));
                    continue;
                }
                "end" => continue,
                _ => {
                    verdict.told.push(line.to_owned());
                    continue;
                }
            };
            if let Some((seq, number)) = read(rest)
                && list.insert(seq, number).is_some()
            {
                verdict.twice.push(line.to_owned());
            }
        }
        verdict
    }

    /// Whether it holds and shows what was acknowledged: all that can be asked while an office writes.
    pub(crate) fn shows(&self, record: &Record) -> Result<(), Trouble> {
        let lost = record
            .each()
            .find(|(seq, number)| self.decisions.get(seq) != Some(number));
        match lost {
            None if self.whole => Ok(()),
            None => Err(Trouble::Server("the ledger does not verify".to_owned())),
            Some((seq, number)) => Err(Trouble::Server(format!("acknowledged and not shown: {seq} {number}"))),
        }
    }

    /// Holds it against the record; gives how many decisions are there that nobody heard acknowledged.
    pub(crate) fn hold_against(&self, record: &Record) -> Result<usize, Trouble> {
        self.hold_up(record.each(), record)?;
        Ok(self.decisions.len().saturating_sub(record.count()))
    }

    /// Holds a copy against what was acknowledged before it was begun, and against all that was since: it holds the first whole, of the
    /// second what it holds, and no files but those of its decisions; gives how many decisions it holds.
    pub(crate) fn hold_copy(
        &self,
        before: &BTreeMap<u32, String>,
        since: &Record,
        files: u32,
    ) -> Result<usize, Trouble> {
        self.hold_up(before.iter(), since)?;
        let turn = |number: &str| number.splitn(3, '-').nth(2).and_then(|turn| turn.parse::<u32>().ok());
        let has_one = |number: &&String| turn(number).is_some_and(|turn| turn % files == 0);
        let due = self.decisions.values().filter(has_one).count();
        let gone = self
            .decisions
            .values()
            .filter(|number| number.ends_with("-erased"))
            .count();
        let there = [self.files.0, self.files.1].map(|count| count as usize);
        if there == [due - gone, gone] {
            Ok(self.decisions.len())
        } else {
            Err(Trouble::Server(format!(
                "of {due} files {gone} were ordered to go, but {} are there and {} gone",
                there[0], there[1]
            )))
        }
    }

    /// Whether all that is due is there, once and whole, and nothing that was said to be not written.
    fn hold_up<'d>(&self, due: impl Iterator<Item = (&'d u32, &'d String)>, record: &Record) -> Result<(), Trouble> {
        let mut wrong = self.told.clone();
        if !self.whole {
            wrong.push("the ledger does not verify".to_owned());
        }
        wrong.extend(self.twice.iter().map(|line| format!("there twice: {line}")));
        let lost = due.filter(|(seq, number)| self.decisions.get(seq) != Some(number));
        wrong.extend(lost.map(|(seq, number)| format!("acknowledged and lost: {seq} {number}")));
        let noted: BTreeSet<&u32> = record.each().map(|(seq, _)| seq).collect();
        let foreign = self
            .decisions
            .iter()
            .filter(|(seq, number)| !noted.contains(seq) && !record.may_hold(number));
        wrong.extend(foreign.map(|(seq, number)| format!("said to be not written, and there: {seq} {number}")));
        let half = self
            .decisions
            .iter()
            .filter(|(seq, number)| self.events.get(seq) != Some(number));
        wrong.extend(half.map(|(seq, number)| format!("a decision without its event: {seq} {number}")));
        let half = self
            .events
            .iter()
            .filter(|(seq, number)| self.decisions.get(seq) != Some(number));
        wrong.extend(half.map(|(seq, number)| format!("an event without its decision: {seq} {number}")));
        let numbers: BTreeSet<&String> = self.decisions.values().collect();
        if numbers.len() < self.decisions.len() {
            wrong.push("a decision is there under two places".to_owned());
        }
        if wrong.is_empty() {
            Ok(())
        } else {
            Err(Trouble::Server(wrong.join("\n")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(text: &str, acknowledged: &[&str]) -> Result<usize, String> {
        let folder = crate::place::target().join("crash-judge");
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(format!("{:?}", std::thread::current().id()));
        let _gone = std::fs::remove_file(&path);
        let mut record = Record::begin(&path).unwrap();
        let lines: Vec<String> = acknowledged.iter().map(|line| (*line).to_owned()).collect();
        record.take(&lines).unwrap();
        record.killed(7);
        std::fs::remove_file(&path).unwrap();
        Verdict::read(text)
            .hold_against(&record)
            .map_err(|trouble| trouble.to_string())
    }

    #[test]
    fn each_way_to_lose_a_decision_is_seen() {
        let whole = "whole\ndecision 1 a\ndecision 2 b\nevent 1 a\nevent 2 b\nend\n";
        assert_eq!(judge(whole, &["1 a", "2 b"]), Ok(0));
        assert_eq!(
            judge(whole, &["1 a", "doubt b"]),
            Ok(1),
            "what is in doubt may be there"
        );
        let killed = "whole\ndecision 1 a\ndecision 2 7-3-1\nevent 1 a\nevent 2 7-3-1\nend\n";
        assert_eq!(judge(killed, &["1 a"]), Ok(1), "and what a killed writer had in hand");
        let wrongs = [
            (whole, "1 a", "said to be not written, and there: 2 b"),
            (whole, "3 c", "acknowledged and lost: 3 c"),
            (whole, "2 c", "acknowledged and lost: 2 c"),
            ("whole\ndecision 1 a\nend\n", "1 a", "a decision without its event: 1 a"),
            (
                "whole\nevent 1 a\ndecision 1 b\nend\n",
                "1 b",
                "an event without its decision: 1 a",
            ),
            ("whole\ndecision 1 a\nevent 1 a\nevent 1 a\nend\n", "1 a", "there twice"),
            (
                "whole\ndecision 1 a\ndecision 2 a\nevent 1 a\nevent 2 a\nend\n",
                "1 a",
                "under two places",
            ),
            ("fault act 2-1: x\nend\n", "1 a", "act 2-1"),
        ];
        for (text, line, expected) in wrongs {
            let told = judge(text, &[line]).unwrap_err();
            assert!(told.contains(expected), "{told}");
        }
    }
}
