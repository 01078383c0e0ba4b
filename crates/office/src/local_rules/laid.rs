//! The lawbooks that this process has shown: the national one, and one for each set of editions that was laid over it.
//!
//! A book once shown stays as long as the office, so that whoever reads it keeps it without counting. There are as many as editions were
//! approved or ended, or looked back to: a handful.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use indicators::Rules;
use lawbook::Lawbook;
use ledger::Day;
use standards::rule::CannotCompile;

use super::edition::Edition;
use super::{EDITION, TURN};
use crate::office::Office;
use crate::search::RuleNames;

/// A lawbook with the editions that are laid over it.
#[derive(Debug)]
pub(crate) struct Laid {
    /// Its place among the books shown: what is kept of an answer bears it.
    pub(crate) place: usize,
    pub(crate) law: Arc<Lawbook>,
    rules: OnceLock<Result<Arc<Rules>, CannotCompile>>,
    pub(crate) names: OnceLock<Vec<RuleNames>>,
    /// What could not be laid over the book, or compiled with it: that is left out.
    pub(crate) left_out: Vec<String>,
    /// The editions, each with the day on which it ends.
    of: Vec<(String, Day)>,
    next: OnceLock<Box<Self>>,
}

/// All books shown.
#[derive(Debug)]
pub(crate) struct Laws {
    first: Laid,
    now: Mutex<Now>,
}

/// Which book is the newest.
#[derive(Debug, Default, Clone)]
struct Now {
    /// The turn of the ledger at which it was looked for.
    looked: Option<u64>,
    /// How often the editions had changed.
    turn: u64,
    approved: Arc<Vec<Edition>>,
    place: usize,
}

impl Laws {
    pub(crate) fn of(law: Arc<Lawbook>) -> Self {
        Self {
            first: Laid::new(0, law, Vec::new(), Vec::new()),
            now: Mutex::default(),
        }
    }

    fn at(&self, place: usize) -> &Laid {
        let mut node = &self.first;
        while node.place < place
            && let Some(next) = node.next.get()
        {
            node = next;
        }
        node
    }

    /// The book with these editions.
    fn with(&self, editions: &[Edition]) -> &Laid {
        let of: Vec<(String, Day)> = editions
            .iter()
            .map(|edition| (edition.id.clone(), edition.holds().until))
            .collect();
        let mut node = &self.first;
        loop {
            if node.of == of {
                return node;
            }
            node = match node.next.get() {
                Some(next) => next,
                None => node
                    .next
                    .get_or_init(|| Box::new(Laid::over(&self.first, node.place + 1, of.clone(), editions))),
            };
        }
    }
}

impl Laid {
    fn new(place: usize, law: Arc<Lawbook>, of: Vec<(String, Day)>, left_out: Vec<String>) -> Self {
        Self {
            place,
            law,
            rules: OnceLock::new(),
            names: OnceLock::new(),
            left_out,
            of,
            next: OnceLock::new(),
        }
    }

    /// Lays editions over the first book. They were sound when they were approved; where a later release of the law does not take one any
    /// more, the office goes on without it and says so.
    fn over(first: &Self, place: usize, of: Vec<(String, Day)>, editions: &[Edition]) -> Self {
        let (mut packs, mut left_out) = (Vec::new(), Vec::new());
        for edition in editions {
            match edition.read(&first.law) {
                Ok(pack) => packs.push(pack.until(edition.holds().until)),
                Err(problems) => left_out.push(problems.to_string()),
            }
        }
        let (law, problems) = first.law.overlaid(packs);
        left_out.extend(problems.0.iter().map(ToString::to_string));
        match Rules::of(&law) {
            Ok(rules) => Self {
                rules: OnceLock::from(Ok(Arc::new(rules))),
                ..Self::new(place, Arc::new(law), of, left_out)
            },
            Err(problem) => {
                left_out.push(problem.to_string());
                Self::new(place, Arc::clone(&first.law), of, left_out)
            }
        }
    }
}

impl Laid {
    /// Its standards, compiled when first asked for.
    pub(crate) fn rules(&self) -> Result<Arc<Rules>, CannotCompile> {
        self.rules.get_or_init(|| Rules::of(&self.law).map(Arc::new)).clone()
    }
}

impl Office {
    /// The law of a place among those shown.
    pub(crate) fn laid_at(&self, place: usize) -> &Laid {
        self.laws().at(place)
    }

    /// The newest law: with every edition that is approved.
    pub(crate) fn laid(&self) -> &Laid {
        let laws = self.laws();
        let turn = self.newest().turn();
        let mut now = laws.now.lock().unwrap_or_else(PoisonError::into_inner);
        if now.looked != Some(turn)
            && let Some(fresh) = self.looked(&now)
        {
            *now = Now {
                looked: Some(turn),
                place: laws.with(&fresh.approved).place,
                ..fresh
            };
        }
        let place = now.place;
        drop(now);
        laws.at(place)
    }

    /// The law as it was known at a time (seconds since 1970-01-01T00:00:00Z); none: as known now.
    pub(crate) fn laid_known(&self, time: Option<i64>) -> &Laid {
        let newest = self.laid();
        let Some(time) = time else {
            return newest;
        };
        let approved = {
            let now = self.laws().now.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(&now.approved)
        };
        let known: Vec<Edition> = approved.iter().filter_map(|edition| edition.known_at(time)).collect();
        self.laws().with(&known)
    }

    /// The editions as they stand; none when the store cannot be read: then the law stays what it was.
    fn looked(&self, before: &Now) -> Option<Now> {
        let turn = self.found_record::<u64>(TURN, "").ok()?.unwrap_or(0);
        if turn == before.turn {
            return Some(before.clone());
        }
        let mut approved: Vec<Edition> = self.all_records(EDITION).ok()?;
        approved.retain(|edition| edition.approved.is_some());
        approved.sort_by(|one, other| (one.span(), &one.id).cmp(&(other.span(), &other.id)));
        Some(Now {
            turn,
            approved: Arc::new(approved),
            ..before.clone()
        })
    }

    /// What of the approved editions is not part of the law, because the law of this release does not take it.
    pub fn left_out_of_law(&self) -> &[String] {
        &self.laid().left_out
    }

    /// The law as it was known at a time (seconds since 1970-01-01T00:00:00Z); none: as known now.
    pub fn law_known(&self, time: Option<i64>) -> &Arc<Lawbook> {
        &self.laid_known(time).law
    }

    /// The national law, with the packs that the program carries and without the editions of this office.
    pub fn national_law(&self) -> &Arc<Lawbook> {
        &self.laws().first.law
    }
}
