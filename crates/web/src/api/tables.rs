//! Three tables by units, as pages show them: posts assigned and people present, who meets which standard, what the records lack.

use ledger::codes::QuotaKind;
use office::people::{Datum, Lacking, Ladders};
use office::permission::Deed;
use standards::rule::Counted;

use super::call::{MOMENT, PAGE};
use super::people::DatumListed;
use super::things::{Named, count, unit};
use super::units::tree;
use super::wire::{Cursor, coded};
use super::{Call, Input, Kind, Moment, Operation, Trouble, Verb, wire};
use crate::pages::matrix::Cells;
use crate::pages::quotas::lines;
use crate::pages::tasks::in_lang;
use crate::pages::units::Below;
use crate::site::Rule;

const READ: Rule = Rule::Any(&[Deed::ReadFigures]);
const KIND: Input = Input::may(
    "kind",
    Kind::Choice(quotas),
    "Of this kind of quota alone.",
    "civil-service",
);
const ABOVE: &[Input] = &[Input::may(
    "unit",
    Kind::Id,
    "Rows are the units directly below this one; without it, below the authority.",
    "3-0",
)];

fn quotas() -> Vec<&'static str> {
    QuotaKind::ALL.iter().map(|kind| kind.word()).collect()
}

coded! {
    /// The kind of a quota.
    QuotaWord of quotas().into_iter();
}

wire! {
    /// Posts and people of a unit, of one kind.
    StaffedTold {
        /// The unit.
        unit: Option<Named>,
        /// The kind of quota.
        kind: QuotaWord,
        /// The posts assigned; null where nobody assigned any.
        assigned: Option<u32>,
        /// The people who count against them.
        present: u32,
        /// How many people there are more than posts; below nothing where there are fewer.
        difference: Option<i64>,
    }
    /// A page of posts assigned and people present.
    StaffingPage {
        /// The moment.
        moment: Moment,
        /// People who count nowhere because no standing is recorded.
        unknown: u32,
        /// How many lines there are.
        total: u32,
        /// The lines of this page, in the order of the tree.
        items: Vec<StaffedTold>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
    /// A standard that is, or may be, for somebody.
    StandardListed {
        /// Its entry of law.
        id: String,
        /// Its title.
        title: String,
        /// Its citation.
        citation: String,
    }
    /// How many meet a standard.
    StandardCounted {
        /// The standard.
        standard: String,
        /// For how many it is.
        of: u32,
        /// How many meet it.
        met: u32,
        /// How many do not.
        not_met: u32,
        /// Of how many the record does not tell whether they meet it, or whether it is for them.
        unknown: u32,
    }
    /// A row of the matrix.
    StandardsRow {
        /// The unit; null for those who are in the chosen unit itself.
        unit: Option<Named>,
        /// By standard.
        cells: Vec<StandardCounted>,
    }
    /// Units by standards.
    StandardsTold {
        /// The moment.
        moment: Moment,
        /// The standards.
        standards: Vec<StandardListed>,
        /// The units directly below the chosen one, then its own people.
        rows: Vec<StandardsRow>,
        /// All rows together.
        all: Vec<StandardCounted>,
    }
    /// Of how many something is not recorded.
    LackingTold {
        /// What.
        datum: DatumListed,
        /// Of how many it is not recorded.
        lacking: u32,
    }
    /// A row of the table of what the records lack.
    QualityRow {
        /// The unit; null for those who are in the chosen unit itself.
        unit: Option<Named>,
        /// How many people.
        people: u32,
        /// By datum.
        cells: Vec<LackingTold>,
    }
    /// What the records lack, by unit.
    QualityTold {
        /// The moment.
        moment: Moment,
        /// The units directly below the chosen one, then its own people.
        rows: Vec<QualityRow>,
    }
}

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new(
            "listStaffing",
            (Verb::Get, "/api/v1/staffing"),
            READ,
            "Posts assigned and people present, by unit and kind of quota.",
            staffing,
        )
        .asked(&[MOMENT, PAGE, &[KIND]]),
        Operation::new(
            "getStandards",
            (Verb::Get, "/api/v1/standards"),
            READ,
            "Who meets which standard, by unit; unknown is counted apart.",
            standards,
        )
        .asked(&[MOMENT, ABOVE]),
        Operation::new(
            "getQuality",
            (Verb::Get, "/api/v1/quality"),
            READ,
            "What the records lack, by unit.",
            quality,
        )
        .asked(&[MOMENT, ABOVE]),
    ]
}

fn staffing(call: &Call) -> Result<StaffingPage, Trouble> {
    let tree = tree(call)?;
    let staffing = lines(&tree);
    let kind = call.text("kind").and_then(QuotaKind::from_word);
    let own: Vec<_> = staffing
        .lines
        .iter()
        .filter(|line| kind.is_none_or(|kind| line.kind == kind))
        .collect();
    let (range, next) = call.page(own.len());
    let told = |line: &&office::staffing::Staffed| StaffedTold {
        unit: unit(call, line.unit),
        kind: QuotaWord(line.kind.word()),
        assigned: line.assigned,
        present: line.present,
        difference: line.difference(),
    };
    Ok(StaffingPage {
        moment: call.moment(),
        unknown: staffing.unknown,
        total: count(own.len()),
        items: own.get(range).unwrap_or_default().iter().map(told).collect(),
        next,
    })
}

fn standards(call: &Call) -> Result<StandardsTold, Trouble> {
    let tree = tree(call)?;
    let cells = Cells::of(&tree)?;
    let lang = call.visit.lang();
    let told = |counted: &[Counted]| {
        let pairs = cells.standards.iter().zip(counted);
        pairs
            .map(|(standard, one)| StandardCounted {
                standard: standard.standard.clone(),
                of: count(one.in_scope),
                met: count(one.met),
                not_met: count(one.not_met),
                unknown: count(one.unknown + one.scope_unknown),
            })
            .collect()
    };
    let below = cells.units.iter().enumerate().map(|(at, ix)| StandardsRow {
        unit: unit(call, *ix),
        cells: told(&cells.row(Some(at))),
    });
    let own = StandardsRow {
        unit: None,
        cells: told(&cells.row(None)),
    };
    let listed = cells.standards.iter().map(|standard| StandardListed {
        id: standard.standard.clone(),
        title: in_lang(lang, &standard.title).to_owned(),
        citation: match lang {
            words::Lang::Vi => standard.citation.vi(),
            words::Lang::En => standard.citation.en(),
        },
    });
    Ok(StandardsTold {
        moment: call.moment(),
        standards: listed.collect(),
        rows: below.chain([own]).collect(),
        all: told(&cells.all()),
    })
}

fn quality(call: &Call) -> Result<QualityTold, Trouble> {
    let tree = tree(call)?;
    let below = Below::of(&tree)?;
    let ladders = Ladders::of(call.visit.law(), &call.visit.value, call.visit.asked.day);
    let counted = tree
        .roster
        .lacking(&call.visit.value, &ladders, below.rows(), |member| {
            below.row(&tree, member)
        });
    let row = |(at, lacking): (usize, &Lacking)| QualityRow {
        unit: below.units.get(at).and_then(|ix| unit(call, *ix)),
        people: lacking.people,
        cells: Datum::ALL
            .into_iter()
            .zip(lacking.lacking)
            .map(|(datum, lacking)| LackingTold {
                datum: DatumListed(datum.word()),
                lacking,
            })
            .collect(),
    };
    Ok(QualityTold {
        moment: call.moment(),
        rows: counted.iter().enumerate().map(row).collect(),
    })
}
