//! Conditions by which a list of people is narrowed, all of which must hold.

use ledger::codes::{ContractKind, PartyState, Sex, Standing};
use ledger::value::{Place, Word};
use ledger::view::Structure;
use ledger::{Day, Entity, UnitId, Value};

use super::datum::Datum;
use super::details::{Details, LADDERS, Ladders};
use super::numbers::Numbers;
use super::particulars::Particulars;
use super::roster::{Member, Roster};
use super::search::Sought;
use crate::permission::{Scope, ScopeByUnit};

/// What is asked of a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Levels {
    /// That level or a higher one is held; its place on the ladder.
    AtLeast(u16),
    /// It is known that a lower one is held, or none.
    Below(u16),
    /// Nothing is recorded.
    Unrecorded,
}

impl Levels {
    fn hold(self, held: Option<u16>) -> bool {
        match (self, held) {
            (Self::AtLeast(asked), Some(held)) => held >= asked,
            (Self::Below(asked), Some(held)) => held < asked,
            (Self::Unrecorded, held) => held.is_none(),
            (_, None) => false,
        }
    }
}

/// The conditions; the default holds of everybody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conditions {
    /// In this unit or below it.
    pub unit: Option<UnitId>,
    /// With this standing.
    pub standing: Option<Standing>,
    /// Of this sex.
    pub sex: Option<Sex>,
    /// Member of the Party (official or probationary), or known not to be.
    pub party: Option<bool>,
    /// Born in this year or later.
    pub born_from: Option<i32>,
    /// Born in this year or earlier.
    pub born_to: Option<i32>,
    /// Of education, political theory and state management.
    pub levels: [Option<Levels>; LADDERS.len()],
    /// Of whom this is not recorded.
    pub unrecorded: Option<Datum>,
    /// With this title: of the main post, or as lists left it.
    pub title: Option<String>,
    /// With this rank, by its code.
    pub rank: Option<String>,
    /// With this professional title.
    pub professional: Option<String>,
    /// With a contract of this kind.
    pub contract: Option<ContractKind>,
    /// With a contract whose last day is this one or before it.
    pub contract_ends: Option<Day>,
    /// Found by this.
    pub sought: Sought,
}

/// What is asked of particulars, by words of the value.
struct Wanted {
    title: Option<Word>,
    rank: Option<Word>,
    professional: Option<Word>,
    contract: Option<ContractKind>,
    contract_ends: Option<Day>,
}

impl Wanted {
    fn hold(&self, own: &Particulars) -> bool {
        let is = |asked: Option<Word>, own: Option<Word>| asked.is_none_or(|asked| own == Some(asked));
        is(self.title, own.title)
            && is(self.rank, own.rank)
            && is(self.professional, own.professional)
            && self
                .contract
                .is_none_or(|asked| own.contract.is_some_and(|(kind, _)| kind == asked))
            && self.contract_ends.is_none_or(|asked| {
                let ends = own.contract.map(|(_, last)| last).filter(|last| *last != Day::MAX);
                ends.is_some_and(|last| last <= asked)
            })
    }
}

impl Conditions {
    /// Whether they need more than who is where.
    fn need_details(&self) -> bool {
        let Self {
            unit: _,
            standing,
            sex,
            party,
            born_from,
            born_to,
            levels,
            unrecorded,
            title: _,
            rank: _,
            professional: _,
            contract: _,
            contract_ends: _,
            sought: _,
        } = self;
        standing.is_some()
            || sex.is_some()
            || party.is_some()
            || born_from.is_some()
            || born_to.is_some()
            || levels.iter().any(Option::is_some)
            || unrecorded.is_some()
    }

    /// What they ask of particulars; none where they ask nothing of them. Nobody has a word that the value does not keep.
    fn wanted(&self, value: &Value) -> Result<Option<Wanted>, NobodyHasIt> {
        let word = |text: &Option<String>| match text {
            None => Ok(None),
            Some(text) => value.words().find(text).map(Some).ok_or(NobodyHasIt),
        };
        let asked = [&self.title, &self.rank, &self.professional]
            .into_iter()
            .any(Option::is_some)
            || self.contract.is_some()
            || self.contract_ends.is_some();
        let wanted = Wanted {
            title: word(&self.title)?,
            rank: word(&self.rank)?,
            professional: word(&self.professional)?,
            contract: self.contract,
            contract_ends: self.contract_ends,
        };
        Ok(asked.then_some(wanted))
    }

