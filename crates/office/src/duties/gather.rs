//! Gathering: one pass over everybody in the body of officials, each record read once.

use std::collections::BTreeMap;

use lawbook::Lawbook;
use ledger::codes::Sex;
use ledger::value::{Fact, FactKind, Ix, Kinds, Place, Row, Word};
use ledger::{ActId, Day, Value, View, When};

use super::duty::{About, Duty, DutyKind, Ground};
use super::listed::Duties;
use super::salary::{Lengthening, SalaryStep, Untold, salary_step};
use crate::people::{Datum, Details, Ladders, Member, Roster};

/// So many months ahead are told.
const AHEAD: i32 = 12;
const KINDS: Kinds = Kinds::of(&[
    FactKind::Sex,
    FactKind::Birth,
    FactKind::Rank,
    FactKind::Holding,
    FactKind::Contract,
    FactKind::Seconded,
    FactKind::Reinforcing,
    FactKind::RetirementDay,
]);
/// The duties of a roster, by day, and whose salary step the law book does not tell.
pub(super) fn gather(value: &Value, law: &Lawbook, roster: &Roster) -> Duties {
    let view = roster.view(value);
    let ladders = Ladders::of(law, value, view.day());
    let mut gathering = Gathering::of(view, law, view.day().plus_months(AHEAD));
    for (member, details) in roster.members().iter().zip(roster.details(value, &ladders)) {
        gathering.member(member, details);
    }
    let Gathering { mut all, unplaced, .. } = gathering;
    all.sort_by_key(|duty| (duty.due().unwrap_or(Day::MAX), duty.kind));
    Duties { all, unplaced }
}

/// What falls due of one member on a day that is set, by day: however far ahead, but what is to be told to the person only once it is near.
pub(super) fn gather_one(view: View<'_>, law: &Lawbook, member: &Member) -> Vec<Duty> {
    let near = view.day().plus_months(AHEAD);
    let mut gathering = Gathering::of(view, law, Day::MAX);
    gathering.dated(member);
    let mut all = gathering.all;
    all.retain(|duty| duty.kind != DutyKind::Notice || duty.due().is_some_and(|due| due <= near));
    all.sort_by_key(|duty| (duty.due().unwrap_or(Day::MAX), duty.kind));
    all
}

/// So many months before it a retirement is told to the person.
fn notice(law: &Lawbook, day: Day) -> Option<i32> {
    let months = law.value("retirement.notice", day).ok()?.body().whole()?;
    i32::try_from(months).ok()
}

struct Gathering<'g> {
    view: View<'g>,
    law: &'g Lawbook,
    /// The last day that is told.
    until: Day,
    notice: Option<i32>,
    /// What follows on the steps that were met: a few ranks make up everybody.
    steps: BTreeMap<(Word, u8), Result<Option<SalaryStep>, Untold>>,
    all: Vec<Duty>,
    /// Whose rank the law book does not place, with the unit.
    unplaced: Vec<(Ix, Option<Ix>)>,
}

/// What is read of a record before it is told whether something falls due.
#[derive(Default)]
struct Read {
    sex: Option<Sex>,
    birth: Option<(When, ActId)>,
    rank: Option<Row>,
    retires: Option<(Day, ActId)>,
}

impl<'g> Gathering<'g> {
    fn of(view: View<'g>, law: &'g Lawbook, until: Day) -> Self {
        Self {
            view,
            law,
            until,
            notice: notice(law, view.day()),
            steps: BTreeMap::new(),
            all: Vec::new(),
            unplaced: Vec::new(),
        }
    }

    fn member(&mut self, member: &Member, details: &Details) {
        let read = self.dated(member);
        self.record(member, details, &read);
    }

