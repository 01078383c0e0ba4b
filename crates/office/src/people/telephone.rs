//! Telephone numbers: as they are written down, and as somebody types a whole one or a part of one.

use ledger::View;
use ledger::value::{Fact, FactKind, Ix, Kinds};

/// Fewer digits are not looked for: they would find too many.
const FEWEST: usize = 6;
/// The digits of a number at home, with its zero and without.
const MOST: usize = 11;
/// The code of the country, as people write it before a number.
const ABROAD: [&str; 2] = ["+84", "0084"];

/// A telephone number: its digits behind the zero that is dialled at home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Telephone(u64);

/// A telephone number that is sought: whole, or its first or its last digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TelephoneSought {
    /// The first digits behind the zero, and how many they are.
    begins: (u64, u32),
    /// The last digits, and how many they are; none, where the code of the country was typed.
    ends: Option<(u64, u32)>,
}

impl Telephone {
    /// The numbers that a text tells: several stand between commas, semicolons or strokes.
    pub(crate) fn all_of(text: &str) -> impl Iterator<Item = Self> {
        text.split([',', ';', '/', '\n']).filter_map(Self::of)
    }

    fn of(text: &str) -> Option<Self> {
        let (digits, _) = at_home(text)?;
        let own = digits.trim_start_matches('0');
        let fits = (FEWEST..=MOST).contains(&own.len());
        fits.then(|| own.parse().ok().map(Self)).flatten()
    }

    /// Whether it has the digits that are sought, and then whether they are the whole of it.
    pub(crate) fn has(self, sought: &TelephoneSought) -> Option<bool> {
        let own = self.0.checked_ilog10().unwrap_or_default() + 1;
        let ((begins, count), ends) = (sought.begins, sought.ends);
        if own
            .checked_sub(count)
            .is_some_and(|rest| self.0 / power(rest) == begins)
        {
            return Some(own == count);
        }
        // The zero counts among its last digits.
        let (ends, count) = ends.filter(|(_, count)| *count <= own + 1)?;
        (self.0 % power(count) == ends).then_some(false)
    }
}

impl TelephoneSought {
    /// What a text seeks that holds nothing but digits of a telephone number, and six of them at least; signs between them do not count.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let (digits, abroad) = at_home(text)?;
        if !(FEWEST..=MOST).contains(&digits.len()) {
            return None;
        }
        let begins = digits.strip_prefix('0').unwrap_or(&digits);
        let counted = |digits: &str| Some((digits.parse().ok()?, u32::try_from(digits.len()).ok()?));
        Some(Self {
            begins: counted(begins)?,
            ends: counted(&digits).filter(|_| !abroad),
        })
    }
}

/// The digits of a text that holds nothing else but signs between them, from the zero on where it has the code of the country; and whether it has that.
fn at_home(text: &str) -> Option<(String, bool)> {
    let own = text.trim();
    let abroad = ABROAD.iter().find_map(|code| own.strip_prefix(code));
    let rest = abroad.unwrap_or(own);
    if !rest
        .chars()
        .all(|letter| letter.is_ascii_digit() || letter.is_whitespace() || ".-()".contains(letter))
    {
        return None;
    }
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    // The code without its sign: nothing at home has so many digits and no zero before them.
    let unsigned = digits.strip_prefix("84").filter(|rest| rest.len() >= 9);
    let behind = abroad.map(|_| digits.as_str()).or(unsigned);
    Some(match behind {
        Some(behind) => (format!("0{}", behind.trim_start_matches('0')), true),
        None => (digits, false),
    })
}

const fn power(of_ten: u32) -> u64 {
    10_u64.saturating_pow(of_ten)
}

/// Shows every telephone number that is recorded on the day of a view, with whose it is.
pub(crate) fn recorded(view: View<'_>, mut see: impl FnMut(Telephone, Ix)) {
    let value = view.value();
    let Some(own) = value.words().find("phone") else {
        return;
    };
    let kinds = Kinds::NONE.with(FactKind::AttributeText);
    view.scan(0..value.person_count(), kinds, |person, row| {
        if let Fact::AttributeText { key, text } = row.fact
            && key == own
            && row.holds(view.day())
        {
            Telephone::all_of(&view.text(text)).for_each(|number| see(number, person));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str, written: &str) -> Option<bool> {
        let sought = TelephoneSought::of(typed)?;
        let all = Telephone::all_of(written).filter_map(|number| number.has(&sought));
        all.max()
    }

    #[test]
    fn a_number_is_one_however_it_is_written() {
        let ways = [
            "0912345678",
            "0912.345.678",
            "+84 912 345 678",
            "84912345678",
            "0084-912-345-678",
            "912 345 678",
            "+84 (0)912 345 678",
        ];
        for written in ways {
            for typed in ways {
                assert_eq!(found(typed, written), Some(true), "{typed} {written}");
            }
        }
        assert_eq!(found("0912345678", "0203 3825 111; 0912 345 678"), Some(true));
        assert_eq!(found("02033825111", "0203 3825 111 / 0912 345 678"), Some(true));
    }

    #[test]
    fn the_first_and_the_last_digits_find_it_and_no_others() {
        let written = "0912 305 678";
        for typed in [
            "091230",
            "0912 305",
            "912305",
            "+84 91230",
            "305678",
            "05678 ",
            "2305678",
            "912305678",
        ] {
            let enough = typed.chars().filter(char::is_ascii_digit).count() >= 6;
            let found = found(typed, written);
            assert_eq!(found.is_some(), enough, "{typed}");
            assert_eq!(found == Some(true), typed == "912305678", "{typed}");
        }
        for typed in [
            "123056",
            "005678",
            "+84 305678",
            "00912305678",
            "0912305679",
            "9123056780",
            "0305678",
        ] {
            assert_eq!(found(typed, written), None, "{typed}");
        }
    }

    #[test]
    fn what_is_no_number_seeks_none() {
        for typed in [
            "",
            "12345",
            "09123 5678a",
            "31/2019",
            "022180000005",
            "1234567890123",
            "+84",
            "-.-",
        ] {
            assert_eq!(TelephoneSought::of(typed), None, "{typed}");
        }
        for written in [
            "",
            "không có",
            "113",
            "0912345678 (vợ)",
            "123456789012345678901234567890",
        ] {
            assert_eq!(Telephone::all_of(written).count(), 0, "{written}");
        }
    }
}
