//! Somebody logged in who asks for a page about accounts, which shows nothing of the ledger at a moment.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use office::accounts::{Account, SessionKey};
use office::permission::Actor;
use words::Lang;

use super::reader::asking;
use super::{LoggedIn, PageError, Reader, Site};

/// Who asks.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) site: Site,
    pub(crate) reader: Reader,
    who: LoggedIn,
    query: Vec<(String, String)>,
}

impl FromRequestParts<Site> for Member {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let (reader, who, query) = asking(parts)?;
        Ok(Self {
            site: site.clone(),
            reader,
            who,
            query,
        })
    }
}

impl Member {
    pub(crate) fn lang(&self) -> Lang {
        self.reader.lang
    }

    pub(crate) fn account(&self) -> &Account {
        &self.who.account
    }

    /// As one who asks; through the rights of another account, while one looks so.
    pub(crate) fn actor(&self) -> Actor {
        self.who.actor(self.site.office().today())
    }

    pub(crate) fn key(&self) -> &SessionKey {
        &self.who.key
    }

    /// A field of the query.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }
}
