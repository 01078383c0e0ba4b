//! One fixture for each fault that offices' lists show, made here and read through the whole way in.

mod common;

use common::{births, book, codes, people, roster, rows, table};
use papers::cells::{EducationLevel, Sex, TheoryLevel};
use papers::date::Date;
use papers::roster::RowKind::{Group, Person, Total};
use papers::roster::{Field, RowKind, Warning, recognise};
use papers::workbook::read;
use rust_xlsxwriter::Format;

#[test]
fn dates_as_text_serials_and_years() {
    let roster = table(&[
        &["STT", "Họ và tên", "Ngày sinh"],
        &["#1", "Nguyễn Văn A", "5.7.80"],
        &["#2", "Nguyễn Văn B", "05/07/1980 "],
        &["#3", "Nguyễn Văn C", "#29407"],
        &["#4", "Nguyễn Văn D", "#1980"],
        &["#5", "Nguyễn Văn E", "tháng 7 năm 1980"],
        &["#6", "Nguyễn Văn G", "31/02/1980"],
        &["#7", "Nguyễn Văn H", "05/07/2020"],
        &["#8", "Nguyễn Văn I", ""],
    ]);
    assert_eq!(
        births(&roster),
        ["1980-07-05", "1980-07-05", "1980-07-05", "1980", "1980-07", "", "", ""]
    );
    assert_eq!(codes(people(&roster)[5]), ["impossible_date"]);
    assert_eq!(codes(people(&roster)[6]), ["birth_in_future"]);
    assert!(people(&roster)[7].is_good());
    assert_eq!(people(&roster)[0].reading(Field::Birth).unwrap().original, "5.7.80");
}

#[test]
fn day_and_month_exchanged_by_the_machine() {
    let dated = Format::new().set_num_format("dd/mm/yyyy");
    let bytes = book(|sheet| {
        rows(sheet, &[&["STT", "Họ và tên", "Ngày sinh"]]);
        for row in 1..=12u32 {
            sheet.write_number(row, 0, row).unwrap();
            sheet
                .write_string(
                    row,
                    1,
                    format!("Nguyễn Văn {}", char::from(b'A' + u8::try_from(row).unwrap())),
                )
                .unwrap();
            if row % 3 == 0 {
                sheet.write_string(row, 2, format!("{}/07/1980", row + 12)).unwrap();
            } else {
                let day = Date::new(1980, row, 7).unwrap();
                sheet
                    .write_number_with_format(row, 2, i32::try_from(day.serial()).unwrap(), &dated)
                    .unwrap();
            }
        }
    });
    let workbook = read(&bytes).unwrap();
    let plain = recognise(&workbook, None, Date::new(2019, 3, 14));
    assert!(
        plain.warnings.iter().any(|warning| matches!(
            warning,
            Warning::DayMonthSwapped {
                true_dates: 8,
                text_dates: 4,
                ..
            }
        )),
        "{:?}",
        plain.warnings
    );
    assert_eq!(codes(people(&plain)[0]), ["day_month_suspect"]);
    let mut mapping = plain.mapping;
    let column = mapping.sheets[0]
        .columns
        .iter_mut()
        .find(|column| column.field == Field::Birth)
        .unwrap();
    column.swap_day_month = Some(true);
    let swapped = recognise(&workbook, Some(&mapping), Date::new(2019, 3, 14));
    assert_eq!(births(&swapped)[..3], ["1980-07-01", "1980-07-02", "1980-07-15"]);
    assert!(codes(people(&swapped)[0]).is_empty());
}

