//! Who a person is: corrections of name, sex, birth and citizen number of somebody in the ledger.

use ledger::When;
use ledger::acts::people::{CorrectPerson, Identity};

use super::{Told, Writing};
use crate::import::names;

impl Writing<'_> {
    pub(super) fn write_identity(&mut self, told: &mut Told<'_, '_>) {
        let (person, row) = (told.person, told.row);
        let Some(known) = told.known else { return };
        let mut correct = Vec::new();
        let name = known.name();
        if names::corrects(&row.name, &name) {
            told.reasons.push(super::Reason::changed("full_name", &name, &row.name));
            correct.push(Identity::FullName(row.name.clone()));
        }
        if let Some(sex) = row.sex.filter(|sex| known.sex().map(|(known, _)| known) != Some(*sex)) {
            let was = known.sex().map(|(sex, _)| sex.word()).unwrap_or_default();
            told.reasons.push(super::Reason::changed("sex", was, sex.word()));
            correct.push(Identity::Sex(sex));
        }
        let birth = known.birth().map(|(birth, _)| birth);
        let says_more =
            |now: &When| birth.is_none_or(|was| was.earliest() < now.earliest() || now.latest() < was.latest());
        if let Some(now) = row.birth.filter(says_more) {
            let was = birth.map(|was| was.to_string()).unwrap_or_default();
            told.reasons
                .push(super::Reason::changed("birth", &was, &now.to_string()));
            correct.push(Identity::Birth(now));
        }
        if let Some(number) = row.number.clone().filter(|_| known.citizen_number().is_none()) {
            told.reasons.push(super::Reason::changed("citizen_number", "", &number));
            correct.push(Identity::CitizenNumber(number));
        }
        for identity in correct {
            self.push(CorrectPerson { person, identity });
        }
    }
}
