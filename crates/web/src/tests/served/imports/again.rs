//! A list of people that was taken away and is sent back unchanged is everybody who was on it, whatever columns were chosen.

use ledger::acts::Dated;
use ledger::acts::people::{AttributeValue, RegisterPerson, SetPersonAttribute};
use ledger::acts::record::{RecordLearning, RecordNoLearning, RecordParty, RecordPost, RecordService, SetRank};
use ledger::codes::{Learning, LearningState, PartyState, Sex, Standing, UnitKind};
use ledger::{PersonId, UnitId, When};
use proptest::prelude::*;
use testkit::{Sample, day, sample};

use super::super::Place;
use super::super::browser::{Browser, Page, text};
use super::{preview_of, send};
use crate::site::Settings;

const COLUMNS: [&str; 14] = [
    "ma",
    "sinh",
    "gioi",
    "chuc",
    "tu",
    "don-vi",
    "doi-tuong",
    "hoc-van",
    "ly-luan",
    "quan-ly",
    "ngach",
    "bac",
    "he-so",
    "dang",
];

/// One of few, so that names, births and ranks repeat.
fn of<T: Copy>(all: &[T], at: u8) -> T {
    all[usize::from(at) % all.len()]
}

/// The sample, and people of whom this and that is recorded, in units of which two have one name.
fn district(people: &[[u8; 8]]) -> Sample {
    let mut sample = sample();
    let [one, other] = sample.communes;
    let log = &mut sample.log;
    let villages = [one, other].map(|commune| log.unit("Thôn 1", UnitKind::Village, Some(commune)));
    let school = log.unit("Trường THCS Lê Lợi", UnitKind::LowerSecondarySchool, Some(one));
    let units = [one, other, villages[0], villages[1], school];
    for signs in people {
        somebody(&mut sample, &units, *signs);
    }
    sample
}

fn somebody(sample: &mut Sample, units: &[UnitId], [name, birth, sex, unit, standing, post, level, rank]: [u8; 8]) {
    let births = [
        None,
        Some(When::Year(1980)),
        Some(When::Month(1980, 5)),
        Some(day("1980-05-06").into()),
        Some(day("1975-11-30").into()),
    ];
    let register = RegisterPerson {
        full_name: of(&["Nguyễn Văn An", "Nguyễn Văn Ân", "Lê Thị Bình", "Bàn Văn Ánh"], name).to_owned(),
        sex: of(&[None, Some(Sex::Male), Some(Sex::Female)], sex),
        birth: of(&births, birth),
        citizen_number: None,
    };
    let log = &mut sample.log;
    let unit = of(units, unit);
    let person = PersonId(log.create("2012-01-01", register));
    let standing = of(Standing::ALL, standing);
    let mut acts: Vec<Dated> = vec![RecordService { person, unit, standing }.into()];
    let posted = ["Văn thư", "Kế toán", "Phó Chủ tịch UBND xã"];
    match post % 5 {
        0 | 1 => {
            let post = log.post(unit, of(&posted, post));
            acts.push(RecordPost { person, post }.into());
        }
        2 if matches!(standing, Standing::PartTime | Standing::Collaborator) => {
            let value = Some(AttributeValue::Text("Trưởng thôn".to_owned()));
            let key = "title".to_owned();
            acts.push(SetPersonAttribute { person, key, value }.into());
        }
        _ => {}
    }
    let mut learns = |field, level: &str| {
        acts.push(
            RecordLearning {
                person,
                field,
                level: level.to_owned(),
                specialism: None,
                state: LearningState::Held,
            }
            .into(),
        );
    };
    match level % 4 {
        0 => learns(Learning::Education, of(&["college", "university", "master"], level)),
        1 => learns(
            Learning::Theory,
            of(&["elementary", "intermediate", "advanced", "bachelor"], level),
        ),
        2 => learns(
            Learning::StateManagement,
            of(&["officer", "expert", "principal"], level),
        ),
        _ => acts.push(
            RecordNoLearning {
                person,
                field: Learning::Theory,
            }
            .into(),
        ),
    }
    if let Some((code, step, coefficient)) = of(
        &[
            None,
            Some(("01.003", Some(3), Some("3"))),
            Some(("V.07.02.04", Some(5), Some("3.34"))),
            Some(("01.004", None, None)),
        ],
        rank,
    ) {
        acts.push(
            SetRank {
                person,
                rank: code.to_owned(),
                step,
                coefficient: coefficient.and_then(|text: &str| text.parse().ok()),
            }
            .into(),
        );
        let state = of(
            &[PartyState::Official, PartyState::Probationary, PartyState::None],
            rank,
        );
        acts.push(RecordParty { person, state }.into());
    }
    log.decide("", "2014-01-01", acts);
}

