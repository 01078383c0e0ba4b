//! Scans of a draft: its author attaches them while it is open, and whoever may enter it the signed paper itself, once it is signed.

use ledger::value::Place;
use ledger::view::Structure;
use ledger::{ActId, Decision, Seq, Value};

use super::kept::{drop_one, put};
use super::scan::{OpenedFile, Scan, ScanRefused, fits};
use crate::drafts::{CannotStep, Draft, Order, Stage, StepKind, act_on, draft_place};
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::{Actor, DataClass, Deed, scope, speaks_of_unknown, touched};
use crate::reads::SensitiveGroup;
use crate::writer::NotDone;

impl Office {
    /// Attaches a scan to a draft: its hash enters the draft, and later the decision.
    ///
    /// # Errors
    ///
    /// [`CannotStep`], or the store failed: then nothing of it is kept.
    pub fn attach_to_draft(
        &self,
        asker: Asker<'_>,
        order: impl Into<Order>,
        name: &str,
        bytes: &[u8],
    ) -> Result<Draft, NotDone<CannotStep>> {
        let scan = Scan::of(name, bytes, asker.name(), self.clock().now());
        let scan = scan.map_err(|why| NotDone::Refused(CannotStep::Scan(why)))?;
        let text = hex::encode(bytes);
        self.attach(asker, order.into(), StepKind::Attach, move |desk, draft| {
            fits(&draft.scans, &scan)?;
            put(desk, &draft.id, &scan, &text);
            draft.scans.push(Scan {
                after_signature: draft.stage == Stage::Signed,
                ..scan.clone()
            });
            Ok(())
        })
    }

    /// Takes a scan of a draft away again. What lay before those who approved stays with the draft.
    ///
    /// # Errors
    ///
    /// [`CannotStep`], or the store failed.
    pub fn detach_from_draft(
        &self,
        asker: Asker<'_>,
        order: impl Into<Order>,
        sha256: &str,
    ) -> Result<Draft, NotDone<CannotStep>> {
        let sha256 = sha256.to_owned();
        self.attach(asker, order.into(), StepKind::Detach, move |desk, draft| {
            let at = draft.scans.iter().position(|own| own.sha256 == sha256);
            let at = at.filter(|at| may_go(draft, &draft.scans[*at]));
            let scan = draft.scans.remove(at.ok_or(ScanRefused::NoSuch)?);
            drop_one(desk, &draft.id, &scan);
            Ok(())
        })
    }

    /// The bytes of a scan of a draft, once it is on record that they are read.
    ///
    /// # Errors
    ///
    /// [`ScanRefused`] where the asker may not see such a scan, or the store failed.
    pub fn open_scan_of_draft(
        &self,
        actor: &Actor,
        id: &str,
        sha256: &str,
    ) -> Result<OpenedFile, NotDone<ScanRefused>> {
        let draft = self.draft(Asker::Account(actor), id);
        let draft = draft.filter(|draft| self.may_open_scans(actor, draft));
        let draft = draft.ok_or(NotDone::Refused(ScanRefused::NoSuch))?;
        let scan = draft.scans.iter().find(|own| own.sha256 == sha256);
        // Once it is entered its files stand beside the decision.
        let scan = scan.filter(|_| draft.entered.is_none());
        self.open_waiting(&actor.account, id, scan.ok_or(NotDone::Refused(ScanRefused::NoSuch))?)
    }

    /// Whether somebody who sees a draft may also read its scans: of one that tells something sensitive only who may read that of everybody in it.
    pub fn may_open_scans(&self, actor: &Actor, draft: &Draft) -> bool {
        let Some(decision) = draft.decision() else { return false };
        if draft.author() == actor.account
            || !decision
                .acts
                .iter()
                .any(|dated| SensitiveGroup::of_act(&dated.act).is_some())
        {
            return true;
        }
        let value = self.value();
        reaches_sensitive(actor, &value, &decision)
    }
}

/// Whether somebody reads what is sensitive of everybody of whom a draft speaks.
fn reaches_sensitive(actor: &Actor, value: &Value, decision: &Decision) -> bool {
    let view = value.on(actor.today, Seq::LATEST);
    let structure = Structure::of(view);
    let scope = scope(actor, Deed::ReadPerson, DataClass::Sensitive, value, &structure);
    let fork = value.draft(decision).ok();
    let fork = fork.as_ref().unwrap_or(value);
    let after = fork.on(actor.today.max(decision.header.effective), Seq::LATEST);
    let (draft, mut people) = (draft_place(value), Vec::new());
    for (ordinal, written) in (0..).zip(&decision.acts) {
        let id = ActId {
            decision: draft,
            ordinal,
        };
        let dated = act_on(fork, id, written);
        let places = touched(fork, id, &dated);
        // Of whom the draft creates and the ledger does not take nobody can tell where they lie.
        if speaks_of_unknown(fork, id, &dated, &places) {
            return false;
        }
        people.extend(places.into_iter().filter_map(|place| match place {
            Place::Person(ix) => Some(ix),
            _ => None,
        }));
    }
    people.into_iter().all(|ix| {
        // Whom the draft itself registers lies where it puts them.
        let view = if ix < value.person_count() { view } else { after };
        let unit = view.person(ix).and_then(|person| person.unit());
        scope.covers(unit, Some(view.person(ix).map_or(ix, |person| person.ix())), &structure)
    }) && !scope.is_empty()
}

/// Whether a scan may still be taken away: until the draft is submitted, and what came after the signature until it is entered.
const fn may_go(draft: &Draft, scan: &Scan) -> bool {
    match draft.stage {
        Stage::Signed => scan.after_signature,
        stage => stage.is_open(),
    }
}

impl Draft {
    /// Whether a scan may be attached to it at its stage.
    pub const fn takes_scans(&self) -> bool {
        self.stage.is_open() || matches!(self.stage, Stage::Signed)
    }

    /// The scans that may still be taken away from it.
    pub fn loose_scans(&self) -> impl Iterator<Item = &Scan> {
        self.scans.iter().filter(|scan| may_go(self, scan))
    }
}
