//! Attributes that an office defined for itself: who is told which there are, and that opening them is on record before anything is told.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use ledger::acts::people::{AttributeValue, SetPersonAttribute};
use ledger::codes::Standing;
use ledger::{Day, PersonId, Seq};
use office::own_attributes::AttributesOpened;
use office::people::Member;
use office::permission::{Actor, DataClass, Deed, Role, scope};
use office::port::Chain;
use office::reads::NotOpened;
use office::writer::NotDone;
use testkit::{District, actor, day, grant};

struct Town {
    district: District,
    today: Day,
}

fn set(district: &District, person: PersonId, key: &str, value: AttributeValue) {
    let set = SetPersonAttribute {
        person,
        key: key.to_owned(),
        value: Some(value),
    };
    district.decide("2018-01-01", vec![set.into()]);
}

/// Two people, one in each commune, with an attribute of the office's own, others that it did not define, and one that one of them alone has.
fn town() -> Town {
    let district = District::tiny();
    for (at, name) in ["Lê Văn An", "Lê Văn Bình"].into_iter().enumerate() {
        let person = district.person(name, district.communes[at], Standing::CivilServant);
        set(&district, person, "Số thẻ", text(&format!("T-{at}")));
        set(&district, person, "phone", text("0912 345 678"));
        set(&district, person, "note", text("nghỉ phép"));
        if at == 1 {
            set(
                &district,
                person,
                "Cỡ áo",
                AttributeValue::Number("41.5".parse().unwrap()),
            );
        }
    }
    Town {
        district,
        today: day("2019-03-14"),
    }
}

impl Town {
    fn members(&self) -> Vec<Member> {
        let office = &self.district.office;
        office
            .roster(&office.value(), self.today, Seq::LATEST)
            .members()
            .to_vec()
    }

    fn keys(&self, actor: &Actor) -> Vec<String> {
        let office = &self.district.office;
        let value = office.value();
        let structure = office.structure(&value, self.today, Seq::LATEST);
        let scope = scope(actor, Deed::ReadPerson, DataClass::Sensitive, &value, &structure);
        let roster = office.roster(&value, self.today, Seq::LATEST);
        let keys = roster.own_attributes(&value, &structure, &scope);
        keys.into_iter()
            .map(|word| value.words().text(word).to_string())
            .collect()
    }

    fn open(&self, actor: &Actor, deed: Deed, keys: &[&str]) -> Result<Vec<AttributesOpened>, NotDone<NotOpened>> {
        let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
        let moment = (self.today, Seq::LATEST);
        self.district
            .office
            .open_own_attributes(actor, deed, &keys, &self.members(), moment)
    }

    fn events(&self, chain: Chain) -> Vec<String> {
        let all = self.district.memory.all_events(chain).into_iter();
        all.map(|event| event.body)
            .filter(|body| body.contains("person.sensitive"))
            .collect()
    }
}

fn text(text: &str) -> AttributeValue {
    AttributeValue::Text(text.to_owned())
}

#[test]
fn an_office_is_told_its_own_attributes_alone_and_each_reader_those_of_whom_he_may_open() {
    let town = town();
    let everybody = actor("to-chuc", Role::HrOfficer, town.district.root, None);
    assert_eq!(town.keys(&everybody), ["Cỡ áo", "Số thẻ"]);
    let first = actor("xa", Role::HrOfficer, town.district.communes[0], None);
    assert_eq!(town.keys(&first), ["Số thẻ"]);
    let mut personal = actor("huyen", Role::HrOfficer, town.district.root, None);
    personal.grants = vec![grant(Role::HrOfficer, town.district.root, DataClass::Personal)];
    assert!(town.keys(&personal).is_empty());
}

#[test]
fn what_is_opened_is_on_record_for_each_of_whom_something_is_told() {
    let town = town();
    let reader = actor("to-chuc", Role::HrOfficer, town.district.root, None);
    let opened = town.open(&reader, Deed::ReadPerson, &["Cỡ áo", "Số thẻ"]).unwrap();
    let size = Some(AttributeValue::Number("41.5".parse().unwrap()));
    assert_eq!(
        opened,
        [Some(vec![None, Some(text("T-0"))]), Some(vec![size, Some(text("T-1"))])]
    );
    assert_eq!(town.events(Chain::Reads).len(), 2);
    // Of whom nothing is told nothing is noted.
    town.open(&reader, Deed::ReadPerson, &["Cỡ áo"]).unwrap();
    assert_eq!(town.events(Chain::Reads).len(), 3);
    // What is kept in a group of its own does not leave by this way.
    let opened = town
        .open(&reader, Deed::ReadPerson, &["phone", "note", "unknown"])
        .unwrap();
    assert!(opened.iter().flatten().flatten().all(Option::is_none), "{opened:?}");
    assert_eq!(town.events(Chain::Reads).len(), 3);
}

#[test]
fn nothing_is_told_beyond_what_was_granted_and_a_refusal_is_on_record() {
    let town = town();
    let first = actor("xa", Role::HrOfficer, town.district.communes[0], None);
    let opened = town.open(&first, Deed::Export, &["Số thẻ"]).unwrap();
    assert_eq!(opened, [Some(vec![Some(text("T-0"))]), None]);
    assert_eq!(town.events(Chain::Reads).len(), 1);
    let mut personal = actor("huyen", Role::HrOfficer, town.district.root, None);
    personal.grants = vec![grant(Role::HrOfficer, town.district.root, DataClass::Personal)];
    let refused = town.open(&personal, Deed::ReadPerson, &["Số thẻ"]);
    assert!(matches!(refused, Err(NotDone::Refused(NotOpened::NotAllowed))));
    assert_eq!(town.events(Chain::Reads).len(), 1);
    let audit = town.events(Chain::Audit);
    assert!(audit.len() == 1 && audit[0].contains("refused"), "{audit:?}");
    // Who may read but not take out takes nothing.
    let leader = actor("lanh-dao", Role::Leader, town.district.root, None);
    assert!(town.open(&leader, Deed::Export, &["Số thẻ"]).is_err());
    assert!(town.open(&leader, Deed::ReadPerson, &["Số thẻ"]).is_ok());
}

#[test]
fn without_room_for_the_record_nothing_is_shown() {
    let town = town();
    let reader = actor("to-chuc", Role::HrOfficer, town.district.root, None);
    town.district.memory.fail_next_commit();
    assert!(town.open(&reader, Deed::ReadPerson, &["Số thẻ"]).is_err());
}
