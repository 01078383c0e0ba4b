//! What histories say of each other. Each INVARIANT here has a property test and a twin that shows the test bites.

use std::collections::BTreeMap;

use crate::codes::HoldMode;
use crate::ids::{ActId, ClassId, Entity, PersonId, PostId, Seq, UnitId};
use crate::time::{Day, Span};
use crate::value::Value;
use crate::value::fact::{Fact, Ix};
use crate::value::fold::Touch;
use crate::value::packed::{FactKind, Kinds};
use crate::value::refusal::{Problem, Refusal};
use crate::value::row::{Place, Row};
use crate::value::timeline::Wanted;

/// What the checks of one decision find.
#[derive(Debug)]
pub(in crate::value) struct Checks {
    seq: Seq,
    pub(in crate::value) problems: Vec<Problem>,
    /// Which classes have no seat left: each is counted once, however many the decision puts on its list.
    full: BTreeMap<Ix, Option<Refusal>>,
}

impl Checks {
    pub(in crate::value) const fn new(seq: Seq) -> Self {
        Self {
            seq,
            problems: Vec::new(),
            full: BTreeMap::new(),
        }
    }

    fn seats(&mut self, value: &Value, class: Ix) -> Option<Refusal> {
        *self.full.entry(class).or_insert_with(|| value.check_seats(class))
    }
}

impl Value {
    /// From when until when a thing stands, as known now; a unit that passed into a successor stands on in it.
    pub(in crate::value) fn span_of(&self, place: Place) -> Span {
        let exists = |place| self.timeline(place)?.current_of(FactKind::Exists).next();
        let mut span = Span {
            from: Day::MAX,
            until: Day::MIN,
        };
        if let Some(row) = exists(place) {
            span = Span {
                from: row.earliest,
                until: row.until,
            };
        }
        let Place::Unit(unit) = place else { return span };
        for successor in self.successors(unit) {
            span.until = span
                .until
                .max(exists(Place::Unit(successor)).map_or(Day::MIN, |row| row.until));
        }
        span
    }

    /// Whether a thing itself stands on a day, as known now.
    pub(in crate::value) fn stands(&self, place: Place, day: Day) -> bool {
        let on = |row: Row| row.earliest <= day && day < row.until;
        self.timeline(place)
            .is_some_and(|line| line.current_of(FactKind::Exists).any(on))
    }

    /// What passing a class gives, as known now.
    pub(in crate::value) fn class_gives(&self, class: Ix) -> Option<(crate::codes::Learning, super::super::Word)> {
        self.classes
            .line(class)?
            .current_of(FactKind::Gives)
            .find_map(|row| match row.fact {
                Fact::Gives { field, level } => Some((field, level)),
                _ => None,
            })
    }

    /// Checks what the folded history of one thing says of others.
    ///
    /// Of a person to whose history acts were only added, and whom nothing else touches, only what is new is checked.
    pub(in crate::value) fn check_one(&mut self, place: Place, touch: Touch, checks: &mut Checks) {
        let seq = checks.seq;
        let added = touch == Touch::Added && matches!(place, Place::Person(_));
        let rows: Vec<Row> = self.rows(place, Wanted::CURRENT).collect();
        for row in rows.iter().filter(|row| !added || row.known_from == seq) {
            if let Some(refusal) = self.check_row(place, row, checks) {
                checks.problems.push(Problem {
                    act: row.source,
                    refusal,
                });
            }
        }
        self.check_parts(place, &rows, &mut checks.problems);
        match place {
            Place::Unit(ix) => {
                self.check_tree(ix, &rows, &mut checks.problems);
                self.check_shares(ix, &rows, &mut checks.problems);
                self.check_cuts(ix, &rows, &mut checks.problems);
            }
            Place::Class(ix) => self.check_fewer_seats(ix, &rows, checks),
            Place::Person(ix) => self.check_number(ix, &rows, &mut checks.problems),
            Place::Post(ix) => self.check_stays(ix, &rows, &mut checks.problems),
        }
    }

