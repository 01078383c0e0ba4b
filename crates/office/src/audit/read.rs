//! Reading the chains of events: the newest first, page by page, narrowed by account, kind and day.

use std::collections::BTreeSet;

use ledger::Day;

use super::Event;
use crate::clock::day_in_vietnam;
use crate::office::Office;
use crate::permission::{Actor, DataClass, Deed, scope};
use crate::port::{Chain, SealedEvent, StoreError};
use crate::readings::{OPENED, SOUGHT, places_of, record_id, searched_until};

/// Events of one page.
const PAGE: usize = 50;
/// Events that are read at a time.
const BLOCK: u64 = 2_000;
/// Events that are looked through for one page at most; beyond that the page says how far it has looked.
const MOST: u64 = 60_000;

/// What an event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventGroup {
    /// Log-ins, sessions, passwords, second factors.
    LogIns,
    /// Accounts, rights, rules, viewing as another.
    Rights,
    /// Decisions, drafts, plans, imports, erasures.
    Decisions,
    /// Editions of rules of our own.
    Rules,
    /// Lists and records that were taken out.
    Exports,
    /// Records and sensitive groups that were opened, or refused.
    Reads,
    /// The office at work: drills, faults, proofs of the chains.
    Running,
}

impl EventGroup {
    /// Every group.
    pub const ALL: [Self; 7] = [
        Self::LogIns,
        Self::Rights,
        Self::Decisions,
        Self::Rules,
        Self::Exports,
        Self::Reads,
        Self::Running,
    ];

    /// The word that addresses and messages use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::LogIns => "log-ins",
            Self::Rights => "rights",
            Self::Decisions => "decisions",
            Self::Rules => "rules",
            Self::Exports => "exports",
            Self::Reads => "reads",
            Self::Running => "running",
        }
    }

    /// The group with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.word() == word)
    }

    /// The group of an action.
    pub fn of(action: &str) -> Self {
        if action == "emergency.read" {
            return Self::Reads;
        }
        match action.split('.').next().unwrap_or_default() {
            "login" | "logout" | "session" | "password" | "second-factor" => Self::LogIns,
            "account" | "calendar" | "emergency" | "grant" | "key" | "list" | "reset" | "settings" | "view-as" => {
                Self::Rights
            }
            "decision" | "draft" | "plan" | "run" | "timetable" | "import" | "act" | "proposal" | "request"
            | "form" | "scan" => Self::Decisions,
            "rules" => Self::Rules,
            "export" => Self::Exports,
            "person" | "file" => Self::Reads,
            _ => Self::Running,
        }
    }
}

/// What is asked of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogQuestion {
    /// Which chain.
    pub chain: Chain,
    /// Of which account alone; none: of all.
    pub account: Option<String>,
    /// Of which group alone; none: of all.
    pub group: Option<EventGroup>,
    /// From this day on.
    pub from: Option<Day>,
    /// Until, with this day.
    pub until: Option<Day>,
    /// Older than this place; none: from the newest.
    pub before: Option<u64>,
}

impl LogQuestion {
    /// Everything of a chain.
    pub const fn of(chain: Chain) -> Self {
        Self {
            chain,
            account: None,
            group: None,
            from: None,
            until: None,
            before: None,
        }
    }

    fn asks_for(&self, event: &Event) -> bool {
        let day = day_in_vietnam(event.time);
        self.account
            .as_deref()
            .is_none_or(|account| event.actor == account || event.subject.as_deref() == Some(account))
            && self.group.is_none_or(|group| EventGroup::of(&event.action) == group)
            && self.from.is_none_or(|from| from <= day)
            && self.until.is_none_or(|until| day <= until)
    }
}

/// An event with its place in its chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// Its place, from 1.
    pub place: u64,
    /// The event; none when what stands there cannot be read.
    pub event: Option<Event>,
}

/// A page of a chain, the newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogPage {
    /// Its events.
    pub entries: Vec<LogEntry>,
    /// From where the next page goes on; none when nothing older is left.
    pub older: Option<u64>,
    /// Whether the next page goes on because this one looked through as many events as one may.
    pub tired: bool,
}

