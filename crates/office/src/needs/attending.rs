//! Who is on which class list already, and when people are in class.

use std::collections::{BTreeMap, BTreeSet};

use ledger::codes::Learning;
use ledger::value::Ix;
use ledger::{ClassId, Day, View};

/// A class of the ledger that has not ended.
#[derive(Debug, Clone)]
pub(super) struct OpenNow {
    pub(super) id: ClassId,
    pub(super) code: String,
    pub(super) title: String,
    pub(super) programme: String,
    pub(super) seats: u32,
    pub(super) taken: u32,
    pub(super) starts: Day,
    pub(super) ends: Day,
}

/// Classes and their lists, as they are in the ledger and as this plan goes on.
#[derive(Debug, Default)]
pub(super) struct Attending {
    /// When people are in class: first and last day.
    busy: BTreeMap<Ix, Vec<(Day, Day)>>,
    /// What the classes of this year give to those on their lists.
    gives: BTreeMap<Ix, Vec<(ClassId, Learning, String)>>,
    /// How many classes of the year a person is on the list of, and of which programmes.
    programmes: BTreeMap<Ix, Vec<String>>,
    /// Classes that have not started, with seats left perhaps.
    pub(super) open: Vec<OpenNow>,
    /// How many classes of a programme start in the year.
    counts: BTreeMap<String, u32>,
    /// The codes of all classes that the year knows.
    codes: BTreeSet<String>,
}

impl Attending {
    /// What the ledger says, with the lists that decisions of this year make later.
    pub(super) fn of(view: View<'_>, year: i32) -> Self {
        let mut all = Self::default();
        let later = view.at(Day::last_of_year(year).max(view.day()));
        for class in later.classes() {
            let this_year = class.starts.year() == year;
            if !this_year && class.ends < view.day() {
                continue;
            }
            let Some(id) = class.id() else { continue };
            let programme = view.text(class.programme).to_string();
            all.codes.insert(class.code().to_string());
            // On the list on the day, or put on it later in the year: who leaves the service in between is on it on the day.
            let now = view.class(class.ix).map(|class| class.learners()).unwrap_or_default();
            let listed = class.learners().into_iter().chain(now);
            let learners: BTreeSet<Ix> = listed.map(|(person, _)| person).collect();
            for person in &learners {
                all.busy.entry(*person).or_default().push((class.starts, class.ends));
                if let Some((field, level)) = class.gives {
                    all.gives
                        .entry(*person)
                        .or_default()
                        .push((id, field, view.text(level).to_string()));
                }
                if this_year {
                    all.programmes.entry(*person).or_default().push(programme.clone());
                }
            }
            if this_year {
                *all.counts.entry(programme.clone()).or_default() += 1;
            }
            if this_year && class.starts > view.day() {
                all.open.push(OpenNow {
                    id,
                    code: class.code().to_string(),
                    title: class.title().to_string(),
                    programme,
                    seats: class.seats,
                    taken: u32::try_from(learners.len()).unwrap_or(u32::MAX),
                    starts: class.starts,
                    ends: class.ends,
                });
            }
        }
        all
    }

    /// The class on whose list a person is for a level that `enough` accepts.
    pub(super) fn on_list(&self, person: Ix, field: Learning, enough: impl Fn(&str) -> bool) -> Option<ClassId> {
        let lists = self.gives.get(&person)?;
        lists
            .iter()
            .find(|(_, given, level)| *given == field && enough(level))
            .map(|(id, ..)| *id)
    }

    /// The programmes of whose classes this year a person is on the list.
    pub(super) fn programmes(&self, person: Ix) -> &[String] {
        self.programmes.get(&person).map_or(&[], Vec::as_slice)
    }

    /// How many classes of a programme start in the year already.
    pub(super) fn count(&self, is_programme: impl Fn(&str) -> bool) -> u32 {
        let of = self.counts.iter().filter(|(programme, _)| is_programme(programme));
        of.map(|(_, count)| count).sum()
    }

    /// Whether a class is called so already.
    pub(super) fn has_code(&self, code: &str) -> bool {
        self.codes.contains(code)
    }

    /// Whether a person is in another class on one of those days.
    pub(super) fn clashes(&self, person: Ix, starts: Day, ends: Day) -> bool {
        self.busy
            .get(&person)
            .is_some_and(|busy| busy.iter().any(|(from, to)| *from <= ends && starts <= *to))
    }

    /// Puts a person in class on those days.
    pub(super) fn sit(&mut self, person: Ix, starts: Day, ends: Day) {
        self.busy.entry(person).or_default().push((starts, ends));
    }
}
