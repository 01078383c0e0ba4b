//! The rolls: workbooks in the form that offices keep, one a body of people, for the importer to read.

use ledger::codes::{Sex, Standing};
use ledger::{Day, When};
use papers::date::{Date, PartialDate};
use papers::decimal::Decimal;
use papers::office_form::{FormColumn, FormGroup, OfficeForm, OutCell};

use crate::cast::Book;
use crate::people::Person;
use crate::problem::DemoError;

/// One workbook of people, as an office would hand it in.
#[derive(Debug, Clone)]
pub struct Workbook {
    /// Its file name.
    pub file_name: String,
    /// The day on which the list held.
    pub as_of: Day,
    /// The list.
    pub form: OfficeForm,
}

impl Workbook {
    /// The workbook's bytes. The same list gives the same bytes.
    ///
    /// # Errors
    ///
    /// [`DemoError::Workbook`] when a workbook cannot hold the list.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, DemoError> {
        let cannot = |problem: papers::office_form::WriteError| DemoError::Workbook {
            file: self.file_name.clone(),
            problem: problem.to_string(),
        };
        self.form.to_xlsx().map_err(cannot)
    }
}

/// File, sheet, who keeps it, what it is called, by roll.
const BOOKS: [(Book, &str, &str, &str, &str); 7] = [
    (
        Book::Communes,
        "01-can-bo-cong-chuc-cap-xa.xlsx",
        "Cấp xã",
        "CƠ QUAN TỔ CHỨC - NỘI VỤ",
        "DANH SÁCH CÁN BỘ, CÔNG CHỨC CẤP XÃ",
    ),
    (
        Book::Agencies,
        "02-co-quan-don-vi-huyen.xlsx",
        "Cơ quan, đơn vị",
        "CƠ QUAN TỔ CHỨC - NỘI VỤ",
        "DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC CƠ QUAN, ĐƠN VỊ THUỘC HUYỆN",
    ),
    (
        Book::Schools,
        "03-vien-chuc-truong-hoc.xlsx",
        "Trường học",
        "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
        "DANH SÁCH VIÊN CHỨC CÁC TRƯỜNG",
    ),
    (
        Book::PartTime,
        "04-khong-chuyen-trach.xlsx",
        "Không chuyên trách",
        "CƠ QUAN TỔ CHỨC - NỘI VỤ",
        "DANH SÁCH NGƯỜI HOẠT ĐỘNG KHÔNG CHUYÊN TRÁCH CẤP XÃ, THÔN, KHU",
    ),
    (
        Book::Collaborators,
        "05-cong-tac-vien.xlsx",
        "Cộng tác viên",
        "CƠ QUAN TỔ CHỨC - NỘI VỤ",
        "DANH SÁCH CỘNG TÁC VIÊN",
    ),
    (
        Book::PartyMembers,
        "06-dang-vien.xlsx",
        "Đảng viên",
        "CƠ QUAN TỔ CHỨC - NỘI VỤ",
        "DANH SÁCH ĐẢNG VIÊN NÔNG THÔN, ĐƯỜNG PHỐ",
    ),
    (
        Book::Citizens,
        "07-quan-chung-uu-tu.xlsx",
        "Quần chúng ưu tú",
        "CƠ QUAN TỔ CHỨC - NỘI VỤ",
        "DANH SÁCH QUẦN CHÚNG ƯU TÚ",
    ),
];

