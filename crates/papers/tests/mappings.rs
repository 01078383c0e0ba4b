//! Mappings that people save, correct and give back.

mod common;

use common::{births, people};
use papers::roster::{Mapping, recognise};
use papers::workbook::read;

#[test]
fn a_foreign_list_through_a_corrected_mapping() {
    let csv = "\u{feff}Name;Job Titles;Department;Full or Part-Time\nAARON, JEFFERY M;SERGEANT;POLICE;F\nZYRKOWSKI, CARLO E;POLICE OFFICER;POLICE;F\nSMITH, ANN;\"CLERK, III\";WATER MGMNT;P\n";
    let workbook = read(csv.as_bytes()).unwrap();
    let proposed = recognise(&workbook, None, None).mapping;
    let saved = proposed.to_toml().unwrap();
    assert_eq!(Mapping::parse(&saved).unwrap(), proposed);
    let corrected = saved
        .replace("name_order = \"as_written\"", "name_order = \"family_comma_given\"")
        .replace("units_from = \"known\"", "units_from = \"column\"");
    let mapping = Mapping::parse(&corrected).unwrap();
    let roster = recognise(&workbook, Some(&mapping), None);
    let read: Vec<(String, String, String)> = people(&roster)
        .iter()
        .map(|row| row.facts())
        .map(|own| (own.full_name.unwrap(), own.title.unwrap(), own.unit.unwrap()))
        .collect();
    assert_eq!(read[0], ("Jeffery M Aaron".into(), "SERGEANT".into(), "POLICE".into()));
    assert_eq!(read[2], ("Ann Smith".into(), "CLERK, III".into(), "WATER MGMNT".into()));
    assert!(people(&roster).iter().all(|row| row.is_good()));
    assert_eq!(roster.mapping.units_from, papers::roster::UnitsFrom::Column);
}

#[test]
fn a_mapping_overrides_recognition() {
    let text = "[[sheets]]\nfirst_row = 2\n[sheets.fixed]\nunit = \"Trường MN Quảng La\"\n[[sheets.columns]]\ncolumn = \"C\"\nfield = \"full_name\"\n[[sheets.columns]]\ncolumn = \"A\"\nfield = \"birth\"\ndate_order = \"month_first\"\n";
    let mapping = Mapping::parse(text).unwrap();
    let roster = recognise(
        &read("a,b,c\n07/21/1972,x,Trần Thị Mai\n".as_bytes()).unwrap(),
        Some(&mapping),
        None,
    );
    assert_eq!(births(&roster), ["1972-07-21"]);
    assert_eq!(people(&roster)[0].facts().unit.as_deref(), Some("Trường MN Quảng La"));
    assert!(Mapping::parse("[[sheets]]\nfirst_row = 1\ncolour = 3\n").is_err());
}
