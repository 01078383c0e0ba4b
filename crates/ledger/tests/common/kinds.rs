//! A recipe's numbers as an act: every built kind, about things that the value has.

use ledger::acts::Act;
use ledger::acts::{
    appraisal::*, bodies::*, career::*, decisions::*, passage::*, pauses::*, people::*, record::*, succession::*,
    training::*,
};
use ledger::codes::*;
use ledger::value::{Fact, Place};
use ledger::{ActId, ClassId, Day, Decimal, Entity, PersonId, PostId, Seq, UnitId, Value, When};

use super::history::{ActRecipe, month, open_class};

/// One of the first few things in two cases of three, so that acts meet; else any.
fn near(n: u8, first: u32, all: u32) -> u32 {
    u32::from(n) % if n < 170 { first.min(all) } else { all }
}

/// Picks one of a value's things, or one that this decision creates at its first act.
struct Pick<'v>(&'v Value);

impl Pick<'_> {
    fn unit(&self, n: u8) -> UnitId {
        match self.0.entity(Place::Unit(near(n, 4, self.0.unit_count()))) {
            Some(Entity::Unit(id)) if n < 250 => id,
            _ => UnitId::here(0),
        }
    }

    fn newest_unit(&self) -> UnitId {
        match self.0.entity(Place::Unit(self.0.unit_count() - 1)) {
            Some(Entity::Unit(id)) => id,
            _ => UnitId::here(0),
        }
    }

    fn post(&self, n: u8) -> PostId {
        match self.0.entity(Place::Post(near(n, 6, self.0.post_count()))) {
            Some(Entity::Post(id)) if n < 250 => id,
            _ => PostId::here(0),
        }
    }

    fn person(&self, n: u8) -> PersonId {
        match self.0.entity(Place::Person(near(n, 4, self.0.person_count()))) {
            Some(Entity::Person(id)) if n < 250 => id,
            _ => PersonId::here(0),
        }
    }

    fn class(&self, n: u8) -> ClassId {
        match self.0.entity(Place::Class(near(n, 1, self.0.class_count()))) {
            Some(Entity::Class(id)) if n < 250 => id,
            _ => ClassId::here(0),
        }
    }

    /// A part of a unit: in one case of three with something that hangs on the unit, each kind of thing in its turn.
    fn share(&self, of: UnitId, to: UnitId, share: &str, n: u8) -> Share {
        let mut part = Share::of(to, share.parse().unwrap());
        let unit = self.0.place(Entity::Unit(of)).into_iter();
        let hanging: Vec<Place> = unit.flat_map(|place| self.0.dependants(place)).collect();
        if n.is_multiple_of(3) && !hanging.is_empty() {
            match self.0.entity(hanging[usize::from(n / 3) % hanging.len()]) {
                Some(Entity::Post(post)) => part.posts.push(post),
                Some(Entity::Person(person)) => part.people.push(person),
                Some(Entity::Unit(unit)) => part.units.push(unit),
                _ => {}
            }
        }
        part
    }

    /// A decision of the log, never the ones that every history begins with, as far as there are others.
    fn decision(&self, n: u8) -> Seq {
        let last = self.0.head().seq.0;
        if last > 3 {
            Seq(4 + u32::from(n) % (last - 3))
        } else {
            Seq(1 + u32::from(n) % last)
        }
    }
}