/// All rolls.
pub(crate) fn rolls(people: &[Person], as_of: Day) -> Vec<Workbook> {
    let (year, month, day) = as_of.civil();
    let mut all = Vec::new();
    for (number, (book, file, sheet, keeper, title)) in (1..).zip(BOOKS) {
        let own: Vec<&Person> = people.iter().filter(|person| person.book == book).collect();
        let salaried = book <= Book::Schools;
        let groups = own.chunk_by(|a, b| a.unit == b.unit).map(|group| FormGroup {
            heading: group.first().map(|person| person.unit.to_uppercase()),
            rows: group.iter().map(|person| cells(person, salaried)).collect(),
        });
        let form = OfficeForm {
            sheet: sheet.to_owned(),
            agency: vec!["HUYỆN HOÀNH BỒ".to_owned(), keeper.to_owned()],
            form: Some(format!("Biểu số {number}")),
            title: format!("{title} CÓ MẶT ĐẾN {day:02}/{month:02}/{year}"),
            subtitle: Some(
                "(SỐ LIỆU MINH HỌA: tên và số định danh do máy tạo, không phải của người có thật)".to_owned(),
            ),
            columns: columns(salaried),
            groups: groups.collect(),
            total: Some("Tổng cộng".to_owned()),
            signatures: vec!["NGƯỜI LẬP BIỂU".to_owned(), "THỦ TRƯỞNG ĐƠN VỊ".to_owned()],
        };
        all.push(Workbook {
            file_name: file.to_owned(),
            as_of,
            form,
        });
    }
    all
}

fn columns(salaried: bool) -> Vec<FormColumn> {
    let birth = "Ngày, tháng, năm sinh";
    let learnt = "Trình độ";
    let mut all = vec![
        FormColumn::new("Họ và tên", 26),
        FormColumn::under(birth, "Nam", 12),
        FormColumn::under(birth, "Nữ", 12),
        FormColumn::new("Số định danh", 15),
        FormColumn::new("Dân tộc", 9),
        FormColumn::new("Đối tượng", 14),
        FormColumn::new("Chức vụ, chức danh", 30),
        FormColumn::under(learnt, "Chuyên môn", 24),
        FormColumn::under(learnt, "Lý luận chính trị", 14),
    ];
    if salaried {
        let pay = "Ngạch, bậc lương";
        all.extend([
            FormColumn::under(learnt, "QLNN", 16),
            FormColumn::under(learnt, "Ngoại ngữ", 13),
            FormColumn::under(learnt, "Tin học", 10),
            FormColumn::under(pay, "Mã ngạch", 12),
            FormColumn::under(pay, "Bậc", 5),
            FormColumn::under(pay, "Hệ số", 7),
            FormColumn::under(pay, "Thời gian hưởng", 12),
        ]);
    }
    all.push(FormColumn::under("Ngày vào Đảng", "Dự bị", 12));
    all.push(FormColumn::under("Ngày vào Đảng", "Chính thức", 12));
    if salaried {
        all.push(FormColumn::new("Năm tuyển dụng", 8));
    }
    all
}

fn cells(person: &Person, salaried: bool) -> Vec<OutCell> {
    let text = |text: Option<&str>| OutCell::text(text.unwrap_or(""));
    let birth = OutCell::Date(written(person.birth));
    let (man, woman) = if person.sex == Sex::Male {
        (birth, OutCell::Empty)
    } else {
        (OutCell::Empty, birth)
    };
    let mut all = vec![
        OutCell::text(&person.full_name),
        man,
        woman,
        OutCell::text(&person.number),
        OutCell::text(&person.ethnicity),
        OutCell::text(kind(person.standing)),
        text(person.title.as_deref()),
        OutCell::text(education(person)),
        text(person.theory.as_ref().map(|theory| theory_word(&theory.level))),
    ];
    if salaried {
        all.extend([
            text(person.state_management.as_deref().map(management_word)),
            text(person.language.as_deref()),
            text(person.computing.as_deref()),
        ]);
        match &person.pay {
            Some(pay) => all.extend([
                OutCell::text(&pay.rank),
                Decimal::new(i64::from(pay.step), 0).map_or(OutCell::Empty, OutCell::Number),
                Decimal::new(pay.coefficient.millionths() / 10_000, 2).map_or(OutCell::Empty, OutCell::Number),
                OutCell::Date(written(When::Day(pay.since))),
            ]),
            None => all.extend([OutCell::Empty, OutCell::Empty, OutCell::Empty, OutCell::Empty]),
        }
    }
    let day = |day: Option<Day>| day.map_or(OutCell::Empty, |day| OutCell::Date(written(When::Day(day))));
    all.push(day(person.party.map(|(joined, _)| joined)));
    all.push(day(person.party.map(|(_, full)| full)));
    if salaried {
        all.push(OutCell::text(person.recruited.year().to_string()));
    }
    all
}

