//! Faults of the files themselves: hidden rows, formulas, links, macros, bombs, other formats under a workbook's name.

mod common;

use std::io::Write as _;

use common::{births, book, codes, package, people, roster, rows};
use papers::cells::{Code, Sex};
use papers::workbook::{ReadError, Value, read};

#[test]
fn hidden_rows_formulas_and_links() {
    let cell = |place: &str, text: &str| format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let heads = [cell("A1", "STT"), cell("B1", "Họ và tên"), cell("C1", "Năm sinh")].concat();
    let sheet = format!(
        r#"<worksheet><sheetData><row r="1">{heads}</row><row r="2" hidden="1">{}{}<c r="C2"><f>1979+1</f><v>1980</v></c></row><row r="3">{}<c r="C3"><f>1980+1</f></c></row><row r="4">{}<c r="C4" t="str"><f>IF(1,"")</f><v></v></c></row></sheetData></worksheet>"#,
        cell("A2", "1"),
        cell("B2", "Nguyễn Văn A"),
        cell("B3", "Nguyễn Văn B"),
        cell("B4", "Nguyễn Văn C"),
    );
    let bytes = package(&[
        (
            "xl/workbook.xml",
            r#"<workbook><sheets><sheet name="DS" id="r1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", &sheet),
    ]);
    let roster = roster(&bytes);
    assert_eq!(
        (
            codes(people(&roster)[0]),
            people(&roster)[0].hidden,
            people(&roster)[0].is_good()
        ),
        (vec!["hidden_row"], true, true)
    );
    assert_eq!(births(&roster), ["1980", "", ""]);
    assert_eq!(codes(people(&roster)[1]), ["formula_without_value"]);
    assert!(people(&roster)[2].is_good(), "an empty result is an empty cell");
    let linked = package(&[
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.xml", "<workbook><sheets/></workbook>"),
        (
            "xl/externalLinks/_rels/externalLink1.xml.rels",
            r#"<Relationships><Relationship Id="r1" Type="x" Target="file:///C:/luong.xlsx"/></Relationships>"#,
        ),
    ]);
    assert!(matches!(read(&linked), Err(ReadError::ExternalLinks { targets }) if targets == ["file:///C:/luong.xlsx"]));
}

#[test]
fn files_that_are_not_taken() {
    let macros = package(&[("xl/workbook.xml", "<workbook/>"), ("xl/vbaProject.bin", "x")]);
    assert_eq!(read(&macros), Err(ReadError::Macros));
    let enabled = package(&[
        ("xl/workbook.xml", "<workbook/>"),
        (
            "[Content_Types].xml",
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        ),
    ]);
    assert_eq!(read(&enabled), Err(ReadError::Macros));
    let mut locked = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(read(&locked), Err(ReadError::Encrypted));
    assert_eq!(read(b"%PDF-1.7"), Err(ReadError::NotAWorkbook { seen: "pdf".into() }));
    assert_eq!(read(b""), Err(ReadError::Empty));
    let bomb = package(&[("xl/workbook.xml", &" ".repeat(40 << 20))]);
    assert!(matches!(read(&bomb), Err(ReadError::ExpandsTooFar { .. })));
    let climbing = package(&[("xl/workbook.xml", "<workbook/>"), ("../evil", "x")]);
    assert!(matches!(read(&climbing), Err(ReadError::UnsafePath { .. })));
    let many: Vec<(String, String)> = (0..201)
        .map(|at| (format!("xl/worksheets/{at}.xml"), String::new()))
        .collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert!(matches!(
        read(&package(&many)),
        Err(ReadError::TooManyEntries { entries: 201, .. })
    ));
    let entity = package(&[("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><workbook/>")]);
    assert!(matches!(read(&entity), Err(ReadError::DocumentType { .. })));
    let wide = book(|sheet| sheet.write_string(0, 300, "x").map(|_| ()).unwrap());
    assert!(matches!(read(&wide), Err(ReadError::TooManyColumns { .. })));
    let tall = book(|sheet| sheet.write_string(100_001, 0, "x").map(|_| ()).unwrap());
    assert!(matches!(read(&tall), Err(ReadError::TooManyRows { .. })));
}

#[test]
fn a_sheet_that_was_cut_off_is_not_a_shorter_list() {
    let of = |sheet: &str| {
        read(&package(&[
            (
                "xl/workbook.xml",
                r#"<workbook><sheets><sheet name="DS" id="r1"/></sheets></workbook>"#,
            ),
            (
                "xl/_rels/workbook.xml.rels",
                r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
            ),
            ("xl/worksheets/sheet1.xml", sheet),
        ]))
    };
    let whole = r#"<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"/></sheetData></worksheet>"#;
    assert!(of(whole).is_ok());
    for cut in [
        "</worksheet>",
        "</sheetData></worksheet>",
        r#"<row r="2"/></sheetData></worksheet>"#,
    ] {
        let sheet = whole.strip_suffix(cut).unwrap();
        assert!(matches!(of(sheet), Err(ReadError::Broken { .. })), "{sheet}");
    }
    assert!(matches!(of(&"<a>".repeat(1_000)), Err(ReadError::Broken { .. })));
}

#[test]
fn dates_of_1904() {
    let bytes = package(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="DS" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        (
            "xl/styles.xml",
            r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#,
        ),
        (
            "xl/worksheets/sheet1.xml",
            r#"<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Họ và tên</t></is></c><c r="B1" t="inlineStr"><is><t>Ngày sinh</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Nguyễn Văn A</t></is></c><c r="B2" s="1"><v>27945</v></c></row></sheetData></worksheet>"#,
        ),
    ]);
    assert_eq!(births(&roster(&bytes)), ["1980-07-05"]);
}

