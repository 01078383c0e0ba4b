//! As what the record keeps a column, and of which class of data it is therefore: the one definition by which an import is written, bounded and
//! told.
//!
//! INVARIANT: a column is of the class that reading what it becomes takes.

use papers::roster::Field;

use crate::permission::DataClass;
use crate::reads::SensitiveGroup;

/// The columns that become attributes of a person, in the order in which they are written.
pub(super) const ATTRIBUTES: [(Field, &str); 10] = [
    (Field::GeneralEducation, "general_education"),
    (Field::Ethnicity, "ethnicity"),
    (Field::Religion, "religion"),
    (Field::NativePlace, "native_place"),
    (Field::Residence, "residence"),
    (Field::Phone, "phone"),
    (Field::FormerNumber, "former_number"),
    (Field::StaffNumber, "staff_number"),
    (Field::RecruitmentYear, "recruited"),
    (Field::Note, "note"),
];

/// The class of data that a column holds.
pub(super) fn class_of(field: Field) -> DataClass {
    let kept = ATTRIBUTES.iter().find(|(own, _)| *own == field);
    let group = match kept {
        Some((_, key)) => SensitiveGroup::of_attribute(key),
        None => (field == Field::CitizenNumber).then_some(SensitiveGroup::Identity),
    };
    group.map_or(DataClass::Personal, |_| DataClass::Sensitive)
}

/// Whether what a report calls by a word is an attribute that stays folded.
pub(super) fn is_folded(word: &str) -> bool {
    let kept = ATTRIBUTES.iter().any(|(_, key)| *key == word);
    kept && SensitiveGroup::of_attribute(word).is_some()
}
