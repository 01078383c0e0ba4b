//! Mergers of villages as a run: asked, solved, told village by village, settled, judged again after a change, accepted as drafts.

use std::collections::BTreeSet;
use std::sync::Arc;

use ledger::acts::Act;
use ledger::acts::bodies::{Measure, Merge};
use ledger::acts::people::{AttributeValue, SetUnitAttribute};
use ledger::codes::{MeasureKind, UnitKind};
use ledger::{Decimal, Seq, UnitId};
use office::Office;
use office::figures::Asker;
use office::permission::Role;
use office::runs::{CannotRun, RunFact, RunKind, RunMove, RunPin, RunQuestion, RunResult};
use office::writer::NotDone;
use testkit::{District, actor, day};

use super::{SHELL, done};

mod again;

const DAY: &str = "2019-03-14";

struct Villages {
    office: Arc<Office>,
    all: Vec<UnitId>,
    /// The decisions of the roads in the row.
    roads: Vec<Seq>,
    communes: [UnitId; 2],
    root: UnitId,
}

/// Five villages in a row in one commune, one without a road in the other: what each has of households.
fn villages(households: [u32; 6]) -> Villages {
    let district = District::tiny();
    let region = SetUnitAttribute {
        unit: district.root,
        key: "village_region".to_owned(),
        value: Some(AttributeValue::Text("northern-mountain".to_owned())),
    };
    district.decide("2018-01-01", vec![region.into()]);
    let measure = |unit: UnitId, what: MeasureKind, value: Decimal, toward: Option<UnitId>| {
        let source = None;
        let measure = Measure {
            unit,
            what,
            value,
            toward,
            source,
        };
        district.decide("2018-01-01", vec![measure.into()])
    };
    let all: Vec<UnitId> = (0..6_u32)
        .zip(households)
        .map(|(at, number)| {
            let commune = district.communes[usize::from(at == 5)];
            let village = district.unit(&format!("thôn {}", at + 1), UnitKind::Village, Some(commune));
            let lies = Decimal::from_millionths(21_000_000 + i64::from(at) * 9_000);
            measure(village, MeasureKind::Latitude, lies, None);
            measure(village, MeasureKind::Longitude, 107.into(), None);
            measure(village, MeasureKind::Households, number.into(), None);
            village
        })
        .collect();
    let pairs = all[..5].windows(2);
    let roads = pairs.map(|pair| measure(pair[0], MeasureKind::Road, 2.into(), Some(pair[1])));
    Villages {
        roads: roads.collect(),
        communes: [district.communes[0], district.communes[1]],
        root: district.root,
        office: Arc::new(district.office),
        all,
    }
}

fn usual() -> Villages {
    villages([70, 90, 160, 149, 40, 60])
}

impl Villages {
    fn question(&self) -> RunQuestion {
        let mut question = self.office.usual_run(RunKind::Villages, day(DAY));
        question.iterations = Some(2_000);
        question
    }

    fn done(&self, question: RunQuestion) -> (String, RunResult) {
        done(&self.office, question)
    }

    fn pin(&self, one: usize, two: usize) -> RunPin {
        RunPin {
            subject: self.all[one].to_string(),
            place: self.all[two].to_string(),
        }
    }

    /// Which passes into which, by their numbers, with the group.
    fn passes(&self, result: &RunResult) -> Vec<(usize, usize, u32)> {
        let number = |id: &str| {
            let at = self.all.iter().position(|village| village.to_string() == id);
            at.unwrap() + 1
        };
        let told = |own: &RunMove| (number(&own.key), number(own.places.1.as_deref().unwrap()), own.group);
        result.moves.iter().map(told).collect()
    }

    /// Why a question is not begun.
    fn missing(&self, question: RunQuestion) -> Vec<String> {
        match self.office.ask_run(SHELL, question, None) {
            Err(NotDone::Refused(CannotRun::Missing(facts))) => ids(&facts),
            other => panic!("{other:?}"),
        }
    }
}

fn ids(facts: &[RunFact]) -> Vec<String> {
    facts.iter().map(|fact| fact.id.clone()).collect()
}

