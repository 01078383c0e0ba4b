//! The whole way, as the command goes it: the setting-up, the rolls as workbooks through the office's own importer, the story, the
//! year's training plan from the needs of that day; then the figures of the scenario.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it must be")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use demo::{District, Issue};
use lawbook::Lawbook;
use ledger::Day;
use ledger::codes::UnitKind;
use office::Office;
use office::clock::{Chance, Clock};
use office::figures::{Asker, Reading};
use office::import::{ImportJob, Totals};
use office::needs::{Needs, NeedsQuestion};
use office::plans::Paper;
use office::runs::RunKind;
use storage::Mode;

#[derive(Debug)]
struct StandingClock(AtomicI64);

impl Clock for StandingClock {
    fn now(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }
}

#[derive(Debug)]
struct SameChance;

impl Chance for SameChance {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }
}

struct Told {
    office: Office,
    imported: Vec<(String, Totals)>,
    needs: Needs,
    _folder: tempfile::TempDir,
}

fn enter(office: &Office, by: &str, issues: Vec<Issue>) {
    office.decide_each(by, issues, Issue::decision).unwrap();
}

fn tell(seed: u64) -> Told {
    let law = Arc::new(Lawbook::carried().unwrap());
    let district = District::generate(seed, &law).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("district.ledger");
    let store = storage::open(&path, Mode::Create).unwrap();
    let reader = storage::open(&path, Mode::Read).unwrap();
    let clock = Arc::new(StandingClock(AtomicI64::new(1_546_390_800)));
    let office = Office::open(store, reader, law, clock.clone(), Arc::new(SameChance)).unwrap();
    let by = district.recorded_by().to_owned();
    enter(&office, &by, district.setting_up());
    let mut imported = Vec::new();
    for (place, book) in district.workbooks().into_iter().enumerate() {
        let bytes = book.to_xlsx().unwrap();
        clock.0.store(district.import_recorded(place), Ordering::Relaxed);
        let job = ImportJob {
            file: book.file_name.clone(),
            roster: papers::roster::recognise(&papers::workbook::read(&bytes).unwrap(), None, None),
            kept: office::port::KeptFile::of(bytes),
            as_of: None,
            number: None,
            signer: String::new(),
            authority: String::new(),
        };
        let report = office.import(&by, job, false).unwrap();
        assert!(
            report.totals.error == 0 && report.totals.change == 0,
            "{}: {:?}",
            book.file_name,
            report.totals
        );
        imported.push((book.file_name, report.totals));
    }
    let needs_day: Day = "2019-01-21".parse().unwrap();
    let (before, after): (Vec<Issue>, Vec<Issue>) = district
        .history()
        .into_iter()
        .partition(|issue| issue.header.signed < needs_day);
    enter(&office, &by, before);
    clock
        .0
        .store(i64::from(needs_day.number() + 1) * 86_400, Ordering::Relaxed);
    let asker = Asker::Command("demo");
    let needs = office.needs(asker, &NeedsQuestion::on(needs_day)).unwrap();
    let plan = office.save_needs(asker, &needs).unwrap();
    let paper = |at: usize| Paper {
        number: format!("{}/KH-UBND", 15 + at),
        signed: needs_day,
        issuer: String::new(),
        signer: "Chủ tịch".to_owned(),
    };
    office
        .sign_plan(asker, &plan.id, (0..plan.drafts.len()).map(paper).collect())
        .unwrap();
    enter(&office, &by, after);
    Told {
        office,
        imported,
        needs,
        _folder: folder,
    }
}

