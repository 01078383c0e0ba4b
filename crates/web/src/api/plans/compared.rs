//! Two to four runs of one kind side by side, by their differences.

use office::runs::CannotCompare;
use words::Message;

use super::asker;
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
    let fields = ["run", "with", "third", "fourth"];
    let ids: Vec<&str> = fields.into_iter().filter_map(|field| call.text(field)).collect();
    let runs = call.visit.site.office().runs_to_compare(asker(call), &ids);
    let runs = runs.map_err(|why| match why {
        CannotCompare::NoSuchRun(_) => Trouble::NotFound,
        CannotCompare::NotAlike => {
            let fault = Fault::new(Part::Query, "with", Message::new("run-compare-few"));
            Trouble::Invalid(vec![fault])
        }
    })?;
    let lang = call.visit.lang();
    let choices = choices(&call.visit, &runs);
    call.taken(&ids.join(" "), choices.len())?;
    let told = |lines: Vec<(String, Vec<String>)>| {
        let told = lines.into_iter().map(|(name, values)| RunDifference { name, values });
        told.collect()
    };
    Ok(RunsCompared {
        measures: told(measures(lang, &runs)),
        choices: told(choices),
        runs: runs.iter().map(|(run, _)| listed(call, run)).collect(),
    })
}