    fn check_row(&self, place: Place, row: &Row, checks: &mut Checks) -> Option<Refusal> {
        match (place, row.fact) {
            // INVARIANT: no post, holder or quota outlives its unit.
            (Place::Post(_), Fact::In { unit }) | (Place::Unit(_), Fact::Under { unit, .. }) => {
                self.check_founded(unit, row).or_else(|| self.check_unit(unit, row))
            }
            (
                Place::Person(_),
                Fact::Service { unit, .. } | Fact::Seconded { unit, .. } | Fact::Reinforcing { unit, .. },
            ) => self.check_unit(unit, row),
            // An event: the other unit stands on that day, and may itself end later.
            (Place::Unit(_), Fact::Into { unit, .. } | Fact::PartTo { unit, .. }) => self.check_unit(
                unit,
                &Row {
                    until: row.from.next(),
                    ..*row
                },
            ),
            // A class needs its organiser until it has ended.
            (Place::Class(class), Fact::In { unit }) => {
                let ends = self.class_ends(class)?.next().max(row.from.next());
                self.check_unit(
                    unit,
                    &Row {
                        until: ends.min(row.until),
                        ..*row
                    },
                )
            }
            (Place::Person(own), Fact::Holding { post, mode, .. }) => self
                .check_post(post, row)
                .or_else(|| self.check_holders(own, post, mode, row)),
            (Place::Person(_), Fact::Enrolled { class, .. }) => {
                let seats = (row.known_from == checks.seq)
                    .then(|| checks.seats(self, class))
                    .flatten();
                self.check_class(class, row).or(seats)
            }
            _ => None,
        }
    }

    fn class_ends(&self, class: Ix) -> Option<Day> {
        self.classes
            .line(class)?
            .current_of(FactKind::Runs)
            .find_map(|row| match row.fact {
                Fact::Runs { ends, .. } => Some(ends),
                _ => None,
            })
    }

    /// What hangs on a unit from some day on hangs on a unit that itself stands on that day, not on its successor.
    fn check_founded(&self, unit: Ix, row: &Row) -> Option<Refusal> {
        let id = UnitId(self.units.id(unit)?);
        let there = self.stands(Place::Unit(unit), row.from);
        (!there).then_some(Refusal::NotThere {
            what: Entity::Unit(id),
            day: row.from,
        })
    }

    fn check_unit(&self, unit: Ix, row: &Row) -> Option<Refusal> {
        let span = self.span_of(Place::Unit(unit));
        let id = UnitId(self.units.id(unit)?);
        if row.from < span.from || span.is_empty() {
            Some(Refusal::NotThere {
                what: Entity::Unit(id),
                day: row.from,
            })
        } else if span.until < row.until {
            Some(Refusal::UnitEndsWhileUsed {
                unit: id,
                ends: span.until,
            })
        } else {
            None
        }
    }

    /// Nobody is on the list of a class that is planned no more.
    fn check_class(&self, class: Ix, row: &Row) -> Option<Refusal> {
        let span = self.span_of(Place::Class(class));
        let day = span.until.max(row.from);
        let id = ClassId(self.classes.id(class)?);
        (span.until < row.until).then_some(Refusal::NotThere {
            what: Entity::Class(id),
            day,
        })
    }

    fn check_post(&self, post: Ix, row: &Row) -> Option<Refusal> {
        let span = self.span_of(Place::Post(post));
        let id = PostId(self.posts.id(post)?);
        if row.from < span.from || span.is_empty() {
            Some(Refusal::NotThere {
                what: Entity::Post(id),
                day: row.from,
            })
        } else if span.until < row.until {
            Some(Refusal::PostEndsWhileHeld {
                post: id,
                ends: span.until,
            })
        } else {
            None
        }
    }

