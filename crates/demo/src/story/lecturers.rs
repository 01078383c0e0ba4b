//! Who teaches in the classes of the year after the rolls: the centre's own lecturers, and heads of bodies who lecture beside their work.

use ledger::Day;
use ledger::acts::people::{AttributeValue, SetPersonAttribute};

use crate::district::Parts;
use crate::issue::{Issue, Series};

/// The body whose people lecture by profession.
const CENTRE: &str = "Trung tâm Bồi dưỡng chính trị huyện";
/// Titles whose holders lecture beside their work, by body: what they teach.
const VISITING: [(&str, &str, &str); 8] = [
    (
        "Ban Tuyên giáo Huyện ủy",
        "Trưởng ban",
        "Lý luận chính trị; nghị quyết của Đảng",
    ),
    ("Ban Dân vận Huyện ủy", "Trưởng ban", "Công tác dân vận"),
    ("Ủy ban Kiểm tra Huyện ủy", "Chủ nhiệm", "Công tác kiểm tra, giám sát"),
    (
        "Cơ quan Tổ chức - Nội vụ",
        "Trưởng ban",
        "Xây dựng Đảng; quản lý nhà nước",
    ),
    ("Phòng Tư pháp", "Trưởng phòng", "Pháp luật; chứng thực, hộ tịch"),
    ("Phòng Tài chính - Kế hoạch", "Trưởng phòng", "Tài chính, ngân sách xã"),
    (
        "Thanh tra huyện",
        "Chánh Thanh tra",
        "Tiếp công dân, giải quyết khiếu nại",
    ),
    ("Trung tâm Hành chính công huyện", "Giám đốc", "Nghiệp vụ Một cửa"),
];

pub(super) fn issues(parts: &Parts) -> Vec<Issue> {
    let mut rows: Vec<(String, &'static str)> = Vec::new();
    for person in &parts.people {
        let title = person.title.as_deref().unwrap_or("");
        if person.unit == CENTRE && title != "Nhân viên" {
            rows.push((person.number.clone(), "Giảng viên chuyên trách"));
        }
        let visiting = VISITING
            .iter()
            .find(|(unit, own, _)| *unit == person.unit && *own == title);
        rows.extend(visiting.map(|(.., what)| (person.number.clone(), *what)));
    }
    let year = parts.settings.district.rolls_as_of.year() + 1;
    let Some(day) = Day::of(year, 1, 8) else {
        return Vec::new();
    };
    let issue = Issue::new(
        Series::Party,
        day,
        day,
        format!("Danh sách giảng viên, báo cáo viên năm {year}"),
    );
    vec![issue.act(move |scribe| {
        for (number, what) in &rows {
            let person = scribe.person(number)?;
            let value = Some(AttributeValue::Text((*what).to_owned()));
            scribe.add(SetPersonAttribute {
                person,
                key: "lecturer".to_owned(),
                value,
            });
        }
        Ok(())
    })]
}