/// An act that follows from something that holds of a person and nothing has ended, if there is such a thing.
fn following(value: &Value, recipe: ActRecipe) -> Option<Act> {
    let ActRecipe { kind, a, b, c, .. } = recipe;
    let open = value.persons().flat_map(|(ix, line)| {
        let rows = line
            .rows()
            .filter(|row| row.known_until == Seq::LATEST && row.until == Day::MAX);
        rows.map(move |row| (ix, row.fact))
    });
    #[allow(clippy::match_same_arms, reason = "a line a kind of fact")]
    let fits = |fact: &Fact| match (kind, fact) {
        (12 | 28, Fact::Holding { mode, .. }) => *mode == HoldMode::Main,
        (16, Fact::Seconded { .. }) | (18, Fact::Reinforcing { .. }) | (23, Fact::Holding { .. }) => true,
        (52, Fact::Contract { .. }) | (53, Fact::Holding { .. }) | (54, Fact::Suspended { .. }) => true,
        (56, Fact::RetirementDay { .. }) | (58, Fact::Left(_)) => true,
        (42 | 44, Fact::Enrolled { .. }) | (46, Fact::Planned { .. }) | (49, Fact::Discipline { .. }) => true,
        _ => false,
    };
    let found: Vec<_> = open.filter(|(_, fact)| fits(fact)).collect();
    let (ix, fact) = *found.get(usize::from(a) % found.len().max(1))?;
    let Some(Entity::Person(person)) = value.entity(Place::Person(ix)) else {
        return None;
    };
    let unit_at = |ix| {
        if let Some(Entity::Unit(id)) = value.entity(Place::Unit(ix)) {
            Some(id)
        } else {
            None
        }
    };
    let post_at = |ix| {
        if let Some(Entity::Post(id)) = value.entity(Place::Post(ix)) {
            Some(id)
        } else {
            None
        }
    };
    let class_at = |ix| {
        if let Some(Entity::Class(id)) = value.entity(Place::Class(ix)) {
            Some(id)
        } else {
            None
        }
    };
    Some(match (kind, fact) {
        (12, Fact::Holding { post, .. }) => Reappoint {
            person,
            post: post_at(post)?,
            term_ends: None,
        }
        .into(),
        (28, Fact::Holding { post, .. }) => UniteTitles {
            person,
            main: post_at(post)?,
            also: Pick(value).post(b),
        }
        .into(),
        (53, Fact::Holding { post, .. }) => Suspend {
            person,
            post: Some(post_at(post)?),
            last_day: (c % 3 == 0).then(|| month(c % 60)),
        }
        .into(),
        (_, Fact::Contract { .. }) => EndContract { person }.into(),
        (_, Fact::Suspended { post, .. }) => EndSuspension {
            person,
            post: post.and_then(post_at),
        }
        .into(),
        (_, Fact::RetirementDay { .. }) => ExtendService {
            person,
            retires: month(c),
        }
        .into(),
        (58, Fact::Left(_)) => Admit {
            person,
            unit: Pick(value).unit(b),
            standing: Standing::CivilServant,
            post: (c % 2 == 0).then(|| Pick(value).post(c)),
            from: counterpart(c),
        }
        .into(),
        (_, Fact::Holding { post, .. }) => Relieve {
            person,
            post: post_at(post)?,
        }
        .into(),
        (_, Fact::Seconded { unit, .. }) => EndSecondment {
            person,
            unit: unit_at(unit)?,
        }
        .into(),
        (_, Fact::Reinforcing { unit, .. }) => EndReinforcement {
            person,
            unit: unit_at(unit)?,
        }
        .into(),
        (42, Fact::Enrolled { class, .. }) => Withdraw {
            person,
            class: class_at(class)?,
        }
        .into(),
        (_, Fact::Enrolled { class, .. }) => {
            let result = if c % 2 == 0 {
                ClassResult::Passed
            } else {
                ClassResult::Failed
            };
            Complete {
                person,
                class: class_at(class)?,
                result,
            }
            .into()
        }
        (_, Fact::Planned { post, .. }) if c % 2 == 0 => RemoveSuccessor {
            person,
            post: post_at(post)?,
        }
        .into(),
        (_, Fact::Planned { post, .. }) => {
            let outcome = if c % 4 == 1 {
                ReviewOutcome::Kept
            } else {
                ReviewOutcome::Removed
            };
            ReviewSuccessor {
                person,
                post: post_at(post)?,
                outcome,
            }
            .into()
        }
        (_, Fact::Discipline { form, .. }) => LiftDiscipline { person, form }.into(),
        _ => return None,
    })
}

/// The name of the person whom a recipe picks.
pub(crate) fn name_of(value: &Value, n: u8) -> String {
    let place = value.place(Entity::Person(Pick(value).person(n)));
    let named = place.and_then(|place| value.on(Day::MAX.previous(), Seq::LATEST).name(place));
    named.map_or_else(|| "Ai".into(), |name| name.to_string())
}

