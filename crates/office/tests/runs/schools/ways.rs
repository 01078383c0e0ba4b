//! How far it is from one school site to another: by which roads, or in a straight line.

use std::sync::Arc;

use ledger::acts::bodies::Merge;
use ledger::codes::{MeasureKind, UnitKind};
use ledger::{Seq, UnitId};
use office::Office;
use office::school_plan::{SchoolQuestion, SiteWay};
use testkit::day;

use super::super::{SHELL, done};
use super::{place, question, schools, site};

fn way(office: &Office, from: UnitId, to: UnitId) -> SiteWay {
    let question = SchoolQuestion::on(day("2019-03-14"));
    let inputs = office.school_inputs_known(SHELL, &question, &office.value(), Seq::LATEST);
    let inputs = inputs.unwrap();
    let at = |unit: UnitId| inputs.site_of(place(office, unit)).unwrap();
    inputs.way(at(from), at(to)).unwrap()
}

#[test]
fn a_road_that_is_recorded_decides_and_communes_lie_apart_by_their_roads() {
    let (own, [large, _, small, several, _]) = schools();
    own.measure(small, MeasureKind::Road, 8, Some(large));
    let [here, there] = [own.district.communes[0], own.district.communes[1]];
    own.measure(here, MeasureKind::Road, 30, Some(there));
    let office = Arc::new(own.district.office);
    let way = |from: UnitId, to: UnitId| way(&office, from, to);
    assert_eq!((way(small, large).metres, way(small, large).by_road), (8_000, true));
    assert_eq!(way(large, small), way(small, large));
    // 100 m to the middle of the commune, 30 km of road, and the other school stands in the middle of its own.
    let far = way(large, several);
    assert!((30_095..=30_105).contains(&far.metres) && far.by_road, "{far:?}");
    // Eight kilometres are too far: the small school stays.
    let (_, result) = done(&office, question(&office));
    assert!(site(&result, small).open);
}

#[test]
fn a_way_for_which_no_road_tells_anything_is_called_a_straight_line() {
    let (own, [large, _, _, several, _]) = schools();
    let [here, there] = [own.district.communes[0], own.district.communes[1]];
    // Three kilometres of road between communes twenty kilometres apart: that road says nothing of this way.
    own.measure(here, MeasureKind::Road, 3, Some(there));
    let told = way(&own.district.office, large, several);
    assert!((19_895..=19_905).contains(&told.metres) && !told.by_road, "{told:?}");
}

#[test]
fn a_commune_brings_its_roads_with_it_and_a_school_does_not() {
    let (own, [large, _, small, several, _]) = schools();
    let [here, there] = [own.district.communes[0], own.district.communes[1]];
    let merged = |name: &str, kind: UnitKind, above: UnitId, (metres, toward): (u32, UnitId), into: UnitId| {
        let unit = own.district.unit(name, kind, Some(above));
        own.measure(unit, MeasureKind::Road, metres, Some(toward));
        own.measure(toward, MeasureKind::Road, metres, Some(unit));
        let merge = Merge { from: vec![unit], into };
        own.district.decide("2019-01-01", vec![merge.into()]);
    };
    merged("Xã Ba", UnitKind::Commune, own.district.root, (30, there), here);
    merged("Trường TH Cũ", UnitKind::PrimarySchool, here, (1, small), large);
    let told = way(&own.district.office, large, several);
    assert!((30_095..=30_105).contains(&told.metres) && told.by_road, "{told:?}");
    // The old school stood elsewhere: how far it was from there is not how far it is from the one into which it passed.
    let told = way(&own.district.office, small, large);
    assert!((295..=305).contains(&told.metres) && !told.by_road, "{told:?}");
}
