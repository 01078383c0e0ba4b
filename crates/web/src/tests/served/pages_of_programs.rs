//! What programs are told page by page: disciplines, each opening on record for its own page alone, and the acts of a draft.

use ledger::acts::appraisal::{Discipline, Reward};
use ledger::codes::DisciplineForm;
use office::figures::Asker;
use office::permission::{DataClass, Deed, Role};
use office::port::Chain;
use serde_json::Value;
use testkit::{actor, day, decision, sample};

use super::Place;
use super::programs::{ask, key};
use crate::Settings;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn readings(place: &Place) -> usize {
    let all = place.events(Chain::Reads);
    all.iter().filter(|event| event.contains("person.sensitive")).count()
}

#[tokio::test]
async fn disciplines_are_opened_a_page_at_a_time_the_newest_first() {
    let mut sample = sample();
    for (number, on) in [
        ("1/QĐ-KL", "2017-01-01"),
        ("2/QĐ-KL", "2019-01-01"),
        ("3/QĐ-KL", "2018-01-01"),
    ] {
        let (person, until) = (sample.short, day(on).number() + 100);
        let discipline = Discipline {
            person,
            form: DisciplineForm::Reprimand,
            runs_until: Some(ledger::Day(until)),
            committed: None,
        };
        sample.log.decide(number, on, vec![discipline.into()]);
    }
    let place = Place::with(sample, Settings::default());
    let opens = key(&place, &[Deed::ReadPerson], DataClass::Sensitive, 1_000);
    let (mut at, mut days) = ("/api/v1/disciplines?limit=2".to_owned(), Vec::new());
    for readings_then in [1, 2] {
        let (status, told) = ask(&place, "POST", &at, &opens, None).await;
        assert_eq!(status, 200, "{told}");
        let told = json(&told);
        assert_eq!(told["total"], 4, "three, and that of the sample");
        let items = told["items"].as_array().unwrap();
        days.extend(items.iter().map(|item| item["from"].as_str().unwrap().to_owned()));
        assert_eq!(
            readings(&place),
            readings_then,
            "of who stands on the page, once a page"
        );
        at = format!(
            "/api/v1/disciplines?limit=2&cursor={}",
            told["next"].as_str().unwrap_or_default()
        );
    }
    let mut falling = days.clone();
    falling.sort();
    falling.reverse();
    assert_eq!((days.len(), &days), (4, &falling), "the newest first, each once");
    assert!(at.ends_with('='), "the last page says that it is: {at}");
    // Who may not open them opens no page.
    let reads = key(&place, &[Deed::ReadPerson], DataClass::Personal, 1_000);
    assert_eq!(
        ask(&place, "POST", "/api/v1/disciplines?limit=2", &reads, None).await.0,
        403
    );
    assert_eq!(readings(&place), 2);
}

#[tokio::test]
async fn the_acts_of_a_draft_come_in_pages_and_the_rest_with_each() {
    let place = Place::new();
    let person = place.sample.short;
    let reward = |number: usize| Reward {
        person,
        title: format!("Giấy khen thứ {number}"),
    };
    let mut paper = decision(
        "",
        "2019-08-01",
        (1..=120).map(|number| reward(number).into()).collect(),
    );
    "UBND huyện".clone_into(&mut paper.header.issuer);
    "Về việc khen thưởng".clone_into(&mut paper.header.title);
    let officer = actor("huyen", Role::HrOfficer, place.sample.root, None);
    let draft = place.office.write_draft(Asker::Account(&officer), None, paper).unwrap();
    let writes = key(&place, &[Deed::ReadPerson, Deed::Decide], DataClass::Sensitive, 1_000);
    let path = format!("/api/v1/drafts/{}", draft.id);
    let (mut at, mut seen) = (path.clone(), Vec::new());
    loop {
        let (status, told) = ask(&place, "GET", &at, &writes, None).await;
        assert_eq!(status, 200, "{told}");
        let told = json(&told);
        assert_eq!(
            (told["total"].as_u64(), told["refused"].as_array().map(Vec::len)),
            (Some(120), Some(0))
        );
        seen.push(told["acts"].as_array().unwrap().len());
        match told["next"].as_str() {
            Some(next) => at = format!("{path}?cursor={next}"),
            None => break,
        }
    }
    assert_eq!(seen, [100, 20]);
    let (_, told) = ask(&place, "GET", &format!("{path}?limit=7"), &writes, None).await;
    assert_eq!(json(&told)["acts"].as_array().unwrap().len(), 7);
    // A key over the first commune alone is not told of another's draft.
    let reward = Reward {
        person: place.sample.meets,
        title: "Giấy khen".to_owned(),
    };
    let mut paper = decision("", "2019-08-01", vec![reward.into()]);
    "UBND huyện".clone_into(&mut paper.header.issuer);
    "Về việc".clone_into(&mut paper.header.title);
    let other = place.office.write_draft(Asker::Account(&officer), None, paper).unwrap();
    let (status, _) = ask(
        &place,
        "GET",
        &format!("/api/v1/drafts/{}?limit=7", other.id),
        &writes,
        None,
    )
    .await;
    assert_eq!(status, 404);
}
