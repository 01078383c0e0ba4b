//! A branch of the tree of units: each unit with its numbers, what lies below it folded.

use askama::Template;
use words::{Lang, Message, writing};

/// A unit and what lies below it.
#[derive(Debug, Clone, Template)]
#[template(path = "components/units/branch.html")]
pub struct Branch {
    /// The reader's language.
    pub lang: Lang,
    /// Its name.
    pub name: String,
    /// Its page; none where the reader's scope does not reach it.
    pub href: Option<String>,
    /// Its kind, in the reader's language.
    pub kind: String,
    /// Posts and people of it and of all below it; none where the reader's scope does not reach it.
    pub numbers: Option<(i64, i64)>,
    /// The list of its people, where the reader may open one.
    pub people: Option<String>,
    /// The units below that are shown here.
    pub below: Vec<Branch>,
    /// How many lie directly below it.
    pub direct: i64,
    /// Whether what lies below is folded.
    pub folded: bool,
}

impl Branch {
    fn said(&self, id: &'static str, n: i64) -> String {
        let n = writing::count(self.lang, n);
        self.lang.speak(&Message::new(id).with("n", n))
    }

    fn below_said(&self) -> String {
        let n = writing::count(self.lang, self.direct);
        let said = Message::new("units-below-of").with("n", n);
        self.lang.speak(&said.with("unit", self.name.as_str()))
    }

    fn people_label(&self, people: i64) -> String {
        let n = writing::count(self.lang, people);
        let said = Message::new("units-people-of").with("n", n);
        self.lang.speak(&said.with("unit", self.name.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_below_is_folded_and_what_is_outside_has_no_numbers() {
        let leaf = Branch {
            lang: Lang::Vi,
            name: "Xã <A>".into(),
            href: Some("/to-chuc/2-1".into()),
            kind: "xã".into(),
            numbers: Some((3, 2)),
            people: Some("/nhan-su?don-vi=2-1".into()),
            below: Vec::new(),
            direct: 0,
            folded: true,
        };
        let root = Branch {
            name: "Huyện".into(),
            href: None,
            numbers: None,
            people: None,
            direct: 1,
            below: vec![leaf.clone()],
            ..leaf
        };
        insta::assert_snapshot!(root, @r##"<li class="branch"><span class="outside">Huyện</span> <span class="quiet">xã</span><details><summary>1 đơn vị thuộc Huyện</summary><ul><li><a href="/to-chuc/2-1">Xã &#60;A&#62;</a> <span class="quiet">xã</span> <span class="numbers">3 vị trí · <a href="/nhan-su?don-vi=2-1" aria-label="2 người của Xã &#60;A&#62; và các đơn vị trực thuộc">2 người</a></span></li></ul></details></li>"##);
    }
}