/// The act of a recipe; a unit that is separated is what the decision's act at `at` founds.
#[rustfmt::skip] // A table: a line a kind of act.
pub(crate) fn act(value: &Value, recipe: ActRecipe, at: u32) -> Act {
    if let Some(act) = following(value, recipe).filter(|_| recipe.b < 200) {
        return act;
    }
    let pick = Pick(value);
    let ActRecipe { kind, a, b, c, .. } = recipe;
    let (person, post, unit, class) = (pick.person(a), pick.post(b), pick.unit(b), pick.class(b));
    let quota = if c < 200 { QuotaKind::Commune } else { QuotaKind::CivilService };
    match kind {
        0 => RegisterPerson {
            full_name: format!("Người {a}"),
            sex: (c % 2 == 0).then_some(Sex::Female),
            birth: (b % 2 == 0).then_some(When::Year(1980)),
            citizen_number: (c % 3 == 0).then(|| format!("0221800000{:02}", c % 5)),
        }
        .into(),
        1 => CorrectPerson { person, identity: Identity::CitizenNumber(format!("0221800000{:02}", c % 5)) }.into(),
        2 => SetPersonAttribute {
            person,
            key: "k".into(),
            value: (b % 3 > 0).then(|| AttributeValue::Text(format!("v{}", c % 3))),
        }
        .into(),
        3 => {
            SetUnitAttribute { unit, key: "k".into(), value: (c % 3 > 0).then(|| AttributeValue::Number(u32::from(c).into())) }
                .into()
        }
        4 => RecordLearning {
            person,
            field: Learning::Theory,
            level: if b % 2 == 0 { "intermediate" } else { "advanced" }.into(),
            specialism: None,
            state: if c % 2 == 0 { LearningState::Held } else { LearningState::Studying },
        }
        .into(),
        5 => RecordNoLearning { person, field: Learning::Theory }.into(),
        6 => RecordParty { person, state: if c % 2 == 0 { PartyState::Official } else { PartyState::Probationary } }.into(),
        7 => RecordService { person, unit, standing: Standing::CivilServant }.into(),
        8 => RecordPost { person, post }.into(),
        9 => SetRank { person, rank: "01.003".into(), step: Some(c % 9 + 1), coefficient: None }.into(),
        10 => Recruit { person, unit, standing: Standing::PublicEmployee, post: (c % 2 == 0).then(|| pick.post(c)) }.into(),
        11 => Appoint { person, post, term_ends: None }.into(),
        12 => Reappoint { person, post, term_ends: Some(month(99)) }.into(),
        13 => Transfer { person, post }.into(),
        14 => Rotate { person, post, planned_end: None }.into(),
        15 => Second { person, unit, planned_end: None }.into(),
        16 => EndSecondment { person, unit }.into(),
        17 => Reinforce { person, unit, duty: None, planned_end: None }.into(),
        18 => EndReinforcement { person, unit }.into(),
        19 => IntroduceForElection { person, post }.into(),
        20 => Elect { person, post, term_ends: None }.into(),
        21 => HoldConcurrently { person, post }.into(),
        22 => ActFor { person, post }.into(),
        23 => Relieve { person, post }.into(),
        24 => Resign { person }.into(),
        25 => Retire { person }.into(),
        26 => Streamline { person, unit, quota, ground: StreamlineGround::Rating }.into(),
        27 => Die { person }.into(),
        28 => UniteTitles { person, main: post, also: pick.post(c) }.into(),
        29 => Establish { name: format!("Đơn vị {a}"), kind: UnitKind::Commune, parent: Some(unit), code: None }.into(),
        30 => Rename { unit, name: format!("Tên {c}") }.into(),
        31 => Reclassify { unit, kind: if c % 2 == 0 { UnitKind::Town } else { UnitKind::Ward } }.into(),
        32 => MoveUnder { unit, parent: pick.unit(a), line: if c < 200 { Line::Management } else { Line::Party } }.into(),
        33 => Merge { from: vec![unit], into: pick.unit(a) }.into(),
        34 => Consolidate { from: vec![unit, pick.unit(c)], into: if a < 100 { UnitId::here(0) } else { pick.unit(a) } }.into(),
        // The newest unit is the one that nothing hangs on yet.
        35 => Dissolve { unit: if c < 200 { pick.newest_unit() } else { unit } }.into(),
        36 => CreatePost { unit, title: format!("Chức danh {c}") }.into(),
        37 => AbolishPost { post }.into(),
        38 => AssignQuota { unit, kind: quota, year: 2019, posts: u32::from(c % 4), to_cut: 0 }.into(),
        39 => Measure { unit, what: MeasureKind::Households, value: u32::from(c).into(), toward: None, source: None }.into(),
        40 => open_class(u32::from(c % 3), (a % 2 == 0).then_some(unit)).into(),
        41 => Enrol { person, class, learner: LearnerKind::Cadre }.into(),
        42 => Withdraw { person, class }.into(),
        43 => HoldSession { class, periods: 5, room: Some(pick.unit(c)) }.into(),
        44 => Complete { person, class, result: if c % 2 == 0 { ClassResult::Passed } else { ClassResult::Failed } }.into(),
        45 => PlanSuccessor { person, post, first_year: 2020, last_year: 2025 }.into(),
        46 if c % 2 == 0 => RemoveSuccessor { person, post }.into(),
        46 => ReviewSuccessor { person, post, outcome: if c % 4 == 1 { ReviewOutcome::Kept } else { ReviewOutcome::Removed } }
            .into(),
        47 => Grade { person, year: 2018 + u16::from(b % 3), grade: GradeCode::Good }.into(),
        48 if c % 2 == 0 => Reward { person, title: "Bằng khen".into() }.into(),
        48 => Discipline { person, form: DisciplineForm::Warning, runs_until: (c % 4 == 1).then(|| month(60)), committed: None }.into(),
        49 => LiftDiscipline { person, form: DisciplineForm::Warning }.into(),
        50 => Revoke { decision: pick.decision(a), from: (c % 3 == 0).then(|| month(b % 40)) }.into(),
        51 => SignContract { person, kind: contract_kind(b), term_ends: (b % 2 == 0).then(|| month(c % 80)) }.into(),
        52 if c < 128 => SignContract { person, kind: ContractKind::Support, term_ends: None }.into(),
        52 => EndContract { person }.into(),
        53 => Suspend { person, post: (b % 2 == 0).then_some(post), last_day: (c % 3 == 0).then(|| month(c % 60)) }.into(),
        // Where nothing runs that could be ended, something is begun more often than ended in vain.
        54 if c < 128 => Suspend { person, post: None, last_day: None }.into(),
        54 => EndSuspension { person, post: (b % 2 == 0).then_some(post) }.into(),
        55 => AwaitRetirement { person, retires: month(c) }.into(),
        56 => ExtendService { person, retires: month(c) }.into(),
        57 => Release { person, to: counterpart(c) }.into(),
        58 => Admit { person, unit, standing: Standing::CivilServant, post: (c % 2 == 0).then(|| pick.post(c)), from: counterpart(c) }
            .into(),
        59 => {
            let rest = if c % 4 == 0 { "0.3" } else { "0.51" };
            let first = Share::of(pick.unit(a), Decimal::ONE - rest.parse::<Decimal>().unwrap());
            Split { unit, into: vec![first, pick.share(unit, pick.unit(c), rest, c)] }.into()
        }
        60 => Separate { from: unit, part: pick.share(unit, UnitId::here(at), ["0.25", "0.5", "0"][usize::from(c % 3)], c) }.into(),
        61 => TransferPart { from: unit, part: pick.share(unit, pick.unit(a), ["0.1", "0.333333", "1"][usize::from(c % 3)], c) }.into(),
        63 if c.is_multiple_of(8) => MergeDuplicates { person, duplicate: pick.person(b) }.into(),
        63 if c % 2 == 0 => MergeDuplicates { person: PersonId::here(at), duplicate: person }.into(),
        63 => MergeDuplicates { person, duplicate: PersonId::here(at) }.into(),
        62 => MovePost { post, unit: pick.unit(a) }.into(),
        64 => erasure(value, recipe),
        _ => amendment(value, recipe),
    }
}

