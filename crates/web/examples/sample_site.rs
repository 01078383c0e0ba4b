//! Serves the people of the tests, for looking at pages without making a ledger: `cargo run -p web --example sample_site -- 127.0.0.1:8090`.
//!
//! Prints its log-ins as `xungtam demo` does: one line an account, `log-in NAME PASSWORD WHO …`.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a program to look at pages with"
)]

use std::net::TcpListener;
use std::sync::Arc;

use ledger::UnitId;
use office::Office;
use office::permission::{DataClass, Grant, Role};
use office::settings::Settings;
use testkit::{FixedClock, day, sample};

const SECRET: &str = "bo-song-dien-vong-chieu";

fn main() -> std::io::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8090".to_owned());
    let sample = sample();
    let office = sample.log.office(Arc::new(FixedClock::on(day("2019-07-01"))));
    let settings = Settings {
        authority: "Huyện Hoành Bồ".to_owned(),
        agency: "Cơ quan Tổ chức – Nội vụ".to_owned(),
        demo: true,
        day: Some(day("2019-03-14").number()),
    };
    office.set_settings("sample", settings).unwrap();
    account(&office, "huyen", "Cán bộ tổ chức huyện", sample.root);
    account(&office, "xa-bang-ca", "Cán bộ xã Bằng Cả", sample.communes[0]);
    let listener = TcpListener::bind(&address)?;
    println!("http://{}", listener.local_addr()?);
    let settings = web::Settings {
        log: Arc::new(|level, line| println!("{level:?} {line}")),
        ..web::Settings::default()
    };
    web::run(web::Door::open(listener), web::site(Arc::new(office), settings)).map(|_| ())
}

fn account(office: &Office, name: &str, who: &str, unit: UnitId) {
    let grant = Grant {
        role: Role::HrOfficer,
        unit,
        class: DataClass::Sensitive,
        from: 0,
        until: None,
        deeds: Vec::new(),
    };
    office
        .add_account("sample", name, who, SECRET, None, vec![grant])
        .unwrap();
    println!("log-in {name} {SECRET} {who}");
}
