//! A visit: somebody logged in asks for a page at a moment.

use std::sync::{Arc, OnceLock};

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use indicators::Rules;
use lawbook::Lawbook;
use ledger::view::Structure;
use ledger::{Value, View};
use office::people::Roster;
use office::permission::{Actor, DataClass, Deed, Scope, scope};
use words::Lang;

use super::reader::asking;
use super::{Asked, PageError, Reader, Site};

/// What a page of the ledger needs to know about its reader and its moment.
#[derive(Debug, Clone)]
pub(crate) struct Visit {
    pub(crate) site: Site,
    pub(crate) reader: Reader,
    /// As one who asks.
    pub(crate) actor: Actor,
    /// The moment.
    pub(crate) asked: Asked,
    /// The newest value, the same for the whole visit.
    pub(crate) value: Arc<Value>,
    /// Path of the page.
    pub(crate) path: String,
    query: Vec<(String, String)>,
    /// The roster of the moment, once one was asked for; a visit of another moment begins without.
    roster: OnceLock<Arc<Roster>>,
}

impl FromRequestParts<Site> for Visit {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let (reader, who, query) = asking(parts)?;
        let office = site.office();
        if let Some(duty) = office.duty(&who.account) {
            return Err(PageError::First(duty));
        }
        let (value, today) = (office.value(), office.today());
        let asked = Asked::read(&query, &value, site.whose().usual_day(today), today);
        Ok(Self {
            site: site.clone(),
            actor: who.actor(today),
            reader,
            asked,
            value,
            path: parts.uri.path().to_owned(),
            query,
            roster: OnceLock::new(),
        })
    }
}

impl Visit {
    /// A visit without a page and a query, of somebody who is known otherwise than by a session.
    pub(crate) const fn of(site: Site, reader: Reader, actor: Actor, asked: Asked, value: Arc<Value>) -> Self {
        Self {
            site,
            reader,
            actor,
            asked,
            value,
            path: String::new(),
            query: Vec::new(),
            roster: OnceLock::new(),
        }
    }

    /// The same with a query.
    pub(crate) fn asking(mut self, query: Vec<(String, String)>) -> Self {
        self.query = query;
        self
    }

    pub(crate) fn lang(&self) -> Lang {
        self.reader.lang
    }

    /// The same visit of the same day, as known up to a place of the log.
    pub(crate) fn known_to(&self, seq: ledger::Seq) -> Self {
        Self {
            asked: self.asked.known_to(seq),
            roster: OnceLock::new(),
            ..self.clone()
        }
    }

    /// The same visit, by the law as it was known at the end of a day.
    pub(crate) fn by_law_of(&self, day: ledger::Day) -> Self {
        Self {
            asked: self.asked.by_law_of(day),
            roster: OnceLock::new(),
            ..self.clone()
        }
    }

    /// The law, as it was known at the moment asked for: with the editions of the local rules that were approved by then.
    pub(crate) fn law(&self) -> &Arc<Lawbook> {
        self.site.office().law_known(self.asked.law_known())
    }

    /// Its standards.
    pub(crate) fn rules(&self) -> Result<Arc<Rules>, PageError> {
        let rules = self.site.office().rules_known(self.asked.law_known());
        rules.map_err(|problem| PageError::Failed(problem.to_string()))
    }

    /// Everybody at the moment asked for. A page asks several times, and the office keeps few rosters for all who ask meanwhile: the page
    /// keeps its own.
    pub(crate) fn roster(&self) -> Arc<Roster> {
        let (day, known, law) = (self.asked.day, self.asked.known_seq(), self.asked.law_known());
        let made = || self.site.office().roster_known(&self.value, day, known, law);
        Arc::clone(self.roster.get_or_init(made))
    }

    /// A field of the query.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// The address of the page without some fields of the query.
    pub(crate) fn without(&self, fields: &[&str]) -> String {
        let kept = self.query.iter().filter(|(name, _)| !fields.contains(&name.as_str()));
        kept.fold(self.path.clone(), |url, (name, value)| {
            crate::urls::with(&url, name, value)
        })
    }

    /// Every value of a field of the query that may stand there several times.
    pub(crate) fn queries(&self, name: &str) -> Vec<String> {
        let own = self.query.iter().filter(|(key, _)| key == name);
        own.map(|(_, value)| value.clone()).collect()
    }

    /// The ledger at the moment asked for.
    pub(crate) fn view(&self) -> View<'_> {
        self.value.on(self.asked.day, self.asked.known_seq())
    }

    /// The structure of the day asked for.
    pub(crate) fn structure(&self) -> Arc<Structure> {
        self.site
            .office()
            .structure(&self.value, self.asked.day, self.asked.known_seq())
    }

    /// Where a deed with a class of data reaches, on that structure.
    pub(crate) fn scope(&self, deed: Deed, class: DataClass, structure: &Structure) -> Scope {
        scope(&self.actor, deed, class, &self.value, structure)
    }

    /// The reader's own record, where one belongs to the account.
    pub(crate) fn own_record(&self) -> Option<ledger::value::Ix> {
        self.actor.person.and_then(|person| self.value.record_of(person))
    }

    /// An address at this moment.
    pub(crate) fn at(&self, path: &str) -> String {
        self.asked.moment.at(path)
    }

    /// 200, or 422 when the moment could not be read: the page is there all the same.
    pub(crate) fn status(&self) -> StatusCode {
        if self.asked.has_problems() {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        }
    }
}
