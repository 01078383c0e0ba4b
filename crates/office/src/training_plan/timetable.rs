//! A timetable (thời khóa biểu) as a record of the office: what a run gave, and by which rules, so that it can be shown, kept and asked anew.
//!
//! It names people by their ids alone. Decisions open classes and send learners; rooms, lecturers and half days stand here.

use planning::core::Answer;
use planning::timetable::training::{ClassWhy, LaidOut, Plan};
use serde::{Deserialize, Serialize};

use super::inputs::TrainingInputs;
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::{DataClass, Deed};
use crate::plans::Kept;
use crate::port::{Chain, StoreError};
use crate::writer::NotDone;

/// The kind of record.
const TIMETABLE: &str = "timetable";

/// A timetable that is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptTimetable {
    /// Its id: `TKB-1`.
    pub id: String,
    /// The year of its classes.
    pub year: i32,
    /// When it was kept: seconds since 1970-01-01T00:00:00Z.
    pub created: i64,
    /// Which account kept it.
    pub by: String,
    /// The day on which classes and people were looked at (days since 1970-01-01).
    pub day: i32,
    /// The place of the log on which it was made.
    pub base: u32,
    /// The plan of drafts that was made of it; none where it needs none.
    pub drafts: Option<String>,
    /// The share that every office keeps at work, in per cent.
    pub least_present_percent: u8,
    /// Where chance began.
    pub seed: u64,
    /// How good it is.
    pub quality: Quality,
    /// How many rooms there were to choose from.
    pub rooms: u32,
    /// Its classes.
    pub classes: Vec<KeptClass>,
    /// Who is in which class, and when, where and by whom it is held.
    pub plan: Plan,
}

/// How good a timetable is: its price, and what is proven.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Quality {
    /// Points for what is not met; none without a plan.
    pub points: Option<f64>,
    /// No plan has fewer points: proven.
    pub bound: Option<f64>,
    /// Whether it is proven that no plan is better.
    pub proven: bool,
}

/// A class of a timetable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptClass {
    /// Mã lớp.
    pub code: String,
    /// Tên lớp.
    pub title: String,
    /// The programme's entry.
    pub programme: String,
    /// Chỉ tiêu.
    pub seats: u32,
    /// Whether it was open when the timetable was made.
    pub open: bool,
    /// The first and the last day (days since 1970-01-01).
    pub held: (i32, i32),
    /// The first and the last day as they were announced when the timetable was made; none in older ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub announced: Option<(i32, i32)>,
    /// Why it is held then and there; none where it is held elsewhere.
    pub why: Option<ClassWhy>,
}

impl KeptClass {
    /// A class of some inputs as a plan holds it.
    pub(crate) fn of(
        inputs: &TrainingInputs,
        plan: &Plan,
        laid_out: &LaidOut<'_>,
        class: &super::PlannedClass,
    ) -> Self {
        let (from, to) = inputs.held(plan, class);
        Self {
            code: class.code.clone(),
            title: class.title.clone(),
            programme: class.programme.clone(),
            seats: class.seats,
            open: class.open.is_some(),
            held: (from.number(), to.number()),
            announced: Some((class.announced.0.number(), class.announced.1.number())),
            why: laid_out.why(&class.code),
        }
    }
}

/// Why a timetable is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotKeep {
    /// The run found none.
    NoPlan,
    /// The asker may not plan for the whole authority.
    NotForAll,
    /// The store holds something unreadable.
    Store(String),
}

impl From<StoreError> for CannotKeep {
    fn from(problem: StoreError) -> Self {
        Self::Store(problem.to_string())
    }
}

impl Quality {
    /// That of an answer.
    pub fn of(answer: &Answer<Plan>) -> Self {
        Self {
            points: answer.objective,
            bound: answer.bound,
            proven: answer.proven_optimal(),
        }
    }
}

impl Office {
    /// Keeps what a run gave, beside the plan of drafts that was made of it.
    ///
    /// # Errors
    ///
    /// [`CannotKeep`], or the store failed.
    pub fn save_timetable(
        &self,
        asker: Asker<'_>,
        inputs: &TrainingInputs,
        answer: &Answer<Plan>,
        drafts: Option<&str>,
    ) -> Result<KeptTimetable, NotDone<CannotKeep>> {
        let Some(plan) = answer.plan.clone().filter(|_| answer.feasible) else {
            return Err(NotDone::Refused(CannotKeep::NoPlan));
        };
        let laid_out = LaidOut::of(&inputs.problem, &plan);
        let classes = inputs.classes.iter();
        let classes = classes
            .map(|class| KeptClass::of(inputs, &plan, &laid_out, class))
            .collect();
        let made = KeptTimetable {
            id: String::new(),
            year: inputs.year,
            created: 0,
            by: asker.name().to_owned(),
            day: inputs.question.day.number(),
            base: inputs.seq.0,
            drafts: drafts.map(str::to_owned),
            least_present_percent: inputs.question.least_present_percent,
            seed: answer.seed,
            quality: Quality::of(answer),
            rooms: u32::try_from(inputs.problem.rooms.len()).unwrap_or(u32::MAX),
            classes,
            plan,
        };
        let (kept, day) = (Kept::of(asker), inputs.question.day);
        self.writer().run(move |desk| {
            let value = desk.value();
            let structure = ledger::view::Structure::of(value.on(day, ledger::Seq::LATEST));
            let scope = kept.asker().scope(Deed::Plan, DataClass::Personal, value, &structure);
            if !scope.is_none_or(|scope| scope.is_everything()) {
                return Err(CannotKeep::NotForAll);
            }
            let mut number = 1_u32;
            let id = loop {
                let id = format!("TKB-{number}");
                if desk.record::<KeptTimetable>(TIMETABLE, &id)?.is_none() {
                    break id;
                }
                number += 1;
            };
            let timetable = KeptTimetable {
                id,
                created: desk.now(),
                ..made.clone()
            };
            desk.put(TIMETABLE, &timetable.id, &timetable);
            let event = Event::new(desk.now(), &timetable.by, "timetable.save").on(&timetable.id);
            desk.note(Chain::Audit, event);
            Ok(timetable)
        })
    }

    /// One timetable; none also when the store cannot be read.
    pub fn timetable(&self, id: &str) -> Option<KeptTimetable> {
        self.large_record(TIMETABLE, id)
    }

    /// Every timetable, oldest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn timetables(&self) -> Result<Vec<KeptTimetable>, StoreError> {
        let mut all: Vec<KeptTimetable> = self.all_records(TIMETABLE)?;
        all.sort_by(|one, other| (one.id.len(), &one.id).cmp(&(other.id.len(), &other.id)));
        Ok(all)
    }
}