#[test]
fn a_run_gives_groups_with_reasons_what_else_could_be_who_stays_and_what_is_not_met() {
    let place = usual();
    let look = place.office.look_at_run(SHELL, &place.question()).unwrap();
    assert!(
        ids(&look.counts).contains(&"villages-minimum".to_owned()),
        "{:?}",
        look.counts
    );
    let missing: Vec<(&str, bool)> = look
        .missing
        .iter()
        .map(|one| (one.what.id.as_str(), one.bars))
        .collect();
    // The sixth has nobody to join: that is known before the run, and bars nothing.
    assert_eq!(
        missing,
        [("villages-no-roads", false), ("villages-nobody-to-join", false)]
    );
    let (_, result) = place.done(place.question());
    assert_eq!(place.passes(&result), [(1, 2, 0), (5, 4, 1)]);
    assert!(result.feasible && result.proven);
    // Two of five pass, which is the price: what the search counts stands below nothing.
    assert_eq!((result.objective, result.bound), (Some(2.0), Some(2.0)));
    for own in &result.moves {
        let why = ids(&own.why);
        assert!(why.contains(&"villages-short-must".to_owned()) && why.contains(&"run-villages-minimal".to_owned()));
        let other = own.otherwise.as_ref().unwrap();
        assert_eq!(other.instead[0].id, "run-villages-if-not");
    }
    assert_eq!(ids(&result.unmet), ["villages-nobody-to-join"]);
    let stays = result.notices.iter().filter(|fact| fact.id == "run-villages-stay");
    assert_eq!(stays.count(), 1, "the third stays alone: {:?}", result.notices);
    let last = result.curve.last().unwrap();
    assert_eq!((last.objective, last.bound), (Some(2.0), Some(2.0)));
}

#[test]
fn pairs_that_are_settled_are_kept_and_what_cannot_be_is_told_before_or_as_a_smallest_set() {
    let place = usual();
    let mut pinned = place.question();
    pinned.pins = vec![place.pin(2, 3)];
    let (_, result) = place.done(pinned);
    let passes = place.passes(&result);
    assert!(passes.contains(&(4, 3, 1)), "{passes:?}");
    let pinned = result.moves.iter().filter(|own| own.pinned).map(|own| own.key.clone());
    assert_eq!(pinned.collect::<Vec<_>>(), [place.all[3].to_string()]);
    // A village that stays, and a commune that alone is looked at.
    let mut kept = place.question();
    let whole = |unit: UnitId, what: &str| RunPin {
        subject: unit.to_string(),
        place: what.to_owned(),
    };
    kept.pins = vec![whole(place.all[4], "as-is"), whole(place.communes[0], "within")];
    let (_, result) = place.done(kept);
    // The fourth lacks one household and has the third beside it.
    assert_eq!(place.passes(&result), [(1, 2, 0), (4, 3, 1)]);
    assert_eq!(ids(&result.unmet), ["villages-kept-short"]);

    // What contradicts itself bars the run: it is named before, whichever of a pair is named first.
    let mut both = place.question();
    (both.pins, both.bars) = (vec![place.pin(0, 1)], vec![place.pin(1, 0), place.pin(2, 3)]);
    let look = place.office.look_at_run(SHELL, &both).unwrap();
    assert_eq!(ids(&look.both), ["run-cannot-both"]);
    assert!(look.missing.iter().all(|one| !one.bars), "{:?}", look.missing);
    let refused = place.office.ask_run(SHELL, both, None);
    assert!(
        matches!(&refused, Err(NotDone::Refused(CannotRun::Both(both))) if *both == look.both),
        "{refused:?}"
    );
    let mut round = place.question();
    (round.pins, round.bars) = (vec![place.pin(0, 1), place.pin(1, 2)], vec![place.pin(0, 2)]);
    assert_eq!(place.missing(round), ["run-villages-must-and-not"]);
    let mut far = place.question();
    far.pins = vec![place.pin(0, 2)];
    assert_eq!(place.missing(far), ["run-villages-not-joined"]);
    // Only the search finds that the fifth has no other neighbour.
    let mut alone = place.question();
    alone.bars = vec![place.pin(4, 3), place.pin(0, 2)];
    let (_, result) = place.done(alone);
    assert!(!result.feasible && result.moves.is_empty());
    assert_eq!(ids(&result.conflict), ["villages-apart"]);
    let mut nobody = place.question();
    nobody.pins = vec![whole(place.all[0], "nowhere"), place.pin(0, 5)];
    assert_eq!(place.missing(nobody), ["run-settled-unread", "villages-no-such-pair"]);
}

