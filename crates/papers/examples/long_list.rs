//! Writes a long list of people as offices keep them, for measuring the import: `cargo run --release -p papers --example long_list -- FILE ROWS UNITS`.
//!
//! UNITS is a CSV file whose first column names units, one a line under a heading. The same words give the same bytes.

use papers::office_form::{FormColumn, FormGroup, OfficeForm, OutCell};

const FAMILIES: [&str; 6] = ["Nguyễn", "Trần", "Đặng", "Bàn", "Lý", "Triệu"];
const MIDDLES: [&str; 5] = ["Văn", "Thị", "Đức", "Minh", "Thị Bích"];
const GIVEN: [&str; 9] = ["Ánh", "Bảo", "Cường", "Đào", "Hòa", "Ngọc", "Thông", "Thuỷ", "Ý"];
const HEADINGS: [&str; 13] = [
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Số CCCD",
    "Dân tộc",
    "Chức vụ, chức danh",
    "Đơn vị công tác",
    "Trình độ chuyên môn",
    "Lý luận chính trị",
    "QLNN",
    "Mã ngạch",
    "Hệ số",
    "Đảng viên",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [file, rows, units] = words.as_slice() else {
        return Err("three words are needed: FILE ROWS UNITS".into());
    };
    let rows: usize = rows.parse()?;
    let listed = std::fs::read_to_string(units)?;
    let first = |line: &str| line.split(',').next().unwrap_or("").to_owned();
    let units: Vec<String> = listed.lines().skip(1).map(first).collect();
    // Lists come unit by unit.
    let unit = |at: usize| units.get(at * units.len() / rows.max(1)).map_or("", String::as_str);
    let form = OfficeForm {
        sheet: "Danh sách".into(),
        title: "DANH SÁCH CÓ MẶT ĐẾN 28/02/2019".into(),
        columns: HEADINGS.iter().map(|heading| FormColumn::new(heading, 14)).collect(),
        groups: vec![FormGroup {
            heading: None,
            rows: (0..rows).map(|at| row(at, unit(at))).collect(),
        }],
        ..OfficeForm::default()
    };
    std::fs::write(file, form.to_xlsx()?)?;
    Ok(())
}

/// One person: names repeat, as they do; citizen numbers begin with 998, which is no province's number.
fn row(at: usize, unit: &str) -> Vec<OutCell> {
    let one = |all: &[&'static str], place: usize| all[place % all.len()];
    let (year, male) = (60 + at % 39, !at.is_multiple_of(2));
    let name = [one(&FAMILIES, at), one(&MIDDLES, at / 6), one(&GIVEN, at / 30)].join(" ");
    let birth = format!("{:02}/{:02}/19{year}", at % 28 + 1, at % 12 + 1);
    let number = format!("998{}{year}{at:06}", u8::from(!male));
    let cells = [
        name.as_str(),
        &birth,
        if male { "Nam" } else { "Nữ" },
        &number,
        one(&["Kinh", "Kinh", "Sán Dìu", "Dao"], at),
        one(&["Chuyên viên", "Chuyên viên", "Nhân viên"], at),
        unit,
        one(&["ĐH Luật", "Cao đẳng", "Thạc sĩ"], at / 3),
        one(&["TC LLCT", "SC LLCT", ""], at / 5),
        one(&["Chuyên viên", ""], at),
        "01.003",
        one(&["2,34", "3,00", "3,66"], at),
        one(&["x", "x", ""], at),
    ];
    cells.map(OutCell::text).to_vec()
}
