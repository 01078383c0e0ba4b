//! Two to four runs of one kind side by side, by their differences.

use std::collections::BTreeSet;

use words::Message;

use super::found;
use super::result::given;
use super::run::{RunListed, listed};
use crate::api::problem::Part;
use crate::api::{Call, Fault, Trouble, wire};
use crate::pages::plans::{choices, measures};

wire! {
    /// Something in which runs differ.
    RunDifference {
        /// The measure, or who or what.
        name: String,
        /// What it is in each run, in their order.
        values: Vec<String>,
    }
    /// Runs side by side.
    RunsCompared {
        /// The runs.
        runs: Vec<RunListed>,
        /// The measures in which they differ.
        measures: Vec<RunDifference>,
        /// The choices in which they differ, about those whom the key may know of.
        choices: Vec<RunDifference>,
    }
}

pub(super) fn show(call: &Call) -> Result<RunsCompared, Trouble> {
    let mut runs = Vec::new();
    let fields = ["run", "with", "third", "fourth"];
    for field in fields.into_iter().filter(|field| call.text(field).is_some()) {
        let run = found(call, field)?;
        let result = given(call, &run)?;
        runs.push((run, result));
    }
    let ids: BTreeSet<&str> = runs.iter().map(|(run, _)| run.id.as_str()).collect();
    let kinds: BTreeSet<_> = runs.iter().map(|(run, _)| run.question.kind).collect();
    if kinds.len() > 1 || ids.len() < runs.len() {
        let fault = Fault::new(Part::Query, "with", Message::new("run-compare-few"));
        return Err(Trouble::Invalid(vec![fault]));
    }
    let lang = call.visit.lang();
    let told = |lines: Vec<(String, Vec<String>)>| {
        let told = lines.into_iter().map(|(name, values)| RunDifference { name, values });
        told.collect()
    };
    Ok(RunsCompared {
        measures: told(measures(lang, &runs)),
        choices: told(choices(&call.visit, &runs)),
        runs: runs.iter().map(|(run, _)| listed(call, run)).collect(),
    })
}
