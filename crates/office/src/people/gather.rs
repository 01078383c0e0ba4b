//! Gathering careers: one pass over all histories, each cut at the days on which something changes.

use std::collections::HashMap;
use std::sync::Arc;

use ledger::value::{Fact, FactKind, Ix, Kinds, Place, Row, Word};
use ledger::{Day, Seq, Value, View};

use super::by_unit::ByUnit;
use super::careers::{Careers, HeldLevels, Life, NONE, PostLife, Starts, Stay, Stretch, Titles, at};
use super::details::{LADDERS, Told};
use super::names::Names;
use super::whereabouts::Whereabouts;

/// Of so many people careers are kept: some twenty megabytes. Beyond that each day is read by itself.
pub(super) const MOST: Ix = 200_000;

const KINDS: Kinds = Kinds::of(&[
    FactKind::Exists,
    FactKind::SameAs,
    FactKind::Name,
    FactKind::Left,
    FactKind::Service,
    FactKind::Holding,
    FactKind::Sex,
    FactKind::Birth,
    FactKind::Party,
    FactKind::Learning,
    FactKind::NoLearning,
]);

/// What was gathered, person by person as they were registered.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    lives: Vec<Life>,
    /// Of each life; behind them one of nobody, for the ends.
    starts: Vec<Starts>,
    stays: Vec<Stay>,
    stretches: Vec<Stretch>,
    held: Vec<HeldLevels>,
    apart: Vec<Ix>,
    posts: Vec<PostLife>,
}

impl Gathered {
    /// Of a value, as known at its head.
    pub(super) fn of(value: &Value) -> Self {
        // Rows of every day are shown: the day does not matter.
        let view = value.on(Day(0), Seq::LATEST);
        let people = at(value.person_count());
        let mut gathering = Gathering::default();
        gathering.all.lives.reserve(people);
        gathering.all.starts.reserve(people + 1);
        gathering.all.stays.reserve(people + people / 2);
        gathering.all.stretches.reserve(2 * people);
        let (mut rows, mut of): (Vec<Row>, Ix) = (Vec::new(), 0);
        view.scan(0..value.person_count(), KINDS, |person, row| {
            if person != of {
                gathering.person(of, &rows);
                rows.clear();
                of = person;
            }
            rows.push(row);
        });
        gathering.person(of, &rows);
        let mut all = gathering.all;
        all.starts.push(starts(&all.stays, &all.stretches));
        all.posts = (0..value.post_count())
            .map(|post| PostLife {
                unit: only_unit(view, post),
                stands: only_time(view.rows_of(Place::Post(post), Kinds::NONE.with(FactKind::Exists))),
            })
            .collect();
        all
    }

    /// The names of those who are not apart.
    pub(super) fn names(&self) -> impl Iterator<Item = Word> {
        self.lives.iter().map(|life| life.name)
    }

    /// Takes a stay that ends on a day with the unit of its post, so that no list reads posts: nearly all have one for all time, and where one
    /// has lain in several the stay is cut on the days on which it moves.
    fn settle(&self, value: &Value, stay: Stay, until: Day, stays: &mut Vec<Stay>) {
        let unit = match self.posts.get(at(stay.post)).map(|life| life.unit) {
            None => stay.unit,
            Some(NONE) => {
                let place = Place::Post(stay.post);
                let rows = value
                    .on(stay.from, Seq::LATEST)
                    .rows_of(place, Kinds::NONE.with(FactKind::In));
                let mut cuts: Vec<Day> = rows.flat_map(|row| [row.from, row.until]).collect();
                cuts.retain(|day| stay.from < *day && *day < until);
                cuts.push(stay.from);
                cuts.sort_unstable();
                cuts.dedup();
                stays.extend(cuts.iter().map(|day| {
                    let unit = value.on(*day, Seq::LATEST).unit_of_post(stay.post);
                    Stay {
                        from: *day,
                        unit: unit.unwrap_or(stay.unit),
                        ..stay
                    }
                }));
                return;
            }
            Some(unit) => unit,
        };
        stays.push(Stay { unit, ..stay });
    }

