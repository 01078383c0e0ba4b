//! Whoever is sent to a class: whether its rules of admission let the person in.

use lawbook::{Occasion, Verdict};
use ledger::acts::Act;
use ledger::value::Place;
use ledger::{Day, Entity, Seq};
use standards::facts::LedgerRows;
use standards::rule::{Asking, Standards};

use super::{Found, Laid, Remark};
use crate::needs::leads_to;

impl Laid<'_> {
    pub(super) fn study(&self, standards: &Standards, act: &Act, day: Day, found: &mut Found) {
        let Act::Enrol(act) = act else { return };
        let view = self.fork.on(day, Seq::LATEST);
        let class = match self.fork.place(Entity::Class(act.class)) {
            Some(Place::Class(class)) => view.class(class),
            _ => None,
        };
        let Some((field, level)) = class.and_then(|class| class.gives) else {
            return;
        };
        // As the person is without the draft: who is on the list already studies for the level.
        let view = self.base.on(day, Seq::LATEST);
        if !self.is_known(found.person) {
            return;
        }
        let rows = LedgerRows::of(&standards.people, self.office.law(), view);
        let row = rows.row(found.person);
        let Some(row) = leads_to(&standards.people, &row, field, &self.fork.words().text(level)) else {
            return;
        };
        for occasion in [Occasion::Enrolment, Occasion::Study] {
            for finding in standards.check_person(&row, &Asking::on(occasion, day)) {
                let lets_in = finding.verdict == Verdict::Pass;
                found.say((!lets_in).then(|| Remark::Standard(Box::new(finding))));
            }
        }
    }
}
