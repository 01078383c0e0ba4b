//! Why a verdict is what it is: the explanation of the standards as a tree of sentences.

use standards::expr::{Asked, Explained, Truth, Used};
use standards::rule::{Finding as Verdict, RequirementFinding};
use words::Message;

use super::law_words::LawWords;
use super::subject::Subject;
use crate::components::{Outcome, WhyNode};
use crate::pages::tasks::{citation, in_lang};

/// Explains for one person.
#[derive(Debug)]
pub(super) struct Why<'s> {
    pub(super) subject: &'s Subject<'s>,
    pub(super) words: LawWords<'s>,
}

impl Why<'_> {
    /// A requirement of a standard: the rule, its version, the condition, the facts and their decisions.
    pub(super) fn requirement(&self, verdict: &Verdict, requirement: &RequirementFinding) -> WhyNode {
        let lang = self.words.lang;
        let rule = Message::new("why-rule")
            .with("rule", in_lang(lang, &verdict.title))
            .with("requirement", in_lang(lang, &requirement.title));
        WhyNode {
            basis: Some(citation(lang, &verdict.citation)),
            ..self.node(
                &requirement.explained,
                lang.speak(&rule),
                vec![self.part(&requirement.explained)],
            )
        }
    }

    /// Whether a standard is for the person.
    pub(super) fn scope(&self, verdict: &Verdict) -> WhyNode {
        let lang = self.words.lang;
        let rule = Message::new("why-scope").with("rule", in_lang(lang, &verdict.title));
        let parts = vec![self.part(&verdict.scope)];
        WhyNode {
            basis: Some(citation(lang, &verdict.citation)),
            ..self.node(&verdict.scope, lang.speak(&rule), parts)
        }
    }

    fn node(&self, explained: &Explained, said: String, parts: Vec<WhyNode>) -> WhyNode {
        WhyNode {
            lang: self.words.lang,
            outcome: match explained.truth {
                Truth::Yes => Outcome::Yes,
                Truth::No => Outcome::No,
                Truth::Unknown => Outcome::Unsure,
            },
            said,
            basis: None,
            source: None,
            parts,
        }
    }

    fn part(&self, explained: &Explained) -> WhyNode {
        let parts = explained.parts.iter().map(|part| self.part(part)).collect();
        let mut node = self.node(explained, self.said(explained), parts);
        let source = explained.used.iter().find_map(|used| used.source);
        node.source = source.and_then(|act| self.subject.source(act));
        node
    }

    fn said(&self, explained: &Explained) -> String {
        let lang = self.words.lang;
        let first = explained.used.first();
        let message = match &explained.asked {
            Asked::Always(true) => return lang.say("why-always"),
            Asked::Always(false) => return lang.say("why-never"),
            Asked::All => return lang.say("why-all"),
            Asked::Any => return lang.say("why-any"),
            Asked::Not => return lang.say("why-not"),
            Asked::Flag => Message::new("why-flag"),
            Asked::Recorded => Message::new("why-recorded"),
            Asked::Compare(sign, wanted) => {
                let wanted = first.map_or_else(String::new, |used| self.words.value(&used.name, wanted));
                Message::new("why-compare").with("wanted", self.words.signed(*sign, wanted))
            }
            Asked::Against(sign) => {
                let other = explained
                    .used
                    .get(1)
                    .map_or_else(String::new, |used| self.words.slot(&used.name));
                Message::new("why-compare").with("wanted", self.words.signed(*sign, other))
            }
            Asked::Among(wanted) => {
                let one = |value| first.map_or_else(String::new, |used| self.words.value(&used.name, value));
                let all: Vec<String> = wanted.iter().map(one).collect();
                Message::new("why-among").with("wanted", all.join(", "))
            }
        };
        let held = |used: &Used| self.subject.read_of(used);
        lang.speak(
            &message
                .with(
                    "field",
                    first.map_or_else(String::new, |used| self.words.slot(&used.name)),
                )
                .with("held", first.map_or_else(String::new, held)),
        )
    }
}