    fn hold(&self, member: &Member, details: &Details) -> bool {
        let party = |asked: bool| details.party.is_some_and(|state| (state != PartyState::None) == asked);
        self.standing.is_none_or(|asked| details.standing == Some(asked))
            && self.unrecorded.is_none_or(|datum| datum.is_lacking(member, details))
            && self.sex.is_none_or(|asked| details.sex == Some(asked))
            && self.party.is_none_or(party)
            && self
                .born_from
                .is_none_or(|year| details.born.is_some_and(|born| born >= year))
            && self
                .born_to
                .is_none_or(|year| details.born.is_some_and(|born| born <= year))
            && self
                .levels
                .iter()
                .zip(details.levels)
                .all(|(asked, held)| asked.is_none_or(|asked| asked.hold(held)))
    }
}

/// The value keeps no such word.
struct NobodyHasIt;

fn covers(scope: &ScopeByUnit<'_>, member: &Member) -> bool {
    scope.covers(member.stands_in, Some(member.person))
}

impl Roster {
    /// The members that a reader may see and of whom the conditions hold, by their places: in the order of names; of those who are
    /// found by a text typed with marks, first those who have it with these marks. A citizen number and the digits of a telephone find those alone
    /// whose number the reader may read, `numbers`, once that is on record: that somebody is found would tell whose it is.
    pub fn select(
        &self,
        value: &Value,
        structure: &Structure,
        (scope, numbers): (&Scope, &Numbers),
        ladders: &Ladders,
        conditions: &Conditions,
    ) -> Vec<u32> {
        let above = match conditions.unit.map(|unit| value.place(Entity::Unit(unit))) {
            None => None,
            Some(Some(Place::Unit(unit))) => Some(unit),
            // Of a unit that the ledger does not know there is nobody.
            Some(_) => return Vec::new(),
        };
        let Ok(wanted) = conditions.wanted(value) else {
            return Vec::new();
        };
        let particulars = wanted.as_ref().map(|wanted| (wanted, self.particulars(value)));
        let fits = |at: usize| {
            let held = |(wanted, all): &(&Wanted, &[Particulars])| all.get(at).is_some_and(|own| wanted.hold(own));
            particulars.as_ref().is_none_or(held)
        };
        let needed = conditions.need_details();
        // Within a unit there are few: the whole roster is not read for them.
        let all = match self.read_details() {
            None if needed && above.is_none() => Some(self.details(value, ladders)),
            read => read,
        };
        let mut each = (needed && all.is_none()).then(|| self.details_of_each(value, ladders));
        let mut holds = |at: usize, member: &Member| {
            let own = match &mut each {
                _ if !needed => return true,
                Some(read) => Some(read(member.person)),
                None => all.and_then(|all| all.get(at)).copied(),
            };
            own.is_some_and(|own| conditions.hold(member, &own))
        };
        let (by_number, telephone) = (conditions.sought.citizen_number(), conditions.sought.telephone());
        let with_digits = &numbers.phoned;
        let numbers = (by_number.is_some() || telephone.is_some()).then(|| numbers.scope.by_unit(structure));
        let scope = scope.by_unit(structure);
        let within_numbers = |member: &Member| numbers.as_ref().is_some_and(|numbers| covers(numbers, member));
        let covered = |member: &Member| covers(&scope, member) && (by_number.is_none() || within_numbers(member));
        // There are few units, and very many members.
        let below: Option<Vec<bool>> = above.map(|above| {
            let units = (0..).take_while(|unit| structure.unit(*unit).is_some());
            units.map(|unit| structure.within(unit, above)).collect()
        });
        let within = |member: &Member| {
            let is_below = |below: &Vec<bool>| {
                let unit = member.stands_in.and_then(|unit| usize::try_from(unit).ok());
                unit.and_then(|unit| below.get(unit)).copied().unwrap_or(false)
            };
            below.as_ref().is_none_or(is_below)
        };
        let sought = conditions.sought.person(value);
        let mut exact = Vec::new();
        let mut others = Vec::new();
        for (place, (at, member)) in (0_u32..).zip(self.members().iter().enumerate()) {
            if !(within(member) && covered(member) && fits(at) && holds(at, member)) {
                continue;
            }
            let own = with_digits
                .get(&member.person)
                .copied()
                .filter(|_| within_numbers(member));
            // How names are spelled is read last: it costs most.
            let finds = || conditions.sought.finds(sought, member.person, || self.spelling(at));
            match own.or_else(finds) {
                Some(true) => exact.push(place),
                Some(false) => others.push(place),
                None => {}
            }
        }
        exact.append(&mut others);
        exact
    }
}
