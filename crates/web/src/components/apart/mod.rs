//! The bar that goes apart from a middle line: to the right what is over, to the left what is missing.

use askama::Template;

/// A bar from the middle. Lengths are shares of the widest of its table.
#[derive(Debug, Clone, Template)]
#[template(path = "components/apart/apart.html")]
pub struct Apart {
    /// Over, above nothing; missing, below.
    pub value: i64,
    /// The widest of the table, whatever its sign.
    pub widest: i64,
    /// What the bar says.
    pub said: String,
}

impl Apart {
    /// Half of the width, in tenths of a per cent, as far as the bar goes.
    fn length(&self) -> i64 {
        let widest =
            i64::try_from(self.widest.unsigned_abs().max(self.value.unsigned_abs()).max(1)).unwrap_or(i64::MAX);
        self.value.saturating_abs().saturating_mul(500) / widest
    }

    fn left(&self) -> String {
        percent(if self.value < 0 { 500 - self.length() } else { 500 })
    }

    fn width(&self) -> String {
        percent(self.length())
    }
}

fn percent(tenths: i64) -> String {
    format!("{}.{}%", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_goes_right_and_missing_goes_left() {
        let bar = |value| {
            let bar = Apart {
                value,
                widest: 8,
                said: String::new(),
            };
            (bar.left(), bar.width())
        };
        let is = |left: &str, width: &str| (left.to_owned(), width.to_owned());
        assert_eq!(bar(8), is("50.0%", "50.0%"));
        assert_eq!(bar(-2), is("37.5%", "12.5%"));
        assert_eq!(bar(0), is("50.0%", "0.0%"));
        assert_eq!(bar(-16), is("0.0%", "50.0%"), "what is wider than told stays inside");
    }
}
