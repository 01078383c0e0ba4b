//! What one slot can do to the loneliness of some cohorts: who meets, who then stood alone, and where that leads.
//!
//! For each cohort the slot before is empty (0), taken alone so far (1) or in company (2). What was alone and finds nobody in
//! this slot pays.

/// Classes (by their place in the week) that can meet at once, and the cohorts that they touch, as a mask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Action {
    pub(super) members: Vec<usize>,
    touched: u32,
}

/// All ways into one status with one set of cohorts touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) target: usize,
    /// Statuses before, each with what is paid on the way.
    pub(super) sources: Vec<(usize, i32)>,
    /// What can happen; nobody meets where it has no members.
    pub(super) actions: Vec<Action>,
}

/// The statuses of some cohorts and the steps between them; status 0 is the morning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Steps {
    /// What each status pays when the day ends.
    pub(super) dusk: Vec<i32>,
    /// Steps within a day.
    pub(super) within: Vec<Step>,
    /// Steps in the first slot of a day: from status 0 alone.
    pub(super) first: Vec<Step>,
}

impl Steps {
    /// Of `count` members, cohorts given as masks of members with the price of a lonely session; `clash` says which two
    /// members cannot meet at once.
    pub(super) fn new(count: usize, cohorts: &[(u32, i32)], clash: impl Fn(usize, usize) -> bool) -> Self {
        let kind_of = |members: &[usize]| {
            let held: u32 = members.iter().map(|m| 1 << m).sum();
            let touches = cohorts.iter().enumerate().filter(|(_, (mask, _))| mask & held != 0);
            touches.map(|(k, _)| 1_u32 << k).sum()
        };
        let mut actions = vec![Action {
            members: Vec::new(),
            touched: 0,
        }];
        for a in 0..count {
            actions.push(Action {
                members: vec![a],
                touched: kind_of(&[a]),
            });
            let beside = (a + 1..count).filter(|b| !clash(a, *b));
            actions.extend(beside.map(|b| Action {
                members: vec![a, b],
                touched: kind_of(&[a, b]),
            }));
        }
        let mut kinds: Vec<u32> = actions.iter().map(|action| action.touched).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let mut statuses = vec![vec![0_u8; cohorts.len()]];
        let mut within: Vec<Step> = Vec::new();
        let mut first = Vec::new();
        let mut at = 0;
        while at < statuses.len() {
            for kind in &kinds {
                let touches = |k: usize| kind >> k & 1 == 1;
                let before = statuses[at].clone();
                let after: Vec<u8> = before
                    .iter()
                    .enumerate()
                    .map(|(k, was)| if touches(k) { (was + 1).min(2) } else { 0 })
                    .collect();
                let alone = before.iter().enumerate().filter(|(k, was)| **was == 1 && !touches(*k));
                let paid: i32 = alone.map(|(k, _)| cohorts[k].1).sum();
                let target = statuses.iter().position(|status| *status == after).unwrap_or_else(|| {
                    statuses.push(after);
                    statuses.len() - 1
                });
                let of_kind = || {
                    actions
                        .iter()
                        .filter(|action| action.touched == *kind)
                        .cloned()
                        .collect::<Vec<_>>()
                };
                let same = |step: &&mut Step| {
                    step.target == target && step.actions.first().is_some_and(|action| action.touched == *kind)
                };
                match within.iter_mut().find(same) {
                    Some(step) => step.sources.push((at, paid)),
                    None => within.push(Step {
                        target,
                        sources: vec![(at, paid)],
                        actions: of_kind(),
                    }),
                }
                if at == 0 {
                    first.push(Step {
                        target,
                        sources: vec![(0, 0)],
                        actions: of_kind(),
                    });
                }
            }
            at += 1;
        }
        let dusk = statuses.iter().map(|status| {
            status
                .iter()
                .zip(cohorts)
                .filter(|(was, _)| **was == 1)
                .map(|(_, (_, alone))| alone)
                .sum()
        });
        Self {
            dusk: dusk.collect(),
            within,
            first,
        }
    }
}
