//! The school network as a run: what is missing is named, sites close where others have seats in reach, what is accepted becomes mergers in the
//! ledger with the figures that hold afterwards, and what cannot be is named.

mod accepted;
mod ways;

use std::collections::BTreeSet;
use std::sync::Arc;

use ledger::acts::bodies::Measure;
use ledger::acts::people::{AttributeValue, SetUnitAttribute};
use ledger::codes::{MeasureKind, UnitKind};
use ledger::value::{Ix, Place};
use ledger::{Decimal, Entity, UnitId};
use office::Office;
use office::runs::{CannotRun, Mentioned, RunFact, RunKind, RunPin, RunQuestion, RunResult, RunSite};
use office::writer::NotDone;
use testkit::{District, day};

use super::{SHELL, done};

/// A district with schools by name.
struct Schools {
    district: District,
}

fn measured(unit: UnitId, what: MeasureKind, value: impl Into<Decimal>) -> Measure {
    Measure {
        unit,
        what,
        value: value.into(),
        toward: None,
        source: None,
    }
}

impl Schools {
    fn measure(&self, unit: UnitId, what: MeasureKind, value: impl Into<Decimal>, toward: Option<UnitId>) {
        let act = Measure {
            toward,
            ..measured(unit, what, value)
        };
        self.district.decide("2018-01-01", vec![act.into()]);
    }

    /// A unit so many metres north of its commune's middle, with pupils and rooms.
    fn site(&self, name: &str, kind: UnitKind, parent: UnitId, (metres, pupils, rooms): (i64, u32, u32)) -> UnitId {
        let unit = self.district.unit(name, kind, Some(parent));
        self.measure(unit, MeasureKind::Pupils, pupils, None);
        self.measure(unit, MeasureKind::Rooms, rooms, None);
        self.lies(unit, metres);
        unit
    }

    fn lies(&self, unit: UnitId, metres: i64) {
        let north = Decimal::from_millionths(21_000_000 + metres * 1_000 / 111);
        self.measure(unit, MeasureKind::Latitude, north, None);
        self.measure(unit, MeasureKind::Longitude, 107, None);
    }
}

/// One commune in the mountains: a large primary school, a small lower secondary one next to it, and a far site of the primary school. Another
/// commune 20 km away has a school of several levels with a near site.
fn schools() -> (Schools, [UnitId; 5]) {
    let own = Schools {
        district: District::tiny(),
    };
    let [here, there] = [own.district.communes[0], own.district.communes[1]];
    for commune in [here, there] {
        let terrain = SetUnitAttribute {
            unit: commune,
            key: "terrain".to_owned(),
            value: Some(AttributeValue::Text("mountain".to_owned())),
        };
        own.district.decide("2018-01-01", vec![terrain.into()]);
    }
    own.lies(here, 0);
    own.lies(there, 20_000);
    let (primary, secondary) = (UnitKind::PrimarySchool, UnitKind::LowerSecondarySchool);
    // 320 pupils and 16 rooms, of which the far site has 40 and 2.
    let large = own.site("Trường TH Một", primary, here, (100, 320, 16));
    let far = own.site("Điểm trường Một xa", UnitKind::SchoolSite, large, (9_000, 40, 2));
    let small = own.site("Trường THCS Một", secondary, here, (400, 120, 6));
    let several = own.site(
        "Trường TH&THCS Hai",
        UnitKind::MultiLevelSchool,
        there,
        (20_000, 310, 12),
    );
    let near = own.site("Điểm trường Hai gần", UnitKind::SchoolSite, several, (20_900, 10, 1));
    (own, [large, far, small, several, near])
}

fn question(office: &Office) -> RunQuestion {
    let mut question = office.usual_run(RunKind::Schools, day("2019-03-14"));
    question.iterations = Some(5_000);
    question.seconds = 50;
    question
}

fn site(result: &RunResult, unit: UnitId) -> RunSite {
    let network = result.network.as_ref().unwrap();
    network.site(&unit.to_string()).unwrap().clone()
}

fn ids(facts: &[RunFact]) -> Vec<&str> {
    facts.iter().map(|fact| fact.id.as_str()).collect()
}

fn place(office: &Office, unit: UnitId) -> Ix {
    match office.value().place(Entity::Unit(unit)) {
        Some(Place::Unit(ix)) => ix,
        other => panic!("{other:?}"),
    }
}

