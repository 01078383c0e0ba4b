//! Who is on a list, and the rows that tell of them.

use std::ops::Range;
use std::sync::Arc;

use ledger::value::Ix;
use office::people::{Ladders, Member, Numbers, Roster, Sought};
use office::permission::{DataClass, Deed};

use super::asking::Asking;
use super::columns::Column;
use super::own::OwnCells;
use super::show::PersonRow;
use crate::site::{PageError, Visit};
use crate::urls;

/// Who is on a list, as far as the reader may do a deed with them.
pub(super) struct List {
    pub(super) roster: Arc<Roster>,
    /// Who it is.
    pub(super) found: Vec<Ix>,
    pub(super) scope_is_empty: bool,
}

/// Whose numbers the reader may find somebody by, once it is on record whom they find.
pub(crate) async fn numbers(visit: &Visit, sought: &Sought) -> Result<Numbers, PageError> {
    if sought.number().is_none() {
        return Ok(Numbers::default());
    }
    let (actor, sought) = (visit.actor.clone(), sought.clone());
    let (roster, value, structure) = (visit.roster(), Arc::clone(&visit.value), visit.structure());
    let opened = visit
        .site
        .write(move |office| office.open_numbers(&actor, &roster, &value, &structure, &sought));
    let opened = opened.await?;
    opened.map_err(|problem| PageError::not_done(problem, |()| PageError::Forbidden))
}

impl List {
    /// The list; where somebody is sought by a sensitive number that is on record first.
    pub(super) async fn of(visit: &Visit, asking: &Asking, deed: Deed) -> Result<Self, PageError> {
        let structure = visit.structure();
        let scope = visit.scope(deed, DataClass::Personal, &structure);
        let roster = visit.roster();
        let ladders = Ladders::of(visit.law(), &visit.value, visit.asked.day);
        let numbers = numbers(visit, &asking.conditions.sought).await?;
        let found = roster.select(
            &visit.value,
            &structure,
            (&scope, &numbers),
            &ladders,
            &asking.conditions,
        );
        let found = match asking.order {
            Some(order) => order.arrange(visit, &roster, &ladders, &found),
            None => found,
        };
        Ok(Self {
            roster,
            found,
            scope_is_empty: scope.is_empty(),
        })
    }

    /// Who is on some rows.
    pub(super) fn members(&self, visit: &Visit, range: Range<usize>) -> Vec<Member> {
        let people = self.found.get(range).unwrap_or_default().iter();
        people
            .filter_map(|person| self.roster.member(&visit.value, *person))
            .collect()
    }

    /// Some rows.
    pub(super) fn rows(
        &self,
        visit: &Visit,
        columns: &[Column],
        own: &OwnCells,
        range: Range<usize>,
    ) -> Vec<PersonRow> {
        let view = visit.view();
        let row = |member: Member| {
            let person = view.person(member.person)?;
            let code = person.id()?.to_string();
            let cells = columns.iter().map(|column| column.said(visit, &person, member.unit));
            Some(PersonRow {
                code: code.clone(),
                name: words::person_name(visit.lang(), &person),
                href: visit.at(&urls::person(&code)),
                cells: cells.chain(own.of(member.person)).collect(),
            })
        };
        self.members(visit, range).into_iter().filter_map(row).collect()
    }
}