#[test]
fn citizen_numbers_that_lost_digits() {
    let roster = table(&[
        &["STT", "Họ và tên", "Giới tính", "Năm sinh", "Số CCCD"],
        &["#1", "Trần Thị Mai", "Nữ", "1972", "#22172098702"],
        &["#2", "Trần Thị Mai", "Nữ", "1972", "22172098702"],
        &["#3", "Trần Thị Mai", "Nữ", "1973", "022172098702"],
        &["#4", "Trần Văn Mai", "Nam", "1972", "022172098702"],
        &["#5", "Trần Thị Mai", "Nữ", "1972", "1.2E+11"],
        &["#6", "Trần Thị Mai", "Nữ", "1972", "0221720987"],
        &["#7", "Trần Thị Mai", "Nữ", "1972", "100123456"],
        &["#8", "Trần Thị Mai", "Nữ", "1972", "0221720987022"],
    ]);
    let numbers: Vec<String> = people(&roster)
        .iter()
        .map(|row| {
            row.facts()
                .citizen_number
                .map(|own| own.as_str().to_owned())
                .unwrap_or_default()
        })
        .collect();
    assert_eq!(numbers[..2], ["022172098702", "022172098702"]);
    assert_eq!(codes(people(&roster)[0]), ["leading_zero_restored"]);
    assert!(people(&roster)[0].is_good());
    assert_eq!(codes(people(&roster)[2]), ["citizen_number_mismatch"]);
    assert_eq!(codes(people(&roster)[3]), ["citizen_number_mismatch"]);
    assert_eq!(codes(people(&roster)[4]), ["citizen_number_rounded"]);
    assert_eq!(codes(people(&roster)[5]), ["citizen_number_length"]);
    assert_eq!(people(&roster)[6].facts().former_number.as_deref(), Some("100123456"));
    assert_eq!(codes(people(&roster)[7]), ["citizen_number_length"]);
}

#[test]
fn legacy_fonts_runs_and_letters() {
    let tcvn3 = Format::new().set_font_name(".VnTime");
    let capitals = Format::new().set_font_name(".VnTimeH");
    let vni = Format::new().set_font_name("VNI-Times");
    let plain = Format::new().set_font_name("Times New Roman");
    let bytes = book(|sheet| {
        rows(
            sheet,
            &[
                &["STT", "Họ và tên", "Chức vụ"],
                &["#1"],
                &["#2"],
                &["#3"],
                &["#4"],
                &["#5"],
                &["#6", "Nguyeãn Vaên Huøng", "Giáo viên"],
            ],
        );
        sheet.write_string_with_format(1, 1, "§Æng ThÞ Mai", &tcvn3).unwrap();
        sheet.write_string_with_format(2, 1, "nguyÔn v¨n a", &capitals).unwrap();
        sheet.write_string_with_format(3, 1, "Traàn Quoác Toaûn", &vni).unwrap();
        sheet
            .write_rich_string(4, 1, &[(&tcvn3, "NguyÔn "), (&plain, "Đức Ánh")])
            .unwrap();
        sheet.write_string(5, 1, "NguyÔn V¨n Hïng").unwrap();
        for row in 1..6 {
            sheet.write_string(row, 2, "Kế toán").unwrap();
        }
    });
    let roster = roster(&bytes);
    let names: Vec<String> = people(&roster).iter().filter_map(|row| row.facts().full_name).collect();
    assert_eq!(
        names,
        [
            "Đặng Thị Mai",
            "Nguyễn Văn A",
            "Trần Quốc Toản",
            "Nguyễn Đức Ánh",
            "Nguyễn Văn Hùng",
            "Nguyễn Văn Hùng"
        ]
    );
    assert_eq!(
        people(&roster)[0].reading(Field::FullName).unwrap().original,
        "§Æng ThÞ Mai"
    );
    assert_eq!(codes(people(&roster)[4]), ["legacy_letters"]);
    assert!(people(&roster).iter().all(|row| row.is_good()));
}

#[test]
fn noise_in_letters() {
    let roster = table(&[
        &["STT", "Họ và tên", "Chức vụ"],
        &["#1", "Nguye\u{302}\u{303}n  Va\u{306}n\u{a0}A ", "Kế toán"],
        &["#2", "ÐẶNG THỊ\u{a0}MAI", "Kế toán"],
    ]);
    let names: Vec<String> = people(&roster).iter().filter_map(|row| row.facts().full_name).collect();
    assert_eq!(names, ["Nguyễn Văn A", "Đặng Thị Mai"]);
}

