//! Which demands keep a problem from having a plan: those without any of which the others could be met.

use super::Budget;

/// Takes demands out, half of them first since most have nothing to do with it, while what is left stays impossible; empty when it was not
/// impossible to begin with. A trial that `limit` cut short shows nothing: what was found to be needed until then is told, a part of the conflict.
pub(crate) fn needed<P: Clone, D>(
    problem: &P,
    mut all: Vec<D>,
    limit: &Budget,
    take_out: impl Fn(&mut P, &D),
    impossible: impl Fn(&P) -> bool,
) -> Vec<D> {
    let mut needed = Vec::new();
    if !impossible(problem) || limit.is_over(0) {
        return needed;
    }
    let mut rest = problem.clone();
    let mut width = all.len().div_ceil(2).max(1);
    while !all.is_empty() && !limit.is_over(0) {
        width = width.min(all.len());
        let chunk: Vec<D> = all.drain(..width).collect();
        let mut without = rest.clone();
        for demand in &chunk {
            take_out(&mut without, demand);
        }
        let stays = impossible(&without);
        if limit.is_over(0) {
            break;
        }
        if stays {
            rest = without;
        } else if chunk.len() == 1 {
            needed.extend(chunk);
        } else {
            all.splice(0..0, chunk);
            width = width.div_ceil(2);
        }
    }
    needed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::Cancel;

    /// Impossible while both of these are asked for.
    fn found(all: &[u32], clash: [u32; 2], limit: &Budget) -> Vec<u32> {
        let both = |asked: &Vec<u32>| clash.iter().all(|one| asked.contains(one));
        needed(
            &all.to_vec(),
            all.to_vec(),
            limit,
            |asked, out| asked.retain(|one| one != out),
            both,
        )
    }

    #[test]
    fn the_two_that_clash_are_named_among_many_and_nothing_where_nothing_clashes() {
        let all: Vec<u32> = (0..37).collect();
        let limit = Budget::iterations(1);
        for clash in [[0, 36], [4, 5], [18, 19]] {
            assert_eq!(found(&all, clash, &limit), clash);
        }
        assert!(found(&all, [3, 99], &limit).is_empty());
    }

    #[test]
    fn what_was_cut_short_names_nothing() {
        let cancel = Cancel::default();
        let limit = Budget::iterations(1).with_cancel(&cancel);
        cancel.raise();
        assert!(found(&[1, 2, 3], [1, 2], &limit).is_empty());
    }
}
