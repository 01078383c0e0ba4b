//! Permission: one definition for a list and for an item, denied by default.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use ledger::acts::bodies::Merge;
use ledger::codes::{Standing, UnitKind};
use ledger::value::{Ix, Place};
use ledger::view::Structure;
use ledger::{Entity, PersonId, Seq, UnitId, Value};
use office::permission::{Actor, DataClass, Deed, Grant, Object, Role, can, scope};
use proptest::prelude::*;
use testkit::{District, day};

const TODAY: &str = "2019-03-14";

/// A tree of units with a person in each: the authority, two communes, villages below.
struct Town {
    district: District,
    units: Vec<UnitId>,
    people: Vec<PersonId>,
}

fn town(parents: &[usize]) -> Town {
    let district = District::tiny();
    let mut units = vec![district.root, district.communes[0], district.communes[1]];
    for (at, parent) in parents.iter().enumerate() {
        units.push(district.unit(
            &format!("Thôn {at}"),
            UnitKind::Village,
            Some(units[parent % units.len()]),
        ));
    }
    let person = |(at, unit): (usize, &UnitId)| district.person(&format!("Lê Văn {at}"), *unit, Standing::CivilServant);
    let people = units.iter().enumerate().map(person).collect();
    Town {
        district,
        units,
        people,
    }
}

fn actor(person: Option<PersonId>, grants: Vec<Grant>) -> Actor {
    Actor {
        account: "an".to_owned(),
        stands_for: None,
        person,
        grants,
        today: day(TODAY),
    }
}

fn grant(role: Role, unit: UnitId, class: DataClass) -> Grant {
    Grant {
        role,
        unit,
        class,
        from: day("2019-01-01").number(),
        until: None,
        deeds: Vec::new(),
    }
}

fn ix(value: &Value, entity: Entity) -> Ix {
    match value.place(entity) {
        Some(Place::Person(ix) | Place::Unit(ix)) => ix,
        other => panic!("{other:?}"),
    }
}

/// The plain reading of the rules, written once more without ranges: walks up from the unit.
fn allowed(actor: &Actor, deed: Deed, object: Object, value: &Value, structure: &Structure) -> bool {
    let own = actor.person.map(|person| ix(value, Entity::Person(person)));
    let is_own = own.is_some() && object.person == own;
    if is_own && deed.changes() {
        return false;
    }
    let mut above = Vec::new();
    let mut at = object
        .unit
        .map(|unit| structure.carry(unit))
        .filter(|unit| structure.unit(*unit).is_some_and(|unit| unit.stands));
    while let Some(unit) = at {
        above.push(unit);
        at = structure.unit(unit).and_then(|unit| unit.parent);
    }
    actor.grants.iter().any(|grant| {
        let runs = grant.from <= actor.today.number() && grant.until.is_none_or(|until| actor.today.number() < until);
        let reach = grant
            .role
            .reach(deed)
            .is_some_and(|reach| object.class <= reach && object.class <= grant.class);
        let over = structure.carry(ix(value, Entity::Unit(grant.unit)));
        let root = structure
            .unit(over)
            .is_some_and(|unit| unit.stands && unit.parent.is_none());
        let here = if grant.role == Role::Official {
            is_own
        } else {
            root || above.contains(&over)
        };
        // A machine does what its grant names, and else reads figures.
        let named = grant.role != Role::ApiKey || deed == Deed::ReadFigures || grant.deeds.contains(&deed);
        runs && reach && here && named
    })
}

prop_compose! {
    fn grants(units: usize)(all in proptest::collection::vec((0..=Role::ALL.len(), 0..units, 0..DataClass::ALL.len(), -30..30i32, proptest::option::of(0..40i32), 0..1024u16), 0..4))
        -> Vec<(Role, usize, DataClass, i32, Option<i32>, Vec<Deed>)>
    {
        let named = |bits: u16| Deed::ALL.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, deed)| *deed).collect();
        all.into_iter()
            // Beside those that can be granted, the one that emergency access gives.
            .map(|(role, unit, class, from, days, bits)| (*Role::ALL.get(role).unwrap_or(&Role::Emergency), unit, DataClass::ALL[class], from, days, named(bits)))
            .collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// INVARIANT permission: `can` is membership in the list that `scope` filters, and both are the rules read plainly.
    #[test]
    fn an_item_is_allowed_just_where_its_list_shows_it(
        parents in proptest::collection::vec(0..8usize, 0..5), grants in grants(8), own in 0..9usize, merged in any::<bool>(),
    ) {
        let town = town(&parents);
        if merged {
            let merge = Merge { from: vec![town.units[1]], into: town.units[2] };
            town.district.decide("2019-02-01", vec![merge.into()]);
        }
        let value = town.district.office.value();
        let today = day(TODAY).number();
        let granted = grants.iter().map(|(role, unit, class, from, days, deeds)| Grant {
            role: *role,
            unit: town.units[unit % town.units.len()],
            class: *class,
            from: today + from,
            until: days.map(|days| today + from + days),
            deeds: deeds.clone(),
        });
        let actor = actor(town.people.get(own).copied(), granted.collect());
        for on in ["2019-01-15", TODAY] {
            let view = value.on(day(on), Seq::LATEST);
            let structure = Structure::of(view);
            for deed in Deed::ALL {
                for class in DataClass::ALL {
                    let scope = scope(&actor, *deed, *class, &value, &structure);
                    let mut listed = 0;
                    for person in view.persons() {
                        for unit in [person.unit(), None] {
                            let object = Object { unit, person: Some(person.ix()), class: *class };
                            let seen = scope.covers(unit, Some(person.ix()), &structure);
                            listed += u32::from(seen);
                            prop_assert_eq!(can(&actor, *deed, object, &value, &structure), seen);
                            prop_assert_eq!(allowed(&actor, *deed, object, &value, &structure), seen, "{:?} {:?} {:?}", deed, class, object);
                        }
                    }
                    prop_assert!(!scope.is_empty() || listed == 0);
                }
            }
        }
    }
}

