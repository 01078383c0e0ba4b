//! The levels that facts name, as ranks: each word of the ledger is looked up once for a view, not once a fact.

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use lawbook::Lawbook;
use ledger::View;
use ledger::codes::{GradeCode, Learning};
use ledger::value::Word;

use super::people::People;
use crate::expr::FieldType;

/// The words of the ladders in a view.
#[derive(Debug)]
pub(super) struct Levels<'a> {
    people: &'a People,
    book: &'a Lawbook,
    view: View<'a>,
    /// By field of learning: its qualification, where conditions know one.
    fields: [Option<usize>; FIELDS],
    /// By qualification: the words of its ladder that facts use, with their ranks.
    steps: Vec<Vec<(Word, u8)>>,
    /// By the number of a yearly grade: its rank on the ladder of grades.
    grades: [Option<u8>; GRADES],
    /// Ranks by the ladder's words and official codes.
    ranks: OnceLock<BTreeMap<String, u8>>,
    /// What was looked up so far.
    ranked: Mutex<BTreeMap<Word, Option<u8>>>,
}

/// Room for the numbers of the fields of learning.
const FIELDS: usize = 16;
/// Room for the numbers of the yearly grades.
const GRADES: usize = 8;

impl<'a> Levels<'a> {
    pub(super) fn of(people: &'a People, book: &'a Lawbook, view: View<'a>) -> Self {
        let words = view.value().words();
        let mut fields = [None; FIELDS];
        for field in Learning::ALL {
            let at = people
                .slots
                .qualifications
                .iter()
                .position(|one| one.name == field.word());
            if let Some(place) = fields.get_mut(*field as usize) {
                *place = at;
            }
        }
        let steps = people.slots.qualifications.iter().map(|one| {
            let ladder = people.catalogue.ladder_at(one.ladder);
            let mut known: Vec<(Word, u8)> = Vec::new();
            for (step, rank) in ladder.iter().flat_map(|ladder| &ladder.steps) {
                // The first of two steps of one name counts, as everywhere.
                if let Some(word) = words
                    .find(step)
                    .filter(|word| known.iter().all(|(other, _)| other != word))
                {
                    known.push((word, *rank));
                }
            }
            known
        });
        let mut grades = [None; GRADES];
        if let Some(FieldType::Level(ladder)) = people.catalogue.find("person.last_grade").map(|field| &field.holds) {
            for code in GradeCode::ALL {
                if let Some(place) = grades.get_mut(*code as usize) {
                    *place = people
                        .catalogue
                        .ladder_at(*ladder)
                        .and_then(|ladder| ladder.rank(code.word()));
                }
            }
        }
        Self {
            people,
            book,
            view,
            grades,
            fields,
            steps: steps.collect(),
            ranks: OnceLock::new(),
            ranked: Mutex::default(),
        }
    }

    /// The place of the qualification that a field of learning is.
    pub(super) fn qualification(&self, field: Learning) -> Option<usize> {
        self.fields.get(field as usize).copied().flatten()
    }

    /// The rank of a level of a qualification.
    pub(super) fn step(&self, qualification: usize, level: Word) -> Option<u8> {
        let steps = self.steps.get(qualification)?;
        steps.iter().find(|(word, _)| *word == level).map(|(_, rank)| *rank)
    }

    /// The rank of a yearly grade.
    pub(super) fn grade(&self, grade: GradeCode) -> Option<u8> {
        self.grades.get(grade as usize).copied().flatten()
    }

    /// The rank that a paper names: by the ladder's word or official code, else by any of its names.
    pub(super) fn rank(&self, word: Word) -> Option<u8> {
        let mut ranked = self.ranked.lock().unwrap_or_else(PoisonError::into_inner);
        *ranked.entry(word).or_insert_with(|| {
            let (text, ranks) = (self.view.text(word), self.ranks.get_or_init(|| self.rank_names()));
            ranks.get(text.as_ref()).copied().or_else(|| {
                let level = self.book.ladder("rank", self.view.day()).ok()?.body().read(&text)?;
                ranks.get(&level.id).copied()
            })
        })
    }

    /// Each rank under its word and its official code.
    fn rank_names(&self) -> BTreeMap<String, u8> {
        let ladder = match self.people.catalogue.find("person.rank").map(|field| &field.holds) {
            Some(FieldType::Level(ladder)) => self.people.catalogue.ladder_at(*ladder),
            _ => None,
        };
        let (Some(ladder), Ok(rule)) = (ladder, self.book.ladder("rank", self.view.day())) else {
            return BTreeMap::new();
        };
        let levels = rule.body().levels.iter();
        let known = levels.filter_map(|level| Some((level, ladder.rank(&level.id)?)));
        known
            .flat_map(|(level, rank)| {
                let names = level.code.iter().chain([&level.id]);
                names.map(move |name| (name.clone(), rank))
            })
            .collect()
    }
}
