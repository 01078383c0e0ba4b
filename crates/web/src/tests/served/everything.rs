//! Everything a page does, a program does too: each deed of each page names its operations, or says why there is none.

use std::collections::BTreeSet;

use super::Place;
use crate::api;
use crate::site::table;

/// A page's deed: how it is asked, its address, and the operations that do the same, or why none does.
type Deed = (&'static str, &'static str, Told);

/// What a program has in place of a page's deed.
enum Told {
    /// These operations.
    By(&'static [&'static str]),
    /// None, for this reason.
    Not(&'static str),
}

use Told::{By, Not};

const FORM: &str = "a form that is filled in: a program sends the fields themselves";
const OWN: &str = "a person's own account and record: no program stands for a person there";
const LOG_IN: &str = "a person logs in; a program sends its key with each call";
const IN_PERSON: &str =
    "a setting of the whole office, made by a person who is answerable for it, on the page or by command";
const OWN_RULES: &str =
    "rules that an authority gives itself are written and approved by two people who answer for them";
const EMERGENCY: &str =
    "emergency access is asked for and confirmed by two people who answer for it; no program has it";
const KEYS: &str = "no key makes or takes back keys: whoever holds one would hold all";

const DEEDS: &[Deed] = &[
    ("GET", "/", By(&["listFigures"])),
    ("GET", "/tong-quan.xlsx", By(&["listFigures"])),
    ("GET", "/chi-tieu/{figure}", By(&["listFigureItems"])),
    ("GET", "/chi-tieu/{figure}/ten", By(&["listFigureItems"])),
    ("GET", "/chi-tieu/{figure}/ten.xlsx", By(&["listFigureItems"])),
    ("GET", "/nhan-su", By(&["listPeople"])),
    ("POST", "/nhan-su", By(&["searchPeople"])),
    ("GET", "/nhan-su.xlsx", By(&["listPeople"])),
    ("POST", "/nhan-su.xlsx", By(&["searchPeople"])),
    ("GET", "/nhan-su.csv", By(&["listPeople"])),
    ("POST", "/nhan-su.csv", By(&["searchPeople"])),
    ("GET", "/nhan-su/{person}", By(&["getPerson"])),
    ("GET", "/nhan-su/{person}/ho-so.xlsx", By(&["getPerson"])),
    ("GET", "/nhan-su/{person}/nhom/{group}", By(&["getPerson"])),
    ("POST", "/nhan-su/{person}/nhom/{group}", By(&["openGroup"])),
    ("GET", "/nhan-su/{person}/2c", By(&["getPerson"])),
    ("POST", "/nhan-su/{person}/2c", By(&["getPerson", "openGroup"])),
    ("GET", "/khen-thuong-ky-luat", By(&["listRewards"])),
    ("POST", "/khen-thuong-ky-luat", By(&["openDisciplines"])),
    ("GET", "/khen-thuong-ky-luat.xlsx", By(&["listRewards"])),
    ("POST", "/ky-luat.xlsx", By(&["openDisciplines"])),
    ("GET", "/bo-loc", By(&["listKeptLists"])),
    ("POST", "/bo-loc", By(&["copyKeptList"])),
    ("GET", "/bo-loc/{list}", By(&["listKeptLists", "listPeople"])),
    ("POST", "/bo-loc/{list}/ten", By(&["renameKeptList"])),
    ("POST", "/bo-loc/{list}/xoa", By(&["removeKeptList"])),
    (
        "GET",
        "/viec",
        By(&[
            "listDuties",
            "listDrafts",
            "listAskedDrafts",
            "listProposals",
            "listRequests",
            "listRuns",
            "listPlans",
        ]),
    ),
    ("POST", "/viec", By(&["openDisciplines"])),
    ("GET", "/viec/nang-luong", By(&["listDuties"])),
    ("POST", "/viec/nang-luong", By(&["createDraft"])),
    ("GET", "/viec.xlsx", By(&["listDuties"])),
    ("GET", "/viec.csv", By(&["listDuties"])),
    (
        "GET",
        "/viec/lich",
        Not("a calendar is a key of its own for the program that shows it; other programs ask listDuties"),
    ),
    (
        "POST",
        "/viec/lich",
        Not("a calendar is a key of its own, which a person makes for the own calendar"),
    ),
    (
        "POST",
        "/viec/lich/thu-hoi",
        Not("a calendar is a key of its own, which a person takes back"),
    ),
    ("GET", "/tim", Not(FORM)),
    ("POST", "/tim", By(&["search"])),
    ("GET", "/tieu-chuan", By(&["listRules"])),
    ("GET", "/luat/{rule}", By(&["getRule"])),
    ("GET", "/chuan-hoa", By(&["getStandards"])),
    ("GET", "/chuan-hoa.xlsx", By(&["getStandards"])),
    ("GET", "/chuan-hoa/{standard}", By(&["getStandards", "listPeople"])),
    (
        "GET",
        "/chuan-hoa/{standard}/ten.xlsx",
        By(&["getStandards", "listPeople"]),
    ),
    ("GET", "/to-chuc", By(&["listUnits"])),
    ("GET", "/to-chuc.xlsx", By(&["listUnits"])),
    ("GET", "/to-chuc/so-do", By(&["listUnits"])),
    ("GET", "/to-chuc/{unit}", By(&["getUnit", "listPosts"])),
    ("GET", "/du-lieu", By(&["getQuality"])),
    ("GET", "/nhap-du-lieu", By(&["listUploads", "listImports"])),
    ("POST", "/nhap-du-lieu", By(&["sendUpload"])),
    ("GET", "/nhap-du-lieu/{upload}", By(&["previewUpload"])),
    ("GET", "/nhap-du-lieu/{upload}/cot", By(&["previewUpload"])),
    ("POST", "/nhap-du-lieu/{upload}/cot", By(&["chooseColumns"])),
    ("POST", "/nhap-du-lieu/{upload}/ngay", By(&["chooseColumns"])),
    ("POST", "/nhap-du-lieu/{upload}/don-vi", By(&["sayUnits"])),
    ("GET", "/nhap-du-lieu/{upload}/danh-dau.xlsx", By(&["markUpload"])),
    ("POST", "/nhap-du-lieu/{upload}/ghi", By(&["writeUpload"])),
    ("GET", "/nhap-du-lieu/{upload}/tien-do", By(&["getUpload"])),
    ("POST", "/nhap-du-lieu/{upload}/dung", By(&["stopUpload"])),
    ("POST", "/nhap-du-lieu/{upload}/bo", By(&["giveUpUpload"])),
    ("GET", "/nhap-du-lieu/lan/{seq}", By(&["getImport"])),
    ("GET", "/nhap-du-lieu/lan/{seq}/danh-dau.xlsx", By(&["markImport"])),
    ("POST", "/nhap-du-lieu/lan/{seq}/hoan-tac", By(&["takeBackImport"])),
    ("GET", "/bien-che", By(&["listStaffing"])),
    ("GET", "/bien-che.xlsx", By(&["listStaffing"])),
    ("GET", "/phuong-an", By(&["listRunKinds", "listRuns", "listPlans"])),
    ("GET", "/phuong-an/moi", Not(FORM)),
    ("POST", "/phuong-an/moi", By(&["lookBeforeRun", "beginRun"])),
    ("GET", "/phuong-an/so-sanh", By(&["compareRuns"])),
    ("GET", "/phuong-an/{run}", By(&["getRun", "getRunResult"])),
    ("GET", "/phuong-an/{run}/dong", By(&["getRun"])),
    ("GET", "/phuong-an/{run}/lich", By(&["getRunTimetable"])),
    ("POST", "/phuong-an/{run}/dung", By(&["stopRun"])),
    ("POST", "/phuong-an/{run}/bo", By(&["giveUpRun"])),
    ("POST", "/phuong-an/{run}/lai", By(&["repeatRun"])),
    ("GET", "/phuong-an/{run}/chap-nhan", By(&["getRunResult"])),
    ("POST", "/phuong-an/{run}/chap-nhan", By(&["acceptRun"])),
    ("GET", "/phuong-an/ke-hoach/{plan}", By(&["getPlan"])),
    ("POST", "/phuong-an/ke-hoach/{plan}/du-thao", By(&["beginPlanDrafts"])),
    ("POST", "/phuong-an/ke-hoach/{plan}/gac-lai", By(&["putPlanAside"])),
    ("POST", "/phuong-an/ke-hoach/{plan}/mo-lai", By(&["takePlanBack"])),
    ("GET", "/van-ban", By(&["listDrafts"])),
    ("GET", "/van-ban/moi", By(&["listActs"])),
    ("POST", "/van-ban/moi", By(&["createDraft"])),
    ("GET", "/van-ban/so", By(&["listDecisions"])),
    ("GET", "/van-ban/{draft}", By(&["getDraft"])),
    ("GET", "/van-ban/{draft}/ban-in", By(&["getDraft"])),
    (
        "GET",
        "/van-ban/{draft}/y-kien",
        By(&["getDraftOpinions", "getAskedDraft"]),
    ),
    (
        "POST",
        "/van-ban/{draft}/y-kien",
        By(&["askOpinions", "takeBackOpinion", "giveOpinion"]),
    ),
    ("GET", "/van-ban/{draft}/ai-di-dau", By(&["listDraftGoing"])),
    ("POST", "/van-ban/{draft}/ai-di-dau", By(&["rewriteDraft"])),
    ("GET", "/van-ban/{draft}/dau", By(&["getDraft"])),
    ("POST", "/van-ban/{draft}/dau", By(&["rewriteDraft"])),
    ("GET", "/van-ban/{draft}/them", By(&["listActs"])),
    ("POST", "/van-ban/{draft}/them", By(&["rewriteDraft"])),
    ("POST", "/van-ban/{draft}/ky-luat", By(&["openGroup"])),
    ("POST", "/van-ban/{draft}/bo", By(&["rewriteDraft"])),
    ("POST", "/van-ban/{draft}/buoc", By(&["stepDraft"])),
    ("GET", "/quyet-dinh/{seq}", By(&["getDecision"])),
    ("POST", "/quyet-dinh/{seq}/tep/{file}", By(&["openDecisionFile"])),
    ("POST", "/van-ban/{draft}/tep", By(&["attachDraftFile"])),
    ("POST", "/van-ban/{draft}/tep/bo", By(&["removeDraftFile"])),
    ("POST", "/van-ban/{draft}/tep/{scan}", By(&["openDraftFile"])),
    (
        "GET",
        "/quyet-dinh/{seq}/{number}/sua",
        By(&["getDecision", "listActs"]),
    ),
    ("POST", "/quyet-dinh/{seq}/{number}/sua", By(&["createDraft"])),
    ("GET", "/quy-dinh-rieng", Not(OWN_RULES)),
    ("POST", "/quy-dinh-rieng/lap", Not(OWN_RULES)),
    ("GET", "/quy-dinh-rieng/{edition}", Not(OWN_RULES)),
    ("POST", "/quy-dinh-rieng/{edition}/ghi", Not(OWN_RULES)),
    ("POST", "/quy-dinh-rieng/{edition}/bo", Not(OWN_RULES)),
    ("POST", "/quy-dinh-rieng/{edition}/duyet", Not(OWN_RULES)),
    ("POST", "/quy-dinh-rieng/{edition}/ket-thuc", Not(OWN_RULES)),
    ("GET", "/quy-dinh-rieng/{edition}/tep.toml", Not(OWN_RULES)),
    ("GET", "/dang-nhap", Not(LOG_IN)),
    ("POST", "/dang-nhap", Not(LOG_IN)),
    ("GET", "/dang-nhap/ma", Not(LOG_IN)),
    ("POST", "/dang-nhap/ma", Not(LOG_IN)),
    ("GET", "/dang-nhap/chung", Not(LOG_IN)),
    ("GET", "/dang-nhap/chung/ve", Not(LOG_IN)),
    ("POST", "/dang-xuat", Not(LOG_IN)),
    ("POST", "/hien-thi", Not("how pages look is a matter of pages")),
    ("GET", "/tai-khoan", Not(OWN)),
    ("POST", "/tai-khoan/phien", Not(OWN)),
    ("GET", "/chung-thuc", Not(LOG_IN)),
    ("POST", "/chung-thuc", Not(LOG_IN)),
    ("POST", "/tai-khoan/da-biet", Not(OWN)),
    ("POST", "/tai-khoan/mat-khau", Not(OWN)),
    ("GET", "/tai-khoan/xac-thuc", Not(OWN)),
    ("POST", "/tai-khoan/xac-thuc", Not(OWN)),
    ("POST", "/tai-khoan/uy-quyen", Not(OWN)),
    ("POST", "/tai-khoan/thu", Not(OWN)),
    ("GET", "/ho-so-cua-toi", Not(OWN)),
    ("GET", "/ho-so-cua-toi/sua/{seq}/{number}", Not(OWN)),
    ("POST", "/ho-so-cua-toi/sua/{seq}/{number}", Not(OWN)),
    ("GET", "/ho-so-cua-toi/bo-sung/{what}", Not(OWN)),
    ("POST", "/ho-so-cua-toi/bo-sung/{what}", Not(OWN)),
    ("GET", "/ho-so-cua-toi/de-nghi/{own-proposal}", Not(OWN)),
    ("POST", "/ho-so-cua-toi/de-nghi/{own-proposal}", Not(OWN)),
    ("POST", "/ho-so-cua-toi/de-nghi/{own-proposal}/tep", Not(OWN)),
    ("POST", "/ho-so-cua-toi/de-nghi/{own-proposal}/tep/bo", Not(OWN)),
    ("POST", "/ho-so-cua-toi/de-nghi/{own-proposal}/tep/{scan}", Not(OWN)),
    ("POST", "/thay-doi/{proposal}/tep/{scan}", By(&["openProposalFile"])),
    ("GET", "/ho-so-cua-toi/yeu-cau", Not(OWN)),
    ("POST", "/ho-so-cua-toi/yeu-cau", Not(OWN)),
    ("GET", "/ho-so-cua-toi/ban-sao.xlsx", Not(OWN)),
    ("GET", "/ho-so-cua-toi/ban-sao.json", Not(OWN)),
    ("GET", "/thay-doi", By(&["listProposals"])),
    ("GET", "/thay-doi/{proposal}", By(&["getProposal"])),
    ("POST", "/thay-doi/{proposal}", By(&["answerProposal"])),
    ("POST", "/thay-doi/{proposal}/mo", By(&["openProposal"])),
    ("GET", "/yeu-cau", By(&["listRequests"])),
    ("GET", "/yeu-cau/{request}", By(&["getRequest"])),
    ("POST", "/yeu-cau/{request}", By(&["answerRequest"])),
    ("GET", "/nguoi-dung", By(&["listAccounts"])),
    ("GET", "/nguoi-dung/moi", Not(FORM)),
    ("POST", "/nguoi-dung/moi", By(&["createAccount"])),
    ("POST", "/nguoi-dung/quy-tac", Not(IN_PERSON)),
    ("GET", "/nguoi-dung/dang-nhap-chung", Not(IN_PERSON)),
    ("POST", "/nguoi-dung/dang-nhap-chung", Not(IN_PERSON)),
    ("POST", "/nguoi-dung/dang-nhap-chung/tat", Not(IN_PERSON)),
    ("POST", "/nguoi-dung/dang-nhap-chung/lien-ket", Not(IN_PERSON)),
    ("GET", "/khan-cap", By(&["listEmergencies"])),
    ("POST", "/khan-cap", Not(EMERGENCY)),
    ("POST", "/khan-cap/viec", By(&["refuseEmergency", "endEmergency"])),
    (
        "GET",
        "/nhat-ky/khan-cap",
        By(&["reportEmergencies", "listUnconfirmedEmergencies"]),
    ),
    ("GET", "/nguoi-dung/khoa", Not(KEYS)),
    ("POST", "/nguoi-dung/khoa", Not(KEYS)),
    ("POST", "/nguoi-dung/khoa/xac-nhan", Not(KEYS)),
    ("POST", "/nguoi-dung/khoa/thu-hoi", Not(KEYS)),
    ("GET", "/nguoi-dung/{account}", By(&["getAccount"])),
    ("POST", "/nguoi-dung/{account}/quyen", By(&["grantRight"])),
    ("POST", "/nguoi-dung/{account}/ket-thuc", By(&["endRight"])),
    ("GET", "/nguoi-dung/ai-lam-gi", By(&["listWhoCan"])),
    (
        "POST",
        "/nguoi-dung/{account}/xac-nhan",
        Not("a second person confirms a strong right: a program is none"),
    ),
    // Closing and opening; a password of one use and a lost second factor are a matter of people who have seen who asks.
    ("POST", "/nguoi-dung/{account}/viec", By(&["openAccount"])),
    (
        "POST",
        "/xem-nhu/thoi",
        Not("looking through the rights of another is a way of pages to show them"),
    ),
    ("GET", "/van-hanh", Not(IN_PERSON)),
    ("GET", "/van-hanh/thu", Not(IN_PERSON)),
    ("POST", "/van-hanh/thu", Not(IN_PERSON)),
    ("POST", "/van-hanh/thu/thu", Not(IN_PERSON)),
    ("POST", "/van-hanh/thu/tat", Not(IN_PERSON)),
    ("GET", "/van-hanh/noi-nhan", Not(IN_PERSON)),
    ("POST", "/van-hanh/noi-nhan", Not(IN_PERSON)),
    ("POST", "/van-hanh/noi-nhan/viec", Not(IN_PERSON)),
    ("GET", "/nhat-ky", By(&["listEvents", "getChains"])),
    ("GET", "/du-lieu.xlsx", By(&["getQuality"])),
    ("GET", "/du-lieu.csv", By(&["getQuality"])),
    ("GET", "/van-ban.xlsx", By(&["listDrafts"])),
    ("GET", "/van-ban.csv", By(&["listDrafts"])),
    ("GET", "/van-ban/so.xlsx", By(&["listDecisions"])),
    ("GET", "/van-ban/so.csv", By(&["listDecisions"])),
    ("GET", "/thay-doi.xlsx", By(&["listProposals"])),
    ("GET", "/thay-doi.csv", By(&["listProposals"])),
    ("GET", "/yeu-cau.xlsx", By(&["listRequests"])),
    ("GET", "/yeu-cau.csv", By(&["listRequests"])),
    ("GET", "/nguoi-dung.xlsx", By(&["listAccounts"])),
    ("GET", "/nguoi-dung.csv", By(&["listAccounts"])),
    ("GET", "/nhat-ky.xlsx", By(&["listEvents"])),
    ("GET", "/nhat-ky.csv", By(&["listEvents"])),
    ("POST", "/nhat-ky/doi-soat", By(&["proveChains"])),
];

