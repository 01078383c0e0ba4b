//! How many sessions of a cohort become lonely or find company when one session comes or goes.
//!
//! A day of a cohort is a mask, slot `part` at bit `part + 2`. Whether a bit is lonely depends on its two neighbours, so the
//! effect of changing a bit depends on the five bits around it: one look into a table of 32.

/// Lonely bits of a day's mask: those with no neighbour.
pub(crate) const fn lonely(mask: u32) -> u32 {
    mask & !(mask << 1) & !(mask >> 1)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a count of three bits"
)]
const fn effect(set: bool) -> [i8; 32] {
    let mut table = [0_i8; 32];
    let mut window = 0_u32;
    while window < 32 {
        // The outermost bits of the window count as company, but their own loneliness is not known here nor changed.
        let (before, after) = if set {
            (window & !4, window | 4)
        } else {
            (window | 4, window & !4)
        };
        let inner = 0b0_1110;
        let change = (lonely(after) & inner).count_ones() as i8 - (lonely(before) & inner).count_ones() as i8;
        let nothing = (window & 4 != 0) == set;
        table[window as usize] = if nothing { 0 } else { change };
        window += 1;
    }
    table
}

/// Change of the number of lonely sessions when the middle of the window is taken; 0 when it was taken already.
pub(crate) const COMES: [i8; 32] = effect(true);
/// Change of that number when the middle of the window is left; 0 when it was free already.
pub(crate) const GOES: [i8; 32] = effect(false);
