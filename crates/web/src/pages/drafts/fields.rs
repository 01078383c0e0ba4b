//! The fields of an act's form, and what was given in them. Both follow from the act's shape: no act has a form of its own.

use ledger::acts::{FieldKind, FieldShape, Given, Misfit, Misgiven, Shape};
use words::form::{FormField, Holds, form};
use words::{Lang, Message};

use super::begin::for_each;
use super::resolve::{Unresolved, resolve};
use super::show::{Entry, FieldView};
use crate::components::Problem;
use crate::site::{Fields, PageError, Visit};

/// How many parts a list of parts offers.
const PARTS: usize = 4;

/// A field with its way from the act.
#[derive(Debug, Clone)]
pub(crate) struct Leaf {
    pub(crate) view: FieldView,
    pub(crate) kind: FieldKind,
    /// Whether it holds several values.
    pub(crate) many: bool,
    /// Whether several people may stand here, each of whom gets an act of the kind.
    pub(crate) each: bool,
}

/// Every field of an act's form, in order, with room for all that is given.
pub(crate) fn leaves(visit: &Visit, shape: &Shape, given: &Given) -> Vec<Leaf> {
    let form = form(shape, visit.lang());
    let mut all = Vec::new();
    for (at, (shape, field)) in shape.fields.iter().zip(form.fields).enumerate() {
        let each = at == 0 && for_each(shape);
        gather(visit, &mut all, shape, field, given.field(shape.name), "", "");
        if each && let Some(leaf) = all.first_mut() {
            leaf.each = true;
            leaf.view.entry = Entry::Lines;
            leaf.view.help = visit.lang().say("draft-people-help");
        }
    }
    all
}

fn gather(
    visit: &Visit,
    all: &mut Vec<Leaf>,
    shape: &FieldShape,
    field: FormField,
    given: &Given,
    way: &str,
    above: &str,
) {
    let lang = visit.lang();
    let name = format!("{way}{}", shape.name);
    let label = if above.is_empty() {
        field.label
    } else {
        format!("{above}: {}", field.label)
    };
    if let (FieldKind::Part(part), Holds::Part { fields, .. }) = (shape.kind, field.holds.clone()) {
        let places = match given {
            Given::List(all) if shape.list => PARTS.max(all.len() + 1),
            _ if shape.list => PARTS,
            _ => 1,
        };
        for place in 0..places {
            let (way, above) = if shape.list {
                (format!("{name}.{place}."), format!("{label} {}", place + 1))
            } else {
                (format!("{name}."), label.clone())
            };
            for (shape, field) in part.fields.iter().zip(fields.clone()) {
                gather(visit, all, shape, field, &Given::Nothing, &way, &above);
            }
        }
        return;
    }
    let entry = match (shape.kind, field.holds) {
        _ if shape.list => Entry::Lines,
        (_, Holds::Code(codes)) => {
            Entry::Choice(codes.into_iter().map(|(word, name)| (word.to_owned(), name)).collect())
        }
        (FieldKind::Flag, _) => Entry::Choice(vec![
            ("true".to_owned(), lang.say("draft-yes")),
            ("false".to_owned(), lang.say("draft-no")),
        ]),
        (FieldKind::Unit, _) => units(visit),
        _ => Entry::Line,
    };
    let kind_help = match shape.kind {
        FieldKind::Person => Some("draft-person-help"),
        FieldKind::Post => Some("draft-post-help"),
        FieldKind::Day => Some("draft-day-help"),
        FieldKind::When => Some("draft-when-help"),
        _ => None,
    };
    let help = kind_help.map_or(field.help, |id| lang.say(id));
    all.push(Leaf {
        view: FieldView {
            name,
            label,
            help,
            typed: String::new(),
            // A field of a part may stay empty when the whole part does.
            optional: field.optional || !above.is_empty(),
            entry,
            wrong: None,
            focused: false,
        },
        kind: shape.kind,
        many: shape.list,
        each: false,
    });
}

/// Units are chosen where a list of them is short enough to be read; else they are typed.
fn units(visit: &Visit) -> Entry {
    let (structure, view) = (visit.structure(), visit.view());
    if structure.walked().len() > 400 {
        return Entry::Line;
    }
    let named = |unit: &u32| Some((view.unit_id(*unit)?.to_string(), view.unit_name(*unit).to_string()));
    Entry::Choice(structure.walked().iter().filter_map(named).collect())
}

