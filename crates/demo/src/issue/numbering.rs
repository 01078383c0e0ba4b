//! Numbers, issuers and times of recording: in the order of the days of signature.

use std::collections::BTreeMap;

use super::{Issue, Series};
use crate::dice::Dice;
use crate::settings::DistrictSetting;

const DAY: i64 = 86_400;

/// Sorts papers by the day they were signed, numbers them by issuer and year, and says when each is recorded: from `first` on, never
/// before the day after its signature.
pub(crate) fn number(mut issues: Vec<Issue>, setting: &DistrictSetting, first: i64, seed: u64) -> Vec<Issue> {
    let mut dice = Dice::of(seed, &format!("numbers {first}"));
    issues.sort_by_key(|issue| (issue.header.signed, issue.header.effective));
    let mut next: BTreeMap<(Series, i32), usize> = BTreeMap::new();
    let mut time = first;
    for issue in &mut issues {
        let header = &mut issue.header;
        let year = header.signed.year();
        // Between two papers of ours an office issues others; the count follows the calendar roughly.
        let passed = usize::try_from(header.signed.number() - ledger::Day::first_of_year(year).number()).unwrap_or(0);
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
