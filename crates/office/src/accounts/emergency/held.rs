//! The right that emergency access gives, while it runs.

use ledger::Seq;

use super::access::{EMERGENCY, EmergencyAccess, EmergencyStage};
use super::runs::{judged, opens};
use crate::accounts::account::{ACCOUNT, Account};
use crate::accounts::acting::with_acting;
use crate::accounts::grants::Reach;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::{Actor, Role};
use crate::port::StoreError;

impl Office {
    /// The emergency access that an account has now, and that opens something.
    pub fn running_emergency(&self, account: &Account) -> Option<EmergencyAccess> {
        let opens = account.grants.iter().any(|held| held.role == Role::Emergency);
        opens.then(|| self.confirmed_emergency(account)).flatten()
    }

    fn confirmed_emergency(&self, account: &Account) -> Option<EmergencyAccess> {
        let found: Option<EmergencyAccess> = self.one_record(EMERGENCY, account.emergency.as_deref()?);
        let now = self.clock().now();
        found.filter(|access| access.account == account.name && access.by_itself(now) == EmergencyStage::Running)
    }

    /// An account with the right that it has by emergency access now. It never joins what must stay apart, and ends with the right on which it
    /// was asked for, and with that of who confirmed it.
    pub(in crate::accounts) fn with_emergency(&self, mut account: Account) -> Account {
        let Some(access) = self.confirmed_emergency(&account) else {
            return account;
        };
        if self.emergency_opens(&access, &account)
            && let Some(right) = access.right()
        {
            account.grants.push(right);
        }
        account
    }

    fn emergency_opens(&self, access: &EmergencyAccess, holder: &Account) -> bool {
        let (today, value) = (self.today(), self.value());
        let structure = self.structure(&value, today, Seq::LATEST);
        let confirmer = access.span.as_ref().and_then(|span| self.one_record(ACCOUNT, &span.by));
        opens(access, (holder, confirmer.as_ref()), (&value, &structure), today)
    }

    /// How an emergency access stands now.
    pub fn emergency_stage(&self, access: &EmergencyAccess) -> EmergencyStage {
        let stage = access.by_itself(self.clock().now());
        if stage != EmergencyStage::Running {
            return stage;
        }
        let holder: Option<Account> = self.one_record(ACCOUNT, &access.account);
        let holder = holder.map(|holder| with_acting(holder, &self.value(), self.today()));
        judged(holder.is_some_and(|holder| self.emergency_opens(access, &holder)))
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

    /// The emergency accesses that wait for somebody to confirm them, the newest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn emergencies_to_confirm(&self, actor: &Actor) -> Result<Vec<EmergencyAccess>, StoreError> {
        let (reach, now) = (Reach::of(self, Asker::Account(actor)), self.clock().now());
        if reach.is_machine() || !reach.manages() {
            return Ok(Vec::new());
        }
        let mut all = self.emergencies(Asker::Account(actor))?;
        all.retain(|access| access.by_itself(now) == EmergencyStage::Waiting && access.account != reach.name());
        let mut found = Vec::new();
        for access in all {
            let account: Option<Account> = self.found_record(ACCOUNT, &access.account)?;
            if account.is_some_and(|account| !reach.is_own(&account)) {
                found.push(access);
            }
        }
        Ok(found)
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
