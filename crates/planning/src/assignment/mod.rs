//! Who goes where: people and posts, one person a post; and people and units that can carry so much.
//!
//! [`lap`] is the linear assignment problem (one person a post, every price is separate), solved and proven in milliseconds.
//! [`placement`] is the domain's own: people, posts, units and communes with limits, pins, bars, chains and reasons.
//! [`gap`] is the generalised one: each person goes to one unit, takes a load there, and no unit carries more than its capacity.

pub mod gap;
pub mod lap;
pub mod placement;
