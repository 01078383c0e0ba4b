//! What a demonstration district is given before it is asked, so that operations meet things and do not only say that nothing is there:
//! proposals and requests of an official, kept lists, drafts with scans, a decision with one, files that wait, an import, accounts with rights.
//! All of it is done by the pages and the operations themselves.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::parts::Part;
use crate::bench::html::{form, value_of};
use crate::bench::http::{Answer, Visitor};
use crate::bench::log_in;
use crate::bench::paths::{CSRF, OWN_ACCOUNT};
use crate::log_ins::LogIn;
use crate::trouble::Trouble;

/// Facts that one's own record lacks, and requests about it; what is sent is kept under these, each with its own number.
const ADDITION: &str = "/ho-so-cua-toi/bo-sung/reward";
const REQUESTS: &str = "/ho-so-cua-toi/yeu-cau";
const LISTS: &str = "/bo-loc";
/// So many of each.
const EACH: usize = 4;
/// How often, and after which while, is looked whether a run has ended.
const WAITS: usize = 600;
const WAIT: std::time::Duration = std::time::Duration::from_millis(200);
const BOUNDARY: &str = "ranh-gioi-1903";

/// The smallest scan: the same one everywhere, so that any digest of one is found anywhere.
const SCAN: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF";

/// Files that are taken, as bodies hold them: other scans, each of which a draft takes once, and a list.
pub(super) fn files() -> Vec<String> {
    let other = |number: usize| STANDARD.encode([format!("%PDF-1.4\n%{number}\n").as_bytes(), SCAN].concat());
    (0..2 * EACH).map(other).chain([list("Thêm")]).collect()
}

/// A list of people; nobody else has these names.
fn list(name: &str) -> String {
    STANDARD.encode(format!(
        "STT;Họ và tên;Ngày sinh;Đơn vị;Giới tính\n1;Lê {name} An;1980;Xã Bằng Cả;Nam\n2;Trần Thị {name};1990;Chưa rõ ở đâu;Nữ\n"
    ))
}

/// The name of an account in letters, as names of people are.
fn in_letters(account: &str) -> String {
    let number = account.bytes().filter(u8::is_ascii_digit);
    number
        .map(|digit| {
            [
                "Bình", "Châu", "Dũng", "Hà", "Khánh", "Lâm", "Minh", "Nga", "Oanh", "Phúc",
            ][usize::from(digit - b'0')]
        })
        .collect()
}

/// What an official sends from the own record.
pub(super) fn asked(site: &Visitor, official: &LogIn) -> Result<(), Trouble> {
    let mut visitor = site.another();
    log_in(&mut visitor, Some(official))?;
    for number in 0..EACH {
        for kind in ["copy", "correct"] {
            let said = format!("Đề nghị thứ {number}");
            send(&mut visitor, REQUESTS, &[("loai", kind), ("noi-dung", &said)])?;
        }
        let title = format!("Giấy khen số {number}");
        let fields = [
            ("title", title.as_str()),
            ("vi-sao", "Hồ sơ chưa ghi"),
            ("tu-ngay", "1/2/2018"),
        ];
        send(&mut visitor, ADDITION, &fields)?;
        // Numbered in their order: the official of the district is the only one who proposes.
        let own = format!("/ho-so-cua-toi/de-nghi/DN-{}", number + 1);
        attach(&mut visitor, &format!("{own}/tep"), SCAN)?;
        send(&mut visitor, &own, &[("buoc", "send")])?;
    }
    Ok(())
}

/// Lists that an account keeps and shares: keys make copies of them.
pub(super) fn kept(site: &Visitor, owner: &LogIn) -> Result<(), Trouble> {
    let mut visitor = site.another();
    log_in(&mut visitor, Some(owner))?;
    for number in 0..EACH {
        let name = format!("Danh sách {number}");
        send(&mut visitor, LISTS, &[("ten", &name), ("chung", "1")])?;
    }
    Ok(())
}