#[test]
fn web_pages_and_old_xml_under_a_workbooks_name() {
    let html = "<html><head><meta charset=utf-8><style>td{x}</style></head><body><table border=1><tr><th rowspan=2>STT<th rowspan=2>Họ và tên<th colspan=2>Ngày sinh</tr>\
        <tr><th>Nam</th><th>Nữ</th></tr><tr><td>1</td><td>Nguy&#7877;n V&#259;n A&nbsp;</td><td>05/07/1980</td><td></td></tr>\
        <tr style='display:none'><td>2<td>Trần Thị B<td><td>1981</tr></table></body></html>";
    let page = roster(html.as_bytes());
    assert_eq!(births(&page), ["1980-07-05", "1981"]);
    assert_eq!(people(&page)[0].facts().full_name.as_deref(), Some("Nguyễn Văn A"));
    assert_eq!(people(&page)[1].facts().sex, Some(Sex::Female));
    assert!(people(&page)[1].hidden);
    let xml = r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
        <Styles><Style ss:ID="s1"><Font ss:FontName=".VnTime"/></Style></Styles><Worksheet ss:Name="DS"><Table>
        <Row><Cell><Data ss:Type="String">STT</Data></Cell><Cell><Data ss:Type="String">Họ và tên</Data></Cell><Cell ss:Index="4"><Data ss:Type="String">Ngày sinh</Data></Cell></Row>
        <Row ss:Index="3" ss:Hidden="1"><Cell><Data ss:Type="Number">1</Data></Cell><Cell ss:StyleID="s1"><Data ss:Type="String">TrÇn ThÞ B</Data></Cell><Cell/><Cell><Data ss:Type="DateTime">1980-07-05T00:00:00.000</Data></Cell></Row>
        </Table></Worksheet></Workbook>"#;
    let old = roster(xml.as_bytes());
    assert_eq!((births(&old), people(&old)[0].row), (vec!["1980-07-05".to_owned()], 3));
    assert_eq!(people(&old)[0].facts().full_name.as_deref(), Some("Trần Thị B"));
}

#[test]
fn open_document_sheets() {
    let content = r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles>
        <style:style style:name="ce1" style:family="table-cell"><style:text-properties style:font-name=".VnTime"/></style:style></office:automatic-styles>
        <office:body><office:spreadsheet><table:table table:name="DS">
        <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
        <table:table-row><table:table-cell office:value-type="string"><text:p>Họ và tên</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Ngày sinh</text:p></table:table-cell></table:table-row>
        <table:table-row table:visibility="collapse"><table:table-cell table:style-name="ce1" office:value-type="string"><text:p>NguyÔn V¨n A</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="1980-07-05"><text:p>05/07/80</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
        </table:table></office:spreadsheet></office:body></office:document-content>"#;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("mimetype", stored).unwrap();
    zip.write_all(b"application/vnd.oasis.opendocument.spreadsheet")
        .unwrap();
    zip.start_file("content.xml", stored).unwrap();
    zip.write_all(content.as_bytes()).unwrap();
    let roster = roster(&zip.finish().unwrap().into_inner());
    assert_eq!(
        (births(&roster), people(&roster)[0].row, people(&roster)[0].hidden),
        (vec!["1980-07-05".to_owned()], 4, true)
    );
    assert_eq!(people(&roster)[0].facts().full_name.as_deref(), Some("Nguyễn Văn A"));
}

#[test]
fn text_stays_text() {
    let workbook = read(&book(|sheet| rows(sheet, &[&["00123", "1E5", "TRUE", "#5"]]))).unwrap();
    let values: Vec<&Value> = workbook.sheets[0].rows[0]
        .cells
        .iter()
        .map(|cell| &cell.value)
        .collect();
    assert_eq!(
        values,
        [
            &Value::Text("00123".into()),
            &Value::Text("1E5".into()),
            &Value::Text("TRUE".into()),
            &Value::Number(5.0)
        ]
    );
    assert!(!Code::HiddenRow.blocks() && Code::Ambiguous.blocks());
}
