//! The words by which offices head their columns, Vietnamese and English.

use super::Field;

/// Phrases that name a field, folded. The longest phrase found in a heading decides.
#[rustfmt::skip]
pub(super) const PHRASES: &[(Field, &[&str])] = &[
    (Field::Index, &["stt", "tt", "so tt", "so thu tu", "no", "thu tu"]),
    (Field::FullName, &[
        "ho va ten", "ho ten", "ho va ten can bo", "ho va ten khai sinh", "ten can bo", "ten hoc vien", "full name",
        "name", "employee name", "ho va chu dem va ten", "ho chu dem va ten", "ho ten can bo", "nguoi duoc",
        "ho va ten hoc vien"
    ]),
    (Field::FamilyName, &[
        "ho dem", "ho va dem", "ho va ten dem", "ho va chu dem", "ho chu dem", "ho lot", "ho va ten lot", "ho",
        "last name", "family name", "surname", "ten dem"
    ]),
    (Field::GivenName, &["ten", "ten goi", "first name", "given name"]),
    (Field::Birth, &[
        "ngay thang nam sinh", "ngay thang sinh", "ngay sinh", "nam sinh", "sinh ngay", "sinh nam", "ngay nam sinh",
        "ntns", "sinh", "born", "date of birth", "birth date", "birthday", "birth", "dob", "year of birth", "tuoi sinh",
        "thang nam sinh"
    ]),
    (Field::Sex, &["gioi tinh", "phai", "sex", "gender", "gioi", "nam nu"]),
    (Field::SexMale, &["gioi tinh nam", "phai nam"]),
    (Field::SexFemale, &["gioi tinh nu", "phai nu", "nu"]),
    (Field::CitizenNumber, &[
        "so cccd", "cccd", "cccd cmnd", "cmnd cccd", "so cmnd", "cmnd", "so cmt", "cmt", "can cuoc cong dan",
        "can cuoc", "so dinh danh", "so dinh danh ca nhan", "ma dinh danh", "chung minh nhan dan", "chung minh thu",
        "citizen number", "id number", "national id", "personal number"
    ]),
    (Field::FormerNumber, &["cmnd cu", "so cmnd cu", "cmt cu"]),
    (Field::StaffNumber, &[
        "so hieu cong chuc", "so hieu", "ma can bo", "ma nhan vien", "ma so can bo", "ma vien chuc", "employee id",
        "staff number"
    ]),
    (Field::RecordCode, &["ma ho so", "ma so ho so", "record code", "record id"]),
    (Field::Ethnicity, &["dan toc", "ethnicity", "ethnic group"]),
    (Field::Religion, &["ton giao", "religion"]),
    (Field::NativePlace, &["que quan", "nguyen quan", "native place", "hometown"]),
    (Field::Residence, &[
        "noi o", "noi o hien nay", "ho khau", "ho khau thuong tru", "dia chi", "cho o", "noi cu tru", "thuong tru",
        "address"
    ]),
    (Field::PartyMember, &["dang vien", "la dang vien", "party member"]),
    (Field::PartyJoined, &[
        "ngay vao dang", "ngay ket nap", "ngay vao dang csvn", "vao dang", "ngay vao dang du bi", "ket nap dang",
        "ket nap", "du bi", "party joined"
    ]),
    (Field::PartyOfficial, &["ngay chinh thuc", "ngay vao dang chinh thuc", "chinh thuc", "dang vien chinh thuc"]),
    (Field::Unit, &[
        "don vi", "don vi cong tac", "co quan", "co quan don vi", "noi cong tac", "noi lam viec", "phong ban",
        "phong ban don vi", "co quan cong tac", "truong", "ten don vi", "department", "unit", "agency",
        "organisation", "organization", "office", "chi bo", "dia phuong", "xa phuong", "xa phuong thi tran"
    ]),
    (Field::Title, &[
        "chuc vu", "chuc danh", "chuc vu chuc danh", "chuc danh chuc vu", "chuc vu hien nay", "chuc vu cong tac",
        "chuc vu don vi cong tac", "chuc vu don vi", "cong viec", "cong viec dang lam", "vi tri viec lam",
        "vi tri cong tac", "nhiem vu", "job title", "job titles", "title", "position", "post", "chuc vu chinh quyen"
    ]),
    (Field::RankCode, &[
        "ma ngach", "ma so ngach", "ma so ngach luong", "ngach", "ma so chuc danh", "ma so cdnn",
        "ma chuc danh nghe nghiep", "ngach luong", "ma so chuc danh nghe nghiep", "ma so", "rank code"
    ]),
    (Field::RankName, &[
        "ten ngach", "chuc danh nghe nghiep", "ngach cong chuc", "ngach cong chuc vien chuc", "hang chuc danh",
        "hang", "rank"
    ]),
    (Field::Step, &["bac", "bac luong", "step"]),
    (Field::Coefficient, &["he so", "he so luong", "hsl", "hs luong", "coefficient", "salary coefficient"]),
    (Field::RankSince, &[
        "moc huong", "thoi gian huong", "thoi diem huong", "ngay huong", "huong tu", "huong tu ngay",
        "moc nang luong", "moc nang luong lan sau", "thoi diem huong luong", "moc thoi gian", "tu ngay"
    ]),
    (Field::Education, &[
        "trinh do", "trinh do chuyen mon", "chuyen mon", "chuyen mon nghiep vu", "trinh do chuyen mon nghiep vu",
        "trinh do dao tao", "bang cap", "van bang", "hoc vi", "education", "degree", "qualification",
        "trinh do hoc van chuyen mon", "trinh do cm"
    ]),
    (Field::Specialism, &[
        "chuyen nganh", "nganh", "nganh dao tao", "nganh hoc", "chuyen nganh dao tao", "specialism", "major",
        "field of study"
    ]),
    (Field::GeneralEducation, &[
        "van hoa", "trinh do van hoa", "hoc van", "giao duc pho thong", "gdpt", "pho thong", "trinh do hoc van",
        "trinh do giao duc pho thong", "general education"
    ]),
    (Field::PoliticalTheory, &[
        "ly luan chinh tri", "trinh do ly luan chinh tri", "llct", "trinh do llct", "ly luan", "chinh tri",
        "trinh do chinh tri", "ly luan ct", "trinh do ly luan", "political theory"
    ]),
    (Field::StateManagement, &[
        "quan ly nha nuoc", "qlnn", "trinh do quan ly nha nuoc", "trinh do qlnn", "boi duong qlnn", "quan ly hcnn",
        "ql nha nuoc", "state management"
    ]),
    (Field::Language, &[
        "ngoai ngu", "trinh do ngoai ngu", "anh van", "tieng anh", "tieng dan toc", "language", "foreign language"
    ]),
    (Field::It, &["tin hoc", "trinh do tin hoc", "cntt", "cong nghe thong tin", "it", "computer"]),
    (Field::RecruitmentYear, &[
        "nam tuyen dung", "ngay tuyen dung", "thoi gian tuyen dung", "tuyen dung", "nam vao nganh",
        "ngay vao nganh", "thang nam tuyen dung", "ngay vao lam", "recruited", "hire date"
    ]),
    (Field::ContractKind, &[
        "loai hop dong", "hop dong", "hinh thuc hop dong", "bien che hop dong", "loai hinh", "contract"
    ]),
    (Field::AppointmentDate, &[
        "ngay bo nhiem", "thoi diem bo nhiem", "thoi gian bo nhiem", "bo nhiem", "ngay giu chuc vu",
        "thoi gian giu chuc vu", "appointed", "appointment date", "thoi gian bo nhiem chuc vu"
    ]),
    (Field::LearnerKind, &["doi tuong", "loai hoc vien", "doi tuong hoc", "doi tuong hoc vien", "learner kind"]),
    (Field::Class, &["lop", "lop hoc", "ten lop", "lop dao tao", "lop boi duong", "dang ky lop", "class", "course"]),
    (Field::Phone, &["dien thoai", "so dien thoai", "sdt", "dt", "di dong", "phone", "mobile"]),
    (Field::Note, &["ghi chu", "chu thich", "note", "notes", "remark", "remarks"]),
    (Field::Other, &[
        "ngay cap", "noi cap", "ly do", "ket qua", "reason", "email", "thu dien tu", "noi sinh", "tuoi", "phu cap",
        "tong cong", "salary", "annual salary", "hourly rate", "typical hours", "full or part time",
        "salary or hourly", "ky nhan", "chu ky", "anh", "thuong binh", "gia dinh", "tien luong", "luong", "so nam",
        "vuot khung", "so the dang", "tong so", "chung chi chuc danh nghe nghiep", "professional title held",
        "loai hop dong da ky", "contract signed", "hop dong den ngay", "contract until"
    ]),
];
