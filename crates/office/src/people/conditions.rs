//! Conditions by which a list of people is narrowed, all of which must hold.

use ledger::codes::{ContractKind, PartyState, Sex, Standing};
use ledger::value::Word;
use ledger::{Day, UnitId, Value};

use super::datum::Datum;
use super::details::{Details, LADDERS};
use super::particulars::Particulars;
use super::search::Sought;

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
pub(super) struct Wanted {
    title: Option<Word>,
    rank: Option<Word>,
    professional: Option<Word>,
    contract: Option<ContractKind>,
    contract_ends: Option<Day>,
}

impl Wanted {
    pub(super) fn hold(&self, own: &Particulars) -> bool {
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
    pub(super) fn need_details(&self) -> bool {
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

    /// Whether they need levels on their ladders.
    pub(super) fn need_levels(&self) -> bool {
        self.levels.iter().any(Option::is_some) || self.unrecorded.is_some()
    }

    /// What they ask of particulars; none where they ask nothing of them. Nobody has a word that the value does not keep.
    pub(super) fn wanted(&self, value: &Value) -> Result<Option<Wanted>, NobodyHasIt> {
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

    /// Whether they hold of somebody with details, who has a post or none.
    pub(super) fn hold(&self, has_post: bool, details: &Details) -> bool {
        let party = |asked: bool| details.party.is_some_and(|state| (state != PartyState::None) == asked);
        self.standing.is_none_or(|asked| details.standing == Some(asked))
            && self.unrecorded.is_none_or(|datum| datum.is_lacking(has_post, details))
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
pub(super) struct NobodyHasIt;
