//! Scans of papers on pages and over the API: attached, taken, refused in words, and beside the decision at the end.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use office::permission::{DataClass, Deed, Role};
use office::port::Chain;
use serde_json::{Value, json};
use testkit::grant;

use super::Place;
use super::browser::{Browser, SECRET, text};
use super::own;
use super::programs::{ask, key};

const PDF: &[u8] = b"%PDF-1.7 scan %%EOF\n";

/// A draft that rewards somebody.
async fn begun(place: &Place, officer: &mut Browser) -> String {
    officer.get("/van-ban/moi").await;
    let head = [
        ("loai", "decision"),
        ("trich-yeu", "Về việc khen thưởng"),
        ("co-quan", "UBND huyện"),
        ("hieu-luc", "1/8/2019"),
        ("can-cu", ""),
    ];
    let draft = officer.post("/van-ban/moi", &head).await.header("location").to_owned();
    let to = format!("{draft}/them");
    let person = place.sample.short.to_string();
    let act = [("noi-dung", "91"), ("person", &person), ("title", "Giấy khen")];
    assert_eq!(officer.post(&to, &act).await.status, 303);
    draft
}

#[tokio::test]
async fn a_scan_is_attached_on_the_page_and_stands_beside_the_decision() {
    let place = Place::new();
    let mut officer = place.logged_in("huyen").await;
    let draft = begun(&place, &mut officer).await;
    let page = officer.get(&draft).await;
    assert!(
        text(&page.body).contains("Chưa có bản chụp nào"),
        "{}",
        text(&page.body)
    );
    let to = format!("{draft}/tep");
    let sent = officer.post_file(&to, "quyết định.pdf", PDF).await;
    assert_eq!(
        (sent.status, sent.header("location")),
        (303, format!("{draft}#tep").as_str())
    );
    let page = officer.get(&draft).await;
    assert!(
        text(&page.body).contains("quyết định.pdf PDF, 1 kB"),
        "{}",
        text(&page.body)
    );
    // What is no scan, or nothing, is refused beside the field, and what is there stays.
    insta::assert_snapshot!(officer.post_file(&to, "x.pdf", b"PK\x03\x04").await.error_summary(), @"
    422 Có 1 điểm cần sửa
    - Đây không phải tệp PDF hay ảnh PNG, JPG, dù tên tệp ghi thế nào
      Lưu lại thành PDF hoặc chụp ảnh giấy tờ
    ");
    insta::assert_snapshot!(officer.post_file(&to, "", b"").await.error_summary(), @"
    422 Có 1 điểm cần sửa
    - Chưa chọn tệp
      Chọn một tệp PDF, PNG hoặc JPG
    ");
    let large = vec![b' '; 11 << 20];
    let refused = officer.post_file(&to, "x.pdf", &large).await;
    assert!(
        refused.status == 422 && refused.body.contains("tep-moi-problem"),
        "{}",
        refused.error_summary()
    );

    let mut leader = place.logged_in("lanh-dao").await;
    let step = format!("{draft}/buoc");
    officer.get(&draft).await;
    officer.post(&step, &[("buoc", "submit")]).await;
    let page = leader.get(&draft).await;
    let open = page.between(&format!("action=\"{draft}/tep/"), "\"").to_owned();
    let taken = leader.post(&format!("{draft}/tep/{open}"), &[]).await;
    assert_eq!((taken.status, taken.bytes.as_slice()), (200, PDF));
    assert_eq!(taken.header("content-type"), "application/pdf");
    assert!(
        taken
            .header("content-disposition")
            .starts_with("attachment; filename=\"ban-chup.pdf\"")
    );
    assert!(taken.header("content-security-policy").ends_with("sandbox"));
    leader.post(&step, &[("buoc", "approve")]).await;
    let sign = [("buoc", "sign"), ("nguoi-ky", "Chủ tịch"), ("ngay-ky", "1/7/2019")];
    assert_eq!(leader.post(&step, &sign).await.status, 303);
    officer.get(&draft).await;
    assert_eq!(
        officer
            .post_file(&to, "bản ký.pdf", b"%PDF-1.7 signed %%EOF")
            .await
            .status,
        303
    );
    assert_eq!(
        officer
            .post(&step, &[("buoc", "enter"), ("so", "3/QĐ-UBND")])
            .await
            .status,
        303
    );
    let page = officer.get(&draft).await;
    assert!(
        text(&page.body).contains("các tệp nằm cùng quyết định"),
        "{}",
        text(&page.body)
    );
    let seq = place.office.value().head().seq;
    let decision = format!("/quyet-dinh/{seq}");
    let page = officer.get(&decision).await;
    for one in ["quyết định.pdf", "bản ký.pdf"] {
        assert!(page.body.contains(one), "{}", text(&page.body));
    }
    let taken = officer.post(&format!("{decision}/tep/1"), &[]).await;
    assert_eq!((taken.status, taken.bytes.as_slice()), (200, PDF));
    for path in ["tep/3", "tep/0", "tep/x"] {
        assert_eq!(
            officer.post(&format!("{decision}/{path}"), &[]).await.status,
            404,
            "{path}"
        );
    }
    let reads = place.events(Chain::Reads);
    assert_eq!(reads.iter().filter(|event| event.contains("file.read")).count(), 2);
}

#[tokio::test]
async fn whoever_proposes_attaches_a_photograph_and_the_judge_reads_it() {
    let place = own::with_official();
    let root = place.sample.root;
    let other = grant(Role::Official, root, DataClass::Sensitive);
    place
        .office
        .add_account("test", "khac", "", SECRET, None, vec![other])
        .unwrap();
    let mut official = place.logged_in("ngoc").await;
    let proposal = own::put(&mut official).await;
    official.get(&proposal).await;
    assert_eq!(
        official
            .post_file(&format!("{proposal}/tep"), "bằng.pdf", PDF)
            .await
            .status,
        303
    );
    assert_eq!(
        official
            .post_file(&format!("{proposal}/tep"), "x.pdf", b"%PDF-2 %%EOF")
            .await
            .status,
        303
    );
    let page = official.get(&proposal).await;
    let drop = page
        .body
        .rsplit("name=\"tep\" value=\"")
        .next()
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let dropped = official.post(&format!("{proposal}/tep/bo"), &[("tep", &drop)]).await;
    assert_eq!(dropped.status, 303);
    let page = official.get(&proposal).await;
    assert!(page.body.contains("bằng.pdf") && !page.body.contains("x.pdf"));
    assert_eq!(official.post(&proposal, &[("buoc", "send")]).await.status, 303);
    let scan = page.between(&format!("action=\"{proposal}/tep/"), "\"").to_owned();
    let path = format!("/thay-doi/{}", proposal.rsplit('/').next().unwrap());
    let mut officer = place.logged_in("huyen").await;
    assert!(officer.get(&path).await.body.contains("bằng.pdf"));
    assert_eq!(officer.post(&format!("{path}/tep/{scan}"), &[]).await.bytes, PDF);
    let mut stranger = place.logged_in("khac").await;
    stranger.get("/").await;
    for to in [format!("{path}/tep/{scan}"), format!("{proposal}/tep/{scan}")] {
        let refused = stranger.post(&to, &[]).await.status;
        assert!(refused == 403 || refused == 404, "{to}: {refused}");
    }
}

#[tokio::test]
async fn programs_attach_take_and_remove_scans() {
    let place = Place::new();
    let mut officer = place.logged_in("huyen").await;
    let draft = begun(&place, &mut officer).await;
    let id = draft.rsplit('/').next().unwrap();
    let path = format!("/api/v1/drafts/{id}");
    let key = key(&place, &[Deed::ReadPerson, Deed::Decide], DataClass::Sensitive, 1_000);
    let send = async |to: String, body: Value| {
        let (status, said) = ask(&place, "POST", &to, &key, Some(&body.to_string())).await;
        (status, serde_json::from_str::<Value>(&said).unwrap())
    };
    // The draft is the account's own, not the key's.
    let file = json!({ "file": "a.pdf", "content": STANDARD.encode(PDF) });
    assert_eq!(send(format!("{path}/files"), file.clone()).await.0, 403);
    officer.get(&draft).await;
    officer.post_file(&format!("{draft}/tep"), "a.pdf", PDF).await;
    let (_, told) = ask(&place, "GET", &path, &key, None).await;
    let told: Value = serde_json::from_str(&told).unwrap();
    let which = json!({ "sha256": told["files"][0]["sha256"] });
    assert_eq!(told["files"][0]["kind"], "pdf");
    let (status, given) = send(format!("{path}/files/opening"), which.clone()).await;
    assert_eq!(
        (status, given["content"].as_str()),
        (200, Some(STANDARD.encode(PDF).as_str()))
    );
    assert_eq!(send(format!("{path}/files/removal"), which).await.0, 403);
    let nothing = json!({ "sha256": "0".repeat(64) });
    assert_eq!(send(format!("{path}/files/opening"), nothing).await.0, 404);
    let broken = json!({ "file": "a.pdf", "content": STANDARD.encode(b"MZ") });
    assert_eq!(send(format!("{path}/files"), broken).await.0, 422);
}
