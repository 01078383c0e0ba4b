//! How many posts there may be at the end of each year, from what there are to what the law leaves.

/// The way from `start` posts to `most`: the first year cuts what its quota says already; what then remains is cut in even steps, each
/// rounded up, so that no year leaves more than its share to the later ones.
pub(super) fn path(start: i64, cut_now: i64, most: i64, years: usize) -> Vec<i64> {
    let first = (start - cut_now).max(0);
    let Some(steps) = years.checked_sub(1) else {
        return Vec::new();
    };
    let rest = (first - most).max(0);
    if steps == 0 {
        return vec![first.min(most)];
    }
    let steps = i64::try_from(steps).unwrap_or(i64::MAX);
    let cut = |step: i64| (rest * step + steps - 1).div_euclid(steps);
    (0..=steps).map(|step| first - cut(step)).collect()
}

/// A whole shared by weights: parts rounded down, what is left to those with the largest rests, the earlier first.
pub(super) fn shared(whole: i64, weights: &[i64]) -> Vec<i64> {
    let all: i64 = weights.iter().sum();
    if all <= 0 || whole <= 0 {
        return vec![0; weights.len()];
    }
    let exact = |weight: i64| i128::from(whole) * i128::from(weight);
    let part = |weight: i64| i64::try_from(exact(weight) / i128::from(all)).unwrap_or(0);
    let mut parts: Vec<i64> = weights.iter().map(|weight| part(*weight)).collect();
    let left = whole - parts.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(exact(weights[*at]) % i128::from(all)));
    for at in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        parts[at] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_year_cuts_what_its_quota_says_and_the_rest_goes_in_even_steps() {
        // 192 posts, 7 still to be cut this year, 180 by the end of the third.
        assert_eq!(path(192, 7, 180, 3), [185, 182, 180]);
        assert_eq!(path(192, 7, 180, 1), [180]);
        // What is reached already is kept.
        assert_eq!(path(170, 0, 180, 3), [170, 170, 170]);
        assert_eq!(path(170, 0, 180, 0), Vec::<i64>::new());
    }

    #[test]
    fn parts_of_a_whole_add_up_to_it() {
        assert_eq!(shared(5, &[1, 1, 1]), [2, 2, 1]);
        assert_eq!(shared(5, &[0, 0]), [0, 0]);
        assert_eq!(shared(3, &[10, 0, 5]), [2, 0, 1]);
    }

    proptest! {
        #[test]
        fn a_path_never_rises_and_ends_where_it_must(start in 0_i64..500, cut in 0_i64..50, most in 0_i64..500, years in 1_usize..8) {
            let path = path(start, cut, most, years);
            prop_assert_eq!(path.len(), years);
            prop_assert!(path.is_sorted_by(|one, other| one >= other) && path[0] <= start);
            prop_assert!(*path.last().unwrap() <= most);
        }

        #[test]
        fn nobody_gets_more_than_a_post_beyond_the_exact_share(whole in 0_i64..300, weights in prop::collection::vec(0_i64..40, 1..12)) {
            let parts = shared(whole, &weights);
            let all: i64 = weights.iter().sum();
            prop_assert_eq!(parts.iter().sum::<i64>(), if all > 0 { whole } else { 0 });
            for (part, weight) in parts.iter().zip(&weights) {
                prop_assert!(*weight > 0 || *part == 0);
                prop_assert!(all == 0 || (part * all - whole * weight).abs() < all);
            }
        }
    }
}
