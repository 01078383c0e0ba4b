//! `xungtam snapshot`: keeps a snapshot beside the ledger, so that it opens without replaying its whole log.

use ledger::Seq;
use office::Office;
use office::port::{Store, StoreError};
use office::snapshot::{self, Begun};
use storage::{Location, Mode};
use web::Level;
use words::{Lang, Message};

use super::Context;
use crate::say::{self, Busy, Trouble};
use crate::{log, place};

pub(crate) fn run(context: &Context) -> Result<(), Trouble> {
    let at = context.at()?;
    let busy = Busy::with(context.lang.say("cli-busy-snapshot"));
    let (store, office) = (beside(&at)?, context.read()?);
    let value = office.value();
    let failed = |problem: StoreError| Trouble::of("cli-snapshot-failed").because(problem);
    let kept = snapshot::keep(store.as_ref(), &value).map_err(failed)?;
    drop(busy);
    if !kept {
        return Err(Trouble::of("cli-snapshot-contradictions"));
    }
    say::data(context.speak(&Message::new("cli-snapshot-kept").with("seq", value.head().seq.to_string())));
    Ok(())
}

/// A way into a ledger by which a snapshot can be kept beside it, also while a server writes it.
pub(crate) fn beside(at: &Location) -> Result<Box<dyn Store>, Trouble> {
    let mode = match at {
        Location::File(_) => Mode::Read,
        Location::Database(_) => Mode::Write,
    };
    place::store(at, mode)
}

/// Keeps a snapshot where an office had much to replay; false where it had not, or none could be kept, which its log then says.
pub(crate) fn keep_if_due(lang: Lang, at: &Location, office: &Office) -> Result<bool, Trouble> {
    if !office.is_snapshot_due() {
        return Ok(false);
    }
    let value = office.value();
    let outcome = snapshot::keep(beside(at)?.as_ref(), &value);
    let kept = matches!(outcome, Ok(true));
    tell_kept(lang, &outcome.map(|_| value.head().seq));
    Ok(kept)
}

/// Says in the log of a service when a snapshot could not be used: its start took longer, and somebody may want to know why.
pub(crate) fn tell_begun(lang: Lang, begun: &Begun) {
    if let Begun::LogBecause(why) = begun {
        let message = Message::new("cli-snapshot-unread").with("why", why.as_str());
        log::line(Level::Warning, lang.speak(&message));
    }
}

/// Says there when one could not be kept.
pub(crate) fn tell_kept(lang: Lang, outcome: &Result<Seq, StoreError>) {
    if let Err(problem) = outcome {
        let message = Message::new("cli-snapshot-not-kept").with("why", problem.to_string());
        log::line(Level::Warning, lang.speak(&message));
    }
}
