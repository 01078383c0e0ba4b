//! The lines that tell an act: each field, what stood there before, and what lies beside it in its history.

use ledger::ActId;
use ledger::acts::{Act, Dated};
use ledger::value::{Place, Row};
use office::reads::SensitiveGroup;

use super::acts::Saying;
use super::beside::{Beside, said};
use super::falls::revoked;
use super::fields::{Telling, Told};
use super::show::SaidLine;
use crate::pages::person::LawWords;

impl Saying<'_> {
    /// What the act says. What stood there before is told to whoever may see what it touches.
    pub(super) fn lines(&self, id: ActId, dated: &Dated, places: &[Place]) -> Vec<SaidLine> {
        let beside = self.beside.filter(|_| self.may_see(places));
        let telling = self.telling();
        match &dated.act {
            Act::Amend(amend) => self.amended(&telling, amend, beside.as_ref()),
            Act::Revoke(revoke) => revoked(&telling, revoke),
            act => {
                let replaced = beside.map(|beside| beside.replaced(&self.earlier(&beside), id, act));
                let before = |own: &Told| {
                    let replaced = replaced.as_ref()?;
                    let (_, text) = replaced.iter().find(|(name, _)| *name == own.name())?;
                    Some(text.clone())
                };
                let all = telling.fields(act);
                let mut lines = open_lines(&telling, act, &all, before);
                lines.extend(closed_line(&telling, act, &all));
                if let Some(beside) = beside.filter(|beside| beside.is_backdated(dated)) {
                    lines.extend(self.neighbours(&beside, id, act, &all));
                }
                lines
            }
        }
    }

    pub(super) fn telling(&self) -> Telling<'_> {
        Telling {
            lang: self.visit.lang(),
            is_draft: self.beside.is_some_and(|beside| beside.paper.is_some()),
            view: self.beside.map_or(self.view, |beside| beside.with),
            law: LawWords {
                lang: self.visit.lang(),
                law: self.visit.law(),
                day: self.visit.asked.day,
            },
        }
    }

    /// The same with the names that stood before.
    pub(super) fn earlier<'b>(&'b self, beside: &Beside<'b>) -> Telling<'b> {
        Telling {
            view: beside.without,
            ..self.telling()
        }
    }

    fn neighbours(&self, beside: &Beside<'_>, id: ActId, act: &Act, all: &[Told]) -> Vec<SaidLine> {
        let Some([before, after]) = beside.neighbours(id, act) else {
            return Vec::new();
        };
        let (lang, telling) = (self.visit.lang(), self.telling());
        let names: Vec<(String, String)> = all
            .iter()
            .map(|own| (own.name().to_owned(), own.label.clone()))
            .collect();
        let line = |label: &str, row: Option<Row>, none: &str| SaidLine {
            is_quiet: true,
            ..self::line(
                lang.say(label),
                row.map_or_else(|| lang.say(none), |row| said(&telling, &row, &names)),
            )
        };
        vec![
            line("said-row-before", before, "said-no-row-before"),
            line("said-row-after", after, "said-no-row-after"),
        ]
    }
}

pub(super) const fn line(label: String, text: String) -> SaidLine {
    SaidLine {
        label,
        text,
        before: None,
        is_quiet: false,
        is_closed: false,
    }
}

/// A line that stands for what is not told here.
pub(super) fn closed_as(label: String, text: String) -> SaidLine {
    SaidLine {
        is_closed: true,
        ..line(label, text)
    }
}

pub(super) fn or_nothing(telling: &Telling<'_>, text: String) -> String {
    if text.is_empty() {
        telling.lang.say("said-nothing")
    } else {
        text
    }
}

pub(super) fn is_closed(telling: &Telling<'_>, act: &Act, way: &str) -> bool {
    SensitiveGroup::of_field(act, way).is_some() || (!telling.is_draft && is_ground(act, way))
}

/// Why somebody's post is cut: a ground may be an illness or a discipline. Whoever decides on the draft has to know it.
fn is_ground(act: &Act, way: &str) -> bool {
    matches!(act, Act::Streamline(_)) && way == "ground"
}

/// The fields that the personal class of data holds, each with what stood there where that is another thing.
pub(super) fn open_lines(
    telling: &Telling<'_>,
    act: &Act,
    all: &[Told],
    before: impl Fn(&Told) -> Option<String>,
) -> Vec<SaidLine> {
    let open = all.iter().filter(|own| !is_closed(telling, act, &own.way));
    let told = open.filter_map(|own| {
        let before = before(own).filter(|before| *before != own.text);
        let ends = own.way == "value" && own.text.is_empty();
        if own.text.is_empty() && before.as_ref().is_none_or(String::is_empty) && !ends {
            return None;
        }
        Some(SaidLine {
            before: before.map(|before| or_nothing(telling, before)),
            ..line(own.label.clone(), or_nothing(telling, own.text.clone()))
        })
    });
    told.collect()
}

/// One line for all that a sensitive group holds. That there is one tells nothing: it stands there for every act of the kind.
pub(super) fn closed_line(telling: &Telling<'_>, act: &Act, all: &[Told]) -> Option<SaidLine> {
    let folded = || telling.lang.say("decision-folded");
    let mut closed = all.iter().filter(|own| is_closed(telling, act, &own.way));
    if matches!(act, Act::RegisterPerson(_) | Act::CorrectPerson(_)) {
        let own = closed.find(|own| !own.text.is_empty())?;
        return Some(closed_as(own.label.clone(), folded()));
    }
    if matches!(act, Act::Streamline(_)) {
        return closed
            .next()
            .map(|own| closed_as(own.label.clone(), telling.lang.say("said-in-paper")));
    }
    let whole = closed.next().is_some() || is_closed(telling, act, "");
    whole.then(|| closed_as(String::new(), folded()))
}