/// Takes the list away as it is asked for.
async fn taken(browser: &mut Browser, path: &str, chosen: &[&str]) -> Page {
    let columns: Vec<String> = chosen.iter().map(|word| format!("cot={word}")).collect();
    let page = browser.get(&format!("{path}?{}", columns.join("&"))).await;
    assert_eq!(page.status, 200);
    page
}

/// What a file would do, in the words of its preview.
async fn told(browser: &mut Browser, name: &str, bytes: &[u8]) -> String {
    let sent = send(browser, name, bytes).await;
    assert_eq!(sent.status, 303, "{}", text(&sent.body));
    let upload = sent.header("location").trim_end_matches("/cot").to_owned();
    let page = browser.get(&upload).await;
    let said = text(&page.body);
    browser.get(&upload).await;
    assert_eq!(browser.post(&format!("{upload}/bo"), &[]).await.status, 303);
    said
}

/// The counts that open a preview.
fn counts(said: &str, english: bool) -> String {
    let first = if english { "● added" } else { "● thêm" };
    let from = said.find(first).unwrap_or_else(|| panic!("{said}"));
    let end = said[from..].find('–').unwrap_or(said.len() - from);
    said[from..from + end].trim().to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// INVARIANT import: a list that was taken away and is sent back unchanged makes nobody and changes nobody.
    #[test]
    fn any_columns_come_back_unchanged(
        people in proptest::collection::vec(any::<[u8; 8]>(), 1..24),
        chosen in proptest::collection::vec((proptest::sample::subsequence(COLUMNS.to_vec(), 1..=14), any::<bool>(), any::<bool>()), 4),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let place = Place::with(district(&people), Settings::default());
            let mut browser = place.logged_in("huyen").await;
            for (columns, csv, english) in &chosen {
                browser.cookies.insert("xt-lang".into(), if *english { "en" } else { "vi" }.into());
                let path = if *csv { "/nhan-su.csv" } else { "/nhan-su.xlsx" };
                let page = taken(&mut browser, path, columns).await;
                let name = if *csv { "lai.csv" } else { "lai.xlsx" };
                let said = told(&mut browser, name, &page.bytes).await;
                let all = people.len() + 4;
                let expected = if *english {
                    format!("● added 0 ◐ changed 0 ○ duplicate {all} ▲ error 0")
                } else {
                    format!("● thêm 0 ◐ sửa 0 ○ trùng {all} ▲ lỗi 0")
                };
                assert_eq!(counts(&said, *english), expected, "{columns:?}\n{}\n{said}", page.body);
                assert!(said.contains("14/03/2019"), "the day of the list is that on its top: {said}");
            }
        });
    }
}

