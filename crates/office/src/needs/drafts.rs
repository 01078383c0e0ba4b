//! Needs as draft decisions: the year's plan with its classes, then one decision a class that sends its learners.

use ledger::acts::training::{Enrol, Gives, OpenClass};
use ledger::acts::{Act, Dated};
use ledger::{ActId, ClassId, Decision, Header, Seq};

use super::{ClassNeeded, GapAnswer, Needs};

/// The title of a year's plan.
pub(crate) fn plan_title(year: i32) -> String {
    format!("Kế hoạch đào tạo, bồi dưỡng năm {year}")
}

impl Needs {
    /// The drafts, in order. The first opens every new class; the others name them by its draft place.
    pub fn drafts(&self) -> Vec<Decision> {
        let opened: Vec<&ClassNeeded> = self.classes.iter().filter(|class| class.open.is_none()).collect();
        let mut drafts = Vec::new();
        if !opened.is_empty() {
            let mut bases: Vec<String> = opened.iter().map(|class| class.programme.clone()).collect();
            let answered = |answer: &GapAnswer| matches!(answer, GapAnswer::Programme(_));
            bases.extend(
                self.gaps
                    .iter()
                    .filter(|gap| answered(&gap.answer))
                    .map(|gap| gap.standard.clone()),
            );
            bases.sort();
            bases.dedup();
            let acts = opened.iter().map(|class| self.open(class)).collect();
            drafts.push(self.draft("plan", plan_title(self.year), bases, acts));
        }
        let mut ordinal = 0;
        for class in &self.classes {
            let id = class.open.unwrap_or_else(|| {
                ordinal += 1;
                ClassId(ActId {
                    decision: Seq::FIRST_DRAFT,
                    ordinal: ordinal - 1,
                })
            });
            let enrol = |learner: &super::Learner| {
                Dated::from(Enrol {
                    person: learner.person,
                    class: id,
                    learner: learner.kind,
                })
            };
            let title = format!("Cử đi học lớp {}: {}", class.code, class.title);
            let acts = class.learners.iter().map(enrol).collect();
            drafts.push(self.draft("decision", title, vec![class.programme.clone()], acts));
        }
        drafts
    }

    fn open(&self, class: &ClassNeeded) -> Dated {
        let act = Act::from(OpenClass {
            code: class.code.clone(),
            title: class.title.clone(),
            programme: class.programme.clone(),
            family: class.family,
            seats: class.seats,
            starts: class.starts,
            ends: class.ends,
            gives: class.gives.clone().map(|(field, level)| Gives { field, level }),
            organiser: self.organiser,
        });
        Dated { when: None, act }
    }

    fn draft(&self, kind: &str, title: String, bases: Vec<String>, acts: Vec<Dated>) -> Decision {
        let header = Header {
            kind: kind.to_owned(),
            issuer: self.issuer.clone(),
            title,
            bases,
            ..Header::blank(self.day)
        };
        Decision { header, acts }
    }
}
