//! A history in which every kind of act stands at least once and is accepted: what a release freezes.

use ledger::acts::{Act, Dated};
use ledger::acts::{
    appraisal::*, bodies::*, career::*, decisions::*, passage::*, pauses::*, people::*, record::*, succession::*,
    training::*,
};
use ledger::codes::*;
use ledger::{ActId, PersonId, UnitId, Value, When};

use super::district::{District, act_of, on};
use super::history::open_class;
use super::samples::day;

/// The value, and the acts that are erased in its log.
pub(crate) fn everything() -> (Value, Vec<ActId>) {
    let mut it = District::new();
    records(&mut it);
    careers(&mut it);
    training_and_appraisal(&mut it);
    comings_and_goings(&mut it);
    bodies(&mut it);
    let erased = decisions(&mut it);
    (it.value, erased)
}

fn register(name: &str) -> Dated {
    RegisterPerson {
        full_name: name.into(),
        sex: Some(Sex::Female),
        birth: Some(When::Month(1980, 2)),
        citizen_number: None,
    }
    .into()
}

/// Registers a person and recruits into unit A.
fn newcomer(it: &mut District, name: &str) -> PersonId {
    let unit = it.unit(1);
    let recruit = Recruit {
        person: PersonId::here(0),
        unit,
        standing: Standing::PublicEmployee,
        post: None,
    };
    let seq = it.take("2019-01-05", vec![register(name), recruit.into()]);
    PersonId(act_of(seq, 0))
}

fn counterpart(decision: Option<&str>) -> Counterpart {
    Counterpart {
        ledger: "Huyện Ba Chẽ".into(),
        decision: decision.map(Into::into),
        person: decision.map(|_| "17-3".into()),
    }
}

#[rustfmt::skip] // A table: an act a line.
fn records(it: &mut District) {
    let (a, b, an, binh, dung) = (it.unit(1), it.unit(2), it.person(0), it.person(1), it.person(3));
    let number = |digits: &str| Identity::CitizenNumber(digits.into());
    let theory = |state| RecordLearning {
        person: an, field: Learning::Theory, level: "intermediate".into(), specialism: Some("LLCT-HC".into()), state,
    };
    it.take("2019-01-02", vec![
        CorrectPerson { person: an, identity: number("022180001234") }.into(),
        SetPersonAttribute { person: an, key: "ethnicity".into(), value: Some(AttributeValue::Text("Dao".into())) }.into(),
        SetUnitAttribute { unit: a, key: "elevation".into(), value: Some(AttributeValue::Number("843.54".parse().unwrap())) }.into(),
        on("..2019-01-02", theory(LearningState::Held)),
        RecordNoLearning { person: binh, field: Learning::Language }.into(),
        on("2018-06", RecordParty { person: an, state: PartyState::Official }),
        on("..2019-01-02", RecordService { person: dung, unit: it.unit(3), standing: Standing::CivilServant }),
        on("..2019-01-02", RecordPost { person: dung, post: it.post(4) }),
        SetRank { person: an, rank: "01.003".into(), step: Some(3), coefficient: Some("3.00".parse().unwrap()) }.into(),
        SignContract { person: binh, kind: ContractKind::WorkForTerm, term_ends: Some(day("2020-12-31")) }.into(),
        AssignQuota { unit: a, kind: QuotaKind::Commune, year: 2019, posts: 3, to_cut: 1 }.into(),
        Measure { unit: a, what: MeasureKind::Households, value: 701.into(), toward: None, source: Some("Niên giám".into()) }.into(),
        Measure { unit: b, what: MeasureKind::Households, value: 600.into(), toward: None, source: None }.into(),
        Measure { unit: a, what: MeasureKind::Road, value: "12.5".parse().unwrap(), toward: Some(b), source: None }.into(),
    ]);
}

