//! The server that letters go through.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::problem::{MailProblem, is_address};
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::port::Chain;
use crate::webhooks::WebhookAddress;
use crate::writer::NotDone;

/// The kind of record.
const SETTING: &str = "setting";
/// Its key.
const MAIL: &str = "mail";

/// How letters travel to the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MailTls {
    /// In TLS from the first byte.
    #[default]
    Whole,
    /// In TLS after both have agreed on it; else not at all.
    Agreed,
    /// In the clear: only to this machine.
    None,
}

impl MailTls {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Whole, Self::Agreed, Self::None];

    /// The word that commands and forms use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Agreed => "agreed",
            Self::None => "none",
        }
    }

    /// The way with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.word() == word)
    }

    /// The port that is usual for it.
    pub const fn usual_port(self) -> u16 {
        match self {
            Self::Whole => 465,
            Self::Agreed => 587,
            Self::None => 25,
        }
    }
}

/// A server of letters.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailServer {
    /// Its name or number.
    pub server: String,
    /// Its port.
    pub port: u16,
    /// How letters travel there.
    pub tls: MailTls,
    /// The address that letters come from.
    pub sender: String,
    /// The user to log in as; empty: nobody logs in.
    pub user: String,
    /// The password. It must be known to log in, so it cannot be a hash.
    pub secret: String,
    /// From which hour of the day on, in Việt Nam, letters go.
    pub hour: u8,
    /// The address of this site, as those who get letters open it: `https://can-bo.lan`.
    pub site: String,
}

impl fmt::Debug for MailServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailServer")
            .field("server", &self.server)
            .field("port", &self.port)
            .finish_non_exhaustive()
    }
}

impl MailServer {
    /// The hour that is usual: the beginning of a day's work.
    pub const USUAL_HOUR: u8 = 7;

    /// Whether it is this machine.
    fn is_here(&self) -> bool {
        matches!(self.server.as_str(), "127.0.0.1" | "::1" | "localhost")
    }

    /// Whether the same user logs in at the same server: a password goes nowhere else.
    fn is_same(&self, other: &Self) -> bool {
        (&self.user, &self.server, self.port) == (&other.user, &other.server, other.port)
    }

    /// What is wrong with it.
    fn problems(&self) -> Vec<MailProblem> {
        let host = WebhookAddress::read(&format!("https://{}/", self.server));
        let named = host.is_ok_and(|host| host.host == self.server) || self.server == "::1";
        let site = WebhookAddress::read(&format!("{}/", self.site));
        let checks = [
            (!named, MailProblem::BadServer),
            (self.port == 0, MailProblem::BadPort),
            (self.tls == MailTls::None && !self.is_here(), MailProblem::NotTls),
            (!is_address(&self.sender), MailProblem::BadSender),
            (self.user.is_empty() != self.secret.is_empty(), MailProblem::HalfLogIn),
            (self.hour > 23, MailProblem::BadHour),
            (site.is_err() || self.site.ends_with('/'), MailProblem::BadSite),
        ];
        checks
            .into_iter()
            .filter_map(|(wrong, problem)| wrong.then_some(problem))
            .collect()
    }
}

impl Office {
    /// The server of letters; none while letters are off, which they are until somebody names one.
    pub fn mail_server(&self) -> Option<MailServer> {
        self.one_record(SETTING, MAIL)
    }

    /// Names the server of letters. An empty password keeps the one that is there for the same user, server and port.
    ///
    /// # Errors
    ///
    /// Every [`MailProblem`] at once, or the store failed.
    pub fn set_mail_server(&self, asker: Asker<'_>, wish: MailServer) -> Result<(), NotDone<Vec<MailProblem>>> {
        let (by, not_yours) = (asker.name().to_owned(), self.mail_is_not_yours(asker));
        self.writer().run(move |desk| {
            let mut wish = wish.clone();
            let before: Option<MailServer> = desk.record(SETTING, MAIL)?;
            let keeps = wish.secret.is_empty() && !wish.user.is_empty();
            if let Some(before) = before.filter(|before| keeps && before.is_same(&wish)) {
                wish.secret = before.secret;
            }
            let mut problems = wish.problems();
            problems.extend(not_yours.clone());
            if !problems.is_empty() {
                return Err(problems);
            }
            desk.put(SETTING, MAIL, &wish);
            let event = Event::new(desk.now(), &by, "settings.set").on(MAIL);
            let told = format!("{}:{} {}", wish.server, wish.port, wish.tls.word());
            desk.note(Chain::Audit, event.with(told));
            Ok(())
        })
    }

    /// Ends letters: nobody gets any until a server is named again.
    ///
    /// # Errors
    ///
    /// [`MailProblem`], or the store failed.
    pub fn end_mail(&self, asker: Asker<'_>) -> Result<(), NotDone<Vec<MailProblem>>> {
        if let Some(problem) = self.mail_is_not_yours(asker) {
            return Err(NotDone::Refused(vec![problem]));
        }
        let by = asker.name().to_owned();
        self.writer().run(move |desk| {
            desk.remove(SETTING, MAIL);
            let event = Event::new(desk.now(), &by, "settings.set").on(MAIL);
            desk.note(Chain::Audit, event.with("off"));
            Ok(())
        })
    }

    /// The server for a letter of trial, and what names that letter; it is an event, because something leaves the house.
    ///
    /// # Errors
    ///
    /// [`MailProblem`], or the store failed.
    pub fn begin_trial(
        &self,
        asker: Asker<'_>,
        address: &str,
    ) -> Result<(MailServer, String), NotDone<Vec<MailProblem>>> {
        let mut problems: Vec<MailProblem> = self.mail_is_not_yours(asker).into_iter().collect();
        problems.extend((!is_address(address)).then_some(MailProblem::BadAddress));
        let server = self.mail_server();
        problems.extend(server.is_none().then_some(MailProblem::Off));
        let Some(server) = server.filter(|_| problems.is_empty()) else {
            return Err(NotDone::Refused(problems));
        };
        let (by, id) = (asker.name().to_owned(), hex::encode(self.random::<8>()));
        self.writer().run(move |desk| {
            desk.note(Chain::Audit, Event::new(desk.now(), &by, "mail.try"));
            Ok::<_, Vec<MailProblem>>(())
        })?;
        Ok((server, id))
    }

    fn mail_is_not_yours(&self, asker: Asker<'_>) -> Option<MailProblem> {
        match asker {
            Asker::Account(actor) if !self.may_see_operations(actor) => Some(MailProblem::NotYours),
            _ => None,
        }
    }
}