#[test]
fn the_plain_reading_bites() {
    let town = town(&[1]);
    let value = town.district.office.value();
    let structure = Structure::of(value.on(day(TODAY), Seq::LATEST));
    let village = ix(&value, Entity::Unit(town.units[3]));
    let object = Object {
        unit: Some(village),
        person: None,
        class: DataClass::Personal,
    };
    let over = |unit| actor(None, vec![grant(Role::HeadOfUnit, unit, DataClass::Personal)]);
    let (right, wrong) = (over(town.units[1]), over(town.units[2]));
    assert!(allowed(&right, Deed::ReadPerson, object, &value, &structure));
    assert!(!allowed(&wrong, Deed::ReadPerson, object, &value, &structure));
}

#[test]
fn the_table_of_roles_deeds_and_classes() {
    let mut table = Vec::new();
    for role in Role::ALL.iter().chain([&Role::Emergency]) {
        let reach = |deed: &Deed| role.reach(*deed).map(|class| format!("{deed:?}:{class:?}"));
        let all: Vec<String> = Deed::ALL.iter().filter_map(reach).collect();
        table.push(format!("{} {}\n", role.word(), all.join(" ")));
    }
    let expected = "\
admin ManageAccounts:Internal Erase:Sensitive
hr-officer ReadFigures:Personal ReadPerson:Sensitive Export:Sensitive Import:Sensitive Decide:Sensitive Plan:Personal WriteRules:Internal AskEmergency:Internal
leader ReadFigures:Personal ReadPerson:Sensitive Export:Personal Approve:Sensitive Plan:Personal ApproveRules:Internal AskEmergency:Internal
head-of-unit ReadFigures:Personal ReadPerson:Personal Export:Personal AskEmergency:Internal
training-centre ReadFigures:Internal ReadPerson:Personal Export:Personal Plan:Personal
counter ReadFigures:Internal
official ReadPerson:Sensitive
auditor ReadFigures:Internal ReadAudit:Internal
api-key ReadFigures:Internal ReadPerson:Sensitive Export:Sensitive Import:Sensitive Decide:Sensitive Approve:Sensitive Plan:Personal ManageAccounts:Internal ReadAudit:Internal
emergency ReadPerson:Sealed
";
    assert_eq!(table.concat(), expected);
}

#[test]
fn nobody_acts_on_the_own_record_and_reading_it_needs_a_right_to_read_there() {
    let town = town(&[]);
    let value = town.district.office.value();
    let structure = Structure::of(value.on(day(TODAY), Seq::LATEST));
    let own = |deed, role, unit, class| {
        let actor = actor(Some(town.people[1]), vec![grant(role, unit, DataClass::Sensitive)]);
        let object = Object {
            unit: Some(ix(&value, Entity::Unit(town.units[1]))),
            person: Some(ix(&value, Entity::Person(town.people[1]))),
            class,
        };
        can(&actor, deed, object, &value, &structure)
    };
    let root = town.units[0];
    for deed in Deed::ALL.iter().filter(|deed| deed.changes()) {
        for role in Role::ALL {
            assert!(!own(*deed, *role, root, DataClass::Public), "{role:?} {deed:?}");
        }
    }
    assert!(own(Deed::ReadPerson, Role::HrOfficer, root, DataClass::Sensitive));
    assert!(
        own(Deed::Export, Role::HrOfficer, root, DataClass::Sensitive),
        "the own row is in the list taken out"
    );
    assert!(
        !own(Deed::ReadPerson, Role::HrOfficer, town.units[2], DataClass::Personal),
        "another commune's officer"
    );
    assert!(own(
        Deed::ReadPerson,
        Role::Official,
        town.units[2],
        DataClass::Sensitive
    ));
    assert!(!own(Deed::Export, Role::Official, root, DataClass::Public));
}

#[test]
fn what_lies_in_no_unit_is_for_those_over_everything() {
    let town = town(&[]);
    let value = town.district.office.value();
    let structure = Structure::of(value.on(day(TODAY), Seq::LATEST));
    let nowhere = Object {
        unit: None,
        person: None,
        class: DataClass::Internal,
    };
    let can = |unit| {
        let actor = actor(None, vec![grant(Role::HrOfficer, unit, DataClass::Sensitive)]);
        can(&actor, Deed::ReadPerson, nowhere, &value, &structure)
    };
    assert_eq!([can(town.units[0]), can(town.units[1])], [true, false]);
}

#[test]
fn a_grant_runs_from_its_first_day_until_its_last() {
    let town = town(&[]);
    let grant = Grant {
        until: Some(day("2019-04-01").number()),
        ..grant(Role::Leader, town.units[0], DataClass::Personal)
    };
    let runs: Vec<bool> = ["2018-12-31", "2019-01-01", "2019-03-31", "2019-04-01"]
        .iter()
        .map(|on| grant.runs(day(on)))
        .collect();
    assert_eq!(runs, [false, true, true, false]);
}
