//! The summary of what is to be mended in a form: all of it at once, in the words that also stand at each field.

use askama::Template;
use words::{Lang, Message};

/// One thing to mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The id of the field that it concerns; nothing when it concerns the form as a whole.
    pub field: Option<&'static str>,
    /// What is wrong; its `.next` attribute says what to do.
    pub message: Message,
}

/// All problems of a form.
#[derive(Debug, Clone, Template)]
#[template(path = "components/problems/problems.html")]
pub struct Problems {
    /// The reader's language.
    pub lang: Lang,
    /// In the order of the fields.
    pub list: Vec<Problem>,
}

impl Problems {
    /// No problem.
    pub const fn none(lang: Lang) -> Self {
        Self { lang, list: Vec::new() }
    }

    /// Whether there is nothing to mend.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// What is wrong with a field, to be said beside it.
    pub fn at(&self, field: &str) -> Option<String> {
        let problem = self.list.iter().find(|problem| problem.field == Some(field))?;
        Some(self.lang.speak(&problem.message))
    }

    fn heading(&self) -> String {
        self.lang
            .speak(&Message::new("problems-count").with("n", self.list.len()))
    }

    fn rows(&self) -> Vec<(Option<&'static str>, String, Option<String>)> {
        let row = |problem: &Problem| {
            (
                problem.field,
                self.lang.speak(&problem.message),
                self.lang.next_step(&problem.message),
            )
        };
        self.list.iter().map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_leads_to_the_field_and_says_what_to_do() {
        let problem = Problem {
            field: Some("ngay"),
            message: Message::new("as-of-not-a-day").with("typed", "<31/02>"),
        };
        let problems = Problems {
            lang: Lang::Vi,
            list: vec![problem],
        };
        insta::assert_snapshot!(problems, @r##"<section class="problems" tabindex="-1" data-problems aria-labelledby="problems-heading"><h2 id="problems-heading">Có 1 điểm cần sửa</h2><ul><li><a href="#ngay">“&#60;31/02&#62;” không phải là một ngày trong lịch</a><span class="do">Viết ngày/tháng/năm, ví dụ 14/03/2019</span></li></ul></section>"##);
        assert_eq!(
            problems.at("ngay").as_deref(),
            Some("“<31/02>” không phải là một ngày trong lịch")
        );
        assert_eq!(problems.at("biet"), None);
        assert_eq!(Problems::none(Lang::Vi).to_string(), "");
    }
}