/// A decision with a scan, which one key writes and enters, and another one approves and signs in between.
pub(super) fn entered(writer: &mut Visitor, judge: &mut Visitor) -> Result<(), Trouble> {
    let draft = draft(writer, 0)?;
    let steps = format!("/api/v1/drafts/{draft}/steps");
    tell(writer, &steps, &json!({ "step": "submit" }))?;
    let signed = json!({ "step": "sign", "signer": "Chủ tịch UBND huyện", "signed": "2019-03-29" });
    for step in [json!({ "step": "approve" }), signed] {
        tell(judge, &steps, &step)?;
    }
    let number = json!({ "step": "enter", "number": "1903/QĐ-UBND" });
    tell(writer, &steps, &number).map(drop)
}

/// What the key of a part writes for itself, as far as it may.
pub(super) fn own(part: &Part, name: &str, program: &mut Visitor) -> Result<(), Trouble> {
    if part.may("decide") {
        for number in 0..2 * EACH {
            let draft = draft(program, number)?;
            if number % 2 == 1 {
                tell(
                    program,
                    &format!("/api/v1/drafts/{draft}/steps"),
                    &json!({ "step": "submit" }),
                )?;
            }
        }
    }
    if part.may("read-person") && part.may("decide") {
        let lists = read(program, "/api/v1/lists")?;
        let first = text(&lists["items"][0]["id"])?;
        for number in 0..EACH {
            let copy = json!({ "name": format!("Bản sao {number}"), "shared": false });
            tell(program, &format!("/api/v1/lists/{first}/copies"), &copy)?;
        }
    }
    if part.may("import") {
        let name = in_letters(name);
        let written = upload(program, &name)?;
        let seen = read(program, &format!("/api/v1/uploads/{written}"))?;
        let order = json!({ "seen": seen["seen"], "signer": "Trưởng phòng Nội vụ" });
        let import = tell(program, &format!("/api/v1/uploads/{written}/import"), &order)?;
        if import["import"].is_null() {
            return Err(Trouble::Server(format!("nothing of a list was imported: {import}")));
        }
        // Alike, so that what was seen of one is what was seen of the others.
        for _ in 0..EACH {
            upload(program, &format!("{name} Sau"))?;
        }
    }
    if part.may("plan") {
        planned(program)?;
    }
    if part.may("manage-accounts") {
        for number in 0..EACH {
            let made = tell(
                program,
                "/api/v1/accounts",
                &json!({ "name": format!("van-thu-{number}") }),
            )?;
            let right = json!({
                "role": "counter", "unit": "1-0", "class": "internal",
                "paper": "12/QĐ-UBND", "signed": "2019-03-10", "signer": "Chủ tịch UBND huyện",
            });
            let code = text(&made["account"]["code"])?;
            tell(program, &format!("/api/v1/accounts/{code}/rights"), &right)?;
        }
    }
    Ok(())
}

/// Two runs that come to their end, and a plan of the first choices of one.
fn planned(program: &mut Visitor) -> Result<(), Trouble> {
    let question = json!({ "kind": "rotation", "day": "2019-04-01", "seconds": 5, "iterations": 20 });
    for _ in 0..2 {
        let run = text(&tell(program, "/api/v1/runs", &question)?["run"]["id"])?;
        let at = format!("/api/v1/runs/{run}");
        let mut looks = 0;
        while read(program, &at)?["run"]["ended"].is_null() {
            looks += 1;
            if looks > WAITS {
                return Err(Trouble::Server(format!("{run} does not end")));
            }
            std::thread::sleep(WAIT);
        }
        let result = read(program, &format!("{at}/result"))?;
        let accepted = json!({ "groups": [{ "group": result["choices"][0]["group"] }] });
        tell(program, &format!("{at}/acceptance"), &accepted)?;
    }
    Ok(())
}

