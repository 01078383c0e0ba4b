//! Webhooks over the wire.

use std::net::IpAddr;
use std::sync::Arc;
use std::thread;
use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use office::figures::Asker;
use office::webhooks::{NewWebhook, NotDelivered, Parcel, WebhookState};
use ring::hmac;
use testkit::{District, decision, register};

use super::sink::{Sink, authority, der, nobody};
use crate::{Http, tell_webhooks};

const CONSOLE: Asker<'static> = Asker::Command("console");

fn parcel(address: &str, number: Option<&str>) -> Parcel {
    Parcel {
        address: address.to_owned(),
        number: number.map(|number| number.parse::<IpAddr>().unwrap()),
        heads: Vec::new(),
        body: "{}".to_owned(),
    }
}

fn nobody_trusted() -> Http {
    Http::trusting([])
}

#[test]
fn a_machine_of_the_house_is_reached_only_by_a_number_that_was_named() {
    let (sink, http) = (Sink::plain(), nobody_trusted());
    let port = sink.address.port();
    let by_name = format!("http://localhost:{port}/nhan");
    assert_eq!(http.carry(&parcel(&by_name, None)), Err(NotDelivered::Inside));
    let by_number = format!("http://127.0.0.1:{port}/nhan");
    assert_eq!(http.carry(&parcel(&by_number, None)), Err(NotDelivered::Inside));
    assert!(sink.is_idle());
    assert_eq!(http.carry(&parcel(&by_name, Some("127.0.0.1"))), Ok(()));
    let got = sink.next();
    assert_eq!(got.line, "POST /nhan HTTP/1.1");
    assert_eq!(got.head("host"), format!("localhost:{port}"));
}

#[test]
fn what_does_not_arrive_is_told_by_its_kind() {
    let (sink, other, http) = (Sink::plain(), Sink::plain(), nobody_trusted());
    let address = format!("http://{}/", sink.address);
    let carry = |address: &str| http.carry(&parcel(address, Some("127.0.0.1")));
    sink.answer("HTTP/1.1 503 Busy");
    assert_eq!(carry(&address), Err(NotDelivered::Answered(503)));
    sink.answer(&format!("HTTP/1.1 307 There\r\nLocation: http://{}/", other.address));
    assert_eq!(carry(&address), Err(NotDelivered::SentOn));
    assert!(other.is_idle(), "no redirect is followed");
    sink.answer("nothing that can be read");
    assert_eq!(carry(&address), Err(NotDelivered::Unreadable));
    assert_eq!(carry(&format!("http://{}/", nobody())), Err(NotDelivered::Unreachable));
    let begun = Instant::now();
    sink.answer("");
    assert_eq!(carry(&address), Err(NotDelivered::TooSlow));
    assert!(begun.elapsed().as_secs() < 7);
    let unknown = http.carry(&parcel("https://nobody.invalid/", None));
    assert_eq!(unknown, Err(NotDelivered::NoSuchHost));
}

#[test]
fn only_a_certificate_of_an_authority_that_is_trusted_is_taken() {
    let (authority, pair) = authority("nhan.lan");
    let sink = Sink::locked(&pair);
    let address = format!("https://nhan.lan:{}/", sink.address.port());
    let call = parcel(&address, Some("127.0.0.1"));
    assert_eq!(nobody_trusted().carry(&call), Err(NotDelivered::NotTrusted));
    let trusting = Http::trusting([der(&authority.certificate)]);
    assert_eq!(trusting.carry(&call), Ok(()));
    assert_eq!(sink.next().body, "{}");
    let elsewhere = format!("https://khac.lan:{}/", sink.address.port());
    let named_wrongly = trusting.carry(&parcel(&elsewhere, Some("127.0.0.1")));
    assert_eq!(named_wrongly, Err(NotDelivered::NotTrusted));
}

#[test]
fn a_decision_arrives_signed_and_is_told_once() {
    let District { office, clock, .. } = District::tiny();
    let (office, sink) = (Arc::new(office), Sink::plain());
    let wish = NewWebhook {
        name: "Cổng báo cáo".to_owned(),
        address: format!("http://{}/nhan", sink.address),
        number: String::new(),
    };
    let (secret, hook) = office.add_webhook(CONSOLE, &wish).unwrap();
    let (weak, http) = (Arc::downgrade(&office), nobody_trusted());
    let state = || office.webhooks(CONSOLE).unwrap()[0].state(office.value().head().seq);
    tell_webhooks(&weak, &http, &|line| panic!("{line}"));
    assert!(sink.is_idle() && state() == WebhookState::Told);
    let new = decision("1/QĐ", "2019-03-14", vec![register("Nguyễn Thị Kín").into()]);
    office.decide("console", new).unwrap();
    sink.answer("HTTP/1.1 500 No");
    tell_webhooks(&weak, &http, &|line| panic!("{line}"));
    let first = sink.next();
    assert!(matches!(state(), WebhookState::Waiting(_)));
    tell_webhooks(&weak, &http, &|line| panic!("{line}"));
    assert!(sink.is_idle(), "not before its time");
    clock.forward(60);
    sink.answer("HTTP/1.1 200 OK");
    tell_webhooks(&weak, &http, &|line| panic!("{line}"));
    let second = sink.next();
    assert_eq!(state(), WebhookState::Told);
    assert_eq!(
        (&first.body, first.head("webhook-id")),
        (&second.body, second.head("webhook-id"))
    );
    assert!(
        !second.body.contains("Kín") && second.body.contains("\"RegisterPerson\""),
        "{}",
        second.body
    );
    assert!(second.head("webhook-id").starts_with(&hook.id));
    let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
    let signed = format!(
        "{}.{}.{}",
        second.head("webhook-id"),
        second.head("webhook-timestamp"),
        second.body
    );
    let signature = STANDARD.decode(second.head("webhook-signature").strip_prefix("v1,").unwrap());
    let key = hmac::Key::new(hmac::HMAC_SHA256, &key);
    hmac::verify(&key, signed.as_bytes(), &signature.unwrap()).unwrap();
    tell_webhooks(&weak, &http, &|line| panic!("{line}"));
    assert!(sink.is_idle(), "told once");
}

#[test]
fn who_answers_slowly_holds_nobody_else_up() {
    let District { office, .. } = District::tiny();
    let (office, slow, quick) = (Arc::new(office), Sink::plain(), Sink::plain());
    for (name, sink) in [("Chậm", &slow), ("Nhanh", &quick)] {
        let wish = NewWebhook {
            name: name.to_owned(),
            address: format!("http://{}/", sink.address),
            number: String::new(),
        };
        office.add_webhook(CONSOLE, &wish).unwrap();
    }
    let decide = |number: &str| {
        let new = decision(number, "2019-03-14", vec![register("Nguyễn Thị Kín").into()]);
        let seq = office.decide("console", new).unwrap();
        format!("\"seq\":{},", seq.0)
    };
    slow.answer("");
    let first = decide("1/QĐ");
    let weak = Arc::downgrade(&office);
    let telling = thread::spawn(move || tell_webhooks(&weak, &nobody_trusted(), &|line| panic!("{line}")));
    assert!(quick.next().body.contains(&first));
    assert!(slow.next().body.contains(&first));
    // What is recorded while the slow one is still called reaches the quick one, and holds only what that one was not told.
    let second = decide("2/QĐ");
    let later = quick.next().body;
    assert!(later.contains(&second) && !later.contains(&first), "{later}");
    assert!(!telling.is_finished(), "the slow one is still called");
    telling.join().unwrap();
    assert!(quick.is_idle() && slow.is_idle());
}
