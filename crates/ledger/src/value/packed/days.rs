//! Days in two bytes: from 1900 to 2079, and both ends of time. Other days are told in full beside.

use crate::time::Day;

/// 1900-01-01.
const FIRST: i32 = -25_567;
/// How many days two bytes can tell beside both ends of time.
const BEYOND: i32 = u16::MAX as i32 - 1;

/// The day in two bytes, if it is one of those.
pub(super) fn short(day: Day) -> Option<u16> {
    match day {
        Day::MIN => Some(0),
        Day::MAX => Some(u16::MAX),
        Day(number) => {
            let from_first = number.checked_sub(FIRST).filter(|n| (0..BEYOND).contains(n))?;
            u16::try_from(from_first + 1).ok()
        }
    }
}

/// The day that two bytes tell.
#[inline]
pub(super) const fn long(short: u16) -> Day {
    match short {
        0 => Day::MIN,
        u16::MAX => Day::MAX,
        // Lossless: every short number lies far inside.
        number => Day(FIRST + number as i32 - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_bytes_can_tell_reads_back_and_nothing_else_is_told() {
        for number in 0..=u16::MAX {
            assert_eq!(short(long(number)), Some(number));
        }
        assert_eq!(long(1).to_string(), "1900-01-01");
        for (day, told) in [
            ("1899-12-31", false),
            ("1900-01-01", true),
            ("2079-06-04", true),
            ("2079-06-05", false),
        ] {
            assert_eq!(short(day.parse().unwrap()).is_some(), told, "{day}");
        }
        assert_eq!((short(Day(i32::MIN + 1)), short(Day(i32::MAX - 1))), (None, None));
    }
}
