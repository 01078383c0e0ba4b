//! What happens to the people of the district: posts, plans for posts, moves, and the classes of three years.

use ledger::acts::Dated;
use ledger::acts::career::{Appoint, Reinforce, Rotate, Streamline};
use ledger::acts::record::{RecordLearning, RecordPost};
use ledger::acts::succession::PlanSuccessor;
use ledger::acts::training::{Enrol, OpenClass};
use ledger::codes::{LearnerKind, Learning, LearningState, QuotaKind, StreamlineGround, TrainingFamily};
use ledger::{ClassId, PersonId, PostId};

use super::{IN_SERVICE, Log, Units, day};

const CLASSES: u32 = 38;

pub(super) fn careers(log: &mut Log, people: &[PersonId], posts: &[PostId], units: &Units) {
    let serving = &people[..IN_SERVICE as usize];
    let (held, free) = posts.split_at(IN_SERVICE as usize);
    let acts = serving.iter().zip(held).map(|(person, post)| {
        let (person, post) = (*person, *post);
        RecordPost { person, post }.into()
    });
    let acts = acts.collect();
    _ = log.decide("2012-02-01", acts);
    let tail = &serving[serving.len() - 300..];
    let mut acts: Vec<Dated> = Vec::new();
    for (person, post) in serving.iter().skip(400).zip(held) {
        if acts.len() < 300 {
            let (person, post, first_year, last_year) = (*person, *post, 2015, 2021);
            acts.push(
                PlanSuccessor {
                    person,
                    post,
                    first_year,
                    last_year,
                }
                .into(),
            );
        }
    }
    for person in tail.iter().take(260) {
        let (person, field, level) = (*person, Learning::Theory, "advanced".to_owned());
        let (specialism, state) = (None, LearningState::Studying);
        acts.push(
            RecordLearning {
                person,
                field,
                level,
                specialism,
                state,
            }
            .into(),
        );
    }
    _ = log.decide("2015-06-01", acts);
    for (at, (person, post)) in tail.iter().zip(free).take(60).enumerate() {
        let (person, post, planned_end, term_ends) = (*person, *post, None, None);
        let act: Dated = if at % 2 == 0 {
            Rotate {
                person,
                post,
                planned_end,
            }
            .into()
        } else {
            Appoint {
                person,
                post,
                term_ends,
            }
            .into()
        };
        _ = log.decide(&format!("{}-{:02}-05", 2017 + at % 3, 1 + at % 12), vec![act]);
    }
    for (at, unit) in units.communes.iter().enumerate() {
        let (person, unit, duty, planned_end) = (tail[100 + at], *unit, None, None);
        _ = log.decide(
            "2019-01-15",
            vec![
                Reinforce {
                    person,
                    unit,
                    duty,
                    planned_end,
                }
                .into(),
            ],
        );
        let (person, quota, ground) = (tail[200 + at], QuotaKind::CivilService, StreamlineGround::LostPost);
        _ = log.decide(
            "2019-02-15",
            vec![
                Streamline {
                    person,
                    unit,
                    quota,
                    ground,
                }
                .into(),
            ],
        );
    }
}

/// The year's classes, with most people on some list.
pub(super) fn classes(log: &mut Log, people: &[PersonId]) {
    for year in [2018, 2019, 2020] {
        let open = (0..CLASSES).map(|at| {
            let family = if at % 3 == 0 {
                TrainingFamily::PoliticalTheory
            } else {
                TrainingFamily::Professional
            };
            OpenClass {
                code: format!("L{year}-{at}"),
                title: format!("Lớp {at} năm {year}"),
                programme: "training.programme-resolutions".to_owned(),
                family,
                seats: 100,
                starts: day(&format!("{year}-{:02}-10", 2 + at % 10)),
                ends: day(&format!("{year}-{:02}-20", 2 + at % 10)),
                gives: None,
                organiser: None,
            }
            .into()
        });
        let open = open.collect();
        let id = log.decide(&format!("{year}-01-10"), open);
        let kinds = LearnerKind::ALL;
        let enrol = people.iter().copied().enumerate().skip(150).map(|(at, person)| {
            let class = ClassId(id(u32::try_from(at).unwrap_or(0) * 7 % CLASSES));
            let learner = kinds[at % kinds.len()];
            Enrol { person, class, learner }.into()
        });
        let enrol = enrol.collect();
        _ = log.decide(&format!("{year}-01-20"), enrol);
    }
}
