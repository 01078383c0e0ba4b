//! The vocabulary of conditions on people: each field, its type and what it means. `law/README.md` tells the same to lawyers.
//!
//! | field | type | meaning, on the day asked |
//! |---|---|---|
//! | `person.sex` | word | `male`, `female` |
//! | `person.birth`, `person.recruited`, `post.since` | day | as precisely as the papers tell |
//! | `person.age_months`, `.service_months`, `.months_in_post` | int | whole months since birth, recruitment, taking the main post |
//! | `person.months_in_rank`, `.months_in_field` | int | whole months in the present rank; in the field of the post |
//! | `person.months_to_retirement` | int | whole months left, by the retirement law in force on the day |
//! | `person.good_years` | int | the latest years in a row graded good or better |
//! | `person.education`, `.general_education`, `.theory`, `.state_management`, `.language`, `.it` | qualification | the highest held |
//! | `person.rank`, `person.last_grade` | level | of the ladders `rank` and `grade` |
//! | `person.coefficient` | decimal, 2 digits | salary coefficient |
//! | `person.field` | word, open | field of the highest diploma |
//! | `person.party` | word | `none`, `probationary`, `official` |
//! | `person.standing` | word | `cadre`, `civil-servant`, `public-employee` … |
//! | `person.ethnic_minority`, `person.planned` | flag | the second is also `planned()` |
//! | `post.title` | word, open | the main post's title, folded |
//! | `post.group` | words | title groups of all posts held; `in_group("g")` |
//! | `unit.kind` | word | the ledger's words |
//! | `unit.terrain` | word | `plain`, `mountain`, `border`, `island`, `hard` |
//! | `unit.eased` | words, open | floors that the province has lowered for the place; `eased("x")` |
//! | `move.first_time`, `.higher`, `.non_local` | flag | of the decision that is proposed |
//! | `study.mode` | word | `full-time`, `part-time`: of the class or study that is proposed |
//! | `study.ladder`, `study.level` | word, open | what that class or study leads to |
//! | `year.points` | int | points of the year that is graded |
//! | `year.decline`, `.duty_discipline`, `.unit_corruption` | flag | what forbids a passing grade for that year |
//!
//! Functions: `level("x")`, `date("YYYY-MM-DD")`, `dec("2.34")`, `has(field)`, `studying(qualification, level)`,
//! `held_on(qualification, level, day)`, `in_group("g")`, `planned()`, `eased("x")`.
//! A word of an open vocabulary that no condition names has code 0, "any other".

use lawbook::{Body, Lawbook};
use ledger::codes::{PartyState, Sex, Standing, UnitKind};

use super::ladders::ladder_of;
use super::titles::Titles;
use crate::expr::{Catalogue, FieldType, Slot, Vocabulary, texts};

/// The ladders that are qualifications: held, studied for, held since.
pub const QUALIFICATIONS: [&str; 6] = [
    "education",
    "general_education",
    "theory",
    "state_management",
    "language",
    "it",
];

/// The slots of one qualification.
#[derive(Debug, Clone)]
pub struct QualificationSlots {
    /// Its short name, as in [`QUALIFICATIONS`].
    pub name: &'static str,
    /// The number of its ladder in the catalogue.
    pub ladder: usize,
    /// The level held.
    pub held: Slot,
    /// The level studied for.
    pub studying: Slot,
    /// Since when each rank is held.
    pub since: Vec<(u8, Slot)>,
}

/// Where each field stands in a row.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "named as the fields are, which the page above explains")]
pub struct Slots {
    pub sex: Slot,
    pub birth: Slot,
    pub recruited: Slot,
    pub since: Slot,
    pub age_months: Slot,
    pub service_months: Slot,
    pub months_in_post: Slot,
    pub months_in_rank: Slot,
    pub months_in_field: Slot,
    pub months_to_retirement: Slot,
    pub good_years: Slot,
    pub rank: Slot,
    pub last_grade: Slot,
    pub coefficient: Slot,
    pub field: Slot,
    pub party: Slot,
    pub standing: Slot,
    pub ethnic_minority: Slot,
    pub planned: Slot,
    pub title: Slot,
    pub group: Slot,
    pub kind: Slot,
    pub terrain: Slot,
    pub eased: Slot,
    pub first_time: Slot,
    pub higher: Slot,
    pub non_local: Slot,
    pub mode: Slot,
    pub study_ladder: Slot,
    pub study_level: Slot,
    pub points: Slot,
    pub decline: Slot,
    pub duty_discipline: Slot,
    pub unit_corruption: Slot,
    pub qualifications: Vec<QualificationSlots>,
}

/// The catalogue of conditions on people, with its slots at hand.
#[derive(Debug, Clone)]
pub struct People {
    /// What conditions may name.
    pub catalogue: Catalogue,
    /// Where the fields stand.
    pub slots: Slots,
    /// The words that the title groups of the lawbook have, in the order of their slots.
    pub groups: Vec<String>,
    /// The floors that conditions call eased, in the order of their slots.
    pub eased: Vec<String>,
    /// What titles say in this lawbook, as far as they were read.
    pub(super) titles: Titles,
}

fn owned<'w>(words: impl IntoIterator<Item = &'w str>) -> Vec<String> {
    words.into_iter().map(str::to_owned).collect()
}

