//! Why a verdict was reached: rule version, condition, fact, and the decision behind the fact.

use askama::Template;
use words::Lang;

use super::source::{Basis, Source};

/// What a condition came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Met.
    Yes,
    /// Not met.
    No,
    /// Not known.
    Unsure,
}

/// A node of the explanation and what it rests on.
#[derive(Debug, Clone, Template)]
#[template(path = "components/why/why.html")]
pub struct WhyNode {
    /// The reader's language.
    pub lang: Lang,
    /// What this condition came to.
    pub outcome: Outcome,
    /// The condition or fact, in the reader's language.
    pub said: String,
    /// The entry of law, on the node that is a rule.
    pub basis: Option<Basis>,
    /// The decision, on the node that is a fact.
    pub source: Option<Source>,
    /// What decided it.
    pub parts: Vec<WhyNode>,
}

impl WhyNode {
    const fn shape(&self) -> (&'static str, &'static str, &'static str) {
        match self.outcome {
            Outcome::Yes => ("✓", "yes", "condition-met"),
            Outcome::No => ("✕", "no", "condition-not-met"),
            Outcome::Unsure => ("?", "unsure", "condition-unknown"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    #[test]
    fn the_tree_names_its_leaves() {
        let leaf = WhyNode {
            lang: Lang::Vi,
            outcome: Outcome::No,
            said: "a < b".into(),
            basis: None,
            source: None,
            parts: Vec::new(),
        };
        let tree = WhyNode {
            outcome: Outcome::Unsure,
            said: "cả hai".into(),
            parts: vec![leaf.clone()],
            ..leaf
        };
        assert_snapshot!(tree, @r##"<li class="unsure"><i aria-hidden="true">?</i><span class="unseen">chưa rõ: </span>cả hai<ul class="why"><li class="no"><i aria-hidden="true">✕</i><span class="unseen">chưa đạt: </span>a &#60; b</li></ul></li>"##);
    }
}
