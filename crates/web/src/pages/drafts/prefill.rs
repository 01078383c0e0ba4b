//! What an act says, in the fields of its form: as a clerk would type it.

use ledger::When;
use ledger::acts::{FieldKind, Given};
use ledger::value::Place;
use ledger::{ActId, ClassId, Day, Entity, PersonId, PostId, UnitId};
use office::permission::{DataClass, Deed};
use words::{Lang, writing};

use super::fields::Leaf;
use super::show::Entry;
use crate::site::Visit;

static NOTHING: Given = Given::Nothing;

/// Fills the fields. What is kept closed stays blank, and says that blank leaves it as it is.
pub(crate) fn fill(visit: &Visit, leaves: &mut [Leaf], given: &Given, closed: impl Fn(&str) -> bool) {
    for leaf in leaves {
        if closed(&leaf.view.name) {
            leaf.view.help = visit.lang().say("draft-kept-closed");
            leaf.view.optional = true;
            continue;
        }
        let said = at(given, &leaf.view.name);
        let texts: Vec<String> = match said {
            Given::List(all) => all.iter().filter_map(|one| text(visit, leaf.kind, one)).collect(),
            one => text(visit, leaf.kind, one).into_iter().collect(),
        };
        leaf.view.typed = texts.join("\n");
        // What is no longer there to be chosen was chosen once.
        if let (Entry::Choice(choices), Given::Text(id)) = (&mut leaf.view.entry, said) {
            leaf.view.typed.clone_from(id);
            if choices.iter().all(|(value, _)| value != id) {
                choices.push((id.clone(), name(visit, leaf.kind, id).unwrap_or_else(|| id.clone())));
            }
        }
    }
}

/// Puts a unit or a post into its field by its code; of one that the reader does not decide on nothing is told.
pub(super) fn fill_place(visit: &Visit, leaf: &mut Leaf, code: &str) {
    let chosen = matches!(&leaf.view.entry, Entry::Choice(choices) if choices.iter().any(|(value, _)| value == code));
    leaf.view.typed = if chosen {
        code.to_owned()
    } else {
        let name = name(visit, leaf.kind, code).filter(|_| is_in_reach(visit, leaf.kind, code));
        name.map_or_else(String::new, |name| format!("{name}: {code}"))
    };
}

/// Whether the reader writes drafts of a unit or a post.
fn is_in_reach(visit: &Visit, kind: FieldKind, code: &str) -> bool {
    let Ok(id) = code.parse::<ActId>() else { return false };
    let entity = if kind == FieldKind::Post {
        Entity::Post(PostId(id))
    } else {
        Entity::Unit(UnitId(id))
    };
    let unit = match visit.value.place(entity) {
        Some(Place::Unit(unit)) => Some(unit),
        Some(Place::Post(post)) => visit.view().unit_of_post(post),
        _ => None,
    };
    let structure = visit.structure();
    let scope = visit.scope(Deed::Decide, DataClass::Personal, &structure);
    scope.covers(unit, None, &structure)
}

/// What is given at a way: `into.0.unit`.
pub(crate) fn at<'g>(given: &'g Given, way: &str) -> &'g Given {
    way.split('.')
        .fold(given, |inside, step| match (inside, step.parse::<usize>()) {
            (Given::List(all), Ok(place)) => all.get(place).unwrap_or(&NOTHING),
            _ => inside.field(step),
        })
}

/// A value as it is typed.
fn text(visit: &Visit, kind: FieldKind, given: &Given) -> Option<String> {
    let Given::Text(text) = given else { return None };
    Some(match kind {
        FieldKind::Day => text.parse::<Day>().map_or_else(|_| text.clone(), writing::day),
        FieldKind::When => text
            .parse()
            .map_or_else(|_| text.clone(), |own| when(visit.lang(), own)),
        FieldKind::Decimal => text.replace('.', ","),
        _ => match name(visit, kind, text) {
            Some(name) => format!("{name}: {text}"),
            None => text.clone(),
        },
    })
}

/// A partial date as it is typed: as it is written everywhere, and read again.
pub(crate) fn when(lang: Lang, when: When) -> String {
    writing::when(lang, when)
}

/// What a thing is called.
pub(super) fn name(visit: &Visit, kind: FieldKind, id: &str) -> Option<String> {
    let id: ActId = id.parse().ok()?;
    let place = visit.value.place(match kind {
        FieldKind::Person => Entity::Person(PersonId(id)),
        FieldKind::Unit => Entity::Unit(UnitId(id)),
        FieldKind::Post => Entity::Post(PostId(id)),
        FieldKind::Class => Entity::Class(ClassId(id)),
        _ => return None,
    })?;
    let view = visit.view();
    match place {
        Place::Post(post) => {
            let unit = view.unit_of_post(post).map(|unit| view.unit_name(unit).to_string());
            Some(
                [Some(view.post_title(post).to_string()), unit]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(", "),
            )
        }
        place => view.name(place).map(|name| name.to_string()),
    }
}
