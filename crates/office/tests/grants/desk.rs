//! Administrators, accounts, and rights to be granted.

use ledger::{PersonId, UnitId};
use office::accounts::{Account, GrantPaper, GrantProblem, NewDelegation, NewGrant};
use office::figures::Asker;
use office::permission::{Actor, DataClass, Role};
use office::writer::NotDone;
use testkit::{District, day, grant};

pub(crate) const SECRET: &str = "bờ sông Diễn Vọng chiều";

pub(crate) struct Desk {
    pub(crate) district: District,
}

impl Desk {
    /// An administrator of the whole district, one of the first commune, and three accounts without rights.
    pub(crate) fn new() -> Self {
        let desk = Self {
            district: District::tiny(),
        };
        desk.account("quan-tri", None, Some((Role::Admin, desk.district.root)));
        desk.account("quan-tri-xa", None, Some((Role::Admin, desk.district.communes[0])));
        for name in ["an", "bo", "chi"] {
            desk.account(name, None, None);
        }
        desk
    }

    pub(crate) fn account(&self, name: &str, person: Option<PersonId>, right: Option<(Role, UnitId)>) {
        let grant = |(role, unit)| grant(role, unit, DataClass::Internal);
        let grants = right.into_iter().map(grant).collect();
        let office = &self.district.office;
        office.add_account("console", name, "", SECRET, person, grants).unwrap();
    }

    pub(crate) fn get(&self, name: &str) -> Account {
        self.district.office.account(name).unwrap()
    }

    pub(crate) fn actor(&self, name: &str) -> Actor {
        self.get(name).actor(self.district.office.today())
    }

    pub(crate) fn grant(&self, by: &str, to: &str, wish: &NewGrant) -> Vec<GrantProblem> {
        refused(self.district.office.grant(Asker::Account(&self.actor(by)), to, wish))
    }

    pub(crate) fn end(&self, by: &str, of: &str, number: u32, from: &str, paper: &str) -> Vec<GrantProblem> {
        let actor = self.actor(by);
        refused(
            self.district
                .office
                .end_grant(Asker::Account(&actor), of, number, day(from), &self::paper(paper)),
        )
    }

    pub(crate) fn delegate(&self, by: &str, wish: &NewDelegation) -> Vec<GrantProblem> {
        refused(self.district.office.delegate(&self.get(by), wish))
    }

    /// Which of the account's rights give something on a day.
    pub(crate) fn running(&self, name: &str, on: &str) -> Vec<u32> {
        let account = self.get(name);
        let running = account.grants.iter().filter(|right| right.runs(day(on)));
        running.map(|right| right.number).collect()
    }
}

pub(crate) fn refused<T>(outcome: Result<T, NotDone<Vec<GrantProblem>>>) -> Vec<GrantProblem> {
    match outcome {
        Ok(_) => Vec::new(),
        Err(NotDone::Refused(problems)) => problems,
        Err(problem) => panic!("{problem:?}"),
    }
}

pub(crate) fn wish(role: Role, unit: UnitId) -> NewGrant {
    NewGrant {
        role,
        unit,
        class: DataClass::Personal,
        from: day("2019-03-14"),
        until: Some(day("2019-07-01")),
        paper: paper("12/QĐ-UBND"),
    }
}

/// A paper of which everything is told.
pub(crate) fn paper(number: &str) -> GrantPaper {
    GrantPaper {
        number: number.to_owned(),
        signed: Some(day("2019-03-10")),
        signer: "Chủ tịch UBND huyện".to_owned(),
    }
}

pub(crate) fn delegation(right: u32, to: &str) -> NewDelegation {
    NewDelegation {
        right,
        to: to.into(),
        from: day("2019-04-01"),
        until: day("2019-05-01"),
        paper: "3/GUQ-UBND".into(),
    }
}