    /// What falls due on a day that is set; what was read of the record comes back.
    fn dated(&mut self, member: &Member) -> Read {
        let mut read = Read::default();
        let ends = |day: Day| (day < Day::MAX).then_some((day, day));
        for row in self.view.facts_of(Place::Person(member.person), KINDS) {
            let act = Ground::Act(row.source);
            match row.fact {
                Fact::Sex(sex) => read.sex = Some(sex),
                Fact::Birth(birth) => read.birth = Some((birth, row.source)),
                Fact::Rank { .. } => read.rank = Some(row),
                Fact::RetirementDay { day, .. } => read.retires = Some((day, row.source)),
                Fact::Holding { post, term_ends, .. } => {
                    self.add(member, DutyKind::Term, ends(term_ends), About::Post(post), act);
                }
                Fact::Contract { kind, term_ends } => {
                    self.add(member, DutyKind::Contract, ends(term_ends), About::Contract(kind), act);
                }
                Fact::Seconded { unit, planned_end } => {
                    self.add(member, DutyKind::Secondment, ends(planned_end), About::Unit(unit), act);
                }
                Fact::Reinforcing { unit, planned_end, .. } => {
                    self.add(
                        member,
                        DutyKind::Reinforcement,
                        ends(planned_end),
                        About::Unit(unit),
                        act,
                    );
                }
                _ => {}
            }
        }
        self.salary(member, &read);
        self.retirement(member, &read);
        read
    }

    /// Adds what is set for a day that is not too far ahead.
    fn add(&mut self, member: &Member, kind: DutyKind, when: Option<(Day, Day)>, about: About, ground: Ground) {
        if when.is_some_and(|(first, _)| first <= self.until) {
            self.put(member, kind, when, about, ground);
        }
    }

    fn put(&mut self, member: &Member, kind: DutyKind, when: Option<(Day, Day)>, about: About, ground: Ground) {
        let (person, unit) = (member.person, member.unit);
        self.all.push(Duty {
            kind,
            person,
            unit,
            when,
            about,
            ground,
        });
    }

    /// Told only where it is known on which day the present step began.
    fn salary(&mut self, member: &Member, read: &Read) {
        let Some(row) = read.rank.filter(|row| row.earliest == row.from) else {
            return;
        };
        let Fact::Rank { rank, step, .. } = row.fact else {
            return;
        };
        let (law, view) = (self.law, self.view);
        let next = self.steps.entry((rank, step));
        let next = next.or_insert_with(|| salary_step(law, &view.text(rank), step, view.day()));
        let next = next.clone().unwrap_or_else(|Untold| {
            self.unplaced.push((member.person, member.unit));
            None
        });
        if let Some(next) = next {
            // Nothing of a sensitive group is told here.
            let due = next.due(law, row.from, Lengthening::Folded).day;
            let SalaryStep { coefficient, .. } = next;
            let ground = Ground::Rule("pay.step-months", Some(row.source));
            self.add(
                member,
                DutyKind::Salary,
                Some((due, due)),
                About::Coefficient(coefficient),
                ground,
            );
        }
    }

    fn retirement(&mut self, member: &Member, read: &Read) {
        if let Some((day, source)) = read.retires {
            let about = About::Retirement { decided: true };
            self.add(
                member,
                DutyKind::Retirement,
                Some((day, day)),
                about,
                Ground::Act(source),
            );
            return;
        }
        let (Some(sex), Some((birth, source))) = (read.sex, read.birth) else {
            return;
        };
        let Ok(Some((first, last))) = self.law.retirement_between(sex, birth, self.view.day()) else {
            return;
        };
        let about = About::Retirement { decided: false };
        if let Some(months) = self.notice {
            let when = (first.plus_months(-months), last.plus_months(-months));
            let ground = Ground::Rule("retirement.notice", Some(source));
            self.add(member, DutyKind::Notice, Some(when), about.clone(), ground);
        }
        let ground = Ground::Rule("retirement.normal-age", Some(source));
        self.add(member, DutyKind::Retirement, Some((first, last)), about, ground);
    }

    fn record(&mut self, member: &Member, details: &Details, read: &Read) {
        let lacking: Vec<Datum> = Datum::ALL
            .into_iter()
            .filter(|datum| datum.is_lacking(member.post.is_some(), details))
            .collect();
        let rough_birth = read.birth.is_some_and(|(birth, _)| !matches!(birth, When::Day(_)));
        if rough_birth || !lacking.is_empty() {
            let about = About::Record { lacking, rough_birth };
            self.put(member, DutyKind::Record, None, about, Ground::Record);
        }
    }
}
