//! Who of a roster is on a list: of whom conditions hold, as far as a reader may see them.

use std::collections::BTreeMap;

use ledger::value::{Ix, Place};
use ledger::view::Structure;
use ledger::{Entity, Value};

use super::careers::{Careers, NONE, at};
use super::conditions::{Conditions, Wanted};
use super::details::Ladders;
use super::numbers::Numbers;
use super::roster::{Member, Roster};
use super::search::Named;
use crate::permission::{Scope, ScopeByUnit};

/// What is asked of every member but for details and particulars, and who was found.
struct Sieve<'s> {
    conditions: &'s Conditions,
    /// By unit: whether it is the one that is asked for, or lies below it. There are few units, and very many members.
    below: Option<Vec<bool>>,
    scope: ScopeByUnit<'s>,
    /// Whose numbers may be read, where a number is sought.
    numbers: Option<ScopeByUnit<'s>>,
    phoned: &'s BTreeMap<Ix, bool>,
    named: Named,
    /// With the marks that were typed, and without them.
    exact: Vec<Ix>,
    others: Vec<Ix>,
}

impl<'s> Sieve<'s> {
    /// None: of a unit that the ledger does not know there is nobody.
    fn of(
        conditions: &'s Conditions,
        value: &Value,
        structure: &'s Structure,
        (scope, numbers): (&'s Scope, &'s Numbers),
    ) -> Option<Self> {
        let below = match conditions.unit.map(|unit| value.place(Entity::Unit(unit))) {
            None => None,
            Some(Some(Place::Unit(above))) => {
                let units = (0..).take_while(|unit| structure.unit(*unit).is_some());
                Some(units.map(|unit| structure.within(unit, above)).collect())
            }
            Some(_) => return None,
        };
        let sought = &conditions.sought;
        let by_digits = sought.citizen_number().is_some() || sought.telephone().is_some();
        Some(Self {
            below,
            scope: scope.by_unit(structure),
            numbers: by_digits.then(|| numbers.scope.by_unit(structure)),
            phoned: &numbers.phoned,
            named: sought.person(value),
            conditions,
            exact: Vec::new(),
            others: Vec::new(),
        })
    }

    /// Whether a member stands in the unit that is asked for, and may be seen: by a citizen number only by who may read it.
    #[inline]
    fn reaches(&self, member: &Member) -> bool {
        let is_below = |below: &Vec<bool>| {
            let unit = member.stands_in.and_then(|unit| below.get(at(unit)));
            unit.copied().unwrap_or(false)
        };
        self.below.as_ref().is_none_or(is_below)
            && covers(&self.scope, member)
            && (self.conditions.sought.citizen_number().is_none() || self.may_be_numbered(member))
    }

    fn may_be_numbered(&self, member: &Member) -> bool {
        self.numbers.as_ref().is_some_and(|numbers| covers(numbers, member))
    }

