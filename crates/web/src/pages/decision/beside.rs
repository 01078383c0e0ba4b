//! What the ledger says with an act and without it: what the act takes the place of, and the rows before and after it in that history.

use ledger::acts::{Act, Dated};
use ledger::codes::HoldMode;
use ledger::value::{Fact, Place, Row};
use ledger::{ActId, Day, Decimal, Entity, Seq, Value, View};
use office::reads::SensitiveGroup;
use words::{Message, writing};

use super::fields::Telling;
use crate::pages::person::whence;

/// The ledger with a decision, and without it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Beside<'b> {
    pub(crate) with: View<'b>,
    pub(crate) without: View<'b>,
    /// The day of effect of a draft: an act that is dated before it tells what lies beside it in its history.
    pub(crate) paper: Option<Day>,
}

/// Names of fields, each with what was said there.
pub(super) type Fields = Vec<(&'static str, String)>;

impl<'b> Beside<'b> {
    /// Beside a decision of the log: as the log told it then, and before.
    pub(crate) fn of(value: &'b Value, seq: Seq, effective: Day) -> Self {
        Self {
            with: value.on(effective, seq),
            without: value.on(effective, Seq(seq.0.saturating_sub(1))),
            paper: None,
        }
    }

    /// Beside a draft, which lies on a fork of the value.
    pub(crate) fn of_draft(value: &'b Value, fork: &'b Value, effective: Day) -> Self {
        Self {
            with: fork.on(effective, Seq::LATEST),
            without: value.on(effective, Seq::LATEST),
            paper: Some(effective),
        }
    }

    pub(super) fn is_backdated(&self, dated: &Dated) -> bool {
        let days = dated.when.zip(self.paper);
        days.is_some_and(|(when, paper)| when.latest() < paper)
    }

    /// What stood in the fields of an act, where it takes the place of something. Sensitive facts are not among them.
    pub(super) fn replaced(&self, telling: &Telling<'_>, id: ActId, act: &Act) -> Fields {
        let mut all = Fields::new();
        for (place, row) in self.rows(id, act) {
            let before = self.without.rows(place).filter(|old| old.fact.replaces(row.fact));
            let before: Vec<Row> = before.filter(|old| old.until > row.from).collect();
            let held = before.iter().find(|old| old.holds(row.from));
            let perhaps = || before.iter().find(|old| old.may_hold(row.from));
            if let Some(old) = held.or_else(perhaps) {
                all.extend(told(telling, old.fact));
            }
        }
        all
    }

    /// The row before and the row after that of an act, in the history that it writes into; none where there is no such history.
    pub(super) fn neighbours(&self, id: ActId, act: &Act) -> Option<[Option<Row>; 2]> {
        let (place, own) = self.rows(id, act).into_iter().find(|(_, row)| is_history(row.fact))?;
        let same = |row: &Row| is_one_history(row.fact, own.fact) && row.source != own.source;
        let mut before: Option<Row> = None;
        let mut after: Option<Row> = None;
        for row in self.with.rows(place).filter(same) {
            if row.from <= own.from {
                before = before.filter(|best| best.from >= row.from).or(Some(row));
            } else {
                after = after.filter(|best| best.from <= row.from).or(Some(row));
            }
        }
        Some([before, after])
    }

    /// What an act writes into the histories of its subjects, but for what is sensitive.
    fn rows(&self, id: ActId, act: &Act) -> Vec<(Place, Row)> {
        let value = self.with.value();
        let mut places = Vec::new();
        act.visit_subjects(&mut |entity| {
            let place = match entity {
                // Records that were joined by then are one; what was joined later stood by itself.
                Entity::Person(_) => value.place(entity).and_then(|place| self.record(place)),
                other => value.place(other),
            };
            places.extend(place);
        });
        let of = |place| self.with.rows(place).map(move |row| (place, row));
        let own = places.into_iter().flat_map(of).filter(|(_, row)| row.source == id);
        let is_open = |place: Place, row: &Row| match place {
            Place::Person(_) => SensitiveGroup::of(&row.fact, value.words()).is_none(),
            // The groups are of people's data: a unit has no secrets.
            _ => true,
        };
        own.filter(|(place, row)| is_open(*place, row)).collect()
    }

    /// The record in which a person's history stands, as the decision knew it.
    fn record(&self, place: Place) -> Option<Place> {
        let Place::Person(ix) = place else { return None };
        self.with.person(ix).map(|person| Place::Person(person.ix()))
    }
}

/// Whether facts of its kind follow one another in time: who a person is, does not.
const fn is_history(fact: Fact) -> bool {
    matches!(
        fact,
        Fact::Rank { .. }
            | Fact::Learning { .. }
            | Fact::Party(_)
            | Fact::Service { .. }
            | Fact::Holding {
                mode: HoldMode::Main,
                ..
            }
            | Fact::Contract { .. }
            | Fact::Grade { .. }
            | Fact::Kind(_)
            | Fact::Under { .. }
            | Fact::Quota { .. }
            | Fact::Measured { .. }
    )
}

fn is_one_history(one: Fact, other: Fact) -> bool {
    match (one, other) {
        (Fact::Learning { field, .. }, Fact::Learning { field: other, .. }) => field == other,
        (Fact::Grade { .. }, Fact::Grade { .. }) => true,
        (one, other) => one.replaces(other),
    }
}

/// A fact in words, by the names of the fields in which acts state it.
pub(super) fn told(telling: &Telling<'_>, fact: Fact) -> Fields {
    let (lang, view) = (telling.lang, telling.view);
    let text = |word| view.text(word).to_string();
    let code = |list: &str, word: &str| lang.speak(&Message::code(list, word));
    let unit = |unit| view.unit_name(unit).to_string();
    let day = |day: Day| {
        let open = day == Day::MAX;
        if open { String::new() } else { writing::day(day) }
    };
    let number = |number| writing::decimal(lang, &Decimal::from(number).to_string());
    match fact {
        Fact::Name(word) => ["full_name", "name", "title"].map(|name| (name, text(word))).into(),
        Fact::Sex(sex) => vec![("sex", code("sex", sex.word()))],
        Fact::Birth(birth) => vec![("birth", writing::when(lang, birth))],
        Fact::AttributeText { key, text: word } => vec![("value", telling.law.attribute(&text(key), &text(word)))],
        Fact::AttributeNumber { number: own, .. } => vec![("value", number(own))],
        Fact::Party(state) => vec![("state", code("party", state.word()))],
        Fact::Learning {
            field,
            level,
            specialism,
            ..
        } => vec![
            ("level", telling.law.level(field.word(), &text(level))),
            ("specialism", specialism.map(text).unwrap_or_default()),
        ],
        Fact::Service { unit: own, standing } => {
            vec![
                ("unit", unit(own)),
                ("standing", code("standing-kind", standing.word())),
            ]
        }
        Fact::Rank {
            rank,
            step,
            coefficient,
        } => {
            let (whole, rest) = (coefficient / 100, coefficient % 100);
            let said = writing::decimal(lang, &format!("{whole}.{rest:02}"));
            let known = |known: bool, said: String| if known { said } else { String::new() };
            vec![
                ("rank", telling.law.rank(&text(rank))),
                ("step", known(step > 0, step.to_string())),
                ("coefficient", known(coefficient > 0, said)),
            ]
        }
        Fact::Holding { post, .. } => vec![("post", telling.post(post))],
        Fact::Contract { kind, term_ends } => {
            vec![("kind", code("contract", kind.word())), ("term_ends", day(term_ends))]
        }
        Fact::RetirementDay { day: own, .. } => vec![("retires", day(own))],
        Fact::Grade { year, grade } => vec![("year", year.to_string()), ("grade", code("grade", grade.word()))],
        Fact::Kind(kind) => vec![("kind", code("unit-kind", kind.word()))],
        Fact::Code(word) => vec![("code", text(word))],
        Fact::Under { unit: own, .. } => vec![("parent", unit(own))],
        Fact::Quota { year, posts, .. } => vec![("year", year.to_string()), ("posts", posts.to_string())],
        Fact::ToCut { posts, .. } => vec![("to_cut", posts.to_string())],
        Fact::Measured { value, .. } => vec![("value", number(value))],
        Fact::In { unit: own } => vec![("unit", unit(own))],
        _ => Fields::new(),
    }
}

/// A row of a history: what it says, and from when.
pub(super) fn said(telling: &Telling<'_>, row: &Row, names: &[(String, String)]) -> String {
    let fields = told(telling, row.fact).into_iter();
    let said = fields.filter(|(_, text)| !text.is_empty()).filter_map(|(field, text)| {
        let (_, label) = names.iter().find(|(name, _)| name == field)?;
        Some(format!("{label}: {text}"))
    });
    let what = said.collect::<Vec<_>>().join("; ");
    let when = writing::when(telling.lang, whence(row.earliest, row.from));
    let said = Message::new("said-row").with("what", what).with("when", when);
    telling.lang.speak(&said)
}
