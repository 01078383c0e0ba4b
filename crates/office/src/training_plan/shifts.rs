//! More classes where one office sends so many to a programme that they cannot all be away at once.

use std::collections::{BTreeMap, BTreeSet};

use ledger::PersonId;

use super::classes::Gathered;
use super::inputs::{Notice, PlannedClass};
use super::staff::Staff;

impl Gathered {
    /// Opens as many further classes of each of these courses as the shares of offices need; they take their learners in turns.
    pub(super) fn in_turns(&mut self, courses: &BTreeSet<String>, staff: &Staff) {
        for course in courses {
            let classes = self.classes.iter().filter(|class| class.course == *course).count();
            let needed = self.needed(course, staff);
            let last = self.classes.iter().rev().find(|class| class.course == *course).cloned();
            let Some(like) = last.filter(|_| needed > classes) else {
                continue;
            };
            for _ in classes..needed {
                let new = self.another(&like);
                self.classes.push(new);
            }
            self.notices.push(Notice::InTurns(
                like.programme,
                u32::try_from(needed).unwrap_or(u32::MAX),
            ));
        }
        self.classes
            .sort_by(|one, other| (&one.programme, &one.code).cmp(&(&other.programme, &other.code)));
    }

    /// How many classes let every office send its people without missing more of them than it may.
    fn needed(&self, course: &str, staff: &Staff) -> usize {
        let takes = |(_, courses): &(&PersonId, &BTreeSet<String>)| courses.contains(course);
        let mut sent: BTreeMap<&str, u32> = BTreeMap::new();
        for (person, _) in self.courses.iter().filter(takes) {
            if let Some(unit) = staff.unit_of(*person) {
                *sent.entry(unit).or_default() += 1;
            }
        }
        let most = staff.units.iter().filter_map(|unit| {
            let people = sent.get(unit.id.as_str())?;
            Some(people.div_ceil(unit.most_absent().max(1)))
        });
        usize::try_from(most.max().unwrap_or(0)).unwrap_or(0)
    }

    /// A new class like another, under the next free number.
    fn another(&self, like: &PlannedClass) -> PlannedClass {
        let split = |text: &str| text.rsplit_once('-').map(|(stem, _)| stem.to_owned());
        let stem = split(&like.code).unwrap_or_else(|| like.code.clone());
        let taken = |code: &str| self.classes.iter().any(|class| class.code == code);
        let free = (1_u32..).map(|number| format!("{stem}-{number:02}"));
        let code = free.into_iter().find(|code| !taken(code)).unwrap_or_default();
        PlannedClass {
            title: format!("{} ({code})", like.title.split(',').next().unwrap_or_default()),
            code,
            open: None,
            listed: Vec::new(),
            ..like.clone()
        }
    }
}