    /// A post has one main holder at a time, and one who acts for it.
    fn check_holders(&self, own: Ix, post: Ix, mode: HoldMode, row: &Row) -> Option<Refusal> {
        if mode == HoldMode::Concurrent {
            return None;
        }
        let span = Span {
            from: row.from,
            until: row.until,
        };
        for other in self.dependants(Place::Post(post)) {
            let Place::Person(ix) = other else { continue };
            if ix == own {
                continue;
            }
            let clash = self.timeline(other)?.current_of(FactKind::Holding).find(|theirs| {
                matches!(theirs.fact, Fact::Holding { post: p, mode: m, .. } if p == post && m == mode)
                    && span.meets(Span {
                        from: theirs.from,
                        until: theirs.until,
                    })
            });
            if let Some(clash) = clash {
                let (post, by) = (PostId(self.posts.id(post)?), PersonId(self.persons.id(ix)?));
                return Some(Refusal::PostStillHeld {
                    post,
                    by,
                    until: clash.until,
                });
            }
        }
        None
    }

    fn check_seats(&self, class: Ix) -> Option<Refusal> {
        const ON_A_LIST: Wanted = Wanted {
            kinds: Kinds::of(&[FactKind::Enrolled, FactKind::Finished]),
            ..Wanted::CURRENT
        };
        let seats = self
            .classes
            .line(class)?
            .current_of(FactKind::Seats)
            .find_map(|row| match row.fact {
                Fact::Seats(seats) => Some(seats),
                _ => None,
            })?;
        let on_list = |place: &Place| {
            self.rows(*place, ON_A_LIST).any(|row| match row.fact {
                Fact::Enrolled { class: c, .. } => c == class && row.until == Day::MAX,
                Fact::Finished { class: c, .. } => c == class,
                _ => false,
            })
        };
        let taken = self.dependants(Place::Class(class)).filter(on_list).count();
        (taken > usize::try_from(seats).unwrap_or(usize::MAX)).then_some(Refusal::ClassFull {
            class: ClassId(self.classes.id(class)?),
            seats,
        })
    }

    /// An amendment that takes seats away leaves room for those who are on the list.
    fn check_fewer_seats(&self, class: Ix, rows: &[Row], checks: &mut Checks) {
        let Some(row) = rows.iter().find(|row| matches!(row.fact, Fact::Seats(_))) else {
            return;
        };
        if row.known_from == checks.seq && row.source.decision != checks.seq {
            let refusal = checks.seats(self, class);
            checks.problems.extend(refusal.map(|refusal| Problem {
                act: row.source,
                refusal,
            }));
        }
    }

    /// INVARIANT: no quota is cut below nothing; none that nobody assigned is cut.
    fn check_cuts(&self, own: Ix, rows: &[Row], problems: &mut Vec<Problem>) {
        for row in rows {
            let Fact::CutPost { quota: kind, .. } = row.fact else {
                continue;
            };
            let left = self.on(row.from, Seq::LATEST).posts_left(own, kind);
            if left.is_none_or(|left| left < 0)
                && let Some(id) = self.units.id(own)
            {
                problems.push(Problem {
                    act: row.source,
                    refusal: Refusal::NoQuota { unit: UnitId(id), kind },
                });
            }
        }
    }

    fn check_number(&mut self, own: Ix, rows: &[Row], problems: &mut Vec<Problem>) {
        for row in rows {
            let Fact::Citizen { high, low } = row.fact else {
                continue;
            };
            match self.citizens.get(&(high, low)) {
                Some(other) if *other == own => {}
                Some(other) if self.has_number(*other, high, low) => {
                    let by = self.persons.id(*other).map_or(PersonId(ActId::here(0)), PersonId);
                    problems.push(Problem {
                        act: row.source,
                        refusal: Refusal::CitizenNumberTaken { by },
                    });
                }
                _ => _ = self.citizens.insert((high, low), own),
            }
        }
    }

    /// Whether a person has that citizen number, as known now.
    pub(in crate::value) fn has_number(&self, person: Ix, high: u32, low: u32) -> bool {
        self.persons.line(person).is_some_and(|line| {
            line.current_of(FactKind::Citizen)
                .any(|row| row.fact == Fact::Citizen { high, low })
        })
    }
}
