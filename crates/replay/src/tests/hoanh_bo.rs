//! Hoành Bồ's own path, without the country: its thirteen communes from the project's settings, and where NQ 1679 of 2025 sends them.

use words::{Lang, Says as _};

use super::{broken, entered, proved};
use crate::proof::{Leg, legs};
use crate::{Case, Exceptions, Journey, Plan, Tables};

/// The district's communes as of 2025-06-30, by code and name; the town had become a ward.
fn before(journey: &Journey) -> String {
    let mut file = vec!["code,name,kind,district_code,district,province_code,province".to_owned()];
    for stop in &journey.units {
        let (name, kind) = match stop.code.as_str() {
            "07030" => ("Phường Hoành Bồ", "Phường"),
            _ => (stop.name.as_str(), "Xã"),
        };
        let row = [
            &stop.code,
            name,
            kind,
            "193",
            "Thành phố Hạ Long",
            "22",
            "Tỉnh Quảng Ninh",
        ];
        file.push(row.join(","));
    }
    file.join("\n")
}

const AFTER: &str = "\
code,name,kind,province_code,province,area_km2,resolution
06979,Xã Kỳ Thượng,Xã,22,Tỉnh Quảng Ninh,273.50,1679/NQ-UBTVQH15
06985,Xã Lương Minh,Xã,22,Tỉnh Quảng Ninh,225.28,1679/NQ-UBTVQH15
07030,Phường Hoành Bồ,Phường,22,Tỉnh Quảng Ninh,175.94,1679/NQ-UBTVQH15
07054,Xã Quảng La,Xã,22,Tỉnh Quảng Ninh,165.67,1679/NQ-UBTVQH15
07060,Xã Thống Nhất,Xã,22,Tỉnh Quảng Ninh,276.12,1679/NQ-UBTVQH15
";
const EDGES: &str = "\
old_code,new_code,transfer,sources
07030,07030,full,A+B
07033,06979,full,A+B
07036,06985,full,A+B
07039,07054,full,A+B
07042,07030,partial,A+B
07042,07060,partial,A+B
07045,07060,full,A+B
07048,07060,full,A+B
07051,07054,full,A+B
07054,07054,full,A+B
07057,07054,full,A+B
07060,07060,full,A+B
07063,07030,full,A+B
07066,07030,full,A+B
";

fn case(journey: &Journey) -> Case {
    let tables = Tables::of(before(journey).as_bytes(), AFTER.as_bytes(), EDGES.as_bytes()).unwrap();
    Case::settle(tables, Exceptions::default()).unwrap()
}

fn shown(leg: &Leg) -> (Vec<String>, Vec<String>) {
    let line = |place: &crate::proof::Serving| format!("{} ({}) {}", place.unit, place.above, place.people);
    (
        leg.then.iter().map(line).collect(),
        leg.today.iter().map(line).collect(),
    )
}

#[test]
fn the_carried_path_names_the_communes_of_the_demonstration_district() {
    let journey = Journey::hoanh_bo().unwrap();
    let settings = include_str!("../../../../demo/hoanh-bo/communes.csv");
    let codes: Vec<&str> = settings
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next())
        .collect();
    let on_path: Vec<&str> = journey.units.iter().map(|stop| stop.code.as_str()).collect();
    assert_eq!(on_path, codes);
}

#[test]
fn it_answers_on_any_day_as_it_was_then_and_on_todays_structure() {
    let journey = Journey::hoanh_bo().unwrap();
    let case = case(&journey);
    let plan = Plan::of(&case, Some(&journey)).unwrap();
    let legs = legs(&entered(&plan), &case, &plan.ids, &journey);
    let days: Vec<String> = legs.iter().map(|leg| leg.day.to_string()).collect();
    assert_eq!(days, ["2019-12-31", "2020-01-01", "2025-06-30", "2025-07-01"]);

    let (first, today) = shown(&legs[0]);
    assert_eq!(first.len(), 13);
    assert_eq!(first[0], "Thị trấn Trới (Huyện Hoành Bồ) 3");
    assert_eq!(
        today,
        [
            "Xã Kỳ Thượng (Tỉnh Quảng Ninh) 3",
            "Xã Lương Minh (Tỉnh Quảng Ninh) 3",
            "Phường Hoành Bồ (Tỉnh Quảng Ninh) 12",
            "Xã Quảng La (Tỉnh Quảng Ninh) 12",
            "Xã Thống Nhất (Tỉnh Quảng Ninh) 9",
        ]
    );
    for leg in &legs[1..3] {
        assert_eq!(shown(leg).0[0], "Phường Hoành Bồ (Thành phố Hạ Long) 3");
        assert_eq!(shown(leg).0.len(), 13);
    }
    assert_eq!(shown(&legs[3]).0, today);
    for leg in &legs {
        assert_eq!((leg.people_then(), leg.people_today()), (39, 39), "{}", leg.day);
        assert_eq!(shown(leg).1, today, "{}", leg.day);
    }
}

#[test]
fn the_path_is_proved_and_a_path_that_leads_elsewhere_is_not() {
    let journey = Journey::hoanh_bo().unwrap();
    let case = case(&journey);
    assert_eq!(broken(&proved(&case, Some(&journey))), [""; 0]);

    // The ledger went without the path: before 2020 it does not know the district.
    let plan = Plan::of(&case, None).unwrap();
    let checks = crate::proof::prove(&entered(&plan), &case, &plan.ids, Some(&journey));
    assert_eq!(
        broken(&checks),
        ["journey-names", "journey-districts", "journey-totals"]
    );

    let mut elsewhere = journey.clone();
    elsewhere.into = "194".to_owned();
    let faults = Plan::of(&case, Some(&elsewhere)).unwrap_err();
    assert_eq!(faults.len(), 14);
    assert!(
        Lang::Vi.speak(&faults[0].message()).contains("07030"),
        "{}",
        Lang::Vi.speak(&faults[0].message())
    );
}