#[rustfmt::skip] // A table: an act a line.
fn careers(it: &mut District) {
    let (an, binh, chi, dung) = (it.person(0), it.person(1), it.person(2), it.person(3));
    let (a, b) = (it.unit(1), it.unit(2));
    let post = |ix| it.post(ix);
    let (chair, deputy, chair_b, deputy_b, office) = (post(0), post(1), post(2), post(3), post(5));
    it.take("2019-02-01", vec![
        Appoint { person: an, post: chair, term_ends: Some(day("2024-01-31")) }.into(),
        Appoint { person: chi, post: chair_b, term_ends: None }.into(),
        HoldConcurrently { person: an, post: office }.into(),
        ActFor { person: binh, post: deputy }.into(),
        Second { person: dung, unit: a, planned_end: Some(day("2019-12-31")) }.into(),
        Reinforce { person: binh, unit: b, duty: Some("Nông thôn mới".into()), planned_end: None }.into(),
    ]);
    it.take("2019-03-01", vec![
        Transfer { person: chi, post: deputy_b }.into(),
        Rotate { person: binh, post: chair_b, planned_end: Some(day("2021-12-31")) }.into(),
        EndSecondment { person: dung, unit: a }.into(),
        EndReinforcement { person: binh, unit: b }.into(),
        Relieve { person: an, post: office }.into(),
        IntroduceForElection { person: dung, post: deputy }.into(),
    ]);
    it.take("2019-04-01", vec![
        UniteTitles { person: an, main: chair, also: office }.into(),
        Elect { person: dung, post: deputy, term_ends: None }.into(),
        EndContract { person: binh }.into(),
        Suspend { person: an, post: Some(chair), last_day: Some(day("2019-04-30")) }.into(),
        Suspend { person: dung, post: None, last_day: None }.into(),
        PlanSuccessor { person: binh, post: chair, first_year: 2020, last_year: 2025 }.into(),
        PlanSuccessor { person: chi, post: chair, first_year: 2020, last_year: 2025 }.into(),
    ]);
    it.take("2019-05-01", vec![
        EndSuspension { person: dung, post: None }.into(),
        ReviewSuccessor { person: binh, post: chair, outcome: ReviewOutcome::Kept }.into(),
        RemoveSuccessor { person: chi, post: chair }.into(),
        Reappoint { person: an, post: chair, term_ends: Some(day("2029-01-31")) }.into(),
    ]);
}

#[rustfmt::skip] // A table: an act a line.
fn training_and_appraisal(it: &mut District) {
    let (an, binh) = (it.person(0), it.person(1));
    it.take("2019-03-15", vec![open_class(3, Some(it.unit(3))).into()]);
    let class = it.class(0);
    let form = DisciplineForm::Warning;
    it.take("2019-04-01", vec![
        Enrol { person: an, class, learner: LearnerKind::Cadre }.into(),
        Enrol { person: binh, class, learner: LearnerKind::CivilServantOrEmployee }.into(),
        HoldSession { class, periods: 5, room: Some(it.unit(3)) }.into(),
        Grade { person: an, year: 2018, grade: GradeCode::Good }.into(),
        Reward { person: an, title: "Chiến sĩ thi đua cơ sở".into() }.into(),
        Discipline { person: binh, form, runs_until: None, committed: Some(When::Month(2018, 11)) }.into(),
    ]);
    it.take("2020-06-30", vec![
        Withdraw { person: binh, class }.into(),
        Complete { person: an, class, result: ClassResult::Passed }.into(),
        LiftDiscipline { person: binh, form }.into(),
    ]);
}

#[rustfmt::skip] // A table: an act a line.
fn comings_and_goings(it: &mut District) {
    let names = ["Hoa", "Lan", "Mai", "Cúc", "Đào", "Sen", "Huệ"];
    let [hoa, lan, mai, cuc, dao, sen, hue] = names.map(|name| newcomer(it, name));
    let a = it.unit(1);
    let admit = Admit {
        person: hue, unit: a, standing: Standing::CivilServant, post: None, from: counterpart(Some("210/QĐ-UBND")),
    };
    it.take("2020-01-01", vec![
        Streamline { person: hoa, unit: a, quota: QuotaKind::Commune, ground: StreamlineGround::Rating }.into(),
        Die { person: lan }.into(),
        Resign { person: mai }.into(),
        Retire { person: cuc }.into(),
        AwaitRetirement { person: dao, retires: day("2020-12-01") }.into(),
        ExtendService { person: sen, retires: day("2022-12-01") }.into(),
        Release { person: hue, to: counterpart(None) }.into(),
    ]);
    it.take("2021-01-01", vec![admit.into()]);
    let twice = newcomer(it, "Ghi hai lần");
    let again = it.take("2021-01-02", vec![register("Ghi hai lần")]);
    let joined = MergeDuplicates { person: twice, duplicate: PersonId(act_of(again, 0)) };
    it.take("2021-01-03", vec![joined.into()]);
}

