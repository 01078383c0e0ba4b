//! A training plan as JSON.

use office::plans::Plan as Drafts;
use office::training_plan::KeptTimetable;
use planning::core::Answer;
use planning::timetable::training::{LaidOut, Plan, kept};
use serde_json::{Value, json};

use super::tell::Telling;

impl Telling<'_> {
    pub(super) fn as_json(
        &self,
        answer: &Answer<Plan>,
        plan: &Plan,
        saved: Option<&(KeptTimetable, Option<Drafts>)>,
        why: bool,
    ) -> String {
        let inputs = self.inputs;
        let standing = LaidOut::of(&inputs.problem, plan);
        let classes: Vec<Value> = inputs
            .classes
            .iter()
            .map(|class| {
                let (first, last) = inputs.held(plan, class);
                let own = plan.sessions.iter().filter(|session| session.class == class.code);
                let sessions: Vec<Value> = own
                    .map(|session| {
                        json!({
                            "date": session.at.date.to_string(), "half": session.at.half,
                            "room": session.room, "room_name": self.name(&session.room),
                            "lecturer": session.lecturer, "lecturer_name": self.name(&session.lecturer),
                        })
                    })
                    .collect();
                let learners: Vec<String> = inputs.enrolled(plan, class).iter().map(ToString::to_string).collect();
                let told = standing.why(&class.code).filter(|_| why);
                json!({
                    "code": class.code, "title": class.title, "programme": class.programme, "seats": class.seats,
                    "open": class.open.is_some(), "starts": first.to_string(), "ends": last.to_string(),
                    "sessions": sessions, "learners": learners, "why": told.map(|told| self.why(&told, plan, class)),
                })
            })
            .collect();
        let kept = kept(&inputs.problem.former, plan);
        let shown = json!({
            "day": inputs.question.day.to_string(), "year": inputs.year, "seq": inputs.seq.0,
            "timetable": saved.map(|(timetable, _)| &timetable.id),
            "plan": saved.and_then(|(_, drafts)| drafts.as_ref()).map(|drafts| &drafts.id),
            "objective": answer.objective, "bound": answer.bound, "gap_percent": answer.gap_percent(),
            "proven_optimal": answer.proven_optimal(), "feasible": answer.feasible, "by_constraint": answer.by_constraint,
            "seed": answer.seed, "present": inputs.question.least_present_percent, "kept": kept,
            "rooms": inputs.problem.rooms.len(), "lecturers": inputs.problem.lecturers.len(),
            "learners": inputs.problem.learners.len(), "notices": self.notices(), "classes": classes,
        });
        serde_json::to_string_pretty(&shown).unwrap_or_default()
    }
}
