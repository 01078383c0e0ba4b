//! Keeping uploads, giving them up, and letting the old ones go.

use ledger::decision::Digest;
use sha2::{Digest as _, Sha256};

use super::upload::{MOST, MOST_BYTES, shown_name};
use super::{BYTES, Choices, UPLOAD, Upload, UploadRefused, UploadState};
use crate::audit::Event;
use crate::office::Office;
use crate::permission::Actor;
use crate::port::{Chain, StoreError};
use crate::writer::{Desk, NotDone};

impl Office {
    /// The most bytes that an upload may have.
    pub const MOST_UPLOADED: usize = MOST_BYTES;

    /// Keeps a file that an account has sent. It is not read here.
    ///
    /// # Errors
    ///
    /// [`UploadRefused`], or the store failed.
    pub fn keep_upload(&self, actor: &Actor, file: &str, bytes: &[u8]) -> Result<Upload, NotDone<UploadRefused>> {
        // What cannot be swept now goes with the next one.
        let _swept = self.sweep_uploads();
        match bytes.len() {
            0 => return Err(NotDone::Refused(UploadRefused::Empty)),
            len if len > MOST_BYTES => return Err(NotDone::Refused(UploadRefused::TooLarge(MOST_BYTES))),
            _ => {}
        }
        let upload = Upload {
            id: hex::encode(self.random::<16>()),
            by: actor.account.clone(),
            file: shown_name(file),
            sha256: Digest(Sha256::digest(bytes).into()).to_string(),
            bytes: bytes.len(),
            time: self.clock().now(),
            choices: Choices::default(),
            state: UploadState::Waiting,
        };
        let (kept, text) = (upload.clone(), hex::encode(bytes));
        self.writer().run(move |desk| {
            // Counted where nobody else writes meanwhile.
            let all: Vec<(String, Upload)> = desk.records(UPLOAD)?;
            let (by, now) = (&kept.by, desk.now());
            let waits = |(_, own): &&(String, Upload)| own.waits_for(by, now);
            if all.iter().filter(waits).count() >= MOST {
                return Err(UploadRefused::TooMany);
            }
            desk.put(UPLOAD, &kept.id, &kept);
            desk.put(BYTES, &kept.id, &text);
            note(desk, &kept.by, "import.upload", &kept);
            Ok(())
        })?;
        Ok(upload)
    }

    /// An upload of an account; none also where it is somebody else's or too old.
    pub fn upload(&self, actor: &Actor, id: &str) -> Option<Upload> {
        let upload: Upload = self.one_record(UPLOAD, id)?;
        let own = upload.by == actor.account && !upload.is_old(self.clock().now());
        own.then_some(upload)
    }

    /// The bytes of an upload that waits.
    pub fn upload_bytes(&self, upload: &Upload) -> Option<Vec<u8>> {
        let text: String = self.large_record(BYTES, &upload.id)?;
        hex::decode(text).ok()
    }

    /// The uploads of an account that wait, the newest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn uploads(&self, actor: &Actor) -> Result<Vec<Upload>, StoreError> {
        let now = self.clock().now();
        let mut own: Vec<Upload> = self.all_records(UPLOAD)?;
        own.retain(|upload| upload.waits_for(&actor.account, now));
        own.sort_by(|one, other| (other.time, &other.id).cmp(&(one.time, &one.id)));
        Ok(own)
    }

    /// Keeps what the sender of an upload has chosen.
    ///
    /// # Errors
    ///
    /// [`UploadRefused`], or the store failed.
    pub fn choose_for_upload(&self, actor: &Actor, id: &str, choices: Choices) -> Result<(), NotDone<UploadRefused>> {
        let own = self.upload(actor, id).filter(Upload::waits);
        let id = own.ok_or(NotDone::Refused(UploadRefused::NoSuch))?.id;
        let by = actor.account.clone();
        self.writer().run(move |desk| {
            let mut upload = super::waiting(desk, &id, &by).ok_or(UploadRefused::NoSuch)?;
            upload.choices = choices.clone();
            desk.put(UPLOAD, &id, &upload);
            note(desk, &by, "import.choose", &upload);
            Ok(())
        })
    }

    /// Gives an upload up: nothing of it is kept.
    ///
    /// # Errors
    ///
    /// [`UploadRefused`], or the store failed.
    pub fn give_up_upload(&self, actor: &Actor, id: &str) -> Result<(), NotDone<UploadRefused>> {
        let own = self.upload(actor, id);
        let upload = own.ok_or(NotDone::Refused(UploadRefused::NoSuch))?;
        self.writer().run(move |desk| {
            remove(desk, &upload.id);
            note(desk, &upload.by, "import.give-up", &upload);
            Ok(())
        })
    }

    /// Lets uploads go that are too old. Nothing is written where there are none.
    ///
    /// # Errors
    ///
    /// [`NotDone`] when the store fails.
    pub fn sweep_uploads(&self) -> Result<(), NotDone<()>> {
        let now = self.clock().now();
        let all: Vec<Upload> = self
            .all_records(UPLOAD)
            .map_err(|problem| NotDone::Store(problem.to_string()))?;
        let old: Vec<Upload> = all.into_iter().filter(|upload| upload.is_old(now)).collect();
        if old.is_empty() {
            return Ok(());
        }
        self.writer().run(move |desk| {
            for upload in &old {
                remove(desk, &upload.id);
                note(desk, "office", "import.sweep", upload);
            }
            Ok(())
        })
    }
}

fn remove(desk: &mut Desk<'_>, id: &str) {
    desk.remove(UPLOAD, id);
    desk.remove(BYTES, id);
}

pub(super) fn note(desk: &mut Desk<'_>, by: &str, action: &str, upload: &Upload) {
    let sign: String = upload.id.chars().take(12).collect();
    let event = Event::new(desk.now(), by, action).on(sign);
    desk.note(Chain::Audit, event.with(format!("bytes={}", upload.bytes)));
}
