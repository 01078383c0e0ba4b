//! The list narrowed by title, rank, professional title and contract, and what of it comes back.

use ledger::When;
use ledger::acts::Act;
use ledger::acts::record::{RecordLearning, SetRank, SignContract};
use ledger::codes::{ContractKind, Learning, LearningState};
use testkit::{day, sample};

use super::Place;
use super::browser::text;
use super::imports::preview_of;
use crate::Settings;

fn place() -> Place {
    let mut sample = sample();
    let (short, meets) = (sample.short, sample.meets);
    let rank = |person, rank: &str| SetRank {
        person,
        rank: rank.to_owned(),
        step: Some(3),
        coefficient: "3".parse().ok(),
    };
    let acts = vec![
        Act::from(rank(short, "01.003")).at(When::Day(day("2016-06-01"))),
        Act::from(rank(meets, "01.004")).at(When::Day(day("2016-06-01"))),
        Act::from(SignContract {
            person: short,
            kind: ContractKind::WorkForTerm,
            term_ends: Some(day("2019-12-31")),
        })
        .at(When::Day(day("2017-01-01"))),
        Act::from(SignContract {
            person: meets,
            kind: ContractKind::WorkWithoutTerm,
            term_ends: None,
        })
        .at(When::Day(day("2017-01-01"))),
        Act::from(RecordLearning {
            person: short,
            field: Learning::ProfessionalTitle,
            level: "V.07.03.29".to_owned(),
            specialism: None,
            state: LearningState::Held,
        })
        .at(When::Day(day("2018-01-01"))),
    ];
    sample.log.decide("08/QĐ-NV", "2019-03-01", acts);
    Place::with(sample, Settings::default())
}

async fn names(browser: &mut super::browser::Browser, query: &str) -> (String, String) {
    let page = browser.get(&format!("/nhan-su?{query}")).await;
    assert_eq!(page.status, 200, "{query}");
    let rows = text(page.between("<tbody>", "</tbody>"));
    (rows, text(&page.body))
}

#[tokio::test]
async fn a_list_is_narrowed_by_rank_title_and_contract_together_and_says_so() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    let (rows, said) = names(&mut browser, "ngach=01.003").await;
    assert!(
        rows.contains("Đặng Thị Bích Ngọc") && said.contains("1 người"),
        "{said}"
    );
    assert!(said.contains("ngạch Chuyên viên (01.003)"), "{said}");
    let (rows, said) = names(&mut browser, "hop-dong=work-for-term&hop-dong-den=31/12/2019").await;
    assert!(rows.contains("Đặng Thị Bích Ngọc"), "{rows}");
    assert!(said.contains("hợp đồng hết hạn đến hết ngày 31/12/2019"), "{said}");
    // The day before its last one it has not ended, and a contract without an end never does.
    let (rows, said) = names(&mut browser, "hop-dong-den=30/12/2019").await;
    assert!(!rows.contains("Ngọc") && said.contains("Không có ai"), "{said}");
    let (rows, _) = names(&mut browser, "hop-dong=work-without-term&hop-dong-den=1/1/2050").await;
    assert!(rows.is_empty(), "{rows}");
    let (rows, _) = names(&mut browser, "chuc-danh=V.07.03.29&ngach=01.004").await;
    assert!(rows.is_empty(), "all conditions hold together: {rows}");
    // Before the certificate nobody had it.
    let (rows, _) = names(&mut browser, "chuc-danh=V.07.03.29&ngay=2017-12-31").await;
    assert!(rows.is_empty(), "{rows}");
    // A word that no record has finds nobody, as one does that only records out of reach have: a reader cannot tell them apart.
    let (rows, said) = names(&mut browser, "chuc=Nguyễn").await;
    assert!(rows.is_empty() && said.contains("chức danh Nguyễn"), "{said}");
    let mut commune = place.logged_in("xa-bang-ca").await;
    for rank in ["01.004", "09.999"] {
        let (rows, said) = names(&mut commune, &format!("ngach={rank}")).await;
        assert!(rows.is_empty() && said.contains("Không có ai"), "{rank}: {said}");
    }
}

#[tokio::test]
async fn the_filter_offers_the_words_of_those_whom_the_reader_sees() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get("/nhan-su").await;
    assert!(page.body.contains("loc-them=1#loc") && !page.body.contains("name=\"ngach\""));
    let page = browser.get("/nhan-su?loc-them=1").await;
    let ranks = page.between("name=\"ngach\">", "</select>");
    assert!(ranks.contains("01.003") && ranks.contains("01.004"), "{ranks}");
    let titles = page.between("name=\"chuc\">", "</select>");
    assert!(titles.contains("<option"), "{titles}");
    let mut commune = place.logged_in("xa-bang-ca").await;
    let page = commune.get("/nhan-su?loc-them=1").await;
    let ranks = page.between("name=\"ngach\">", "</select>");
    assert!(ranks.contains("01.003") && !ranks.contains("01.004"), "{ranks}");
    commune.cookies.insert("xt-lang".into(), "en".into());
    assert!(!commune.get("/nhan-su?loc-them=1").await.body.contains('⟨'));
}

#[tokio::test]
async fn a_list_with_these_columns_comes_back_without_a_change_and_says_what_is_not_read() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    let columns = "cot=ngach&cot=bac&cot=he-so&cot=chuc-danh&cot=hop-dong&cot=hop-dong-den&cot=so-hieu&cot=tuyen-dung";
    let taken = browser
        .get(&format!("/nhan-su.csv?{columns}&ngach=01.003&ngay=2019-06-30"))
        .await;
    let lines: Vec<&str> = taken.body.trim_start_matches('\u{feff}').lines().collect();
    assert!(lines[1].contains("ngạch Chuyên viên (01.003)"), "{}", lines[1]);
    assert!(
        lines[3].contains("01.003;3;3") && lines[3].contains("V.07.03.29") && lines[3].contains("31/12/2019"),
        "{}",
        lines[3]
    );
    let upload = preview_of(&mut browser, &taken.body).await;
    let preview = browser.get(&upload).await;
    assert_eq!(
        preview.heading(),
        "danh sách.csv: không có gì mới để ghi",
        "{}",
        text(&preview.body)
    );
    let read = browser.get(&format!("{upload}/cot")).await;
    let said = text(&read.body);
    assert!(
        said.contains("Loại hợp đồng đã ký") && said.contains("không đọc"),
        "{said}"
    );
    let said = text(&preview.body);
    assert!(
        said.contains("Không đọc các cột: Chứng chỉ chức danh nghề nghiệp, Loại hợp đồng đã ký, Hợp đồng đến ngày"),
        "{said}"
    );
}
