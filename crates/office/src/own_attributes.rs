//! Attributes of people that an office defined for itself (thông tin riêng): which they are, and opening them for a list.
//!
//! What nobody called harmless is sensitive. So they are opened as a sensitive group is: whose they are is on record first, and of whom a
//! reader may not open them nothing is told.

use ledger::acts::people::AttributeValue;
use ledger::value::{Fact, FactKind, Ix, Kinds, Place, Word};
use ledger::view::Structure;
use ledger::{Day, PersonId, Seq, Value, View};

use crate::office::Office;
use crate::people::{Member, Roster, text_key};
use crate::permission::{Actor, DataClass, Deed, Scope, scope};
use crate::reads::{NotOpened, SensitiveGroup};
use crate::writer::NotDone;

/// Attributes of a person that no list calls harmless, and to which the program itself gives a meaning: in an import, in the dossier, in a plan.
const KNOWN: [&str; 16] = [
    "former_occupation",
    "general_education",
    "highest_title",
    "joined_organisation",
    "lecturer",
    "main_work",
    "military_rank",
    "military_service",
    "note",
    "other_names",
    "permanent_residence",
    "personal_history",
    "policy_family",
    "social_insurance",
    "strengths",
    "war_invalid",
];
const KINDS: Kinds = Kinds::of(&[FactKind::AttributeText, FactKind::AttributeNumber]);

/// What one member has under each key that was asked for; nothing where the reader may not open it.
pub type AttributesOpened = Option<Vec<Option<AttributeValue>>>;

/// Whether an attribute is the office's own: the program has no use for it and no words of its own.
pub fn is_own(key: &str) -> bool {
    SensitiveGroup::of_attribute(key) == Some(SensitiveGroup::Other) && !KNOWN.contains(&key)
}

/// The attributes that hold of somebody on the day, by key.
fn held(view: View<'_>, person: Ix) -> impl Iterator<Item = (Word, AttributeValue)> {
    let rows = view.facts_of(Place::Person(person), KINDS);
    rows.filter_map(move |row| match row.fact {
        Fact::AttributeText { key, text } => Some((key, AttributeValue::Text(view.text(text).to_string()))),
        Fact::AttributeNumber { key, number } => Some((key, AttributeValue::Number(number.into()))),
        _ => None,
    })
}

impl Roster {
    /// The own attributes of those whom a scope covers, in the order of their letters. The first question reads everybody's history; what
    /// was found is kept with the roster.
    pub fn own_attributes(&self, value: &Value, structure: &Structure, scope: &Scope) -> Vec<Word> {
        let scope = scope.by_unit(structure);
        let members = self.members();
        let covered = |at: &u32| {
            let member = usize::try_from(*at).ok().and_then(|at| members.get(at));
            member.is_some_and(|member| scope.covers(member.stands_in, Some(member.person)))
        };
        let kept = self
            .kept_own_attributes()
            .get_or_init(|| self.read_own_attributes(value));
        let seen = kept.iter().filter(|(_, holders)| holders.iter().any(covered));
        let mut keys: Vec<(Vec<u8>, Word)> = seen
            .map(|(key, _)| (text_key(&value.words().text(*key)), *key))
            .collect();
        keys.sort();
        keys.into_iter().map(|(_, key)| key).collect()
    }

    /// By key, the places of those who have it.
    fn read_own_attributes(&self, value: &Value) -> Vec<(Word, Vec<u32>)> {
        let (view, words) = (self.view(value), value.words());
        let mut found: std::collections::BTreeMap<Word, (bool, Vec<u32>)> = std::collections::BTreeMap::new();
        for (at, member) in (0_u32..).zip(self.members()) {
            let rows = view.facts_of(Place::Person(member.person), KINDS);
            for row in rows {
                if let Fact::AttributeText { key, .. } | Fact::AttributeNumber { key, .. } = row.fact {
                    let (own, holders) = found
                        .entry(key)
                        .or_insert_with(|| (is_own(&words.text(key)), Vec::new()));
                    if *own {
                        holders.push(at);
                    }
                }
            }
        }
        let own = found.into_iter().filter(|(_, (own, _))| *own);
        own.map(|(key, (_, holders))| (key, holders)).collect()
    }
}

impl Office {
    /// Opens own attributes of some members of the roster of a moment for a deed: of each whom the deed reaches what stands under each key,
    /// once it is on record whose were opened. What is no own attribute stays closed under any key. A refusal is on record too.
    ///
    /// # Errors
    ///
    /// [`NotOpened`], or the store failed: then nothing is shown.
    pub fn open_own_attributes(
        &self,
        actor: &Actor,
        deed: Deed,
        keys: &[String],
        members: &[Member],
        (day, known): (Day, Seq),
    ) -> Result<Vec<AttributesOpened>, NotDone<NotOpened>> {
        let value = self.value();
        let view = value.on(day, known);
        let structure = self.structure(&value, day, known);
        let reach = scope(actor, deed, DataClass::Sensitive, &value, &structure);
        let words: Vec<Option<Word>> = keys
            .iter()
            .map(|key| value.words().find(key).filter(|_| is_own(key)))
            .collect();
        let mut noted: Vec<PersonId> = Vec::new();
        let mut open = |member: &Member| {
            if !reach.covers(member.stands_in, Some(member.person), &structure) {
                return None;
            }
            // Only whose opening can be noted is opened.
            let person = view.person(member.person)?.id()?;
            let held: Vec<(Word, AttributeValue)> = held(view, member.person).collect();
            let told = |word: &Option<Word>| {
                let found = held.iter().find(|(key, _)| Some(*key) == *word)?;
                Some(found.1.clone())
            };
            let told: Vec<Option<AttributeValue>> = words.iter().map(told).collect();
            if told.iter().any(Option::is_some) {
                noted.push(person);
            }
            Some(told)
        };
        let opened: Vec<AttributesOpened> = members.iter().map(&mut open).collect();
        self.note_opened(actor, SensitiveGroup::Other, !reach.is_empty(), noted)?;
        Ok(opened)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_program_knows_is_no_attribute_of_the_offices_own() {
        for key in KNOWN {
            assert!(!is_own(key), "{key}");
        }
        for key in ["title", "phone", "ethnicity", "health_blood_group", "child"] {
            assert!(!is_own(key), "{key}");
        }
        assert!(is_own("Số thẻ") && is_own("uniform_size"));
    }
}