#[allow(clippy::many_single_char_names, reason = "the units are called so")]
#[rustfmt::skip] // A table: an act a line.
fn bodies(it: &mut District) {
    let (root, a, b) = (it.unit(0), it.unit(1), it.unit(2));
    let establish = |name: &str, kind| Establish { name: name.into(), kind, parent: Some(root), code: Some("07".into()) }.into();
    let seq = it.take("2020-02-01", vec![
        establish("C", UnitKind::Commune),
        establish("D", UnitKind::Commune),
        establish("E", UnitKind::Village),
        CreatePost { unit: UnitId::here(0), title: "Trưởng ban".into() }.into(),
        CreatePost { unit: UnitId::here(1), title: "Trưởng ban".into() }.into(),
    ]);
    let unit = |ordinal| UnitId(act_of(seq, ordinal));
    let (c, d, e) = (unit(0), unit(1), unit(2));
    it.take("2020-03-01", vec![
        Rename { unit: c, name: "C mới".into() }.into(),
        Reclassify { unit: c, kind: UnitKind::Town }.into(),
        MoveUnder { unit: e, parent: c, line: Line::Management }.into(),
        AbolishPost { post: ledger::PostId(act_of(seq, 3)) }.into(),
    ]);
    it.take("2020-04-01", vec![Dissolve { unit: e }.into()]);
    it.take("2020-05-01", vec![Merge { from: vec![c], into: a }.into()]);
    let new = it.take("2020-06-01", vec![
        establish("Xã mới", UnitKind::Commune),
        Consolidate { from: vec![b, d], into: UnitId::here(0) }.into(),
    ]);
    parts(it, UnitId(act_of(new, 0)));
}

/// A unit split in two, a part of one separated, a part of that passed on, and a post moved.
#[rustfmt::skip] // A table: an act a line.
fn parts(it: &mut District, whole: UnitId) {
    let root = it.unit(0);
    let establish = |name: &str| Establish { name: name.into(), kind: UnitKind::Commune, parent: Some(root), code: None }.into();
    let share = |unit, share: &str| Share::of(unit, share.parse().unwrap());
    let into = vec![share(UnitId::here(0), "0.6"), share(UnitId::here(1), "0.4")];
    let split = it.take("2020-07-01", vec![establish("G"), establish("H"), Split { unit: whole, into }.into()]);
    let (g, h) = (UnitId(act_of(split, 0)), UnitId(act_of(split, 1)));
    let separated = it.take("2020-08-01", vec![
        establish("I"),
        Separate { from: g, part: share(UnitId::here(0), "0.5") }.into(),
        CreatePost { unit: g, title: "Văn phòng".into() }.into(),
    ]);
    it.take("2020-09-01", vec![
        TransferPart { from: g, part: share(h, "0.1") }.into(),
        MovePost { post: ledger::PostId(act_of(separated, 2)), unit: h }.into(),
    ]);
}

/// Amends, revokes from the start and from a day, and orders erasures: a name goes, and an act with its amendment.
fn decisions(it: &mut District) -> Vec<ActId> {
    let an = it.person(0);
    let graded = it.take(
        "2021-02-01",
        vec![
            Grade {
                person: an,
                year: 2020,
                grade: GradeCode::Good,
            }
            .into(),
        ],
    );
    let content = Act::from(Grade {
        person: an,
        year: 2020,
        grade: GradeCode::Excellent,
    })
    .at(day("2021-02-01"));
    let amended = it.take(
        "2021-03-01",
        vec![
            Amend {
                target: act_of(graded, 0),
                content: Box::new(content),
            }
            .into(),
        ],
    );
    let wrong = it.take(
        "2021-04-01",
        vec![
            Reward {
                person: an,
                title: "Ghi nhầm".into(),
            }
            .into(),
        ],
    );
    let ends = it.take(
        "2021-05-01",
        vec![
            RecordParty {
                person: it.person(1),
                state: PartyState::Official,
            }
            .into(),
        ],
    );
    it.take(
        "2021-06-01",
        vec![
            Revoke {
                decision: wrong,
                from: None,
            }
            .into(),
        ],
    );
    it.take(
        "2021-06-02",
        vec![
            Revoke {
                decision: ends,
                from: Some(day("2021-06-02")),
            }
            .into(),
        ],
    );
    let registered = it.take("2021-06-03", vec![register("Người xin xóa"), register("Người ở lại")]);
    let erased = vec![act_of(graded, 0), act_of(amended, 0), act_of(registered, 0)];
    let order = |target: &ActId| {
        Erase {
            target: Some(*target),
            because: "Luật Bảo vệ dữ liệu cá nhân".into(),
            files: vec![],
        }
        .into()
    };
    it.take("2021-07-01", erased.iter().map(order).collect());
    // What leans on an erased act is part of the format too.
    let person = PersonId(act_of(registered, 0));
    let recruit = Recruit {
        person,
        unit: it.unit(1),
        standing: Standing::Cadre,
        post: None,
    };
    it.take("2021-08-01", vec![recruit.into()]);
    erased
}