#[test]
fn three_heading_rows_groups_totals_and_signatures() {
    let look = Format::new();
    let bytes = book(|sheet| {
        rows(
            sheet,
            &[
                &["ĐẢNG ỦY KHỐI", "", "", "", "ĐẢNG CỘNG SẢN VIỆT NAM"],
                &["", "DANH SÁCH TRÍCH NGANG CÁN BỘ"],
                &["", "(Tính đến ngày 31 tháng 12 năm 2018)"],
                &[],
                &["TT", "Họ và tên", "", "Sinh", "", "", "Trình độ", "", "", "Đơn vị"],
                &["", "", "", "", "", "", "Chuyên môn", "", "LLCT", ""],
                &["", "", "", "Ngày", "Tháng", "Năm", "Đại học", "Thạc sĩ", "", ""],
                &["A", "B", "C", "1", "2", "3", "4", "5", "6", "7"],
                &["A", "KHỐI HUYỆN"],
                &["I", "Phòng Nội vụ"],
                &[
                    "1",
                    "Nguyễn Văn",
                    "An",
                    "#5",
                    "#7",
                    "#1980",
                    "x",
                    "",
                    "TC",
                    "Phòng Nội vụ",
                ],
                &["2", "Trần Thị", "Bình", "", "", "#1982", "x", "x", "CC LLCT", ""],
                &["", "Cộng mục I", "#2"],
                &["TT", "Họ và tên", "", "Sinh", "", "", "Trình độ", "", "", "Đơn vị"],
                &["II", "Văn phòng"],
                &["3", "Lê Văn", "Cường", "31", "2", "1980", "", "", "", "Văn phòng"],
                &["B", "KHỐI XÃ"],
                &["4", "Đỗ Thị", "Dung", "", "7", "1979", "", "", "", ""],
                &["", "Tổng cộng: 4 người"],
                &["", "Ấn định danh sách có 4 người"],
                &["", "", "", "", "", "", "Hoành Bồ, ngày 02 tháng 01 năm 2019"],
                &["", "NGƯỜI LẬP BIỂU", "", "", "", "", "TRƯỞNG BAN"],
                &["", "Phạm Văn Lập", "", "", "", "", "Vũ Thị Trưởng"],
            ],
        );
        sheet.merge_range(4, 1, 6, 2, "Họ và tên", &look).unwrap();
        sheet.merge_range(4, 3, 5, 5, "Sinh", &look).unwrap();
        sheet.merge_range(4, 6, 4, 8, "Trình độ", &look).unwrap();
        sheet.merge_range(5, 6, 5, 7, "Chuyên môn", &look).unwrap();
        sheet.merge_range(5, 8, 6, 8, "LLCT", &look).unwrap();
        sheet.merge_range(4, 0, 6, 0, "TT", &look).unwrap();
        sheet.merge_range(4, 9, 6, 9, "Đơn vị", &look).unwrap();
        sheet.merge_range(10, 9, 11, 9, "Phòng Nội vụ", &look).unwrap();
    });
    let roster = recognise(&read(&bytes).unwrap(), None, None);
    assert_eq!(roster.as_of, Date::new(2018, 12, 31));
    assert_eq!(roster.title.as_deref(), Some("DANH SÁCH TRÍCH NGANG CÁN BỘ"));
    let kinds: Vec<(u32, RowKind)> = roster.rows.iter().map(|row| (row.row, row.kind)).collect();
    assert_eq!(
        kinds,
        [
            (9, Group),
            (10, Group),
            (11, Person),
            (12, Person),
            (13, Total),
            (15, Group),
            (16, Person),
            (17, Group),
            (18, Person),
            (19, Total)
        ]
    );
    let facts: Vec<_> = people(&roster).iter().map(|row| row.facts()).collect();
    assert_eq!(facts[0].full_name.as_deref(), Some("Nguyễn Văn An"));
    assert_eq!(births(&roster), ["1980-07-05", "1982", "", "1979-07"]);
    assert_eq!(codes(people(&roster)[2]), ["impossible_date"]);
    assert_eq!(
        facts[1]
            .education
            .iter()
            .filter_map(|own| own.level)
            .collect::<Vec<_>>(),
        [EducationLevel::University, EducationLevel::Master]
    );
    assert_eq!(
        (facts[0].theory_held(), facts[1].theory_held()),
        (Some(TheoryLevel::Intermediate), Some(TheoryLevel::Advanced))
    );
    assert_eq!(
        facts[1].unit.as_deref(),
        Some("Phòng Nội vụ"),
        "the merged area holds for both rows"
    );
    assert_eq!(people(&roster)[0].unit_context, ["KHỐI HUYỆN", "Phòng Nội vụ"]);
    assert_eq!(people(&roster)[3].unit_context, ["KHỐI XÃ"]);
}

