//! What is wrong with an edition: of itself, against the law, and against the other editions.

use indicators::Rules;
use lawbook::{Lawbook, LocalPack};
use ledger::Day;

use super::edition::{Edition, NewEdition};
use super::problem::LocalRuleProblem;

/// The longest word of a pack, name, number or issuer, in letters.
const LONGEST: usize = 200;
/// The longest word of a pack.
const WORD: usize = 24;

/// What is wrong with the head of an edition, whoever writes it.
pub(super) fn head(new: &NewEdition, law: &Lawbook, today: Day) -> Vec<LocalRuleProblem> {
    let mut problems = Vec::new();
    let kebab = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let begins = new.pack.starts_with(|sign: char| sign.is_ascii_lowercase());
    if !begins || new.pack.len() > WORD || !new.pack.bytes().all(kebab) {
        problems.push(LocalRuleProblem::BadWord);
    } else if law
        .entries()
        .any(|entry| entry.id.split_once('.').is_some_and(|(word, _)| word == new.pack))
    {
        problems.push(LocalRuleProblem::WordTaken);
    }
    if lacks(&new.title.vi) || lacks(&new.title.en) {
        problems.push(LocalRuleProblem::NoTitle);
    }
    if lacks(&new.paper.number) {
        problems.push(LocalRuleProblem::NoNumber);
    }
    if lacks(&new.paper.issuer) {
        problems.push(LocalRuleProblem::NoIssuer);
    }
    if new.paper.day() > today {
        problems.push(LocalRuleProblem::PaperAhead);
    }
    if new.span.is_empty() {
        problems.push(LocalRuleProblem::Backwards);
    }
    problems
}

/// Whether a text says nothing, or more than a line.
pub(super) fn lacks(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text.chars().count() > LONGEST || text.chars().any(char::is_control)
}

/// The law with an edition, and the others that stand with it: those of its own pack that it follows end on its first day.
pub(super) fn law_with(
    law: &Lawbook,
    approved: &[Edition],
    edition: &Edition,
) -> Result<(Lawbook, Rules), Vec<LocalRuleProblem>> {
    let mut problems = Vec::new();
    let from = edition.span().from;
    let mut packs: Vec<LocalPack> = Vec::new();
    for other in approved {
        let mut until = other.holds().until;
        if other.pack == edition.pack {
            if other.holds().meets(edition.span()) && other.span().from >= from {
                // It cannot stand beside the new one: what their overlap would be to the law says nothing more.
                problems.push(LocalRuleProblem::Stands(other.id.clone()));
                continue;
            }
            if other.span().from < from {
                until = until.min(from);
            }
        }
        packs.extend(other.read(law).ok().map(|pack| pack.until(until)));
    }
    match edition.read(law) {
        Ok(pack) if pack.entries.is_empty() => problems.push(LocalRuleProblem::NoRules),
        Ok(pack) => packs.push(pack),
        Err(own) => problems.extend(own.0.into_iter().map(LocalRuleProblem::from)),
    }
    let (law, own) = law.overlaid(packs);
    problems.extend(own.0.into_iter().map(LocalRuleProblem::from));
    match Rules::of(&law) {
        Ok(rules) if problems.is_empty() => Ok((law, rules)),
        Ok(_) => Err(problems),
        Err(own) => {
            let said = own
                .0
                .iter()
                .map(|problem| LocalRuleProblem::Law(problem.to_string(), problem.to_string()));
            problems.extend(said);
            Err(problems)
        }
    }
}
