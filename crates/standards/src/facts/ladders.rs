//! The ladders of the lawbook as conditions rank them.

use lawbook::{Body, Lawbook};

use crate::expr::Ladder;

/// The ladder `ladders.NAME`: the newest version's steps; a step that only an older version has stands after the step that it
/// stood after there. Steps that count the same share a rank; "none" is rank 0.
///
/// A ladder that the lawbook lacks has "none" alone, so that conditions on it do not load.
pub(super) fn ladder_of(book: &Lawbook, name: &str) -> Ladder {
    let mut ranks: Vec<Vec<String>> = vec![vec!["none".to_owned()]];
    if let Some(Body::Ladder(versions)) = book.entry(&format!("ladders.{name}")).map(|entry| &entry.body) {
        for version in versions.all().iter().rev() {
            let mut levels: Vec<(u16, &str)> = version
                .body
                .levels
                .iter()
                .map(|level| (level.order, level.id.as_str()))
                .collect();
            levels.sort_by_key(|(order, _)| *order);
            merge(&mut ranks, &levels);
        }
    }
    let steps = ranks.into_iter().enumerate().flat_map(|(rank, steps)| {
        steps
            .into_iter()
            .map(move |step| (step, u8::try_from(rank).unwrap_or(u8::MAX)))
    });
    Ladder {
        name: format!("ladder {name}"),
        steps: steps.collect(),
    }
}

fn merge(ranks: &mut Vec<Vec<String>>, levels: &[(u16, &str)]) {
    let mut after = 0;
    let mut last = None;
    for (order, step) in levels {
        let known = ranks.iter().position(|steps| steps.iter().any(|known| known == step));
        after = match known {
            Some(rank) => rank,
            None if last == Some(*order) => {
                ranks[after].push((*step).to_owned());
                after
            }
            None => {
                ranks.insert(after + 1, vec![(*step).to_owned()]);
                after + 1
            }
        };
        last = Some(*order);
    }
}

#[cfg(test)]
mod tests {
    use super::merge;

    #[test]
    fn an_older_step_keeps_its_place_and_equivalents_share_one() {
        let mut ranks = vec![vec!["none".to_owned()]];
        merge(&mut ranks, &[(1, "bad"), (2, "done"), (3, "good")]);
        merge(
            &mut ranks,
            &[(1, "bad"), (2, "limited"), (3, "done"), (4, "good"), (4, "fine")],
        );
        let ranks: Vec<String> = ranks.iter().map(|steps| steps.join("=")).collect();
        assert_eq!(ranks, ["none", "bad", "limited", "done", "good=fine"]);
    }
}
