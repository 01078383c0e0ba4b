//! P35: accounts and their rights: who can do what, where and until when; granting, ending, looking through the rights of another.

mod act;
mod add;
mod grant;
mod list;
mod person;
mod said;
mod show;
mod view;
mod who;

use office::permission::{Actor, DataClass, Deed, scope};

pub(crate) use act::act;
pub(crate) use add::{account_problem, blank, create};
pub(crate) use grant::{day_of, end, grant, in_order, settle};
pub(crate) use list::{crumb, frame_of, list, set_rules, take};
pub(crate) use person::{open, place, right_row, unit_name};
pub(crate) use said::{At, class_words, period, said};
pub use show::{AddPage, Choice, DeedRow, MayRow, RightRow, UserPage, UserRow, UsersPage, WhoPage};
pub(crate) use view::stop;
pub(crate) use who::who;

use crate::site::{Member, PageError};

/// Somebody who manages accounts, as one who asks.
pub(crate) fn manager(member: &Member) -> Result<Actor, PageError> {
    if let Some(duty) = member.site.office().duty(member.account()) {
        return Err(PageError::First(duty));
    }
    let (office, actor) = (member.site.office(), member.actor());
    let value = office.value();
    let structure = office.structure(&value, actor.today, ledger::Seq::LATEST);
    let reach = scope(&actor, Deed::ManageAccounts, DataClass::Internal, &value, &structure);
    if reach.is_empty() {
        Err(PageError::Forbidden)
    } else {
        Ok(actor)
    }
}
