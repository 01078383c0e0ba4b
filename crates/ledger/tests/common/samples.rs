//! One or more acts of every kind, with all fields filled and with all that may be left out left out.

use ledger::acts::{Act, Dated};
use ledger::acts::{
    appraisal::*, bodies::*, career::*, decisions::*, people::*, record::*, succession::*, training::*,
};
use ledger::codes::*;
use ledger::{ActId, ClassId, Day, PersonId, PostId, Seq, UnitId, When};

/// The day with this date.
pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The act of a decision.
pub(crate) fn id(decision: u32, ordinal: u32) -> ActId {
    ActId {
        decision: Seq(decision),
        ordinal,
    }
}

/// Every kind of act.
pub(crate) fn samples() -> Vec<Dated> {
    let person = PersonId(id(1, 7));
    let (unit, other) = (UnitId(id(1, 2)), UnitId::here(3));
    let (post, also) = (PostId(id(2, 0)), PostId::here(1));
    let class = ClassId(id(3, 4));
    let last = Some(day("2024-12-31"));
    let mut all: Vec<Dated> = vec![
        RegisterPerson {
            full_name: "Đặng Thị Thủy".into(),
            sex: Some(Sex::Female),
            birth: Some(When::Month(1980, 2)),
            citizen_number: Some("022180001234".into()),
        }
        .into(),
        Act::from(RegisterPerson {
            full_name: "Nguyễn Văn A".into(),
            sex: None,
            birth: None,
            citizen_number: None,
        })
        .at(When::By(day("2019-03-14"))),
        CorrectPerson {
            person,
            identity: Identity::FullName("Đào Thị Thủy".into()),
        }
        .into(),
        CorrectPerson {
            person,
            identity: Identity::Sex(Sex::Male),
        }
        .into(),
        CorrectPerson {
            person,
            identity: Identity::Birth(When::Year(1979)),
        }
        .into(),
        CorrectPerson {
            person,
            identity: Identity::CitizenNumber("022180001235".into()),
        }
        .into(),
        SetPersonAttribute {
            person,
            key: "dân tộc".into(),
            value: Some(AttributeValue::Text("Dao".into())),
        }
        .into(),
        SetPersonAttribute {
            person,
            key: "dân tộc".into(),
            value: None,
        }
        .into(),
        SetUnitAttribute {
            unit,
            key: "độ cao".into(),
            value: Some(AttributeValue::Number("843.54".parse().unwrap())),
        }
        .into(),
        RecordLearning {
            person,
            field: Learning::Theory,
            level: "intermediate".into(),
            specialism: Some("Trung cấp LLCT-HC".into()),
            state: LearningState::Held,
        }
        .into(),
        RecordLearning {
            person,
            field: Learning::Education,
            level: "bachelor".into(),
            specialism: None,
            state: LearningState::Studying,
        }
        .into(),
        RecordNoLearning {
            person,
            field: Learning::Language,
        }
        .into(),
        RecordParty {
            person,
            state: PartyState::Official,
        }
        .into(),
        RecordService {
            person,
            unit,
            standing: Standing::CivilServant,
        }
        .into(),
        RecordPost { person, post }.into(),
        SetRank {
            person,
            rank: "01.003".into(),
            step: Some(3),
            coefficient: Some("3.00".parse().unwrap()),
        }
        .into(),
        SetRank {
            person,
            rank: "01.003".into(),
            step: None,
            coefficient: None,
        }
        .into(),
        Recruit {
            person,
            unit,
            standing: Standing::PublicEmployee,
            post: Some(post),
        }
        .into(),
        Recruit {
            person,
            unit,
            standing: Standing::ContractWorker,
            post: None,
        }
        .into(),
        Appoint {
            person,
            post,
            term_ends: last,
        }
        .into(),
        Reappoint {
            person,
            post,
            term_ends: None,
        }
        .into(),
        Transfer { person, post }.into(),
        Rotate {
            person,
            post,
            planned_end: last,
        }
        .into(),
        Second {
            person,
            unit,
            planned_end: last,
        }
        .into(),
        EndSecondment { person, unit }.into(),
        Reinforce {
            person,
            unit,
            duty: Some("Xây dựng nông thôn mới".into()),
            planned_end: None,
        }
        .into(),
        EndReinforcement { person, unit }.into(),
        IntroduceForElection { person, post }.into(),
        Elect {
            person,
            post,
            term_ends: last,
        }
        .into(),
        HoldConcurrently { person, post: also }.into(),
        ActFor { person, post }.into(),
        Relieve { person, post }.into(),
        Resign { person }.into(),
        Retire { person }.into(),
        Streamline {
            person,
            unit,
            quota: QuotaKind::Commune,
            ground: StreamlineGround::Reorganisation,
        }
        .into(),
        Die { person }.into(),
        UniteTitles {
            person,
            main: post,
            also,
        }
        .into(),
        Establish {
            name: "Xã Thống Nhất".into(),
            kind: UnitKind::Commune,
            parent: Some(unit),
            code: Some("07030".into()),
        }
        .into(),
        Establish {
            name: "Huyện Hoành Bồ".into(),
            kind: UnitKind::Authority,
            parent: None,
            code: None,
        }
        .into(),
        Rename {
            unit,
            name: "Thị trấn Trới".into(),
        }
        .into(),
        Reclassify {
            unit,
            kind: UnitKind::Ward,
        }
        .into(),
        MoveUnder {
            unit,
            parent: other,
            line: Line::Management,
        }
        .into(),
        Merge {
            from: vec![unit],
            into: other,
        }
        .into(),
        Consolidate {
            from: vec![unit, UnitId(id(1, 5))],
            into: other,
        }
        .into(),
        Dissolve { unit }.into(),
        CreatePost {
            unit,
            title: "Bí thư Đảng ủy".into(),
        }
        .into(),
        AbolishPost { post }.into(),
        AssignQuota {
            unit,
            kind: QuotaKind::CivilService,
            year: 2019,
            posts: 215,
            to_cut: 21,
        }
        .into(),
        Measure {
            unit,
            what: MeasureKind::Road,
            value: "12.5".parse().unwrap(),
            toward: Some(other),
            source: Some("Niên giám 2018".into()),
        }
        .into(),
        Measure {
            unit,
            what: MeasureKind::Households,
            value: 1_204.into(),
            toward: None,
            source: None,
        }
        .into(),
        OpenClass {
            code: "LLCT-03".into(),
            title: "Trung cấp lý luận chính trị".into(),
            programme: "theory.intermediate".into(),
            family: TrainingFamily::PoliticalTheory,
            seats: 80,
            starts: day("2019-04-01"),
            ends: day("2020-06-30"),
            gives: Some(Gives {
                field: Learning::Theory,
                level: "intermediate".into(),
            }),
            organiser: Some(unit),
        }
        .into(),
        OpenClass {
            code: "BD-01".into(),
            title: "Bồi dưỡng".into(),
            programme: "yearly".into(),
            family: TrainingFamily::Professional,
            seats: 100,
            starts: day("2019-05-01"),
            ends: day("2019-05-05"),
            gives: None,
            organiser: None,
        }
        .into(),
        Enrol {
            person,
            class,
            learner: LearnerKind::PartTime,
        }
        .into(),
        Withdraw { person, class }.into(),
        HoldSession {
            class,
            periods: 5,
            room: Some(unit),
        }
        .into(),
        Complete {
            person,
            class,
            result: ClassResult::Passed,
        }
        .into(),
        PlanSuccessor {
            person,
            post,
            first_year: 2020,
            last_year: 2025,
        }
        .into(),
        ReviewSuccessor {
            person,
            post,
            outcome: ReviewOutcome::Kept,
        }
        .into(),
        RemoveSuccessor { person, post }.into(),
        Grade {
            person,
            year: 2018,
            grade: GradeCode::Good,
        }
        .into(),
        Reward {
            person,
            title: "Chiến sĩ thi đua cơ sở".into(),
        }
        .into(),
        Discipline {
            person,
            form: DisciplineForm::Warning,
            runs_until: Some(day("2020-03-14")),
            committed: Some(When::Month(2018, 11)),
        }
        .into(),
        Discipline {
            person,
            form: DisciplineForm::Reprimand,
            runs_until: None,
            committed: None,
        }
        .into(),
        LiftDiscipline {
            person,
            form: DisciplineForm::Warning,
        }
        .into(),
        Revoke {
            decision: Seq(4),
            from: None,
        }
        .into(),
        Revoke {
            decision: Seq(4),
            from: Some(day("2019-06-01")),
        }
        .into(),
    ];
    let content = Act::from(Grade {
        person,
        year: 2018,
        grade: GradeCode::Excellent,
    })
    .at(day("2018-12-31"));
    all.push(
        Amend {
            target: id(3, 1),
            content: Box::new(content),
        }
        .into(),
    );
    all.extend(super::samples_of_records::samples(person, unit, post));
    all.extend(super::samples_of_divisions::samples(person, unit, post));
    // Every precision of a date.
    for when in ["2019-03-14", "2019-03", "2019", "..2019-03-14"] {
        all.push(Act::from(Retire { person }).at(when.parse::<When>().unwrap()));
    }
    all
}
