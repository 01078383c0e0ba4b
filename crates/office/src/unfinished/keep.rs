//! Saving unfinished forms, finding one again, and letting them go.

use ledger::ActId;

use super::form::{MOST, fits, key};
use super::{Held, SeenForm, UNFINISHED, Unfinished, UnfinishedEnd, UnfinishedRefused};
use crate::audit::Event;
use crate::office::Office;
use crate::permission::Actor;
use crate::port::Chain;
use crate::writer::{Desk, NotDone};

impl Office {
    /// Saves what an account has typed into a form and not sent. `seen` is the version that its window saw last, 0 where it saw none. A window
    /// that got no answer goes on: what it saved itself is nothing newer to it, and an earlier save that comes late changes nothing.
    ///
    /// # Errors
    ///
    /// [`UnfinishedRefused`], or the store failed.
    pub fn save_unfinished(
        &self,
        actor: &Actor,
        form: &str,
        about: Option<ActId>,
        seen: impl Into<SeenForm>,
        fields: Vec<(String, Held)>,
    ) -> Result<Unfinished, NotDone<UnfinishedRefused>> {
        if !fits(form, &fields) {
            return Err(NotDone::Refused(UnfinishedRefused::TooLarge));
        }
        let (by, form, seen) = (actor.account.clone(), form.to_owned(), seen.into());
        let about = about.map(|act| act.to_string());
        self.writer().run(move |desk| {
            let (key, now) = (key(&by, &form), desk.now());
            let kept = desk.record::<Unfinished>(UNFINISHED, &key)?;
            let kept = kept.filter(|kept| !kept.is_old(now));
            if let Some(kept) = kept.as_ref().filter(|kept| kept.version != seen.version) {
                if seen.window.is_empty() || kept.window != seen.window {
                    let (saved, version) = (kept.saved, kept.version);
                    return Err(UnfinishedRefused::Newer { saved, version });
                }
                if seen.turn <= kept.turn {
                    return Ok(kept.clone());
                }
            }
            let before = kept.as_ref().map_or(0, |kept| kept.version).max(seen.version);
            let saved = Unfinished {
                by: by.clone(),
                form: form.clone(),
                about: about.clone(),
                begun: kept.as_ref().map_or(now, |kept| kept.begun),
                saved: now,
                // A window that saved before the form was sent or dropped elsewhere goes on where it was. A form that is begun anew counts on
                // from the moment: nobody who saw an earlier one takes it for that.
                version: before.max(u32::try_from(now).unwrap_or(0)).saturating_add(1),
                window: seen.window.clone(),
                turn: seen.turn,
                fields: fields.clone(),
            };
            if kept.is_none() {
                make_room(desk, &by)?;
                note(desk, &saved, "form.begin");
            }
            desk.put(UNFINISHED, &key, &saved);
            Ok(saved)
        })
    }

    /// What an account has typed into a form and not sent.
    pub fn unfinished(&self, actor: &Actor, form: &str) -> Option<Unfinished> {
        let kept: Unfinished = self.one_record(UNFINISHED, &key(&actor.account, form))?;
        let own = kept.by == actor.account && !kept.is_old(self.clock().now());
        own.then_some(kept)
    }

    /// Keeps a form of an account no longer. Nothing is written where none is kept.
    ///
    /// # Errors
    ///
    /// [`NotDone`] when the store fails.
    pub fn end_unfinished(
        &self,
        actor: &Actor,
        form: &str,
        how: UnfinishedEnd,
    ) -> Result<(), NotDone<UnfinishedRefused>> {
        let key = key(&actor.account, form);
        if self.one_record::<Unfinished>(UNFINISHED, &key).is_none() {
            return Ok(());
        }
        self.writer().run(move |desk| {
            if let Some(kept) = desk.record::<Unfinished>(UNFINISHED, &key)? {
                end(desk, &key, &kept, how);
            }
            Ok(())
        })
    }

    /// Lets unfinished forms go that are too old. Nothing is written where there are none.
    ///
    /// # Errors
    ///
    /// [`NotDone`] when the store fails.
    pub fn sweep_unfinished(&self) -> Result<(), NotDone<()>> {
        let now = self.clock().now();
        let all = self.all_records_by_key::<Unfinished>(UNFINISHED);
        let all = all.map_err(|problem| NotDone::Store(problem.to_string()))?;
        if !all.iter().any(|(_, kept)| kept.is_old(now)) {
            return Ok(());
        }
        self.writer().run(move |desk| {
            // Looked at again: one may have been saved since.
            for (key, kept) in desk.records::<Unfinished>(UNFINISHED).map_err(drop)? {
                if kept.is_old(desk.now()) {
                    end(desk, &key, &kept, UnfinishedEnd::Old);
                }
            }
            Ok(())
        })
    }
}

/// Lets the forms of an account go that are too old, and those saved longest ago where it has as many as it may.
fn make_room(desk: &mut Desk<'_>, by: &str) -> Result<(), UnfinishedRefused> {
    let mut own: Vec<(String, Unfinished)> = desk.records(UNFINISHED)?;
    own.retain(|(_, kept)| kept.by == by);
    own.sort_by_key(|(_, kept)| std::cmp::Reverse(kept.saved));
    for (at, (key, kept)) in own.iter().enumerate() {
        if at + 1 >= MOST || kept.is_old(desk.now()) {
            end(desk, key, kept, UnfinishedEnd::Old);
        }
    }
    Ok(())
}

pub(super) fn end(desk: &mut Desk<'_>, key: &str, kept: &Unfinished, how: UnfinishedEnd) {
    desk.remove(UNFINISHED, key);
    note(desk, kept, how.action());
}

fn note(desk: &mut Desk<'_>, kept: &Unfinished, action: &str) {
    let event = Event::new(desk.now(), &kept.by, action).on(&kept.form);
    desk.note(Chain::Audit, event);
}
