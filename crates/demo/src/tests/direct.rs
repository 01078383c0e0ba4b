//! The shortest way from the rolls to the ledger: what the importer does, without files. For tests only.

use ledger::acts::bodies::CreatePost;
use ledger::acts::people::RegisterPerson;
use ledger::acts::record::{RecordLearning, RecordNoLearning, RecordParty, RecordPost, RecordService, SetRank};
use ledger::acts::{Act, Dated};
use ledger::codes::{Learning, LearningState, PartyState, Standing};
use ledger::{Decision, Header, PersonId, PostId, Span, Value, When};

use crate::District;
use crate::issue::{Issue, Scribe};
use crate::people::Person;

/// Sets the ledger up, registers the rolls, tells the story; every decision must be accepted.
pub(super) fn tell(district: &District) -> Value {
    let mut value = Value::empty();
    for issue in district.setting_up() {
        value = take(&value, &issue);
    }
    value = register(district, &value);
    for issue in district.history() {
        value = take(&value, &issue);
    }
    value
}

pub(super) fn take(value: &Value, issue: &Issue) -> Value {
    let decision = issue
        .decision(value)
        .unwrap_or_else(|problem| panic!("{}: {problem}", issue.header.title));
    let Some(decision) = decision else { return value.clone() };
    value.accept(&decision).unwrap_or_else(|refused| {
        panic!(
            "{} {}: {:?}",
            issue.header.number,
            issue.header.title,
            &refused.problems[..refused.problems.len().min(4)]
        )
    })
}

/// One decision with every person of the rolls.
pub(super) fn register(district: &District, value: &Value) -> Value {
    let day = district.rolls_as_of();
    let parts = district.parts();
    let mut acts: Vec<Dated> = Vec::new();
    let mut given = Vec::new();
    for person in &parts.people {
        let mut scribe = Scribe::new(value, day);
        let unit = scribe.unit(&person.unit).unwrap();
        let mut push = |when: When, act: Act| {
            acts.push(act.at(when));
            u32::try_from(acts.len() - 1).unwrap()
        };
        let by = When::By(day);
        let id = PersonId::here(push(
            by,
            RegisterPerson {
                full_name: person.full_name.clone(),
                sex: Some(person.sex),
                birth: Some(person.birth),
                citizen_number: Some(person.number.clone()),
            }
            .into(),
        ));
        push(
            by,
            RecordService {
                person: id,
                unit,
                standing: person.standing,
            }
            .into(),
        );
        let holds = matches!(
            person.standing,
            Standing::Cadre | Standing::CivilServant | Standing::PublicEmployee
        );
        if let Some(title) = person.title.clone().filter(|_| holds) {
            let staff = matches!(title.as_str(), "Giáo viên" | "Nhân viên" | "Chuyên viên" | "Viên chức");
            let free = if staff {
                None
            } else {
                scribe
                    .free_post_but(&person.unit, &title, Span::since(day), &given)
                    .unwrap()
            };
            let post = free.unwrap_or_else(|| PostId::here(push(by, CreatePost { unit, title }.into())));
            given.push(post);
            push(by, RecordPost { person: id, post }.into());
        }
        learning(person, id, by, &mut push);
        if let Some((_, full)) = person.party {
            push(
                When::Day(full),
                RecordParty {
                    person: id,
                    state: PartyState::Official,
                }
                .into(),
            );
        }
        if let Some(pay) = &person.pay {
            push(
                When::Day(pay.since),
                SetRank {
                    person: id,
                    rank: pay.rank.clone(),
                    step: Some(pay.step),
                    coefficient: Some(pay.coefficient),
                }
                .into(),
            );
        }
    }
    let header = Header {
        number: "1/KK-2018".into(),
        kind: "stock-taking".into(),
        title: "Kiểm kê ban đầu".into(),
        recorded: district.import_recorded(0),
        ..Header::blank(day)
    };
    value.accept(&Decision { header, acts }).unwrap()
}

fn learning(person: &Person, id: PersonId, by: When, push: &mut impl FnMut(When, Act) -> u32) {
    let mut learn = |field: Learning, level: &str, specialism: Option<String>, studying: bool| {
        let state = if studying {
            LearningState::Studying
        } else {
            LearningState::Held
        };
        if level == "none" {
            push(by, RecordNoLearning { person: id, field }.into());
        } else {
            push(
                by,
                RecordLearning {
                    person: id,
                    field,
                    level: level.to_owned(),
                    specialism,
                    state,
                }
                .into(),
            );
        }
    };
    if let Some(own) = &person.education {
        learn(Learning::Education, &own.level, own.specialism.clone(), own.studying);
    }
    if let Some(own) = &person.theory {
        learn(Learning::Theory, &own.level, None, false);
    }
    if let Some(level) = &person.state_management {
        learn(Learning::StateManagement, level, None, false);
    }
}