fn written(when: When) -> PartialDate {
    let day = when.latest();
    let (year, month, date) = day.civil();
    match when {
        When::Day(_) | When::By(_) => Date::new(year, month, date).map_or(PartialDate::Year(year), PartialDate::Day),
        When::Month(year, month) => {
            u8::try_from(month).map_or(PartialDate::Year(year), |month| PartialDate::Month(year, month))
        }
        When::Year(year) => PartialDate::Year(year),
    }
}

const fn kind(standing: Standing) -> &'static str {
    match standing {
        Standing::Cadre => "Cán bộ",
        Standing::CivilServant => "Công chức",
        Standing::PublicEmployee => "Viên chức",
        Standing::ContractWorker => "Hợp đồng",
        Standing::PartTime => "Cán bộ không chuyên trách",
        Standing::Collaborator => "Cộng tác viên",
        Standing::PartyMember => "Đảng viên",
        Standing::OutstandingCitizen => "Quần chúng ưu tú",
    }
}

fn education(person: &Person) -> String {
    let Some(own) = &person.education else {
        return String::new();
    };
    let level = match own.level.as_str() {
        "none" => "Chưa qua đào tạo",
        "elementary" => "Sơ cấp",
        "intermediate" => "Trung cấp",
        "college" => "Cao đẳng",
        "university" => "Đại học",
        "master" => "Thạc sĩ",
        _ => "Tiến sĩ",
    };
    let specialism = own
        .specialism
        .as_deref()
        .map(|specialism| format!(", {specialism}"))
        .unwrap_or_default();
    if own.studying {
        format!("Đang học {level}{specialism}")
    } else {
        format!("{level}{specialism}")
    }
}

fn theory_word(level: &str) -> &'static str {
    match level {
        "none" => "Chưa qua đào tạo",
        "elementary" => "Sơ cấp",
        "intermediate" => "Trung cấp",
        "advanced" => "Cao cấp",
        _ => "Cử nhân",
    }
}

fn management_word(level: &str) -> &'static str {
    match level {
        "none" => "Chưa",
        "officer" => "Cán sự",
        "expert" => "Chuyên viên",
        "principal" => "Chuyên viên chính",
        _ => "Chuyên viên cao cấp",
    }
}

#[cfg(test)]
mod tests {
    use crate::District;
    use lawbook::Lawbook;
    use papers::roster::{RowKind, recognise};

    #[test]
    fn every_row_of_every_roll_is_read_without_a_problem() {
        let district = District::generate(1, &Lawbook::carried().unwrap()).unwrap();
        for book in district.workbooks() {
            let roster = recognise(&papers::workbook::read(&book.to_xlsx().unwrap()).unwrap(), None, None);
            let people: Vec<_> = roster.rows.iter().filter(|row| row.kind == RowKind::Person).collect();
            let written: usize = book.form.groups.iter().map(|group| group.rows.len()).sum();
            assert_eq!(people.len(), written, "{}", book.file_name);
            let bad: Vec<_> = roster
                .rows
                .iter()
                .filter(|row| !row.problems.is_empty())
                .take(3)
                .collect();
            assert!(bad.is_empty(), "{}: {bad:?}", book.file_name);
            let groups = roster.rows.iter().filter(|row| row.kind == RowKind::Group).count();
            assert_eq!(groups, book.form.groups.len(), "{}", book.file_name);
            assert_eq!(
                roster.as_of.map(papers::date::Date::days),
                Some(i64::from(book.as_of.number())),
                "{}",
                book.file_name
            );
        }
    }
}
