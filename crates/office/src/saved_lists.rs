//! Lists of people that somebody named and kept (bộ lọc đã lưu): the conditions and columns alone, never whom they found.
//!
//! INVARIANT: a kept list gives nobody a right: whoever opens it sees what the own rights reach on the day of opening, and a list that is
//! shared is shown only to those who may see people of the unit that it names.

use ledger::value::Place;
use ledger::view::Structure;
use ledger::{Entity, UnitId, Value};
use serde::{Deserialize, Serialize};

use crate::audit::Event;
use crate::office::Office;
use crate::permission::{Actor, DataClass, Deed, scope};
use crate::port::{Chain, StoreError};
use crate::writer::NotDone;

/// The kind of record.
const SAVED_LIST: &str = "saved-list";
/// So many one account may keep.
const MOST: usize = 50;
/// The longest name, in letters, and the most fields.
const LONGEST: usize = 80;
const FIELDS: usize = 60;
/// The field that names a unit.
const UNIT: &str = "don-vi";

/// A list that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedList {
    /// Whose.
    pub account: String,
    /// What its owner calls it.
    pub name: String,
    /// Whether others who may see the same see it too.
    pub shared: bool,
    /// When it was kept: seconds since 1970-01-01T00:00:00Z.
    pub made: i64,
    /// The fields of its address: conditions and columns. What was sought by name is none of them.
    pub fields: Vec<(String, String)>,
}

impl SavedList {
    fn unit(&self) -> Option<UnitId> {
        let (_, text) = self.fields.iter().find(|(name, _)| name == UNIT)?;
        text.parse().ok().map(UnitId)
    }

    /// Whether somebody may open it: the own one always, a shared one where its unit is in reach.
    fn opens_for(&self, actor: &Actor, value: &Value, structure: &Structure) -> bool {
        let reach = scope(actor, Deed::ReadPerson, DataClass::Personal, value, structure);
        if reach.is_empty() {
            return false;
        }
        if self.account == actor.account {
            return true;
        }
        let covered = |unit| match value.place(Entity::Unit(unit)) {
            Some(Place::Unit(unit)) => reach.covers(Some(unit), None, structure),
            _ => false,
        };
        self.shared && self.unit().is_none_or(covered)
    }
}

/// Why nothing was kept or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListRefused {
    /// It has no name.
    NoName,
    /// The name is too long.
    NameTooLong,
    /// The account keeps as many as it may.
    TooMany,
    /// There is none, or it is not one's own.
    NoSuch,
    /// The store holds something unreadable.
    Store(String),
}

impl From<StoreError> for ListRefused {
    fn from(problem: StoreError) -> Self {
        Self::Store(problem.to_string())
    }
}

fn named(name: &str) -> Result<String, ListRefused> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.chars().count() {
        0 => Err(ListRefused::NoName),
        letters if letters > LONGEST => Err(ListRefused::NameTooLong),
        _ => Ok(name),
    }
}

impl Office {
    /// Keeps a list under a name; gives the id that opens it, which says nothing of it.
    ///
    /// # Errors
    ///
    /// [`ListRefused`], or the store failed.
    pub fn save_list(
        &self,
        actor: &Actor,
        name: &str,
        shared: bool,
        fields: Vec<(String, String)>,
    ) -> Result<String, NotDone<ListRefused>> {
        let name = named(name).map_err(NotDone::Refused)?;
        if fields.len() > FIELDS {
            return Err(NotDone::Refused(ListRefused::TooMany));
        }
        let id = hex::encode(self.random::<9>());
        let list = SavedList {
            account: actor.account.clone(),
            name,
            shared,
            made: self.clock().now(),
            fields,
        };
        let key = id.clone();
        self.writer().run(move |desk| {
            // Counted where nobody else writes meanwhile.
            let all: Vec<(String, SavedList)> = desk.records(SAVED_LIST)?;
            if all.iter().filter(|(_, own)| own.account == list.account).count() >= MOST {
                return Err(ListRefused::TooMany);
            }
            desk.put(SAVED_LIST, &key, &list);
            let told = if list.shared { "shared" } else { "own" };
            desk.note(
                Chain::Audit,
                Event::new(desk.now(), &list.account, "list.save").on(&key).with(told),
            );
            Ok(())
        })?;
        Ok(id)
    }

    fn all_lists(&self) -> Result<Vec<(String, SavedList)>, StoreError> {
        self.all_records_by_key(SAVED_LIST)
    }

    /// The lists that somebody may open, by id: the own ones first, each part by name.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn saved_lists(
        &self,
        actor: &Actor,
        value: &Value,
        structure: &Structure,
    ) -> Result<Vec<(String, SavedList)>, StoreError> {
        let mut lists = self.all_lists()?;
        lists.retain(|(_, list)| list.opens_for(actor, value, structure));
        lists.sort_by(|(one_id, one), (other_id, other)| {
            let key = |list: &SavedList| (list.account != actor.account, crate::people::name_key(&list.name));
            (key(one), one_id).cmp(&(key(other), other_id))
        });
        Ok(lists)
    }

    /// One list, if somebody may open it.
    pub fn saved_list(&self, actor: &Actor, id: &str, value: &Value, structure: &Structure) -> Option<SavedList> {
        let list: SavedList = self.one_record(SAVED_LIST, id)?;
        list.opens_for(actor, value, structure).then_some(list)
    }

    /// Gives an own list another name, and shares it or no longer does.
    ///
    /// # Errors
    ///
    /// [`ListRefused`], or the store failed.
    pub fn rename_list(&self, actor: &Actor, id: &str, name: &str, shared: bool) -> Result<(), NotDone<ListRefused>> {
        let (by, id, name) = (actor.account.clone(), id.to_owned(), name.to_owned());
        self.writer().run(move |desk| {
            let list = desk.record::<SavedList>(SAVED_LIST, &id)?;
            let list = list.filter(|list| list.account == by).ok_or(ListRefused::NoSuch)?;
            let list = SavedList {
                name: named(&name)?,
                shared,
                ..list
            };
            desk.put(SAVED_LIST, &id, &list);
            let told = if shared { "shared" } else { "own" };
            desk.note(
                Chain::Audit,
                Event::new(desk.now(), &by, "list.change").on(&id).with(told),
            );
            Ok(())
        })
    }

    /// Keeps an own list no longer.
    ///
    /// # Errors
    ///
    /// [`ListRefused`], or the store failed.
    pub fn remove_list(&self, actor: &Actor, id: &str) -> Result<(), NotDone<ListRefused>> {
        let (by, id) = (actor.account.clone(), id.to_owned());
        self.writer().run(move |desk| {
            let list = desk.record::<SavedList>(SAVED_LIST, &id)?;
            list.filter(|list| list.account == by).ok_or(ListRefused::NoSuch)?;
            desk.remove(SAVED_LIST, &id);
            desk.note(Chain::Audit, Event::new(desk.now(), &by, "list.remove").on(&id));
            Ok(())
        })
    }
}
