//! Making a key, listing keys, taking one back; and what a key that is sent opens.

use ledger::Day;

use super::kept::{KeptKey, NewKey, ProposedKey};
use super::problem::{KeyProblem, KeyRefused};
use super::secret::KeySecret;
use crate::accounts::Warrant;
use crate::accounts::account::{ACCOUNT, Account};
use crate::accounts::grants::Reach;
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::{Actor, Deed, Grant};
use crate::plans::Kept;
use crate::port::{Chain, StoreError};
use crate::writer::NotDone;

/// The kind of record.
pub(super) const KEY: &str = "api-key";
/// So many signs of what is kept of a secret name a key.
const SIGN: usize = 12;

impl Office {
    /// Makes a key; its secret is shown once. A strong one opens nothing until somebody else has confirmed it, but for one that is made by a command:
    /// who holds the machine holds everything.
    ///
    /// # Errors
    ///
    /// Every [`KeyProblem`] at once, or the store failed.
    pub fn add_key(&self, asker: Asker<'_>, wish: &NewKey) -> Result<(KeySecret, KeptKey), NotDone<Vec<KeyProblem>>> {
        let (kept, wish, today) = (Kept::of(asker), wish.clone(), self.today());
        let secret = KeySecret(self.random());
        let hashed = secret.hashed();
        let made = self.writer().run::<_, Vec<KeyProblem>>(move |desk| {
            let by = kept.asker().name().to_owned();
            // Judged where nobody else writes meanwhile: a right or an account that has ended since opens nothing.
            let reach = Reach::now(desk, kept.asker(), today)?;
            let account: Option<Account> = desk.record(ACCOUNT, wish.account.trim())?;
            let problems = problems(&reach, account.as_ref(), &wish, today);
            if !problems.is_empty() {
                let event = Event::new(desk.now(), &by, "key.add.refused");
                desk.note(Chain::Audit, event.with(told(&wish.grant())));
                return Ok(Err(problems));
            }
            let proposed = wish.is_strong() && !reach.is_command();
            let key = KeptKey {
                sign: hashed.chars().take(SIGN).collect(),
                name: wish.name.trim().to_owned(),
                account: account.map(|account| account.name),
                grant: wish.grant(),
                per_minute: wish.per_minute,
                made: Warrant {
                    by,
                    time: desk.now(),
                    paper: wish.paper.trim().to_owned(),
                    ..Warrant::default()
                },
                proposed: proposed.then(|| ProposedKey::at(reach.name(), desk.now())),
                confirmed: None,
                revoked: None,
                seen: 0,
            };
            desk.put(KEY, &hashed, &key);
            let action = if proposed { "key.propose" } else { "key.add" };
            let event = Event::new(desk.now(), &key.made.by, action).on(&key.sign);
            let stands_for = key.account.as_deref().unwrap_or("-");
            desk.note(Chain::Audit, event.with(format!("{} {stands_for}", told(&key.grant))));
            Ok(Ok(key))
        })?;
        let key = made.map_err(NotDone::Refused)?;
        Ok((secret, key))
    }