/// The twin: what is changed on the way is told, one row each.
#[tokio::test]
async fn what_was_changed_in_a_list_on_its_way_is_told() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let page = taken(&mut browser, "/nhan-su.csv", &["ngach", "bac", "he-so"]).await;
    let list = page.body;
    let code = place.sample.short.to_string();
    assert!(
        list.contains(&format!("Đặng Thị Bích Ngọc;{code};01.003;3;3,00")),
        "{list}"
    );
    let step = list.replace("01.003;3;3,00", "01.003;4;3,33");
    let said = told(&mut browser, "bac.csv", step.as_bytes()).await;
    assert_eq!(counts(&said, false), "● thêm 0 ◐ sửa 1 ○ trùng 3 ▲ lỗi 0", "{said}");
    // A code that is nobody's is a problem of its row, and so is one of somebody else.
    let nobody = list.replace(&format!(";{code};"), ";12-thg 3;");
    let said = told(&mut browser, "ma.csv", nobody.as_bytes()).await;
    assert_eq!(counts(&said, false), "● thêm 0 ◐ sửa 0 ○ trùng 3 ▲ lỗi 1", "{said}");
    assert!(
        said.contains("Trong sổ không có hồ sơ mang mã này") && said.contains("12-thg 3"),
        "{said}"
    );
    let other = list.replace("Đặng Thị Bích Ngọc", "Lê Thị Hoa");
    let said = told(&mut browser, "ten.csv", other.as_bytes()).await;
    assert_eq!(counts(&said, false), "● thêm 0 ◐ sửa 0 ○ trùng 3 ▲ lỗi 1", "{said}");
    assert!(
        said.contains("Mã này là hồ sơ của người khác tên") && said.contains("Đặng Thị Bích Ngọc"),
        "{said}"
    );
    // Without codes a known name alone is asked about, and nobody is made of it.
    let bare = "Họ và tên;Ngạch;Bậc\nĐặng Thị Bích Ngọc;01.003;3\nVũ Thị Đào;01.003;3\n";
    let said = told(&mut browser, "ten-khong.csv", bare.as_bytes()).await;
    assert_eq!(counts(&said, false), "● thêm 1 ◐ sửa 0 ○ trùng 0 ▲ lỗi 1", "{said}");
    assert!(
        said.contains(&format!("Trong sổ đã có người tên này: {code} (Xã Bằng Cả)")),
        "{said}"
    );
    // The clerk answers with the code, or with what makes the person another one.
    let answered = format!("Họ và tên;Mã hồ sơ;Ngạch;Bậc\nĐặng Thị Bích Ngọc;{code};01.003;3\n");
    let said = told(&mut browser, "tra-loi.csv", answered.as_bytes()).await;
    assert_eq!(counts(&said, false), "● thêm 0 ◐ sửa 0 ○ trùng 1 ▲ lỗi 0", "{said}");
    let new = "Họ và tên;Đơn vị;Ngạch\nĐặng Thị Bích Ngọc;Xã Dân Chủ;01.003\n";
    let said = told(&mut browser, "nguoi-moi.csv", new.as_bytes()).await;
    assert_eq!(counts(&said, false), "● thêm 1 ◐ sửa 0 ○ trùng 0 ▲ lỗi 0", "{said}");
}

/// Who may see one commune is told of nobody elsewhere, by name or by code.
#[tokio::test]
async fn a_question_names_nobody_out_of_reach() {
    let place = Place::new();
    let mut browser = place.logged_in("xa-bang-ca").await;
    let foreign = place.sample.meets.to_string();
    for list in [
        "Họ và tên;Ngạch\nBàn Văn Ánh;01.003\n".to_owned(),
        format!("Họ và tên;Mã hồ sơ\nLê Văn Ba;{foreign}\n"),
        format!("Họ và tên;Mã hồ sơ;Ngạch\nBàn Văn Ánh;{foreign};01.003\n"),
    ] {
        let upload = preview_of(&mut browser, &list).await;
        let said = text(&browser.get(&upload).await.body);
        assert!(said.contains("▲ lỗi 1") && !said.contains("Dân Chủ"), "{said}");
        let name_of_another = list.contains("Ba;") && said.contains("Bàn Văn Ánh");
        assert!(!name_of_another, "{said}");
        assert!(
            !list.starts_with("Họ và tên;Ngạch") || !said.contains(&foreign),
            "{said}"
        );
    }
    // Of a code that is somebody's elsewhere no more is told than of one that is nobody's: with the right name, with another, twice.
    for code in [foreign.as_str(), "9999-0"] {
        // Few files of one sender wait at a time.
        let place = Place::new();
        let mut browser = place.logged_in("xa-bang-ca").await;
        for list in [
            format!("Họ và tên;Mã hồ sơ;Đơn vị\nBàn Văn Ánh;{code};Xã Bằng Cả\n"),
            format!("Họ và tên;Mã hồ sơ;Đơn vị\nLê Văn Ba;{code};Xã Bằng Cả\n"),
            format!("Họ và tên;Mã hồ sơ;Ngạch\nBàn Văn Ánh;{code};01.003\nBàn Văn Ánh;{code};01.004\n"),
        ] {
            let rows = list.lines().count() - 1;
            let upload = preview_of(&mut browser, &list).await;
            let said = text(&browser.get(&upload).await.body);
            let counted = format!("● thêm 0 ◐ sửa 0 ○ trùng 0 ▲ lỗi {rows}");
            assert!(
                said.contains(&counted) && said.contains("Trong sổ không có hồ sơ mang mã này"),
                "{said}"
            );
            for told in [
                "Mã này là hồ sơ của người khác tên",
                "Người hoặc đơn vị của dòng này",
                "Dân Chủ",
            ] {
                assert!(!said.contains(told), "{told}: {said}");
            }
        }
    }
}
