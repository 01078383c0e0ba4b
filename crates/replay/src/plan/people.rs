//! What is invented for each unit that stood before, and labelled so: one post, three people, and that these three were counted.

use ledger::acts::bodies::{CreatePost, Measure};
use ledger::acts::people::RegisterPerson;
use ledger::acts::record::{RecordPost, RecordService};
use ledger::codes::{MeasureKind, Standing};
use ledger::{Decimal, PersonId, PostId, UnitId, When};

use super::sheet::Sheet;
use super::{DEMO_PEOPLE, Writing};

/// Of the invented quantity.
const DEMO_SOURCE: &str = "Số liệu minh họa: ba người của đơn vị";

impl Writing<'_> {
    /// Fills a unit that stood before, found so on a day.
    pub(super) fn fill(&mut self, sheet: &mut Sheet, at: usize, when: When) {
        let id = self.ids.old[at];
        let unit: UnitId = sheet.unit(id);
        let when = Some(when);
        let title = "Công chức (minh họa)".to_owned();
        let post = PostId(sheet.add(when, CreatePost { unit, title }));
        let people: [PersonId; DEMO_PEOPLE] = std::array::from_fn(|nth| {
            let full_name = format!("Người minh họa {}/{}", self.case.old[at].code, nth + 1);
            let person = PersonId(sheet.add(
                None,
                RegisterPerson {
                    full_name,
                    sex: None,
                    birth: None,
                    citizen_number: None,
                },
            ));
            let own = sheet.person(person);
            let standing = Standing::CivilServant;
            sheet.add(
                when,
                RecordService {
                    person: own,
                    unit,
                    standing,
                },
            );
            person
        });
        let holder = RecordPost {
            person: sheet.person(people[0]),
            post: sheet.post(post),
        };
        sheet.add(when, holder);
        let counted = Measure {
            unit,
            what: MeasureKind::People,
            value: Decimal::from(u32::try_from(DEMO_PEOPLE).unwrap_or(0)),
            toward: None,
            source: Some(DEMO_SOURCE.to_owned()),
        };
        sheet.add(when, counted);
        self.ids.posts[at] = post;
        self.ids.people[at] = people;
    }
}
