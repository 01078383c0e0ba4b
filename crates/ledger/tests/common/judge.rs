//! What every value guarantees, said again in the plainest way, over plain rows: so that a broken one can be shown to be found.

use std::collections::{BTreeMap, BTreeSet};

use ledger::codes::{HoldMode, Line, MeasureKind, QuotaKind, RetirementCourse};
use ledger::value::{Fact, Ix, Place, Row};
use ledger::view::Structure;
use ledger::{Day, Seq, Value};

use super::picture::places;

/// The rows of everything, as known at a place. A test may break them.
pub(crate) type Rows = BTreeMap<Place, Vec<Row>>;

/// The rows of a value, as known at a place.
pub(crate) fn rows(value: &Value, known: Seq) -> Rows {
    let view = value.on(Day::MIN, known);
    places(value)
        .into_iter()
        .map(|place| (place, view.rows(place).collect()))
        .collect()
}

/// Every day on which something changes.
pub(crate) fn days(rows: &Rows) -> Vec<Day> {
    let mut all: Vec<Day> = rows.values().flatten().flat_map(|row| [row.from, row.until]).collect();
    all.retain(|day| *day != Day::MIN && *day != Day::MAX);
    all.sort_unstable();
    all.dedup();
    all
}

fn holding(rows: &Rows, place: Place, day: Day) -> impl Iterator<Item = &Row> {
    rows.get(&place).into_iter().flatten().filter(move |row| row.holds(day))
}

/// INVARIANT (a): one main post a person a day; one main holder and one acting holder a post.
pub(crate) fn main_posts(rows: &Rows) -> Result<(), String> {
    for day in days(rows) {
        let mut holders: BTreeMap<(Ix, HoldMode), Place> = BTreeMap::new();
        for place in rows.keys().filter(|place| matches!(place, Place::Person(_))) {
            let mut main = 0;
            for row in holding(rows, *place, day) {
                let Fact::Holding { post, mode, .. } = row.fact else {
                    continue;
                };
                main += usize::from(mode == HoldMode::Main);
                if mode != HoldMode::Concurrent
                    && let Some(other) = holders.insert((post, mode), *place)
                {
                    return Err(format!(
                        "{day}: {place:?} and {other:?} both hold post {post} as {mode:?}"
                    ));
                }
            }
            if main > 1 {
                return Err(format!("{day}: {place:?} has {main} main posts"));
            }
        }
    }
    Ok(())
}

/// Where a unit leads on a day: itself while it stands, else its successor.
fn carried(rows: &Rows, mut unit: Ix, day: Day) -> Option<Ix> {
    for _ in 0..=rows.len() {
        if stands(rows, Place::Unit(unit), day) {
            return Some(unit);
        }
        let into = holding(rows, Place::Unit(unit), day).find_map(|row| match row.fact {
            Fact::Into { unit, .. } => Some(unit),
            _ => None,
        });
        unit = into?;
    }
    None
}

fn stands(rows: &Rows, place: Place, day: Day) -> bool {
    let on = |row: &&Row| row.fact == Fact::Exists && row.earliest <= day && day < row.until;
    rows.get(&place).into_iter().flatten().any(|row| on(&row))
}

/// INVARIANT (b): no post, holder or quota outlives its unit, but for lineage; nobody holds a post that does not stand.
pub(crate) fn outlives(rows: &Rows) -> Result<(), String> {
    for day in days(rows) {
        for place in rows.keys() {
            for row in holding(rows, *place, day) {
                let kept = match (place, row.fact) {
                    (Place::Class(_), Fact::In { .. }) => true,
                    (
                        _,
                        Fact::In { unit }
                        | Fact::Service { unit, .. }
                        | Fact::Seconded { unit, .. }
                        | Fact::Reinforcing { unit, .. }
                        | Fact::Under { unit, .. },
                    ) => carried(rows, unit, day).is_some(),
                    (_, Fact::Holding { post, .. }) => stands(rows, Place::Post(post), day),
                    (_, Fact::Enrolled { class, .. }) => stands(rows, Place::Class(class), day),
                    (Place::Unit(_), Fact::Quota { .. } | Fact::Measured { .. } | Fact::CutPost { .. }) => {
                        stands(rows, *place, day)
                    }
                    _ => true,
                };
                if !kept {
                    return Err(format!("{day}: {place:?} {row:?} outlives what it hangs on"));
                }
            }
        }
    }
    Ok(())
}

