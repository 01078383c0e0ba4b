//! Reading the form of P19: what was typed, and the question that it asks, or everything that is to be mended.

use ledger::Day;
use office::runs::{RunKind, RunPin, RunQuestion};
use words::{Message, reading};

use crate::components::Problem;
use crate::site::Visit;

/// What was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct TypedRun {
    pub(super) day: String,
    /// The rules, by their keys, which are the names of their fields.
    pub(super) rules: Vec<(&'static str, String)>,
    pub(super) goals: Vec<String>,
    pub(super) pins: Vec<String>,
    pub(super) bars: Vec<String>,
    /// Seconds, seed, steps.
    pub(super) limits: [String; 3],
    pub(super) known: String,
}

/// The names of the fields of the limits.
const LIMITS: [&str; 3] = ["giay", "hat-giong", "buoc"];

impl TypedRun {
    /// As a form or an address sent it: of one field, and of one that may be sent several times.
    pub(super) fn read(kind: RunKind, one: &dyn Fn(&str) -> String, all: &dyn Fn(&str) -> Vec<String>) -> Self {
        let planner = kind.planner();
        Self {
            day: one("ngay").trim().to_owned(),
            rules: planner
                .settings()
                .iter()
                .map(|own| (own.key, one(own.key).trim().to_owned()))
                .collect(),
            goals: (1..=planner.goals().len())
                .map(|at| one(&format!("muc-tieu-{at}")))
                .collect(),
            pins: all("chot"),
            bars: all("cam"),
            limits: LIMITS.map(|name| one(name).trim().to_owned()),
            known: one("biet-den"),
        }
    }

    /// A question as it would be typed.
    pub(super) fn of(question: &RunQuestion) -> Self {
        let planner = question.kind.planner();
        let settled = |all: &[RunPin]| all.iter().map(|pin| format!("{} {}", pin.subject, pin.place)).collect();
        let steps = question.iterations.map(|steps| steps.to_string());
        Self {
            day: words::writing::day(question.on()),
            rules: planner
                .settings()
                .iter()
                .map(|own| (own.key, question.setting(own.key).to_string()))
                .collect(),
            goals: question.goals.clone(),
            pins: settled(&question.pins),
            bars: settled(&question.bars),
            limits: [
                question.seconds.to_string(),
                question.seed.to_string(),
                steps.unwrap_or_default(),
            ],
            known: question
                .known
                .map(|(seq, law)| format!("{seq} {law}"))
                .unwrap_or_default(),
        }
    }

    /// The question, as far as it can be read, and what is to be mended.
    pub(super) fn question(&self, visit: &Visit, kind: RunKind) -> (RunQuestion, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut wrong = |field: &'static str, message: Message| {
            problems.push(Problem {
                field: Some(field),
                message,
            });
        };
        let day: Option<Day> = reading::day(&self.day);
        if day.is_none() {
            wrong("ngay", Message::new("run-cannot-day").with("typed", self.day.as_str()));
        }
        let mut question = visit.site.office().usual_run(kind, day.unwrap_or(visit.asked.day));
        for (own, (_, typed)) in kind.planner().settings().iter().zip(&self.rules) {
            let most = own.highest();
            match number(typed) {
                None => wrong(own.key, Message::new("run-cannot-number").with("typed", typed.as_str())),
                Some(number) if (own.least..=most).contains(&number) => {
                    question.settings.insert(own.key.to_owned(), number);
                }
                Some(_) => {
                    let said = Message::new("run-cannot-range").with("least", own.least.to_string());
                    wrong(own.key, said.with("most", most.to_string()));
                }
            }
        }
        let mut sorted = self.goals.clone();
        sorted.sort_unstable();
        let mut own: Vec<&str> = kind.planner().goals().to_vec();
        own.sort_unstable();
        if sorted == own {
            question.goals.clone_from(&self.goals);
        } else {
            wrong("muc-tieu-1", Message::new("run-cannot-goals"));
        }
        let ranges: [(i64, i64); 3] = [(1, 3_600), (0, i64::MAX), (1, i64::MAX)];
        let mut limits = [None; 3];
        for (at, ((field, typed), (least, most))) in LIMITS.into_iter().zip(&self.limits).zip(ranges).enumerate() {
            if at == 2 && typed.is_empty() {
                continue;
            }
            let Some(found) = number(typed) else {
                wrong(field, Message::new("run-cannot-number").with("typed", typed.as_str()));
                continue;
            };
            if !(least..=most).contains(&found) {
                let said = Message::new("run-cannot-range").with("least", least.to_string());
                wrong(field, said.with("most", most.to_string()));
            } else if let Some(limit) = limits.get_mut(at) {
                *limit = u64::try_from(found).ok();
            }
        }
        let [seconds, seed, steps] = limits;
        question.seconds = seconds.and_then(|own| own.try_into().ok()).unwrap_or(question.seconds);
        (question.seed, question.iterations) = (seed.unwrap_or(question.seed), steps);
        (question.pins, question.bars) = (settled(&self.pins), settled(&self.bars));
        let known = self.known.split_once(' ');
        let known: Option<(u32, i64)> = known.and_then(|(seq, law)| Some((seq.parse().ok()?, law.parse().ok()?)));
        // Only what has been: a form that was changed on its way asks of the ledger as it is now.
        let (head, now) = (visit.value.head().seq.0, visit.site.office().clock().now());
        question.known = known.filter(|(seq, law)| *seq <= head && (0..=now).contains(law));
        (question, problems)
    }
}

fn number(typed: &str) -> Option<i64> {
    typed.parse().ok()
}

fn settled(typed: &[String]) -> Vec<RunPin> {
    let pin = |one: &String| {
        // A class is called as its office likes, with spaces too; a place is not.
        let (subject, place) = one.rsplit_once(' ')?;
        Some(RunPin {
            subject: subject.to_owned(),
            place: place.to_owned(),
        })
    };
    let mut pins: Vec<RunPin> = typed.iter().filter_map(pin).collect();
    pins.sort_unstable();
    pins.dedup();
    pins
}
