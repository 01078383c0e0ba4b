//! The moment looked at: the state as of a day, as it was known on a day.

use askama::Template;
use ledger::Day;
use words::{Lang, Message, writing};

use super::problems::Problems;

/// The form that moves a page in time. It sends a GET to the page itself, so every moment has its address.
#[derive(Debug, Clone, Template)]
#[template(path = "components/as_of/as_of.html")]
pub struct AsOf {
    /// The reader's language.
    pub lang: Lang,
    /// The page itself, without its query.
    pub action: String,
    /// The rest of the page's query, kept as hidden fields.
    pub keep: Vec<(String, String)>,
    /// The day shown.
    pub day: Day,
    /// What is known on that day only; nothing means all that is recorded.
    pub known: Option<Day>,
    /// Whether the address sets a moment, so that "back to the present" has a meaning.
    pub rewound: bool,
    /// What the clerk typed, where it could not be read: day, known.
    pub typed: (Option<String>, Option<String>),
    /// On pages of figures: the day of a report with which the page is compared, as it is written in its field.
    pub reported: Option<String>,
    /// What is to be mended in the fields `ngay`, `biet` and `bao-cao`.
    pub problems: Problems,
    /// Links that stand beside the form: words, address.
    pub links: Vec<(String, String)>,
}

impl AsOf {
    fn day_text(&self) -> String {
        self.typed.0.clone().unwrap_or_else(|| writing::day(self.day))
    }

    fn known_text(&self) -> String {
        self.typed
            .1
            .clone()
            .unwrap_or_else(|| self.known.map_or_else(String::new, writing::day))
    }

    fn warning(&self) -> Option<String> {
        Some(
            self.lang
                .speak(&Message::new("as-of-rewound").with("known", self.known?)),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_holds_the_moment_and_warns_of_the_past() {
        let form = AsOf {
            lang: Lang::Vi,
            action: "/".into(),
            keep: vec![("trang".into(), "2".into())],
            day: Day::of(2019, 3, 14).unwrap(),
            known: Day::of(2019, 4, 1),
            rewound: true,
            typed: (None, None),
            reported: None,
            problems: Problems::none(Lang::Vi),
            links: vec![("Xuất .xlsx".into(), "/x.xlsx".into())],
        };
        insta::assert_snapshot!(form, @r##"

<form class="as-of" role="search" method="get" action="/" aria-label="Thời điểm xem">
<input type="hidden" name="trang" value="2">
<label for="ngay">Xem tại ngày <input id="ngay" name="ngay" value="14/03/2019" inputmode="numeric" autocomplete="off" placeholder="ngày/tháng/năm"></label>
<label for="biet">như đã biết ngày <input id="biet" name="biet" value="01/04/2019" inputmode="numeric" autocomplete="off" title="Để trống: theo mọi quyết định đã vào sổ đến nay"></label>
<button class="btn quiet small">Xem</button>
<span class="links"><a href="/">Về hiện tại</a><a href="/x.xlsx">Xuất .xlsx</a></span>
</form>
<p class="rewound" role="note">Đang xem như đã biết ngày 01/04/2019: quyết định vào sổ sau ngày này chưa được tính.</p>
"##);
    }
}
