//! The table of acts and the form of one, as the command tells them.

use crate::support::Desk;

#[test]
fn every_act_has_a_form_in_both_languages() {
    let desk = Desk::empty();
    let table = desk.run("acts").good();
    let all = desk.run("acts --json --lang en").json();
    assert_eq!(table.out.lines().count(), all.as_array().unwrap().len());
    assert!(table.out.contains("21\tAppoint\tBổ nhiệm\t"), "{}", table.out);
    let one = desk.run("acts --act admit --json --lang en").json();
    assert_eq!(
        (one["number"].as_u64(), one["title"].as_str()),
        (Some(44), Some("Admit"))
    );
    let from = &one["fields"][4];
    assert_eq!(
        (from["kind"].as_str(), from["fields"][1]["optional"].as_bool()),
        (Some("part"), Some(true))
    );
    let told = desk.run("acts --act 92").good();
    assert!(told.out.contains("warning: cảnh cáo"), "{}", told.out);
    let unknown = desk.run("acts --act Không").trouble();
    assert!(unknown.contains("Không"), "{unknown}");
}
