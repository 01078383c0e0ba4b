//! What is to be done, for tests and for the gallery.

use words::{Lang, Message};

use super::{as_of, day, frame};
use crate::components::{Basis, Confidence, Frame, Problem, Problems, Source, Theme};
use crate::pages::duties::{
    CalendarRow, CalendarsPage, DraftWaiting, DutiesPage, DutyGroup, DutyRow, Endings, KindChoice,
};
use crate::urls;

/// With so many duties in two groups; none, where there is none.
pub(crate) fn duties(lang: Lang, theme: Theme, rows: usize) -> DutiesPage {
    let row = |n: usize| DutyRow {
        code: Some(format!("{n}-1")),
        when: "01/04/2020".into(),
        name: "Đặng Thị Bích Ngọc".into(),
        href: format!("/nhan-su/{n}-1"),
        unit: "Xã Bằng Cả".into(),
        said: "Đến kỳ nâng bậc lương, hệ số 3,33".into(),
        basis: Some(Basis {
            lang,
            cited: "Điều 7 Nghị định 204/2004/NĐ-CP".into(),
            href: Some("/luat/pay.step-months".into()),
            confidence: Confidence::SecondHand,
        }),
        source: Some(Source {
            lang,
            number: Some("01/KK-NV".into()),
            day: day("2018-12-31"),
            href: Some("/quyet-dinh/9".into()),
            scans: 0,
        }),
        next: Some((lang.say("duty-next-draft"), "/van-ban/moi?noi-dung=15&nguoi=5-0".into())),
    };
    let group = |name: &str, is_late, rows: std::ops::Range<usize>| DutyGroup {
        name: name.into(),
        is_late,
        total: i64::try_from(rows.len()).unwrap(),
        rows: rows.map(row).collect(),
    };
    let kind = |word: &str, here| KindChoice {
        name: lang.say(&format!("duty-kind-{word}")),
        total: 12,
        href: format!("/viec?loai={word}"),
        here,
    };
    let groups = vec![
        group(&lang.say("duties-late"), true, 0..rows / 2),
        group("Tháng 04/2020", false, rows / 2..rows),
    ];
    DutiesPage {
        frame: Frame {
            here: urls::DUTIES.into(),
            find: Some(urls::SEARCH.into()),
            ..frame(lang, theme)
        },
        as_of: as_of(lang, urls::DUTIES),
        compared: None,
        counts: if rows == 0 { [0; 3] } else { [25, 3, 22] },
        drafts: vec![DraftWaiting {
            title: "Về việc nâng bậc lương".into(),
            href: "/van-ban/DT-1".into(),
            step: lang.say("duty-draft-approve"),
            since: "07:00, 14/03/2019".into(),
        }],
        opinions: Vec::new(),
        proposals: Vec::new(),
        to_confirm: Vec::new(),
        requests: Vec::new(),
        plans: vec![DraftWaiting {
            title: "Luân chuyển, điều động, tăng cường, từ 01/04/2019 · LT-1".into(),
            href: "/phuong-an/LT-1".into(),
            step: lang.say("run-state-done"),
            since: "07:00, 14/03/2019".into(),
        }],
        raises: (rows > 0).then(|| vec![("ngay", "2019-03-14".into())]),
        endings: if rows == 0 {
            Endings::Open(Vec::new())
        } else {
            Endings::Folded
        },
        open_endings: urls::DUTIES.into(),
        kinds: vec![kind("nang-luong", true), kind("nghi-huu", false)],
        all: urls::DUTIES.into(),
        groups: if rows == 0 { Vec::new() } else { groups },
        pager: None,
        untold: vec!["Thông báo nghỉ hưu trước".into()],
        calendars: urls::CALENDARS.into(),
    }
}

/// The page of calendars, one just made and something wrong.
pub(crate) fn calendars(lang: Lang, theme: Theme) -> CalendarsPage {
    CalendarsPage {
        frame: frame(lang, theme),
        problems: Problems {
            lang,
            list: vec![Problem {
                field: None,
                message: Message::new("calendar-no-kind"),
            }],
        },
        fresh: Some(urls::calendar("0f3c")),
        kinds: vec![("nang-luong", lang.say("duty-kind-nang-luong"), true)],
        rows: vec![CalendarRow {
            id: "9f3a61c07be2".into(),
            kinds: lang.say("duty-kind-nang-luong"),
            names: true,
            made: "07:00, 14/03/2019".into(),
        }],
    }
}
