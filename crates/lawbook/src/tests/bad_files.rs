//! What a clerk reads when law files are wrong: all of it, at once, with places.

use insta::assert_snapshot;
use proptest::prelude::*;

use crate::{Folder, Lawbook};

fn bad() -> Folder {
    let carried = Folder::carried();
    let keep = carried.files().iter().filter(|file| !file.path.contains('/')).cloned();
    Folder::of(keep)
        .with(
            "pay/meal.toml",
            "id = \"pay.meal\"\nkind = \"value\"\nselects = \"pay-month\"\nchecked = 2026-02-30\n[title]\nvi = \"Tiền ăn\"\n\
             [[versions]]\nfrom = 2019-01-01\nsource = \"99/2019/NĐ-CP\"\nmark = \"sure\"\nvalue = 0.3\n",
        )
        .with(
            "titles/clerk.toml",
            "id = \"clerk\"\nkind = \"standard\"\nselects = \"decision-day\"\nchecked = 2026-11-23\ncolour = \"red\"\n\
             [title]\nvi = \"Công chức\"\nen = \"Clerk\"\n\
             [[versions]]\nfrom = 2019-01-01\nuntil = 2020-01-01\nsource = \"33/2023/NĐ-CP\"\nat = \"Đ.8\"\nmark = \"second-hand\"\n\
             applies = 'in_group(\"x\")'\nunmet = \"BAD\"\n[[versions.requirement]]\nid = \"a\"\nvi = \"A\"\nen = \"A\"\n\
             [[versions]]\nfrom = 2019-12-31\nsource = \"33/2023/NĐ-CP\"\nmark = \"second-hand\"\napplies = 'true'\nunmet = { sleeping = \"GAP\" }\n",
        )
        .with("titles/alone.test.toml", "[[case]]\nname = \"x\"\n")
        .with("pay/broken.toml", "id = \"pay.broken\nkind = \n")
}

#[test]
fn all_problems_of_all_files_are_told_at_once_in_english() {
    let problems = Lawbook::load(&bad()).unwrap_err();
    assert_snapshot!(problems, @r#"
    pay/broken.toml:1:1: "checked" is missing: expected a day (2019-03-14, no quotes)
    pay/broken.toml:1:1: "selects" is missing: expected a text
    pay/broken.toml:1:1: "title" is missing: expected a table
    pay/broken.toml:1:17: the file is not TOML: invalid basic string, expected `"`
    pay/broken.toml:2:8: the file is not TOML: string values must be quoted, expected literal string
    pay/meal.toml:1:1: "value" is a quantity and names no unit
    pay/meal.toml:4:11: the file is not TOML: invalid date, expected day between 01 and 28
    pay/meal.toml:5:1: "en" is missing: expected a text
    pay/meal.toml:9:10: source "99/2019/NĐ-CP" is not in sources.toml; list it there first
    pay/meal.toml:10:8: "mark" does not take "sure"; choose one of: from-memory, second-hand, derived, chosen, confirmed
    pay/meal.toml:11:9: "value" is a bare fraction 0.3; write it in quotes: "0.3"
    titles/alone.test.toml:1:1: the cases stand beside no entry; expected titles/alone.toml
    titles/clerk.toml: "clerk" has no case file (.test.toml); if none is needed, say why in "no_cases"
    titles/clerk.toml:1:6: "clerk" must begin with the name of its folder: "titles."
    titles/clerk.toml:5:1: nothing reads "colour"; known here: checked, id, kind, local, no_cases, overrides, ref, selects, title, versions
    titles/clerk.toml:13:6: "at" must be an article (8, 8.3 or 8.3.a), not "Đ.8"
    titles/clerk.toml:16:9: "unmet" does not take "BAD"; choose one of: GAP, BLOCK, DEFER, TARGET_MISS, WARN
    titles/clerk.toml:17:1: "require" is missing: expected a condition
    titles/clerk.toml:21:1: "requirement" is missing: expected a list of tables
    titles/clerk.toml:21:1: the version from 2019-12-31 overlaps the one from 2019-01-01; give the earlier one an "until"
    titles/clerk.toml:26:22: "unmet" does not take "sleeping"; choose one of: holding, appointment, enrolment, study, posting, exam, rotation, grading
    "#);
}

#[test]
fn and_in_vietnamese() {
    let problems = Lawbook::load(&bad()).unwrap_err();
    let some: Vec<String> = problems
        .0
        .iter()
        .filter(|problem| problem.file == "pay/meal.toml")
        .map(crate::Problem::vi)
        .collect();
    assert_snapshot!(some.join("\n"), @r#"
    pay/meal.toml:1:1: “value” là số lượng nhưng không ghi đơn vị tính
    pay/meal.toml:4:11: không đọc được tệp TOML: invalid date, expected day between 01 and 28
    pay/meal.toml:5:1: thiếu “en”: cần chữ
    pay/meal.toml:9:10: chưa có văn bản “99/2019/NĐ-CP” trong sources.toml; thêm văn bản đó trước
    pay/meal.toml:10:8: “mark” không nhận “sure”; chọn một trong: from-memory, second-hand, derived, chosen, confirmed
    pay/meal.toml:11:9: “value” ghi số lẻ 0.3; đặt trong ngoặc kép: "0.3"
    "#);
}

#[test]
fn a_known_unit_is_demanded() {
    let folder = Folder::carried().with(
        "pay/meal.toml",
        "id = \"pay.meal\"\nkind = \"value\"\nunit = \"bowls\"\nselects = \"pay-month\"\nchecked = 2026-11-23\nno_cases = \"a test\"\n\
         [title]\nvi = \"Tiền ăn\"\nen = \"Meals\"\n[[versions]]\nfrom = 2019-01-01\nsource = \"33/2023/NĐ-CP\"\nmark = \"second-hand\"\nvalue = 3\n",
    );
    assert_snapshot!(Lawbook::load(&folder).unwrap_err(), @r#"pay/meal.toml:3:8: unit "bowls" is not in units.toml"#);
}

#[test]
fn half_a_post_is_no_quantity() {
    let folder = Folder::carried();
    let path = "local/loc-2019/streamlining-plan.toml";
    let text = &folder.files().iter().find(|file| file.path == path).unwrap().text;
    let halved = folder
        .clone()
        .with(path, &text.replace("value  = 21", "value  = \"21.5\""));
    let problems = Lawbook::load(&halved).unwrap_err().to_string();
    assert!(
        problems.contains("\"value\" must be a whole number, not \"21.5\""),
        "{problems}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A file with a piece torn out is told or still means something; it never brings the reader down.
    #[test]
    fn a_torn_file_never_breaks_the_reader(file in any::<prop::sample::Index>(), from in any::<prop::sample::Index>(), length in 1_usize..60) {
        let carried = Folder::carried();
        let file = &carried.files()[file.index(carried.files().len())];
        let letters: Vec<char> = file.text.chars().collect();
        let from = from.index(letters.len());
        let torn: String = letters[..from].iter().chain(letters.iter().skip(from + length)).collect();
        let (book, problems) = Lawbook::load_what_can_be(&carried.clone().with(&file.path, &torn));
        let _ = book.try_cases();
        for problem in &problems.0 {
            prop_assert!(!problem.vi().is_empty() && !problem.to_string().is_empty());
        }
        prop_assert!(problems.0.iter().all(|problem| problem.line == 0 || problem.column > 0));
    }
}