fn contract_kind(n: u8) -> ContractKind {
    ContractKind::ALL[usize::from(n) % ContractKind::ALL.len()]
}

/// An order to erase some act of the log; the act stays until a store carries it out.
fn erasure(value: &Value, recipe: ActRecipe) -> Act {
    let decision = if recipe.a < 128 {
        Seq(2)
    } else {
        Pick(value).decision(recipe.a)
    };
    let acts = value.entry(decision).map_or(1, ledger::decision::Entry::len);
    let target = ActId {
        decision,
        ordinal: u32::from(recipe.b) % acts,
    };
    let file = FileOf { decision, at: 0 };
    Erase {
        target: (recipe.b < 200).then_some(target),
        because: "Luật".into(),
        files: if recipe.b < 160 { vec![] } else { vec![file] },
    }
    .into()
}

/// The other side of a passage; in one case of five it is not named, which is refused.
fn counterpart(n: u8) -> Counterpart {
    Counterpart {
        ledger: if n % 5 == 4 {
            " ".into()
        } else {
            "Huyện Ba Chẽ".into()
        },
        decision: (n.is_multiple_of(2)).then(|| format!("{n}/QĐ")),
        person: (n.is_multiple_of(3)).then(|| "17-3".into()),
    }
}

/// An act of the log, moved to another day, and of some kinds with another content.
fn amendment(value: &Value, recipe: ActRecipe) -> Act {
    let decision = Pick(value).decision(recipe.a);
    let acts = value.entry(decision).map_or(1, ledger::decision::Entry::len);
    let target = ActId {
        decision,
        ordinal: u32::from(recipe.b) % acts,
    };
    let content = value.act_as_written(target).unwrap();
    let day = value.entry(decision).unwrap().effective();
    Amend {
        target,
        content: Box::new(content.act.at(Day(day.0 + i32::from(recipe.c) - 100))),
    }
    .into()
}
