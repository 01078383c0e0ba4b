//! What is wrong with a law file: where, and what is expected. Facts first; both languages speak them.

use std::fmt;

use ledger::Day;
use thiserror::Error;

/// One problem of one file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Path inside `law/`.
    pub file: String,
    /// From 1; 0 where the whole file is meant.
    pub line: u32,
    /// From 1, in characters; 0 where the whole file is meant.
    pub column: u32,
    /// What it is.
    pub fault: Fault,
}

/// All problems of all files, sorted by place.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub struct Problems(pub Vec<Problem>);

/// The kinds of problem.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names of the fields say what they hold")]
pub enum Fault {
    /// The text is not TOML.
    NotToml { says: String },
    /// A key that must be there is not.
    Missing { key: String, expected: &'static str },
    /// A key holds something else than expected.
    NotExpected {
        key: String,
        expected: &'static str,
        found: String,
    },
    /// A key that nothing reads: most often a slip of the pen.
    UnknownKey { key: String, known: Vec<String> },
    /// A word outside a closed list.
    UnknownWord {
        key: String,
        word: String,
        known: Vec<String>,
    },
    /// A source that sources.toml does not list.
    UnknownSource { id: String },
    /// A unit that units.toml does not list.
    UnknownUnit { id: String },
    /// A quantity that names no unit.
    NoUnit { key: String },
    /// A number with a fraction that is not quoted.
    Float { key: String, written: String },
    /// Two versions that hold on one day.
    Overlap { first: Day, second: Day },
    /// A version that ends before it begins.
    Backwards { from: Day, until: Day },
    /// The same id in two places.
    Twice { id: String, other: String },
    /// The id does not begin with the name of its folder.
    NotOfFolder { id: String, folder: String },
    /// A group, ladder or level that no entry defines.
    Undefined { what: &'static str, id: String },
    /// No case file and no reason why.
    NoCases { id: String },
    /// A local entry in place of one that no authority may set for itself.
    NotLocal { id: String },
    /// A local number beyond what the law leaves to the authority.
    OutOfRange {
        key: String,
        written: String,
        least: String,
        most: String,
    },
    /// A local version with other numbers than the one in place of which it stands.
    OtherNumbers { expected: Vec<String> },
    /// A case file beside no entry.
    CasesOfNothing { expected: String },
}

impl Fault {
    /// The problem in Vietnamese.
    pub fn vi(&self) -> String {
        match self {
            Self::NotToml { says } => format!("không đọc được tệp TOML: {says}"),
            Self::Missing { key, expected } => format!("thiếu “{key}”: cần {}", vi_of(expected)),
            Self::NotExpected { key, expected, found } => format!("“{key}” cần {}, đang ghi {found}", vi_of(expected)),
            Self::UnknownKey { key, known } => format!("không có mục “{key}”; các mục ở đây: {}", known.join(", ")),
            Self::UnknownWord { key, word, known } => {
                format!("“{key}” không nhận “{word}”; chọn một trong: {}", known.join(", "))
            }
            Self::UnknownSource { id } => format!("chưa có văn bản “{id}” trong sources.toml; thêm văn bản đó trước"),
            Self::UnknownUnit { id } => format!("chưa có đơn vị tính “{id}” trong units.toml"),
            Self::NoUnit { key } => format!("“{key}” là số lượng nhưng không ghi đơn vị tính"),
            Self::Float { key, written } => format!("“{key}” ghi số lẻ {written}; đặt trong ngoặc kép: \"{written}\""),
            Self::Overlap { first, second } => {
                format!("phiên bản từ {first} chồng lên phiên bản từ {second}; ghi “until” cho phiên bản trước")
            }
            Self::Backwards { from, until } => format!("phiên bản hết hiệu lực ({until}) trước khi bắt đầu ({from})"),
            Self::Twice { id, other } => format!("mã “{id}” đã dùng ở {other}"),
            Self::NotOfFolder { id, folder } => format!("mã “{id}” phải bắt đầu bằng tên thư mục: “{folder}.”"),
            Self::Undefined { what, id } => format!("không có {} “{id}”", vi_of(what)),
            Self::NoCases { id } => {
                format!("“{id}” chưa có tệp ca kiểm (.test.toml); nếu không cần, ghi lý do ở “no_cases”")
            }
            Self::NotLocal { id } => format!("“{id}” không để cơ quan đặt riêng; lập tiêu chuẩn riêng thay vì ghi đè"),
            Self::OutOfRange {
                key,
                written,
                least,
                most,
            } => format!("“{key}” ghi {written}; được đặt từ {least} đến {most}"),
            Self::OtherNumbers { expected } => format!("cần đúng các số: {}", expected.join(", ")),
            Self::CasesOfNothing { expected } => format!("tệp ca kiểm không đứng cạnh quy định nào; cần có {expected}"),
        }
    }

    /// The problem in English.
    pub fn en(&self) -> String {
        match self {
            Self::NotToml { says } => format!("the file is not TOML: {says}"),
            Self::Missing { key, expected } => format!("\"{key}\" is missing: expected {expected}"),
            Self::NotExpected { key, expected, found } => format!("\"{key}\" must be {expected}, not {found}"),
            Self::UnknownKey { key, known } => format!("nothing reads \"{key}\"; known here: {}", known.join(", ")),
            Self::UnknownWord { key, word, known } => format!(
                "\"{key}\" does not take \"{word}\"; choose one of: {}",
                known.join(", ")
            ),
            Self::UnknownSource { id } => format!("source \"{id}\" is not in sources.toml; list it there first"),
            Self::UnknownUnit { id } => format!("unit \"{id}\" is not in units.toml"),
            Self::NoUnit { key } => format!("\"{key}\" is a quantity and names no unit"),
            Self::Float { key, written } => {
                format!("\"{key}\" is a bare fraction {written}; write it in quotes: \"{written}\"")
            }
            Self::Overlap { first, second } => {
                format!("the version from {first} overlaps the one from {second}; give the earlier one an \"until\"")
            }
            Self::Backwards { from, until } => format!("the version ends ({until}) before it begins ({from})"),
            Self::Twice { id, other } => format!("\"{id}\" is already used in {other}"),
            Self::NotOfFolder { id, folder } => {
                format!("\"{id}\" must begin with the name of its folder: \"{folder}.\"")
            }
            Self::Undefined { what, id } => format!("there is no {what} \"{id}\""),
            Self::NoCases { id } => {
                format!("\"{id}\" has no case file (.test.toml); if none is needed, say why in \"no_cases\"")
            }
            Self::NotLocal { id } => {
                format!("\"{id}\" leaves nothing to an authority; write a standard of your own instead")
            }
            Self::OutOfRange {
                key,
                written,
                least,
                most,
            } => format!("\"{key}\" is {written}; it may be set from {least} to {most}"),
            Self::OtherNumbers { expected } => format!("expected these numbers: {}", expected.join(", ")),
            Self::CasesOfNothing { expected } => format!("the cases stand beside no entry; expected {expected}"),
        }
    }
}

/// What is expected, in Vietnamese. The English phrase is the key; one that is not listed stays English.
fn vi_of(expected: &'static str) -> &'static str {
    match expected {
        "a text" => "chữ",
        "a day (2019-03-14, no quotes)" => "ngày (2019-03-14, không ngoặc kép)",
        "a whole number" => "số nguyên",
        "a whole number or a quoted decimal" => "số nguyên, hoặc số thập phân trong ngoặc kép",
        "true or false" => "true hoặc false",
        "a list of texts" => "danh sách chữ",
        "a table" => "một bảng [ ]",
        "a list of tables" => "các bảng [[ ]]",
        "a condition" => "điều kiện (chữ)",
        "a condition of at most 2000 bytes" => "điều kiện dài không quá 2000 byte",
        "an article (8, 8.3 or 8.3.a)" => "điều khoản (8, 8.3 hoặc 8.3.a)",
        "one value or a table of values" => "một giá trị hoặc bảng giá trị",
        "a fact" => "một dữ kiện (chữ, số nguyên, ngày, đúng/sai, danh sách chữ)",
        "ladder" => "thang bậc",
        "level" => "bậc",
        "group" => "nhóm chức danh",
        "entry" => "mục luật",
        "the unit of the entry in place of which it stands" => "đơn vị tính của mục luật được thay",
        "a day no later than that of the entry in place of which it stands" => {
            "ngày không muộn hơn hạn của mục luật được thay"
        }
        other => other,
    }
}

impl Problem {
    /// The place and the problem, in Vietnamese.
    pub fn vi(&self) -> String {
        format!("{}: {}", self.place(), self.fault.vi())
    }

    fn place(&self) -> String {
        if self.line == 0 {
            self.file.clone()
        } else {
            format!("{}:{}:{}", self.file, self.line, self.column)
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place(), self.fault.en())
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl Problems {
    /// The list in Vietnamese, one problem a line.
    pub fn vi(&self) -> String {
        self.0.iter().map(Problem::vi).collect::<Vec<_>>().join("\n")
    }
}