#[test]
fn the_rolls_go_in_whole_and_the_figures_are_the_scenarios() {
    let told = tell(2019);
    let people: usize = told
        .imported
        .iter()
        .map(|(_, totals)| usize::try_from(totals.add).unwrap())
        .sum();
    assert!(people > 3000, "{:?}", told.imported);
    let day = "2019-03-14".parse().unwrap();
    let figures = told.office.figures(Asker::Command("demo"), &Reading::on(day)).unwrap();
    let value = |id: &str| figures.find(id).unwrap().value.clone().unwrap();
    assert_eq!(value("mobility.moves_this_year"), 18);
    assert_eq!(value("mobility.communes_reinforced"), 13);
    assert_eq!(value("streamlining.posts_cut_this_year"), 14);
    assert_eq!(
        figures.find("streamlining.posts_cut_this_year").unwrap().target,
        Some(21)
    );
    assert_eq!(value("apparatus.offices_consolidated"), 1);
    assert_eq!(value("apparatus.titles_united"), 1);
    assert!(value("training.learners_planned") > 3000);
    let by_programme = classes_by_programme(&told.needs);
    assert_eq!(value("training.classes_planned"), 38, "{by_programme:#?}");
    for id in [
        "standards.key_commune_officials",
        "standards.leaders_managers",
        "standards.planned_successors",
    ] {
        let figure = figures.find(id).unwrap();
        let part = |name: &str| figure.parts.iter().find(|part| part.id == name).unwrap().value;
        assert!(
            part("not_met") > 0 && part("studying") > 0 && part("unknown") > 0,
            "{id}: {:?}",
            figure.parts
        );
        assert!(value(id) * 5 > figure.of.unwrap() * 4, "{id}: {:?}", figure.parts);
    }
    let reduction = figures.find("quota.reduction_since_2015").unwrap();
    assert!(
        reduction.value.clone().unwrap() < reduction.target.unwrap(),
        "the way to the target is not over"
    );
}

/// Classes and learners by programme: what a failing count is explained with.
fn classes_by_programme(needs: &Needs) -> BTreeMap<&str, (usize, usize)> {
    let mut all: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for class in &needs.classes {
        let counts = all.entry(&class.programme).or_default();
        *counts = (counts.0 + 1, counts.1 + class.learners.len());
    }
    all
}

#[test]
fn the_villages_of_the_district_are_merged_by_a_run_and_its_drafts_are_taken() {
    let law = Arc::new(Lawbook::carried().unwrap());
    let district = District::generate(2019, &law).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("district.ledger");
    let store = storage::open(&path, Mode::Create).unwrap();
    let reader = storage::open(&path, Mode::Read).unwrap();
    let clock = Arc::new(StandingClock(AtomicI64::new(1_552_521_600)));
    let office = Office::open(store, reader, law, clock, Arc::new(SameChance)).unwrap();
    enter(&office, district.recorded_by(), district.setting_up());
    let office = Arc::new(office);
    let asker = Asker::Command("console");
    let day: Day = "2019-03-14".parse().unwrap();
    let mut question = office.usual_run(RunKind::Villages, day);
    (question.iterations, question.seconds) = (Some(2_000), 60);
    let id = office.ask_run(asker, question, None).unwrap().id;
    let result = loop {
        let run = office.run(asker, &id).unwrap();
        if run.state.is_over() {
            break office.run_result(&run).unwrap();
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    assert!(result.feasible && result.proven, "{:?}", result.conflict);
    assert!(!result.moves.is_empty() && result.moves.iter().all(|own| own.why.len() >= 2));
    // Every merger becomes a draft of its own, and the ledger takes all of them, one upon the other.
    let groups: BTreeSet<u32> = result.moves.iter().map(|own| own.group).collect();
    let plan = office.accept_run(asker, &id, &groups, "Sắp xếp thôn, khu").unwrap();
    assert_eq!(plan.decisions().unwrap().len(), groups.len());
    let before = office.value();
    let after = plan.on(&before).unwrap();
    let count = |value: &ledger::Value| {
        let view = value.on(day, ledger::Seq::LATEST);
        let kinds = [UnitKind::Village, UnitKind::ResidentGroup];
        let units = (0..value.unit_count()).filter(|unit| view.stands(ledger::value::Place::Unit(*unit)));
        units
            .filter(|unit| view.unit_kind(*unit).is_some_and(|kind| kinds.contains(&kind)))
            .count()
    };
    assert_eq!(count(&before) - count(&after), result.moves.len());
}
