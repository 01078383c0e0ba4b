//! Reads a day as clerks type it: day first, with slashes, dots, hyphens or nothing between.

use ledger::Day;

/// The day that a clerk typed: `14/03/2019`, `14.3.2019`, `14032019`, or `2019-03-14`.
///
/// Years have four digits: `14/3/19` is not read, because nothing says which century is meant.
pub fn day(typed: &str) -> Option<Day> {
    let typed = typed.trim();
    if typed.len() == 8 && typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return civil(&typed[4..], &typed[2..4], &typed[..2]);
    }
    let parts: Vec<&str> = typed.split(['/', '.', '-']).map(str::trim).collect();
    match parts[..] {
        [year, month, day] if year.len() == 4 => civil(year, month, day),
        [day, month, year] if year.len() == 4 => civil(year, month, day),
        _ => None,
    }
}

fn civil(year: &str, month: &str, day: &str) -> Option<Day> {
    let number = |text: &str| {
        text.parse::<u32>()
            .ok()
            .filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    Day::of(number(year)?.cast_signed(), number(month)?, number(day)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_clerks_type_them() {
        let meant = Day::of(2019, 3, 4);
        for typed in [
            "04/03/2019",
            "4/3/2019",
            " 4.3.2019 ",
            "04-03-2019",
            "04032019",
            "2019-03-04",
        ] {
            assert_eq!(day(typed), meant, "{typed}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for typed in [
            "",
            "31/02/2019",
            "4/3/19",
            "03/2019",
            "hôm nay",
            "١٤/٠٣/٢٠١٩",
            "+4/3/2019",
            "1/2/3/2019",
        ] {
            assert_eq!(day(typed), None, "{typed}");
        }
    }
}
