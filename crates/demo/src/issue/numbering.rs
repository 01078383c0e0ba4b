//! Numbers, issuers and times of recording: in the order of the days of signature.

use std::collections::BTreeMap;

use ledger::Day;

use super::{Issue, Series};
use crate::dice::Dice;
use crate::settings::DistrictSetting;

/// Seconds of a day.
const DAY: i64 = 86_400;

/// Days of the calendar on which nobody signs, whatever the year: month and day.
const HOLIDAYS: [(u32, u32); 4] = [(1, 1), (4, 30), (5, 1), (9, 2)];

/// The day itself, or the last working day before it. 1970-01-01 was a Thursday.
fn working_day(mut day: Day) -> Day {
    loop {
        let (_, month, date) = day.civil();
        let weekend = matches!((day.number() + 3).rem_euclid(7), 5 | 6);
        if !weekend && !HOLIDAYS.contains(&(month, date)) {
            return day;
        }
        day = day.previous();
    }
}

/// Sorts papers by the day they were signed, numbers them by issuer and year, and says when each is recorded: from `first` on, never
/// before the day after its signature.
pub(crate) fn number(mut issues: Vec<Issue>, setting: &DistrictSetting, first: i64, seed: u64) -> Vec<Issue> {
    let mut dice = Dice::of(seed, &format!("numbers {first}"));
    for issue in &mut issues {
        issue.header.signed = working_day(issue.header.signed);
    }
    issues.sort_by_key(|issue| (issue.header.signed, issue.header.effective));
    let mut next: BTreeMap<(Series, i32), usize> = BTreeMap::new();
    let mut time = first;
    for issue in &mut issues {
        let header = &mut issue.header;
        let year = header.signed.year();
        // Between two papers of ours an office issues others; the count follows the calendar roughly.
        let passed = usize::try_from(header.signed.number() - Day::first_of_year(year).number()).unwrap_or(0);
        let at = next.entry((issue.series, year)).or_insert(0);
        *at = (*at + 1 + dice.below(4)).max(passed * 6);
        let (symbol, body, signer) = match issue.series {
            Series::Committee => (format!("{at}/QĐ-UBND"), &setting.committee, "Chủ tịch"),
            Series::Party => (format!("{at}-QĐ/HU"), &setting.party_committee, "Bí thư"),
            Series::Province => (format!("{at}-QĐ/TU"), &setting.province_committee, "Bí thư"),
        };
        if header.number.is_empty() {
            header.number = symbol;
        }
        header.issuer.clone_from(body);
        signer.clone_into(&mut header.signer);
        time = (time + 60).max((i64::from(header.signed.number()) + 1) * DAY + 2 * 3600);
        header.recorded = time;
        header.recorded_by.clone_from(&setting.recorded_by);
    }
    issues
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_are_signed_on_working_days() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        for (asked, signed) in [
            ("2019-03-09", "2019-03-08"),
            ("2019-03-10", "2019-03-08"),
            ("2019-03-11", "2019-03-11"),
            ("2019-01-01", "2018-12-31"),
            ("2019-09-02", "2019-08-30"),
        ] {
            assert_eq!(working_day(day(asked)), day(signed));
        }
    }
}
