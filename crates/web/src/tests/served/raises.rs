//! Salary steps of many, seen before they are drafted; and disciplines that end, opened on record.

use ledger::When;
use ledger::acts::Act;
use ledger::acts::appraisal::Discipline;
use ledger::acts::record::SetRank;
use ledger::codes::DisciplineForm;
use office::figures::Asker;
use office::port::Chain;
use testkit::{day, sample};

use super::Place;
use super::browser::text;
use crate::{Settings, urls};

const AT: &str = "ngay=2019-06-30";

/// Three whose step falls due in two communes, one on the last step, and two who are disciplined.
pub(super) fn place() -> Place {
    let mut sample = sample();
    let (short, meets, minh) = (sample.short, sample.meets, sample.minh);
    let rank = |person, rank: &str, step, from: &str| {
        let set = SetRank {
            person,
            rank: rank.to_owned(),
            step: Some(step),
            coefficient: "3".parse().ok(),
        };
        Act::from(set).at(When::Day(day(from)))
    };
    let discipline = |person, until: Option<&str>, from: &str| {
        let act = Discipline {
            person,
            form: DisciplineForm::Reprimand,
            runs_until: until.map(day),
            committed: None,
        };
        Act::from(act).at(When::Day(day(from)))
    };
    let acts = vec![
        rank(short, "01.003", 3, "2016-05-01"),
        rank(meets, "01.003", 2, "2016-06-15"),
        rank(minh, "01.003", 9, "2014-01-01"),
        discipline(meets, None, "2018-09-01"),
        discipline(minh, Some("2019-06-01"), "2018-06-01"),
    ];
    sample.log.decide("07/QĐ-NV", "2019-03-01", acts);
    Place::with(sample, Settings::default())
}

#[tokio::test]
async fn steps_of_many_are_seen_with_what_each_gets_and_become_one_draft_or_one_for_each_unit() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    let list = browser.get(&format!("/viec?{AT}")).await;
    let short = place.sample.short.to_string();
    assert!(
        list.body
            .contains(&format!("form=\"nang\" name=\"nguoi\" value=\"{short}\""))
    );
    let unknown = place.sample.unknown.to_string();
    let minh = place.sample.minh.to_string();
    let meets = place.sample.meets.to_string();
    let preview = browser
        .get(&format!(
            "/viec/nang-luong?{AT}&nguoi={short}&nguoi={minh}&nguoi={unknown}&nguoi={meets}&nguoi={short}"
        ))
        .await;
    assert_eq!((preview.status, preview.heading()), (200, "2 người được nâng bậc"));
    let table = text(preview.between("<tbody>", "</tbody>"));
    assert!(
        table.contains(
            "Đặng Thị Bích Ngọc Xã Bằng Cả Chuyên viên (01.003) bậc 3, hệ số 3,00 bậc 4, hệ số 3,33 ▲ 01/05/2019"
        ),
        "{table}"
    );
    let missing = text(preview.between("id=\"chua\"", "</section>"));
    assert!(
        missing.contains("Nguyễn Văn Minh Đang ở bậc cuối của ngạch")
            && missing.contains("Lý Tài Thông Chưa ghi ngạch"),
        "{missing}"
    );
    // Nobody chosen one by one: everybody in the list.
    let all = browser.get(&format!("/viec/nang-luong?{AT}")).await;
    assert_eq!(all.heading(), "2 người được nâng bậc");
    let before = place.office.value().head();
    let fields = |how: &'static str| {
        [
            ("nguoi", short.clone()),
            ("nguoi", meets.clone()),
            ("trich-yeu", "Về việc nâng bậc lương".to_owned()),
            ("co-quan", "UBND huyện".to_owned()),
            ("hieu-luc", "01/05/2019".to_owned()),
            ("can-cu", String::new()),
            ("cach", how.to_owned()),
        ]
    };
    let sent = |how| fields(how).map(|(name, text)| (name, text));
    let path = format!("/viec/nang-luong?{AT}");
    let lacking = browser.post(&path, &[("nguoi", short.as_str())]).await;
    assert!(
        lacking.status == 422 && lacking.error_summary().contains("3 điểm"),
        "{}",
        lacking.error_summary()
    );
    let together = sent("chung");
    let together: Vec<(&str, &str)> = together.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let begun = browser.post(&path, &together).await;
    assert_eq!(begun.status, 303, "{}", begun.error_summary());
    let draft = begun.header("location").to_owned();
    assert!(draft.starts_with("/van-ban/DT-"), "{draft}");
    let said = text(&browser.get(&draft).await.body);
    assert!(said.contains("3,33") && said.contains("Bàn Văn Ánh"), "{said}");
    let apart = sent("don-vi");
    let apart: Vec<(&str, &str)> = apart.iter().map(|(name, text)| (*name, text.as_str())).collect();
    // The steps stand in a draft under way: they are not drafted a second time before that is given up.
    let again = browser.get(&path).await;
    assert_eq!(again.heading(), "0 người được nâng bậc");
    assert!(
        text(&again.body).contains("đã có trong dự thảo DT-1"),
        "{}",
        text(&again.body)
    );
    let refused = browser.post(&path, &apart).await;
    assert!(
        refused.error_summary().contains("Không có ai"),
        "{}",
        refused.error_summary()
    );
    browser.get(&draft).await;
    let given_up = browser.post(&format!("{draft}/buoc"), &[("buoc", "withdraw")]).await;
    assert_eq!(given_up.status, 303);
    browser.get(&path).await;
    let begun = browser.post(&path, &apart).await;
    assert_eq!(begun.header("location"), urls::DRAFTS);
    let actor = place.office.account("huyen").unwrap().actor(place.office.today());
    let drafts = place.office.drafts(Asker::Account(&actor)).unwrap();
    let acts: Vec<usize> = drafts
        .iter()
        .map(|draft| draft.decision().unwrap().acts.len())
        .collect();
    assert_eq!(acts, [1, 1, 2], "one together, one for each unit");
    assert_eq!(place.office.value().head(), before, "nothing is decided");
}

