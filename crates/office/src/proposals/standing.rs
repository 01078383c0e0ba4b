//! What stands in the record where an added act would take its place.

use ledger::acts::Act;
use ledger::acts::people::{AttributeValue, CorrectPerson, Identity, SetPersonAttribute};
use ledger::acts::record::{RecordParty, RecordService, SetRank};
use ledger::value::{Fact, Place};
use ledger::view::PersonView;
use ledger::{Day, Decimal, Entity, PersonId, Seq, Value};

/// What stands on a day, said by an act of the same kind; none where nothing does, and for acts that stand beside others.
pub(super) fn standing(value: &Value, day: Day, act: &Act) -> Option<Act> {
    let of = |person: PersonId| value.on(day, Seq::LATEST).person(value.record_of(person)?);
    Some(match act {
        Act::CorrectPerson(act) => CorrectPerson {
            person: act.person,
            identity: identity(&of(act.person)?, &act.identity)?,
        }
        .into(),
        Act::SetPersonAttribute(act) => SetPersonAttribute {
            person: act.person,
            key: act.key.clone(),
            value: Some(attribute(&of(act.person)?, &act.key)?),
        }
        .into(),
        Act::SetRank(act) => {
            let person = of(act.person)?;
            let (rank, step, coefficient, ..) = person.rank()?;
            SetRank {
                person: act.person,
                rank: person.view().text(rank).to_string(),
                step: (step > 0).then_some(step),
                coefficient: (coefficient > 0).then(|| Decimal::from_millionths(i64::from(coefficient) * 10_000)),
            }
            .into()
        }
        Act::RecordParty(act) => RecordParty {
            person: act.person,
            state: of(act.person)?.party()?.0,
        }
        .into(),
        Act::RecordService(act) => {
            let (unit, standing, _) = of(act.person)?.service()?;
            let Entity::Unit(unit) = value.entity(Place::Unit(unit))? else {
                return None;
            };
            RecordService {
                person: act.person,
                unit,
                standing,
            }
            .into()
        }
        _ => return None,
    })
}

fn identity(person: &PersonView<'_>, of: &Identity) -> Option<Identity> {
    Some(match of {
        Identity::FullName(_) => Identity::FullName(Some(person.name()).filter(|name| !name.is_empty())?.to_string()),
        Identity::Sex(_) => Identity::Sex(person.sex()?.0),
        Identity::Birth(_) => Identity::Birth(person.birth()?.0),
        Identity::CitizenNumber(_) => Identity::CitizenNumber(person.citizen_number()?),
    })
}

fn attribute(person: &PersonView<'_>, key: &str) -> Option<AttributeValue> {
    let view = person.view();
    let key = view.value().words().find(key)?;
    person.facts().find_map(|row| match row.fact {
        Fact::AttributeText { key: own, text } if own == key => Some(AttributeValue::Text(view.text(text).to_string())),
        Fact::AttributeNumber { key: own, number } if own == key => Some(AttributeValue::Number(number.into())),
        _ => None,
    })
}
