//! A plan that is worked out while pages are asked for: they are to stay quick beside it.

use super::super::html::{form, links, options, value_of};
use super::super::paths::{CSRF, NEW_PLAN, ONE_PLAN, PLANS};
use super::district::Served;
use crate::trouble::Trouble;

/// A rotation that goes on for longer than the pages are measured: nearly everybody is considered, and offices may lose few.
const ASKED: [(&str, &str); 8] = [
    ("viec", "rotation"),
    ("lam", "tinh"),
    ("ngay", "2019-12-31"),
    ("months", "6"),
    ("most-lost", "3"),
    ("giay", "3600"),
    ("hat-giong", "1"),
    ("buoc", ""),
];
/// What the page of a run offers while the run is at work.
const STOP: &str = "/dung\"";

/// A run at work.
#[derive(Debug)]
pub(super) struct Planning {
    page: String,
    token: String,
}

impl Planning {
    /// Begins a run by its form, with the goals and the level that the form offers first.
    pub(super) fn begin(served: &Served) -> Result<Self, Trouble> {
        let mut visitor = served.visitor.another();
        let page = visitor.get(NEW_PLAN)?.body;
        let token = value_of(&page, CSRF).unwrap_or_default();
        let goals = options(&page, "muc-tieu-1");
        let named: Vec<(String, &String)> = (1..)
            .zip(&goals)
            .map(|(place, goal): (usize, _)| (format!("muc-tieu-{place}"), goal))
            .collect();
        let level = options(&page, "reinforce").into_iter().next().unwrap_or_default();
        let mut fields = ASKED.to_vec();
        fields.extend([(CSRF, token.as_str()), ("reinforce", level.as_str())]);
        fields.extend(named.iter().map(|(name, goal)| (name.as_str(), goal.as_str())));
        let path = NEW_PLAN.split('?').next().unwrap_or(NEW_PLAN);
        let answer = visitor.post(path, &form(&fields))?;
        let run = links(&visitor.get(PLANS)?.body, ONE_PLAN).into_iter().next();
        let page = run.filter(|_| answer.status == 303).ok_or_else(|| {
            Trouble::Server(format!(
                "{NEW_PLAN} was answered with {} and began no run",
                answer.status
            ))
        })?;
        Ok(Self { page, token })
    }

    /// Whether it is still at work; else what was measured beside it says nothing.
    pub(super) fn is_at_work(&self, served: &Served) -> Result<bool, Trouble> {
        let page = served.visitor.another().get(&self.page)?.body;
        Ok(page.contains(STOP))
    }

    /// Stops it; the best is kept.
    pub(super) fn stop(&self, served: &Served) -> Result<(), Trouble> {
        let form = form(&[(CSRF, &self.token)]);
        served
            .visitor
            .another()
            .post(&format!("{}/dung", self.page), &form)
            .map(drop)
    }
}
