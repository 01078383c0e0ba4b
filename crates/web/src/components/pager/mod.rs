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

/// The way through a list that is read from its newest on: how many there are is not counted, so that it costs the same however long it is.
#[derive(Debug, Clone, Template)]
#[template(path = "components/pager/older.html")]
pub struct OlderPager {
    /// The reader's language.
    pub lang: Lang,
    /// The way back to the newest, on a page of older ones.
    pub newest: Option<String>,
    /// The way to older ones.
    pub older: Option<String>,
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

    #[test]
    fn of_an_uncounted_list_the_ways_alone_are_told() {
        let pager = OlderPager {
            lang: Lang::En,
            newest: None,
            older: Some("?truoc=51".into()),
        };
        insta::assert_snapshot!(pager, @r##"<nav class="pager" aria-label="Pages"><a rel="next" href="?truoc=51">Older</a></nav>"##);
    }
}