/// INVARIANT (c): one management tree, one root, every day on which there is a unit.
pub(crate) fn one_tree(rows: &Rows) -> Result<(), String> {
    let units: Vec<Ix> = rows
        .keys()
        .filter_map(|place| if let Place::Unit(ix) = place { Some(*ix) } else { None })
        .collect();
    for day in days(rows) {
        let above = |unit: Ix| {
            let parents = holding(rows, Place::Unit(unit), day).filter_map(|row| match row.fact {
                Fact::Under {
                    unit,
                    line: Line::Management,
                } => Some(unit),
                _ => None,
            });
            parents.collect::<Vec<_>>()
        };
        // A unit that may stand already, though the papers do not tell, hangs nowhere for certain.
        let certain = |unit: &&Ix| holding(rows, Place::Unit(**unit), day).any(|row| row.fact == Fact::Exists);
        let mut roots = 0;
        for unit in units.iter().filter(certain) {
            let mut at = *unit;
            let mut steps = 0;
            loop {
                let parents = above(at);
                match parents[..] {
                    [] => break,
                    [parent] => at = carried(rows, parent, day).ok_or(format!("{day}: above unit {at} is nothing"))?,
                    _ => return Err(format!("{day}: unit {at} hangs under {parents:?}")),
                }
                steps += 1;
                if steps > units.len() {
                    return Err(format!("{day}: unit {unit} hangs in itself"));
                }
            }
            roots += usize::from(at == *unit);
        }
        if roots > 1 {
            return Err(format!("{day}: {roots} roots"));
        }
    }
    Ok(())
}

/// INVARIANT: a post lies in one unit, and a unit gives no more than itself, on every day.
pub(crate) fn posts_and_shares(rows: &Rows) -> Result<(), String> {
    for day in days(rows) {
        for place in rows.keys() {
            let on = || holding(rows, *place, day);
            if let Place::Post(post) = place {
                let lies = on().filter(|row| matches!(row.fact, Fact::In { .. })).count();
                let certain = on().any(|row| row.fact == Fact::Exists);
                if lies > 1 || (certain && lies == 0) {
                    return Err(format!("{day}: post {post} lies in {lies} units"));
                }
            }
            let given = on().filter(|row| row.from == day).filter_map(|row| match row.fact {
                Fact::Into { share, .. } | Fact::PartTo { share, .. } => Some(ledger::Decimal::from(share)),
                _ => None,
            });
            let given: ledger::Decimal = given.sum();
            if given > ledger::Decimal::ONE {
                return Err(format!("{day}: {place:?} gives {given}"));
            }
        }
    }
    Ok(())
}

/// INVARIANT: what one unit says of its lineage, the other says too, for the same day and act.
pub(crate) fn lineage(rows: &Rows) -> Result<(), String> {
    let own = |place: &Place| if let Place::Unit(ix) = place { Some(*ix) } else { None };
    let mut said = BTreeSet::new();
    let mut heard = BTreeSet::new();
    for (place, row) in rows
        .iter()
        .flat_map(|(place, rows)| rows.iter().map(move |row| (place, row)))
    {
        let Some(ix) = own(place) else { continue };
        match row.fact {
            Fact::Into { unit, how, share } => _ = said.insert((ix, unit, how, share, true, row.from, row.source)),
            Fact::PartTo { unit, how, share } => _ = said.insert((ix, unit, how, share, false, row.from, row.source)),
            Fact::From { unit, how, share } => _ = heard.insert((unit, ix, how, share, true, row.from, row.source)),
            Fact::PartFrom { unit, how, share } => {
                _ = heard.insert((unit, ix, how, share, false, row.from, row.source));
            }
            _ => {}
        }
    }
    match said.symmetric_difference(&heard).next() {
        Some(alone) => Err(format!("only one side tells {alone:?}")),
        None => Ok(()),
    }
}

