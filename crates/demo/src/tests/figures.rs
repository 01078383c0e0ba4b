//! The scenario's figures, counted from the ledger on the scenario's day and on others.

use std::collections::BTreeSet;

use ledger::acts::Act;
use ledger::codes::{QuotaKind, UnitKind};
use ledger::value::{Fact, MoveKind, Place};
use ledger::view::Structure;
use ledger::{Day, Decision, Seq, Value, View};

use super::{day, on, told};

/// Moves of a year up to a day: commune to district, district to commune, between communes, appointed, introduced, other.
fn moves(view: View<'_>) -> [usize; 6] {
    let structure = Structure::of(view);
    let mut counts = [0; 6];
    let from = Day::first_of_year(view.day().year());
    for person in view.persons() {
        for row in person.facts().filter(|row| row.from >= from) {
            let Fact::Moved { kind, from, to } = row.fact else {
                continue;
            };
            let left = from.and_then(|unit| structure.commune(unit));
            let came = structure.commune(to);
            let at = match (kind, left, came) {
                (MoveKind::Appointed, ..) => 3,
                (MoveKind::Introduced, ..) => 4,
                (_, Some(_), None) => 0,
                (_, None, Some(_)) => 1,
                (_, Some(left), Some(came)) if left != came => 2,
                _ => 5,
            };
            counts[at] += 1;
        }
    }
    counts
}

fn reinforced(view: View<'_>) -> usize {
    let units: BTreeSet<_> = view
        .persons()
        .flat_map(|person| {
            person
                .facts()
                .filter_map(|row| {
                    if let Fact::Reinforcing { unit, .. } = row.fact {
                        Some(unit)
                    } else {
                        None
                    }
                })
                .collect::<Vec<_>>()
        })
        .collect();
    units
        .into_iter()
        .filter(|unit| matches!(view.unit_kind(*unit), Some(UnitKind::Commune | UnitKind::Town)))
        .count()
}

fn cut_this_year(view: View<'_>) -> usize {
    let from = Day::first_of_year(view.day().year());
    view.persons()
        .map(|person| {
            person
                .facts()
                .filter(|row| row.from >= from && matches!(row.fact, Fact::CutPost { .. }))
                .count()
        })
        .sum()
}

/// What the quota decisions of a year, taken by then, tell units to cut.
fn to_cut(view: View<'_>, year: u16) -> u32 {
    let told = |row: &ledger::value::Row| row.from <= view.day();
    let posts = |row: ledger::value::Row| match row.fact {
        Fact::ToCut { year: y, posts, .. } if y == year => Some(posts),
        _ => None,
    };
    (0..view.value().unit_count())
        .flat_map(|unit| {
            view.rows(Place::Unit(unit))
                .filter(told)
                .filter_map(posts)
                .collect::<Vec<_>>()
        })
        .sum()
}

fn quota(view: View<'_>) -> u32 {
    let standing = (0..view.value().unit_count()).filter(|unit| view.stands(Place::Unit(*unit)));
    let kinds = [QuotaKind::CivilService, QuotaKind::PublicEmployees];
    standing
        .flat_map(|unit| kinds.map(|kind| view.quota(unit, kind).unwrap_or(0)))
        .sum()
}

#[test]
fn mobility_is_as_in_s3() {
    let value = &told().1;
    assert_eq!(moves(on(value, "2019-03-14")), [1, 4, 2, 2, 2, 7]);
    assert_eq!(reinforced(on(value, "2019-03-14")), 13);
    // Other days tell otherwise.
    assert_eq!(moves(on(value, "2019-01-09")).iter().sum::<usize>(), 0);
    assert!(moves(on(value, "2019-12-31")).iter().sum::<usize>() > 18);
    assert!(reinforced(on(value, "2018-12-31")) < 13);
    assert!(reinforced(on(value, "2019-12-31")) < 13);
}

#[test]
fn a_transfer_can_be_taken_back_and_counts_no_more() {
    let value = &told().1;
    let transfers: Vec<Seq> = value
        .entries()
        .filter(|(_, entry)| (day("2019-01-01")..=day("2019-03-14")).contains(&entry.effective()))
        .filter(|(_, entry)| {
            (0..entry.len())
                .filter_map(|at| entry.act(at))
                .any(|dated| matches!(dated.act, Act::Transfer(_)))
        })
        .map(|(seq, _)| seq)
        .collect();
    assert_eq!(transfers.len(), 5);
    let mut counted = BTreeSet::new();
    for decision in transfers {
        let mut revoking = value.entry(decision).unwrap().header();
        revoking.number = "999/QĐ-UBND".to_owned();
        let acts = vec![ledger::acts::decisions::Revoke { decision, from: None }.into()];
        // What later papers rest on cannot be taken back alone; the ledger says so.
        if let Ok(without) = value.accept(&Decision { header: revoking, acts }) {
            counted.insert(moves(on(&without, "2019-03-14")).iter().sum::<usize>());
        }
    }
    assert_eq!(counted, BTreeSet::from([17]));
}

