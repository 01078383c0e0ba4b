//! A draft as it will stand on paper: titles of law for ids, articles by act, blanks for what is not given yet, and nothing that the draft's page folds.

use ledger::acts::appraisal::{Discipline, Reward};
use ledger::acts::decisions::Amend;
use ledger::acts::{Act, Dated};
use ledger::codes::{DisciplineForm, UnitKind};
use ledger::{ActId, Seq};
use office::drafts::Signature;
use office::figures::Asker;
use office::permission::Role;
use testkit::{actor, day, decision, sample};

use super::Place;
use super::browser::text;
use crate::Settings;

const RULE: &str = "training.programme-leader-skills";

/// A draft of the district's officer about a body's papers, which rests on an entry of the law, a setting, and a paper.
fn written(place: &Place, issuer: &str, acts: Vec<Dated>) -> String {
    let mut paper = decision("", "2019-08-01", acts);
    issuer.clone_into(&mut paper.header.issuer);
    "Về việc khen thưởng".clone_into(&mut paper.header.title);
    "decision".clone_into(&mut paper.header.kind);
    paper.header.bases = ["pay.step-months", RULE, "Tờ trình 5/TTr-PNV"]
        .map(str::to_owned)
        .to_vec();
    let officer = actor("huyen", Role::HrOfficer, place.sample.root, None);
    let draft = place.office.write_draft(Asker::Account(&officer), None, paper).unwrap();
    format!("/van-ban/{}", draft.id)
}

fn rewards(place: &Place) -> Vec<Dated> {
    let reward = |person, title: &str| -> Dated {
        let title = title.to_owned();
        Reward { person, title }.into()
    };
    vec![
        reward(place.sample.short, "Giấy khen"),
        reward(place.sample.unknown, "Bằng khen"),
        Discipline {
            person: place.sample.short,
            form: DisciplineForm::Reprimand,
            runs_until: None,
            committed: None,
        }
        .into(),
    ]
}

#[tokio::test]
async fn a_draft_is_shown_as_on_paper_with_what_it_rests_on_by_its_title() {
    let place = Place::new();
    let draft = written(&place, "UBND huyện Hoành Bồ", rewards(&place));
    let mut officer = place.logged_in("huyen").await;
    let page = officer.get(&draft).await;
    assert!(
        page.body.contains(&format!("href=\"{draft}/ban-in\"")),
        "the page leads to it"
    );
    let said = text(&page.body);
    assert!(
        said.contains("Kỹ năng lãnh đạo, quản lý cấp phòng") && !said.contains(RULE),
        "{said}"
    );
    let paper = officer.get(&format!("{draft}/ban-in")).await;
    assert_eq!(paper.status, 200);
    let said = text(paper.between("<article", "</article>"));
    for one in [
        "UBND HUYỆN HOÀNH BỒ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
        "Số: ……………",
        "ngày …… tháng …… năm ………",
        "DỰ THẢO DT-1",
        "QUYẾT ĐỊNH Về việc khen thưởng",
        "Căn cứ Kỹ năng lãnh đạo, quản lý cấp phòng;",
        "Căn cứ Tờ trình 5/TTr-PNV.",
        "QUYẾT ĐỊNH:",
        "Điều 1.",
        "Đặng Thị Bích Ngọc: ",
        "Lý Tài Thông: ",
        "Điều 2.",
        "Điều 3. Hiệu lực Quyết định này có hiệu lực kể từ ngày 01/08/2019.",
        "Nơi nhận:",
    ] {
        assert!(said.contains(one), "{one}: {said}");
    }
    assert!(
        !said.contains("Điều 4") && !said.contains("pay.step-months") && !said.contains(RULE),
        "{said}"
    );
    // What is sensitive is not printed from here, and that is said.
    assert!(!said.contains("khiển trách"), "{said}");
    assert!(text(&paper.body).contains("bản ký phải có đủ"));
    officer.cookies.insert("xt-lang".into(), "en".into());
    let english = officer.get(&format!("{draft}/ban-in")).await;
    assert!(english.body.contains("Article 1.") && !english.body.contains('⟨'));
}

