//! Rewards, and disciplines once their opening is on record.

use ledger::Day;
use ledger::codes::DisciplineForm;
use ledger::value::{Fact, Place, Row};
use office::people::Member;
use office::permission::{DataClass, Deed};
use office::reads::{GroupAsked, NotOpened, SensitiveGroup};

use super::call::{MOMENT, PAGE};
use super::things::{Named, SourceTold, count, person, source, unit, unit_asked};
use super::units::tree;
use super::wire::{Cursor, IsoDay, coded};
use super::{Call, Input, Kind, Moment, Operation, Trouble, Verb, wire};
use crate::site::Rule;

const READ: Rule = Rule::Any(&[Deed::ReadPerson]);
const WITHIN: &[Input] = &[Input::may("unit", Kind::Id, "In this unit or below it.", "3-0")];
const SINCE: &[Input] = &[Input::may(
    "since",
    Kind::Day,
    "From this day on; the first day of the year where nothing is said.",
    "2019-01-01",
)];

coded! {
    /// The form of a discipline.
    DisciplineWord of DisciplineForm::ALL.iter().map(|form| form.word());
}

wire! {
    /// A reward.
    RewardTold {
        /// Whose.
        person: Option<Named>,
        /// The unit that the person is in.
        unit: Option<Named>,
        /// Since when.
        day: IsoDay,
        /// Its title.
        title: String,
        /// The act that says so.
        source: Option<SourceTold>,
    }
    /// A page of rewards, the newest first.
    RewardsPage {
        /// The moment.
        moment: Moment,
        /// How many there are.
        total: u32,
        /// Those of this page.
        items: Vec<RewardTold>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
    /// A discipline.
    DisciplineTold {
        /// Whose.
        person: Option<Named>,
        /// The unit that the person is in.
        unit: Option<Named>,
        /// The first day on which it runs.
        from: IsoDay,
        /// The first day on which it runs no more; null while nothing ends it.
        until: Option<IsoDay>,
        /// Whether it runs on the day.
        runs: bool,
        /// Its form.
        form: DisciplineWord,
        /// The act that says so.
        source: Option<SourceTold>,
    }
    /// A page of disciplines, the newest first.
    DisciplinesTold {
        /// The moment.
        moment: Moment,
        /// How many have begun, also those that are over.
        total: u32,
        /// Those of this page.
        items: Vec<DisciplineTold>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
}

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new(
            "listRewards",
            (Verb::Get, "/api/v1/rewards"),
            READ,
            "Rewards of people whom the key reaches. Taking them out is on record.",
            rewards,
        )
        .asked(&[MOMENT, PAGE, WITHIN, SINCE]),
        Operation::new(
            "openDisciplines",
            (Verb::Post, "/api/v1/disciplines"),
            READ,
            "Opens the disciplines of all whom the key reaches, a page at a time: of whom one is told, that is written down first.",
            disciplines,
        )
        .asked(&[MOMENT, PAGE, WITHIN]),
    ]
}

fn rewards(call: &Call) -> Result<RewardsPage, Trouble> {
    let tree = tree(call)?;
    let visit = &call.visit;
    if tree.people.is_empty() {
        return Err(Trouble::Forbidden);
    }
    let within = unit_asked(call)?.map(|unit| tree.structure.carry(unit));
    let (view, day) = (visit.view(), visit.asked.day);
    let year = Day::of(day.year(), 1, 1).unwrap_or(day);
    let since = call.text("since").and_then(|day| day.parse().ok()).unwrap_or(year);
    let covered = |member: &&Member| {
        let inside = |unit| member.stands_in.is_some_and(|own| tree.structure.within(own, unit));
        within.is_none_or(inside)
            && tree
                .people
                .covers(member.stands_in, Some(member.person), &tree.structure)
    };
    let of = |member: &Member| {
        let rows = view.rows(Place::Person(member.person));
        let own = rows.filter(|row| matches!(row.fact, Fact::Rewarded(_)) && row.from <= day && row.from >= since);
        own.map(|row| (*member, row)).collect::<Vec<(Member, Row)>>()
    };
    let members = tree.roster.members().iter().filter(covered);
    let mut all: Vec<(Member, Row)> = members.flat_map(of).collect();
    all.sort_by_key(|(_, row)| std::cmp::Reverse(row.from));
    let (range, next) = call.page(all.len());
    let shown = all.get(range).unwrap_or_default();
    call.taken("rewards", shown.len())?;
    let told = |(member, row): &(Member, Row)| RewardTold {
        person: person(call, member.person),
        unit: member.unit.and_then(|own| unit(call, own)),
        day: IsoDay::of(row.from),
        title: match row.fact {
            Fact::Rewarded(title) => view.text(title).to_string(),
            _ => String::new(),
        },
        source: source(call, row.source),
    };
    Ok(RewardsPage {
        moment: call.moment(),
        total: count(all.len()),
        items: shown.iter().map(told).collect(),
        next,
    })
}

fn disciplines(call: &Call) -> Result<DisciplinesTold, Trouble> {
    let visit = &call.visit;
    if visit
        .scope(Deed::ReadPerson, DataClass::Sensitive, &visit.structure())
        .is_empty()
    {
        return Err(Trouble::Forbidden);
    }
    let day = visit.asked.day;
    let asked = GroupAsked {
        deed: Deed::ReadPerson,
        group: SensitiveGroup::Discipline,
        unit: unit_asked(call)?,
        day,
        known: visit.asked.known_seq(),
    };
    let (mut total, mut next) = (0, None);
    let part = |length| {
        let (range, cursor) = call.page(length);
        (total, next) = (count(length), cursor);
        range
    };
    let wanted = |fact: &Fact| matches!(fact, Fact::Discipline { .. });
    let office = visit.site.office();
    let opened = office.open_part_of_group(&visit.actor, asked, wanted, part);
    let opened = opened.map_err(|problem| {
        Trouble::not_done(problem, |why| match why {
            NotOpened::NotAllowed => Trouble::Forbidden,
            NotOpened::NoSuchPerson => Trouble::NotFound,
        })
    })?;
    let told = |(member, row): &(Member, Row)| match row.fact {
        Fact::Discipline { form, .. } => Some(DisciplineTold {
            person: person(call, member.person),
            unit: member.unit.and_then(|own| unit(call, own)),
            from: IsoDay::of(row.from),
            until: (row.until < Day::MAX).then(|| IsoDay::of(row.until)),
            runs: row.holds(day),
            form: DisciplineWord(form.word()),
            source: source(call, row.source),
        }),
        _ => None,
    };
    Ok(DisciplinesTold {
        moment: call.moment(),
        total,
        items: opened.iter().filter_map(told).collect(),
        next,
    })
}
