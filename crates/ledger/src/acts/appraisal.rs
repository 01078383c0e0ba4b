//! Acts of evaluation, reward and discipline.

use super::define::acts;
use crate::codes::{DisciplineForm, GradeCode};
use crate::ids::PersonId;
use crate::time::{Day, When};

acts! {
    /// Grades a year's work (xếp loại).
    90 Grade "Xếp loại" "Grade" {
        /// Whose work.
        0 person: PersonId [subject],
        /// Which year.
        1 year: u16,
        /// The grade.
        2 grade: GradeCode,
    }
    /// Rewards (khen thưởng).
    91 Reward "Khen thưởng" "Reward" {
        /// Who.
        0 person: PersonId [subject],
        /// Danh hiệu, hình thức.
        1 title: String,
    }
    /// Disciplines (kỷ luật).
    92 Discipline "Kỷ luật" "Discipline" version 2 {
        /// Who.
        0 person: PersonId [subject],
        /// Hình thức.
        1 form: DisciplineForm,
        /// The first day on which it no longer runs; none while no rule ends it.
        2 runs_until: Option<Day>,
        /// Ngày vi phạm, as precisely as the paper tells: it decides which rules on limitation apply.
        3 committed: Option<When>,
    }
    /// Ends a discipline that runs (chấm dứt hiệu lực kỷ luật).
    93 LiftDiscipline "Chấm dứt kỷ luật" "Lift a discipline" {
        /// Who.
        0 person: PersonId [subject],
        /// Hình thức.
        1 form: DisciplineForm,
    }
}