/// What was given, an act each for several people; or what is to be mended. What was typed stays in the fields.
///
/// # Errors
///
/// [`PageError`] when somebody is sought by a sensitive number and that cannot be noted.
pub(crate) async fn read(
    visit: &Visit,
    leaves: &mut [Leaf],
    fields: &Fields,
) -> Result<Result<Vec<Given>, Vec<Problem>>, PageError> {
    let mut problems = Vec::new();
    let mut given = Given::Part(Vec::new());
    let mut people: Vec<Given> = Vec::new();
    for leaf in leaves.iter_mut() {
        fields.get(&leaf.view.name).trim().clone_into(&mut leaf.view.typed);
        let lines: Vec<String> = match leaf.view.entry {
            Entry::Lines => leaf.view.typed.lines().map(str::to_owned).collect(),
            _ => vec![leaf.view.typed.clone()],
        };
        let mut read = Vec::new();
        for line in lines.iter().filter(|line| !line.trim().is_empty()) {
            match resolve(visit, leaf.kind, line).await? {
                Ok(text) => read.push(Given::text(text)),
                Err(unresolved) => problems.push(not_resolved(visit.lang(), leaf, line, unresolved)),
            }
        }
        if leaf.each {
            people = read;
            continue;
        }
        let one = if leaf.many {
            Given::List(read)
        } else {
            read.pop().unwrap_or_default()
        };
        put(&mut given, &leaf.view.name, one);
    }
    if !problems.is_empty() {
        return Ok(Err(problems));
    }
    let each = leaves.iter().find(|leaf| leaf.each).map(|leaf| leaf.view.name.clone());
    let Some(name) = each.filter(|_| !people.is_empty()) else {
        return Ok(Ok(vec![given]));
    };
    let people = people
        .into_iter()
        .map(|person| {
            let mut own = given.clone();
            put(&mut own, &name, person);
            own
        })
        .collect();
    Ok(Ok(people))
}

/// Puts a value at its way: `into.0.unit`.
pub(crate) fn put(given: &mut Given, way: &str, value: Given) {
    if value.is_nothing() {
        return;
    }
    let Some((first, rest)) = way.split_once('.') else {
        if let Given::Part(fields) = given {
            fields.push((way.to_owned(), value));
        }
        return;
    };
    let Given::Part(fields) = given else { return };
    let at = fields.iter().position(|(name, _)| name == first).unwrap_or_else(|| {
        fields.push((first.to_owned(), Given::Nothing));
        fields.len() - 1
    });
    let inside = &mut fields[at].1;
    match rest.split_once('.') {
        // A number after a name: one of a list of parts.
        Some((place, rest)) if place.parse::<usize>().is_ok() => {
            if !matches!(inside, Given::List(_)) {
                *inside = Given::List(Vec::new());
            }
            let (Given::List(all), Ok(place)) = (inside, place.parse::<usize>()) else {
                return;
            };
            while all.len() <= place {
                all.push(Given::Part(Vec::new()));
            }
            put(&mut all[place], rest, value);
        }
        _ => {
            if !matches!(inside, Given::Part(_)) {
                *inside = Given::Part(Vec::new());
            }
            put(inside, rest, value);
        }
    }
}

fn not_resolved(lang: Lang, leaf: &mut Leaf, line: &str, unresolved: Unresolved) -> Problem {
    let message = match unresolved {
        Unresolved::Nobody => Message::new("draft-not-found"),
        Unresolved::Several(several) => Message::new("draft-several").with("several", several.join("; ")),
    };
    let message = message
        .with("typed", line.trim())
        .with("field", leaf.view.label.as_str());
    leaf.view.wrong = Some(lang.speak(&message));
    Problem { field: None, message }
}

/// What the ledger's definition finds wrong, beside the fields.
pub(crate) fn misgiven(lang: Lang, leaves: &mut [Leaf], wrong: &[Misgiven]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for one in wrong {
        let id = match one.misfit {
            Misfit::Missing => "draft-missing",
            Misfit::NotSuch => "draft-not-such",
            Misfit::NotOne => "draft-not-one",
            Misfit::NotHere | Misfit::UnknownAct => "draft-not-here",
        };
        let inside = format!("{}.", one.field);
        let leaf = leaves
            .iter_mut()
            .find(|leaf| leaf.view.name == one.field || leaf.view.name.starts_with(&inside));
        let label = leaf
            .as_ref()
            .map_or(one.field.as_str(), |leaf| leaf.view.label.as_str());
        let message = Message::new(id).with("field", label);
        if let Some(leaf) = leaf {
            leaf.view.wrong = Some(lang.speak(&message));
        }
        problems.push(Problem { field: None, message });
    }
    problems
}
