//! What people send who mean ill, or whose program broke the file.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::Place;
use super::super::browser::text;
use super::{LIST, preview_of, seen, send};
use crate::urls;

/// A workbook of one sheet, with further parts.
fn workbook(sheet: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let parts = [
        ("[Content_Types].xml", "<Types/>".to_owned()),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns:r=\"{rels}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships><Relationship Id=\"r1\" Type=\"{rels}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", sheet.to_owned()),
    ];
    let more = more.iter().map(|(name, text)| (*name, (*text).to_owned()));
    for (name, text) in parts.into_iter().chain(more) {
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[tokio::test]
async fn a_file_that_is_no_list_is_refused_in_words_and_not_kept() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let whole = workbook("<worksheet><sheetData/></worksheet>", &[]);
    let bomb = workbook(&format!("<worksheet>{}</worksheet>", " ".repeat(300 << 20)), &[]);
    let links = workbook(
        "<worksheet><sheetData/></worksheet>",
        &[(
            "xl/externalLinks/_rels/externalLink1.xml.rels",
            "<Relationships><Relationship Id=\"r1\" Type=\"x\" Target=\"file:///C:/khac.xlsx\"/></Relationships>",
        )],
    );
    let entities = workbook("<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet>&b;</worksheet>", &[]);
    let climbs = workbook("<worksheet/>", &[("../../etc/cron.d/x", "x")]);
    let macros = workbook("<worksheet/>", &[("xl/vbaProject.bin", "x")]);
    let large = vec![b'a'; (10 << 20) + 1];
    let cases: [(&str, &[u8], &str); 10] = [
        ("trống", b"", "tệp trống"),
        ("cụt.xlsx", &whole[..whole.len() / 2], "tệp hỏng"),
        ("bom.xlsx", &bomb, "phình ra quá giới hạn"),
        ("liên kết.xlsx", &links, "lấy giá trị từ tệp khác"),
        ("thực thể.xlsx", &entities, "không an toàn"),
        ("trèo.xlsx", &climbs, "không an toàn"),
        ("macro.xlsx", &macros, "có macro"),
        ("ảnh.xlsx", b"\x89PNG\r\n\x1a\n\0\0", "không phải bảng tính"),
        ("lớn.csv", &large, "lớn hơn 10 MB"),
        ("rất lớn.csv", &vec![b'a'; 11 << 20], "lớn hơn 10 MB"),
    ];
    for (name, bytes, words) in cases {
        let page = send(&mut browser, name, bytes).await;
        assert_eq!(page.status, 422, "{name}");
        let said = page.error_summary();
        assert!(said.contains(words), "{name}: {said}");
        assert!(
            page.body.contains("id=\"tep-problem\""),
            "{name}: said at the field too"
        );
    }
    let nothing = browser.post(urls::IMPORTS, &[]).await;
    assert!(nothing.error_summary().contains("Chưa chọn tệp"));
    let kept = place.records();
    assert!(
        kept.iter().all(|(kind, ..)| !kind.starts_with("upload")),
        "nothing half-written"
    );
}

#[tokio::test]
async fn names_and_cells_with_script_are_only_text() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let script = "<script>alert(1)</script>";
    let list = LIST
        .replace("Trần Thị Mai", script)
        .replace("Kế toán", script)
        .replace("Xã Bằng Cả", script);
    let sent = send(&mut browser, &format!("a{script}\"><img src=x>.csv"), list.as_bytes()).await;
    let columns = sent.header("location").to_owned();
    let page = browser.get(&columns).await;
    assert!(!page.body.contains("<script>alert") && !page.body.contains("<img src=x"));
    let upload = columns.trim_end_matches("/cot").to_owned();
    for query in ["?o=tat-ca", "?o=loi", "?o=<script>", "?trang=<script>"] {
        let page = browser
            .get(&format!("{upload}{}", query.replace('<', "%3C").replace('>', "%3E")))
            .await;
        assert_eq!(page.status, 200);
        assert!(
            !page.body.contains("<script>alert") && !page.body.contains("<img src=x"),
            "{query}"
        );
        assert!(
            text(&page.body).contains("&#60;script&#62;"),
            "{query}: it is shown as text"
        );
    }
    let seen = seen(&browser.get(&upload).await);
    let signed = browser
        .post(
            &format!("{upload}/ghi"),
            &[("nguoi-ky", script), ("da-xem", seen.as_str())],
        )
        .await;
    let report = browser
        .get(signed.header("location"))
        .await
        .header("location")
        .to_owned();
    for path in [report, urls::IMPORTS.to_owned()] {
        let page = browser.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.body.contains("<script>alert"), "{path}");
    }
}

#[tokio::test]
async fn an_upload_is_its_sender_s_alone() {
    let place = Place::new();
    let mut sender = place.logged_in("huyen").await;
    let upload = preview_of(&mut sender, LIST).await;
    let id = upload.rsplit('/').next().unwrap();
    assert!(
        id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{id}"
    );
    let mut other = place.logged_in("xa-bang-ca").await;
    other.get(urls::IMPORTS).await;
    let head = place.office.value().head();
    let forged =
        ["0", "..%2F..%2Fetc", &id[..31], "%00", "' OR 1=1 --", "lan"].map(|id| urls::upload(&urls::escape(id)));
    for path in forged.iter().chain([&upload]) {
        for what in ["", "/cot", "/danh-dau.xlsx", "/tien-do"] {
            let page = other.get(&format!("{path}{what}")).await;
            assert!([404, 400, 405].contains(&page.status), "{path}{what}: {}", page.status);
        }
        for what in ["/cot", "/ngay", "/don-vi", "/ghi", "/bo", "/dung"] {
            let page = other.post(&format!("{path}{what}"), &[]).await;
            assert!([404, 400, 405].contains(&page.status), "{path}{what}: {}", page.status);
        }
    }
    assert_eq!(sender.get(&upload).await.status, 200, "it is still there");
    assert_eq!(place.office.value().head(), head);
    for path in [
        "/nhap-du-lieu/lan/1",
        "/nhap-du-lieu/lan/-1",
        "/nhap-du-lieu/lan/99999999999",
    ] {
        assert_eq!(sender.get(path).await.status, 404, "{path}: no import");
    }
}

#[tokio::test]
async fn a_form_from_elsewhere_or_from_nobody_is_not_read() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    browser.get(urls::IMPORTS).await;
    browser.token = "0".repeat(32);
    let page = browser.post_file(urls::IMPORTS, "a.csv", LIST.as_bytes()).await;
    assert_eq!(page.status, 403, "{}", page.heading());
    let mut nobody = place.browser();
    nobody.get(urls::LOGIN).await;
    let page = nobody.post_file(urls::IMPORTS, "a.csv", LIST.as_bytes()).await;
    assert!(page.header("location").starts_with(urls::LOGIN), "{}", page.status);
    let mut leader = place.logged_in("lanh-dao").await;
    leader.get("/").await;
    assert_eq!(
        leader.post_file(urls::IMPORTS, "a.csv", LIST.as_bytes()).await.status,
        403
    );
    assert!(place.records().iter().all(|(kind, ..)| !kind.starts_with("upload")));
    // A file on any other page is no form of ours.
    let elsewhere = browser.post_file(urls::PEOPLE, "a.csv", LIST.as_bytes()).await;
    assert_eq!(elsewhere.status, 422);
}
