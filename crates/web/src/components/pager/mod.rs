//! The pages of a long list: lists page, they never scroll for ever.

use askama::Template;
use words::{Lang, Message};

/// Which part of a list is shown, and the way to the others.
#[derive(Debug, Clone, Template)]
#[template(path = "components/pager/pager.html")]
pub struct Pager {
    /// The reader's language.
    pub lang: Lang,
    /// The place of the first row shown, from 1.
    pub first: i64,
    /// The place of the last row shown.
    pub last: i64,
    /// How many rows there are.
    pub total: i64,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

impl Pager {
    fn range(&self) -> String {
        let range = Message::new("pager-range")
            .with("first", self.first)
            .with("last", self.last);
        self.lang.speak(&range.with("total", self.total))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_range_is_told_and_the_ways_are_links() {
        let pager = Pager {
            lang: Lang::Vi,
            first: 101,
            last: 200,
            total: 3_214,
            previous: Some("?trang=1".into()),
            next: None,
        };
        insta::assert_snapshot!(pager, @r##"<nav class="pager" aria-label="Các trang"><span>101–200 trong 3.214</span><a rel="prev" href="?trang=1">Trang trước</a></nav>"##);
    }
}
