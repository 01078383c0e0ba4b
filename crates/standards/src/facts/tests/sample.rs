//! A small ledger: a commune with two officials.

use ledger::acts::Dated;
use ledger::acts::appraisal::Grade;
use ledger::acts::bodies::{CreatePost, Establish};
use ledger::acts::career::Appoint;
use ledger::acts::people::{AttributeValue, RegisterPerson, SetPersonAttribute, SetUnitAttribute};
use ledger::acts::record::{RecordLearning, RecordNoLearning, RecordParty, RecordPost, RecordService, SetRank};
use ledger::acts::succession::PlanSuccessor;
use ledger::codes::{GradeCode, Learning, LearningState, PartyState, Sex, Standing, UnitKind};
use ledger::{Decision, Header, PersonId, PostId, Seq, UnitId, Value, When};

use super::day;

pub(super) fn decision(number: &str, effective: &str, acts: Vec<Dated>) -> Decision {
    let header = Header {
        number: number.to_owned(),
        kind: "decision".to_owned(),
        issuer: "UBND huyện".to_owned(),
        signer: "Chủ tịch".to_owned(),
        recorded_by: "test".to_owned(),
        ..Header::blank(day(effective))
    };
    Decision { header, acts }
}

fn learning(person: PersonId, field: Learning, level: &str, state: LearningState) -> RecordLearning {
    RecordLearning {
        person,
        field,
        level: level.to_owned(),
        specialism: None,
        state,
    }
}

/// Decision 1 takes stock of a commune with two chairs; 2 sends the first to study; 3 records the diploma of the second.
pub(super) fn ledger() -> Value {
    use Learning::{Education, Theory};
    use LearningState::{Held, Studying};
    let (chair, secretary) = (PersonId::here(4), PersonId::here(5));
    let unit = |name: &str, kind, parent| Establish {
        name: name.to_owned(),
        kind,
        parent,
        code: None,
    };
    let person = |name: &str, sex, birth: &str| RegisterPerson {
        full_name: name.to_owned(),
        sex: Some(sex),
        birth: Some(birth.parse().unwrap()),
        citizen_number: None,
    };
    let post = |title: &str| CreatePost {
        unit: UnitId::here(1),
        title: title.to_owned(),
    };
    let by = |act: ledger::acts::Act| Dated {
        when: Some(When::By(day("2019-01-01"))),
        act,
    };
    let terrain = AttributeValue::Text("mountain".to_owned());
    let ethnicity = AttributeValue::Text("Dao".to_owned());
    let stock = vec![
        unit("Huyện", UnitKind::Authority, None).into(),
        unit("Xã Kỳ Thượng", UnitKind::Commune, Some(UnitId::here(0))).into(),
        post("Chủ tịch UBND xã").into(),
        post("Bí thư Đảng ủy xã").into(),
        person("Người Một", Sex::Male, "1975-06").into(),
        person("Người Hai", Sex::Female, "1980").into(),
        by(RecordService {
            person: chair,
            unit: UnitId::here(1),
            standing: Standing::Cadre,
        }
        .into()),
        by(RecordPost {
            person: chair,
            post: PostId::here(2),
        }
        .into()),
        by(learning(chair, Education, "university", Held).into()),
        by(learning(chair, Theory, "elementary", Held).into()),
        by(RecordParty {
            person: chair,
            state: PartyState::Official,
        }
        .into()),
        by(RecordService {
            person: secretary,
            unit: UnitId::here(1),
            standing: Standing::Cadre,
        }
        .into()),
        Appoint {
            person: secretary,
            post: PostId::here(3),
            term_ends: None,
        }
        .into(),
        by(RecordNoLearning {
            person: secretary,
            field: Theory,
        }
        .into()),
        SetUnitAttribute {
            unit: UnitId::here(1),
            key: "terrain".to_owned(),
            value: Some(terrain),
        }
        .into(),
        SetPersonAttribute {
            person: secretary,
            key: "ethnicity".to_owned(),
            value: Some(ethnicity),
        }
        .into(),
        Grade {
            person: chair,
            year: 2016,
            grade: GradeCode::Completed,
        }
        .into(),
        Grade {
            person: chair,
            year: 2017,
            grade: GradeCode::Good,
        }
        .into(),
        Grade {
            person: chair,
            year: 2018,
            grade: GradeCode::Excellent,
        }
        .into(),
        PlanSuccessor {
            person: secretary,
            post: PostId::here(2),
            first_year: 2016,
            last_year: 2021,
        }
        .into(),
        SetRank {
            person: chair,
            rank: "01.003".to_owned(),
            step: Some(3),
            coefficient: Some("3.00".parse().unwrap()),
        }
        .into(),
    ];
    let at = |ordinal| {
        PersonId(ledger::ActId {
            decision: Seq(1),
            ordinal,
        })
    };
    let later = [
        (
            "2",
            "2019-02-01",
            vec![learning(at(4), Theory, "intermediate", Studying).into()],
        ),
        (
            "3",
            "2019-03-10",
            vec![learning(at(5), Theory, "intermediate", Held).into()],
        ),
    ];
    let mut value = Value::empty().accept(&decision("1", "2019-01-01", stock)).unwrap();
    for (number, effective, acts) in later {
        value = value.accept(&decision(number, effective, acts)).unwrap();
    }
    value
}