#[test]
fn marks_of_sex_and_a_lone_column_of_women() {
    let both = table(&[
        &["STT", "Họ và tên", "Nam", "Nữ", "Chức vụ"],
        &["1", "Nguyễn Văn A", "x", "", "Kế toán"],
        &["2", "Trần Thị B", "", "x", "Kế toán"],
        &["3", "Lê C", "x", "x", "Kế toán"],
    ]);
    assert_eq!(
        people(&both).iter().map(|row| row.facts().sex).collect::<Vec<_>>()[..2],
        [Some(Sex::Male), Some(Sex::Female)]
    );
    assert_eq!(codes(people(&both)[2]), ["ambiguous"]);
    let dated = table(&[
        &["STT", "Họ và tên", "Nam", "Nữ", "Chức vụ"],
        &["1", "Nguyễn Văn A", "1980", "", "Kế toán"],
        &["2", "Trần Thị B", "", "05/07/1981", "Kế toán"],
    ]);
    assert_eq!(births(&dated), ["1980", "1981-07-05"]);
    let women = table(&[
        &["STT", "Họ và tên", "Nữ", "Chức vụ"],
        &["1", "Nguyễn Văn A", "", "Kế toán"],
        &["2", "Trần Thị B", "x", "Kế toán"],
    ]);
    assert_eq!(
        people(&women).iter().map(|row| row.facts().sex).collect::<Vec<_>>(),
        [Some(Sex::Male), Some(Sex::Female)]
    );
}

#[test]
fn decimals_words_and_what_is_not_known() {
    let roster = table(&[
        &[
            "STT",
            "Họ và tên",
            "Hệ số",
            "Trình độ chuyên môn",
            "Trình độ văn hóa",
            "Lý luận chính trị",
            "Mã ngạch",
            "Đảng viên",
        ],
        &["1", "Nguyễn Văn A", "2,34", "ĐH Luật", "12/12", "TC", "#1.003", "x"],
        &[
            "2",
            "Nguyễn Văn B",
            "#3.66",
            "Th.s QLC",
            "10/10",
            "Cử nhân",
            "01a.003",
            "03/02/2005",
        ],
        &["3", "Nguyễn Văn C", "4.4O", "BSCKI", "", "khác", "V.07.04.11", ""],
    ]);
    let facts: Vec<_> = people(&roster).iter().map(|row| row.facts()).collect();
    assert_eq!(facts[0].coefficient.unwrap().hundredths(), Some(234));
    assert_eq!(facts[1].coefficient.unwrap().hundredths(), Some(366));
    assert_eq!(
        (facts[0].education_held(), facts[0].specialism.as_deref()),
        (Some(EducationLevel::University), Some("Luật"))
    );
    assert_eq!(facts[0].general_education.as_deref(), Some("12/12"));
    assert_eq!(facts[1].theory_held(), Some(TheoryLevel::Bachelor));
    assert_eq!(
        (facts[0].rank_code.as_deref(), facts[2].rank_code.as_deref()),
        (Some("01.003"), Some("V.07.04.11"))
    );
    assert_eq!(
        codes(people(&roster)[2]),
        ["unreadable_number", "unknown_education", "unknown_political_theory"]
    );
    assert!(
        people(&roster)[2].is_good(),
        "the person is known, the unread words wait"
    );
}

#[test]
fn lists_without_headings_are_told_by_their_contents() {
    let roster = table(&[
        &["Nguyễn Văn An", "Nam", "05/07/1980", "022080123456"],
        &["Trần Thị Bình", "Nữ", "1981", "022181123456"],
        &["Lê Văn Cường", "Nam", "7/1982", "022082123456"],
    ]);
    assert!(
        roster
            .warnings
            .iter()
            .any(|warning| matches!(warning, Warning::HeadingsNotFound { .. }))
    );
    assert_eq!(births(&roster), ["1980-07-05", "1981", "1982-07"]);
    assert!(
        people(&roster)
            .iter()
            .all(|row| row.is_good() && row.facts().citizen_number.is_some())
    );
}
