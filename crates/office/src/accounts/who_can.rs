//! Who can do what in a unit on a day, and from which right: of accounts and of keys.

use ledger::value::{Ix, Place};
use ledger::view::Structure;
use ledger::{Day, Entity, Seq, UnitId, Value};

use super::grants::{GrantProblem, Granted, Reach};
use super::keys::KeptKey;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::{DataClass, Deed, Grant};
use crate::port::StoreError;

/// One deed that somebody may do in a unit on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MayDo {
    /// The account, or the sign of the key.
    pub account: String,
    /// What it is called.
    pub shown_as: String,
    /// Its code, where the asker may manage it.
    pub code: Option<String>,
    /// Whether it may log in now.
    pub open: bool,
    /// What it may do.
    pub deed: Deed,
    /// Up to this class of data.
    pub class: DataClass,
    /// From which right: of a key its own one.
    pub right: Granted,
}

/// Why that is not told.
#[derive(Debug, thiserror::Error)]
pub enum NotTold {
    /// The ledger has no such unit on that day.
    #[error("no such unit")]
    NoSuchUnit,
    /// The unit lies outside what the asker manages.
    #[error("not allowed")]
    OutOfReach,
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Office {
    /// Who may do what in a unit on a day, by deed and account; of one deed alone, where it is named. Rights over the own record alone are
    /// over no unit, and left out.
    ///
    /// # Errors
    ///
    /// [`NotTold`].
    pub fn who_can(&self, asker: Asker<'_>, unit: UnitId, day: Day, deed: Option<Deed>) -> Result<Vec<MayDo>, NotTold> {
        let reach = Reach::of(self, asker);
        match reach.of_unit(unit) {
            Some(GrantProblem::NoSuchUnit) => return Err(NotTold::NoSuchUnit),
            Some(_) => return Err(NotTold::OutOfReach),
            None => {}
        }
        let value = self.value();
        let structure = self.structure(&value, day, Seq::LATEST);
        let place = place(&value, &structure, unit).ok_or(NotTold::NoSuchUnit)?;
        let over = |grant: &Grant| {
            let own = self::place(&value, &structure, grant.unit);
            grant.runs(day) && !grant.role.own_record_only() && own.is_some_and(|own| structure.within(place, own))
        };
        let deeds = || {
            Deed::ALL
                .iter()
                .copied()
                .filter(|own| deed.is_none_or(|deed| deed == *own))
        };
        let mut found = Vec::new();
        let accounts = self.accounts()?;
        for account in &accounts {
            let code = reach.covers(account, self.today()).then(|| account.code());
            for right in account.grants.iter().filter(|right| over(&right.grant)) {
                found.extend(deeds().filter_map(|deed| {
                    Some(MayDo {
                        account: account.name.clone(),
                        shown_as: account.shown_as.clone(),
                        code: code.clone(),
                        open: account.open,
                        deed,
                        class: right.reach(deed)?,
                        right: right.clone(),
                    })
                }));
            }
        }
        // A key opens no more than the accounts that made it and that it stands for.
        let is_closed = |name: &str| accounts.iter().any(|own| own.name == name && !own.open);
        // One that nobody has confirmed opens nothing.
        let confirmed = self.every_key()?.into_iter().filter(|key| key.proposed.is_none());
        for key in confirmed {
            let right = of_key(&key);
            let open = !is_closed(&key.made.by) && !key.account.as_deref().is_some_and(is_closed);
            if over(&right.grant) {
                found.extend(deeds().filter_map(|deed| {
                    Some(MayDo {
                        account: format!("key:{}", key.sign),
                        shown_as: key.name.clone(),
                        code: None,
                        open,
                        deed,
                        class: right.reach(deed)?,
                        right: right.clone(),
                    })
                }));
            }
        }
        found.sort_by(|one, other| {
            (one.deed, &one.account, one.right.number).cmp(&(other.deed, &other.account, other.right.number))
        });
        Ok(found)
    }
}

/// The place of a unit on a day's structure, where it stands.
fn place(value: &Value, structure: &Structure, unit: UnitId) -> Option<Ix> {
    let Some(Place::Unit(ix)) = value.place(Entity::Unit(unit)) else {
        return None;
    };
    let ix = structure.carry(ix);
    structure.unit(ix).filter(|unit| unit.stands).map(|_| ix)
}

/// The right of a key: it ends on the day on which the key was taken back.
fn of_key(key: &KeptKey) -> Granted {
    let revoked = key
        .revoked
        .as_ref()
        .map(|by| crate::clock::day_in_vietnam(by.time).number());
    let mut grant = key.grant.clone();
    grant.until = grant.until.into_iter().chain(revoked).min();
    if key.account.is_none() {
        // Nobody answers for what it would change.
        grant.deeds.retain(|deed| !deed.changes());
    }
    Granted {
        grant,
        number: 0,
        given: Some(key.made.clone()),
        ended: key.revoked.clone(),
        confirmed: key.confirmed.clone(),
        delegated: None,
        acting: false,
    }
}
