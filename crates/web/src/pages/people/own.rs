//! Columns of the office's own attributes. They are sensitive: chosen and kept like other columns, but folded until they are opened by a form, which is
//! on record for each person first; nobody is told of them who may open none.

use std::collections::BTreeMap;

use ledger::acts::people::AttributeValue;
use ledger::value::Ix;
use office::own_attributes::is_own;
use office::people::{Member, Roster};
use office::permission::{DataClass, Deed};
use office::reads::NotOpened;
use words::{Message, writing};

use super::asking::Asking;
use super::show::OwnShown;
use crate::site::{PageError, Visit};
use crate::urls;

/// Before the key of an attribute, in the field of the columns.
const PREFIX: &str = "rieng-";
/// The field by which a form opens the columns.
pub(super) const OPEN: &str = "mo-rieng";
/// The most columns, and the longest key in letters.
const MOST: usize = 10;
const LONGEST: usize = 80;

/// What own columns say, once they were opened.
#[derive(Debug, Default)]
pub(super) struct OwnCells {
    /// The keys, by column.
    pub(super) keys: Vec<String>,
    by_person: BTreeMap<Ix, Vec<String>>,
}

impl OwnCells {
    /// Of one person, a cell a column.
    pub(super) fn of(&self, person: Ix) -> Vec<String> {
        let empty = || vec![String::new(); self.keys.len()];
        self.by_person.get(&person).cloned().unwrap_or_else(empty)
    }
}

fn may(visit: &Visit, deed: Deed) -> bool {
    !visit.scope(deed, DataClass::Sensitive, &visit.structure()).is_empty()
}

/// The keys among the words of ticked columns; none for who may open none.
pub(super) fn read(visit: &Visit, columns: &[String]) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for key in columns.iter().filter_map(|word| word.strip_prefix(PREFIX)) {
        // A word that no record has heads an empty column, as one of records out of reach does.
        if is_own(key) && !key.trim().is_empty() && key.chars().count() <= LONGEST && !keys.iter().any(|own| own == key)
        {
            keys.push(key.to_owned());
        }
    }
    keys.truncate(MOST);
    if keys.is_empty() || may(visit, Deed::ReadPerson) {
        keys
    } else {
        Vec::new()
    }
}

/// The word of a column in addresses.
pub(super) fn word(key: &str) -> String {
    format!("{PREFIX}{key}")
}

/// The columns that can be chosen: of those whom the reader may open, and what is chosen. Read from everybody's record, so only where it is wanted.
pub(super) fn offered(visit: &Visit, asking: &Asking, roster: &Roster) -> Vec<(String, String, bool)> {
    let structure = visit.structure();
    let scope = visit.scope(Deed::ReadPerson, DataClass::Sensitive, &structure);
    if scope.is_empty() {
        return Vec::new();
    }
    let words = roster.own_attributes(&visit.value, &structure, &scope);
    let in_use = words.into_iter().map(|word| visit.view().text(word).to_string());
    let mut keys: Vec<String> = in_use.filter(|key| key.chars().count() <= LONGEST).collect();
    keys.extend(
        asking
            .own
            .iter()
            .filter(|own| !keys.contains(own))
            .cloned()
            .collect::<Vec<_>>(),
    );
    let one = |key: String| (word(&key), key.clone(), asking.own.contains(&key));
    keys.into_iter().map(one).collect()
}

/// Opens what was chosen of some members for a deed; nothing for who may do it with nobody's sensitive data.
pub(super) async fn opened(
    visit: &Visit,
    asking: &Asking,
    members: Vec<Member>,
    deed: Deed,
) -> Result<OwnCells, PageError> {
    if asking.own.is_empty() || !may(visit, deed) {
        return Ok(OwnCells::default());
    }
    let (actor, keys) = (visit.actor.clone(), asking.own.clone());
    let moment = (visit.asked.day, visit.asked.known_seq());
    let (people, asked): (Vec<Ix>, _) = (members.iter().map(|member| member.person).collect(), keys.clone());
    let opened = visit
        .site
        .write(move |office| office.open_own_attributes(&actor, deed, &asked, &members, moment))
        .await?;
    let opened = opened.map_err(|problem| {
        PageError::not_done(problem, |why| match why {
            NotOpened::NotAllowed => PageError::Forbidden,
            NotOpened::NoSuchPerson => PageError::NotFound,
        })
    })?;
    let closed = visit.lang().say("people-own-closed");
    let cells = |told: Option<Vec<Option<AttributeValue>>>| match told {
        Some(values) => values.into_iter().map(|value| said(visit, value)).collect(),
        None => vec![closed.clone(); keys.len()],
    };
    let by_person = people.into_iter().zip(opened.into_iter().map(cells)).collect();
    Ok(OwnCells { keys, by_person })
}

fn said(visit: &Visit, value: Option<AttributeValue>) -> String {
    match value {
        None => String::new(),
        Some(AttributeValue::Text(text)) => text,
        Some(AttributeValue::Number(number)) => writing::decimal(visit.lang(), &number.to_string()),
    }
}

/// How a table that is taken away heads such a column: an import passes it over, whatever the office calls it.
pub(super) fn heading(visit: &Visit, key: &str) -> String {
    visit.lang().speak(&Message::new("people-own-heading").with("key", key))
}

/// What the page says of the chosen columns.
pub(super) fn shown(visit: &Visit, asking: &Asking, is_open: bool) -> Option<OwnShown> {
    if asking.own.is_empty() {
        return None;
    }
    let id = if is_open {
        "people-own-open"
    } else {
        "people-own-folded"
    };
    let named = Message::new(id).with("columns", asking.own.join(", "));
    Some(OwnShown {
        said: visit.lang().speak(&named),
        is_open,
        takes: may(visit, Deed::Export).then(|| [urls::PEOPLE_XLSX, urls::PEOPLE_CSV].map(|path| visit.at(path))),
    })
}
