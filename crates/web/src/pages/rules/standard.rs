//! What a version of a standard says: for whom, what must be met, what follows when it is not, and until when it may still be.

use lawbook::Occasion;
use ledger::Span;
use standards::rule::{Deadline, DeadlineEnd, StandardRule, StandardVersion};
use words::{Message, writing};

use super::says::SaidLine;
use super::sentences::Sentences;
use crate::pages::tasks::in_lang;

/// The compiled version that begins with a version of the entry.
pub(super) fn version(rule: &StandardRule, span: Span) -> Option<&StandardVersion> {
    rule.versions.iter().find(|version| version.span == span)
}

/// Its lines.
pub(super) fn lines(sentences: &Sentences<'_>, version: &StandardVersion) -> Vec<SaidLine> {
    let lang = sentences.words.lang;
    let mut lines = vec![SaidLine::new(
        lang.say("rule-for-whom"),
        sentences.condition(&version.applies),
    )];
    for requirement in &version.requirements {
        let mut said = vec![sentences.condition(&requirement.met)];
        if !requirement.on.is_empty() {
            let only = occasions(sentences, requirement.on.iter().copied());
            said.push(lang.speak(&Message::new("rule-only-on").with("occasions", only)));
        }
        said.extend(requirement.deadline.as_ref().map(|deadline| grace(sentences, deadline)));
        lines.push(SaidLine::new(
            in_lang(lang, &requirement.title).to_owned(),
            said.join("; "),
        ));
    }
    for (occasion, verdict) in &version.unmet {
        let said = Message::new("rule-unmet-on").with("occasion", occasions(sentences, [*occasion]));
        lines.push(SaidLine::new(
            lang.speak(&said),
            lang.speak(&Message::code("verdict", &verdict_word(verdict.word()))),
        ));
    }
    if let Some(verdict) = version.excepted {
        lines.push(SaidLine::new(
            lang.say("rule-excepted"),
            lang.speak(&Message::code("verdict", &verdict_word(verdict.word()))),
        ));
    }
    if let Some(deadline) = &version.deadline {
        lines.push(SaidLine::new(lang.say("rule-grace"), grace(sentences, deadline)));
    }
    lines
}

/// The catalogue writes words of the law as it writes all others.
fn verdict_word(word: &str) -> String {
    word.to_lowercase().replace('_', "-")
}

fn occasions(sentences: &Sentences<'_>, occasions: impl IntoIterator<Item = Occasion>) -> String {
    let lang = sentences.words.lang;
    let said = occasions
        .into_iter()
        .map(|occasion| lang.speak(&Message::code("occasion", occasion.word())));
    said.collect::<Vec<_>>().join(", ")
}

/// "được hoàn thiện đến hết 24/12/2024".
fn grace(sentences: &Sentences<'_>, deadline: &Deadline) -> String {
    let lang = sentences.words.lang;
    let until = match deadline.end {
        DeadlineEnd::Day(day) => Message::new("rule-grace-until").with("day", writing::day(day)),
        DeadlineEnd::After(months, slot) => Message::new("rule-grace-after")
            .with("months", months.to_string())
            .with("fact", sentences.slot(slot)),
    };
    let until = lang.speak(&until);
    if deadline.when == standards::expr::Condition::always() {
        return until;
    }
    let who = sentences.condition(&deadline.when);
    lang.speak(&Message::new("rule-grace-for").with("grace", until).with("who", who))
}
