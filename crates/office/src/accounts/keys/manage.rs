//! Making a key, listing keys, taking one back; and what a key that is sent opens.

use ledger::Day;

use super::kept::{KeptKey, NewKey};
use super::problem::{KeyProblem, KeyRefused};
use super::secret::KeySecret;
use crate::accounts::Warrant;
use crate::accounts::grants::Reach;
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::Deed;
use crate::port::{Chain, StoreError};
use crate::writer::NotDone;

/// The kind of record.
const KEY: &str = "api-key";
/// So many signs of what is kept of a secret name a key.
const SIGN: usize = 12;

impl Office {
    /// Makes a key; its secret is shown once.
    ///
    /// # Errors
    ///
    /// Every [`KeyProblem`] at once, or the store failed.
    pub fn add_key(&self, asker: Asker<'_>, wish: &NewKey) -> Result<(KeySecret, KeptKey), NotDone<Vec<KeyProblem>>> {
        let problems = self.problems_of_key(asker, wish);
        if !problems.is_empty() {
            return Err(NotDone::Refused(problems));
        }
        let secret = KeySecret(self.random());
        let hashed = secret.hashed();
        let key = KeptKey {
            sign: hashed.chars().take(SIGN).collect(),
            name: wish.name.trim().to_owned(),
            grant: wish.grant(),
            per_minute: wish.per_minute,
            made: Warrant {
                by: asker.name().to_owned(),
                time: self.clock().now(),
                paper: wish.paper.trim().to_owned(),
            },
            revoked: None,
            seen: 0,
        };
        let kept = key.clone();
        self.writer().run::<_, Vec<KeyProblem>>(move |desk| {
            desk.put(KEY, &hashed, &kept);
            let event = Event::new(desk.now(), &kept.made.by, "key.add").on(&kept.sign);
            desk.note(Chain::Audit, event.with(told(&kept)));
            Ok(())
        })?;
        Ok((secret, key))
    }

    /// What would keep a key from being made, so that it can be told with what a form could not even read.
    pub fn problems_of_key(&self, asker: Asker<'_>, wish: &NewKey) -> Vec<KeyProblem> {
        let reach = Reach::of(self, asker);
        let mut problems = wish.problems(self.today());
        problems.extend(reach.of_unit(wish.unit).map(KeyProblem::Unit));
        if !reach.is_command() {
            let beyond = NewKey::deeds().filter(|deed| *deed != Deed::ReadFigures && wish.deeds.contains(deed));
            problems.extend(beyond.map(KeyProblem::AtTheMachine));
        }
        if wish.paper.trim().is_empty() && !reach.is_command() {
            problems.push(KeyProblem::NoPaper);
        }
        problems
    }

    /// The keys that somebody may manage, the newest first; those that were taken back too.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn keys(&self, asker: Asker<'_>) -> Result<Vec<KeptKey>, StoreError> {
        let reach = Reach::of(self, asker);
        let mut all: Vec<KeptKey> = self.all_records(KEY)?;
        all.retain(|key| reach.covers_unit(key.grant.unit));
        all.sort_by(|one, other| (other.made.time, &other.sign).cmp(&(one.made.time, &one.sign)));
        Ok(all)
    }

    /// Takes a key back: from now on it opens nothing.
    ///
    /// # Errors
    ///
    /// [`KeyProblem`], or the store failed.
    pub fn revoke_key(&self, asker: Asker<'_>, sign: &str, paper: &str) -> Result<(), NotDone<Vec<KeyProblem>>> {
        let reach = Reach::of(self, asker);
        let all: Vec<(String, KeptKey)> = self
            .all_records_by_key(KEY)
            .map_err(|problem| NotDone::Store(problem.to_string()))?;
        let found = all
            .into_iter()
            .find(|(_, key)| key.sign == sign && key.revoked.is_none() && reach.covers_unit(key.grant.unit));
        let (hashed, _) = found.ok_or_else(|| NotDone::Refused(vec![KeyProblem::NoSuchKey]))?;
        if paper.trim().is_empty() && !reach.is_command() {
            return Err(NotDone::Refused(vec![KeyProblem::NoPaper]));
        }
        let (by, paper) = (asker.name().to_owned(), paper.trim().to_owned());
        self.writer().run(move |desk| {
            let kept = desk.record::<KeptKey>(KEY, &hashed)?;
            let mut kept = kept
                .filter(|key| key.revoked.is_none())
                .ok_or_else(|| vec![KeyProblem::NoSuchKey])?;
            kept.revoked = Some(Warrant {
                by: by.clone(),
                time: desk.now(),
                paper: paper.clone(),
            });
            desk.put(KEY, &hashed, &kept);
            desk.note(Chain::Audit, Event::new(desk.now(), &by, "key.revoke").on(&kept.sign));
            Ok(())
        })
    }

    /// The key that a secret opens, if it opens anything now; this counts as a use.
    ///
    /// # Errors
    ///
    /// [`KeyRefused`].
    pub fn use_key(&self, secret: &KeySecret) -> Result<KeptKey, KeyRefused> {
        let hashed = secret.hashed();
        let key: KeptKey = self.one_record(KEY, &hashed).ok_or(KeyRefused::Unknown)?;
        let (today, now) = (self.today(), self.clock().now());
        if key.revoked.is_some() {
            return Err(KeyRefused::Revoked);
        }
        // A key lasts no longer than the account that answers for it.
        if self.account(&key.made.by).is_some_and(|account| !account.open) {
            return Err(KeyRefused::Revoked);
        }
        if !key.grant.runs(today) {
            return Err(match key.grant.until {
                Some(until) if until <= today.number() => KeyRefused::Ended(Day(until)),
                _ => KeyRefused::NotYet(Day(key.grant.from)),
            });
        }
        let due = self.key_uses().count(&key.sign, key.per_minute, key.seen, now);
        if due.map_err(|wait| KeyRefused::TooOften { wait })? {
            self.note_key(hashed, now);
        }
        Ok(key)
    }

    /// Notes in the record of a key that it is in use, without waiting. The first use is an event: somebody has the secret.
    fn note_key(&self, hashed: String, now: i64) {
        self.writer().leave(move |desk| {
            let kept = desk.record::<KeptKey>(KEY, &hashed).ok().flatten();
            if let Some(key) = kept {
                if key.seen == 0 {
                    let actor = format!("key:{}", key.sign);
                    desk.note(Chain::Audit, Event::new(now, &actor, "key.first-use").on(&key.sign));
                }
                let seen = key.seen.max(now);
                desk.put(KEY, &hashed, &KeptKey { seen, ..key });
            }
        });
    }
}

/// What a key gives away, for the chain of events: in codes, without its name.
fn told(key: &KeptKey) -> String {
    let grant = &key.grant;
    let deeds: Vec<&str> = grant.deeds.iter().copied().map(Deed::word).collect();
    let until = grant
        .until
        .map_or_else(|| "-".to_owned(), |until| Day(until).to_string());
    format!(
        "{} {} {} {until} {}",
        grant.unit,
        grant.class.word(),
        Day(grant.from),
        deeds.join(",")
    )
}
