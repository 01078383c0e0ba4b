//! Folding: from the acts in force of one thing, in the order of their days, to the facts that hold.

mod career;
mod joined;
mod leaning;
mod moves;
mod pauses;
mod person;
mod post;
mod touched;
mod unit;

use std::collections::{BTreeMap, BTreeSet};

use super::check::Checks;
use super::effect::Effective;
use super::fact::{Fact, Ix, Lane};
use super::refusal::{Problem, Refusal};
use super::row::{Place, Row};
use super::{Value, Word};
use crate::acts::Act;
use crate::codes::HoldMode;
use crate::ids::{ActId, Entity, Seq};
use crate::time::{Day, When};
use joined::Joined;
use moves::PostMoved;
pub(super) use touched::{Touch, Touched};

impl Value {
    /// Folds the touched things, units first, and then checks what they say of each other. Tells how many problems there are before that:
    /// those that lie in one history.
    pub(super) fn fold_all(&mut self, seq: Seq, mut touched: Touched, problems: &mut Vec<Problem>) -> usize {
        let mut folded = BTreeMap::new();
        while let Some((place, touch)) = touched.pop_first() {
            if folded.contains_key(&place) {
                continue;
            }
            let before = self.leaned_on(place);
            if let Place::Person(person) = place {
                let stay = self.stays(person).into_iter().map(Place::Person);
                stay.filter(|stay| !folded.contains_key(stay))
                    .for_each(|stay| touched.anew(stay));
            }
            folded.insert(place, self.fold_one(place, touch, seq, problems));
            if self.leaned_on(place) != before {
                let mut leaning = BTreeSet::new();
                self.leaning_on(place, &mut leaning);
                leaning.retain(|place| !folded.contains_key(place));
                for place in leaning {
                    touched.anew(place);
                }
            }
        }
        let own = problems.len();
        // The quota of whoever took from a unit is also what the unit brought: what changes there is judged here.
        let units: Vec<Ix> = folded.keys().filter_map(|place| place.unit()).collect();
        for heir in units.into_iter().flat_map(|unit| self.heirs(unit)) {
            folded.insert(Place::Unit(heir), Touch::Anew);
        }
        let mut checks = Checks::new(seq);
        for (place, touch) in folded {
            self.check_one(place, touch, &mut checks);
        }
        problems.append(&mut checks.problems);
        own
    }

    /// Folds one history, and tells whether more than its end was folded.
    fn fold_one(&mut self, place: Place, touch: Touch, seq: Seq, problems: &mut Vec<Problem>) -> Touch {
        let Some(line) = self.timeline(place) else {
            return touch;
        };
        if let Place::Person(person) = place
            && self.has_joins(person)
        {
            let rows = self.fold_record(person, problems);
            if let Some(history) = self.history_mut(place) {
                history.take(rows, seq);
                history.reached = Day::MAX;
            }
            return Touch::Anew;
        }
        let acts = line.acts();
        let first_added = acts.partition_point(|act| act.decision < seq);
        let added: Vec<Effective> = acts[first_added..]
            .iter()
            .filter_map(|id| self.effective(*id))
            .collect();
        let mut folding = Folding::of(self, place);
        let touch = if touch == Touch::Added && folding.only_adds(&added) {
            Touch::Added
        } else {
            Touch::Anew
        };
        let mut reached = Day::MIN;
        if touch == Touch::Added {
            reached = folding.value.history(place).map_or(Day::MAX, |history| history.reached);
            folding.rows = line.current().collect();
            folding.run(&added, &mut reached);
        } else {
            let mut all: Vec<Effective> = acts[..first_added]
                .iter()
                .filter_map(|id| self.effective(*id))
                .collect();
            all.extend(added);
            folding.run(&all, &mut reached);
        }
        let Folding {
            rows, problems: found, ..
        } = folding;
        problems.extend(found);
        if let Some(history) = self.history_mut(place) {
            history.take(rows, seq);
            history.reached = if reached == Day::MIN { Day::MAX } else { reached };
        }
        touch
    }
}

/// What happens in a history: an act on the thing itself, or, to a person, that a post moved with its holder.
#[derive(Clone, Copy)]
enum Event<'a> {
    Act(&'a Effective),
    Moved(&'a Effective, PostMoved),
}

/// One history in the making.
pub(super) struct Folding<'v> {
    value: &'v Value,
    place: Place,
    rows: Vec<Row>,
    problems: Vec<Problem>,
    /// What was told before each act that joins another record with the person's.
    joined: Vec<Joined>,
    /// The records that are one with the person's, at any remove.
    records: Vec<Ix>,
}

