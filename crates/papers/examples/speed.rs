//! Measures reading and recognising: `cargo run --release -p papers --example speed [ROWS]`.

use std::io::Write as _;
use std::time::Instant;

use papers::office_form::{FormColumn, FormGroup, OfficeForm, OutCell};
use papers::roster::recognise;
use papers::workbook::read;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rows: u32 = std::env::args().nth(1).map_or(Ok(30_000), |text| text.parse())?;
    let headings = [
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
    let row = |at: u32| {
        let year = 60 + at % 39;
        let birth = format!("{:02}/{:02}/19{year}", at % 28 + 1, at % 12 + 1);
        let number = format!("0220{year}{at:06}");
        [
            "Nguyễn Thị Kim Ánh",
            &birth,
            "Nam",
            &number,
            "Sán Dìu",
            "Công chức Văn phòng - thống kê",
            "UBND xã Dân Chủ",
            "ĐH Luật",
            "TC LLCT",
            "Chuyên viên",
            "01.003",
            "2,34",
            "x",
        ]
        .map(OutCell::text)
        .to_vec()
    };
    let form = OfficeForm {
        sheet: "Danh sách".into(),
        title: "DANH SÁCH CÓ MẶT ĐẾN 28/02/2019".into(),
        columns: headings.iter().map(|heading| FormColumn::new(heading, 14)).collect(),
        groups: vec![FormGroup {
            heading: None,
            rows: (0..rows).map(row).collect(),
        }],
        ..OfficeForm::default()
    };
    let mut out = std::io::stdout();
    let mut lap = Instant::now();
    let mut say = |what: &str| {
        let seconds = lap.elapsed().as_secs_f64();
        lap = Instant::now();
        writeln!(out, "{what}: {seconds:.3} s")
    };
    let bytes = form.to_xlsx()?;
    say("written")?;
    let workbook = read(&bytes)?;
    say("read")?;
    let roster = recognise(&workbook, None, None);
    say("recognised")?;
    let saved = serde_json::to_vec(&roster)?;
    say(&format!("saved, {} bytes", saved.len()))?;
    let back: papers::roster::Roster = serde_json::from_slice(&saved)?;
    say("loaded")?;
    let good = back.rows.iter().filter(|row| row.is_good()).count();
    writeln!(std::io::stdout(), "{good} of {} rows good", back.rows.len())?;
    Ok(())
}
