//! Learning by profile: exact shares, shuffled, so that a small group too has some who meet a standard, some who do not, some who
//! study and some of whom it is not known.

use std::collections::{BTreeMap, BTreeSet};

use crate::cast::{Book, Role};
use crate::dice::Dice;
use crate::problem::DemoError;
use crate::settings::{Settings, weights};

/// Professional education on the roll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Education {
    /// A level of the ladder.
    pub(crate) level: String,
    pub(crate) specialism: Option<String>,
    /// Sent to study for it, not held.
    pub(crate) studying: bool,
}

/// Political theory on the roll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Theory {
    /// The level held.
    pub(crate) level: String,
    /// On the list of the running class for the intermediate level.
    pub(crate) studying: bool,
}

/// What somebody has learnt.
#[derive(Debug, Clone, Default)]
pub(super) struct Learnt {
    pub(super) education: Option<Education>,
    pub(super) theory: Option<Theory>,
    pub(super) state_management: Option<String>,
}

/// Learning for every place.
pub(super) fn learnt(
    settings: &Settings,
    roles: &[Role],
    planned: &BTreeSet<usize>,
    unready: &BTreeSet<usize>,
    seed: u64,
) -> Result<Vec<Learnt>, DemoError> {
    let mut dice = Dice::of(seed, "learning");
    let mut members: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut planned_staff = Vec::new();
    for (at, role) in roles.iter().enumerate() {
        members.entry(&role.profile).or_default().push(at);
        if planned.contains(&at) && !has_own_share(&role.profile) {
            planned_staff.push(at);
        }
    }
    let mut all = vec![Learnt::default(); roles.len()];
    for (name, places) in &members {
        let profile = settings.profile(name)?;
        let education = dice.deck(&weights(&profile.education), places.len());
        let theory = dice.deck(&weights(&profile.theory), places.len());
        let management = dice.deck(&weights(&profile.state_management), places.len());
        for (at, level) in places.iter().zip(education) {
            all[*at].education = education_of(&level, &profile.specialisms, &mut dice);
        }
        places
            .iter()
            .zip(theory)
            .for_each(|(at, level)| all[*at].theory = theory_of(&level));
        places
            .iter()
            .zip(management)
            .for_each(|(at, level)| all[*at].state_management = known(&level));
    }
    let theory = dice.deck(&weights(&settings.profiles.planned_staff.theory), planned_staff.len());
    planned_staff
        .iter()
        .zip(theory)
        .for_each(|(at, level)| all[*at].theory = theory_of(&level));
    for at in unready {
        all[*at].theory = theory_of("elementary");
        if roles[*at].book == Book::Communes {
            let specialisms = &settings.profile(&roles[*at].profile)?.specialisms;
            all[*at].education = education_of("intermediate", specialisms, &mut dice);
        }
    }
    Ok(all)
}

/// Leaders and elected cadres keep the shares of their own kind even when they are planned for something higher.
fn has_own_share(profile: &str) -> bool {
    profile.ends_with("-leader") || profile == "key" || profile == "commune-cadre"
}

fn known(level: &str) -> Option<String> {
    (!level.is_empty()).then(|| level.to_owned())
}

fn education_of(level: &str, specialisms: &[String], dice: &mut Dice) -> Option<Education> {
    let studying = level == "studying";
    let level = if studying {
        "university".to_owned()
    } else {
        known(level)?
    };
    let told = matches!(level.as_str(), "intermediate" | "college" | "university" | "master");
    let specialism = dice.pick(specialisms).filter(|_| told).cloned();
    Some(Education {
        level,
        specialism,
        studying,
    })
}

fn theory_of(level: &str) -> Option<Theory> {
    let studying = level == "studying";
    let level = if studying {
        "elementary".to_owned()
    } else {
        known(level)?
    };
    Some(Theory { level, studying })
}
