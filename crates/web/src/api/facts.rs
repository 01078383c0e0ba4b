//! A dated fact in one shape for all kinds: what it is, since when and until when, its codes, texts and things, and the act that says so.

use ledger::value::{Fact, MoveKind, Row};
use ledger::{Day, Decimal};

use super::things::{Named, SourceTold, post, source, thing, unit};
use super::wire::{Exact, IsoDay, IsoWhen, coded};
use super::{Call, wire};
use crate::pages::person::whence;

/// The kinds of facts that are told.
const KINDS: &[&str] = &[
    "sex",
    "birth",
    "citizen-number",
    "attribute",
    "learning",
    "no-learning",
    "party",
    "service",
    "rank",
    "post",
    "seconded",
    "reinforcing",
    "nominated",
    "moved",
    "left",
    "contract",
    "suspended",
    "retirement-day",
    "released",
    "admitted",
    "enrolled",
    "finished",
    "planned",
    "reviewed",
    "grade",
    "reward",
    "discipline",
    "other",
];

coded! {
    /// The kind of a fact.
    FactWord of KINDS.iter().copied();
}

wire! {
    /// A dated fact of a person's record. Which of the fields say something depends on its kind; the others are null.
    FactTold {
        /// What it tells.
        kind: FactWord,
        /// Since when it holds, as precisely as its paper tells; null for what always holds, such as a day of birth.
        since: Option<IsoWhen>,
        /// The first day on which it holds no more; null while nothing ends it.
        until: Option<IsoDay>,
        /// Whether it holds on the day.
        holds: bool,
        /// Its code: the level of a learning, the mode in which a post is held, a grade, a sex, a standing.
        code: Option<String>,
        /// What the code is of, where that says more: the field of a learning, the basis of a post, the key of an attribute.
        of: Option<String>,
        /// Of a learning: whether it is held or being studied for.
        state: Option<String>,
        /// A text: a specialism, a reward, an attribute, a number.
        text: Option<String>,
        /// A number: a coefficient, an attribute.
        number: Option<Exact>,
        /// A year, or the step of a rank.
        place: Option<u32>,
        /// The last day of a term, or a day that was decided.
        term: Option<IsoDay>,
        /// The unit that it names.
        unit: Option<Named>,
        /// The post or the class that it names.
        post: Option<Named>,
        /// The act that says so.
        source: Option<SourceTold>,
    }
}

