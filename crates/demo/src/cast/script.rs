//! Which place plays which dated event. Nobody plays two that exclude each other.

use std::collections::{BTreeMap, BTreeSet};

use ledger::Day;

use super::Role;
use crate::problem::DemoError;
use crate::settings::{MoveHow, Settings};

/// Events by row of their file, each with the place that plays it; a streamlined person of the years before the rolls has none.
#[derive(Debug, Default)]
pub(crate) struct Script {
    pub(crate) leavers: Vec<usize>,
    pub(crate) moves: Vec<usize>,
    pub(crate) reinforcements: Vec<usize>,
    pub(crate) streamlined: Vec<Option<usize>>,
    pub(crate) disciplines: Vec<usize>,
    /// Everybody who leaves or moves: planned for nothing.
    pub(crate) busy: BTreeSet<usize>,
    /// Who came to the place by a move before the rolls.
    pub(crate) arrived: BTreeSet<usize>,
    /// Who takes a post after the year's training plan without the learning that it asks for.
    pub(crate) unready: BTreeSet<usize>,
}

/// Hands out places by unit and title.
struct Casting<'r> {
    by_title: BTreeMap<(&'r str, &'r str), Vec<usize>>,
    taken: BTreeSet<usize>,
}

impl Casting<'_> {
    fn take(&mut self, unit: &str, title: &str) -> Result<usize, DemoError> {
        let nobody = || DemoError::NobodyLeft {
            unit: unit.to_owned(),
            title: title.to_owned(),
        };
        let all = self.by_title.get(&(unit, title)).ok_or_else(nobody)?;
        let role = all
            .iter()
            .copied()
            .find(|role| !self.taken.contains(role))
            .ok_or_else(nobody)?;
        self.taken.insert(role);
        Ok(role)
    }
}

/// Casts every event.
pub(crate) fn cast(settings: &Settings, roles: &[Role]) -> Result<Script, DemoError> {
    let mut by_title: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (at, role) in roles.iter().enumerate() {
        by_title
            .entry((&role.unit, role.title.as_deref().unwrap_or("")))
            .or_default()
            .push(at);
    }
    let mut casting = Casting {
        by_title,
        taken: BTreeSet::new(),
    };
    let mut script = Script::default();
    for row in &settings.leavers {
        script.leavers.push(casting.take(&row.unit, &row.title)?);
    }
    cast_moves(settings, &mut casting, &mut script)?;
    for row in &settings.reinforcements {
        script.reinforcements.push(casting.take(&row.unit, &row.title)?);
    }
    for row in &settings.streamlined {
        let role = if row.day <= settings.district.rolls_as_of {
            None
        } else {
            Some(casting.take(&row.unit, &row.title)?)
        };
        script.streamlined.push(role);
    }
    script.busy = casting.taken.clone();
    for row in &settings.disciplines {
        script.disciplines.push(casting.take(&row.unit, &row.title)?);
    }
    Ok(script)
}

fn cast_moves(settings: &Settings, casting: &mut Casting<'_>, script: &mut Script) -> Result<(), DemoError> {
    let rolls: Day = settings.district.rolls_as_of;
    for (at, row) in settings.moves.iter().enumerate() {
        let role = if row.day <= rolls {
            casting.take(&row.to_unit, &row.to_title)?
        } else if row.how == MoveHow::Elect {
            // Elected is who was introduced for that post.
            let before = settings.moves[..at].iter().rposition(|earlier| {
                earlier.how == MoveHow::Introduce
                    && (&earlier.to_unit, &earlier.to_title) == (&row.to_unit, &row.to_title)
            });
            let nobody = || DemoError::NobodyLeft {
                unit: row.to_unit.clone(),
                title: row.to_title.clone(),
            };
            before
                .and_then(|before| script.moves.get(before).copied())
                .ok_or_else(nobody)?
        } else {
            casting.take(&row.from_unit, &row.from_title)?
        };
        if row.day <= rolls {
            script.arrived.insert(role);
        }
        if row.how == MoveHow::ElectDirectly {
            script.unready.insert(role);
        }
        script.moves.push(role);
    }
    Ok(())
}
