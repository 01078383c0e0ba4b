//! A strong key needs two people: what one proposes opens nothing until somebody else has confirmed it.

use ledger::Day;

use super::kept::KeptKey;
use super::manage::KEY;
use super::problem::KeyProblem;
use crate::accounts::Warrant;
use crate::accounts::account::{ACCOUNT, Account};
use crate::accounts::grants::Reach;
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::Actor;
use crate::plans::Kept;
use crate::port::{Chain, StoreError};
use crate::writer::NotDone;

impl Office {
    /// The strong keys that wait for somebody to be their second person, the newest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn keys_to_confirm(&self, actor: &Actor) -> Result<Vec<KeptKey>, StoreError> {
        let (asker, now) = (Asker::Account(actor), self.clock().now());
        let reach = Reach::of(self, asker);
        let account = |name: &str| -> Result<Option<Account>, StoreError> { self.found_record(ACCOUNT, name) };
        let mut all = self.keys(asker)?;
        all.retain(|key| reach.manages() && key.waits(now));
        let mut found = Vec::new();
        for key in all {
            if against(&account, &reach, &key, self.today())?.is_empty() {
                found.push(key);
            }
        }
        Ok(found)
    }

    /// Confirms a strong key that somebody else has proposed: from now on it opens what it says.
    ///
    /// # Errors
    ///
    /// Every [`KeyProblem`] at once, or the store failed.
    pub fn confirm_key(&self, asker: Asker<'_>, sign: &str) -> Result<(), NotDone<Vec<KeyProblem>>> {
        let (kept, sign, today) = (Kept::of(asker), sign.to_owned(), self.today());
        let confirmed = self.writer().run::<_, Vec<KeyProblem>>(move |desk| {
            let by = kept.asker().name().to_owned();
            let reach = Reach::now(desk, kept.asker(), today)?;
            let all: Vec<(String, KeptKey)> = desk.records(KEY)?;
            let now = desk.now();
            let found = all
                .into_iter()
                .find(|(_, key)| key.sign == sign && key.waits(now) && reach.covers_unit(key.grant.unit));
            let Some((hashed, mut key)) = found else {
                desk.note(Chain::Audit, Event::new(now, &by, "key.confirm.refused"));
                return Ok(Err(vec![KeyProblem::NoSuchKey]));
            };
            let account = |name: &str| desk.record::<Account>(ACCOUNT, name);
            let problems = against(&account, &reach, &key, today)?;
            if !problems.is_empty() {
                desk.note(Chain::Audit, Event::new(now, &by, "key.confirm.refused").on(&key.sign));
                return Ok(Err(problems));
            }
            key.proposed = None;
            key.confirmed = Some(Warrant {
                by: by.clone(),
                time: now,
                ..Warrant::default()
            });
            desk.put(KEY, &hashed, &key);
            let event = Event::new(now, &by, "key.confirm").on(&key.sign);
            desk.note(Chain::Audit, event.with(format!("proposed {}", key.made.by)));
            Ok(Ok(()))
        })?;
        confirmed.map_err(NotDone::Refused)
    }
}

/// What keeps somebody from being the second person of a key that waits: whoever proposed it, or for whom it would stand, is none, by whichever
/// account; nor is a machine. What it needs must still be there.
fn against(
    account: &impl Fn(&str) -> Result<Option<Account>, StoreError>,
    reach: &Reach,
    key: &KeptKey,
    today: Day,
) -> Result<Vec<KeyProblem>, StoreError> {
    let own = |name: &str| -> Result<bool, StoreError> {
        Ok(name == reach.name() || account(name)?.is_some_and(|account| reach.is_own(&account)))
    };
    let principal = key.proposed.iter().map(|proposed| proposed.principal.as_str());
    let mut problems = Vec::new();
    if reach.is_machine() {
        problems.push(KeyProblem::OwnProposal);
    }
    for name in principal.chain(key.account.as_deref()) {
        if problems.is_empty() && own(name)? {
            problems.push(KeyProblem::OwnProposal);
        }
    }
    let open = |name: &str| -> Result<bool, StoreError> { Ok(account(name)?.is_some_and(|account| account.open)) };
    let closed = key.account.as_deref().map(open).transpose()? == Some(false);
    problems.extend(closed.then_some(KeyProblem::NoSuchAccount));
    problems.extend(reach.of_unit(key.grant.unit).map(KeyProblem::Unit));
    problems.extend((!key.is_unfinished(today)).then_some(KeyProblem::OverAlready));
    Ok(problems)
}
