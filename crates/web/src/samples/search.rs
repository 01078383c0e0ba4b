//! The search, for tests and for the gallery.

use words::Lang;

use super::{as_of, frame};
use crate::components::{Crumb, Frame, Theme};
use crate::pages::search::{ResultGroup, ResultRow, SearchPage};
use crate::urls;

fn row(name: &str, detail: &str, href: &str) -> ResultRow {
    ResultRow {
        name: name.into(),
        detail: detail.into(),
        href: href.into(),
    }
}

fn groups() -> Vec<ResultGroup> {
    let person = row(
        "Đặng Thị Bích Ngọc",
        "1981 · Chủ tịch UBND xã · Xã Bằng Cả",
        "/nhan-su/5-0",
    );
    let all = [
        ("people", 24, vec![person.clone(), person]),
        (
            "units",
            1,
            vec![row("Xã Bằng Cả", "xã · Huyện Hoành Bồ", "/to-chuc/3-0")],
        ),
        (
            "posts",
            1,
            vec![row(
                "Chủ tịch UBND xã",
                "Xã Bằng Cả · Đặng Thị Bích Ngọc",
                "/to-chuc/3-0",
            )],
        ),
        ("decisions", 1, vec![row("31/QĐ-HU", "01/02/2019", "/quyet-dinh/9")]),
        (
            "rules",
            1,
            vec![row(
                "Tuổi nghỉ hưu",
                "Điều 169 Bộ luật Lao động",
                "/luat/retirement.normal-age",
            )],
        ),
        ("pages", 1, vec![row("Nhân sự", "", urls::PEOPLE)]),
    ];
    let group = |(kind, total, first)| ResultGroup { kind, total, first };
    all.into_iter().map(group).collect()
}

fn found(lang: Lang, theme: Theme) -> Frame {
    Frame {
        here: urls::SEARCH.into(),
        find: Some(urls::SEARCH.into()),
        crumbs: vec![Crumb {
            name: lang.say("search-title"),
            href: None,
        }],
        ..frame(lang, theme)
    }
}

/// What was found; nothing, where nothing is.
pub(crate) fn search(lang: Lang, theme: Theme, found_any: bool) -> SearchPage {
    SearchPage {
        frame: found(lang, theme),
        as_of: as_of(lang, urls::SEARCH),
        sought: "ngoc".into(),
        post: urls::SEARCH.into(),
        people: urls::PEOPLE.into(),
        groups: if found_any { groups() } else { Vec::new() },
    }
}
