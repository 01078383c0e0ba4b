//! How the small types of facts stand in packed rows: each at a fixed width, lowest byte first.

use crate::time::{Day, When};
use crate::value::fact::{MoveKind, Quantity};
use crate::value::words::Word;

/// A type that takes the same number of bytes whatever its value.
pub(crate) trait Fixed: Copy {
    /// How many bytes.
    const WIDTH: usize;

    /// Writes exactly that many.
    fn put(self, out: &mut Vec<u8>);

    /// Reads them from the front of a slice; none for bytes that nothing has written.
    fn of_bytes(bytes: &[u8]) -> Option<Self>;

    /// The same with the words of another value.
    #[must_use]
    fn reworded(self, _reword: &dyn Fn(Word) -> Word) -> Self {
        self
    }
}

macro_rules! numbers {
    ($($ty:ty),+) => {$(impl Fixed for $ty {
        const WIDTH: usize = size_of::<$ty>();

        fn put(self, out: &mut Vec<u8>) {
            out.extend_from_slice(&self.to_le_bytes());
        }

        #[inline]
    fn of_bytes(bytes: &[u8]) -> Option<Self> {
            bytes.first_chunk().copied().map(Self::from_le_bytes)
        }
    })+};
}
numbers!(u8, u16, u32, i32);

impl Fixed for bool {
    const WIDTH: usize = 1;

    fn put(self, out: &mut Vec<u8>) {
        out.push(self.into());
    }

    #[inline]
    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.first().map(|byte| *byte != 0)
    }
}

impl Fixed for Word {
    const WIDTH: usize = 4;

    fn put(self, out: &mut Vec<u8>) {
        self.0.put(out);
    }

    #[inline]
    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        u32::of_bytes(bytes).map(Self)
    }

    fn reworded(self, reword: &dyn Fn(Word) -> Word) -> Self {
        reword(self)
    }
}

/// The highest number stands for none: no table and no list of words is ever that long.
impl Fixed for Option<u32> {
    const WIDTH: usize = 4;

    fn put(self, out: &mut Vec<u8>) {
        self.unwrap_or(u32::MAX).put(out);
    }

    #[inline]
    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        u32::of_bytes(bytes).map(|number| (number != u32::MAX).then_some(number))
    }
}

impl Fixed for Option<Word> {
    const WIDTH: usize = 4;

    fn put(self, out: &mut Vec<u8>) {
        self.map(|word| word.0).put(out);
    }

    #[inline]
    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        Option::<u32>::of_bytes(bytes).map(|number| number.map(Word))
    }

    fn reworded(self, reword: &dyn Fn(Word) -> Word) -> Self {
        self.map(reword)
    }
}

impl Fixed for Day {
    const WIDTH: usize = 4;

    fn put(self, out: &mut Vec<u8>) {
        self.0.put(out);
    }

    #[inline]
    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        i32::of_bytes(bytes).map(Self)
    }
}

/// One byte tells the precision; a month stands as sixteen a year, and its number.
impl Fixed for When {
    const WIDTH: usize = 5;

    fn put(self, out: &mut Vec<u8>) {
        let (precision, number) = match self {
            Self::Day(day) => (0, day.0),
            Self::Month(year, month) => (1, year * 16 + month.cast_signed()),
            Self::Year(year) => (2, year),
            Self::By(day) => (3, day.0),
        };
        out.push(precision);
        number.put(out);
    }

    #[inline]
    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let (precision, rest) = bytes.split_first()?;
        let number = i32::of_bytes(rest)?;
        match precision {
            0 => Some(Self::Day(Day(number))),
            1 => Some(Self::Month(
                number.div_euclid(16),
                number.rem_euclid(16).cast_unsigned(),
            )),
            2 => Some(Self::Year(number)),
            3 => Some(Self::By(Day(number))),
            _ => None,
        }
    }
}

impl Fixed for Quantity {
    const WIDTH: usize = 8;

    fn put(self, out: &mut Vec<u8>) {
        self.0.put(out);
        self.1.put(out);
    }

    #[inline]
    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        Some(Self(i32::of_bytes(bytes)?, u32::of_bytes(bytes.get(4..)?)?))
    }
}

impl Fixed for MoveKind {
    const WIDTH: usize = 1;

    fn put(self, out: &mut Vec<u8>) {
        out.push(self as u8);
    }

    #[inline]
    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        [Self::Appointed, Self::Transferred, Self::Rotated, Self::Introduced]
            .get(usize::from(*bytes.first()?))
            .copied()
    }
}
