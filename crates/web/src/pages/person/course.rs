//! The career as lanes on one axis of time.

use ledger::codes::{HoldMode, LearningState};
use ledger::value::{Fact, MoveKind, Place, Row, Word};
use words::{Message, writing};

use super::subject::{Subject, since};
use super::who::hundredths;
use crate::components::{Event, Lane, Lanes, Shape};

impl Subject<'_> {
    /// Posts, study, rank and salary, contracts, evaluation, rewards, mobility. Discipline is sensitive and stays folded elsewhere.
    pub(super) fn course(&self) -> Lanes {
        let names = [
            "lane-posts",
            "lane-study",
            "lane-rank",
            "lane-contract",
            "lane-grade",
            "lane-reward",
            "lane-mobility",
        ];
        let mut lanes: Vec<Lane> = names
            .map(|name| Lane {
                name,
                events: Vec::new(),
            })
            .into();
        for row in self.begun() {
            if let Some((name, event)) = self.event(&row)
                && let Some(lane) = lanes.iter_mut().find(|lane| lane.name == name)
            {
                lane.events.push(event);
            }
        }
        lanes.retain(|lane| !lane.events.is_empty());
        Lanes {
            lang: self.visit.lang(),
            day: self.day(),
            lanes,
        }
    }

    fn event(&self, row: &Row) -> Option<(&'static str, Event)> {
        let (lang, view) = (self.visit.lang(), self.view);
        let code = |list: &str, word: &str| lang.speak(&Message::code(list, word));
        let (name, shape, short, full) = match row.fact {
            Fact::Holding { post, mode, basis, .. } => {
                let title = view.post_title(post).to_string();
                let mut full = format!("{} ({})", self.post(post), code("basis", basis.word()));
                if mode != HoldMode::Main {
                    full = format!("{}: {full}", code("hold", mode.word()));
                }
                ("lane-posts", Shape::Span, title, full)
            }
            Fact::Learning {
                field,
                level,
                specialism,
                state,
            } => {
                let level = self.words().level(field.word(), &view.text(level));
                let mut full = format!("{}: {level}", code("learning", field.word()));
                if let Some(specialism) = specialism {
                    full = format!("{full}, {}", view.text(specialism));
                }
                let shape = match state {
                    LearningState::Held => Shape::Point,
                    LearningState::Studying => {
                        full = format!("{full} ({})", lang.say("learning-state-studying"));
                        Shape::Span
                    }
                };
                ("lane-study", shape, level, full)
            }
            Fact::Enrolled { class, .. } => {
                let title = view.name(Place::Class(class)).unwrap_or_default().to_string();
                ("lane-study", Shape::Span, title.clone(), title)
            }
            Fact::Rank {
                rank,
                step,
                coefficient,
            } => {
                let rank = self.rank_name(&view.text(rank));
                let said = writing::decimal(lang, &hundredths(coefficient));
                let (short, full) = match (step, coefficient) {
                    (_, 0) => (rank.clone(), rank),
                    (0, _) => (said.clone(), format!("{rank}, {said}")),
                    (step, _) => {
                        let full = Message::new("person-rank")
                            .with("rank", rank)
                            .with("step", i64::from(step))
                            .with("coefficient", said.clone());
                        (said, lang.speak(&full))
                    }
                };
                ("lane-rank", Shape::Span, short, full)
            }
            Fact::Grade { year, grade } => {
                let full = Message::new("person-graded")
                    .with("grade", code("grade", grade.word()))
                    .with("year", year.to_string());
                (
                    "lane-grade",
                    Shape::Point,
                    code("grade-short", grade.word()),
                    lang.speak(&full),
                )
            }
            Fact::Rewarded(title) => {
                let title = view.text(title).to_string();
                ("lane-reward", Shape::Point, title.clone(), title)
            }
            Fact::Moved { kind, to, .. } => {
                let moved = code("moved", moved(kind));
                let full = format!("{moved}: {}", view.unit_name(to));
                ("lane-mobility", Shape::Point, moved, full)
            }
            Fact::Contract { kind, term_ends } => {
                let kind = code("contract", kind.word());
                ("lane-contract", Shape::Span, kind.clone(), self.until(kind, term_ends))
            }
            Fact::RetirementDay { day, course } => {
                let course = code("retirement", course.word());
                ("lane-posts", Shape::Span, course.clone(), self.until(course, day))
            }
            Fact::Released { ledger, .. } => self.passage("moved-released", ledger),
            Fact::Admitted { ledger, .. } => self.passage("moved-admitted", ledger),
            Fact::Reinforcing { unit, .. } => self.posting("moved-reinforcing", unit),
            Fact::Seconded { unit, .. } => self.posting("moved-seconded", unit),
            _ => return None,
        };
        let ended = row.until <= self.day();
        let event = Event {
            from: since(row),
            until: ended.then_some(row.until),
            shape,
            short,
            full,
            source: self.source(row.source),
        };
        Some((name, event))
    }

    /// From or to another ledger.
    fn passage(&self, id: &'static str, ledger: Word) -> (&'static str, Shape, String, String) {
        let said = self.visit.lang().say(id);
        let full = format!("{said}: {}", self.view.text(ledger));
        ("lane-mobility", Shape::Point, said, full)
    }

    fn posting(&self, id: &'static str, unit: u32) -> (&'static str, Shape, String, String) {
        let said = self.visit.lang().say(id);
        let unit = self.view.unit_name(unit);
        let full = format!("{said}: {unit}");
        ("lane-mobility", Shape::Span, full.clone(), full)
    }
}

const fn moved(kind: MoveKind) -> &'static str {
    match kind {
        MoveKind::Appointed => "appointed",
        MoveKind::Transferred => "transferred",
        MoveKind::Rotated => "rotated",
        MoveKind::Introduced => "introduced",
    }
}
