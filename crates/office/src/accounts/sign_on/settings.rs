//! The issuer that is trusted to say who somebody is.

use std::fmt;
use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use super::link::{NOT_ALONE, lets_into_guarded};
use super::problem::SignOnProblem;
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::port::Chain;
use crate::webhooks::{WebhookAddress, is_public};
use crate::writer::NotDone;

/// The kind of record.
const SETTING: &str = "setting";
/// Its key.
const ISSUER: &str = "sign-on";
/// What the button says has so many letters at most.
const NAME: usize = 60;

/// An issuer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOnIssuer {
    /// Its address, exactly as it calls itself: `https://dang-nhap.tinh.vn/realms/cbccvc`.
    pub issuer: String,
    /// The number of its machine, where it stands in the house and is called by a name; no other is reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<IpAddr>,
    /// The name under which it knows this office.
    pub client: String,
    /// The secret that it gave this office. It must be known to be sent, so it cannot be a hash.
    pub secret: String,
    /// What the button says.
    pub name: String,
    /// The address of this site, as browsers open it: `https://can-bo.lan`.
    pub site: String,
    /// Whether a second factor that the issuer has asked for counts as this office's own.
    pub trusts_factor: bool,
}

impl fmt::Debug for SignOnIssuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignOnIssuer")
            .field("issuer", &self.issuer)
            .field("client", &self.client)
            .finish_non_exhaustive()
    }
}

impl SignOnIssuer {
    /// The number of its machine, where one was named, in the address or beside it.
    pub fn machine(&self) -> Option<IpAddr> {
        self.number
            .or_else(|| WebhookAddress::read(&self.issuer).ok()?.number())
    }

    /// Whether it is the same issuer, which knows this office by the same name, on the same machine: a secret goes nowhere else.
    fn is_same(&self, other: &Self) -> bool {
        (&self.issuer, &self.client, self.number) == (&other.issuer, &other.client, other.number)
    }

    fn problems(&self) -> Vec<SignOnProblem> {
        let read = WebhookAddress::read(&self.issuer);
        let inside = self.machine().is_some_and(|number| !is_public(number));
        let in_the_clear = read.as_ref().is_ok_and(|read| !read.tls && !inside);
        let bad = read.is_err() || self.issuer.ends_with('/') || self.issuer.contains('?');
        let plain = |text: &str| text.bytes().all(|sign| sign.is_ascii_graphic());
        let name = self.name.trim();
        let site = WebhookAddress::read(&format!("{}/", self.site));
        let checks = [
            (bad, SignOnProblem::BadIssuer),
            (in_the_clear, SignOnProblem::NotTls),
            (self.client.is_empty() || !plain(&self.client), SignOnProblem::NoClient),
            (self.secret.is_empty(), SignOnProblem::NoSecret),
            (
                name.is_empty() || name.chars().count() > NAME || name.chars().any(char::is_control),
                SignOnProblem::BadName(NAME),
            ),
            (site.is_err() || self.site.ends_with('/'), SignOnProblem::BadSite),
        ];
        checks
            .into_iter()
            .filter_map(|(wrong, problem)| wrong.then_some(problem))
            .collect()
    }
}

impl Office {
    /// The issuer; none while people log in by their passwords alone.
    pub fn sign_on_issuer(&self) -> Option<SignOnIssuer> {
        self.one_record(SETTING, ISSUER)
    }

    /// Names the issuer. An empty secret keeps the one that is there for the same issuer, client and machine.
    ///
    /// # Errors
    ///
    /// Every [`SignOnProblem`] at once, or the store failed.
    pub fn set_sign_on_issuer(&self, asker: Asker<'_>, wish: SignOnIssuer) -> Result<(), NotDone<Vec<SignOnProblem>>> {
        let (by, not_yours) = (asker.name().to_owned(), self.sign_on_is_not_yours(asker));
        let (today, at_the_machine) = (self.today(), matches!(asker, Asker::Command(_)));
        self.writer().run(move |desk| {
            let mut wish = wish.clone();
            let before: Option<SignOnIssuer> = desk.record(SETTING, ISSUER)?;
            let before = before.filter(|before| before.is_same(&wish));
            // Whoever names another machine for an issuer says what it says: of accounts with strong rights nobody does that alone.
            let anew = before.is_none() && !at_the_machine && lets_into_guarded(desk, &wish.issuer, today)?;
            if let Some(before) = before.filter(|_| wish.secret.is_empty()) {
                wish.secret = before.secret;
            }
            let mut problems = wish.problems();
            problems.extend(not_yours.clone());
            problems.extend(anew.then_some(NOT_ALONE));
            if !problems.is_empty() {
                return Err(problems);
            }
            desk.put(SETTING, ISSUER, &wish);
            let event = Event::new(desk.now(), &by, "settings.set").on(ISSUER);
            let number = wish.number.map_or_else(|| "-".to_owned(), |number| number.to_string());
            let factor = if wish.trusts_factor { "trusts-factor" } else { "-" };
            desk.note(
                Chain::Audit,
                event.with(format!("{} {} {number} {factor}", wish.issuer, wish.client)),
            );
            Ok(())
        })
    }

    /// Ends the log-in by an issuer; links stay, and hold again once the same issuer is named.
    ///
    /// # Errors
    ///
    /// [`SignOnProblem`], or the store failed.
    pub fn end_sign_on(&self, asker: Asker<'_>) -> Result<(), NotDone<Vec<SignOnProblem>>> {
        if let Some(problem) = self.sign_on_is_not_yours(asker) {
            return Err(NotDone::Refused(vec![problem]));
        }
        let by = asker.name().to_owned();
        self.writer().run(move |desk| {
            desk.remove(SETTING, ISSUER);
            let event = Event::new(desk.now(), &by, "settings.set").on(ISSUER);
            desk.note(Chain::Audit, event.with("off"));
            Ok(())
        })
    }

    pub(super) fn sign_on_is_not_yours(&self, asker: Asker<'_>) -> Option<SignOnProblem> {
        match asker {
            Asker::Account(actor) if !self.may_see_operations(actor) => Some(SignOnProblem::NotYours),
            _ => None,
        }
    }
}
