//! Grants: a role over a unit's subtree, up to a class of data, for a period.

use ledger::{Day, PersonId, UnitId};
use serde::{Deserialize, Serialize};

use super::{DataClass, Deed, Role};

/// One grant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Over this unit and all below it: `decision-ordinal`.
    #[serde(with = "unit_text")]
    pub unit: UnitId,
    /// Up to this class of data.
    pub class: DataClass,
    /// From this day (days since 1970-01-01).
    pub from: i32,
    /// Until, not including, this day; none while nothing ends it.
    pub until: Option<i32>,
    /// The deeds of a machine, each named: a role of people says itself what it may do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deeds: Vec<Deed>,
}

impl Grant {
    /// Whether it runs on a day.
    pub fn runs(&self, day: Day) -> bool {
        self.from <= day.number() && self.until.is_none_or(|until| day.number() < until)
    }

    /// The highest class of data with which it lets do a deed; none: never. A machine does what was named, and else reads figures.
    pub fn reach(&self, deed: Deed) -> Option<DataClass> {
        let named = self.role != Role::ApiKey || deed == Deed::ReadFigures || self.deeds.contains(&deed);
        let reach = self.role.reach(deed).filter(|_| named)?;
        Some(reach.min(self.class))
    }
}

/// Somebody who asks: an account with its grants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The account's name.
    pub account: String,
    /// The account that it stands for, where it is a key of one.
    pub stands_for: Option<String>,
    /// The person behind it, where there is one in the ledger.
    pub person: Option<PersonId>,
    /// What was granted.
    pub grants: Vec<Grant>,
    /// Today, by the office's clock: the day on which grants must run, whatever day is looked at.
    pub today: Day,
}

impl Actor {
    /// The account that answers for what is done: that for which a key stands, else the account itself.
    pub fn principal(&self) -> &str {
        self.stands_for.as_deref().unwrap_or(&self.account)
    }

    /// Whether a right that runs lets the account do a deed anywhere at all: cheap to ask before what the deed reaches.
    pub(crate) fn may_somewhere(&self, deed: Deed) -> bool {
        let mut running = self.grants.iter().filter(|grant| grant.runs(self.today));
        running.any(|grant| grant.reach(deed).is_some())
    }

    /// As another account looks through these rights: how far the figures reach, as a counter sees them; nobody's record, and nothing changes.
    #[must_use]
    pub fn looked_through_by(mut self, account: &str) -> Self {
        account.clone_into(&mut self.account);
        self.person = None;
        self.grants.retain(|grant| grant.reach(Deed::ReadFigures).is_some());
        for grant in &mut self.grants {
            grant.role = Role::Counter;
            grant.class = grant.class.min(DataClass::Internal);
        }
        self
    }
}

/// A unit's id as text.
mod unit_text {
    use ledger::UnitId;
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "the form that serde calls")]
    pub(super) fn serialize<S: Serializer>(unit: &UnitId, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(unit)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<UnitId, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}
