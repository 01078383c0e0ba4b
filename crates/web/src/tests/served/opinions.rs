//! Opinions on drafts, on pages and by a key.

use ledger::PersonId;
use ledger::acts::appraisal::Grade;
use ledger::acts::record::RecordService;
use ledger::codes::{GradeCode, Standing};
use office::drafts::Consulted;
use office::figures::Asker;
use office::permission::{DataClass, Deed, Role};
use testkit::{actor, day, decision, register};

use super::Place;
use super::browser::text;
use super::programs::{ask, key};

/// A draft of the officer of the district on somebody of each commune.
fn drafted(place: &Place) -> String {
    let grade = |person| Grade {
        person,
        year: 2016,
        grade: GradeCode::Good,
    };
    let acts = vec![grade(place.sample.short).into(), grade(place.sample.meets).into()];
    let mut paper = decision("", "2019-08-01", acts);
    "UBND huyện".clone_into(&mut paper.header.issuer);
    "Về việc xếp loại".clone_into(&mut paper.header.title);
    let officer = actor("huyen", Role::HrOfficer, place.sample.root, None);
    place
        .office
        .write_draft(Asker::Account(&officer), None, paper)
        .unwrap()
        .id
}

#[tokio::test]
async fn a_unit_is_asked_reads_its_part_answers_and_the_author_and_the_approver_are_told() {
    let place = Place::new();
    let id = drafted(&place);
    let (draft, here) = (format!("/van-ban/{id}"), format!("/van-ban/{id}/y-kien"));
    let commune = place.sample.communes[0].to_string();
    let mut officer = place.logged_in("huyen").await;
    let form = officer.get(&here).await;
    assert!(
        form.body.contains(&format!("value=\"{commune}\"")),
        "{}",
        text(&form.body)
    );
    let late = [("viec", "hoi"), ("hoi-ai", commune.as_str()), ("han", "1/6/2019")];
    let page = officer.post(&here, &late).await;
    assert_eq!(
        page.error_summary(),
        "422 Có 1 điểm cần sửa\n- Hạn 01/06/2019 đã qua\n  Chọn từ hôm nay trở đi"
    );
    let asked = [("viec", "hoi"), ("hoi-ai", commune.as_str()), ("han", "5/7/2019")];
    assert_eq!(officer.post(&here, &asked).await.status, 303);

    // Whoever heads the commune finds it among what is to be done, and reads the own part.
    let mut head = place.logged_in("thu-truong").await;
    let tasks = text(&head.get("/viec").await.body);
    assert!(
        tasks.contains("Văn bản chờ tôi cho ý kiến") && tasks.contains("05/07/2019"),
        "{tasks}"
    );
    assert_eq!(head.get(&draft).await.status, 403, "the draft itself stays closed");
    let page = head.get(&here).await;
    let said = text(&page.body);
    assert!(
        said.contains("Đặng Thị Bích Ngọc") && !said.contains("Bàn Văn Ánh"),
        "{said}"
    );
    assert!(said.contains("1 nội dung khác ngoài phạm vi"), "{said}");
    let mark = page.between("name=\"dau\" value=\"", "\"").to_owned();
    let bare = head
        .post(&here, &[("viec", "tra-loi"), ("dau", &mark), ("y", "disagree")])
        .await;
    assert_eq!(
        bare.error_summary(),
        "422 Có 1 điểm cần sửa\n- Chưa viết nội dung ý kiến\n  Viết ý kiến thêm, hoặc lý do không đồng ý"
    );
    // Late: said to both sides.
    place.clock.forward(6 * 86_400);
    let mut head = place.logged_in("thu-truong").await;
    let tasks = text(&head.get("/viec").await.body);
    assert!(tasks.contains("▲ 05/07/2019, quá hạn"), "{tasks}");
    let mut officer = place.logged_in("huyen").await;
    let tasks = text(&officer.get("/viec").await.body);
    assert!(tasks.contains("Ý kiến: 0/1, quá hạn 1"), "{tasks}");
    let page = officer.get(&draft).await;
    let said = text(&page.body);
    assert!(
        said.contains("Chưa có ý kiến của: Xã Bằng Cả") && said.contains("▲ chưa trả lời, quá hạn"),
        "{said}"
    );
    // It is submitted without, and the approver sees it.
    assert_eq!(
        officer
            .post(&format!("{draft}/buoc"), &[("buoc", "submit")])
            .await
            .status,
        303
    );
    let mut leader = place.logged_in("lanh-dao").await;
    let said = text(&leader.get(&draft).await.body);
    assert!(said.contains("Chưa có ý kiến của: Xã Bằng Cả"), "{said}");

    head.get(&here).await;
    let answer = [
        ("viec", "tra-loi"),
        ("dau", mark.as_str()),
        ("y", "remarks"),
        ("loi", "Nên xem lại"),
    ];
    let page = head.post(&here, &answer).await;
    assert_eq!(page.status, 303, "{}", page.error_summary());
    let said = text(&leader.get(&draft).await.body);
    assert!(
        said.contains("Nên xem lại") && said.contains("đồng ý, có ý kiến thêm") && !said.contains("Chưa có ý kiến"),
        "{said}"
    );
}

