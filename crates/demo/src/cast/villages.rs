//! Villages and resident groups: invented names, households and people that sum up to the commune's.

use crate::dice::{Dice, portions};
use crate::settings::{CommuneRow, Settings};

/// One village of a commune, or one resident group of the town.
#[derive(Debug, Clone)]
pub(crate) struct Village {
    /// Unique in the district: `07033-01`.
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) commune: String,
    pub(crate) households: u32,
    pub(crate) people: u32,
    /// Millionths of a degree.
    pub(crate) latitude: i64,
    pub(crate) longitude: i64,
}

/// All villages, commune by commune.
pub(crate) fn villages(settings: &Settings, seed: u64) -> Vec<Village> {
    let mut dice = Dice::of(seed, "villages");
    let parts = &settings.names.village;
    let mut names: Vec<String> = parts
        .first
        .iter()
        .flat_map(|first| parts.last.iter().map(move |last| format!("{first} {last}")))
        .collect();
    dice.shuffle(&mut names);
    let mut names = names.into_iter();
    let mut all = Vec::new();
    for commune in &settings.communes {
        all.extend(of_commune(commune, &mut dice, &mut names));
    }
    all
}

fn of_commune(commune: &CommuneRow, dice: &mut Dice, names: &mut impl Iterator<Item = String>) -> Vec<Village> {
    let town = commune.kind == ledger::codes::UnitKind::Town;
    let weights: Vec<u64> = (0..commune.villages)
        .map(|_| 60 + u64::try_from(dice.below(80)).unwrap_or(0))
        .collect();
    let households = portions(usize::try_from(commune.households).unwrap_or(0), &weights);
    let people = portions(usize::try_from(commune.people).unwrap_or(0), &weights);
    // Half the side of a square of the commune's area, in millionths of a degree: one metre is about nine of them.
    let half_side = isqrt(commune.area.millionths()) * 9 / 2;
    let mut around = |centre: i64| {
        let reach = i32::try_from(half_side).unwrap_or(0);
        centre + i64::from(dice.between(-reach, reach))
    };
    let mut all = Vec::new();
    for (number, (households, people)) in (1..).zip(households.into_iter().zip(people)) {
        let name = if town {
            format!("khu {number}")
        } else {
            format!("thôn {}", names.next().unwrap_or_default())
        };
        all.push(Village {
            code: format!("{}-{number:02}", commune.code),
            name,
            commune: commune.name.clone(),
            households: u32::try_from(households).unwrap_or(0),
            people: u32::try_from(people).unwrap_or(0),
            latitude: around(commune.latitude.millionths()),
            longitude: around(commune.longitude.millionths()),
        });
    }
    all
}

/// The whole root of a whole number, rounded down.
pub(crate) fn isqrt(number: i64) -> i64 {
    u64::try_from(number)
        .ok()
        .and_then(|number| i64::try_from(number.isqrt()).ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn villages_sum_up_to_their_commune() {
        let settings = Settings::carried().unwrap();
        let all = villages(&settings, 3);
        for commune in &settings.communes {
            let own: Vec<&Village> = all.iter().filter(|village| village.commune == commune.name).collect();
            assert_eq!(
                own.iter().map(|village| village.households).sum::<u32>(),
                commune.households,
                "{}",
                commune.name
            );
            assert_eq!(
                own.iter().map(|village| village.people).sum::<u32>(),
                commune.people,
                "{}",
                commune.name
            );
            assert!(own.iter().all(|village| village.households >= 20));
        }
        let mut names: Vec<(&str, &str)> = all
            .iter()
            .map(|village| (village.commune.as_str(), village.name.as_str()))
            .collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all.len());
    }
}