#[tokio::test]
async fn a_paper_of_the_party_has_its_own_head_and_a_signed_one_its_day_and_signer() {
    let place = Place::new();
    let acts = rewards(&place).into_iter().take(2).collect();
    let draft = written(&place, "Ban Thường vụ Huyện ủy", acts);
    let mut officer = place.logged_in("huyen").await;
    officer.get(&draft).await;
    let step = format!("{draft}/buoc");
    assert_eq!(officer.post(&step, &[("buoc", "submit")]).await.status, 303);
    let mut leader = place.logged_in("lanh-dao").await;
    leader.get(&draft).await;
    assert_eq!(leader.post(&step, &[("buoc", "approve")]).await.status, 303);
    let signed = [
        ("buoc", "sign"),
        ("nguoi-ky", "Bí thư Nguyễn Văn B"),
        ("ngay-ky", "1/7/2019"),
    ];
    assert_eq!(leader.post(&step, &signed).await.status, 303);
    let paper = leader.get(&format!("{draft}/ban-in")).await;
    let said = text(paper.between("<article", "</article>"));
    for one in [
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "ngày 01 tháng 7 năm 2019",
        "Bí thư Nguyễn Văn B",
        "Tờ trình 5/TTr-PNV,",
        "Số: ……………",
    ] {
        assert!(said.contains(one), "{one}: {said}");
    }
    assert!(!said.contains("CỘNG HÒA") && !said.contains("DỰ THẢO"), "{said}");
}

#[tokio::test]
async fn the_paper_is_for_those_who_see_the_draft() {
    let place = Place::new();
    place.ask_for_passwords_alone();
    let draft = written(&place, "UBND huyện", rewards(&place));
    let mut commune = place.logged_in("xa-bang-ca").await;
    assert_eq!(commune.get(&format!("{draft}/ban-in")).await.status, 404);
    let mut admin = place.logged_in("quan-tri").await;
    assert_eq!(admin.get(&format!("{draft}/ban-in")).await.status, 403);
}

#[tokio::test]
async fn a_long_paper_keeps_its_articles_over_its_pages() {
    let place = Place::new();
    let reward = |number: usize| -> Dated {
        let title = format!("Giấy khen thứ {number}");
        Reward {
            person: place.sample.unknown,
            title,
        }
        .into()
    };
    let draft = written(&place, "UBND huyện", (1..=501).map(reward).collect());
    let mut officer = place.logged_in("huyen").await;
    let first = text(&officer.get(&format!("{draft}/ban-in")).await.body);
    assert!(first.contains("Giấy khen thứ 500") && !first.contains("Giấy khen thứ 501") && !first.contains("Nơi nhận"));
    let second = text(&officer.get(&format!("{draft}/ban-in?trang=2")).await.body);
    assert!(second.contains("Điều 1.") && second.contains("Giấy khen thứ 501") && second.contains("Điều 2. Hiệu lực"));
}

#[tokio::test]
async fn a_paper_that_changes_something_folded_says_that_it_does_not_tell_all() {
    let place = Place::new();
    let target = place.sample.short.0;
    let mut content = place.office.value().act_as_it_reads(target).unwrap();
    let Act::RegisterPerson(register) = &mut content.act else {
        panic!("{content:?}")
    };
    register.citizen_number = Some("022181000999".to_owned());
    let amend = Amend {
        target,
        content: Box::new(content),
    };
    let draft = written(&place, "UBND huyện", vec![amend.into()]);
    let mut officer = place.logged_in("huyen").await;
    let paper = officer.get(&format!("{draft}/ban-in")).await;
    let said = text(&paper.body);
    assert!(!said.contains("022181000999"), "{said}");
    assert!(said.contains("bản ký phải có đủ"), "{said}");
}

#[tokio::test]
async fn the_head_of_a_paper_is_that_of_the_unit_of_this_name_whatever_the_name_sounds_like() {
    let mut sample = sample();
    for (name, kind) in [
        ("Ban Tuyên giáo", UnitKind::PartyBody),
        ("Văn phòng Huyện ủy", UnitKind::StateBody),
    ] {
        sample.log.unit(name, kind, Some(sample.root));
    }
    let place = Place::with(sample, Settings::default());
    let mut officer = place.logged_in("huyen").await;
    for (issuer, is_of_party) in [
        ("Ban tuyên giáo", true),
        ("Văn phòng Huyện ủy", false),
        ("Thường trực Huyện ủy", true),
        ("Cơ quan Ủy ban Mặt trận Tổ quốc", false),
    ] {
        let draft = written(&place, issuer, rewards(&place));
        let said = text(&officer.get(&format!("{draft}/ban-in")).await.body);
        assert_eq!(said.contains("ĐẢNG CỘNG SẢN VIỆT NAM"), is_of_party, "{issuer}: {said}");
    }
}