    /// Takes a member who is found by what is sought. How names are spelled is read last: it costs most.
    #[inline]
    fn find<'t>(&mut self, member: &Member, spelling: impl FnOnce() -> (&'t str, &'t str)) {
        let phoned = self.phoned.get(&member.person).copied();
        let own = phoned.filter(|_| self.may_be_numbered(member));
        let finds = || self.conditions.sought.finds(self.named, member.person, spelling);
        match own.or_else(finds) {
            Some(true) => self.exact.push(member.person),
            Some(false) => self.others.push(member.person),
            None => {}
        }
    }

    /// By raw unit: whether somebody who is in it may be on the list, unless it is the reader.
    fn by_unit(&self, structure: &Structure) -> Vec<bool> {
        let units = (0..).take_while(|unit| structure.unit(*unit).is_some());
        let may = |unit: Ix| {
            let stands_in = structure.carry(unit);
            let is_below = |below: &Vec<bool>| below.get(at(stands_in)).copied().unwrap_or(false);
            self.below.as_ref().is_none_or(is_below) && self.scope.covers(Some(stands_in), None)
        };
        units.map(may).collect()
    }

    /// By what careers tell of those at some places in the order of names.
    fn of_careers(
        &mut self,
        (careers, places): (&Careers, impl Iterator<Item = usize>),
        roster: &Roster,
        (structure, by_unit): (&Structure, &[bool]),
        ladders: &Ladders,
    ) {
        let (day, conditions) = (roster.day(), self.conditions);
        let ladders = conditions.need_levels().then_some(ladders);
        let details = conditions.need_details().then(|| careers.details(day, ladders));
        for place in places {
            // Most are not asked for: that is seen first, from few columns. Of the reader's own record more is asked.
            let Some(stay) = careers.stay(place, day).filter(|stay| stay.in_body) else {
                continue;
            };
            if by_unit.get(at(stay.unit)) == Some(&false) && !careers.is_of(place, self.scope.own()) {
                continue;
            }
            let own = details.as_ref().map(|details| details(place).unwrap_or_default());
            if own.is_some_and(|own| !conditions.hold(stay.post != NONE, &own)) {
                continue;
            }
            if let Some((member, name)) = careers.member(place, day, structure)
                && self.reaches(&member)
            {
                self.find(&member, || careers.texts.get(at(name)));
            }
        }
    }

    /// By the members of the roster, one after the other.
    fn of_members(&mut self, roster: &Roster, value: &Value, ladders: &Ladders, wanted: Option<&Wanted>) {
        let particulars = wanted.map(|wanted| (wanted, roster.particulars(value)));
        let fits = |at: usize| {
            let held = |(wanted, all): &(&Wanted, &[_])| all.get(at).is_some_and(|own| wanted.hold(own));
            particulars.as_ref().is_none_or(held)
        };
        let needed = self.conditions.need_details();
        // Within a unit there are few: the whole roster is not read for them.
        let all = match roster.read_details() {
            None if needed && self.below.is_none() => Some(roster.details(value, ladders)),
            read => read,
        };
        let mut each = (needed && all.is_none()).then(|| roster.details_of_each(value, ladders));
        let mut holds = |conditions: &Conditions, at: usize, member: &Member| {
            let own = match &mut each {
                _ if !needed => return true,
                Some(read) => Some(read(member.person)),
                None => all.and_then(|all| all.get(at)).copied(),
            };
            own.is_some_and(|own| conditions.hold(member.post.is_some(), &own))
        };
        for (at, member) in roster.members().iter().enumerate() {
            if self.reaches(member) && fits(at) && holds(self.conditions, at, member) {
                self.find(member, || roster.spelling(at));
            }
        }
    }
}

fn covers(scope: &ScopeByUnit<'_>, member: &Member) -> bool {
    scope.covers(member.stands_in, Some(member.person))
}

