//! When something that could not be sent is tried again: soon at first, then ever later, then no more by itself.

/// Seconds to wait after the first, the second, … try that came to nothing.
const WAITS: [i64; 8] = [60, 5 * 60, 30 * 60, 3_600, 3 * 3_600, 6 * 3_600, 12 * 3_600, 24 * 3_600];

/// When to try again after so many tries; none: somebody must look after it.
pub(crate) fn again(tries: u32, now: i64) -> Option<i64> {
    let at = usize::try_from(tries).ok()?.checked_sub(1)?;
    WAITS.get(at).map(|wait| now + wait)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_waits_grow_and_end() {
        let waits: Vec<i64> = (1..).map_while(|tries| again(tries, 0)).collect();
        assert!(waits.is_sorted_by(|one, next| one < next));
        assert_eq!((waits.len(), again(9, 0)), (8, None));
    }
}
