//! The public text format of regions on contiguity graphs (kinds `maxp` and `cut`).
//!
//! `c` comment · `p KIND n m` · `k K L U` or `t T` · `a` names of attributes · `v id weight attributes… name` · `e u v`.
//! Decimals are read exactly: all weights, and all attributes, are counted in the smallest decimal place that occurs.

use crate::core::{Fault, Flaw};
use crate::regions::problem::{Aim, Plan, Problem, Terrain, Village};

/// More decimal places than this are rounded off.
const MOST_PLACES: usize = 9;

/// A decimal as it stands in the file.
#[derive(Debug, Clone, Copy)]
struct Written<'a>(&'a str);

impl Written<'_> {
    fn places(self) -> usize {
        let decimals = self.0.split_once('.').map_or("", |(_, decimals)| decimals);
        decimals.trim_end_matches('0').len().min(MOST_PLACES)
    }

    /// In units of 10^−`places`; none where it is no decimal, or too large.
    fn scaled(self, places: usize) -> Option<i64> {
        let (negative, digits) = match self.0.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, self.0),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && decimals.is_empty() {
            return None;
        }
        let mut value: i64 = 0;
        let padded = decimals.bytes().chain(std::iter::repeat(b'0')).take(places);
        if !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        for byte in whole.bytes().chain(padded) {
            if !byte.is_ascii_digit() {
                return None;
            }
            value = value.checked_mul(10)?.checked_add(i64::from(byte - b'0'))?;
        }
        (value < i64::MAX / 1_000_000).then_some(if negative { -value } else { value })
    }
}

