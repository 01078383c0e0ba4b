//! What no plan can beat: Lagrangean relaxation of "each customer is served".

pub(crate) mod choice;
pub(crate) mod dual;
pub(crate) mod knapsack;
pub(crate) mod volume;
