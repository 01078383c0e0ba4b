//! The three groups of S2 hold people who meet the target, who do not, who study, and of whom it is not known.

use ledger::View;
use ledger::codes::{Learning, LearningState};
use ledger::value::Fact;
use ledger::view::PersonView;

use super::{on, told};
use lawbook::Lawbook;

/// Met, not met, studying, unknown.
type Counts = [usize; 4];

/// Where somebody stands in one field against a least level of its ladder.
fn stands(view: View<'_>, person: PersonView<'_>, field: Learning, enough: &[&str]) -> usize {
    let mut known = person.no_learning(field).is_some();
    let mut studying = false;
    for own in person.learning(field).filter(|own| !own.perhaps) {
        let fits = enough.contains(&&*view.text(own.level));
        match own.state {
            LearningState::Held if fits => return 0,
            LearningState::Held => known = true,
            LearningState::Studying => studying |= fits,
        }
    }
    match (studying, known) {
        (true, _) => 2,
        (false, true) => 1,
        _ => 3,
    }
}

fn group(name: &str, field: Learning, enough: &[&str]) -> Counts {
    let view = on(&told().1, "2019-03-14");
    let law = Lawbook::carried().unwrap();
    let mut counts = [0; 4];
    for person in view.persons().filter(PersonView::in_service) {
        let planned = || person.facts().any(|row| matches!(row.fact, Fact::Planned { .. }));
        let titled = || {
            person.posts().any(|held| {
                let kind = view
                    .unit_of_post(held.post)
                    .and_then(|unit| view.unit_kind(unit))
                    .map_or("", ledger::codes::UnitKind::word);
                law.title_groups(&view.post_title(held.post), kind, view.day())
                    .contains(&name)
            })
        };
        if if name == "planned" { planned() } else { titled() } {
            counts[stands(view, person, field, enough)] += 1;
        }
    }
    counts
}

const THEORY: [&str; 3] = ["intermediate", "advanced", "bachelor"];
const DEGREE: [&str; 3] = ["university", "master", "doctor"];

#[test]
fn each_group_has_all_four_and_most_meet_the_target() {
    for (name, field, enough) in [
        ("key-commune-official", Learning::Theory, &THEORY),
        ("key-commune-official", Learning::Education, &DEGREE),
        ("leader-or-manager", Learning::Theory, &THEORY),
        ("planned", Learning::Theory, &THEORY),
    ] {
        let [met, not_met, studying, unknown] = group(name, field, enough);
        let all = met + not_met + studying + unknown;
        assert!(
            not_met > 0 && studying > 0 && unknown > 0,
            "{name} {field:?}: {met} {not_met} {studying} {unknown}"
        );
        assert!(
            met * 10 > all * 6 && all > 40,
            "{name} {field:?}: {met} {not_met} {studying} {unknown}"
        );
    }
}