#[derive(Debug, Default)]
struct Lines<'a> {
    kind: Option<(&'a str, usize, usize, usize)>,
    limits: Option<(usize, Vec<&'a str>)>,
    attributes: usize,
    villages: Vec<(usize, Vec<&'a str>)>,
    borders: Vec<(usize, usize, usize)>,
}

/// Reads a problem.
///
/// # Errors
///
/// Every flaw of the text with its line (the first twenty).
pub fn read(text: &str) -> Result<Problem, Vec<Flaw>> {
    let mut flaws = Vec::new();
    let mut lines = Lines::default();
    for (line, text) in (1..).zip(text.lines()) {
        let words: Vec<&str> = text.split_whitespace().collect();
        match words[..] {
            [] | ["c", ..] => {}
            ["p", kind, villages, borders] => match (villages.parse(), borders.parse()) {
                (Ok(villages), Ok(borders)) => lines.kind = Some((kind, villages, borders, line)),
                _ => flaws.push(other(
                    line,
                    "after p and the kind, write the number of nodes and of edges",
                )),
            },
            ["k" | "t", ref limits @ ..] => lines.limits = Some((line, limits.to_vec())),
            ["a", ref names @ ..] => lines.attributes = names.len(),
            ["v", ref rest @ ..] => lines.villages.push((line, rest.to_vec())),
            ["e", one, two] => match (one.parse(), two.parse()) {
                (Ok(one), Ok(two)) => lines.borders.push((one, two, line)),
                _ => flaws.push(other(line, "after e, write two node numbers")),
            },
            _ => flaws.push(other(
                line,
                "a line begins with c, p, k, t, a, v or e and has their fields; correct or remove it",
            )),
        }
    }
    let problem = build(&lines, &mut flaws, text.lines().count().max(1));
    flaws.truncate(20);
    match problem {
        Some(problem) if flaws.is_empty() => Ok(problem),
        _ => Err(flaws),
    }
}

fn other(line: usize, message: impl Into<String>) -> Flaw {
    Flaw {
        line,
        fault: Fault::Other(message.into()),
    }
}

fn build(lines: &Lines<'_>, flaws: &mut Vec<Flaw>, end: usize) -> Option<Problem> {
    let Some((kind, count, borders, kind_line)) = lines.kind else {
        flaws.push(other(end, "no line p; add `p maxp NODES EDGES` or `p cut NODES EDGES`"));
        return None;
    };
    if lines.villages.len() != count {
        let message = format!(
            "p tells of {count} nodes, {} follow; is the file complete?",
            lines.villages.len()
        );
        flaws.push(other(kind_line, message));
    }
    if lines.borders.len() != borders {
        let message = format!(
            "p tells of {borders} edges, {} follow; is the file complete?",
            lines.borders.len()
        );
        flaws.push(other(kind_line, message));
    }
    let Some((limit_line, limits)) = &lines.limits else {
        flaws.push(other(end, "no limits; add `t T` for maxp, or `k K L U` for cut"));
        return None;
    };
    let weights = lines.villages.iter().filter_map(|(_, words)| words.get(1).copied());
    let sizes = if kind == "cut" {
        limits.get(1..).unwrap_or(&[])
    } else {
        &limits[..]
    };
    let weight_places = weights
        .chain(sizes.iter().copied())
        .map(|word| Written(word).places())
        .max()
        .unwrap_or(0);
    let features = |words: &[&'_ str]| {
        words
            .iter()
            .skip(2)
            .take(lines.attributes)
            .map(|word| Written(word).places())
            .max()
    };
    let feature_places = lines
        .villages
        .iter()
        .filter_map(|(_, words)| features(words))
        .max()
        .unwrap_or(0);
    let mut number = |line: usize, word: Option<&&str>, places: usize, what: &str| {
        let Some(word) = word else {
            flaws.push(other(line, format!("{what} is missing")));
            return 0;
        };
        Written(word).scaled(places).unwrap_or_else(|| {
            let fault = Fault::NotANumber {
                expected: what.to_owned(),
                found: (*word).to_owned(),
            };
            flaws.push(Flaw { line, fault });
            0
        })
    };
    let mut villages = Vec::new();
    let mut notes = Vec::new();
    for (place, (line, words)) in lines.villages.iter().enumerate() {
        if words.first().and_then(|id| id.parse().ok()) != Some(place) {
            notes.push(other(
                *line,
                format!("nodes are numbered in order; {place} should stand here"),
            ));
        }
        let households = number(*line, words.get(1), weight_places, "the weight");
        if households < 0 {
            notes.push(other(*line, "the weight is below 0; write 0 or more"));
        }
        let features = (0..lines.attributes)
            .map(|attribute| number(*line, words.get(2 + attribute), feature_places, "an attribute"))
            .collect();
        let name = words.get(2 + lines.attributes..).unwrap_or(&[]).join(" ");
        let id = place.to_string();
        villages.push(Village {
            id,
            name,
            households,
            terrain: 0,
            features,
            today: None,
        });
    }
    let aim = match kind {
        "maxp" => {
            let least_households = number(*limit_line, limits.first(), weight_places, "the threshold");
            Aim::MostGroups {
                terrains: vec![Terrain {
                    id: "all".to_owned(),
                    least_households,
                }],
            }
        }
        "cut" => Aim::Balanced {
            groups: usize::try_from(number(*limit_line, limits.first(), 0, "the number of regions")).unwrap_or(0),
            least_households: number(*limit_line, limits.get(1), weight_places, "the least weight"),
            most_households: number(*limit_line, limits.get(2), weight_places, "the most weight"),
        },
        _ => {
            flaws.push(other(
                kind_line,
                format!("kind {kind:?} is not known; write maxp or cut"),
            ));
            return None;
        }
    };
    for &(one, two, line) in &lines.borders {
        if one >= count || two >= count || one == two {
            notes.push(other(
                line,
                format!(
                    "an edge joins two different nodes, numbered 0 to {}",
                    count.saturating_sub(1)
                ),
            ));
        }
    }
    flaws.extend(notes);
    flaws.sort_by_key(|flaw| flaw.line);
    Some(Problem {
        villages,
        neighbours: lines.borders.iter().map(|&(one, two, _)| (one, two)).collect(),
        aim,
        must_merge: Vec::new(),
        may_not_merge: Vec::new(),
        pinned: Vec::new(),
        price_of_change: 0,
        feature_scale: 10_i64.pow(u32::try_from(feature_places).unwrap_or(0)),
    })
}

/// Writes a plan: the group of each node, a line a node.
pub fn write(plan: &Plan) -> String {
    plan.group_of
        .iter()
        .map(usize::to_string)
        .collect::<Vec<_>>()
        .join("\n")
        + "\n"
}
