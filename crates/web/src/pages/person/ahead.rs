//! The dates that lie ahead: ends of terms and postings, classes, the next salary step, retirement.

use ledger::value::{Fact, Place};
use ledger::{Day, When};
use office::duties::{Lengthening, salary_step};
use words::Message;

use super::show::Ahead;
use super::subject::Subject;

impl Subject<'_> {
    /// By date.
    pub(super) fn ahead(&self) -> Vec<Ahead> {
        let day = self.day();
        let mut ahead: Vec<(When, Message)> = Vec::new();
        for row in self.person.facts() {
            match row.fact {
                Fact::Holding { post, term_ends, .. } if is_ahead(day, term_ends) => {
                    ahead.push((
                        term_ends.into(),
                        Message::new("ahead-term").with("post", self.post(post)),
                    ));
                }
                Fact::Reinforcing { unit, planned_end, .. } if is_ahead(day, planned_end) => {
                    ahead.push((planned_end.into(), self.at("ahead-reinforcement", unit)));
                }
                Fact::Seconded { unit, planned_end } if is_ahead(day, planned_end) => {
                    ahead.push((planned_end.into(), self.at("ahead-secondment", unit)));
                }
                Fact::Contract { kind, term_ends } if is_ahead(day, term_ends) => {
                    let kind = Message::code("contract", kind.word());
                    ahead.push((term_ends.into(), Message::new("ahead-contract").with("kind", kind)));
                }
                Fact::Planned { post, last_year, .. } if i32::from(last_year) >= day.year() => {
                    let said = Message::new("ahead-plan").with("post", self.post(post));
                    ahead.push((When::Year(i32::from(last_year)), said));
                }
                _ => {}
            }
        }
        let retirement = match self.person.retirement() {
            Some(_) => "ahead-retirement-decided",
            None => "ahead-retirement",
        };
        ahead.extend(self.classes());
        ahead.extend(self.salary_step());
        ahead.extend(
            self.retires()
                .filter(|when| when.latest() >= day)
                .map(|when| (when, Message::new(retirement))),
        );
        ahead.sort_by_key(|(when, _)| (when.latest(), when.earliest()));
        let said = |(when, message): (When, Message)| Ahead {
            when,
            said: self.visit.lang().speak(&message),
            href: None,
        };
        ahead.into_iter().map(said).collect()
    }

    fn at(&self, id: &'static str, unit: u32) -> Message {
        Message::new(id).with("unit", &*self.view.unit_name(unit))
    }

    /// The first days of classes to come, the last days of those under way.
    fn classes(&self) -> Vec<(When, Message)> {
        let day = self.day();
        let enrolled = self.person.rows().filter_map(|row| match row.fact {
            // A class plan is in force before the class begins: the place on its list is told from the list's own day.
            Fact::Enrolled { class, .. } if row.from <= day && day < row.until => self.view.class(class),
            _ => None,
        });
        let said = |class: ledger::view::ClassView<'_>| {
            let title = self.view.name(Place::Class(class.ix)).unwrap_or_default();
            if class.starts > day {
                Some((
                    class.starts.into(),
                    Message::new("ahead-class-starts").with("class", &*title),
                ))
            } else if class.ends >= day {
                Some((
                    class.ends.into(),
                    Message::new("ahead-class-ends").with("class", &*title),
                ))
            } else {
                None
            }
        };
        enrolled.filter_map(said).collect()
    }

    /// The next regular salary step, where rank, its class of pay and the day of the present step are known.
    fn salary_step(&self) -> Option<(When, Message)> {
        let (rank, step, _, since, _) = self.person.rank()?;
        let precise = self
            .person
            .facts()
            .any(|row| matches!(row.fact, Fact::Rank { .. }) && row.earliest == row.from);
        let (law, day) = (self.visit.law(), self.day());
        let next = salary_step(law, &self.view.text(rank), step, day)
            .ok()?
            .filter(|_| precise)?;
        // The group of disciplines stays folded: the words say that none is counted.
        let due = next.due(law, since, Lengthening::Folded).day;
        (due >= day).then(|| {
            let said =
                Message::new("ahead-salary-regular").with("coefficient", words::Value::Decimal(next.coefficient));
            (due.into(), said)
        })
    }
}

fn is_ahead(day: Day, ends: Day) -> bool {
    day <= ends && ends < Day::MAX
}