/// A draft that records what somebody learned, with a scan.
fn draft(program: &mut Visitor, number: usize) -> Result<String, Trouble> {
    let people = read(program, "/api/v1/people?limit=50&theory=below:intermediate")?;
    let act = json!({
        "act": "RecordLearning",
        "fields": { "person": people["items"][number]["id"], "field": "theory", "level": "intermediate", "state": "held" },
    });
    let body = json!({
        "kind": "decision", "title": format!("Về việc ghi nhận trình độ, số {number}"), "issuer": "UBND huyện Hoành Bồ",
        "effective": "2019-04-01", "acts": [act],
    });
    let made = tell(program, "/api/v1/drafts", &body)?;
    let id = text(&made["id"])?;
    let file = json!({ "file": "ban-chup.pdf", "content": STANDARD.encode(SCAN) });
    tell(program, &format!("/api/v1/drafts/{id}/files"), &file)?;
    Ok(id)
}

fn upload(program: &mut Visitor, name: &str) -> Result<String, Trouble> {
    let file = json!({ "file": "danh-sach.csv", "content": list(name) });
    text(&tell(program, "/api/v1/uploads", &file)?["id"])
}

fn text(value: &Value) -> Result<String, Trouble> {
    let none = || Trouble::Server(format!("the API told {value} where a text was to be"));
    value.as_str().map(str::to_owned).ok_or_else(none)
}

/// Reads something by the API.
pub(super) fn read(program: &mut Visitor, path: &str) -> Result<Value, Trouble> {
    told(path, &program.get(path)?)
}

fn tell(program: &mut Visitor, path: &str, body: &Value) -> Result<Value, Trouble> {
    told(
        path,
        &program.send(path, "application/json", body.to_string().as_bytes())?,
    )
}

fn told(path: &str, answer: &Answer) -> Result<Value, Trouble> {
    let read = serde_json::from_str(&answer.body).ok();
    let beside = || Trouble::Server(format!("{path} was answered with {}: {}", answer.status, answer.body));
    read.filter(|_| answer.status == 200).ok_or_else(beside)
}

/// Sends a form of a page in the session of its reader.
fn send(visitor: &mut Visitor, path: &str, fields: &[(&str, &str)]) -> Result<(), Trouble> {
    let token = token(visitor)?;
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain([(CSRF, token.as_str())]).collect();
    let answer = visitor.post(path, &form(&fields))?;
    went(path, answer.status)
}

fn attach(visitor: &mut Visitor, path: &str, file: &[u8]) -> Result<(), Trouble> {
    let token = token(visitor)?;
    let head = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{CSRF}\"\r\n\r\n{token}\r\n\
         --{BOUNDARY}\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"ban-chup.pdf\"\r\n\
         Content-Type: application/pdf\r\n\r\n"
    );
    let tail = format!("\r\n--{BOUNDARY}--\r\n");
    let body = [head.as_bytes(), file, tail.as_bytes()].concat();
    let answer = visitor.send(path, &format!("multipart/form-data; boundary={BOUNDARY}"), &body)?;
    went(path, answer.status)
}

fn token(visitor: &mut Visitor) -> Result<String, Trouble> {
    let page = visitor.get(OWN_ACCOUNT)?;
    value_of(&page.body, CSRF).ok_or_else(|| Trouble::Server(format!("{OWN_ACCOUNT} has no token")))
}

fn went(path: &str, status: u16) -> Result<(), Trouble> {
    let done = matches!(status, 302 | 303);
    done.then_some(())
        .ok_or_else(|| Trouble::Server(format!("{path} was answered with {status}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_account_sends_people_of_its_own() {
        assert_eq!(
            (in_letters("abuse-0"), in_letters("abuse-12")),
            ("Bình".to_owned(), "ChâuDũng".to_owned())
        );
        let mut files = files();
        let all = files.len();
        files.sort();
        files.dedup();
        assert_eq!(files.len(), all);
    }
}