    /// What would keep a key from being made, so that it can be told with what a form could not even read.
    pub fn problems_of_key(&self, asker: Asker<'_>, wish: &NewKey) -> Vec<KeyProblem> {
        let account = self.account(wish.account.trim());
        problems(&Reach::of(self, asker), account.as_ref(), wish, self.today())
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

    /// Every key that there is.
    pub(in crate::accounts) fn every_key(&self) -> Result<Vec<KeptKey>, StoreError> {
        self.all_records(KEY)
    }

    /// Takes a key back: from now on it opens nothing.
    ///
    /// # Errors
    ///
    /// [`KeyProblem`], or the store failed.
    pub fn revoke_key(&self, asker: Asker<'_>, sign: &str, paper: &str) -> Result<(), NotDone<Vec<KeyProblem>>> {
        let (kept, sign, paper) = (Kept::of(asker), sign.to_owned(), paper.trim().to_owned());
        let today = self.today();
        let revoked = self.writer().run::<_, Vec<KeyProblem>>(move |desk| {
            let by = kept.asker().name().to_owned();
            let reach = Reach::now(desk, kept.asker(), today)?;
            let all: Vec<(String, KeptKey)> = desk.records(KEY)?;
            let found = all
                .into_iter()
                .find(|(_, key)| key.sign == sign && key.revoked.is_none() && reach.covers_unit(key.grant.unit));
            let problem = match &found {
                None => Some(KeyProblem::NoSuchKey),
                Some(_) if paper.is_empty() && !reach.is_command() => Some(KeyProblem::NoPaper),
                Some(_) => None,
            };
            let (Some((hashed, mut key)), None) = (found, &problem) else {
                desk.note(Chain::Audit, Event::new(desk.now(), &by, "key.revoke.refused"));
                return Ok(Err(problem.into_iter().collect()));
            };
            key.revoked = Some(Warrant {
                by: by.clone(),
                time: desk.now(),
                paper: paper.clone(),
                ..Warrant::default()
            });
            desk.put(KEY, &hashed, &key);
            desk.note(Chain::Audit, Event::new(desk.now(), &by, "key.revoke").on(&key.sign));
            Ok(Ok(()))
        })?;
        revoked.map_err(NotDone::Refused)
    }

    /// The key as one who asks, today: with the person behind the account that it stands for.
    pub fn actor_of_key(&self, key: &KeptKey) -> Actor {
        let account = key.account.as_deref().and_then(|name| self.account(name));
        let person = account.and_then(|account| account.actor(self.today()).person);
        key.actor(person, self.today())
    }

    /// The key that a secret opens, if it opens anything now; this counts as a use.
    ///
    /// # Errors
    ///
    /// [`KeyRefused`].
    pub fn use_key(&self, secret: &KeySecret) -> Result<KeptKey, KeyRefused> {
        let hashed = secret.hashed();
        let now = self.clock().now();
        let key: Option<KeptKey> = self.one_record(KEY, &hashed);
        let used = match &key {
            None => Err(KeyRefused::Unknown),
            Some(key) => self.opens(key, now),
        };
        match (used, key) {
            (Ok(due), Some(key)) => {
                if due {
                    self.note_key(hashed, now);
                }
                Ok(key)
            }
            (Err(why), key) => {
                self.note_refused(key.map(|key| key.sign), why, now);
                Err(why)
            }
            (Ok(_), None) => Err(KeyRefused::Unknown),
        }
    }

    /// Whether a key opens anything now; that it does counts as a use, and whether that is to be noted.
    fn opens(&self, key: &KeptKey, now: i64) -> Result<bool, KeyRefused> {
        let today = self.today();
        if key.revoked.is_some() {
            return Err(KeyRefused::Revoked);
        }
        // A key lasts no longer than the account that made it, or that it stands for.
        let closed = |name: &str| self.account(name).is_some_and(|account| !account.open);
        if closed(&key.made.by) || key.account.as_deref().is_some_and(closed) {
            return Err(KeyRefused::Revoked);
        }
        if key.proposed.is_some() {
            return Err(if key.waits(now) {
                KeyRefused::NotConfirmed
            } else {
                KeyRefused::Lapsed
            });
        }
        if !key.grant.runs(today) {
            return Err(match key.grant.until {
                Some(until) if until <= today.number() => KeyRefused::Ended(Day(until)),
                _ => KeyRefused::NotYet(Day(key.grant.from)),
            });
        }
        let due = self.key_uses().count(&key.sign, key.per_minute, key.seen, now);
        due.map_err(|wait| KeyRefused::TooOften { wait })
    }

    /// Notes that a key was refused, without waiting; one that comes again and again once a minute. What was sent for a key that nobody
    /// has may be a password: it stays out of the chain.
    fn note_refused(&self, sign: Option<String>, why: KeyRefused, now: i64) {
        if !self.key_uses().refusal_is_due(sign.as_deref().unwrap_or_default(), now) {
            return;
        }
        self.writer().leave(move |desk| {
            let by = sign
                .as_ref()
                .map_or_else(|| "-".to_owned(), |sign| format!("key:{sign}"));
            let event = Event::new(now, &by, "key.refused").with(why.word());
            desk.note(Chain::Audit, sign.iter().fold(event, Event::on));
        });
    }

    /// Notes that a key asked for what it was not given, without waiting; of each key once a minute, with the first operation that it asked for.
    pub fn note_key_denied(&self, key: &KeptKey, operation: &str) {
        let now = self.clock().now();
        if !self.key_uses().refusal_is_due(&format!("denied {}", key.sign), now) {
            return;
        }
        let by = format!("key:{}", key.sign);
        let event = Event::new(now, &by, "key.denied").on(&key.sign).with(operation);
        self.writer().leave(move |desk| desk.note(Chain::Audit, event.clone()));
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

/// All that is wrong with a key that somebody wants to make for an account.
fn problems(reach: &Reach, account: Option<&Account>, wish: &NewKey, today: Day) -> Vec<KeyProblem> {
    let mut problems = wish.problems(today);
    let stands = account.is_some_and(|account| account.open && reach.covers(account, today));
    if !wish.account.trim().is_empty() && !stands {
        problems.push(KeyProblem::NoSuchAccount);
    }
    problems.extend(reach.of_unit(wish.unit).map(KeyProblem::Unit));
    if wish.paper.trim().is_empty() && !reach.is_command() {
        problems.push(KeyProblem::NoPaper);
    }
    problems
}

/// What a key gives away, for the chain of events: in codes, without its name.
fn told(grant: &Grant) -> String {
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
