//! A district in which somebody may ask for emergency access, and two may confirm it.

use ledger::codes::Standing;
use ledger::value::Place;
use ledger::{Entity, PersonId, Seq, UnitId};
use office::Office;
use office::accounts::{EmergencyProblem, NewEmergency};
use office::audit::Event;
use office::figures::Asker;
use office::permission::{Actor, DataClass, Deed, Object, Role, can, scope};
use office::port::Chain;
use office::writer::NotDone;
use testkit::{District, grant};

pub(crate) const HOUR: i64 = 3600;

/// A district with two administrators, a head of the first commune, one of its people and one of the other.
pub(crate) struct Town {
    pub(crate) district: District,
    pub(crate) here: PersonId,
    there: PersonId,
}

pub(crate) fn town() -> Town {
    let district = District::tiny();
    for (name, role, unit, class) in [
        ("mot", Role::Admin, district.root, DataClass::Internal),
        ("hai", Role::Admin, district.root, DataClass::Internal),
        ("truong", Role::HeadOfUnit, district.communes[0], DataClass::Personal),
        ("thanh-tra", Role::Auditor, district.root, DataClass::Internal),
    ] {
        district
            .office
            .add_account(
                "test",
                name,
                "",
                "mot-mat-khau-dai-1903",
                None,
                vec![grant(role, unit, class)],
            )
            .unwrap();
    }
    let here = district.person("Lê Văn An", district.communes[0], Standing::CivilServant);
    let there = district.person("Lê Văn Bình", district.communes[1], Standing::CivilServant);
    Town { district, here, there }
}

impl Town {
    pub(crate) fn office(&self) -> &Office {
        &self.district.office
    }

    pub(crate) fn actor(&self, name: &str) -> Actor {
        self.office().account(name).unwrap().actor(self.office().today())
    }

    pub(crate) fn wish(&self) -> NewEmergency {
        wish(self.district.communes[0])
    }

    pub(crate) fn ask(&self) -> String {
        self.office()
            .ask_emergency(&self.actor("truong"), &self.wish())
            .unwrap()
            .id
    }

    pub(crate) fn confirm(&self, name: &str, id: &str) -> Result<(), NotDone<Vec<EmergencyProblem>>> {
        self.office().confirm_emergency(Asker::Account(&self.actor(name)), id)
    }

    /// Whether the head may read data of a class of the person here, and of the one of the other commune.
    pub(crate) fn reads(&self, class: DataClass) -> [bool; 2] {
        let (office, actor) = (self.office(), self.actor("truong"));
        let value = office.value();
        let structure = office.structure(&value, office.today(), Seq::LATEST);
        let listed = scope(&actor, Deed::ReadPerson, class, &value, &structure);
        [self.here, self.there].map(|person| {
            let Some(Place::Person(ix)) = value.place(Entity::Person(person)) else {
                panic!()
            };
            let unit = value.on(office.today(), Seq::LATEST).person(ix).unwrap().unit();
            let object = Object {
                unit,
                person: Some(ix),
                class,
            };
            let may = can(&actor, Deed::ReadPerson, object, &value, &structure);
            assert_eq!(may, listed.covers(unit, Some(ix), &structure), "an item and its list");
            may
        })
    }

    pub(crate) fn events(&self) -> Vec<Event> {
        let all = self.district.memory.all_events(Chain::Audit).into_iter();
        let events = all.map(|event| serde_json::from_str::<Event>(&event.body).unwrap());
        events.filter(|event| event.action.starts_with("emergency.")).collect()
    }
}

pub(crate) fn wish(unit: UnitId) -> NewEmergency {
    NewEmergency {
        unit,
        class: DataClass::Sealed,
        reason: "Người nhà cần liên lạc gấp trong bão".to_owned(),
    }
}

pub(crate) fn refused<T: std::fmt::Debug>(outcome: Result<T, NotDone<Vec<EmergencyProblem>>>) -> Vec<EmergencyProblem> {
    match outcome {
        Err(NotDone::Refused(problems)) => problems,
        other => panic!("{other:?}"),
    }
}
