//! What is read while emergency access lasts is on record as such: each page before it is shown, and each opening of what is sensitive with it.

use super::access::{EMERGENCY, EmergencyAccess, EmergencyStage};
use crate::accounts::account::{ACCOUNT, Account};
use crate::audit::Event;
use crate::office::Office;
use crate::port::Chain;
use crate::readings::SOUGHT;
use crate::writer::{Desk, NotDone};

/// The action of an event that says: this was read under an emergency access.
pub(super) const READ: &str = "emergency.read";
/// In the place of the id of an access that cannot be read.
const UNKNOWN: &str = "?";
/// Readings that stand in a chain already, and are told as such too.
const READINGS: [&str; 4] = ["person.sensitive", "file.read", "export", SOUGHT];

impl Desk<'_> {
    /// The event that says that a reading was one under emergency access; none for any other.
    pub(crate) fn in_emergency(&self, event: &Event) -> Option<Event> {
        if !READINGS.contains(&event.action.as_str()) {
            return None;
        }
        let id = self.emergency_of(event)?;
        let told = Event::new(event.time, &event.actor, READ);
        let told = event.subject.iter().fold(told, Event::on);
        let how = [id.as_str(), &event.action, event.detail.as_deref().unwrap_or_default()];
        Some(told.with(how.join(" ").trim_end()))
    }

    /// The emergency access under which an event stands. Where that cannot be read it counts as one: of a reading too much is on record sooner
    /// than too little.
    fn emergency_of(&self, event: &Event) -> Option<String> {
        let Ok(account) = self.record::<Account>(ACCOUNT, &event.actor) else {
            return Some(UNKNOWN.to_owned());
        };
        let id = account?.emergency?;
        let runs = match self.record::<EmergencyAccess>(EMERGENCY, &id) {
            Ok(access) => match access {
                None => false,
                Some(access) => {
                    !matches!(self.emergency_stage(&access, event.time), Ok(stage) if stage != EmergencyStage::Running)
                }
            },
            Err(_) => true,
        };
        runs.then_some(id)
    }
}

impl Office {
    /// Notes that somebody asks for a page while emergency access lasts, before it is shown; its address holds no name.
    ///
    /// # Errors
    ///
    /// [`NotDone`] when the store fails: then nothing is shown.
    pub fn note_emergency_page(&self, access: &EmergencyAccess, path: &str) -> Result<(), NotDone<()>> {
        let (by, id, path) = (access.account.clone(), access.id.clone(), path.to_owned());
        self.writer().run(move |desk| {
            let event = Event::new(desk.now(), &by, READ).on(&path);
            desk.note(Chain::Audit, event.with(format!("{id} page")));
            Ok(())
        })
    }
}
