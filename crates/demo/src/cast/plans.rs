//! Succession: who is planned for whose post. Two names a post where there are two, from the titles below it in the same unit.

use std::collections::{BTreeMap, BTreeSet};

use super::{Book, Role, Script};
use crate::dice::Dice;

/// One name in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Candidacy {
    /// Who is planned.
    pub(crate) who: usize,
    /// Who holds the post that it is for.
    pub(crate) holder: usize,
    /// Whether the name stood in the plan of the term before already.
    pub(crate) earlier: bool,
}

/// For each commune title of the plan, the titles that its successors come from.
const COMMUNE_LADDER: [(&str, [&str; 2]); 4] = [
    ("Bí thư Đảng ủy", ["Phó Bí thư Đảng ủy", "Chủ tịch UBND"]),
    ("Chủ tịch UBND", ["Phó Chủ tịch UBND", "Phó Bí thư Đảng ủy"]),
    ("Phó Bí thư Đảng ủy", ["Bí thư Đoàn TNCS", "Chủ tịch UBMTTQ"]),
    (
        "Phó Chủ tịch UBND",
        ["Công chức Văn phòng - thống kê", "Công chức Tài chính - kế toán"],
    ),
];

/// Everybody's plans. Nobody who leaves or moves is planned, and nobody for more than three posts (two here at most).
pub(crate) fn plan_successors(roles: &[Role], script: &Script, seed: u64) -> Vec<Candidacy> {
    let mut dice = Dice::of(seed, "succession");
    let mut units: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, role) in roles.iter().enumerate().filter(|(_, role)| role.book <= Book::Schools) {
        units.entry(&role.unit).or_default().push(at);
    }
    let mut plans = Vec::new();
    for members in units.values() {
        let own = members.iter().copied();
        let free: Vec<usize> = own
            .filter(|at| !script.busy.contains(at) && !script.disciplines.contains(at))
            .collect();
        let found = match members.first().map(|at| roles[*at].book) {
            Some(Book::Communes) => of_commune(roles, members, &free),
            _ => of_body(roles, members, &free, &mut dice),
        };
        plans.extend(found.into_iter().map(|(who, holder)| Candidacy {
            who,
            holder,
            earlier: dice.permille(450),
        }));
    }
    plans
}

fn of_commune(roles: &[Role], members: &[usize], free: &[usize]) -> Vec<(usize, usize)> {
    let title = |at: usize| roles[at].title.as_deref().unwrap_or("");
    let mut found = Vec::new();
    for (post, sources) in COMMUNE_LADDER {
        let Some(holder) = members.iter().copied().find(|at| title(*at) == post) else {
            continue;
        };
        let from = |source: &&str| free.iter().copied().find(|at| title(*at) == *source);
        found.extend(sources.iter().filter_map(from).map(|who| (who, holder)));
    }
    found
}

/// Heads are followed by their deputies, deputies by staff: two of the staff for each, no one twice.
fn of_body(roles: &[Role], members: &[usize], free: &[usize], dice: &mut Dice) -> Vec<(usize, usize)> {
    let leads = |at: &usize| roles[*at].profile.ends_with("-leader");
    let leaders: Vec<usize> = members.iter().copied().filter(leads).collect();
    let Some(head) = leaders
        .first()
        .copied()
        .filter(|head| roles[*head].profile != "district-leader")
    else {
        return Vec::new();
    };
    let deputies = leaders.iter().skip(1);
    let mut found: Vec<(usize, usize)> = deputies
        .clone()
        .filter(|at| free.contains(at))
        .take(2)
        .map(|who| (*who, head))
        .collect();
    let mut staff: Vec<usize> = free
        .iter()
        .copied()
        .filter(|at| !leads(at) && roles[*at].profile != "support")
        .collect();
    dice.shuffle(&mut staff);
    let mut used = BTreeSet::new();
    for deputy in deputies {
        for who in staff
            .iter()
            .copied()
            .filter(|who| !used.contains(who))
            .take(2)
            .collect::<Vec<_>>()
        {
            used.insert(who);
            found.push((who, *deputy));
        }
    }
    found
}