/// INVARIANT: no quota is cut below nothing, and a register has one value a day.
pub(crate) fn registers(value: &Value, rows: &Rows) -> Result<(), String> {
    for day in days(rows) {
        for place in rows.keys() {
            let mut seen = Vec::new();
            for row in holding(rows, *place, day) {
                let register = match row.fact {
                    Fact::Name(_) => "name".to_owned(),
                    Fact::Party(_) => "party".to_owned(),
                    Fact::Service { .. } => "service".to_owned(),
                    Fact::Rank { .. } => "rank".to_owned(),
                    Fact::Contract { .. } => "contract".to_owned(),
                    Fact::RetirementDay { .. } => "day of retirement".to_owned(),
                    Fact::Kind(_) => "kind".to_owned(),
                    Fact::Citizen { .. } => "citizen".to_owned(),
                    Fact::Under { line, .. } => format!("{line:?}"),
                    Fact::Quota { kind, .. } => format!("{kind:?}"),
                    Fact::Measured { what, toward, .. } => format!("{what:?} {toward:?}"),
                    Fact::AttributeText { key, .. } | Fact::AttributeNumber { key, .. } => {
                        value.words().text(key).to_string()
                    }
                    _ => continue,
                };
                if seen.contains(&register) {
                    return Err(format!("{day}: {place:?} has two values of {register}"));
                }
                seen.push(register);
            }
        }
    }
    Ok(())
}

/// INVARIANT: nobody is suspended from a post that is not held, or twice; who waits for retirement holds no post; who has left the service
/// has neither contract nor suspension nor a day of retirement to come.
pub(crate) fn pauses(rows: &Rows) -> Result<(), String> {
    for day in days(rows) {
        for place in rows.keys().filter(|place| matches!(place, Place::Person(_))) {
            let facts: Vec<Fact> = holding(rows, *place, day).map(|row| row.fact).collect();
            let held = |post: Ix| {
                facts
                    .iter()
                    .any(|fact| matches!(fact, Fact::Holding { post: p, .. } if *p == post))
            };
            let mut suspended = Vec::new();
            for fact in &facts {
                let kept = match fact {
                    Fact::Suspended { post, .. } => {
                        let again = suspended.contains(post);
                        suspended.push(*post);
                        !again && post.is_none_or(held)
                    }
                    Fact::RetirementDay {
                        course: RetirementCourse::Waiting,
                        ..
                    } => !facts.iter().any(|fact| {
                        matches!(
                            fact,
                            Fact::Holding { .. } | Fact::Seconded { .. } | Fact::Reinforcing { .. }
                        )
                    }),
                    Fact::Left(_) => !facts.iter().any(|fact| {
                        matches!(
                            fact,
                            Fact::Contract { .. } | Fact::Suspended { .. } | Fact::RetirementDay { .. }
                        )
                    }),
                    _ => true,
                };
                if !kept {
                    return Err(format!("{day}: {place:?} {fact:?} beside {facts:?}"));
                }
            }
        }
    }
    Ok(())
}

/// What is counted over all units that stand on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Totals {
    /// People whose unit leads to one that stands.
    pub(crate) heads: usize,
    /// Posts that stand, and whose unit leads to one that stands.
    pub(crate) posts: usize,
    /// Whole posts of quota, by kind.
    pub(crate) quotas: BTreeMap<QuotaKind, i64>,
    /// Millionths of what adds up, by kind.
    pub(crate) measured: BTreeMap<MeasureKind, i64>,
}

/// The totals of a day, as it was then.
pub(crate) fn totals(value: &Value, day: Day) -> Totals {
    totals_on(value, day, day)
}

/// The totals of a day, on the structure of another: what a unit of then had counts for the unit to which it leads.
pub(crate) fn totals_on(value: &Value, day: Day, today: Day) -> Totals {
    let (view, then) = (value.on(day, Seq::LATEST), Structure::of(value.on(day, Seq::LATEST)));
    let now = Structure::of(value.on(today, Seq::LATEST));
    let units: BTreeSet<Ix> = now.walked().iter().copied().collect();
    let leads = |unit: Ix| units.contains(&now.carry(unit));
    let standing: Vec<Ix> = then.walked().iter().copied().filter(|unit| leads(*unit)).collect();
    let heads = view.persons().filter(|person| person.unit().is_some_and(leads)).count();
    let posts = (0..value.post_count())
        .filter(|post| view.stands(Place::Post(*post)) && view.unit_of_post(*post).is_some_and(leads))
        .count();
    let mut all = Totals {
        heads,
        posts,
        quotas: BTreeMap::new(),
        measured: BTreeMap::new(),
    };
    for unit in standing {
        for kind in QuotaKind::ALL {
            if let Some(posts) = view.quota(unit, *kind) {
                *all.quotas.entry(*kind).or_default() += i64::from(posts);
            }
        }
        for what in [MeasureKind::Households, MeasureKind::People, MeasureKind::Area] {
            if let Some(value) = view.measured(unit, what) {
                *all.measured.entry(what).or_default() += value.millionths();
            }
        }
    }
    all
}