/// Why a chain was not shown.
#[derive(Debug, thiserror::Error)]
pub enum LogRefused {
    /// Outside what was granted.
    #[error("not allowed")]
    NotAllowed,
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Office {
    /// Whether an account may read the chains: they tell of the whole office, so over less than all of it nobody does.
    pub fn may_read_log(&self, actor: &Actor) -> bool {
        let value = self.value();
        let structure = self.structure(&value, actor.today, ledger::Seq::LATEST);
        scope(actor, Deed::ReadAudit, DataClass::Internal, &value, &structure).is_everything()
    }

    /// A page of a chain.
    ///
    /// # Errors
    ///
    /// [`LogRefused`].
    pub fn read_log(&self, actor: &Actor, question: &LogQuestion) -> Result<LogPage, LogRefused> {
        if !self.may_read_log(actor) {
            return Err(LogRefused::NotAllowed);
        }
        let newest = self.heads()?.of(question.chain).0;
        let mut above = question.before.map_or(newest + 1, |before| before.min(newest + 1));
        let mut entries = Vec::new();
        let mut looked = 0;
        while above > 1 {
            if looked >= MOST {
                return Ok(LogPage {
                    entries,
                    older: Some(above),
                    tired: true,
                });
            }
            let from = above.saturating_sub(BLOCK).max(1);
            let block = self.events_between(question.chain, from, above)?;
            looked += above - from;
            for (place, body) in block.into_iter().rev() {
                let event: Option<Event> = serde_json::from_str(&body).ok();
                // What cannot be read is shown wherever it stands: nobody hides an event by spoiling it.
                if event.as_ref().is_none_or(|event| question.asks_for(event)) {
                    entries.push(LogEntry { place, event });
                }
                if entries.len() == PAGE {
                    return Ok(LogPage {
                        entries,
                        older: Some(place).filter(|place| *place > 1),
                        tired: false,
                    });
                }
            }
            above = from;
        }
        Ok(LogPage {
            entries,
            older: None,
            tired: false,
        })
    }

    /// So many links of a chain behind a place, as they were sealed: whoever keeps them proves the chain elsewhere.
    ///
    /// # Errors
    ///
    /// [`LogRefused`].
    pub fn log_links(
        &self,
        actor: &Actor,
        chain: Chain,
        after: u64,
        most: usize,
    ) -> Result<Vec<SealedEvent>, LogRefused> {
        if !self.may_read_log(actor) {
            return Err(LogRefused::NotAllowed);
        }
        let mut links = Vec::new();
        self.see_events(chain, after.saturating_add(1), &mut |link| {
            if links.len() < most {
                links.push(link);
            }
            links.len() < most
        })?;
        Ok(links)
    }

    /// Who has opened the actor's own record, or a sensitive group of it, or taken it out, the newest first: so many openings, and beside them so
    /// many searches by a number of it and so many of the others, none of which pushes out another. Where the newest stand is kept for each record; what was noted before that
    /// was kept is searched, within what one may look through at once. What waits to be written is not told yet.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn readers_of_own_record(&self, actor: &Actor) -> Result<LogPage, StoreError> {
        let (mut found, mut tired) = (Vec::new(), false);
        let value = self.value();
        // What was noted of a record that was joined into another since stands under its own id.
        let own: BTreeSet<String> = actor
            .person
            .into_iter()
            .flat_map(|person| [person, record_id(&value, person)])
            .map(|person| person.to_string())
            .collect();
        for (chain, own) in Chain::ALL
            .into_iter()
            .flat_map(|chain| own.iter().map(move |own| (chain, own)))
        {
            for place in places_of(self, chain, own)?.concat() {
                found.extend(self.readings_between(chain, place, place + 1, own)?);
            }
            tired |= self.search_readings(chain, own, &mut found)?;
        }
        found.sort_by_key(newest_first);
        let mut told = [0; 3];
        found.retain(|entry| {
            let sort = match entry.event.as_ref().map(|event| event.action.as_str()) {
                Some(OPENED) => 0,
                Some(SOUGHT) => 1,
                _ => 2,
            };
            told[sort] += 1;
            told[sort] <= PAGE
        });
        Ok(LogPage {
            entries: found,
            older: None,
            tired,
        })
    }

    /// Searches what was noted in a chain before the places of readings were kept; whether something was left out.
    fn search_readings(&self, chain: Chain, own: &str, found: &mut Vec<LogEntry>) -> Result<bool, StoreError> {
        let newest = self.heads()?.of(chain).0;
        let (mut above, mut looked) = (searched_until(self, chain)?.unwrap_or(newest + 1), 0);
        while above > 1 {
            if looked >= MOST {
                return Ok(true);
            }
            let from = above.saturating_sub(BLOCK).max(1);
            found.extend(self.readings_between(chain, from, above, own)?);
            looked += above - from;
            above = from;
        }
        Ok(false)
    }

    /// The readings of a record between two places of a chain.
    fn readings_between(&self, chain: Chain, from: u64, until: u64, own: &str) -> Result<Vec<LogEntry>, StoreError> {
        let reads = |event: &Event| match chain {
            Chain::Reads => ["person.sensitive", OPENED, SOUGHT].contains(&event.action.as_str()),
            Chain::Audit => event.action == "export",
        };
        let entry = |(place, body): (u64, String)| {
            let event: Event = serde_json::from_str(&body).ok()?;
            let event = Some(event).filter(|event| reads(event) && event.subject.as_deref() == Some(own));
            event.is_some().then_some(LogEntry { place, event })
        };
        Ok(self
            .events_between(chain, from, until)?
            .into_iter()
            .filter_map(entry)
            .collect())
    }

    /// The events of a chain from a place until, and without, another.
    pub(super) fn events_between(&self, chain: Chain, from: u64, until: u64) -> Result<Vec<(u64, String)>, StoreError> {
        let mut found = Vec::new();
        self.see_events(chain, from, &mut |event| {
            if event.place < until {
                found.push((event.place, event.body));
            }
            found.len() < usize::try_from(until - from).unwrap_or(usize::MAX)
        })?;
        Ok(found)
    }
}

fn newest_first(entry: &LogEntry) -> impl Ord + use<> {
    std::cmp::Reverse(entry.event.as_ref().map(|event| event.time))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_falls_into_a_group() {
        for (action, group) in [
            ("login.refused", EventGroup::LogIns),
            ("second-factor", EventGroup::LogIns),
            ("grant.end", EventGroup::Rights),
            ("emergency.confirm", EventGroup::Rights),
            ("emergency.read", EventGroup::Reads),
            ("reset.after", EventGroup::Rights),
            ("decision.append", EventGroup::Decisions),
            ("export", EventGroup::Exports),
            ("person.read", EventGroup::Reads),
            ("person.sensitive.refused", EventGroup::Reads),
            ("file.read", EventGroup::Reads),
            ("restore.drill", EventGroup::Running),
        ] {
            assert_eq!(EventGroup::of(action), group, "{action}");
        }
        assert!(
            EventGroup::ALL
                .iter()
                .all(|group| EventGroup::from_word(group.word()) == Some(*group))
        );
    }
}