#[test]
fn streamlining_is_as_in_s4() {
    let value = &told().1;
    let march = on(value, "2019-03-14");
    assert_eq!((cut_this_year(march), to_cut(march, 2019)), (14, 21));
    assert_eq!(cut_this_year(on(value, "2019-12-31")), 21);
    assert_eq!(to_cut(on(value, "2019-01-02"), 2019), 21);
    assert!(cut_this_year(on(value, "2018-12-31")) > 0);
    let (first, now) = (quota(on(value, "2015-06-30")), quota(march));
    let permille = (first - now) * 1000 / first;
    assert!((60..85).contains(&permille), "{first} to {now}: {permille}");
    let years: Vec<u32> = (2015..=2019)
        .map(|year| quota(on(value, &format!("{year}-01-02"))))
        .collect();
    assert!(
        years.windows(2).all(|pair| pair[1] < pair[0] || pair[0] == years[0]),
        "{years:?}"
    );
    // The consolidation of the offices loses no post.
    assert_eq!(quota(on(value, "2019-03-07")), quota(on(value, "2019-03-08")));
}

#[test]
fn the_apparatus_is_as_in_s5() {
    let value = &told().1;
    let view = on(value, "2019-03-14");
    let united = view
        .persons()
        .filter(|person| person.facts().any(|row| matches!(row.fact, Fact::TitlesUnited { .. })))
        .count();
    assert_eq!(united, 1);
    assert_eq!(consolidations(value, 2019), 1);
    let secretary = view
        .persons()
        .find(|person| person.facts().any(|row| matches!(row.fact, Fact::TitlesUnited { .. })))
        .unwrap();
    let titles: Vec<String> = secretary
        .posts()
        .map(|held| view.post_title(held.post).to_string())
        .collect();
    assert_eq!(titles, ["Bí thư Huyện ủy", "Chủ tịch UBND huyện"]);
    let office = (0..value.unit_count())
        .find(|unit| &*view.unit_name(*unit) == "Văn phòng Huyện ủy, HĐND và UBND huyện")
        .unwrap();
    assert!(view.stands(Place::Unit(office)) && !on(value, "2019-03-07").stands(Place::Unit(office)));
    let structure = Structure::of(view);
    let staff = view
        .persons()
        .filter(|p| p.in_service() && p.unit().map(|unit| structure.carry(unit)) == Some(office))
        .count();
    assert!(staff > 15, "{staff}");
}

/// Consolidations that took effect in a year.
fn consolidations(value: &Value, year: i32) -> usize {
    let acts = value.entries().flat_map(|(_, entry)| {
        (0..entry.len())
            .filter_map(move |at| entry.act(at))
            .map(move |act| (entry.effective(), act))
    });
    acts.filter(|(effective, act)| {
        matches!(act.act, Act::Consolidate(_)) && act.when.map_or(*effective, ledger::When::latest).year() == year
    })
    .count()
}

#[test]
fn schools_and_villages_merge_over_the_years() {
    let value = &told().1;
    let count = |text: &str, kind: UnitKind| {
        let view = on(value, text);
        (0..value.unit_count())
            .filter(|unit| view.stands(Place::Unit(*unit)) && view.unit_kind(*unit) == Some(kind))
            .count()
    };
    assert_eq!(count("2015-06-30", UnitKind::MultiLevelSchool), 0);
    assert!(count("2019-03-14", UnitKind::MultiLevelSchool) >= 5);
    assert!(count("2019-12-31", UnitKind::MultiLevelSchool) > count("2019-03-14", UnitKind::MultiLevelSchool));
    assert_eq!(
        count("2019-03-14", UnitKind::Commune) + count("2019-03-14", UnitKind::Town),
        13
    );
    assert_eq!(
        count("2019-03-14", UnitKind::Village) + count("2019-03-14", UnitKind::ResidentGroup),
        100
    );
    assert_eq!(consolidations(value, 2018), 3);
}

#[test]
fn every_main_post_has_one_holder() {
    for text in ["2019-03-14", "2019-12-31"] {
        let view = on(&told().1, text);
        let held: Vec<_> = view
            .persons()
            .filter_map(|person| person.main_post())
            .map(|held| held.post)
            .collect();
        assert_eq!(held.iter().collect::<BTreeSet<_>>().len(), held.len());
        assert!(day(text) == view.day() && held.len() > 1700);
    }
}
