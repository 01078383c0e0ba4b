//! The law book: every rule with its versions, each with its legal basis, and what it says in sentences.

use lawbook::{AnyVersion, Entry, Kind};
use ledger::Day;

use super::call::{MOMENT, PAGE};
use super::things::count;
use super::wire::{Cursor, IsoDay, coded};
use super::{Call, Input, Kind as Field, Moment, Operation, Trouble, Verb, wire};
use crate::pages::rules::lines_of;
use crate::pages::tasks::in_lang;
use crate::site::Rule;

const RULE: Input = Input::must("rule", Field::Name, "The rule.", "pay.step-months");
const KIND: &[Input] = &[Input::may(
    "kind",
    Field::Choice(kinds),
    "Rules of this kind alone.",
    "standard",
)];

const KINDS: [Kind; 7] = [
    Kind::Standard,
    Kind::Value,
    Kind::Table,
    Kind::Group,
    Kind::Ladder,
    Kind::Programme,
    Kind::Retirement,
];

fn kinds() -> Vec<&'static str> {
    KINDS.iter().map(|kind| kind.word()).collect()
}

coded! {
    /// The kind of a rule.
    RuleKindWord of kinds().into_iter();
}

wire! {
    /// A rule by its head.
    RuleListed {
        /// Its id.
        id: String,
        /// Its kind.
        kind: RuleKindWord,
        /// Its title.
        title: String,
        /// The citation of the version of the day; null where none holds on it, or none is cited.
        citation: Option<String>,
        /// Whether a version holds on the day.
        holds: bool,
        /// How many versions it has.
        versions: u32,
    }
    /// A page of rules.
    RulesListed {
        /// The moment.
        moment: Moment,
        /// How many there are.
        total: u32,
        /// Those of this page, in the order of the law book.
        items: Vec<RuleListed>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
    /// One version of a rule.
    RuleVersionTold {
        /// The first day on which it holds.
        from: IsoDay,
        /// The first day on which it holds no more; null while nothing ends it.
        until: Option<IsoDay>,
        /// Whether it holds on the day.
        holds: bool,
        /// Where it stands.
        citation: Option<String>,
        /// What a reader should know besides.
        note: Option<String>,
        /// What it says, line by line.
        says: Vec<String>,
    }
    /// One rule.
    RuleTold {
        /// The moment.
        moment: Moment,
        /// Its head.
        rule: RuleListed,
        /// The last day on which it was compared with what was read.
        checked: IsoDay,
        /// Its versions, the oldest first.
        texts: Vec<RuleVersionTold>,
    }
}

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new(
            "listRules",
            (Verb::Get, "/api/v1/rules"),
            Rule::Members,
            "The rules of the law book, with the version of the day.",
            list,
        )
        .asked(&[MOMENT, PAGE, KIND]),
        Operation::new(
            "getRule",
            (Verb::Get, "/api/v1/rules/{rule}"),
            Rule::Members,
            "One rule with its versions and what each says.",
            show,
        )
        .at(&[RULE])
        .asked(&[MOMENT]),
    ]
}

#[allow(clippy::unnecessary_wraps, reason = "the form that operations have")]
fn list(call: &Call) -> Result<RulesListed, Trouble> {
    let law = call.visit.law();
    let kind = call.text("kind");
    let all: Vec<&Entry> = law
        .entries()
        .filter(|entry| kind.is_none_or(|kind| entry.kind().word() == kind))
        .collect();
    let (range, next) = call.page(all.len());
    Ok(RulesListed {
        moment: call.moment(),
        total: count(all.len()),
        items: all
            .get(range)
            .unwrap_or_default()
            .iter()
            .map(|entry| listed(call, entry))
            .collect(),
        next,
    })
}

fn listed(call: &Call, entry: &Entry) -> RuleListed {
    let versions = entry.versions();
    let now = versions
        .iter()
        .find(|version| version.span.covers(call.visit.asked.day));
    RuleListed {
        id: entry.id.clone(),
        kind: RuleKindWord(entry.kind().word()),
        title: in_lang(call.visit.lang(), &entry.title).to_owned(),
        citation: now.and_then(|version| cited(call, entry, *version)),
        holds: now.is_some(),
        versions: count(versions.len()),
    }
}

fn cited(call: &Call, entry: &Entry, version: AnyVersion<'_>) -> Option<String> {
    let cited = call.visit.law().cite(entry, version)?;
    Some(match call.visit.lang() {
        words::Lang::Vi => cited.vi(),
        words::Lang::En => cited.en(),
    })
}

fn show(call: &Call) -> Result<RuleTold, Trouble> {
    let visit = &call.visit;
    let law = visit.law();
    let entry = call
        .text("rule")
        .and_then(|id| law.entry(id))
        .ok_or(Trouble::NotFound)?;
    let said = lines_of(visit, entry)?;
    let texts = entry
        .versions()
        .into_iter()
        .zip(said)
        .map(|(version, says)| RuleVersionTold {
            from: IsoDay::of(version.span.from),
            until: (version.span.until < Day::MAX).then(|| IsoDay::of(version.span.until)),
            holds: version.span.covers(visit.asked.day),
            citation: cited(call, entry, version),
            note: version.note.map(|note| in_lang(visit.lang(), note).to_owned()),
            says,
        });
    Ok(RuleTold {
        moment: call.moment(),
        rule: listed(call, entry),
        checked: IsoDay::of(entry.checked),
        texts: texts.collect(),
    })
}