/// A row as it is told.
pub(super) fn told(call: &Call, row: &Row) -> FactTold {
    let view = call.visit.view();
    let text = |word| Some(view.text(word).to_string()).filter(|text| !text.is_empty());
    let code = |word: &str| Some(word.to_owned());
    let day = |day: Day| (day < Day::MAX).then(|| IsoDay::of(day));
    let mut told = FactTold {
        kind: FactWord("other"),
        since: since(row),
        until: day(row.until),
        holds: row.holds(call.visit.asked.day),
        code: None,
        of: None,
        state: None,
        text: None,
        number: None,
        place: None,
        term: None,
        unit: None,
        post: None,
        source: source(call, row.source),
    };
    let told_of = &mut told;
    told_of.kind = FactWord(match row.fact {
        Fact::Sex(sex) => {
            told_of.code = code(sex.word());
            "sex"
        }
        Fact::Birth(birth) => {
            told_of.text = Some(birth.to_string());
            "birth"
        }
        Fact::Citizen { high, low } => {
            told_of.text = Some(format!("{high:06}{low:06}"));
            "citizen-number"
        }
        Fact::AttributeText { key, text: value } => {
            (told_of.of, told_of.text) = (text(key), text(value));
            "attribute"
        }
        Fact::AttributeNumber { key, number } => {
            (told_of.of, told_of.number) = (text(key), Some(Exact(Decimal::from(number).to_string())));
            "attribute"
        }
        Fact::Learning {
            field,
            level,
            specialism,
            state,
        } => {
            (told_of.code, told_of.of) = (text(level), code(field.word()));
            told_of.text = specialism.and_then(text);
            told_of.state = code(state.word());
            "learning"
        }
        Fact::NoLearning { field } => {
            told_of.of = code(field.word());
            "no-learning"
        }
        Fact::Party(state) => {
            told_of.code = code(state.word());
            "party"
        }
        Fact::Service { unit: own, standing } => {
            (told_of.code, told_of.unit) = (code(standing.word()), unit(call, own));
            "service"
        }
        Fact::Rank {
            rank,
            step,
            coefficient,
        } => {
            told_of.code = text(rank);
            told_of.place = (step > 0).then_some(step.into());
            told_of.number =
                (coefficient > 0).then(|| Exact(format!("{}.{:02}", coefficient / 100, coefficient % 100)));
            "rank"
        }
        Fact::Holding {
            post: held,
            mode,
            basis,
            term_ends,
        } => {
            (told_of.code, told_of.of) = (code(mode.word()), code(basis.word()));
            (told_of.post, told_of.term) = (post(call, held), day(term_ends));
            told_of.unit = view.unit_of_post(held).and_then(|own| unit(call, own));
            "post"
        }
        Fact::Seconded { unit: to, planned_end } => {
            (told_of.unit, told_of.term) = (unit(call, to), day(planned_end));
            "seconded"
        }
        Fact::Reinforcing {
            unit: to,
            planned_end,
            duty,
        } => {
            (told_of.unit, told_of.term) = (unit(call, to), day(planned_end));
            told_of.text = duty.and_then(text);
            "reinforcing"
        }
        Fact::Nominated { post: to } => {
            told_of.post = post(call, to);
            "nominated"
        }
        Fact::Moved { kind, to, .. } => {
            (told_of.code, told_of.unit) = (code(moved(kind)), unit(call, to));
            "moved"
        }
        Fact::Left(how) => {
            told_of.code = code(how.word());
            "left"
        }
        Fact::Contract { kind, term_ends } => {
            (told_of.code, told_of.term) = (code(kind.word()), day(term_ends));
            "contract"
        }
        Fact::Suspended { post: from, last_day } => {
            (told_of.post, told_of.term) = (from.and_then(|from| post(call, from)), day(last_day));
            "suspended"
        }
        Fact::RetirementDay { day: on, course } => {
            (told_of.code, told_of.term) = (code(course.word()), day(on));
            "retirement-day"
        }
        Fact::Released { ledger, .. } => {
            told_of.text = text(ledger);
            "released"
        }
        Fact::Admitted { ledger, .. } => {
            told_of.text = text(ledger);
            "admitted"
        }
        Fact::Enrolled { class, learner } => {
            (told_of.code, told_of.post) = (code(learner.word()), thing(call, ledger::value::Place::Class(class)));
            "enrolled"
        }
        Fact::Finished { class, passed } => {
            told_of.code = code(if passed { "passed" } else { "not-passed" });
            told_of.post = thing(call, ledger::value::Place::Class(class));
            "finished"
        }
        Fact::Planned {
            post: to, first_year, ..
        } => {
            (told_of.post, told_of.place) = (post(call, to), Some(first_year.into()));
            "planned"
        }
        Fact::Reviewed { post: to } => {
            told_of.post = post(call, to);
            "reviewed"
        }
        Fact::Grade { year, grade } => {
            (told_of.code, told_of.place) = (code(grade.word()), Some(year.into()));
            "grade"
        }
        Fact::Rewarded(title) => {
            told_of.text = text(title);
            "reward"
        }
        Fact::Discipline { form, runs_until } => {
            (told_of.code, told_of.term) = (
                code(form.word()),
                day(runs_until).map(|_| IsoDay::of(runs_until.previous())),
            );
            "discipline"
        }
        _ => "other",
    });
    told
}

fn since(row: &Row) -> Option<IsoWhen> {
    let told = row.from > Day::MIN;
    told.then(|| IsoWhen::of(whence(row.earliest, row.from)))
}

const fn moved(kind: MoveKind) -> &'static str {
    match kind {
        MoveKind::Appointed => "appointed",
        MoveKind::Transferred => "transferred",
        MoveKind::Rotated => "rotated",
        MoveKind::Introduced => "introduced",
    }
}
