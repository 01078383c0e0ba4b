//! Who stands where on the day of the rolls, and who of them plays which dated event: decided before anybody has a name.

mod plans;
mod roles;
mod script;
mod villages;

pub(crate) use plans::{Candidacy, plan_successors};
pub(crate) use roles::{Book, Role, roles, school_staff};
pub(crate) use script::{Script, cast};
pub(crate) use villages::{Village, isqrt, villages};
