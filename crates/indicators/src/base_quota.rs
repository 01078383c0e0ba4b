//! The quota from which a cut is counted: the same for the figure that tells what was cut and for whoever plans the rest.

use ledger::View;
use ledger::codes::QuotaKind;
use ledger::value::{Fact, FactKind, Ix, Kinds, Place};

/// The kinds of quota that the policy cuts, and of which the base is told.
pub const CUT_KINDS: [QuotaKind; 2] = [QuotaKind::CivilService, QuotaKind::PublicEmployees];

/// The quota of a kind that was first assigned for a year, of some units of any day, in posts; nothing where none was assigned.
pub fn base_quota(view: View<'_>, units: impl Iterator<Item = Ix>, (kind, year): (QuotaKind, i32)) -> i64 {
    let of = |unit: Ix| {
        let rows = view.rows_of(Place::Unit(unit), Kinds::of(&[FactKind::Quota]));
        let assigned = rows.filter_map(|row| match row.fact {
            Fact::Quota {
                kind: k,
                year: of,
                posts,
            } if k == kind && i32::from(of) == year => Some((row.from, i64::from(posts))),
            _ => None,
        });
        assigned.min().map_or(0, |(_, posts)| posts)
    };
    units.map(of).sum()
}
