//! The choices of a result as the reader may know them.

use std::collections::BTreeMap;

use office::runs::{Mentioned, Run, RunFact, RunMarks, RunMove, RunResult, StaleRun};
use words::{Lang, Message, writing};

use super::kinds::KindWords;
use super::said::{Speaker, points};
use super::show::MoveRow;
use crate::components::{Flow, Flowing};

/// Whether the reader may know of a choice: of whoever it is about.
pub(crate) fn knows(speaker: &Speaker<'_>, own: &RunMove) -> bool {
    speaker.sight.knows_all(&own.subject)
}

/// The choices that the reader may know of.
pub(super) fn moves_of(
    lang: Lang,
    speaker: &Speaker<'_>,
    run: &Run,
    result: &RunResult,
    stale: &StaleRun,
) -> Vec<MoveRow> {
    let known = result.moves.iter().filter(|own| knows(speaker, own));
    let mut rows: Vec<MoveRow> = known.map(|own| row(lang, speaker, (run, result), own, stale)).collect();
    let mut last = None;
    for row in &mut rows {
        let own = row.part.clone();
        if own == last {
            row.part = None;
        }
        last = own;
    }
    rows
}

/// How a group of choices is called: by its year in a road map, else by its number.
fn group_said(lang: Lang, run: &Run, result: &RunResult, group: u32) -> String {
    let said = Message::new(KindWords::of(run.question.kind).group);
    let at = usize::try_from(group).unwrap_or(usize::MAX);
    let years = result.road_map.as_ref().map(|map| &map.years);
    lang.speak(&match years.and_then(|years| years.get(at)) {
        Some(year) => said.with("n", year.to_string()),
        None => said.with("n", at.saturating_add(1)),
    })
}

fn row(
    lang: Lang,
    speaker: &Speaker<'_>,
    (run, result): (&Run, &RunResult),
    own: &RunMove,
    stale: &StaleRun,
) -> MoveRow {
    let settles = match run.question.kind.planner().marks() {
        RunMarks::MustOrMustNot => own.places.1.as_ref(),
        RunMarks::Kept => own.places.1.as_ref().map(|_| &run.id),
    };
    let place = |of: &Option<Mentioned>| of.as_ref().map_or_else(|| "–".to_owned(), |of| speaker.mentioned(of));
    let say = |facts: &[RunFact]| facts.iter().map(|fact| speaker.fact(fact)).collect::<Vec<String>>();
    let stale = stale.moves.iter().find(|one| one.key == own.key);
    let part = own.places.0.clone().filter(|_| KindWords::of(run.question.kind).parts);
    MoveRow {
        part: part.map(|unit| speaker.mentioned(&Mentioned::Unit(unit))),
        group: own.group,
        group_said: group_said(lang, run, result, own.group),
        key: own.key.clone(),
        subject: (speaker.mentioned(&own.subject), speaker.href(&own.subject)),
        from: place(&own.from),
        to: place(&own.to),
        suits: own.points.map(|points| writing::count(lang, points)),
        why: say(&own.why),
        otherwise: otherwise(lang, speaker, run, own),
        stale: stale.map(|one| (speaker.fact(&one.why), one.bars)),
        mark: settles.map(|to| format!("{} {to}", own.key)),
    }
}

fn otherwise(lang: Lang, speaker: &Speaker<'_>, run: &Run, own: &RunMove) -> (String, Vec<String>) {
    let [unasked, none, even, costs, found] = KindWords::of(run.question.kind).otherwise;
    let Some(other) = &own.otherwise else {
        return (lang.say(unasked), Vec::new());
    };
    let instead = other.instead.iter().map(|fact| speaker.fact(fact)).collect();
    let said = match other.costs {
        None => lang.say(none),
        Some(points) if points <= 0.0 => lang.say(even),
        Some(more) => {
            let id = if other.proven { costs } else { found };
            lang.speak(&Message::new(id).with("points", points(lang, more)))
        }
    };
    (said, instead)
}

/// The drawing of the choices that the reader may know of; none where there are none.
pub(super) fn flow(lang: Lang, speaker: &Speaker<'_>, result: &RunResult) -> Option<Flow> {
    let mut counted: BTreeMap<(&String, &String), usize> = BTreeMap::new();
    for own in result.moves.iter().filter(|own| knows(speaker, own)) {
        if let (Some(from), Some(to)) = &own.flow {
            *counted.entry((from, to)).or_default() += 1;
        }
    }
    let name = |unit: &String| speaker.mentioned(&Mentioned::Unit(unit.clone()));
    let flows: Vec<Flowing> = counted
        .into_iter()
        .map(|((from, to), n)| Flowing {
            from: name(from),
            to: name(to),
            n,
        })
        .collect();
    let said = flows.iter().map(|one| {
        let said = Message::new("run-result-flow-said").with("n", one.n);
        lang.speak(&said.with("from", one.from.as_str()).with("to", one.to.as_str()))
    });
    let said = said.collect::<Vec<_>>().join("; ");
    (!flows.is_empty()).then_some(Flow { said, flows })
}