    /// Everybody in the order of names, which were all learned.
    pub(super) fn ordered(self, names: &Names, value: &Value) -> Careers {
        let mut order: Vec<(u32, u32)> = (0..)
            .zip(&self.lives)
            .map(|(place, life)| (names.rank(life.name), place))
            .collect();
        // Those of one name stay as they were registered.
        order.sort_unstable();
        let mut lives = Vec::with_capacity(order.len());
        let mut begin = Vec::with_capacity(order.len() + 1);
        let (mut stays, mut stretches) = (
            Vec::with_capacity(self.stays.len()),
            Vec::with_capacity(self.stretches.len()),
        );
        let mut place_of = vec![NONE; at(value.person_count())];
        for (place, (_, from)) in (0..).zip(&order) {
            let ends = (self.starts.get(at(*from)), self.starts.get(at(*from) + 1));
            let (Some(life), (Some(own), Some(next))) = (self.lives.get(at(*from)), ends) else {
                continue;
            };
            lives.push(Life {
                spelled: names.place(life.name).unwrap_or(NONE),
                ..*life
            });
            begin.push(starts(&stays, &stretches));
            let of_stretches = self.stretches.get(at(own.stretches)..at(next.stretches));
            stretches.extend_from_slice(of_stretches.unwrap_or_default());
            let own = self.stays.get(at(own.stays)..at(next.stays)).unwrap_or_default();
            let ends = own.iter().skip(1).map(|next| next.from).chain([Day::MAX]);
            for (stay, until) in own.iter().zip(ends) {
                self.settle(value, *stay, until, &mut stays);
            }
            if let Some(own) = place_of.get_mut(at(life.person)) {
                *own = place;
            }
        }
        begin.push(starts(&stays, &stretches));
        Careers {
            by_unit: ByUnit::of(&begin, &stays),
            lives: lives.into(),
            starts: begin.into(),
            texts: Arc::clone(names.texts()),
            stays: stays.into(),
            stretches: stretches.into(),
            held: self.held.into(),
            place_of: place_of.into(),
            apart: self.apart.into(),
            posts: self.posts.into(),
            titles: Titles::of(value.on(Day(0), Seq::LATEST)),
        }
    }
}

#[derive(Debug, Default)]
struct Gathering {
    all: Gathered,
    /// Levels that were met held together, as numbers of their words; [`NONE`] is known to hold none.
    met: HashMap<Box<[u32]>, u16>,
    told: Told,
    cuts: Vec<Day>,
    key: Vec<u32>,
}

impl Gathering {
    /// Takes one person; of whom nothing is known, nothing is taken.
    fn person(&mut self, person: Ix, rows: &[Row]) {
        let mut names = rows.iter().filter_map(|row| match row.fact {
            Fact::Name(word) => Some(word),
            _ => None,
        });
        let (name, another) = (names.next(), names.next());
        let stands = only_time(rows.iter().copied().filter(|row| row.fact == Fact::Exists));
        let joined = rows.iter().any(|row| matches!(row.fact, Fact::SameAs { .. }));
        let life = Life {
            person,
            name: match name {
                Some(name) if another.is_none() && !joined && stands.is_some() => name,
                _ if rows.is_empty() => return,
                _ => return self.all.apart.push(person),
            },
            stands: stands.unwrap_or((Day::MAX, Day::MIN)),
            spelled: NONE,
        };
        let own = starts(&self.all.stays, &self.all.stretches);
        self.stays(rows);
        if self.stretches(rows).is_none() {
            // Nobody whom the columns cannot tell exactly stays in them.
            self.all.stays.truncate(at(own.stays));
            self.all.stretches.truncate(at(own.stretches));
            return self.all.apart.push(person);
        }
        self.all.lives.push(life);
        self.all.starts.push(own);
    }