impl People {
    /// The vocabulary with the ladders and title groups of a lawbook, and the open words that its conditions name.
    pub fn of(book: &Lawbook) -> Self {
        let (named, eased) = (named_words(book, None), named_words(book, Some("eased")));
        let groups: Vec<String> = book
            .entries()
            .filter(|entry| matches!(entry.body, Body::Group(_)))
            .filter_map(|entry| entry.id.strip_prefix("groups.").map(str::to_owned))
            .collect();
        let mut all = Catalogue::new();
        let ladder = |all: &mut Catalogue, name: &str| all.ladder(ladder_of(book, name));
        let words = |all: &mut Catalogue, name: &str, words: Vec<String>| {
            FieldType::Word(all.vocabulary(Vocabulary {
                name: name.to_owned(),
                words,
            }))
        };
        let mut open = vec![String::new()];
        open.extend(named);
        let open = words(&mut all, "words that conditions name", open);
        let group_words = all.vocabulary(Vocabulary {
            name: "title groups".to_owned(),
            words: groups.clone(),
        });
        let eased_words = all.vocabulary(Vocabulary {
            name: "eased floors".to_owned(),
            words: eased.clone(),
        });
        let sexes = words(&mut all, "sexes", owned(Sex::ALL.iter().map(|code| code.word())));
        let parties = words(
            &mut all,
            "Party membership",
            owned(PartyState::ALL.iter().map(|code| code.word())),
        );
        let standings = words(
            &mut all,
            "standings",
            owned(Standing::ALL.iter().map(|code| code.word())),
        );
        let kinds = words(
            &mut all,
            "unit kinds",
            owned(UnitKind::ALL.iter().map(|code| code.word())),
        );
        let terrains = words(
            &mut all,
            "terrains",
            owned(["plain", "mountain", "border", "island", "hard"]),
        );
        let modes = words(&mut all, "modes of study", owned(["full-time", "part-time"]));
        let (rank, grade) = (
            FieldType::Level(ladder(&mut all, "rank")),
            FieldType::Level(ladder(&mut all, "grade")),
        );
        let mut qualifications = Vec::new();
        for name in QUALIFICATIONS {
            let ladder = ladder(&mut all, name);
            let held = all.qualification(name, &format!("person.{name}"), ladder);
            if let Some(found) = all.find_qualification(name) {
                let (studying, since) = (found.studying, found.since.clone());
                qualifications.push(QualificationSlots {
                    name,
                    ladder,
                    held,
                    studying,
                    since,
                });
            }
        }
        let slots = Slots {
            sex: all.field("person.sex", sexes),
            birth: all.field("person.birth", FieldType::Day),
            recruited: all.field("person.recruited", FieldType::Day),
            since: all.field("post.since", FieldType::Day),
            age_months: all.field("person.age_months", FieldType::Int),
            service_months: all.field("person.service_months", FieldType::Int),
            months_in_post: all.field("person.months_in_post", FieldType::Int),
            months_in_rank: all.field("person.months_in_rank", FieldType::Int),
            months_in_field: all.field("person.months_in_field", FieldType::Int),
            months_to_retirement: all.field("person.months_to_retirement", FieldType::Int),
            good_years: all.field("person.good_years", FieldType::Int),
            rank: all.field("person.rank", rank),
            last_grade: all.field("person.last_grade", grade),
            coefficient: all.field("person.coefficient", FieldType::Decimal { digits: 2 }),
            field: all.field("person.field", open.clone()),
            party: all.field("person.party", parties),
            standing: all.field("person.standing", standings),
            ethnic_minority: all.field("person.ethnic_minority", FieldType::Flag),
            planned: all.field("person.planned", FieldType::Flag),
            title: all.field("post.title", open.clone()),
            group: all.field("post.group", FieldType::Words(group_words)),
            kind: all.field("unit.kind", kinds),
            terrain: all.field("unit.terrain", terrains),
            eased: all.field("unit.eased", FieldType::Words(eased_words)),
            first_time: all.field("move.first_time", FieldType::Flag),
            higher: all.field("move.higher", FieldType::Flag),
            non_local: all.field("move.non_local", FieldType::Flag),
            mode: all.field("study.mode", modes),
            study_ladder: all.field("study.ladder", open.clone()),
            study_level: all.field("study.level", open),
            points: all.field("year.points", FieldType::Int),
            decline: all.field("year.decline", FieldType::Flag),
            duty_discipline: all.field("year.duty_discipline", FieldType::Flag),
            unit_corruption: all.field("year.unit_corruption", FieldType::Flag),
            qualifications,
        };
        all.asks_word("in_group", "post.group");
        all.asks_word("eased", "unit.eased");
        all.asks_flag("planned", "person.planned");
        Self {
            catalogue: all,
            slots,
            groups,
            eased,
            titles: Titles::of(book),
        }
    }

    /// The code of a word in the field of a slot. In an open vocabulary an unnamed word is "any other"; in a closed one it has none.
    pub(super) fn code(&self, slot: Slot, word: &str) -> Option<u16> {
        let field = self
            .catalogue
            .slot_info(slot)
            .and_then(|info| self.catalogue.find(&info.field))?;
        let FieldType::Word(vocabulary) = &field.holds else {
            return None;
        };
        let vocabulary = self.catalogue.vocabulary_at(*vocabulary)?;
        let open = vocabulary.words.first().is_some_and(String::is_empty);
        vocabulary.code(word).or(open.then_some(0))
    }

    /// The place of a title group.
    pub(super) fn group(&self, group: &str) -> Option<usize> {
        self.groups.iter().position(|known| known == group)
    }
}

/// Every text of every condition, or those that a function is called with, each once, in order.
fn named_words(book: &Lawbook, function: Option<&str>) -> Vec<String> {
    let mut words: Vec<String> = book
        .standard_entries()
        .flat_map(|(_, versions)| versions.all())
        .flat_map(|version| version.body.conditions())
        .flat_map(|condition| texts(&condition.text, function))
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}
