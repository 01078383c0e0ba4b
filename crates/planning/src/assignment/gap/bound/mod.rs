//! What no plan can beat.

mod capacity_prices;
mod knapsack;
mod people_prices;

pub(super) use capacity_prices::{CapacityPrices, capacity_prices};
pub(super) use knapsack::{Item, Knapsack};
pub(super) use people_prices::PeoplePrices;
