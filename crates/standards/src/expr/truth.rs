//! Three-valued truth: a condition is met, not met, or the record does not tell.

use std::ops::Not;

/// The answer of a condition, after Kleene: the order is `No` < `Unknown` < `Yes`, "and" is the least, "or" the greatest.
///
/// `Unknown` means that the record lacks the value ("not recorded"). That somebody is known to hold nothing is a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// Known not to hold.
    No,
    /// The record does not tell.
    Unknown,
    /// Known to hold.
    Yes,
}

impl Truth {
    /// Both hold.
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// One of them holds.
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// Whether the record tells.
    pub fn is_known(self) -> bool {
        self != Self::Unknown
    }
}

impl From<bool> for Truth {
    fn from(known: bool) -> Self {
        if known { Self::Yes } else { Self::No }
    }
}

impl From<Option<bool>> for Truth {
    fn from(told: Option<bool>) -> Self {
        told.map_or(Self::Unknown, Self::from)
    }
}

impl Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
            Self::Yes => Self::No,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{No, Unknown, Yes};

    #[test]
    fn the_table_of_and() {
        let table = [
            (No, No, No),
            (No, Unknown, No),
            (No, Yes, No),
            (Unknown, No, No),
            (Unknown, Unknown, Unknown),
            (Unknown, Yes, Unknown),
            (Yes, No, No),
            (Yes, Unknown, Unknown),
            (Yes, Yes, Yes),
        ];
        for (left, right, both) in table {
            assert_eq!(left.and(right), both, "{left:?} and {right:?}");
        }
    }

    #[test]
    fn the_table_of_or() {
        let table = [
            (No, No, No),
            (No, Unknown, Unknown),
            (No, Yes, Yes),
            (Unknown, No, Unknown),
            (Unknown, Unknown, Unknown),
            (Unknown, Yes, Yes),
            (Yes, No, Yes),
            (Yes, Unknown, Yes),
            (Yes, Yes, Yes),
        ];
        for (left, right, either) in table {
            assert_eq!(left.or(right), either, "{left:?} or {right:?}");
        }
    }

    #[test]
    fn the_table_of_not() {
        assert_eq!([!No, !Unknown, !Yes], [Yes, Unknown, No]);
    }
}
