//! What pages say otherwise for one kind of run than for the others: message ids, a kind in one place. A further kind is one entry of
//! [`KindWords::of`].

use office::runs::RunKind;

/// The ids of the sentences of a kind.
#[derive(Debug, Clone, Copy)]
pub(super) struct KindWords {
    /// What no rule can relax.
    pub(super) rules: &'static str,
    /// The price of the best so far.
    pub(super) watch_best: &'static str,
    /// How many choices.
    pub(super) moves: &'static str,
    /// That there is none.
    pub(super) no_moves: &'static str,
    /// What the columns of the choices hold: who or what, from where or when, to where or when.
    pub(super) columns: [&'static str; 3],
    /// Whether a choice stands below the place that it comes from.
    pub(super) parts: bool,
    /// How choices that hang together are called, by their number, or their year.
    pub(super) group: &'static str,
    /// How the marks are called: that a choice must be, that it must not be.
    pub(super) marks: [&'static str; 2],
    /// What would be without a choice: not asked, nothing, no dearer, dearer as proven, dearer as far as was found.
    pub(super) otherwise: [&'static str; 5],
    /// How good it is: proven the best, at most so much worse.
    pub(super) quality: [&'static str; 2],
    /// What stands in a comparison where a run has no such choice.
    pub(super) stays: &'static str,
    /// What becomes of what is ticked.
    pub(super) accept: &'static str,
}

/// Where somebody goes, and what a refusal costs.
const USUAL: KindWords = KindWords {
    rules: "run-ask-rules-law",
    watch_best: "run-watch-best",
    moves: "run-result-moves",
    no_moves: "run-result-no-moves",
    columns: ["run-result-who", "run-result-from", "run-result-to"],
    parts: false,
    group: "run-mark-group",
    marks: ["run-mark-pin", "run-mark-bar"],
    otherwise: [
        "run-otherwise-unasked",
        "run-otherwise-none",
        "run-otherwise-even",
        "run-otherwise-costs",
        "run-otherwise-costs-found",
    ],
    quality: ["run-quality-proven", "run-quality-gap"],
    stays: "run-compare-not",
    accept: "run-accept-lead",
};

/// A class is not refused but moved by itself.
const TRAINING: KindWords = KindWords {
    columns: [
        "run-training-column-class",
        "run-training-column-announced",
        "run-training-column-held",
    ],
    otherwise: [
        "run-training-otherwise-elsewhere",
        "run-training-otherwise-none",
        "run-training-otherwise-even",
        "run-training-otherwise-costs",
        "run-training-otherwise-costs",
    ],
    accept: "run-training-accept-lead",
    ..USUAL
};

/// A village stands below its commune and is moved to the group beside it; the number of those that stay is proven, and no price.
const VILLAGES: KindWords = KindWords {
    rules: "run-villages-rules-lead",
    watch_best: "run-villages-watch-best",
    moves: "run-villages-moves",
    no_moves: "run-villages-no-moves",
    columns: [
        "run-villages-column-village",
        "run-villages-column-now",
        "run-villages-column-into",
    ],
    parts: true,
    otherwise: [
        "run-otherwise-unasked",
        "run-villages-otherwise-none",
        "run-villages-otherwise-even",
        "run-villages-otherwise-costs",
        "run-villages-otherwise-costs",
    ],
    quality: ["run-villages-quality-proven", "run-villages-quality-gap"],
    stays: "run-villages-compare-not",
    accept: "run-villages-accept-lead",
    ..USUAL
};

/// A choice closes a site: to keep it would be misread.
const SCHOOLS: KindWords = KindWords {
    rules: "run-schools-rules",
    moves: "run-schools-moves",
    no_moves: "run-schools-no-moves",
    columns: [
        "run-schools-column-site",
        "run-schools-column-today",
        "run-schools-column-after",
    ],
    marks: ["run-schools-mark-pin", "run-schools-mark-bar"],
    otherwise: [
        "run-schools-otherwise-unasked",
        "run-schools-otherwise-none",
        "run-schools-otherwise-even",
        "run-schools-otherwise-costs",
        "run-schools-otherwise-costs-found",
    ],
    stays: "run-schools-compare-not",
    accept: "run-schools-accept-lead",
    ..USUAL
};

/// Of a unit and year one person less is asked about.
const HEADCOUNT: KindWords = KindWords {
    rules: "run-headcount-rules",
    moves: "run-headcount-moves",
    no_moves: "run-headcount-no-moves",
    columns: [
        "run-headcount-column-unit",
        "run-headcount-column-before",
        "run-headcount-column-after",
    ],
    group: "run-headcount-group",
    otherwise: [
        "run-headcount-otherwise-unasked",
        "run-headcount-otherwise-none",
        "run-headcount-otherwise-even",
        "run-headcount-otherwise-costs",
        "run-headcount-otherwise-costs-found",
    ],
    stays: "run-headcount-stays",
    accept: "run-headcount-accept-lead",
    ..USUAL
};

impl KindWords {
    /// Those of a kind.
    pub(super) const fn of(kind: RunKind) -> Self {
        match kind {
            RunKind::Rotation => USUAL,
            RunKind::Training => TRAINING,
            RunKind::Villages => VILLAGES,
            RunKind::Schools => SCHOOLS,
            RunKind::Headcount => HEADCOUNT,
        }
    }
}

#[cfg(test)]
mod tests {
    use words::{Lang, Message};

    use super::*;

    #[test]
    fn every_kind_has_words_in_both_languages() {
        for (lang, kind) in Lang::ALL
            .iter()
            .flat_map(|lang| RunKind::ALL.iter().map(|kind| (*lang, *kind)))
        {
            let own = KindWords::of(kind);
            let single = [
                own.rules,
                own.watch_best,
                own.moves,
                own.no_moves,
                own.group,
                own.stays,
                own.accept,
            ];
            let all = single.into_iter().chain(own.columns).chain(own.marks);
            for id in all.chain(own.otherwise).chain(own.quality) {
                // With the numbers that some of them take.
                let message = Message::new(id).with("n", 2_usize).with("points", 7_i64);
                let said = lang.speak(&message.with("percent", "0,3"));
                assert!(!said.is_empty() && !said.contains('⟨'), "{kind:?}: {id}: {said}");
            }
        }
    }
}
