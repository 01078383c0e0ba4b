//! What a record may lack, and the act by which its holder proposes to add it.

use ledger::acts::{Act, Given, Misgiven, Shape};
use ledger::codes::Learning;
use ledger::value::Fact;
use ledger::view::PersonView;
use ledger::{PersonId, Value};
use words::{Lang, Message};

use crate::pages::drafts::{Leaf, leaves, put};
use crate::site::Visit;

/// Something that a record may lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lackable {
    /// The word that addresses use.
    pub(super) word: &'static str,
    act: &'static str,
    /// What the act says anyhow.
    preset: Option<(&'static str, &'static str)>,
    /// The one field that is asked for; none: all of them.
    asked: Option<&'static str>,
}

const fn lackable(
    word: &'static str,
    act: &'static str,
    preset: Option<(&'static str, &'static str)>,
    asked: Option<&'static str>,
) -> Lackable {
    Lackable {
        word,
        act,
        preset,
        asked,
    }
}

const fn identity(word: &'static str, asked: &'static str) -> Lackable {
    lackable(word, "CorrectPerson", None, Some(asked))
}

const fn learning(word: &'static str) -> Lackable {
    lackable(word, "RecordLearning", Some(("field", word)), None)
}

const fn attribute(key: &'static str) -> Lackable {
    lackable(key, "SetPersonAttribute", Some(("key", key)), Some("value.text"))
}

/// Everything that may be added, in the order of a record.
pub(super) const ALL: [Lackable; 20] = [
    identity("sex", "identity.sex"),
    identity("birth", "identity.birth"),
    identity("citizen_number", "identity.citizen_number"),
    lackable("standing", "RecordService", None, None),
    lackable("party", "RecordParty", None, None),
    learning("education"),
    learning("theory"),
    learning("state_management"),
    learning("language"),
    learning("it"),
    lackable("rank", "SetRank", None, None),
    attribute("ethnicity"),
    attribute("religion"),
    attribute("native_place"),
    attribute("residence"),
    attribute("phone"),
    attribute("former_number"),
    attribute("staff_number"),
    attribute("recruited"),
    lackable("reward", "Reward", None, None),
];

impl Lackable {
    pub(super) fn from_word(word: &str) -> Option<Self> {
        ALL.into_iter().find(|one| one.word == word)
    }

    /// Whether a record holds nothing of the kind on its day. A reward is an event: one more can always be missing.
    pub(super) fn is_lacking(self, person: &PersonView<'_>, value: &Value) -> bool {
        let learned = |field: Learning| {
            !person
                .facts()
                .any(|row| matches!(row.fact, Fact::Learning { field: own, .. } if own == field))
        };
        let has = |found: &dyn Fn(&Fact) -> bool| person.facts().any(|row| found(&row.fact));
        match (self.act, self.word) {
            ("CorrectPerson", "sex") => person.sex().is_none(),
            ("CorrectPerson", "birth") => person.birth().is_none(),
            ("CorrectPerson", _) => !has(&|fact| matches!(fact, Fact::Citizen { .. })),
            ("RecordService", _) => !has(&|fact| matches!(fact, Fact::Service { .. })),
            ("RecordParty", _) => !has(&|fact| matches!(fact, Fact::Party(_))),
            ("SetRank", _) => person.rank().is_none(),
            ("RecordLearning", word) => {
                let mut fields = Learning::ALL.iter();
                fields
                    .find(|field| field.word() == word)
                    .is_some_and(|field| learned(*field))
            }
            ("SetPersonAttribute", key) => !has(&|fact| {
                matches!(fact, Fact::AttributeText { key: own, .. } | Fact::AttributeNumber { key: own, .. }
                    if *value.words().text(*own) == *key)
            }),
            _ => false,
        }
    }

    /// What it is called.
    pub(super) fn name(self, lang: Lang) -> String {
        let id = match (self.act, self.word) {
            ("CorrectPerson", "citizen_number") => "fact-citizen".to_owned(),
            ("CorrectPerson", word) => format!("fact-{word}"),
            ("RecordService", _) => "fact-service".to_owned(),
            ("RecordParty", _) => "fact-party".to_owned(),
            ("SetRank", _) => "fact-rank".to_owned(),
            ("Reward", _) => "lane-reward".to_owned(),
            ("RecordLearning", word) => {
                let said = lang.speak(&Message::code("learning", word));
                let mut letters = said.chars();
                let first = letters.next().map(char::to_uppercase);
                return first.into_iter().flatten().chain(letters).collect();
            }
            (_, key) => format!("attribute-{key}"),
        };
        lang.say(&id)
    }

    pub(super) fn shape(self) -> Option<&'static Shape> {
        Act::SHAPES.iter().find(|shape| shape.name == self.act)
    }

    /// The fields that are asked for.
    pub(super) fn leaves(self, visit: &Visit, shape: &Shape) -> Vec<Leaf> {
        let mut all = leaves(visit, shape, &Given::Nothing);
        let subject = |name: &str| shape.fields.iter().any(|field| field.subject && field.name == name);
        all.retain(|leaf| {
            let name = leaf.view.name.as_str();
            !subject(name)
                && self.preset.is_none_or(|(own, _)| own != name)
                && self.asked.is_none_or(|asked| asked == name)
        });
        if let [only] = all.as_mut_slice() {
            // It is the one thing that is added: it cannot be left out.
            only.view.optional = false;
            only.view.label = self.name(visit.lang());
        }
        all
    }

    /// The act for somebody, with what was given.
    pub(super) fn act(self, shape: &Shape, person: PersonId, given: Given) -> Result<Act, Vec<Misgiven>> {
        let mut given = given;
        let subject = shape.fields.iter().find(|field| field.subject);
        if let Some(subject) = subject {
            put(&mut given, subject.name, Given::text(person.to_string()));
        }
        if let Some((name, text)) = self.preset {
            put(&mut given, name, Given::text(text));
        }
        // An attribute without a value would end it.
        if let Some(asked) = self.asked.filter(|_| self.act == "SetPersonAttribute")
            && crate::pages::drafts::given_at(&given, asked).is_nothing()
        {
            return Err(vec![Misgiven {
                field: asked.to_owned(),
                misfit: ledger::acts::Misfit::Missing,
            }]);
        }
        Act::given(shape.number, &given)
    }
}
