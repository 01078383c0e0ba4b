//! Units, for tests and for the gallery.

use words::Lang;

use super::{as_of, day, frame};
use crate::components::{Branch, Crumb, Frame, Source, Theme};
use crate::pages::units::{HistoryRow, HolderRow, PostRow, UnitPage, UnitsPage};
use crate::urls;

fn branch(lang: Lang, name: &str, kind: &str, below: Vec<Branch>, folded: bool) -> Branch {
    Branch {
        lang,
        name: name.into(),
        href: Some(urls::unit("2-1")),
        kind: kind.into(),
        numbers: Some((24, 23)),
        people: Some("/nhan-su?don-vi=2-1".into()),
        direct: i64::try_from(below.len()).unwrap(),
        below,
        folded,
    }
}

fn communes(lang: Lang, folded: bool) -> Vec<Branch> {
    let village = |n: usize| branch(lang, &format!("Thôn {n}"), "thôn", Vec::new(), true);
    let commune = |name: &&str| branch(lang, name, "xã", (1..=4).map(village).collect(), folded);
    ["Xã Bằng Cả", "Xã Dân Chủ", "Xã Kỳ Thượng"]
        .iter()
        .map(commune)
        .collect()
}

/// The tree.
pub(crate) fn units(lang: Lang, theme: Theme) -> UnitsPage {
    let mut root = branch(lang, "Huyện Hoành Bồ", "chính quyền", communes(lang, true), false);
    // The root lies outside the scope of somebody who sees some of its communes.
    (root.href, root.numbers, root.people) = (None, None, None);
    UnitsPage {
        frame: Frame {
            rooms: super::rooms(2),
            ..frame(lang, theme)
        },
        as_of: as_of(lang, urls::UNITS),
        compared: None,
        total: 16,
        open_all: Some("/to-chuc?mo=het".into()),
        quotas: urls::QUOTAS.into(),
        branches: vec![root],
    }
}

/// A day on which there is none.
pub(crate) fn units_none(lang: Lang) -> UnitsPage {
    UnitsPage {
        total: 0,
        open_all: None,
        branches: Vec::new(),
        ..units(lang, Theme::System)
    }
}

/// One unit, which has ended.
pub(crate) fn unit(lang: Lang, theme: Theme) -> UnitPage {
    let page = units(lang, theme);
    let holder = |person: Option<(&str, &str)>, mode: Option<&str>| HolderRow {
        person: person.map(|(name, href)| (name.into(), href.into())),
        mode: mode.map(String::from),
        since: "01/02/2012".into(),
    };
    let post = |title: &str, holders| PostRow {
        title: title.into(),
        fill: Some("/van-ban/moi?noi-dung=21&vi-tri=3-1".into()),
        holders,
    };
    let told = |said: &str, what: (&str, Option<&str>), numbered: bool| HistoryRow {
        day: "01/02/2012".into(),
        said: said.into(),
        what: (what.0.into(), what.1.map(String::from)),
        source: numbered.then(|| Source {
            lang,
            number: Some("12/NQ-HĐND".into()),
            day: day("2012-02-01"),
            href: Some("/quyet-dinh/3".into()),
            scans: 0,
        }),
    };
    UnitPage {
        frame: Frame {
            crumbs: vec![Crumb {
                name: "Xã Bằng Cả".into(),
                href: None,
            }],
            ..page.frame
        },
        as_of: as_of(lang, "/to-chuc/2-1"),
        name: "Xã Bằng Cả".into(),
        head: vec![
            (lang.say("names-column-kind"), "xã".into(), None),
            (
                lang.say("units-branch-people"),
                "23".into(),
                Some("/nhan-su?don-vi=2-1".into()),
            ),
        ],
        gone: Some((
            lang.say("units-none"),
            Some(("Xã Dân Chủ".into(), "/to-chuc/2-2".into())),
        )),
        posts: vec![
            post(
                "Chủ tịch UBND xã",
                vec![holder(Some(("Đặng Thị Bích Ngọc", "/nhan-su/7-1")), None)],
            ),
            post("Chủ tịch HĐND xã", vec![holder(None, Some("kiêm nhiệm"))]),
            post("Phó Chủ tịch UBND xã", Vec::new()),
        ],
        post_count: 3,
        posts_pager: None,
        branches: communes(lang, true),
        below: 3,
        below_pager: None,
        drafts: vec![(lang.say("chart"), "/van-ban/moi?noi-dung=60&o-don-vi=2-1".into())],
        open_all: Some("/to-chuc/2-1?mo=het".into()),
        history: vec![
            told(&lang.say("units-founded"), ("Xã Bằng Cả", None), true),
            told(&lang.say("units-renamed"), ("Xã Dân Chủ", Some("/to-chuc/2-2")), false),
        ],
    }
}