#[test]
fn a_form_is_offered_neighbours_villages_and_communes_to_settle() {
    let place = usual();
    let offers = |question: &RunQuestion| {
        let offers = place.office.offers_of_run(SHELL, question).unwrap();
        let told = offers.iter().map(|offer| (offer.key, offer.bars, offer.choices.len()));
        told.collect::<Vec<_>>()
    };
    let all = [
        ("together", false, 4),
        ("apart", true, 4),
        ("as-is", false, 5),
        ("within", false, 2),
    ];
    assert_eq!(offers(&place.question()), all);
    let mut kept = place.question();
    kept.pins = vec![RunPin {
        subject: place.all[4].to_string(),
        place: "as-is".to_owned(),
    }];
    assert_eq!(offers(&kept)[..2], [("together", false, 3), ("apart", true, 3)]);
}

#[test]
fn what_is_accepted_becomes_mergers_that_the_ledger_takes_and_a_village_merged_elsewhere_is_told() {
    let place = usual();
    let officer = actor("officer", Role::HrOfficer, place.root, None);
    let officer = Asker::Account(&officer);
    let (id, result) = place.done(place.question());
    let run = place.office.run(SHELL, &id).unwrap();
    assert_eq!(place.office.stale_run(SHELL, &run, &result).unwrap().moves, []);
    let head = place.office.value().head();
    let plan = place
        .office
        .accept_run(officer, &id, &BTreeSet::from([0]), "Sắp xếp thôn, khu")
        .unwrap();
    assert_eq!(place.office.value().head(), head, "nothing takes effect by itself");
    let drafts = plan.decisions().unwrap();
    let wanted = Merge {
        from: vec![place.all[0]],
        into: place.all[1],
    };
    assert_eq!((drafts.len(), plan.papers.len()), (1, 1));
    assert_eq!(drafts[0].acts[0].act, Act::from(wanted));
    assert_eq!(
        drafts[0].header.bases,
        ["villages.household-minimum", "villages.must-merge-share"]
    );

    // Elsewhere the fifth is merged, and later the first: neither can pass as it was to.
    let merge = |on: &str, from: UnitId, into: UnitId| {
        let merge = Merge { from: vec![from], into };
        let decision = testkit::decision("9/QĐ", on, vec![merge.into()]);
        place.office.decide("test", decision).unwrap();
    };
    merge("2019-03-10", place.all[4], place.all[3]);
    merge("2019-06-01", place.all[0], place.all[1]);
    let stale = place.office.stale_run(SHELL, &run, &result).unwrap();
    let told: Vec<(&str, bool)> = stale.moves.iter().map(|one| (one.why.id.as_str(), one.bars)).collect();
    assert_eq!(
        told,
        [("run-stale-village-ends", true), ("run-stale-village-merged", true)]
    );
    let refused = place
        .office
        .accept_run(officer, &id, &BTreeSet::from([1]), "Sắp xếp thôn, khu");
    assert!(
        matches!(refused, Err(NotDone::Refused(CannotRun::Stale(_)))),
        "{refused:?}"
    );
    // Asked anew on that day, the run leaves to the ledger what it has decided.
    let (_, next) = place.done(place.question());
    assert!(
        place.passes(&next).iter().all(|(from, ..)| *from != 1),
        "{:?}",
        next.moves
    );
    assert!(ids(&next.notices).contains(&"villages-ends".to_owned()));
}

#[test]
fn whoever_decides_nothing_asks_for_none_and_a_commune_looks_at_its_own_villages_alone() {
    let place = usual();
    let centre = actor("centre", Role::TrainingCentre, place.root, None);
    let refused = place.office.ask_run(Asker::Account(&centre), place.question(), None);
    assert!(matches!(refused, Err(NotDone::Refused(CannotRun::NotAllowed))));
    let offered = place.office.offers_of_run(Asker::Account(&centre), &place.question());
    assert_eq!(offered, Err(CannotRun::NotAllowed));
    let (id, _) = place.done(place.question());
    assert!(place.office.run(Asker::Account(&centre), &id).is_none());
    let clerk = actor("clerk", Role::HrOfficer, place.communes[1], None);
    let clerk = Asker::Account(&clerk);
    assert!(
        place.office.run(clerk, &id).is_none(),
        "it looks at the other commune too"
    );
    let look = place.office.look_at_run(clerk, &place.question()).unwrap();
    let villages: Vec<&str> = look.subjects.iter().map(|one| one.id.as_str()).collect();
    let own = [place.all[5], place.communes[1]].map(|unit| unit.to_string());
    assert_eq!(villages, own);
    // A pair beyond the own reach is no pair of the question.
    let mut beyond = place.question();
    beyond.pins = vec![place.pin(0, 1)];
    let refused = place.office.ask_run(clerk, beyond, None);
    assert!(
        matches!(refused, Err(NotDone::Refused(CannotRun::Missing(_)))),
        "{refused:?}"
    );
}
