//! What falls due, as the list of what is to be done tells it, and the other dates that lie ahead: classes, the years of a plan.

use ledger::value::{Fact, Place};
use ledger::{Day, When};
use office::duties::{About, Duty};
use office::permission::{DataClass, Deed};
use words::{Message, Value, writing};

use super::show::Ahead;
use super::subject::Subject;
use crate::pages::duties::{begins, said, when};

impl Subject<'_> {
    /// By date.
    pub(super) fn ahead(&self) -> Vec<Ahead> {
        let (visit, day) = (self.visit, self.day());
        let writes = self.may(Deed::Decide, DataClass::Personal);
        let office = visit.site.office();
        let duties = office.duties_of(&visit.value, visit.asked.day, visit.asked.known_and_law(), self.ix());
        let mut ahead: Vec<((Day, Day), Ahead)> = Vec::new();
        for duty in &duties {
            let Some((first, last)) = duty.when else { continue };
            let step = Ahead {
                when: when(visit, duty.when),
                is_late: last < day,
                said: self.duty_said(duty),
                href: writes
                    .then(|| begins(visit, duty, &self.code()))
                    .flatten()
                    .map(|(_, href)| href),
            };
            ahead.push(((last, first), step));
        }
        let others = self.classes().into_iter().chain(self.planned());
        ahead.extend(others.map(|(when, message)| {
            let step = Ahead {
                when: writing::when(visit.lang(), when),
                is_late: false,
                said: visit.lang().speak(&message),
                href: None,
            };
            ((when.latest(), when.earliest()), step)
        }));
        ahead.sort_by_key(|(days, _)| *days);
        ahead.into_iter().map(|(_, step)| step).collect()
    }

    /// The group of disciplines stays folded: of a salary step the words say that none is counted.
    fn duty_said(&self, duty: &Duty) -> String {
        match &duty.about {
            About::Coefficient(coefficient) => self
                .visit
                .lang()
                .speak(&Message::new("ahead-salary-regular").with("coefficient", Value::Decimal(coefficient.clone()))),
            _ => said(self.visit, duty),
        }
    }

    /// The last years of plans for posts.
    fn planned(&self) -> Vec<(When, Message)> {
        let planned = self.person.facts().filter_map(|row| match row.fact {
            Fact::Planned { post, last_year, .. } if i32::from(last_year) >= self.day().year() => {
                let said = Message::new("ahead-plan").with("post", self.post(post));
                Some((When::Year(i32::from(last_year)), said))
            }
            _ => None,
        });
        planned.collect()
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
}