#[tokio::test]
async fn whom_the_draft_itself_creates_is_read_by_name_where_it_puts_them_and_nowhere_else() {
    let place = Place::new();
    let service = |at: u32, unit| RecordService {
        person: PersonId::here(at),
        unit,
        standing: Standing::Cadre,
    };
    let [own, other] = place.sample.communes;
    let acts = vec![
        register("Hoàng Văn Lâm").into(),
        service(0, own).into(),
        register("Phùn Thị Sáu").into(),
        service(2, other).into(),
    ];
    let mut paper = decision("", "2019-08-01", acts);
    "UBND huyện".clone_into(&mut paper.header.issuer);
    let officer = actor("huyen", Role::HrOfficer, place.sample.root, None);
    let officer = Asker::Account(&officer);
    let id = place.office.write_draft(officer, None, paper).unwrap().id;
    let whom = vec![Consulted::Unit(own.to_string())];
    place
        .office
        .ask_opinions(officer, &id, whom, day("2019-07-05"))
        .unwrap();
    let mut head = place.logged_in("thu-truong").await;
    let said = text(&head.get(&format!("/van-ban/{id}/y-kien")).await.body);
    assert!(
        said.contains("2 nội dung khác ngoài phạm vi") && !said.contains("Phùn Thị Sáu"),
        "{said}"
    );
    assert!(
        said.contains("2 Ghi nơi công tác Hoàng Văn Lâm"),
        "whom an act is about: {said}"
    );
}

#[tokio::test]
async fn who_has_all_opinions_is_told_and_a_changed_content_marks_them_older() {
    let place = Place::new();
    let id = drafted(&place);
    let (draft, here) = (format!("/van-ban/{id}"), format!("/van-ban/{id}/y-kien"));
    let mut officer = place.logged_in("huyen").await;
    officer.get(&here).await;
    let code = place.office.account("lanh-dao").unwrap().code();
    let asked = [("viec", "hoi"), ("hoi-ai", code.as_str()), ("han", "5/7/2019")];
    assert_eq!(officer.post(&here, &asked).await.status, 303);
    let mut leader = place.logged_in("lanh-dao").await;
    let mark = leader
        .get(&here)
        .await
        .between("name=\"dau\" value=\"", "\"")
        .to_owned();
    let answer = [("viec", "tra-loi"), ("dau", mark.as_str()), ("y", "agree")];
    assert_eq!(leader.post(&here, &answer).await.status, 303);
    let tasks = text(&officer.get("/viec").await.body);
    assert!(tasks.contains("Đã có đủ 1 ý kiến"), "{tasks}");
    officer.get(&draft).await;
    assert_eq!(officer.removes(&draft, "2").await.status, 303);
    let said = text(&officer.get(&draft).await.body);
    assert!(said.contains("theo nội dung cũ"), "{said}");
    // What is asked and not answered can be taken back.
    officer.get(&here).await;
    assert_eq!(officer.post(&here, &asked).await.status, 303);
    officer.get(&here).await;
    assert_eq!(officer.post(&here, &[("viec", "rut"), ("ai", &code)]).await.status, 303);
    assert!(!text(&officer.get(&here).await.body).contains("○ chưa trả lời"));
}

#[tokio::test]
async fn a_program_asks_reads_and_answers_as_its_account() {
    let place = Place::new();
    let id = drafted(&place);
    let writes = key(&place, &[Deed::ReadPerson, Deed::Decide], DataClass::Sensitive, 1_000);
    // The officer's key over the first commune does not reach the other person of the draft.
    let path = format!("/api/v1/drafts/{id}/opinions");
    assert_eq!(ask(&place, "GET", &path, &writes, None).await.0, 404);
    let key_of = |deeds: Vec<Deed>| {
        let wish = office::accounts::NewKey {
            name: "Ý kiến".to_owned(),
            account: "thu-truong".to_owned(),
            unit: place.sample.communes[0],
            class: DataClass::Personal,
            deeds,
            from: day("2019-07-01"),
            until: Some(day("2020-01-01")),
            per_minute: 1_000,
            paper: String::new(),
        };
        let made = place.office.add_key(Asker::Command("console"), &wish);
        made.unwrap().0.text()
    };
    let reads = key_of(vec![Deed::ReadPerson]);
    let answers = key_of(vec![Deed::ReadPerson, Deed::Decide]);
    let (status, none) = ask(&place, "GET", "/api/v1/opinions", &reads, None).await;
    assert_eq!((status, none.contains("\"total\":0")), (200, true), "{none}");
    let officer = actor("huyen", Role::HrOfficer, place.sample.root, None);
    let whom = vec![office::drafts::Consulted::Account("thu-truong".to_owned())];
    let asked = place
        .office
        .ask_opinions(Asker::Account(&officer), &id, whom, day("2019-07-05"))
        .unwrap();
    let path = format!("/api/v1/opinions/{id}");
    let (status, told) = ask(&place, "GET", &path, &reads, None).await;
    assert_eq!(status, 200, "{told}");
    assert!(
        told.contains("\"closed\":1") && told.contains("Bích Ngọc") && !told.contains("Bàn Văn"),
        "{told}"
    );
    let answer = |content: &str| format!("{{\"stance\":\"agree\",\"content\":\"{content}\"}}");
    let reading = ask(&place, "POST", &path, &reads, Some(&answer(&asked.content_mark()))).await;
    assert_eq!(reading.0, 403, "a key that reads alone answers nobody: {}", reading.1);
    let stale = ask(&place, "POST", &path, &answers, Some(&answer(&"0".repeat(64)))).await;
    assert_eq!(stale.0, 409, "{}", stale.1);
    let given = ask(&place, "POST", &path, &answers, Some(&answer(&asked.content_mark()))).await;
    assert_eq!(
        (given.0, given.1.contains("\"until\":null")),
        (200, true),
        "{}",
        given.1
    );
}
