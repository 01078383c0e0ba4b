//! Where units lie on the ground and how far apart they are: in whole numbers, so that every machine finds the same.

use ledger::View;
use ledger::codes::MeasureKind;
use ledger::value::Ix;

/// Metres of a thousandth of a degree on a great circle: the earth is taken for a ball, which is half a percent wrong at most.
const METRES: i64 = 111;
/// One, and π, in the parts in which cosines are reckoned.
const ONE: i64 = 1_000_000_000;
const PI: i64 = 3_141_592_654;
/// A right angle. Unit: millionths of a degree.
const POLE: i64 = 90_000_000;
/// Half the way round the earth.
const HALF_ROUND: i64 = 2 * POLE;

/// Where a unit lies. Unit: millionths of a degree, northward and eastward.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    north: i64,
    east: i64,
}

impl Spot {
    /// Where a unit lies, as far as somebody measured it; numbers that are no place on the ground tell nothing.
    pub(crate) fn of(view: View<'_>, unit: Ix) -> Option<Self> {
        let degrees = |what: MeasureKind| Some(view.measured(unit, what)?.millionths());
        Self::at(degrees(MeasureKind::Latitude)?, degrees(MeasureKind::Longitude)?)
    }

    /// A place between both poles, and not farther than half round.
    fn at(north: i64, east: i64) -> Option<Self> {
        let lies = (-POLE..=POLE).contains(&north) && (-HALF_ROUND..=HALF_ROUND).contains(&east);
        lies.then_some(Self { north, east })
    }

    /// The straight line to another. Unit: metres.
    pub(crate) fn line(self, other: Self) -> u64 {
        let shorter = cosine(i64::midpoint(self.north, other.north));
        let north = (self.north - other.north) * METRES;
        // Half round the earth in parts of a cosine: too much for 64 bits.
        let east = i128::from((self.east - other.east) * METRES) * i128::from(shorter) / i128::from(ONE);
        let square = |millimetres: i128| millimetres * millimetres;
        let millimetres = (square(i128::from(north)) + square(east)).isqrt();
        u64::try_from(millimetres / 1_000).unwrap_or(u64::MAX)
    }
}

/// Spots on one map, true at the latitude in the middle of them. Unit: metres northward and eastward from where its lines begin.
pub(crate) fn on_a_map(spots: &[Spot]) -> Vec<[i64; 2]> {
    let north = || spots.iter().map(|spot| spot.north);
    let middle = north()
        .min()
        .zip(north().max())
        .map_or(0, |(south, north)| i64::midpoint(south, north));
    let shorter = cosine(middle);
    let metres = |degrees: i64| degrees * METRES / 1_000;
    let spot = |spot: &Spot| [metres(spot.north), metres(spot.east) * shorter / ONE];
    spots.iter().map(spot).collect()
}

/// The cosine of an angle between both poles (millionths of a degree), in parts of [`ONE`]: the series to its twelfth power.
fn cosine(angle: i64) -> i64 {
    let angle = angle.clamp(-POLE, POLE) * PI / (2 * POLE);
    let square = angle * angle / ONE;
    let (mut term, mut sum) = (ONE, ONE);
    for by in [2, 12, 30, 56, 90, 132] {
        term = -term * square / ONE / by;
        sum += term;
    }
    sum.max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn spot(north: i64, east: i64) -> Spot {
        Spot { north, east }
    }

    #[test]
    fn cosines_are_those_of_the_tables() {
        let known = [
            (0, 1_000_000_000),
            (21_000_000, 933_580_426),
            (60_000_000, 500_000_000),
            (POLE, 0),
        ];
        for (angle, wanted) in known {
            assert!((cosine(angle) - wanted).abs() <= 10, "{angle}: {}", cosine(angle));
            assert_eq!(cosine(angle), cosine(-angle));
        }
    }

    #[test]
    fn a_degree_eastward_is_shorter_the_farther_it_lies_from_the_equator() {
        let degree = |north: i64| spot(north, 106_000_000).line(spot(north, 107_000_000));
        assert_eq!(degree(0), 111_000);
        assert_eq!(degree(21_000_000), 103_627);
        // In the south of the country a map made for the north would be four percent too short.
        assert_eq!(degree(8_600_000), 109_751);
        assert_eq!(spot(10_000_000, 1).line(spot(11_000_000, 1)), 111_000);
    }

    #[test]
    fn half_round_the_earth_is_reckoned_too_and_what_is_no_place_is_none() {
        let half = spot(0, -HALF_ROUND).line(spot(0, HALF_ROUND));
        assert_eq!(half, 39_960_000, "as on a map, where both ends of the line lie apart");
        assert_eq!(spot(-POLE, 0).line(spot(POLE, 0)), 19_980_000);
        assert_eq!(Spot::at(POLE, -HALF_ROUND), Some(spot(POLE, -HALF_ROUND)));
        for (north, east) in [(POLE + 1, 0), (-POLE - 1, 0), (0, HALF_ROUND + 1), (i64::MIN, i64::MAX)] {
            assert_eq!(Spot::at(north, east), None, "{north} {east}");
        }
    }

    #[test]
    fn the_straight_line_is_in_whole_metres_and_the_same_both_ways() {
        let (one, two) = (spot(21_000_000, 107_000_000), spot(21_027_027, 107_038_600));
        assert_eq!(one.line(two), 4_999, "three kilometres northward and four eastward");
        assert_eq!(one.line(one), 0);
        assert_eq!(one.line(two), two.line(one));
    }
}
