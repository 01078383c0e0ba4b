//! Units that a form offers, each with its code, and the one that was typed.

use ledger::text::fold;
use ledger::{Seq, UnitId};
use office::permission::{DataClass, Deed, scope};

use crate::site::Member;

/// The most units that a form offers; any other can be typed.
const MOST: usize = 400;

/// The units in which the reader may do a deed, each with its code.
pub(crate) fn units(member: &Member, deed: Deed, class: DataClass) -> Vec<String> {
    let (office, actor) = (member.site.office(), member.actor());
    let value = office.value();
    let structure = office.structure(&value, actor.today, Seq::LATEST);
    let reach = scope(&actor, deed, class, &value, &structure);
    let view = value.on(actor.today, Seq::LATEST);
    let own = structure
        .walked()
        .iter()
        .filter(|unit| reach.covers(Some(**unit), None, &structure));
    own.filter_map(|unit| Some(format!("{} ({})", view.unit_name(*unit), view.unit_id(*unit)?)))
        .take(MOST)
        .collect()
}

/// The unit that was typed: by its code, alone or behind the name, or by a name that one unit alone has. That there is such a code is not asked.
pub(crate) fn unit_of(member: &Member, typed: &str) -> Option<UnitId> {
    let code = typed
        .rsplit_once('(')
        .map_or(typed, |(_, code)| code.trim_end_matches(')'));
    if let Ok(unit) = code.trim().parse() {
        return Some(unit);
    }
    let office = member.site.office();
    let (value, today) = (office.value(), office.today());
    let (view, structure) = (
        value.on(today, Seq::LATEST),
        office.structure(&value, today, Seq::LATEST),
    );
    let mut named = structure
        .walked()
        .iter()
        .filter(|unit| fold(&view.unit_name(**unit)) == fold(typed));
    match (named.next(), named.next()) {
        (Some(unit), None) => view.unit_id(*unit),
        _ => None,
    }
}