#[tokio::test]
async fn what_an_erasure_left_of_a_paper_stays_what_it_was_and_its_last_page_is_the_last() {
    let place = Place::new();
    let draft = written(&place, "UBND huyện", rewards(&place));
    let id = draft.rsplit('/').next().unwrap();
    let [officer, leader] = [("huyen", Role::HrOfficer), ("lanh-dao", Role::Leader)]
        .map(|(name, role)| actor(name, role, place.sample.root, None));
    let office = &place.office;
    let signature = Signature {
        signer: "Chủ tịch".to_owned(),
        day: day("2019-07-01"),
    };
    office.submit_draft(Asker::Account(&officer), id).unwrap();
    office.approve_draft(Asker::Account(&leader), id).unwrap();
    office.sign_draft(Asker::Account(&leader), id, signature).unwrap();
    let entered = office.enter_draft(Asker::Account(&officer), id, "7/QĐ-UBND").unwrap();
    let first = ActId {
        decision: Seq(entered.entered.unwrap()),
        ordinal: 0,
    };
    office
        .erase(Asker::Command("console"), &[first], &[], "Luật Bảo vệ dữ liệu")
        .unwrap();
    let mut browser = place.logged_in("huyen").await;
    let paper = browser.get(&format!("{draft}/ban-in")).await;
    let said = text(paper.between("<article", "</article>"));
    for one in ["Bằng khen", "Điều 2.", "Đặng Thị Bích Ngọc", "Điều 3. Hiệu lực"] {
        assert!(said.contains(one), "{one}: {said}");
    }
    assert!(!said.contains("Giấy khen"), "{said}");
    let page = text(&browser.get(&draft).await.body);
    assert!(page.contains("Bằng khen") && !page.contains("Giấy khen"), "{page}");
}

#[tokio::test]
async fn who_receives_the_paper_is_typed_in_its_head_and_stands_in_its_foot() {
    let place = Place::new();
    let draft = written(&place, "UBND huyện Hoành Bồ", rewards(&place));
    let mut officer = place.logged_in("huyen").await;
    let foot = |page: &super::Page| text(page.between("<p class=\"paper-to\"", "</p>"));
    let usual = officer.get(&format!("{draft}/ban-in")).await;
    assert!(foot(&usual).contains("- Như các Điều trên;"), "{}", foot(&usual));
    let head = format!("{draft}/dau");
    officer.get(&head).await;
    let mut fields = vec![
        ("loai", "decision"),
        ("trich-yeu", "Về việc khen thưởng"),
        ("co-quan", "UBND huyện Hoành Bồ"),
        ("hieu-luc", "1/8/2019"),
    ];
    let many = "Sở Nội vụ\n".repeat(51);
    let refused = officer
        .post(&head, &[fields.as_slice(), &[("noi-nhan", many.as_str())]].concat())
        .await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.error_summary().contains("nhiều nhất 50 dòng"),
        "{}",
        refused.error_summary()
    );
    fields.push(("noi-nhan", "Như Điều 1\n\n Sở Nội vụ \nLưu: VT, NV"));
    let written = officer.post(&head, &fields).await;
    assert_eq!(written.status, 303, "{}", written.error_summary());
    let page = officer.get(&draft).await;
    assert!(
        text(&page.body).contains("Nơi nhận Như Điều 1; Sở Nội vụ; Lưu: VT, NV"),
        "{}",
        text(&page.body)
    );
    let paper = officer.get(&format!("{draft}/ban-in")).await;
    assert_eq!(foot(&paper), "Nơi nhận: - Như Điều 1; - Sở Nội vụ; - Lưu: VT, NV.");
    assert!(
        officer
            .get(&head)
            .await
            .body
            .contains("Sở Nội vụ\nLưu: VT, NV</textarea>")
    );
    // An act more changes nothing of it.
    officer.get(&draft).await;
    assert_eq!(officer.removes(&draft, "1").await.status, 303);
    let paper = officer.get(&format!("{draft}/ban-in")).await;
    assert!(foot(&paper).contains("Sở Nội vụ"), "{}", foot(&paper));
}
