//! By what a list is set in order: the heading of a column asks for it, the same heading again for the other way round.

use ledger::codes::{ContractKind, PartyState, Sex, Standing};
use ledger::value::Ix;
use ledger::{Day, View};
use office::people::{Details, Ladders, Member, Roster, text_key};

use super::columns::{Column, contract, professional, recruited};
use crate::pages::paging::count;
use crate::site::Visit;

/// A column and a way: rising, or falling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Order {
    pub(super) column: Column,
    pub(super) falls: bool,
}

/// What people are compared by, within one column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Day(Day),
    Text(Vec<u8>),
}

impl Order {
    /// What a field asks for: `sinh`, or `-sinh` for the other way round.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (falls, word) = text.strip_prefix('-').map_or((false, text), |word| (true, word));
        let column = Column::ALL.iter().copied().find(|column| column.word() == word)?;
        Some(Self { column, falls })
    }

    /// The field that asks for what the heading of a column leads to from here; none: the order of names.
    pub(super) fn next(now: Option<Self>, column: Column) -> Option<String> {
        match now {
            Some(own) if own.column == column && own.falls => None,
            Some(own) if own.column == column => Some(format!("-{}", column.word())),
            _ => Some(column.word().to_owned()),
        }
    }

    /// Some of a roster in this order.
    pub(super) fn arrange(self, visit: &Visit, roster: &Roster, ladders: &Ladders, found: &[Ix]) -> Vec<Ix> {
        let view = visit.view();
        let details = roster.details(&visit.value, ladders);
        roster.arrange(found, (self.column.word(), self.falls), |at, member| {
            key(self.column, view, member, details.get(at)?)
        })
    }
}

/// What a column says of a person as something to compare; nothing where nothing is recorded.
fn key(column: Column, view: View<'_>, member: &Member, details: &Details) -> Option<Key> {
    let person = view.person(member.person)?;
    let level = |ladder: usize| details.levels.get(ladder).copied().flatten();
    match column {
        // People are numbered as they were registered, and so are their codes.
        Column::Code => Some(Key::Number(member.person.into())),
        Column::Born => person.birth().map(|(birth, _)| Key::Day(birth.latest())),
        Column::Sex => place(Sex::ALL, details.sex?),
        Column::Post => match member.post {
            Some(post) => Some(text(&view.post_title(post))),
            None => person.attribute("title").map(|(title, _)| text(&title)),
        },
        Column::Since => person.main_post().map(|held| Key::Day(held.since)),
        Column::Unit => member.unit.map(|unit| text(&view.unit_name(unit))),
        Column::Standing => place(Standing::ALL, details.standing?),
        Column::Education => level(0).map(|order| Key::Number(order.into())),
        Column::Theory => level(1).map(|order| Key::Number(order.into())),
        Column::StateManagement => level(2).map(|order| Key::Number(order.into())),
        Column::Rank => person.rank().map(|(rank, ..)| text(&view.text(rank))),
        Column::Step => person
            .rank()
            .filter(|(_, step, ..)| *step > 0)
            .map(|(_, step, ..)| Key::Number(step.into())),
        Column::Coefficient => person
            .rank()
            .filter(|(_, _, coefficient, ..)| *coefficient > 0)
            .map(|(_, _, coefficient, ..)| Key::Number(coefficient.into())),
        Column::Professional => professional(&person).map(|own| text(&view.text(own.level))),
        Column::Contract => contract(&person).and_then(|(kind, _)| place(ContractKind::ALL, kind)),
        Column::ContractEnds => contract(&person)
            .filter(|(_, last)| *last != Day::MAX)
            .map(|(_, last)| Key::Day(last)),
        Column::StaffNumber => person.attribute("staff_number").map(|(number, _)| text(&number)),
        Column::Recruited => recruited(&person).map(|when| Key::Day(when.latest())),
        Column::Party => person
            .party()
            .filter(|(state, ..)| *state != PartyState::None)
            .map(|(_, since, _)| Key::Day(since)),
    }
}

fn text(text: &str) -> Key {
    Key::Text(text_key(text))
}

/// The place of a code in its list.
fn place<C: Copy + PartialEq>(all: &[C], own: C) -> Option<Key> {
    let at = all.iter().position(|one| *one == own)?;
    Some(Key::Number(count(at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_leads_to_rising_falling_and_back_to_names() {
        let rising = Order::read("sinh");
        assert_eq!(Order::next(None, Column::Born).as_deref(), Some("sinh"));
        assert_eq!(Order::next(rising, Column::Born).as_deref(), Some("-sinh"));
        assert_eq!(Order::next(Order::read("-sinh"), Column::Born), None);
        assert_eq!(Order::next(rising, Column::Post).as_deref(), Some("chuc"));
        assert!(rising.is_some_and(|order| order.column == Column::Born && !order.falls));
    }

    #[test]
    fn what_is_no_column_asks_for_nothing() {
        for text in ["", "-", "--sinh", "ten", "sinh "] {
            assert_eq!(Order::read(text), None, "{text}");
        }
    }
}
