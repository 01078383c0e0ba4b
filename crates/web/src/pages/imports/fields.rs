//! The fields that a column may hold, by name.

use papers::cells::{EducationLevel, StateManagementLevel, TheoryLevel};
use papers::roster::{ColumnOutline, Field};
use words::{Lang, Message};

/// The fields of plain columns, in the order in which they are offered.
const PLAIN: [Field; 46] = [
    Field::FullName,
    Field::FamilyName,
    Field::GivenName,
    Field::Birth,
    Field::BirthMale,
    Field::BirthFemale,
    Field::BirthDay,
    Field::BirthMonth,
    Field::BirthYear,
    Field::Sex,
    Field::SexMale,
    Field::SexFemale,
    Field::CitizenNumber,
    Field::FormerNumber,
    Field::StaffNumber,
    Field::RecordCode,
    Field::Unit,
    Field::Title,
    Field::ContractKind,
    Field::RecruitmentYear,
    Field::AppointmentDate,
    Field::RankCode,
    Field::RankName,
    Field::Step,
    Field::Coefficient,
    Field::RankSince,
    Field::Education,
    Field::Specialism,
    Field::GeneralEducation,
    Field::PoliticalTheory,
    Field::StateManagement,
    Field::Language,
    Field::It,
    Field::PartyMember,
    Field::PartyJoined,
    Field::PartyOfficial,
    Field::Ethnicity,
    Field::Religion,
    Field::NativePlace,
    Field::Residence,
    Field::Phone,
    Field::LearnerKind,
    Field::Class,
    Field::Note,
    Field::Index,
    Field::Other,
];

/// A field's word in the form, and its name.
pub(super) fn options(lang: Lang, marks: bool) -> Vec<(String, String)> {
    let plain = PLAIN.iter().map(|field| {
        let word = field.to_string();
        let name = lang.say(&format!("column-{}", word.replace('_', "-")));
        (word, name)
    });
    if !marks {
        return plain.collect();
    }
    let education = EducationLevel::ALL.into_iter();
    let theory = TheoryLevel::ALL.into_iter();
    let management = StateManagementLevel::ALL.into_iter();
    let one = |id: &'static str, field: Field, level: &'static str| {
        let name = Message::new("column-mark")
            .with("field", lang.say(id))
            .with("level", level);
        (field.to_string(), lang.speak(&name))
    };
    let education = education.map(|own| one("column-education", Field::EducationMark(own), own.word()));
    let theory = theory.map(|own| one("column-political-theory", Field::PoliticalTheoryMark(own), own.word()));
    let management = management.map(|own| one("column-state-management", Field::StateManagementMark(own), own.word()));
    plain.chain(education).chain(theory).chain(management).collect()
}

/// Whether a column holds marks, so that it may stand for one level.
pub(super) fn looks_marked(column: &ColumnOutline, chosen: &str) -> bool {
    let mark = |text: &String| ["x", "X", "v", "V", "1", "+", "✓"].contains(&text.trim());
    chosen.contains(':') || !column.samples.is_empty() && column.samples.iter().all(mark)
}

/// Whether a column holds dates.
pub(super) fn is_dated(chosen: &str) -> bool {
    Field::try_from(chosen.to_owned()).is_ok_and(|field| field.is_birth() || field.is_career_date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_its_name_in_both_languages() {
        for lang in Lang::ALL {
            let all = options(lang, true);
            assert_eq!(all.len(), 46 + 7 + 5 + 6);
            for (word, name) in all {
                assert!(!name.contains('⟨'), "{word}: {name}");
                assert!(Field::try_from(word.clone()).is_ok(), "{word}");
            }
        }
    }
}
