//! Looking through the rights of another account (xem như): how far they reach, as figures alone; noted when it begins and when it ends.

use super::grants::GrantProblem;
use super::session::{SESSION, Session, SessionKey};
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::Actor;
use crate::port::Chain;
use crate::writer::NotDone;

impl Office {
    /// Begins to look through the rights of an account that the one who asks may manage.
    ///
    /// # Errors
    ///
    /// Every [`GrantProblem`] at once, or the store failed.
    pub fn begin_view(&self, actor: &Actor, key: &SessionKey, of: &str) -> Result<(), NotDone<Vec<GrantProblem>>> {
        let in_reach = self.accounts_in_reach(Asker::Account(actor));
        let in_reach = in_reach.map_err(|problem| NotDone::Store(problem.to_string()))?;
        let account = in_reach.into_iter().find(|account| account.name == of);
        let problem = match &account {
            None => Some(GrantProblem::OutOfReach),
            Some(account) if account.name == actor.account => Some(GrantProblem::Oneself),
            Some(account) if !account.open => Some(GrantProblem::NoSuchAccount),
            Some(_) => None,
        };
        if let Some(problem) = problem {
            return Err(NotDone::Refused(vec![problem]));
        }
        self.set_view(&actor.account, key, Some(of.to_owned()))
    }

    /// Ends it.
    ///
    /// # Errors
    ///
    /// The store failed.
    pub fn end_view(&self, account: &str, key: &SessionKey) -> Result<(), NotDone<Vec<GrantProblem>>> {
        self.set_view(account, key, None)
    }

    fn set_view(&self, by: &str, key: &SessionKey, of: Option<String>) -> Result<(), NotDone<Vec<GrantProblem>>> {
        let (by, hashed) = (by.to_owned(), key.hashed());
        self.writer().run(move |desk| {
            let session: Option<Session> = desk.record(SESSION, &hashed)?;
            let session = session.ok_or_else(|| vec![GrantProblem::NoSuchAccount])?;
            let (action, viewed) = match (&of, &session.views_as) {
                (Some(of), _) => ("view-as.begin", of.clone()),
                (None, Some(viewed)) => ("view-as.end", viewed.clone()),
                (None, None) => return Ok(()),
            };
            let session = Session {
                views_as: of.clone(),
                ..session
            };
            desk.put(SESSION, &hashed, &session);
            desk.note(Chain::Audit, Event::new(desk.now(), &by, action).on(viewed));
            Ok(())
        })
    }
}
