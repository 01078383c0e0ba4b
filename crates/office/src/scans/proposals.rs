//! Scans of a proposal: a photograph of the diploma that shows it. Whoever proposes attaches them; whoever judges it reads them.

use super::kept::{drop_one, put};
use super::scan::{OpenedFile, Scan, ScanRefused, fits};
use crate::office::Office;
use crate::permission::Actor;
use crate::proposals::{CannotPropose, ProposalDeed, ProposalStage, RecordProposal, is_own, within};
use crate::writer::NotDone;

/// While it is being written its scans come and go.
const OPEN: &[ProposalStage] = &[ProposalStage::Draft];

impl Office {
    /// Attaches a scan to an own proposal that is being written.
    ///
    /// # Errors
    ///
    /// [`CannotPropose`], or the store failed: then nothing of it is kept.
    pub fn attach_to_proposal(
        &self,
        actor: &Actor,
        id: &str,
        name: &str,
        bytes: &[u8],
    ) -> Result<RecordProposal, NotDone<CannotPropose>> {
        let scan = Scan::of(name, bytes, &actor.account, self.clock().now());
        let scan = scan.map_err(|why| NotDone::Refused(CannotPropose::Scan(why)))?;
        let text = hex::encode(bytes);
        self.step_of_own(actor, id, ProposalDeed::Attach, OPEN, move |desk, proposal| {
            fits(&proposal.scans, &scan).map_err(CannotPropose::Scan)?;
            put(desk, &proposal.id, &scan, &text);
            proposal.scans.push(scan.clone());
            Ok(())
        })
    }

    /// Takes a scan of an own proposal away again.
    ///
    /// # Errors
    ///
    /// [`CannotPropose`], or the store failed.
    pub fn detach_from_proposal(
        &self,
        actor: &Actor,
        id: &str,
        sha256: &str,
    ) -> Result<RecordProposal, NotDone<CannotPropose>> {
        let sha256 = sha256.to_owned();
        self.step_of_own(actor, id, ProposalDeed::Detach, OPEN, move |desk, proposal| {
            let at = proposal.scans.iter().position(|own| own.sha256 == sha256);
            let at = at.ok_or(CannotPropose::Scan(ScanRefused::NoSuch))?;
            let scan = proposal.scans.remove(at);
            drop_one(desk, &proposal.id, &scan);
            Ok(())
        })
    }

    /// Whether somebody may read the scans of a proposal: who wrote it, and who may answer it.
    pub fn may_open_scans_of_proposal(&self, actor: &Actor, proposal: &RecordProposal) -> bool {
        let value = self.value();
        is_own(actor, &value, proposal)
            || (proposal.stage == ProposalStage::Sent && within(actor, &value, proposal).is_ok())
    }

    /// The bytes of a scan of a proposal, once it is on record that they are read.
    ///
    /// # Errors
    ///
    /// [`ScanRefused`] where the asker may not see such a scan, or the store failed.
    pub fn open_scan_of_proposal(
        &self,
        actor: &Actor,
        id: &str,
        sha256: &str,
    ) -> Result<OpenedFile, NotDone<ScanRefused>> {
        let proposal = self.proposal(actor, id);
        let proposal = proposal.filter(|proposal| self.may_open_scans_of_proposal(actor, proposal));
        let proposal = proposal.ok_or(NotDone::Refused(ScanRefused::NoSuch))?;
        let scan = proposal.scans.iter().find(|own| own.sha256 == sha256);
        self.open_waiting(&actor.account, id, scan.ok_or(NotDone::Refused(ScanRefused::NoSuch))?)
    }
}
