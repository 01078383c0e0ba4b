//! How dates and numbers are written: dd/mm/yyyy everywhere; 1.234.567,8 in Vietnamese, 1,234,567.8 in English.

use ledger::{Day, When};

use crate::lang::Lang;
use crate::message::Message;

/// Keeps a number and its unit on one line.
const NO_BREAK: char = '\u{a0}';

/// A day as dd/mm/yyyy, in both languages; the open ends of validities as `…`.
pub fn day(day: Day) -> String {
    if day == Day::MIN || day == Day::MAX {
        return "…".to_owned();
    }
    let (year, month, of_month) = day.civil();
    format!("{of_month:02}/{month:02}/{year:04}")
}

/// A moment as `19:05, 14/03/2019`, by the clocks of Việt Nam (UTC+7, no summer time).
///
/// Unit: seconds since 1970-01-01T00:00:00Z.
pub fn moment(seconds: i64) -> String {
    let local = seconds + 7 * 3_600;
    let minutes = local.rem_euclid(86_400) / 60;
    let number = i32::try_from(local.div_euclid(86_400)).unwrap_or(i32::MAX);
    format!("{:02}:{:02}, {}", minutes / 60, minutes % 60, day(Day(number)))
}

/// A date as precisely as it is known: `14/03/2019`, `03/2019`, `2019`, or "before 14/03/2019".
pub fn when(lang: Lang, when: When) -> String {
    match when {
        When::Day(known) => day(known),
        When::Month(year, month) => format!("{month:02}/{year:04}"),
        When::Year(year) => format!("{year:04}"),
        When::By(known) => lang.speak(&Message::new("when-by").with("day", known)),
    }
}

/// A count with its digits in groups of three.
pub fn count(lang: Lang, count: i64) -> String {
    let grouped = group(&count.unsigned_abs().to_string(), group_mark(lang));
    if count < 0 { format!("−{grouped}") } else { grouped }
}

/// A decimal given in canonical form (`2.34`, `-1234.5`). Other texts stay as they are.
pub fn decimal(lang: Lang, canonical: &str) -> String {
    let (sign, digits) = canonical.strip_prefix('-').map_or(("", canonical), |rest| ("−", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
        return canonical.to_owned();
    }
    let grouped = group(whole, group_mark(lang));
    if fraction.is_empty() {
        format!("{sign}{grouped}")
    } else {
        format!("{sign}{grouped}{}{fraction}", point(lang))
    }
}

/// A share in per cent with one decimal: `66,7 %`. Nothing over nothing is a dash.
///
/// Rounded half up, but never to 0,0 or 100,0 while the share is neither: 2.999 of 3.000 is `99,9 %`.
pub fn percent(lang: Lang, part: i64, whole: i64) -> String {
    if whole <= 0 {
        return "–".to_owned();
    }
    let (part, whole) = (i128::from(part), i128::from(whole));
    let mut tenths = (part * 2000 + whole).div_euclid(whole * 2);
    if tenths >= 1000 && part < whole {
        tenths = 999;
    }
    if tenths == 0 && part > 0 {
        tenths = 1;
    }
    let sign = if tenths < 0 { "−" } else { "" };
    let (units, tenth) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    let tail = if tenth == 0 {
        String::new()
    } else {
        format!("{}{tenth}", point(lang))
    };
    match lang {
        Lang::Vi => format!("{sign}{units}{tail}{NO_BREAK}%"),
        Lang::En => format!("{sign}{units}{tail}%"),
    }
}

const fn group_mark(lang: Lang) -> char {
    match lang {
        Lang::Vi => '.',
        Lang::En => ',',
    }
}

const fn point(lang: Lang) -> char {
    match lang {
        Lang::Vi => ',',
        Lang::En => '.',
    }
}

fn group(digits: &str, mark: char) -> String {
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push(mark);
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_the_reader_s_way() {
        assert_eq!(count(Lang::Vi, 1_234_567), "1.234.567");
        assert_eq!(count(Lang::En, 1_234_567), "1,234,567");
        assert_eq!(count(Lang::Vi, 999), "999");
        assert_eq!(count(Lang::Vi, -1_000), "−1.000");
        assert_eq!(decimal(Lang::Vi, "1234567.8"), "1.234.567,8");
        assert_eq!(decimal(Lang::En, "-1234567.8"), "−1,234,567.8");
        assert_eq!(decimal(Lang::Vi, "2.34"), "2,34");
        assert_eq!(decimal(Lang::Vi, "bậc 4"), "bậc 4");
    }

    #[test]
    fn a_moment_is_that_of_the_clocks_of_viet_nam() {
        assert_eq!(moment(0), "07:00, 01/01/1970");
        assert_eq!(moment(1_552_579_199), "22:59, 14/03/2019");
        assert_eq!(moment(1_552_582_800), "00:00, 15/03/2019");
    }

    #[test]
    fn a_share_is_complete_only_when_it_is() {
        assert_eq!(percent(Lang::Vi, 14, 21), "66,7\u{a0}%");
        assert_eq!(percent(Lang::En, 14, 21), "66.7%");
        assert_eq!(percent(Lang::Vi, 13, 13), "100\u{a0}%");
        assert_eq!(percent(Lang::Vi, 2_999, 3_000), "99,9\u{a0}%");
        assert_eq!(percent(Lang::Vi, 1, 30_000), "0,1\u{a0}%");
        assert_eq!(percent(Lang::Vi, 0, 0), "–");
    }

    #[test]
    fn dates_keep_the_precision_that_is_known() {
        let known: Day = "2019-03-04".parse().unwrap();
        assert_eq!(day(known), "04/03/2019");
        assert_eq!(when(Lang::Vi, When::Month(2019, 3)), "03/2019");
        assert_eq!(when(Lang::Vi, When::Year(1980)), "1980");
        assert_eq!(when(Lang::Vi, When::By(known)), "từ trước 04/03/2019");
        assert_eq!(when(Lang::En, When::By(known)), "before 04/03/2019");
        assert_eq!(day(Day::MAX), "…");
    }
}
