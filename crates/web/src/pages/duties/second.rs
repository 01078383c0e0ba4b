//! What waits for the reader as its second person: emergency accesses and strong keys of programs that somebody else has asked for.

use office::accounts::{EmergencyAccess, KeptKey};
use words::{Message, writing};

use super::show::DraftWaiting;
use crate::pages::users::unit_name;
use crate::site::{PageError, Visit};
use crate::urls;

/// Both, emergencies first: they cannot wait.
pub(super) fn to_confirm(visit: &Visit) -> Result<Vec<DraftWaiting>, PageError> {
    let (office, failed) = (visit.site.office(), |problem: office::port::StoreError| {
        PageError::Failed(problem.to_string())
    });
    let emergencies = office.emergencies_to_confirm(&visit.actor).map_err(failed)?;
    let keys = office.keys_to_confirm(&visit.actor).map_err(failed)?;
    let emergencies = emergencies.iter().map(|access| emergency(visit, access));
    Ok(emergencies
        .chain(keys.iter().map(|key| self::key(visit, key)))
        .collect())
}

fn emergency(visit: &Visit, access: &EmergencyAccess) -> DraftWaiting {
    let who = visit.site.office().account(&access.account);
    let who = who.map_or_else(|| access.account.clone(), |account| account.shown_as);
    let unit = access.of_unit();
    let unit = unit.map_or_else(|| access.unit.clone(), |unit| unit_name(&visit.site, unit));
    DraftWaiting {
        title: format!("{}: {who}, {unit}", access.id),
        href: urls::EMERGENCY.to_owned(),
        step: step(visit, "duties-confirm-emergency", access.waits_until()),
        since: writing::moment(access.asked),
    }
}

fn key(visit: &Visit, key: &KeptKey) -> DraftWaiting {
    let until = key.proposed.as_ref().map_or(0, |proposed| proposed.until);
    DraftWaiting {
        title: format!("{} ({})", key.name, key.sign),
        href: format!("{}#xac-nhan", urls::KEYS),
        step: step(visit, "duties-confirm-key", until),
        since: writing::moment(key.made.time),
    }
}

fn step(visit: &Visit, id: &'static str, until: i64) -> String {
    let said = Message::new(id).with("until", writing::moment(until));
    visit.lang().speak(&said)
}
