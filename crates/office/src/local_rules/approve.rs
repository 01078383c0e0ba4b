//! Approving an edition, and ending one: each by somebody who has not written of it.

use std::sync::Arc;

use ledger::Day;

use super::check;
use super::edition::{Edition, Ending, Signing};
use super::problem::LocalRuleProblem;
use super::write::draft;
use super::{EDITION, TURN};
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::Deed;
use crate::port::Chain;
use crate::writer::{Desk, NotDone};

impl Office {
    /// Approves a draft in the version that was read: from its first day it is part of the law. The edition of its pack that stands on that day
    /// ends with it.
    ///
    /// # Errors
    ///
    /// Every [`LocalRuleProblem`] at once, or the store failed.
    pub fn approve_edition(
        &self,
        asker: Asker<'_>,
        id: &str,
        version: u32,
    ) -> Result<Edition, NotDone<Vec<LocalRuleProblem>>> {
        let problems = self.no_right_to_rules(asker, Deed::ApproveRules);
        if !problems.is_empty() {
            return Err(NotDone::Refused(problems));
        }
        let (id, signing, law) = (id.to_owned(), self.signing(asker), Arc::clone(self.national_law()));
        self.writer().run(move |desk| {
            let mut edition = draft(desk, &id, Some(version))?;
            let mut problems = not_own(&edition, &signing);
            let all: Vec<(String, Edition)> = desk.records(EDITION)?;
            let approved: Vec<Edition> = all
                .into_iter()
                .map(|(_, other)| other)
                .filter(|other| other.approved.is_some())
                .collect();
            problems.extend(check::law_with(&law, &approved, &edition).err().into_iter().flatten());
            if !problems.is_empty() {
                return Err(problems);
            }
            let signed = Signing {
                time: desk.now(),
                ..signing.clone()
            };
            let from = edition.span().from;
            let before = |other: &&Edition| other.pack == edition.pack && other.holds().covers(from);
            for other in approved.iter().filter(before) {
                let ended = other.clone().ending(Ending {
                    on: from.number(),
                    by: id.clone(),
                    signed: signed.clone(),
                });
                desk.put(EDITION, &other.id, &ended);
            }
            edition.approved = Some(signed);
            desk.put(EDITION, &id, &edition);
            turned(desk)?;
            let event = Event::new(desk.now(), &signing.by, "rules.approve").on(&id);
            desk.note(Chain::Audit, event.with(edition.version));
            Ok(edition)
        })
    }

    /// Ends an approved edition on a day: from that day on the law is what it would be without it.
    ///
    /// # Errors
    ///
    /// Every [`LocalRuleProblem`] at once, or the store failed.
    pub fn end_edition(
        &self,
        asker: Asker<'_>,
        id: &str,
        on: Day,
        paper: &str,
    ) -> Result<Edition, NotDone<Vec<LocalRuleProblem>>> {
        let mut problems = self.no_right_to_rules(asker, Deed::ApproveRules);
        if check::lacks(paper) {
            problems.push(LocalRuleProblem::NoNumber);
        }
        if !problems.is_empty() {
            return Err(NotDone::Refused(problems));
        }
        let (id, signing, paper) = (id.to_owned(), self.signing(asker), paper.trim().to_owned());
        self.writer().run(move |desk| {
            let edition: Option<Edition> = desk.record(EDITION, &id)?;
            let edition = edition.ok_or_else(|| vec![LocalRuleProblem::NoSuch])?;
            let mut problems = not_own(&edition, &signing);
            let holds = edition.holds();
            if edition.approved.is_none() || holds.is_empty() {
                problems.push(LocalRuleProblem::NotInForce);
            } else if on < holds.from || on >= holds.until {
                problems.push(LocalRuleProblem::BadEnd(holds.from, holds.until.previous()));
            }
            if !problems.is_empty() {
                return Err(problems);
            }
            let edition = edition.ending(Ending {
                on: on.number(),
                by: paper.clone(),
                signed: Signing {
                    time: desk.now(),
                    ..signing.clone()
                },
            });
            desk.put(EDITION, &id, &edition);
            turned(desk)?;
            desk.note(
                Chain::Audit,
                Event::new(desk.now(), &signing.by, "rules.end").on(&id).with(on),
            );
            Ok(edition)
        })
    }
}

fn not_own(edition: &Edition, signing: &Signing) -> Vec<LocalRuleProblem> {
    let own = edition.writers.contains(&signing.principal) || edition.writers.contains(&signing.by);
    own.then_some(LocalRuleProblem::OwnEdition).into_iter().collect()
}

/// The law is another one from here on.
fn turned(desk: &mut Desk<'_>) -> Result<(), Vec<LocalRuleProblem>> {
    let turn: Option<u64> = desk.record(TURN, "")?;
    desk.put(TURN, "", &(turn.unwrap_or(0) + 1));
    Ok(())
}
