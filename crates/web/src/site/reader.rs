//! Who reads: language, theme, session and the token that every form carries.

use axum::extract::Query;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use ledger::Day;
use office::accounts::{Account, Session, SessionKey};
use office::permission::{Actor, Role};
use words::Lang;

use super::{Cookie, Jar, PageError, Site};
use crate::components::Theme;

/// The reader of a request.
#[derive(Debug, Clone)]
pub(crate) struct Reader {
    /// The language.
    pub(crate) lang: Lang,
    /// The theme.
    pub(crate) theme: Theme,
    /// Who is logged in.
    pub(crate) session: Option<LoggedIn>,
    /// The token that the reader's forms carry.
    pub(crate) token: String,
    /// Whether the token is new: the answer must then set its cookie.
    pub(crate) fresh: bool,
    /// Whether the browser still has the key of a session that has ended.
    pub(crate) ended: bool,
    /// Path and query, for coming back.
    pub(crate) here: String,
    /// The address from which the request comes; empty where it is not known.
    pub(crate) from: String,
}

/// Somebody logged in.
#[derive(Debug, Clone)]
pub(crate) struct LoggedIn {
    pub(crate) key: SessionKey,
    pub(crate) session: Session,
    pub(crate) account: Account,
    /// The account through whose rights is looked; then nothing can be changed.
    pub(crate) viewing: Option<Account>,
}

impl LoggedIn {
    /// As one who asks.
    pub(crate) fn actor(&self, today: Day) -> Actor {
        match &self.viewing {
            Some(viewed) => viewed.actor(today).looked_through_by(&self.account.name),
            None => self.account.actor(today),
        }
    }
}

/// The fields of an address.
pub(super) type Queried = Vec<(String, String)>;

/// Who asks for a page of members, and with which query.
pub(super) fn asking(parts: &Parts) -> Result<(Reader, LoggedIn, Queried), PageError> {
    let reader = parts.extensions.get::<Reader>().cloned();
    let reader = reader.ok_or_else(|| PageError::Failed("no reader".to_owned()))?;
    let who = reader.session.clone().ok_or(PageError::LogInFirst)?;
    let Query(query) = Query::try_from_uri(&parts.uri).unwrap_or_default();
    Ok((reader, who, query))
}

impl Reader {
    pub(crate) fn of(site: &Site, headers: &HeaderMap, here: String) -> Self {
        let jar = Jar::of(headers, site.tls());
        let key = jar.get(Cookie::Session).and_then(SessionKey::from_cookie);
        let session: Option<(SessionKey, Session, Account)> = key.clone().and_then(|key| {
            let office = site.office();
            let (session, account) = if asked_by_itself(&here) {
                office.session_unused(&key)?
            } else {
                office.session(&key)?
            };
            Some((key, session, account))
        });
        let kept = jar.get(Cookie::Form).filter(|token| is_token(token));
        let (token, fresh) = match (&session, kept) {
            (Some((_, session, _)), _) => (session.form_token.clone(), false),
            (None, Some(token)) => (token.to_owned(), false),
            (None, None) => (new_token(), true),
        };
        Self {
            lang: jar.get(Cookie::Lang).and_then(Lang::from_tag).unwrap_or_default(),
            theme: jar.get(Cookie::Theme).and_then(Theme::from_word).unwrap_or_default(),
            ended: key.is_some() && session.is_none(),
            session: session.map(|(key, session, account)| {
                // Who manages no accounts any longer looks through nobody's rights either.
                let manages = account.has_role(Role::Admin, site.office().today());
                let viewed = session.views_as.as_deref().filter(|_| manages);
                LoggedIn {
                    viewing: viewed.and_then(|name| site.office().account(name)),
                    key,
                    session,
                    account,
                }
            }),
            token,
            fresh,
            here,
            from: String::new(),
        }
    }
}

impl Reader {
    /// Whether one looks through the rights of another account, in which nothing is changed.
    pub(crate) fn looks_only(&self) -> bool {
        self.session.as_ref().is_some_and(|who| who.viewing.is_some())
    }

    /// A reader of whom nothing is known: a program that reads without a session.
    pub(crate) fn of_nobody(lang: Lang) -> Self {
        Self {
            lang,
            theme: Theme::default(),
            session: None,
            token: String::new(),
            fresh: false,
            ended: false,
            here: String::new(),
            from: String::new(),
        }
    }
}

/// Whether an address is one that a page asks for again and again without anybody: the stream of a run.
fn asked_by_itself(here: &str) -> bool {
    here.split('?').next().is_some_and(|path| path.ends_with("/dong"))
}

fn is_token(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Sixteen random bytes. Without chance the token is empty, and an empty token fits no form.
fn new_token() -> String {
    let mut bytes = [0_u8; 16];
    match getrandom::fill(&mut bytes) {
        Ok(()) => format!("{:032x}", u128::from_be_bytes(bytes)),
        Err(_) => String::new(),
    }
}
