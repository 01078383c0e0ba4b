//! What else lists are narrowed by: title, rank, professional title, contract. Of a roster it is read in one pass over the histories when
//! somebody first asks for it, and kept with the roster.

use std::collections::HashMap;

use ledger::codes::{ContractKind, Learning, LearningState};
use ledger::value::{Fact, FactKind, Kinds, Place, Row, Word};
use ledger::view::Structure;
use ledger::{Day, Value, View};

use super::careers::at;
use super::names::text_key;
use super::roster::Roster;
use crate::permission::Scope;

/// The attribute in which lists leave the title of somebody without a post.
const TITLE: &str = "title";
/// The most titles that are offered: those of most people.
const OFFERED: usize = 60;

/// What is told of one member.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Particulars {
    /// The title of the main post; without a post, the title that lists left.
    pub title: Option<Word>,
    /// The rank (ngạch) by its code.
    pub rank: Option<Word>,
    /// The newest professional title held.
    pub professional: Option<Word>,
    /// The contract in force, and its last day; [`Day::MAX`] where it has none.
    pub contract: Option<(ContractKind, Day)>,
}

impl Particulars {
    const KINDS: Kinds = Kinds::of(&[
        FactKind::AttributeText,
        FactKind::Rank,
        FactKind::Learning,
        FactKind::Contract,
    ]);

    /// Takes what a row tells that holds. `since` keeps the day of the newest professional title.
    fn take(&mut self, row: &Row, title: Option<Word>, since: &mut Day) {
        match row.fact {
            Fact::AttributeText { key, text } if Some(key) == title => self.title = Some(text),
            Fact::Rank { rank, .. } => self.rank = Some(rank),
            Fact::Contract { kind, term_ends } => self.contract = Some((kind, term_ends)),
            Fact::Learning {
                field: Learning::ProfessionalTitle,
                level,
                state: LearningState::Held,
                ..
            } if self.professional.is_none() || row.from >= *since => {
                (self.professional, *since) = (Some(level), row.from);
            }
            _ => {}
        }
    }
}

/// The words by which a list can be narrowed, as far as a reader sees those who bear them.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct WordsInUse {
    /// Titles, those of most people among them, in the order of their letters.
    pub titles: Vec<Word>,
    /// Ranks, in the order of their letters.
    pub ranks: Vec<Word>,
    /// Professional titles, in the order of their letters.
    pub professional: Vec<Word>,
}

impl Roster {
    /// What is told of each member.
    pub fn particulars(&self, value: &Value) -> &[Particulars] {
        self.kept_particulars().get_or_init(|| {
            let view = self.view(value);
            let mut found = self.read_particulars(view);
            for (own, member) in found.iter_mut().zip(self.members()) {
                if let Some(post) = member.post {
                    own.title = view.name_word(Place::Post(post));
                }
            }
            found
        })
    }

    fn read_particulars(&self, view: View<'_>) -> Vec<Particulars> {
        let (value, day) = (view.value(), view.day());
        let title = value.words().find(TITLE);
        let one = |person| {
            let (mut own, mut since) = (Particulars::default(), Day::MIN);
            let rows = view.facts_of(Place::Person(person), Particulars::KINDS);
            rows.for_each(|row| own.take(&row, title, &mut since));
            own
        };
        let Some(careers) = self.careers() else {
            return self.members().iter().map(|member| one(member.person)).collect();
        };
        let mut by_person = vec![Particulars::default(); at(value.person_count())];
        let (mut of, mut since) = (u32::MAX, Day::MIN);
        view.scan(0..value.person_count(), Particulars::KINDS, |person, row| {
            if person != of {
                (of, since) = (person, Day::MIN);
            }
            if row.holds(day)
                && let Some(own) = by_person.get_mut(at(person))
            {
                own.take(&row, title, &mut since);
            }
        });
        // Who is told in another record is read as any view reads them.
        for person in &careers.apart {
            if let Some(own) = by_person.get_mut(at(*person)) {
                *own = one(*person);
            }
        }
        let of = |person| by_person.get(at(person)).copied().unwrap_or_default();
        self.members().iter().map(|member| of(member.person)).collect()
    }

    /// The words in use among those whom a scope covers.
    pub fn words_in_use(&self, value: &Value, structure: &Structure, scope: &Scope) -> WordsInUse {
        let scope = scope.by_unit(structure);
        let (mut titles, mut ranks, mut professional) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (own, member) in self.particulars(value).iter().zip(self.members()) {
            if scope.covers(member.stands_in, Some(member.person)) {
                for (word, counted) in [
                    (own.title, &mut titles),
                    (own.rank, &mut ranks),
                    (own.professional, &mut professional),
                ] {
                    if let Some(word) = word {
                        *counted.entry(word).or_insert(0_u32) += 1;
                    }
                }
            }
        }
        let ordered = |counted: HashMap<Word, u32>| {
            let mut all: Vec<(Word, u32, Vec<u8>)> = counted
                .into_iter()
                .map(|(word, count)| (word, count, text_key(&value.words().text(word))))
                .collect();
            all.sort_by(|one, other| (other.1, &one.2).cmp(&(one.1, &other.2)));
            all.truncate(OFFERED);
            all.sort_by(|one, other| one.2.cmp(&other.2));
            all.into_iter().map(|(word, ..)| word).collect()
        };
        WordsInUse {
            titles: ordered(titles),
            ranks: ordered(ranks),
            professional: ordered(professional),
        }
    }
}
