//! Sample views for tests and for the gallery: a small made-up district, so that pages can be looked at without a ledger.

mod account;
mod duties;
mod imports;
mod matrix;
mod people;
mod person;
mod quotas;
mod rules;
mod search;
mod tasks;
mod units;

pub(crate) use account::{account, code, factor};
pub(crate) use duties::{calendars, duties};
pub(crate) use imports::{columns, imports, preview, report, watch};
pub(crate) use matrix::matrix;
pub(crate) use people::people;
pub(crate) use person::{person, person_from_stock_taking};
pub(crate) use quotas::quotas;
pub(crate) use rules::{rule, rules};
pub(crate) use search::search;
pub(crate) use tasks::{tasks, tasks_lacking, tasks_of_the_past};
pub(crate) use units::{unit, units, units_none};

use ledger::Day;
use words::{Lang, Message};

use crate::components::{AsOf, Clerk, Crumb, Frame, Pager, Problem, Problems, Room, Stamp, Tally, Theme};
use crate::pages::login::LoginPage;
use crate::pages::names::{Listed, Listing, NameRow, NamesPage, Narrowing};
use crate::pages::trouble::{Trouble, TroublePage};
use crate::urls;

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(crate) fn frame(lang: Lang, theme: Theme) -> Frame {
    Frame {
        lang,
        theme,
        authority: "Huyện Hoành Bồ".into(),
        agency: "Cơ quan Tổ chức – Nội vụ".into(),
        demo: true,
        rooms: rooms(0),
        viewing: None,
        emergency: None,
        told: None,
        idle: Some((900, 36_000)),
        find: None,
        read_only: None,
        behind: false,
        clerk: Some(Clerk {
            name: "Nguyễn Thị Lan".into(),
            role: "Chuyên viên tổ chức, toàn huyện".into(),
        }),
        csrf: Some("0f3c".into()),
        here: "/?ngay=2019-03-14".into(),
        crumbs: Vec::new(),
        stamp: Some(Stamp {
            day: day("2019-03-14"),
            seq: 4_127,
            head: "9f3a61c07be24d5e8a".into(),
        }),
    }
}

/// The rooms that exist so far, with the reader in one of them.
pub(crate) fn rooms(here: usize) -> Vec<Room> {
    let names = [
        ("room-tasks", urls::TASKS),
        ("room-people", "/nhan-su"),
        ("room-units", urls::UNITS),
        ("room-standards", urls::MATRIX),
    ];
    names
        .iter()
        .enumerate()
        .map(|(place, (name, href))| Room {
            name,
            href: (*href).into(),
            here: place == here,
        })
        .collect()
}

pub(crate) fn as_of(lang: Lang, action: &str) -> AsOf {
    AsOf {
        lang,
        action: action.into(),
        keep: Vec::new(),
        day: day("2019-03-14"),
        known: None,
        rewound: true,
        typed: (None, None),
        reported: None,
        problems: Problems::none(lang),
        links: vec![(lang.say("export-xlsx"), format!("{action}.xlsx"))],
    }
}

fn crumbs(lang: Lang, last: &str) -> Vec<Crumb> {
    vec![
        Crumb {
            name: lang.say("room-tasks"),
            href: Some("/".into()),
        },
        Crumb {
            name: last.into(),
            href: None,
        },
    ]
}

pub(crate) fn names(lang: Lang, rows: usize) -> NamesPage {
    let people = [
        "Bàn Văn Ánh",
        "Đặng Thị Bích Ngọc",
        "Lý Tài Thông",
        "Nguyễn Thị Minh Nguyệt",
        "Triệu Đức Thuỷ",
    ];
    let posts = [
        "Phó Chủ tịch UBND xã",
        "Chủ tịch Hội Nông dân",
        "Bí thư Đảng ủy",
        "Chủ tịch Ủy ban Mặt trận Tổ quốc xã",
    ];
    let units = ["Xã Bằng Cả", "Xã Dân Chủ", "Xã Kỳ Thượng", "Thị trấn Trới"];
    let row = |n: usize| NameRow {
        name: people[n % people.len()].into(),
        code: format!("CB-{:04}", 12 + n * 37),
        href: Some(format!("/nhan-su/CB-{:04}?ngay=2019-03-14", 12 + n * 37)),
        unit: units[n % units.len()].into(),
        post: Some(posts[n % posts.len()].into()),
        missing: vec!["trung cấp lý luận chính trị".into()],
        ..NameRow::default()
    };
    let total = i64::try_from(rows).unwrap();
    let pager = Pager {
        lang,
        first: 1,
        last: total,
        total: total * 3,
        previous: None,
        next: Some("?trang=2".into()),
    };
    let narrowing = |name: &str, count, here| Narrowing {
        name: name.into(),
        count,
        href: "?thieu=llct".into(),
        here,
    };
    NamesPage {
        frame: Frame {
            crumbs: crumbs(lang, "Chuẩn hóa"),
            ..frame(lang, Theme::System)
        },
        as_of: as_of(lang, "/chi-tieu/standards.key_commune_officials/ten"),
        figure: Message::figure("standards.key_commune_officials"),
        tally: Tally::People,
        listed: Listed::People,
        listing: Listing::Missing,
        total,
        partly_hidden: rows > 0,
        narrowings: if rows > 0 {
            vec![
                narrowing(&lang.say("names-filter-all"), total, true),
                narrowing("Trung cấp lý luận chính trị", 4, false),
                narrowing("Đại học", 5, false),
            ]
        } else {
            Vec::new()
        },
        rows: (0..rows).map(row).collect(),
        pager: (rows > 90).then_some(pager),
    }
}

/// While no room is left where the ledger is kept.
pub(crate) fn names_read_only(lang: Lang) -> NamesPage {
    let page = names(lang, 9);
    NamesPage {
        frame: Frame {
            read_only: Some(1_552_564_800),
            ..page.frame
        },
        ..page
    }
}

/// While the log cannot be followed.
pub(crate) fn names_behind(lang: Lang) -> NamesPage {
    let page = names(lang, 9);
    NamesPage {
        frame: Frame {
            behind: true,
            ..page.frame
        },
        ..page
    }
}

pub(crate) fn login(lang: Lang, refused: bool) -> LoginPage {
    let problem = Problem {
        field: Some("ten"),
        message: Message::new("login-refused"),
    };
    LoginPage {
        frame: Frame {
            rooms: Vec::new(),
            clerk: None,
            stamp: None,
            ..frame(lang, Theme::System)
        },
        problems: Problems {
            lang,
            list: if refused { vec![problem] } else { Vec::new() },
        },
        typed_name: if refused { "lan.nt".into() } else { String::new() },
        next: Some("/nhan-su/CB-0412".into()),
        ended: false,
        sign_on: Some("Đăng nhập của tỉnh".into()),
    }
}

pub(crate) fn trouble(lang: Lang, trouble: Trouble) -> TroublePage {
    let code = (trouble == Trouble::Failed).then(|| "7K2-QD".to_owned());
    TroublePage {
        frame: frame(lang, Theme::System),
        trouble,
        code,
    }
}
