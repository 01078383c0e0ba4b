//! A number against a mark, both on one scale that many rows share: a bar from zero, and a tick.

use askama::Template;

/// The bar of one row. Lengths are shares of the whole, which is the same in every row that is compared.
#[derive(Debug, Clone, Template)]
#[template(path = "components/against/against.html")]
pub struct Against {
    /// What the bar says, in words.
    pub said: String,
    /// The number.
    pub value: i64,
    /// The mark that it is held against.
    pub mark: i64,
    /// What the whole length stands for.
    pub whole: i64,
}

impl Against {
    /// A place on the bar, in per cent with one decimal; never beyond its end.
    fn place(&self, number: i64) -> String {
        let tenths = number.clamp(0, self.whole.max(1)) * 1000 / self.whole.max(1);
        format!("{}.{}%", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    #[test]
    fn rows_share_one_scale_and_nothing_goes_beyond_the_end() {
        let bar = Against {
            said: "2021: 178 người, lộ trình 180".into(),
            value: 178,
            mark: 180,
            whole: 200,
        };
        assert_snapshot!(bar, @r##"<svg class="bullet" role="img" height="24"><title>2021: 178 người, lộ trình 180</title><rect class="ground" y="6" width="100%" height="12"/><rect class="done" y="6" width="89.0%" height="12"/><line class="goal" x1="90.0%" x2="90.0%" y1="2" y2="22"/></svg>"##);
        let over = Against {
            value: 230,
            ..bar.clone()
        };
        assert_eq!(over.place(over.value), "100.0%");
        let nothing = Against { whole: 0, ..bar };
        assert_eq!(nothing.place(0), "0.0%");
    }
}
