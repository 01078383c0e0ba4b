//! Names of people and places: some forty thousand different full names, as few of them unlike each other as in earnest.

use super::dice::Dice;

const FAMILIES: [&str; 20] = [
    "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ",
    "Ngô", "Dương", "Lý", "Bàn", "Triệu", "Chìu",
];
const MIDDLES: [[&str; 8]; 2] = [
    ["Văn", "Đức", "Minh", "Quang", "Hữu", "Xuân", "Tài", "Ngọc"],
    [
        "Thị",
        "Thị Bích",
        "Thị Thu",
        "Ngọc",
        "Thanh",
        "Thị Kim",
        "Phương",
        "Thị Hồng",
    ],
];
const GIVEN: [&str; 36] = [
    "An", "Anh", "Ánh", "Bảo", "Bình", "Cường", "Dũng", "Dung", "Đạt", "Đào", "Giang", "Hà", "Hải", "Hạnh", "Hiền",
    "Hòa", "Hùng", "Hương", "Khánh", "Lan", "Linh", "Long", "Mai", "Nam", "Nga", "Ngọc", "Oanh", "Phong", "Phúc",
    "Quân", "Sơn", "Thảo", "Thông", "Thủy", "Tuấn", "Yến",
];
const PLACES: [&str; 16] = [
    "An Bình",
    "Bằng Cả",
    "Dân Chủ",
    "Đồng Lâm",
    "Đồng Sơn",
    "Hòa Bình",
    "Kỳ Thượng",
    "Lê Lợi",
    "Quảng La",
    "Sơn Dương",
    "Tân Dân",
    "Thống Nhất",
    "Vũ Oai",
    "Minh Cầm",
    "Đại Dực",
    "Phong Dụ",
];

pub(super) fn person(male: bool, dice: &mut Dice) -> String {
    let middles = &MIDDLES[usize::from(!male)];
    format!("{} {} {}", dice.one(&FAMILIES), dice.one(middles), dice.one(&GIVEN))
}

pub(super) fn place(dice: &mut Dice) -> String {
    format!(
        "{}, {}",
        dice.one(&PLACES),
        dice.one(&["Quảng Ninh", "Hải Dương", "Thái Bình", "Nam Định"])
    )
}

pub(super) fn unit(at: u32, commune: bool) -> String {
    let name = PLACES[at as usize % PLACES.len()];
    if commune {
        format!("Xã {name} {at}")
    } else {
        let what = [
            "Phòng Nội vụ",
            "Trường Tiểu học",
            "Trường THCS",
            "Trung tâm Y tế",
            "Phòng Kinh tế",
        ][at as usize % 5];
        format!("{what} {name} {at}")
    }
}

pub(super) const TITLES: [&str; 12] = [
    "Bí thư Đảng ủy xã",
    "Chủ tịch UBND xã",
    "Phó Chủ tịch UBND xã",
    "Trưởng phòng",
    "Phó Trưởng phòng",
    "Hiệu trưởng",
    "Phó Hiệu trưởng",
    "Công chức Văn phòng - thống kê",
    "Công chức Tài chính - kế toán",
    "Công chức Tư pháp - hộ tịch",
    "Công chức Văn hóa - xã hội",
    "Chuyên viên",
];