/// Addresses below which nothing is a deed of its own, whatever is there, and why.
const BELOW: &[(&str, &str)] = &[(
    "/dang-do",
    "what is typed on a form and not sent yet: a program keeps its own",
)];

/// Operations that no page has: a program alone needs them.
const BEYOND: &[&str] = &["listLinks"];

/// An address whose braces hold something.
fn filled(path: &str) -> String {
    let part = |part: &str| {
        if part.contains('{') {
            "1".to_owned()
        } else {
            part.to_owned()
        }
    };
    path.split('/').map(part).collect::<Vec<String>>().join("/")
}

#[tokio::test]
async fn every_deed_of_a_page_has_its_operation_or_says_why_not() {
    let place = Place::new();
    let mut browser = place.browser();
    browser.get(crate::urls::LOGIN).await;
    let mut there: BTreeSet<(&str, &str)> = BTreeSet::new();
    let counts = |path: &str| !BELOW.iter().any(|(below, _)| path.starts_with(below));
    for page in table().iter().filter(|page| counts(page.path)) {
        let path = filled(page.path);
        if browser.get(&path).await.status != 405 {
            there.insert(("GET", page.path));
        }
        if browser.post(&path, &[]).await.status != 405 {
            there.insert(("POST", page.path));
        }
    }
    let told: BTreeSet<(&str, &str)> = DEEDS.iter().map(|(verb, path, _)| (*verb, *path)).collect();
    let untold: Vec<_> = there.difference(&told).collect();
    let gone: Vec<_> = told.difference(&there).collect();
    assert!(
        untold.is_empty(),
        "say which operation does this, or why none: {untold:?}"
    );
    assert!(gone.is_empty(), "no page does this: {gone:?}");
    assert_eq!(told.len(), DEEDS.len(), "told twice");
}

#[test]
fn every_operation_is_that_of_a_page_or_is_said_to_be_none() {
    let operations: BTreeSet<&str> = api::table().iter().map(|operation| operation.id).collect();
    let named = DEEDS.iter().flat_map(|(.., told)| match told {
        By(operations) => operations.iter(),
        Not(why) => {
            assert!(!why.is_empty());
            [].iter()
        }
    });
    let named: BTreeSet<&str> = named.chain(BEYOND).copied().collect();
    assert_eq!(named, operations);
}
