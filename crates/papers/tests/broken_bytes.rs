//! Whatever bytes come, reading ends in a workbook or a typed error, never in a panic.

#![allow(clippy::unwrap_used)] // helpers of tests fail loudly

use papers::office_form::{FormColumn, FormGroup, OfficeForm, OutCell};
use papers::roster::recognise;
use papers::workbook::read;
use proptest::prelude::*;

fn whole() -> Vec<u8> {
    let row = |name: &str| {
        vec![
            OutCell::text(name),
            OutCell::text("05/07/1980"),
            OutCell::text("022080123456"),
        ]
    };
    let form = OfficeForm {
        sheet: "DS".into(),
        title: "DANH SÁCH CÓ MẶT ĐẾN 28/02/2019".into(),
        columns: vec![
            FormColumn::new("Họ và tên", 20),
            FormColumn::new("Ngày sinh", 10),
            FormColumn::new("Số CCCD", 10),
        ],
        groups: vec![FormGroup {
            heading: Some("Xã Dân Chủ".into()),
            rows: vec![row("Nguyễn Văn A"), row("Trần Thị B")],
        }],
        ..OfficeForm::default()
    };
    form.to_xlsx().unwrap()
}

fn try_all(bytes: &[u8]) {
    if let Ok(workbook) = read(bytes) {
        let roster = recognise(&workbook, None, None);
        let _ = papers::marked::write(&workbook, &[], "Lý do", &[]);
        let saved = serde_json::to_string(&(&workbook, &roster)).unwrap();
        let _: (papers::workbook::Workbook, papers::roster::Roster) = serde_json::from_str(&saved).unwrap();
    }
}

/// A package of stored parts, so that damage reaches the XML instead of failing a checksum.
fn package(sheet: &str) -> Vec<u8> {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let parts = [
        (
            "xl/workbook.xml",
            r#"<workbook><sheets><sheet name="DS" id="r1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const SHEET: &str = r#"<worksheet><cols><col min="1" max="3" width="10" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Họ và tên</t></is></c><c r="B1" t="inlineStr"><is><t>Ngày sinh</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><r><rPr><rFont val=".VnTime"/></rPr><t>NguyÔn</t></r></is></c><c r="B2" t="n"><f>1+1</f><v>29407</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>"#;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        try_all(&bytes);
    }

    #[test]
    fn random_bytes_behind_a_known_beginning(kind in 0usize..6, bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let begin: [&[u8]; 6] = [
            b"PK\x03\x04xl/workbook", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, b'W', 0, b'o', 0, b'r', 0, b'k', 0, b'b', 0, b'o', 0, b'o', 0, b'k', 0],
            b"<html><table><tr><td>", b"<?xml?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Row><Cell>", b"\xff\xfe", b"STT;H\xe1\xbb\x8d t\xc3\xaan\n",
        ];
        try_all(&[begin[kind], &bytes].concat());
    }

    #[test]
    fn flipped_bits(flips in prop::collection::vec((any::<prop::sample::Index>(), 0u8..8), 1..12)) {
        let mut bytes = whole();
        for (at, bit) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
        }
        try_all(&bytes);
    }

    #[test]
    fn cut_short(at in any::<prop::sample::Index>()) {
        let bytes = whole();
        try_all(&bytes[..at.index(bytes.len())]);
    }

    #[test]
    fn damaged_sheets(at in any::<prop::sample::Index>(), damage in "[<>/a-zA-Z0-9\"=& ;:-]{0,12}", cut in 0usize..20) {
        let start = SHEET.char_indices().map(|(at, _)| at).nth(at.index(SHEET.chars().count())).unwrap();
        let end = SHEET[start..].char_indices().map(|(at, _)| start + at).nth(cut).unwrap_or(SHEET.len());
        try_all(&package(&format!("{}{damage}{}", &SHEET[..start], &SHEET[end..])));
    }

    #[test]
    fn damaged_pages(damage in "(<[/]?(table|tr|td|th|br|font)( (colspan|rowspan|face|style)=[\"']?[0-9a-z.]{0,6}[\"']?)?>|[a-zàễ0-9&;#x ]{1,6}){0,40}") {
        try_all(format!("<html><table>{damage}").as_bytes());
    }
}