impl Roster {
    /// The members that a reader may see and of whom the conditions hold: in the order of names; of those who are found by a text typed with
    /// marks, first those who have it with these marks. A citizen number and the digits of a telephone find those alone whose number the reader
    /// may read, `numbers`, once that is on record: that somebody is found would tell whose it is.
    pub fn select(
        &self,
        value: &Value,
        structure: &Structure,
        reach: (&Scope, &Numbers),
        ladders: &Ladders,
        conditions: &Conditions,
    ) -> Vec<Ix> {
        let Some(mut sieve) = Sieve::of(conditions, value, structure, reach) else {
            return Vec::new();
        };
        let Ok(wanted) = conditions.wanted(value) else {
            return Vec::new();
        };
        let gathered = self.gathered().filter(|_| wanted.is_none());
        let by_unit = sieve.by_unit(structure);
        // Of a unit only those are read who were ever in it.
        let few = gathered.zip(sieve.below.as_ref()).and_then(|(careers, below)| {
            let is_below = |unit: &Ix| below.get(at(structure.carry(*unit))).copied().unwrap_or(false);
            let units = (0..).take_while(|unit| structure.unit(*unit).is_some());
            careers.by_unit.of_units(units.filter(is_below), careers.len())
        });
        match (gathered, few) {
            (Some(careers), Some(few)) => {
                let places = few.into_iter().map(at);
                sieve.of_careers((careers, places), self, (structure, &by_unit), ladders);
            }
            (Some(careers), None) if !self.is_worth_making() => {
                let places = 0..careers.len();
                sieve.of_careers((careers, places), self, (structure, &by_unit), ladders);
            }
            _ => sieve.of_members(self, value, ladders, wanted.as_ref()),
        }
        sieve.exact.append(&mut sieve.others);
        sieve.exact
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ledger::acts::bodies::{Merge, MovePost};
    use ledger::codes::Sex;
    use ledger::{PostId, Seq, UnitId};
    use testkit::decision;

    use super::super::conditions::Levels;
    use super::super::datum::Datum;
    use super::super::gather::Gathered;
    use super::super::names::Names;
    use super::super::search::Sought;
    use super::super::tests::ladders;
    use super::*;

    fn unit(value: &Value, ix: Ix) -> UnitId {
        match value.entity(Place::Unit(ix)) {
            Some(Entity::Unit(unit)) => unit,
            other => panic!("{other:?}"),
        }
    }

    fn post(value: &Value, ix: Ix) -> PostId {
        match value.entity(Place::Post(ix)) {
            Some(Entity::Post(post)) => post,
            other => panic!("{other:?}"),
        }
    }

    /// Lives, with posts that move and a unit that another takes in.
    fn lives(seed: u64) -> Value {
        let mut value = Value::empty();
        for decision in testkit::careers(160, 30, seed) {
            value = value.accept(&decision).unwrap();
        }
        let moves = (0..6).map(|ix| {
            let (post, unit) = (post(&value, ix), unit(&value, 2));
            MovePost { post, unit }.into()
        });
        value = value
            .accept(&decision("98/QĐ-UBND", "2025-01-10", moves.collect()))
            .unwrap();
        let merge = Merge {
            from: vec![unit(&value, 3)],
            into: unit(&value, 1),
        };
        value
            .accept(&decision("99/QĐ-UBND", "2025-02-10", vec![merge.into()]))
            .unwrap()
    }

    fn conditions(value: &Value) -> Vec<Conditions> {
        let units = (0..value.unit_count()).map(|ix| Some(unit(value, ix)));
        let mut all = Vec::new();
        for unit in units.chain([None]) {
            let of_unit = Conditions {
                unit,
                ..Conditions::default()
            };
            for change in [
                (|_| ()) as fn(&mut Conditions),
                |own| own.sex = Some(Sex::Female),
                |own| own.levels = [None, Some(Levels::Below(2)), None],
                |own| own.unrecorded = Some(Datum::Post),
                |own| own.sought = Sought::of("nguyễn"),
            ] {
                let mut conditions = of_unit.clone();
                change(&mut conditions);
                all.push(conditions);
            }
        }
        all
    }

    #[test]
    fn a_list_read_through_careers_is_that_of_the_members() {
        let value = lives(7);
        let (mut names, numbers, ladders) = (Names::default(), Numbers::default(), ladders(&value));
        let gathered = Gathered::of(&value);
        names.learn(value.words(), gathered.names());
        let careers = Arc::new(gathered.ordered(&names, &value));
        let (all, mut met) = (conditions(&value), 0);
        for day in ["2012-06-01", "2016-03-01", "2020-03-01", "2025-01-20", "2025-06-01"] {
            let day = testkit::day(day);
            let view = value.on(day, Seq::LATEST);
            let structure = Arc::new(Structure::of(view));
            let read = Roster::of(view, 0, &structure, &mut names);
            for own in [3, 40, 159] {
                for scope in Scope::of_every_kind(&structure, 1, own) {
                    for conditions in &all {
                        // A roster that was never asked before goes through careers.
                        let quick =
                            Roster::of_careers(Arc::clone(&careers), view, 0, &structure, &mut names, &Arc::default());
                        assert!(quick.gathered().is_some());
                        let of = |roster: &Roster| {
                            roster.select(&value, &structure, (&scope, &numbers), &ladders, conditions)
                        };
                        let found = of(&quick);
                        assert_eq!(found, of(&read), "{day:?} {own} {scope:?} {conditions:?}");
                        assert_eq!(found, of(&quick), "{day:?} {own} {scope:?} {conditions:?}, asked again");
                        for person in &found {
                            assert_eq!(quick.member(&value, *person), read.member(&value, *person));
                        }
                        met += found.len();
                    }
                }
            }
        }
        assert!(met > 10_000, "{met}");
    }
}
