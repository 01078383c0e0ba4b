//! Every address × role × own or other unit, against a table that was reviewed. Nobody sees what the table does not say.
//!
//! A line of the table is `OWN/OTHER ALL: ROLES`: what a role over the first commune gets there and in the other commune, and what the
//! same role over the whole ledger gets. `log-in` is the way to the log-in form.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ledger::decision::Digest;
use office::accounts::AccountRules;
use office::figures::Asker;
use office::permission::{DataClass, Deed, Grant, Role};
use office::port::KeptFile;
use testkit::grant;

use super::Place;
use super::browser::{Browser, SECRET};
use crate::site::{Rule, table};
use crate::urls;

/// A scan that is attached to all that takes one.
const SCAN: &[u8] = b"%PDF-1.7 scan %%EOF";

/// What belongs to the officer of the first commune, and to the one of the other.
struct Things {
    drafts: [String; 2],
    uploads: [String; 2],
    lists: [String; 2],
    runs: [String; 2],
    plans: [String; 2],
}

/// A place with two accounts a role, one over the first commune alone and one over the whole ledger; and a draft of each commune's own officer.
async fn place() -> (Place, [BTreeMap<&'static str, Browser>; 2], Things) {
    let place = Place::new();
    let rules = AccountRules {
        second_factor: Vec::new(),
        ..AccountRules::default()
    };
    place.office.set_account_rules("test", rules).unwrap();
    let (mut browsers, mut all) = (BTreeMap::new(), BTreeMap::new());
    for role in Role::ALL {
        let grant = grant(*role, place.sample.communes[0], DataClass::Sensitive);
        let whole = Grant {
            unit: place.sample.root,
            ..grant.clone()
        };
        let name = format!("all-{}", role.word());
        let nobody = (*role == Role::Official).then_some(place.sample.minh);
        place
            .office
            .add_account("test", &name, "", SECRET, nobody, vec![whole])
            .unwrap();
        all.insert(role.word(), place.logged_in(&name).await);
        let name = format!("own-{}", role.word());
        let person = (*role == Role::Official).then_some(place.sample.short);
        place
            .office
            .add_account("test", &name, "", SECRET, person, vec![grant])
            .unwrap();
        browsers.insert(role.word(), place.logged_in(&name).await);
    }
    of_own_records(&place).await;
    // Somebody of the other commune, whose account and draft nobody of the first one may see.
    let other = grant(Role::HrOfficer, place.sample.communes[1], DataClass::Sensitive);
    place
        .office
        .add_account("test", "other", "", SECRET, None, vec![other])
        .unwrap();
    let mut drafts = Vec::new();
    for (name, person) in [("own-hr-officer", place.sample.short), ("other", place.sample.meets)] {
        let mut browser = place.logged_in(name).await;
        let draft = browser.drafts_a_grade("Về việc xếp loại", &person.to_string()).await;
        assert_eq!(browser.post_file(&urls::scans(&draft), "a.pdf", SCAN).await.status, 303);
        drafts.push(draft.rsplit('/').next().unwrap().to_owned());
    }
    let drafts = <[String; 2]>::try_from(drafts).unwrap();
    let list = "STT;Họ và tên;Ngày sinh;Đơn vị\n1;Lê An;1980;Xã Bằng Cả\n";
    let (mut uploads, mut lists) = (Vec::new(), Vec::new());
    for name in ["own-hr-officer", "other"] {
        let actor = place.office.account(name).unwrap().actor(place.office.today());
        lists.push(place.office.save_list(&actor, "Bộ lọc", false, Vec::new()).unwrap());
        uploads.push(place.office.keep_upload(&actor, "a.csv", list.as_bytes()).unwrap().id);
    }
    of_local_rules(&place).await;
    let uploads = <[String; 2]>::try_from(uploads).unwrap();
    let lists = <[String; 2]>::try_from(lists).unwrap();
    let (mut runs, mut plans) = (Vec::new(), Vec::new());
    for (name, person) in [("own-hr-officer", place.sample.short), ("other", place.sample.meets)] {
        let mut browser = place.logged_in(name).await;
        let run = super::plans::asked(&place, &mut browser, name).await;
        runs.push(run.rsplit('/').next().unwrap().to_owned());
        let actor = place.office.account(name).unwrap().actor(place.office.today());
        let grade = ledger::acts::appraisal::Grade {
            person,
            year: 2017,
            grade: ledger::codes::GradeCode::Good,
        };
        let draft = testkit::decision("", "2019-08-01", vec![grade.into()]);
        let plan = place
            .office
            .save_plan(Asker::Account(&actor), "Xếp loại", vec![draft])
            .unwrap();
        plans.push(plan.id);
    }
    let runs = <[String; 2]>::try_from(runs).unwrap();
    let plans = <[String; 2]>::try_from(plans).unwrap();
    // The last session of the officer must be the one that asks: three at most run at a time.
    browsers.insert(Role::HrOfficer.word(), place.logged_in("own-hr-officer").await);
    let things = Things {
        drafts,
        uploads,
        lists,
        runs,
        plans,
    };
    (place, [browsers, all], things)
}

/// A draft of rules of the authority's own.
async fn of_local_rules(place: &Place) {
    let mut browser = place.logged_in("huyen").await;
    browser.get(urls::LOCAL_RULES).await;
    let begun = browser.post(urls::LOCAL_RULES_BEGIN, &super::local_rules::HEAD).await;
    assert_eq!(
        begun.header("location"),
        "/quy-dinh-rieng/thu-1",
        "{}",
        begun.error_summary()
    );
}

/// What somebody of each commune proposes and asks for about the own record.
async fn of_own_records(place: &Place) {
    let other = grant(Role::Official, place.sample.communes[1], DataClass::Sensitive);
    place
        .office
        .add_account(
            "test",
            "other-official",
            "",
            SECRET,
            Some(place.sample.meets),
            vec![other],
        )
        .unwrap();
    for name in ["own-official", "other-official"] {
        let mut browser = place.logged_in(name).await;
        let form = urls::own_addition("it");
        browser.get(&form).await;
        let act = [("level", "basic"), ("state", "held"), ("vi-sao", "Chưa ghi")];
        let put = browser.post(&form, &act).await;
        assert_eq!(put.status, 303, "{}", put.error_summary());
        let proposal = put.header("location").to_owned();
        browser.get(&proposal).await;
        assert_eq!(
            browser.post_file(&urls::scans(&proposal), "a.pdf", SCAN).await.status,
            303
        );
        assert_eq!(browser.post(&proposal, &[("buoc", "send")]).await.status, 303);
        browser.get(urls::OWN_REQUESTS).await;
        assert_eq!(browser.post(urls::OWN_REQUESTS, &[("loai", "copy")]).await.status, 303);
    }
}

/// An address with what stands in its braces filled in, of the first commune or of the other.
fn filled(path: &str, place: &Place, things: &Things, other: bool) -> String {
    let at = usize::from(other);
    let person = [place.sample.short, place.sample.meets][at].to_string();
    let unit = place.sample.communes[at].to_string();
    let account = place.office.account(["own-counter", "other"][at]);
    let account = account.map_or_else(|| "0".to_owned(), |account| account.code());
    let scan = Digest(*KeptFile::of(SCAN).sha256()).to_string();
    let fill = [
        ("{what}", "phone"),
        ("{own-proposal}", ["DN-1", "DN-2"][at]),
        ("{proposal}", ["DN-1", "DN-2"][at]),
        ("{request}", ["YC-1", "YC-2"][at]),
        ("{figure}", "training.classes_planned"),
        ("{person}", &person),
        ("{group}", "giay-to"),
        ("{standard}", "loc-2019.key-commune-officials"),
        ("{unit}", &unit),
        ("{draft}", &things.drafts[at]),
        ("{upload}", &things.uploads[at]),
        ("{list}", &things.lists[at]),
        ("{run}", &things.runs[at]),
        ("{plan}", &things.plans[at]),
        ("{rule}", "pay.step-months"),
        ("{seq}", "1"),
        ("{number}", "0"),
        ("{account}", &account),
        ("{edition}", "thu-1"),
        ("{scan}", &scan),
        ("{file}", "1"),
    ];
    let path = fill
        .iter()
        .fold(path.to_owned(), |path, (name, text)| path.replace(name, text));
    assert!(!path.contains('{'), "{path}: say in this test what stands for it");
    path
}

/// What a role gets: the status in its own unit and, where the address names something of a unit, in the other one.
async fn got(browser: &mut Browser, post: bool, own: &str, other: &str) -> (String, String) {
    let (mut said, mut seen) = (Vec::new(), String::new());
    for path in [own, other] {
        let page = if post {
            browser.post(path, &[]).await
        } else {
            browser.get(path).await
        };
        assert!(page.status < 500, "{path}: {}", page.status);
        let to_log_in = page.status == 303 && page.header("location").starts_with(urls::LOGIN);
        said.push(if to_log_in {
            "log-in".to_owned()
        } else {
            page.status.to_string()
        });
        seen.push_str(&page.body);
        if own == other {
            break;
        }
    }
    (said.join("/"), seen)
}

#[tokio::test]
async fn nobody_gets_what_the_table_does_not_say() {
    let (place, [mut browsers, mut all], things) = place().await;
    let mut pages = table();
    // Last, because it ends the session that asks.
    pages.sort_by_key(|page| page.path == urls::LOGOUT);
    let mut lines = String::new();
    let mut unexpected = Vec::new();
    for page in &pages {
        let [own, other] = [false, true].map(|other| filled(page.path, &place, &things, other));
        for post in [false, true] {
            let method = if post { "POST" } else { "GET" };
            let mut answers: BTreeMap<String, Vec<&str>> = BTreeMap::new();
            let mut nobody = place.browser();
            nobody.get(urls::LOGIN).await;
            let (stranger, _) = got(&mut nobody, post, &own, &other).await;
            if stranger.starts_with("405") {
                continue;
            }
            answers.entry(stranger.clone()).or_default().push("nobody");
            if page.rule != Rule::Anybody && !stranger.split('/').all(|status| status == "log-in") {
                unexpected.push(format!("{method} {}: nobody got {stranger}", page.path));
            }
            for role in Role::ALL {
                let browser = browsers.get_mut(role.word()).unwrap();
                let (answer, seen) = got(browser, post, &own, &other).await;
                let may = match page.rule {
                    Rule::Anybody | Rule::Members => true,
                    Rule::Any(deeds) => deeds.iter().any(|deed| reaches(*role, *deed)),
                };
                if !may && !answer.split('/').all(|status| status == "403") {
                    unexpected.push(format!("{method} {}: {} got {answer}", page.path, role.word()));
                }
                if own != other
                    && (["proposal}", "{request}"].iter().any(|part| page.path.contains(part))
                        || page.path.contains("{person}")
                        || page.path.contains("{draft}")
                        || page.path.contains("{run}")
                        || page.path.contains("{plan}")
                        || page.path.contains("{upload}")
                        || page.path.contains("{list}")
                        || page.path.contains("{account}"))
                {
                    let of_other = answer.split('/').nth(1).unwrap_or_default();
                    if !["403", "404", "405"].contains(&of_other) && of_other != "303" {
                        unexpected.push(format!(
                            "{method} {}: {} got {answer} of another unit",
                            page.path,
                            role.word()
                        ));
                    }
                }
                let (over_all, seen_all) = got(all.get_mut(role.word()).unwrap(), post, &other, &other).await;
                // Ngọc is of the first commune, Ánh of the other.
                let reads = reaches(*role, Deed::ReadPerson);
                if seen.contains("Bàn Văn Ánh") || (!reads && (seen + &seen_all).contains("Bích Ngọc")) {
                    unexpected.push(format!("{method} {}: {} reads a name", page.path, role.word()));
                }
                answers
                    .entry(format!("{answer} {over_all}"))
                    .or_default()
                    .push(role.word());
            }
            let _ = writeln!(lines, "{method} {} [{}]", page.path, words(page.rule));
            for (answer, who) in &answers {
                let _ = writeln!(lines, "    {answer}: {}", who.join(" "));
            }
        }
    }
    assert!(unexpected.is_empty(), "{}", unexpected.join("\n"));
    insta::assert_snapshot!("rights_of_every_address", lines);
}

/// Whether an account with a role may do a deed somewhere.
fn reaches(role: Role, deed: Deed) -> bool {
    let anywhere = ledger::UnitId(ledger::ActId::here(0));
    grant(role, anywhere, DataClass::Sensitive).reach(deed).is_some()
}

fn words(rule: Rule) -> String {
    match rule {
        Rule::Anybody => "anybody".to_owned(),
        Rule::Members => "whoever is logged in".to_owned(),
        Rule::Any(deeds) => deeds.iter().map(|deed| deed.word()).collect::<Vec<_>>().join(" or "),
    }
}

/// The twin: a rule that is not asked would show.
#[tokio::test]
async fn a_rule_is_asked_before_the_page() {
    let place = Place::new();
    let mut browser = place.logged_in("thu-truong").await;
    let nothing = || ["0".to_owned(), "0".to_owned()];
    let things = Things {
        drafts: nothing(),
        uploads: nothing(),
        lists: nothing(),
        runs: nothing(),
        plans: nothing(),
    };
    browser.get("/").await;
    for page in table()
        .iter()
        .filter(|page| page.rule == Rule::Any(&[Deed::ManageAccounts]))
    {
        let path = filled(page.path, &place, &things, false);
        let [get, post] = [browser.get(&path).await.status, browser.post(&path, &[]).await.status];
        assert!(
            [403, 405].contains(&get) && [403, 405].contains(&post),
            "{path}: {get} {post}"
        );
        assert!(get == 403 || post == 403, "{path}");
    }
}

/// An address outside the table has no rule: there is none.
#[test]
fn every_address_stands_in_the_table() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut open = vec![folder];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]").next().unwrap_or_default();
                let mark = [".rou", "te("].concat();
                found.extend(
                    text.matches(&mark)
                        .map(|_| path.file_name().unwrap().to_string_lossy().into_owned()),
                );
            }
        }
    }
    // One for the table of operations of the API, and three that stand around it; one for the table of pages, and four that stand outside every session: two for watchmen, one for stylesheets, one for calendars with a key of
    // their own.
    assert_eq!(found, ["routes.rs"; 9]);
}
