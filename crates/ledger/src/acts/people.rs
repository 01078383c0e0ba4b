//! Acts on the person behind the records (người).

use super::define::{acts, part};
use crate::codes::Sex;
use crate::ids::{PersonId, UnitId};
use crate::number::Decimal;
use crate::time::When;

/// A correction of who a person is.
#[derive(Debug, Clone, PartialEq, Eq, minicbor::Encode, minicbor::Decode)]
pub enum Identity {
    /// Họ và tên.
    #[n(0)]
    FullName(#[n(0)] String),
    /// Giới tính.
    #[n(1)]
    Sex(#[n(0)] Sex),
    /// Ngày sinh.
    #[n(2)]
    Birth(#[n(0)] When),
    /// Số định danh cá nhân, 12 digits.
    #[n(3)]
    CitizenNumber(#[n(0)] String),
}

part!(Identity one of { full_name FullName: String, sex Sex: Sex, birth Birth: When, citizen_number CitizenNumber: String });

impl super::Field for Identity {
    const KIND: super::FieldKind = super::FieldKind::Part(Self::PART);
    fn given(given: &super::Given, trail: &mut super::Trail) -> Option<Self> {
        Self::given_part(given, trail)
    }
    fn give(&self) -> super::Given {
        self.give_part()
    }
}

/// The value of a typed attribute.
#[derive(Debug, Clone, PartialEq, Eq, minicbor::Encode, minicbor::Decode)]
pub enum AttributeValue {
    /// A text.
    #[n(0)]
    Text(#[n(0)] String),
    /// An exact number.
    #[n(1)]
    Number(#[n(0)] Decimal),
}

part!(AttributeValue one of { text Text: String, number Number: Decimal });

impl super::Field for AttributeValue {
    const KIND: super::FieldKind = super::FieldKind::Part(Self::PART);
    fn given(given: &super::Given, trail: &mut super::Trail) -> Option<Self> {
        Self::given_part(given, trail)
    }
    fn give(&self) -> super::Given {
        self.give_part()
    }
}

acts! {
    /// Opens a person's record. The person's id is this act.
    1 RegisterPerson "Lập hồ sơ" "Register a person" {
        /// Họ và tên, family name first.
        0 full_name: String,
        /// Giới tính, where the paper tells.
        1 sex: Option<Sex>,
        /// Ngày sinh, as precisely as the paper tells.
        2 birth: Option<When>,
        /// Số định danh cá nhân: 12 digits.
        3 citizen_number: Option<String>,
    }
    /// Corrects who a person is, for all time: the record was wrong, the person did not change.
    2 CorrectPerson "Đính chính hồ sơ" "Correct a person" {
        /// Whose record.
        0 person: PersonId [subject],
        /// What is right.
        1 identity: Identity,
    }
    /// Sets a typed, dated attribute of a person (dân tộc, quê quán, điện thoại, a field of the office's own).
    3 SetPersonAttribute "Ghi thông tin người" "Set a person's attribute" {
        /// Whose record.
        0 person: PersonId [subject],
        /// Which attribute: a key of law/attributes, or the office's own.
        1 key: String,
        /// Its value; none ends it.
        2 value: Option<AttributeValue>,
    }
    /// Sets a typed, dated attribute of a unit (địa hình, khu vực, a field of the office's own).
    4 SetUnitAttribute "Ghi thông tin đơn vị" "Set a unit's attribute" {
        /// Which unit.
        0 unit: UnitId [subject],
        /// Which attribute.
        1 key: String,
        /// Its value; none ends it.
        2 value: Option<AttributeValue>,
    }
    /// Joins two records of one person (nhập hồ sơ trùng): all that the duplicate tells is told of the record that stays, and both ids lead
    /// there.
    5 MergeDuplicates "Nhập hồ sơ trùng" "Merge duplicates" {
        /// The record that stays.
        0 person: PersonId [subject],
        /// The record of the same person that becomes one with it.
        1 duplicate: PersonId [subject],
    }
}
