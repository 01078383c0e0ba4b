//! Whether an act is complete in itself.

use crate::acts::Act;
use crate::acts::people::Identity;
use crate::value::fact::Fact;
use crate::value::refusal::Refusal;

/// Refuses an act that no history could make sense of.
pub(in crate::value) fn well_formed(act: &Act) -> Result<(), Refusal> {
    let filled = |field: &'static str, text: &str| {
        if text.trim().is_empty() { Err(Refusal::EmptyField(field)) } else { Ok(()) }
    };
    let digits = |text: &str| Fact::citizen(text).map(|_| ()).ok_or(Refusal::CitizenNumberMalformed);
    match act {
        Act::RegisterPerson(a) => {
            filled("full_name", &a.full_name)?;
            a.citizen_number.as_deref().map_or(Ok(()), digits)
        }
        Act::CorrectPerson(a) => match &a.identity {
            Identity::FullName(name) => filled("identity", name),
            Identity::CitizenNumber(number) => digits(number),
            Identity::Sex(_) | Identity::Birth(_) => Ok(()),
        },
        Act::SetPersonAttribute(a) => filled("key", &a.key),
        Act::SetUnitAttribute(a) => filled("key", &a.key),
        Act::RecordLearning(a) => filled("level", &a.level),
        Act::SetRank(a) => filled("rank", &a.rank),
        Act::Establish(a) => filled("name", &a.name),
        Act::Rename(a) => filled("name", &a.name),
        Act::CreatePost(a) => filled("title", &a.title),
        Act::Reward(a) => filled("title", &a.title),
        Act::MoveUnder(a) if a.unit == a.parent => Err(Refusal::UnitInItself(a.unit)),
        Act::Merge(a) if a.from.is_empty() => Err(Refusal::TooFewUnits),
        Act::Merge(a) if a.from.contains(&a.into) => Err(Refusal::UnitInItself(a.into)),
        Act::Consolidate(a) if a.from.len() < 2 => Err(Refusal::TooFewUnits),
        Act::Consolidate(a) if a.from.contains(&a.into) => Err(Refusal::UnitInItself(a.into)),
        Act::OpenClass(a) => {
            filled("code", &a.code)?;
            filled("title", &a.title)?;
            filled("programme", &a.programme)?;
            if a.ends < a.starts { Err(Refusal::ClassEndsBeforeItStarts) } else { Ok(()) }
        }
        Act::PlanSuccessor(a) if a.last_year < a.first_year => Err(Refusal::YearsBackwards),
        _ => Ok(()),
    }
}