#[tokio::test]
async fn nobody_drafts_a_step_of_somebody_beyond_the_own_rights_nor_learns_the_name() {
    let place = place();
    let mut commune = place.logged_in("xa-bang-ca").await;
    let meets = place.sample.meets.to_string();
    let preview = commune.get(&format!("/viec/nang-luong?{AT}&nguoi={meets}")).await;
    let said = text(&preview.body);
    assert!(
        said.contains("Không có hồ sơ này trong phạm vi của bạn") && !said.contains("Bàn Văn Ánh"),
        "{said}"
    );
    let sent = [
        ("nguoi", meets.as_str()),
        ("trich-yeu", "Nâng bậc"),
        ("co-quan", "UBND"),
        ("hieu-luc", "01/05/2019"),
        ("cach", "chung"),
    ];
    let refused = commune.post(&format!("/viec/nang-luong?{AT}"), &sent).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.error_summary().contains("Không có ai"),
        "{}",
        refused.error_summary()
    );
    let mut leader = place.logged_in("lanh-dao").await;
    assert_eq!(leader.get("/viec/nang-luong").await.status, 403);
    assert!(!leader.get(&format!("/viec?{AT}")).await.body.contains("form=\"nang\""));
}

#[tokio::test]
async fn disciplines_that_end_are_told_by_paper_or_law_once_each_opening_is_on_record() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    let folded = browser.get("/viec?ngay=2019-03-14").await;
    assert!(folded.body.contains("Mở kỷ luật sắp hết hiệu lực") && !folded.body.contains("khiển trách"));
    let before = place.events(Chain::Reads).len();
    let opened = browser.post("/viec?ngay=2019-03-14", &[]).await;
    assert_eq!(opened.status, 200);
    let section = text(opened.between("id=\"het-ky-luat\"", "</section>"));
    // One ends as its paper tells, the other by the law book: twelve months after 2018-09-01.
    assert!(
        section.contains("Nguyễn Văn Minh đến hết 31/05/2019 khiển trách"),
        "{section}"
    );
    assert!(
        section.contains("Bàn Văn Ánh đến hết 31/08/2019 khiển trách") && section.contains("34/2011"),
        "{section}"
    );
    assert!(opened.body.contains("/luat/mobility.discipline-lasts"));
    let events = place.events(Chain::Reads);
    assert!(events.len() > before + 1, "each who is shown");
    for person in [place.sample.minh, place.sample.meets] {
        assert!(events[before..].iter().any(|event| event.contains(&person.to_string())));
    }
    // What has ended by law and is not on file is late, and leads to a draft.
    let late = browser.post("/viec?ngay=2019-10-01", &[]).await;
    let section = late.between("id=\"het-ky-luat\"", "</section>");
    assert!(
        text(section).contains("▲ đã hết sau 31/08/2019") && section.contains("noi-dung=93"),
        "{section}"
    );
    // The rule stands in its version of the day on which the discipline began, whatever day is looked at.
    let later = browser.post("/viec?ngay=2021-06-01", &[]).await;
    let section = text(later.between("id=\"het-ky-luat\"", "</section>"));
    assert!(
        section.contains("34/2011") && !section.contains("112/2020"),
        "{section}"
    );
    let mut head = place.logged_in("quan-tri").await;
    assert!(!head.get("/viec").await.body.contains("het-ky-luat"));
    assert_eq!(head.post("/viec", &[]).await.status, 403);
}
