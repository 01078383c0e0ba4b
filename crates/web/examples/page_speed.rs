//! How long P01 and P05 take over random people and days, without a network: `cargo run --release -p web --example page_speed`.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_possible_truncation,
    reason = "a benchmark prints its result, and stops where its fixture is broken"
)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use axum::http::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use ledger::{ActId, Day, Seq, UnitId};
use office::permission::{DataClass, Grant, Role};
use testkit::{FixedClock, day, large};
use tower::ServiceExt as _;

const PEOPLE: u32 = 3_500;
const PAGES: u32 = 1_000;
const SECRET: &str = "bo-song-dien-vong-chieu";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let log = large(PEOPLE);
    let office = log.office(Arc::new(FixedClock::on(day("2019-07-01"))));
    let root = UnitId(ActId {
        decision: Seq(1),
        ordinal: 0,
    });
    let grant = Grant {
        role: Role::HrOfficer,
        unit: root,
        class: DataClass::Sensitive,
        from: 0,
        until: None,
        deeds: Vec::new(),
    };
    office
        .add_account("speed", "huyen", "", SECRET, None, vec![grant])
        .unwrap();
    let people: Vec<String> = (0..log.value.person_count())
        .filter_map(|ix| log.value.entity(ledger::value::Place::Person(ix)))
        .map(|entity| entity.created_by().to_string())
        .collect();
    let router = web::site(Arc::new(office), web::Settings::default());
    let session = log_in(&router).await;
    let mut state = 2019_u64;
    let mut random = |below: u32| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as u32 % below
    };
    let first = day("2018-01-01").number();
    let mut one_of = |kind: &str| {
        let day = Day(first + random(1_096).cast_signed());
        match kind {
            "P01" => format!("/?ngay={day}"),
            "P05" => format!("/nhan-su/{}?ngay={day}", people[random(PEOPLE) as usize]),
            _ => format!(
                "/chi-tieu/training.learners_planned/ten?ngay=2019-03-{:02}",
                1 + random(28)
            ),
        }
    };
    for kind in ["P01", "P05", "P01b"] {
        let (mut times, mut most) = (Vec::new(), 0);
        for _ in 0..PAGES {
            let path = one_of(kind);
            let (time, size) = page(&router, &session, &path).await;
            times.push(time);
            most = most.max(size);
        }
        times.sort_unstable();
        let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)].as_micros();
        println!(
            "{kind:<5} p50 {:>6} µs  p99 {:>6} µs  most {most} bytes",
            at(50),
            at(99)
        );
    }
}

async fn log_in(router: &Router) -> String {
    let form = Request::get("/dang-nhap").body(Body::empty()).unwrap();
    let answer = router.clone().oneshot(form).await.unwrap();
    let cookie = answer.headers()[SET_COOKIE]
        .to_str()
        .unwrap()
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let token = cookie.split_once('=').unwrap().1;
    let sent = Request::post("/dang-nhap")
        .header(COOKIE, &cookie)
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(format!("csrf={token}&ten=huyen&mat-khau={SECRET}")));
    let answer = router.clone().oneshot(sent.unwrap()).await.unwrap();
    assert_eq!(answer.status(), 303);
    answer.headers()[SET_COOKIE]
        .to_str()
        .unwrap()
        .split(';')
        .next()
        .unwrap()
        .to_owned()
}

async fn page(router: &Router, session: &str, path: &str) -> (Duration, usize) {
    let request = Request::get(path).header(COOKIE, session).body(Body::empty()).unwrap();
    let started = Instant::now();
    let answer = router.clone().oneshot(request).await.unwrap();
    let status = answer.status();
    let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    let took = started.elapsed();
    assert!(status.is_success(), "{path}: {status}");
    (took, body.len())
}
