//! How far an import reaches: a row is taken where its person and its unit lie within what was granted, and tells of nobody else.

use ledger::value::{Ix, Place};
use ledger::view::Structure;
use ledger::{Day, Entity, PersonId, Seq, Value, View};
use papers::roster::{Mapping, SheetMapping};

use super::kept_as::{class_of, is_folded};
use super::matching::MANY;
use super::report::Reason;
use super::row::Candidate;
use crate::figures::Asker;
use crate::permission::{DataClass, Deed, Scope};

/// In place of what a reader of the report may not see.
const HIDDEN: &str = "…";

/// How far an import reaches on the day of its list.
#[derive(Debug)]
pub(super) struct Reach<'v> {
    /// With data of the classes that the list holds, and with personal data; none: everywhere.
    scopes: Option<(Scope, Scope)>,
    view: View<'v>,
    today: View<'v>,
    structure: &'v Structure,
}

impl<'v> Reach<'v> {
    pub(super) fn of(
        asker: Asker<'_>,
        value: &'v Value,
        view: View<'v>,
        structure: &'v Structure,
        today: Day,
        mapping: &Mapping,
    ) -> Self {
        let class = class(mapping);
        let scope = |class| asker.scope(Deed::Import, class, value, structure);
        Self {
            scopes: scope(class).zip(scope(DataClass::Personal)),
            view,
            today: value.on(today, Seq::LATEST),
            structure,
        }
    }

    /// Why a row of somebody new may not be taken.
    pub(super) fn refuses_new(&self, row: &Candidate) -> Option<Reason> {
        let (scope, personal) = self.scopes.as_ref()?;
        let covers = |scope: &Scope| {
            let made = row.new_unit.is_some() && !scope.is_everything();
            !made && scope.covers(row.unit, None, self.structure)
        };
        refusal(covers(scope), covers(personal))
    }

    /// Why a row of somebody known may not be taken.
    pub(super) fn refuses(&self, person: Ix, row: &Candidate) -> Option<Reason> {
        let (scope, personal) = self.scopes.as_ref()?;
        let covers = |scope: &Scope| {
            let made = row.new_unit.is_some() && !scope.is_everything();
            let goes = row
                .unit
                .is_none_or(|unit| scope.covers(Some(unit), None, self.structure));
            !made && goes && self.covers_person(scope, person)
        };
        refusal(covers(scope), covers(personal))
    }

    /// Somebody belongs to the unit of the list's day and to that of today; who is in none, to the whole.
    fn covers_person(&self, scope: &Scope, person: Ix) -> bool {
        let of = |view: View<'_>| view.person(person).map(|known| (known.ix(), known.unit()));
        let (then, now) = (of(self.view), of(self.today));
        let own = then.or(now).map_or(person, |(own, _)| own);
        let units = [then, now].map(|at| at.and_then(|(_, unit)| unit));
        match units {
            [None, None] => scope.covers(None, Some(own), self.structure),
            units => units
                .into_iter()
                .flatten()
                .all(|unit| scope.covers(Some(unit), Some(own), self.structure)),
        }
    }

    /// Whether somebody's personal data lie within what was granted.
    pub(super) fn covers_record(&self, person: Ix) -> bool {
        let scopes = self.scopes.as_ref();
        scopes.is_none_or(|(_, personal)| self.covers_person(personal, person))
    }

    /// Whether a report may name somebody.
    pub(super) fn may_name(&self, person: PersonId) -> bool {
        let Some((scope, _)) = &self.scopes else { return true };
        match self.view.value().place(Entity::Person(person)) {
            Some(Place::Person(ix)) => self.covers_person(scope, ix),
            _ => true,
        }
    }

    /// What a report may tell of a reason: nobody out of reach is named, and nothing sensitive that stood in the record is shown.
    pub(super) fn told(&self, mut reason: Reason) -> Option<Reason> {
        if self.scopes.is_none() {
            return Some(reason);
        }
        if reason.code == "who_is_meant" {
            let code = |one: &str| one.split(' ').next().and_then(|code| code.parse::<PersonId>().ok());
            let all = reason.facts.get("people").map_or("", String::as_str);
            let told = all
                .split(MANY)
                .filter(|one| code(one).is_some_and(|id| self.may_name(id)));
            let told: Vec<&str> = told.collect();
            // Who may name none of them could not take a row without a unit either.
            return Some(if told.is_empty() {
                Reason::new("out_of_reach")
            } else {
                Reason::new("who_is_meant").with("people", told.join(MANY))
            });
        }
        let named = reason.facts.get("id").and_then(|id| id.parse::<PersonId>().ok());
        if named.is_some_and(|person| !self.may_name(person)) {
            if reason.code == "possible_duplicate" {
                return None;
            }
            reason
                .facts
                .retain(|name, _| !matches!(name.as_str(), "name" | "id" | "unit"));
        }
        let field = reason.facts.get("field").map_or("", String::as_str);
        if is_folded(field)
            && let Some(was) = reason.facts.get_mut("was").filter(|was| !was.is_empty())
        {
            HIDDEN.clone_into(was);
        }
        Some(reason)
    }

    /// A name of somebody, or a sign that there is one.
    pub(super) fn named(&self, person: PersonId, name: String) -> String {
        if self.may_name(person) { name } else { HIDDEN.to_owned() }
    }
}

/// The highest class of data that a list holds, in its columns or said of a whole sheet.
fn class(mapping: &Mapping) -> DataClass {
    let fields = mapping.sheets.iter().flat_map(SheetMapping::fields);
    fields.map(class_of).max().unwrap_or(DataClass::Personal)
}

fn refusal(reached: bool, personal: bool) -> Option<Reason> {
    match (reached, personal) {
        (true, _) => None,
        (false, true) => Some(Reason::new("class_out_of_reach")),
        (false, false) => Some(Reason::new("out_of_reach")),
    }
}
