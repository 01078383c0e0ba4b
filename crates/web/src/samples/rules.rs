//! The law book, for tests and for the gallery.

use words::Lang;

use super::{as_of, frame};
use crate::components::{Basis, Confidence, Crumb, Frame, Theme};
use crate::pages::names::Narrowing;
use crate::pages::rules::{Change, Opening, RulePage, RuleRow, RuleVersion, RulesPage, SideBySide, VersionCell};
use crate::urls;

fn whole(lang: Lang, theme: Theme) -> Frame {
    Frame {
        here: urls::RULES.into(),
        rooms: super::rooms(3),
        crumbs: vec![Crumb {
            name: lang.say("rules-room"),
            href: None,
        }],
        ..frame(lang, theme)
    }
}

fn basis(lang: Lang) -> Basis {
    Basis {
        lang,
        cited: "Điều 7 Nghị định 204/2004/NĐ-CP".into(),
        href: None,
        confidence: Confidence::SecondHand,
    }
}

fn counts() -> Vec<Opening> {
    let one = |label, n| Opening {
        label,
        n,
        href: (n > 0).then(|| "/chuan-hoa/loc-2019.key-commune-officials?don-vi=1-0&ben=dat".into()),
    };
    vec![
        one("matrix-side-met", 38),
        one("matrix-side-not-met", 0),
        one("matrix-side-unknown", 4),
    ]
}

/// So many rules.
pub(crate) fn rules(lang: Lang, theme: Theme, rows: usize) -> RulesPage {
    let row = |n: usize| RuleRow {
        title: "Chuẩn hóa cán bộ chủ chốt cấp xã, thị trấn".into(),
        href: "/luat/loc-2019.key-commune-officials".into(),
        says: vec!["Có bằng đại học hoặc đang học đại học".into(); 1 + n % 6],
        more: (n % 6 == 5).then(|| "và 3 điều nữa".into()),
        why: n
            .is_multiple_of(2)
            .then(|| "Áp dụng vì: nhóm chức danh: cán bộ chủ chốt cấp xã".into()),
        basis: Some(basis(lang)),
        span: "từ 01/01/2019".into(),
        holds: n % 7 != 6,
        versions: n.is_multiple_of(3).then(|| "2 bản".into()),
        counts: if n % 7 == 6 { Vec::new() } else { counts() },
    };
    let kind = |(at, name): (usize, &str)| Narrowing {
        name: lang.say(name),
        count: 30,
        href: "/tieu-chuan?loai=value".into(),
        here: at == 0,
    };
    RulesPage {
        frame: whole(lang, theme),
        as_of: as_of(lang, urls::RULES),
        compared: None,
        headline: "Tiêu chuẩn: 24 quy định đang áp dụng ngày 14/03/2019".into(),
        local: "/quy-dinh-rieng".to_owned(),
        moment: vec![("ngay", "2019-03-14".into())],
        holdings: vec![(
            "nhom.key-commune-official".into(),
            "Cán bộ chủ chốt cấp xã".into(),
            true,
        )],
        kinds: ["rule-kind-standard", "rule-kind-value", "rule-kind-table"]
            .into_iter()
            .enumerate()
            .map(kind)
            .collect(),
        rows: (0..rows).map(row).collect(),
        pager: None,
    }
}

/// A rule with two versions.
pub(crate) fn rule(lang: Lang, theme: Theme) -> RulePage {
    let version = |span: &str, holds| RuleVersion {
        span: span.into(),
        holds,
        basis: Some(basis(lang)),
        note: Some("Ngày bắt đầu chưa đọc được.".into()),
    };
    let cell = |said: Option<&str>, change| VersionCell {
        said: said.map(str::to_owned),
        change,
    };
    let row = |name: &str, now, before| SideBySide {
        name: name.into(),
        cells: vec![now, before],
    };
    RulePage {
        frame: whole(lang, theme),
        as_of: as_of(lang, "/luat/pay.step-months"),
        title: "Nâng bậc lương thường xuyên: số tháng giữ bậc".into(),
        id: "pay.step-months".into(),
        checked: super::day("2019-03-01"),
        selects: "decision-day",
        counts: counts(),
        versions: vec![
            version("từ 01/01/2004", true),
            version("01/01/1993 – 31/12/2003", false),
        ],
        rows: vec![
            row(
                "ngạch loại A",
                cell(Some("36 tháng"), Change::Other),
                cell(Some("24 tháng"), Change::Same),
            ),
            row(
                "chuyên gia cao cấp",
                cell(Some("60 tháng"), Change::Fresh),
                cell(None, Change::Same),
            ),
        ],
    }
}