    fn cut(&mut self, rows: &[Row], kinds: Kinds) {
        self.cuts.clear();
        let own = rows.iter().filter(|row| kinds.contains(row.fact.kind()));
        self.cuts.extend(own.flat_map(|row| [row.from, row.until]));
        self.cuts.sort_unstable();
        self.cuts.dedup();
        // Nobody asks what holds when everything has ended.
        self.cuts.pop_if(|last| *last == Day::MAX);
    }

    fn stays(&mut self, rows: &[Row]) {
        self.cut(rows, Whereabouts::KINDS);
        let mut before = Whereabouts::default();
        for day in &self.cuts {
            let found = Whereabouts::of(holding(rows, *day));
            if found != before {
                before = found;
                self.all.stays.push(Stay {
                    from: *day,
                    unit: found.service.unwrap_or(NONE),
                    post: found.post.unwrap_or(NONE),
                    in_body: found.in_body(),
                });
            }
        }
    }

    /// None: something does not fit into the columns.
    fn stretches(&mut self, rows: &[Row]) -> Option<()> {
        self.cut(rows, Told::KINDS);
        let mut before = None;
        for at in 0..self.cuts.len() {
            let from = *self.cuts.get(at)?;
            self.told.read(holding(rows, from));
            let mut held = [0; LADDERS.len()];
            for (ladder, held) in held.iter_mut().enumerate() {
                *held = self.held(ladder)?;
            }
            let born = self.told.born.map_or(Some(i16::MIN), |year| {
                i16::try_from(year).ok().filter(|year| *year != i16::MIN)
            });
            let stretch = Stretch {
                from,
                born: born?,
                sex: self.told.sex,
                standing: self.told.standing,
                party: self.told.party,
                held,
            };
            if before
                != Some(Stretch {
                    from: Day::MIN,
                    ..stretch
                })
            {
                before = Some(Stretch {
                    from: Day::MIN,
                    ..stretch
                });
                self.all.stretches.push(stretch);
            }
        }
        Some(())
    }

    /// The place of the levels held of a ladder.
    fn held(&mut self, ladder: usize) -> Option<u16> {
        let none = self.told.none.get(ladder).copied().unwrap_or_default();
        self.key.clear();
        self.key.extend(self.told.held_of(ladder).map(Word::number));
        self.key.sort_unstable();
        self.key.dedup();
        self.key.extend(none.then_some(NONE));
        if let Some(place) = self.met.get(self.key.as_slice()) {
            return Some(*place);
        }
        let place = u16::try_from(self.all.held.len()).ok()?;
        self.all.held.push(HeldLevels {
            levels: self.told.held_of(ladder).collect(),
            none,
        });
        self.met.insert(self.key.as_slice().into(), place);
        Some(place)
    }
}

/// What holds on a day.
fn holding(rows: &[Row], day: Day) -> impl Iterator<Item = Fact> {
    rows.iter().filter(move |row| row.holds(day)).map(|row| row.fact)
}

/// The unit of a post that has lain in no other one.
fn only_unit(view: View<'_>, post: Ix) -> Ix {
    let mut rows = view.rows_of(Place::Post(post), Kinds::NONE.with(FactKind::In));
    match (rows.next().map(|row| row.fact), rows.next()) {
        (Some(Fact::In { unit }), None) => unit,
        _ => NONE,
    }
}

/// From when until when something is there, as far as the papers tell; none where that is told several times.
fn only_time(mut exists: impl Iterator<Item = Row>) -> Option<(Day, Day)> {
    match (exists.next(), exists.next()) {
        (Some(row), None) => Some((row.earliest, row.until)),
        _ => None,
    }
}

/// Where those of the next life begin.
fn starts(stays: &[Stay], stretches: &[Stretch]) -> Starts {
    Starts {
        stays: count(stays.len()),
        stretches: count(stretches.len()),
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