impl<'v> Folding<'v> {
    const fn of(value: &'v Value, place: Place) -> Self {
        Self {
            value,
            place,
            rows: Vec::new(),
            problems: Vec::new(),
            joined: Vec::new(),
            records: Vec::new(),
        }
    }
}

impl Folding<'_> {
    /// Whether acts come after everything in a history that stands: then its folded rows are the state in which they find it.
    fn only_adds(&self, added: &[Effective]) -> bool {
        let Some(history) = self.value.history(self.place) else {
            return false;
        };
        // What leans on erased acts is excused anew each time.
        if history.reached == Day::MAX || !self.value.erased.is_empty() {
            return false;
        }
        let stands = history
            .rows
            .iter()
            .any(|row| row.is_current() && row.fact == Fact::Exists);
        let after = |act: &Effective| act.ends.is_none() && act.day() >= history.reached && !self.is_here(act);
        stands && added.iter().all(after) && self.moves_of_posts(added).is_empty()
    }

    /// Runs the acts in the order of the days on which they certainly have taken effect, ends of revoked decisions first. `reached`
    /// becomes the newest day on which anything happens.
    fn run(&mut self, acts: &[Effective], reached: &mut Day) {
        let begins = |act: &Effective| self.is_here(act) && act.ends.is_none_or(|ends| act.day() < ends);
        let created = !self.rows.is_empty() || acts.iter().any(begins);
        let of_posts = self.moves_of_posts(acts);
        let mut events: Vec<(Day, bool, ActId, Event<'_>)> = Vec::with_capacity(acts.len() + of_posts.len());
        for act in acts {
            *reached = act.day().max(act.ends.unwrap_or(Day::MIN)).max(*reached);
            if !created {
                if let Some(entity) = self.value.entity(self.place) {
                    self.refuse(act, Refusal::CreatedByNothing(entity));
                }
                continue;
            }
            let first = act.act.creates(act.id).is_some() || matches!(act.act, Act::MergeDuplicates(_));
            events.push((if first { Day::MIN } else { act.day() }, true, act.id, Event::Act(act)));
            events.extend(act.ends.map(|ends| (ends, false, act.id, Event::Act(act))));
        }
        for (_, moved) in &of_posts {
            *reached = moved.day.max(*reached);
        }
        let moved = of_posts
            .iter()
            .map(|(act, moved)| (moved.day, true, act.id, Event::Moved(act, *moved)));
        events.extend(moved);
        events.sort_by_key(|(day, starts, id, _)| (*day, *starts, *id));
        for (day, starts, _, event) in events {
            let act = match event {
                Event::Act(act) => act,
                Event::Moved(act, moved) => {
                    self.follow(act, moved);
                    continue;
                }
            };
            if !starts {
                self.end_effects(day, act);
                self.drop_suspensions(day);
            } else if act.ends.is_none_or(|ends| act.day() < ends) && (self.is_here(act) || self.is_there(act)) {
                match self.place {
                    _ if matches!(act.act, Act::Erased(_)) => self.erased(act),
                    Place::Person(_) => self.person(act),
                    Place::Unit(ix) => self.unit(ix, act),
                    Place::Post(_) => self.post(act),
                    Place::Class(_) => self.class(act),
                }
            }
        }
        self.rows.retain(|row| row.from < row.until);
    }

    /// Ends what an act opened, from the day on which its decision is revoked; with the thing itself ends all that hangs on it.
    /// Lineage stays: units that became one do not part by themselves, and what went with a part does not come back.
    fn end_effects(&mut self, day: Day, act: &Effective) {
        if act.act.parts().is_some() {
            return;
        }
        let whole = self.is_here(act);
        self.close(day, |row| (whole || row.source == act.id) && !row.fact.is_lineage());
    }

    /// Refuses what happens to a thing that is not there yet, or no more.
    fn is_there(&mut self, act: &Effective) -> bool {
        let day = act.day();
        let stood = self
            .rows
            .iter()
            .find(|row| row.fact == Fact::Exists)
            .map(|row| (row.earliest, row.from, row.until));
        let Some((what, (earliest, from, until))) = self.value.entity(self.place).zip(stood) else {
            return false;
        };
        // What ends a thing cannot be earlier than what is certain of it.
        let begun = if self.ends_it(act) { from } else { earliest };
        match what {
            Entity::Unit(unit) if until <= day => self.refuse(act, Refusal::UnitHasEnded { unit, ended: until }),
            what if day < begun || until <= day => self.refuse(act, Refusal::NotThere { what, day }),
            _ => return true,
        }
        false
    }

    /// Whether an act ends the thing whose history is folded.
    fn ends_it(&self, act: &Effective) -> bool {
        match &act.act {
            Act::Merge(a) => self.value.place(Entity::Unit(a.into)) != Some(self.place),
            Act::Consolidate(a) => self.value.place(Entity::Unit(a.into)) != Some(self.place),
            Act::Split(a) => self.value.place(Entity::Unit(a.unit)) == Some(self.place),
            Act::Dissolve(_) | Act::AbolishPost(_) => true,
            _ => false,
        }
    }

    /// What an erased act created exists, since when nobody can tell.
    fn erased(&mut self, act: &Effective) {
        self.always(act, Fact::Exists);
        self.always(act, Fact::Erased);
    }

    fn is_here(&self, act: &Effective) -> bool {
        act.act
            .creates(act.id)
            .is_some_and(|created| self.value.place(created) == Some(self.place))
    }

    fn refuse(&mut self, act: &Effective, refusal: Refusal) {
        self.problems.push(Problem { act: act.id, refusal });
    }

    /// Refuses what leans on something that is not there, and tells whether the act goes on all the same: what the log took once is taken
    /// on its word where what it leans on may have been erased.
    fn lacks(&mut self, act: &Effective, refusal: Refusal) -> bool {
        self.refuse(act, refusal);
        self.value.trusts(act.id)
    }

    fn word(&self, text: &str) -> Word {
        self.value.words.word(&crate::text::clean(text))
    }

    /// Opens a fact that ends only when something ends it.
    fn open(&mut self, act: &Effective, fact: Fact) {
        self.push(act.id, fact, act.when.earliest(), act.day(), Day::MAX);
    }

    /// Sets a register from an act's day: the value before ends. What is only "found so" does not replace what says the same.
    fn set(&mut self, act: &Effective, fact: Fact) {
        self.set_until(act, fact, Day::MAX);
    }

    /// As [`Folding::set`], for what ends by itself.
    fn set_until(&mut self, act: &Effective, fact: Fact, ends: Day) {
        let day = act.day();
        let lane = fact.lane();
        let before = lane.and_then(|lane| self.in_lane(lane, day));
        // Only what a thing was founded with, on a day not precisely known, can stand later: a backdated act comes before it.
        let founded = |row: &Row| row.from > day && row.fact.lane() == lane && lane.is_some();
        let next = self.rows.iter().position(founded);
        let mut earliest = act.when.earliest();
        let mut until = ends;
        if let Some(next) = next {
            until = until.min(self.rows[next].from);
            self.rows[next].earliest = self.rows[next].earliest.max(day);
        }
        if let Some(before) = before {
            let found_again = matches!(act.when, When::By(_)) && same_value(self.rows[before].fact, fact);
            if found_again || self.rows[before].fact == fact {
                return;
            }
            earliest = earliest.max(self.rows[before].from);
            self.rows[before].until = day;
        }
        self.push(act.id, fact, earliest, day, until);
    }

    /// Says what was always so: who a person is.
    fn always(&mut self, act: &Effective, fact: Fact) {
        self.rows
            .retain(|row| row.fact.lane() != fact.lane() || row.fact.lane().is_none());
        self.push(act.id, fact, Day::MIN, Day::MIN, Day::MAX);
    }

    fn push(&mut self, source: ActId, fact: Fact, earliest: Day, from: Day, until: Day) {
        let known = (Seq::THIS, Seq::LATEST);
        self.rows.push(Row {
            fact,
            from,
            earliest,
            until,
            source,
            known_from: known.0,
            known_until: known.1,
        });
    }

    fn in_lane(&self, lane: Lane, day: Day) -> Option<usize> {
        self.rows
            .iter()
            .rposition(|row| row.holds(day) && row.fact.lane() == Some(lane))
    }

    /// Ends every fact of a kind that is open on that day; tells whether there was one.
    fn close(&mut self, day: Day, mut which: impl FnMut(&Row) -> bool) -> bool {
        let mut any = false;
        for row in self.rows.iter_mut().filter(|row| row.until > day && row.from <= day) {
            if which(row) {
                row.until = day;
                any = true;
            }
        }
        any
    }

    /// The open facts on that day.
    fn open_on(&self, day: Day) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.holds(day))
    }
}

/// Whether two values of one register are the same to somebody who only looks.
fn same_value(one: Fact, other: Fact) -> bool {
    match (one, other) {
        (
            Fact::Holding {
                post: a,
                mode: HoldMode::Main,
                ..
            },
            Fact::Holding {
                post: b,
                mode: HoldMode::Main,
                ..
            },
        ) => a == b,
        (one, other) => one == other,
    }
}
