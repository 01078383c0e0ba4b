//! Rows of the CSV files: bodies, places, and dated events of people.

use ledger::codes::{DisciplineForm, QuotaKind, Standing, StreamlineGround, UnitKind};
use ledger::{Day, Decimal};
use serde::Deserialize;

use super::read::{parsed, perhaps, word};

/// One of the 13 communes and towns.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct CommuneRow {
    pub(crate) code: String,
    pub(crate) name: String,
    #[serde(deserialize_with = "word")]
    pub(crate) kind: UnitKind,
    pub(crate) class: u8,
    pub(crate) terrain: String,
    #[serde(deserialize_with = "parsed")]
    pub(crate) area: Decimal,
    pub(crate) households: u32,
    pub(crate) people: u32,
    pub(crate) villages: u32,
    #[serde(deserialize_with = "parsed")]
    pub(crate) latitude: Decimal,
    #[serde(deserialize_with = "parsed")]
    pub(crate) longitude: Decimal,
    pub(crate) elevation: u32,
    /// Shares of its peoples: `Kinh:65 Dao:15`.
    pub(crate) peoples: String,
}

/// One title of commune officials, and how many of it a commune of each class has.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct TitleRow {
    pub(crate) title: String,
    #[serde(deserialize_with = "word")]
    pub(crate) standing: Standing,
    pub(crate) profile: String,
    class_1: usize,
    class_2: usize,
    class_3: usize,
}

impl TitleRow {
    /// How many of it a commune of a class has.
    pub(crate) const fn count(&self, class: u8) -> usize {
        match class {
            1 => self.class_1,
            2 => self.class_2,
            _ => self.class_3,
        }
    }
}

/// A road between neighbours.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct RoadRow {
    pub(crate) from: String,
    pub(crate) to: String,
    #[serde(deserialize_with = "parsed")]
    pub(crate) km: Decimal,
}

/// A body of the district level.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct AgencyRow {
    pub(crate) name: String,
    #[serde(deserialize_with = "word")]
    pub(crate) kind: UnitKind,
    #[serde(deserialize_with = "word")]
    pub(crate) quota: QuotaKind,
    /// Posts of the quota that nobody fills.
    pub(crate) vacant: u32,
    pub(crate) head: String,
    pub(crate) deputy: String,
    pub(crate) deputies: usize,
    pub(crate) staff_title: String,
    pub(crate) staff: usize,
    pub(crate) support_title: String,
    pub(crate) support: usize,
}

/// A school of 2018–2019, and the schools that it was consolidated from.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct SchoolRow {
    pub(crate) name: String,
    #[serde(deserialize_with = "word")]
    pub(crate) kind: UnitKind,
    pub(crate) commune: String,
    pub(crate) classes: u32,
    pub(crate) pupils: u32,
    pub(crate) vacant: u32,
    #[serde(deserialize_with = "perhaps")]
    pub(crate) merged_on: Option<Day>,
    pub(crate) merged_from: String,
}

impl SchoolRow {
    /// The schools that it was made of: primary first, then lower secondary.
    pub(crate) fn merged_from(&self) -> impl Iterator<Item = &str> {
        self.merged_from.split('|').filter(|name| !name.is_empty())
    }
}

/// A satellite site of a school.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct SiteRow {
    pub(crate) school: String,
    pub(crate) name: String,
    pub(crate) classes: u32,
    pub(crate) pupils: u32,
}

/// A room for classes.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct RoomRow {
    pub(crate) owner: String,
    pub(crate) name: String,
    pub(crate) seats: u32,
}

/// Who lectures: all holders of a title in a body, and on what, as the list of lecturers names it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct LecturerRow {
    pub(crate) unit: String,
    pub(crate) title: String,
    pub(crate) teaches: String,
}

/// How somebody moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum MoveHow {
    Rotate,
    Transfer,
    Appoint,
    Introduce,
    Elect,
    /// Elected at a conference without having been introduced from above.
    ElectDirectly,
}

/// A move. Before the day of the rolls the person is found where the move led; afterwards, where it starts.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct MoveRow {
    #[serde(deserialize_with = "parsed")]
    pub(crate) day: Day,
    pub(crate) how: MoveHow,
    pub(crate) from_unit: String,
    pub(crate) from_title: String,
    pub(crate) to_unit: String,
    pub(crate) to_title: String,
    #[serde(deserialize_with = "perhaps")]
    pub(crate) planned_end: Option<Day>,
}

/// How somebody leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum LeaverHow {
    Retire,
    Resign,
    Die,
}

/// Somebody who leaves after the rolls.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct LeaverRow {
    #[serde(deserialize_with = "parsed")]
    pub(crate) day: Day,
    pub(crate) how: LeaverHow,
    pub(crate) unit: String,
    pub(crate) title: String,
}

/// A district official who strengthens a commune.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ReinforcementRow {
    pub(crate) commune: String,
    pub(crate) unit: String,
    pub(crate) title: String,
    #[serde(deserialize_with = "parsed")]
    pub(crate) day: Day,
    #[serde(deserialize_with = "perhaps")]
    pub(crate) until: Option<Day>,
    pub(crate) duty: String,
}

/// Somebody who leaves under the streamlining policy.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct StreamlineRow {
    #[serde(deserialize_with = "parsed")]
    pub(crate) day: Day,
    pub(crate) unit: String,
    pub(crate) title: String,
    #[serde(deserialize_with = "word")]
    pub(crate) ground: StreamlineGround,
}

/// A discipline.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct DisciplineRow {
    #[serde(deserialize_with = "parsed")]
    pub(crate) day: Day,
    pub(crate) unit: String,
    pub(crate) title: String,
    #[serde(deserialize_with = "word")]
    pub(crate) form: DisciplineForm,
    pub(crate) months: i32,
}
