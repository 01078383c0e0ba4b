//! Acting holders (giao quyền, phụ trách): whoever the ledger says to be in charge of the post of a unit's head has the rights of that head,
//! from that decision and for as long as it holds. Nobody grants them, so nobody can forget to take them back.
//!
//! INVARIANT: they are read from the ledger at each question and never stored; they never join what must stay apart.

use ledger::codes::{HoldMode, UnitKind};
use ledger::text::fold;
use ledger::view::Held;
use ledger::{Day, Seq, UnitId, Value, View};

use super::account::{ACCOUNT, Account};
use super::grants::{GrantPaper, Granted, Warrant};
use crate::office::Office;
use crate::permission::{DataClass, Grant, Role};

/// By whom such a right is given: no account is called so.
const LEDGER: &str = "ledger:";

impl Office {
    /// One account, by name, with the rights that it has by acting for a head of unit today, and by emergency access now.
    pub fn account(&self, name: &str) -> Option<Account> {
        let account: Account = self.one_record(ACCOUNT, name)?;
        let account = with_acting(account, &self.value(), self.today());
        Some(self.with_emergency(account))
    }

    /// Every account, by name, with such rights.
    ///
    /// # Errors
    ///
    /// [`crate::port::StoreError`] when the store cannot be read.
    pub fn accounts(&self) -> Result<Vec<Account>, crate::port::StoreError> {
        let (value, today) = (self.value(), self.today());
        let all: Vec<Account> = self.all_records(ACCOUNT)?;
        let all = all.into_iter().map(|account| with_acting(account, &value, today));
        Ok(all.map(|account| self.with_emergency(account)).collect())
    }
}

pub(in crate::accounts) fn with_acting(mut account: Account, value: &Value, today: Day) -> Account {
    let person = account.actor(today).person.and_then(|person| value.record_of(person));
    let view = value.on(today, Seq::LATEST);
    let Some(person) = person.and_then(|person| view.person(person)) else {
        return account;
    };
    let together = |held: &Granted| !held.is_unfinished(today) || held.role.goes_with(Role::HeadOfUnit);
    if account.grants.iter().all(together) {
        let acting = person.posts().filter(|held| held.mode == HoldMode::Acting);
        let rights: Vec<Granted> = acting.filter_map(|held| right(value, view, held)).collect();
        account.grants.extend(rights);
    }
    account
}

/// The right of whoever acts for the head of a unit; none for any other post.
fn right(value: &Value, view: View<'_>, held: Held) -> Option<Granted> {
    let unit = view.unit_of_post(held.post)?;
    if !leads(&view.post_title(held.post), view.unit_kind(unit)?) {
        return None;
    }
    let unit: UnitId = view.unit_id(unit)?;
    let header = value.entry(held.source.decision)?.header();
    let paper = GrantPaper {
        number: header.number,
        signed: Some(header.signed),
        signer: header.signer,
    };
    let until = (held.term_ends < Day::MAX).then(|| held.term_ends.number() + 1);
    Some(Granted {
        grant: Grant {
            role: Role::HeadOfUnit,
            unit,
            class: DataClass::Personal,
            from: held.since.number(),
            until,
            deeds: Vec::new(),
        },
        number: 0,
        given: Some(Warrant::by(LEDGER, header.recorded, &paper)),
        ended: None,
        confirmed: None,
        delegated: None,
        acting: true,
    })
}

/// Whether a title is that of the head of a unit of some kind. A commune holds posts of many bodies (the People's Council, the Front, unions),
/// each with a chair of its own, who is not the head of the commune: a title that does not say so gives nothing.
fn leads(title: &str, kind: UnitKind) -> bool {
    let heads: &[&str] = match kind {
        UnitKind::Authority
        | UnitKind::Province
        | UnitKind::District
        | UnitKind::Commune
        | UnitKind::Town
        | UnitKind::Ward
        | UnitKind::SpecialZone => &[
            "bi thu dang uy",
            "bi thu huyen uy",
            "chu tich ubnd",
            "chu tich uy ban nhan dan",
        ],
        UnitKind::PartyBody => &[
            "bi thu dang uy",
            "bi thu huyen uy",
            "chanh van phong",
            "giam doc",
            "truong ban",
        ],
        UnitKind::StateBody | UnitKind::ServiceUnit | UnitKind::OneStop => {
            &["chanh van phong", "giam doc", "truong ban", "truong phong"]
        }
        UnitKind::MassBody => &["chu tich"],
        UnitKind::Kindergarten
        | UnitKind::PrimarySchool
        | UnitKind::LowerSecondarySchool
        | UnitKind::MultiLevelSchool
        | UnitKind::UpperSecondarySchool => &["hieu truong"],
        _ => &[],
    };
    let folded = fold(title);
    heads.iter().any(|head| folded.starts_with(head))
}
