//! Rows that carry the code of a record: that is who they are. A code that leads nowhere, or to somebody of another name, is a question.

use std::collections::BTreeMap;

use ledger::text::fold;
use ledger::value::{Ix, Place};
use ledger::{Entity, PersonId, View};

use super::{Finding, Match};
use crate::import::reach::Reach;
use crate::import::report::Reason;
use crate::import::row::Candidate;

/// The person whose record has a code on the list's day; of a record that was joined to another, the one that it went into. The code of
/// somebody out of reach is nobody's: that there is such a record, and of whom, is not for the importer to know.
pub(in crate::import) fn person_of(view: View<'_>, reach: &Reach<'_>, code: &str) -> Option<Ix> {
    let id: PersonId = code.trim().parse().ok()?;
    let Some(Place::Person(ix)) = view.value().place(Entity::Person(id)) else {
        return None;
    };
    let own = view.person(ix)?.ix();
    reach.covers_record(own).then_some(own)
}

impl Finding<'_, '_> {
    /// Rows with a code go before all others: no sign of another kind is surer.
    pub(super) fn by_code(&mut self, reach: &Reach<'_>) {
        let all = self.rows;
        let mut people: BTreeMap<Ix, Vec<usize>> = BTreeMap::new();
        for (at, row) in all.iter().enumerate() {
            let Some(code) = &row.code else { continue };
            match person_of(self.people.view, reach, code) {
                Some(ix) => people.entry(ix).or_default().push(at),
                None => self.found[at] = Some(refused("record_code_unknown", code)),
            }
        }
        for (ix, rows) in people {
            let first = &all[rows[0]];
            if !rows.iter().all(|at| all[*at].says_the_same(first)) {
                for at in rows {
                    self.found[at] = Some(Match::Refused(Reason::new("person_twice")));
                }
                continue;
            }
            self.found[rows[0]] = Some(self.named_by_code(ix, first));
            for at in &rows[1..] {
                self.found[*at] = Some(match &self.found[rows[0]] {
                    Some(Match::Same(_)) => Match::InFile,
                    other => other.clone().unwrap_or(Match::InFile),
                });
            }
            if let Some(Match::Same(ix)) = self.found[rows[0]] {
                self.taken.insert(ix);
            }
        }
    }

    /// The person of the code, where name and number do not speak of somebody else.
    fn named_by_code(&self, ix: Ix, row: &Candidate) -> Match {
        let code = row.code.as_deref().unwrap_or_default();
        let Some(person) = self.people.person(ix) else {
            return refused("record_code_unknown", code);
        };
        let other_number = row
            .number
            .as_deref()
            .is_some_and(|number| person.citizen_number().is_some_and(|known| *known != *number));
        let name = person.name();
        // Of somebody whose name was erased only the code tells.
        if other_number || (fold(&name) != fold(&row.name) && !name.is_empty()) {
            let reason = Reason::new("record_code_of_another")
                .with("original", code)
                .with("name", name);
            return Match::Refused(person.id().map_or(reason.clone(), |id| reason.with("id", id)));
        }
        Match::Same(ix)
    }
}

fn refused(why: &str, code: &str) -> Match {
    Match::Refused(Reason::new(why).with("original", code))
}