#[test]
fn small_sites_close_where_others_have_seats_in_reach_and_pupils_are_counted_once() {
    let (Schools { district }, [large, far, small, several, near]) = schools();
    let office = Arc::new(district.office);
    let (_, result) = done(&office, question(&office));
    assert!(
        result.feasible && result.proven,
        "{:?} {:?}",
        result.unmet,
        result.conflict
    );
    // The first plan is the state of today: five sites.
    assert_eq!(result.curve[0].objective, Some(6_000.0), "{:?}", result.curve);
    // The pupils of a site are those of its school: 320 + 120 + 310, and the seats are 16 + 6 + 12 rooms of 35.
    let network = result.network.as_ref().unwrap();
    let sum = |of: fn(&RunSite) -> u64| network.sites.iter().map(of).sum::<u64>();
    assert_eq!(sum(|site| site.pupils.iter().sum()), 750);
    assert_eq!(sum(|site| site.comes.iter().sum()), 750);
    assert_eq!(sum(|site| site.seats), 34 * 35);
    assert_eq!(site(&result, large).pupils, [280, 0]);
    // 56 of a hundred are in primary school, ten of them at the further site.
    assert_eq!(
        (site(&result, several).pupils, site(&result, near).pupils),
        ([164, 136], [10, 0])
    );

    // The small lower secondary school goes next door, 300 m away; the near site to its school; the far one is too far.
    let moved = site(&result, small);
    assert!(!moved.open && moved.to[1] == large.to_string() && moved.passes == Some(large.to_string()));
    let way = moved.ways[1].unwrap();
    assert!((295..=305).contains(&way.metres) && !way.by_road, "{way:?}");
    assert!(!site(&result, near).open && site(&result, far).open && site(&result, several).open);
    let keys: BTreeSet<&str> = result.moves.iter().map(|own| own.key.as_str()).collect();
    assert_eq!(keys, BTreeSet::from([&*small.to_string(), &*near.to_string()]));
    for own in &result.moves {
        let other = own.otherwise.as_ref().unwrap();
        assert!(!own.why.is_empty() && other.costs.unwrap() > 0.0, "{own:?}");
    }
    let own = result.moves.iter().find(|own| own.key == small.to_string()).unwrap();
    assert!(ids(&own.why).contains(&"run-schools-why-multi-level-school"), "{own:?}");
    // What stays small says why.
    let stays = result.unmet.iter().find(|fact| fact.id == "run-schools-small-stays");
    let because = stays.and_then(|fact| fact.of.iter().find(|(name, _)| name == "because"));
    assert!(
        matches!(&because.unwrap().1, Mentioned::Fact(fact) if fact.id == "run-schools-other-far"),
        "{stays:?}"
    );
    assert!(
        ids(&result.notices).contains(&"schools-assume-places"),
        "{:?}",
        result.notices
    );
}

#[test]
fn what_is_missing_is_named_by_name_and_what_can_be_done_without_does_not_bar() {
    let (own, _) = schools();
    let bare = own.district.unit(
        "Trường TH Trống",
        UnitKind::PrimarySchool,
        Some(own.district.communes[0]),
    );
    let office = Arc::new(own.district.office);
    let asked = question(&office);
    let look = office.look_at_run(SHELL, &asked).unwrap();
    let told = |bars: bool| {
        let all = look.missing.iter().filter(move |one| one.bars == bars);
        all.map(|one| (one.what.id.as_str(), one.what.of.first().map(|(_, of)| of.clone())))
            .collect::<Vec<_>>()
    };
    let of = |unit: UnitId| Some(Mentioned::Unit(unit.to_string()));
    assert_eq!(
        told(true),
        [("schools-no-pupils", of(bare)), ("schools-no-seats", of(bare))]
    );
    let refused = office.ask_run(SHELL, asked, None);
    assert!(
        matches!(&refused, Err(NotDone::Refused(CannotRun::Missing(missing))) if missing.len() == 2),
        "{refused:?}"
    );

    // Counted, but nobody knows where it lies: it stays, and a run goes on.
    let counted =
        [(MeasureKind::Pupils, 50), (MeasureKind::Seats, 60)].map(|(what, number)| measured(bare, what, number));
    let counted = testkit::decision("", "2018-01-01", counted.map(Into::into).into());
    office.decide("test", counted).unwrap();
    let (_, result) = done(&office, question(&office));
    assert!(result.feasible && site(&result, bare).open);
    assert!(
        ids(&result.notices).contains(&"schools-no-place"),
        "{:?}",
        result.notices
    );
}

#[test]
fn what_cannot_be_is_named_without_a_search() {
    let (Schools { district }, [large, _, small, ..]) = schools();
    let office = Arc::new(district.office);
    let mut narrow = question(&office);
    narrow.settings.insert("room-pupils".to_owned(), 10);
    let (_, result) = done(&office, narrow);
    assert!(!result.feasible && result.impossible && result.moves.is_empty());
    assert!(
        ids(&result.conflict).contains(&"schools-conflict-large"),
        "{:?}",
        result.conflict
    );
    // Both of a commune must close, and no other is in reach.
    let closes = |unit: UnitId| RunPin {
        subject: unit.to_string(),
        place: "closes".to_owned(),
    };
    let mut never = question(&office);
    never.pins = vec![closes(large), closes(small)];
    let (_, result) = done(&office, never);
    assert!(result.impossible);
    assert!(
        ids(&result.conflict).contains(&"schools-conflict-closed"),
        "{:?}",
        result.conflict
    );
}

#[test]
fn a_site_that_is_marked_closes_or_stays() {
    let (Schools { district }, [_, _, small, _, near]) = schools();
    let (root, office) = (district.root, Arc::new(district.office));
    let closes = |unit: UnitId| RunPin {
        subject: unit.to_string(),
        place: "closes".to_owned(),
    };
    let mut marked = question(&office);
    marked.bars = vec![closes(small), closes(near)];
    let (_, result) = done(&office, marked);
    assert!(result.feasible && result.moves.is_empty() && site(&result, small).open);
    let missing = |pin: RunPin| {
        let mut lost = question(&office);
        lost.pins = vec![pin];
        match office.ask_run(SHELL, lost, None) {
            Err(NotDone::Refused(CannotRun::Missing(missing))) => missing,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(ids(&missing(closes(root))), ["schools-no-such-site"]);
    // What cannot be read is told, and not passed over.
    let nowhere = RunPin {
        place: "nowhere".to_owned(),
        ..closes(small)
    };
    let nobody = RunPin {
        subject: "trường nào đó".to_owned(),
        ..closes(small)
    };
    let unknown = closes(UnitId(ledger::ActId::here(7)));
    for unread in [nowhere, nobody, unknown] {
        assert_eq!(ids(&missing(unread)), ["run-settled-unread"]);
    }
}
