//! The right that emergency access gives, while it runs.

use super::access::{EMERGENCY, EmergencyAccess, EmergencyStage};
use crate::accounts::account::Account;
use crate::accounts::grants::Reach;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::Role;
use crate::port::StoreError;

impl Office {
    /// The emergency access that an account has now.
    pub fn running_emergency(&self, account: &Account) -> Option<EmergencyAccess> {
        let found: Option<EmergencyAccess> = self.one_record(EMERGENCY, account.emergency.as_deref()?);
        let now = self.clock().now();
        found.filter(|access| access.account == account.name && access.stage(now) == EmergencyStage::Running)
    }

    /// An account with the right that it has by emergency access now. It never joins what must stay apart.
    pub(in crate::accounts) fn with_emergency(&self, mut account: Account) -> Account {
        let today = self.today();
        let mut held = account.grants.iter().filter(|held| held.is_unfinished(today));
        if held.all(|held| held.role.goes_with(Role::Emergency))
            && let Some(right) = self.running_emergency(&account).and_then(|access| access.right())
        {
            account.grants.push(right);
        }
        account
    }

    /// The emergency accesses that somebody asked for, and those that somebody may settle, the newest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn emergencies(&self, asker: Asker<'_>) -> Result<Vec<EmergencyAccess>, StoreError> {
        let reach = Reach::of(self, asker);
        let mut all: Vec<EmergencyAccess> = self.all_records(EMERGENCY)?;
        all.retain(|access| {
            let settles = reach.manages() && access.of_unit().is_some_and(|unit| reach.covers_unit(unit));
            access.account == asker.name() || settles
        });
        newest_first(&mut all);
        Ok(all)
    }

    /// Every emergency access that there was, the newest first.
    pub(super) fn every_emergency(&self) -> Result<Vec<EmergencyAccess>, StoreError> {
        let mut all: Vec<EmergencyAccess> = self.all_records(EMERGENCY)?;
        newest_first(&mut all);
        Ok(all)
    }
}

impl Account {
    /// The account without what emergency access gives: for what goes out by itself, where no reading would be on record.
    pub(crate) fn everyday(mut self) -> Self {
        self.grants.retain(|held| held.role != Role::Emergency);
        self
    }
}

fn newest_first(all: &mut [EmergencyAccess]) {
    let number = |access: &EmergencyAccess| {
        access
            .id
            .rsplit('-')
            .next()
            .and_then(|number| number.parse::<u64>().ok())
    };
    all.sort_by_key(|access| std::cmp::Reverse((access.asked, number(access))));
}
