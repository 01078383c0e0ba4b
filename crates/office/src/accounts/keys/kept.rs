//! Keys as they are kept, and what a new one must be.

use ledger::{Day, PersonId, UnitId};
use serde::{Deserialize, Serialize};

use super::problem::KeyProblem;
use crate::accounts::Warrant;
use crate::permission::{Actor, DataClass, Deed, Grant, Role};

/// A key lasts a year at most, in days.
const LONGEST: i32 = 366;
/// A name has so many letters at most.
const NAME: usize = 80;
/// How long a strong key waits for a second person, in seconds: three days, as a reset does. Our choice: who needs it asks again.
const WAITS: i64 = 3 * 86_400;
/// The most requests a minute that a key may be given.
const BUSIEST: u32 = 100_000;

/// A key that somebody is to get.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewKey {
    /// What it is for: the program, and who answers for it.
    pub name: String,
    /// The account that it stands for: whoever answers for what is done with it. Needed where it changes anything; empty: nobody.
    pub account: String,
    /// Over this unit and all below it.
    pub unit: UnitId,
    /// Up to this class of data.
    pub class: DataClass,
    /// What it may do beside reading figures.
    pub deeds: Vec<Deed>,
    /// From this day.
    pub from: Day,
    /// Until, not including, this day; none is said to be missing.
    pub until: Option<Day>,
    /// So many requests a minute at most.
    pub per_minute: u32,
    /// The paper that orders it.
    pub paper: String,
}

impl NewKey {
    /// So many requests a minute, where nobody says otherwise.
    pub const USUAL: u32 = 600;

    /// The deeds that a key can be given.
    pub fn deeds() -> impl Iterator<Item = Deed> {
        Deed::ALL
            .iter()
            .copied()
            .filter(|deed| Role::ApiKey.reach(*deed).is_some())
    }

    /// Whether it gives a program such power that a second person must confirm it: to do anything beside reading figures (to read dossiers, to
    /// write or approve papers, to manage accounts, to read the logs), or to reach what is sensitive. Whoever manages accounts does none of it alone.
    pub fn is_strong(&self) -> bool {
        self.class >= DataClass::Sensitive || self.deeds.iter().any(|deed| *deed != Deed::ReadFigures)
    }

    /// The right that it makes.
    pub(super) fn grant(&self) -> Grant {
        Grant {
            role: Role::ApiKey,
            unit: self.unit,
            class: self.class,
            from: self.from.number(),
            until: self.until.map(Day::number),
            deeds: self.deeds.clone(),
        }
    }

    /// What is wrong with it, whoever makes it.
    pub(super) fn problems(&self, today: Day) -> Vec<KeyProblem> {
        let mut problems = Vec::new();
        let name = self.name.trim();
        if name.is_empty() {
            problems.push(KeyProblem::NoName);
        } else if name.chars().count() > NAME || name.chars().any(char::is_control) {
            problems.push(KeyProblem::BadName(NAME));
        }
        if self.account.trim().is_empty() && self.deeds.iter().any(|deed| deed.changes()) {
            problems.push(KeyProblem::NoAccount);
        }
        let beyond = |deed: &&Deed| Role::ApiKey.reach(**deed).is_none();
        problems.extend(self.deeds.iter().find(beyond).map(|deed| KeyProblem::NoSuchDeed(*deed)));
        let pairs = self
            .deeds
            .iter()
            .enumerate()
            .flat_map(|(at, one)| self.deeds[at + 1..].iter().map(move |other| (*one, *other)));
        let apart = pairs.filter(|(one, other)| !Role::deeds_go_together(*one, *other));
        problems.extend(apart.take(1).map(|(one, other)| KeyProblem::DeedsApart(one, other)));
        if self.class == DataClass::Sealed {
            problems.push(KeyProblem::ClassTooHigh(DataClass::Sensitive));
        }
        match self.until {
            None => problems.push(KeyProblem::NoEnd),
            Some(until) if until <= self.from => problems.push(KeyProblem::EndsBeforeItBegins),
            Some(until) if until <= today => problems.push(KeyProblem::OverAlready),
            Some(until) if until.number() > self.from.number() + LONGEST => {
                problems.push(KeyProblem::TooLong(Day(self.from.number() + LONGEST - 1)));
            }
            Some(_) => {}
        }
        if !(1..=BUSIEST).contains(&self.per_minute) {
            problems.push(KeyProblem::BadPace(BUSIEST));
        }
        problems
    }
}

/// What a strong key waits for: that somebody else confirms it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedKey {
    /// The account that answers for the proposal: that for which a key stands, else the account itself.
    pub principal: String,
    /// Until when it can be confirmed: seconds since 1970-01-01T00:00:00Z.
    pub until: i64,
}

impl ProposedKey {
    /// As it is proposed now.
    pub(super) fn at(principal: &str, now: i64) -> Self {
        Self {
            principal: principal.to_owned(),
            until: now + WAITS,
        }
    }
}

/// A key. One that was taken back stays, as its history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptKey {
    /// The signs that name it: the first of what is kept of its secret.
    pub sign: String,
    /// What it is for.
    pub name: String,
    /// The account that it stands for. A key that names none reads, and changes nothing, whatever deeds it was made with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// What it lets do, where and from when until when.
    #[serde(flatten)]
    pub grant: Grant,
    /// So many requests a minute at most.
    pub per_minute: u32,
    /// Who made it, when, by which paper.
    pub made: Warrant,
    /// A strong key that waits for a second person: it opens nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed: Option<ProposedKey>,
    /// Who confirmed it, where a second person had to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<Warrant>,
    /// Who took it back, where somebody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked: Option<Warrant>,
    /// The last request, as far as it was noted: seconds since 1970-01-01T00:00:00Z; 0 where there was none.
    #[serde(default)]
    pub seen: i64,
}

impl KeptKey {
    /// Whether it opens anything on a day.
    pub fn runs(&self, day: Day) -> bool {
        self.revoked.is_none() && self.proposed.is_none() && self.grant.runs(day)
    }

    /// Whether it waits for a second person, who can still confirm it.
    pub fn waits(&self, now: i64) -> bool {
        self.revoked.is_none() && self.proposed.as_ref().is_some_and(|proposed| now < proposed.until)
    }

    /// Whether it may still open something on a day or after it.
    pub fn is_unfinished(&self, day: Day) -> bool {
        self.revoked.is_none() && self.grant.until.is_none_or(|until| day.number() < until)
    }

    /// Whether it was made with deeds that it may no longer do, for it names no account that answers for them.
    pub fn is_for_reading_only(&self) -> bool {
        self.account.is_none() && self.grant.deeds.iter().any(|deed| deed.changes())
    }

    /// The key as one who asks, with the person behind the account that it stands for. No name of an account has a colon.
    pub(super) fn actor(&self, person: Option<PersonId>, today: Day) -> Actor {
        let mut grant = self.grant.clone();
        if self.account.is_none() {
            grant.deeds.retain(|deed| !deed.changes());
        }
        Actor {
            account: format!("key:{}", self.sign),
            stands_for: self.account.clone(),
            person,
            grants: vec![grant],
            today,
        }
    }
}
