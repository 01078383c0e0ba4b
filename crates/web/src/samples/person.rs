//! Sample people.

use ledger::When;
use words::Lang;

use super::{as_of, crumbs, day, frame, rooms};
use crate::components::{Basis, Confidence, Event, Frame, Lane, Lanes, Outcome, Shape, Source, Theme, WhyNode};
use crate::pages::person::{Ahead, Fact, Finding, MainPost, PersonPage, RankNow, Sensitive, Vault, Who};

fn source(lang: Lang, number: &str, signed: &str) -> Source {
    Source {
        lang,
        number: Some(number.into()),
        day: day(signed),
        href: Some(format!("/quyet-dinh/{number}")),
        scans: 1,
    }
}

fn span(lang: Lang, from: &str, until: Option<&str>, short: &str, full: &str) -> Event {
    Event {
        from: from.parse().unwrap(),
        until: until.map(day),
        shape: Shape::Span,
        short: short.into(),
        full: full.into(),
        source: Some(source(lang, "112/QĐ-UBND", "2016-05-25")),
    }
}

fn point(from: &str, shape: Shape, short: &str, full: &str) -> Event {
    Event {
        from: from.parse().unwrap(),
        until: None,
        shape,
        short: short.into(),
        full: full.into(),
        source: None,
    }
}

fn lanes(lang: Lang) -> Lanes {
    let posts = vec![
        span(
            lang,
            "2004-04-01",
            Some("2010-01-01"),
            "CC Văn phòng – thống kê",
            "Công chức Văn phòng – thống kê xã Dân Chủ",
        ),
        span(
            lang,
            "2010-01-01",
            Some("2016-06-01"),
            "Chủ tịch Hội Nông dân",
            "Chủ tịch Hội Nông dân xã Dân Chủ",
        ),
        span(
            lang,
            "2016-06-01",
            None,
            "Phó Chủ tịch UBND xã",
            "Phó Chủ tịch Ủy ban nhân dân xã Dân Chủ",
        ),
        span(
            lang,
            "2017-09",
            None,
            "Kiêm Trưởng ban Công an",
            "Kiêm nhiệm Trưởng ban Công an xã",
        ),
    ];
    let study = vec![
        span(
            lang,
            "2005-09",
            Some("2009-07-01"),
            "Đại học (VHVL)",
            "Đại học Luật, vừa học vừa làm",
        ),
        point("2012", Shape::Point, "Sơ cấp LLCT", "Sơ cấp lý luận chính trị"),
    ];
    let rank = vec![
        span(
            lang,
            "2004-04-01",
            Some("2007-04-01"),
            "2,34",
            "Chuyên viên 01.003 bậc 1, hệ số 2,34",
        ),
        span(
            lang,
            "2007-04-01",
            Some("2010-04-01"),
            "2,67",
            "Chuyên viên 01.003 bậc 2, hệ số 2,67",
        ),
        span(
            lang,
            "2010-04-01",
            Some("2013-04-01"),
            "3,00",
            "Chuyên viên 01.003 bậc 3, hệ số 3,00",
        ),
        span(lang, "2013-04-01", None, "3,33", "Chuyên viên 01.003 bậc 4, hệ số 3,33"),
    ];
    let grade = (2014..=2018).map(|year| {
        point(
            &format!("{year}-12-31"),
            Shape::Point,
            "Tốt",
            &format!("Hoàn thành tốt nhiệm vụ năm {year}"),
        )
    });
    let reward = vec![
        point(
            "2013-05-10",
            Shape::SternPoint,
            "Khiển trách",
            "Khiển trách, hết hiệu lực 10/05/2014",
        ),
        point(
            "2017-12-20",
            Shape::Point,
            "Giấy khen",
            "Giấy khen của Chủ tịch UBND huyện",
        ),
    ];
    let side = |name, events| Lane { name, events };
    let sides = vec![
        side("lane-posts", posts),
        side("lane-study", study),
        side("lane-rank", rank),
        side("lane-grade", grade.collect()),
        side("lane-reward", reward),
    ];
    Lanes {
        lang,
        day: day("2019-03-14"),
        lanes: sides,
    }
}

fn finding(lang: Lang) -> Finding {
    let leaf = |outcome, said: &str, source| WhyNode {
        lang,
        outcome,
        said: said.into(),
        basis: None,
        source,
        parts: Vec::new(),
    };
    let basis = Basis {
        lang,
        cited: "LOC-2019, từ 01/01/2019".into(),
        href: Some("/luat/x".into()),
        confidence: Confidence::SecondHand,
    };
    let why = WhyNode {
        lang,
        outcome: Outcome::No,
        said: "Cán bộ chủ chốt cấp xã: trung cấp lý luận chính trị trở lên, hoặc đang học".into(),
        basis: None,
        source: None,
        parts: vec![
            leaf(
                Outcome::Yes,
                "chức danh thuộc nhóm cán bộ chủ chốt cấp xã",
                Some(source(lang, "112/QĐ-UBND", "2016-05-25")),
            ),
            leaf(
                Outcome::No,
                "lý luận chính trị: sơ cấp, cần từ trung cấp",
                Some(source(lang, "07/KK-NV", "2018-12-31")),
            ),
            leaf(Outcome::No, "không có quyết định cử đi học trung cấp", None),
        ],
    };
    Finding {
        missing: "trung cấp lý luận chính trị".into(),
        verdict: "verdict-gap",
        held: Some("sơ cấp (2012)".into()),
        required: Some("từ trung cấp, hoặc đang học".into()),
        deadline: Some(day("2020-12-31")),
        basis: vec![basis],
        why: Some(why),
        closes: vec![("lớp TC-02, còn 11 chỗ".into(), Some("/lop/TC-02".into()))],
    }
}

/// A person with a long record and one gap.
pub(crate) fn person(lang: Lang, theme: Theme) -> PersonPage {
    let fact = |name: &str, value: &str, since: &str| Fact {
        name: name.into(),
        value: value.into(),
        since: Some(since.parse().unwrap()),
        correct: None,
        source: Some(source(lang, "07/KK-NV", "2018-12-31")),
    };
    PersonPage {
        frame: Frame {
            crumbs: crumbs(lang, "CB-0412"),
            rooms: rooms(1),
            ..frame(lang, theme)
        },
        as_of: as_of(lang, "/nhan-su/CB-0412"),
        who: Who {
            name: "Đặng Thị Bích Ngọc".into(),
            code: "CB-0412".into(),
            born: Some(When::Year(1979)),
            post: Some(MainPost {
                title: "Phó Chủ tịch UBND xã Dân Chủ".into(),
                since: When::Day(day("2016-06-01")),
            }),
            rank: Some(RankNow {
                rank: "01.003".into(),
                step: 4,
                coefficient: "3.33".into(),
            }),
            retires: Some(When::Month(2039, 4)),
        },
        standards: 3,
        findings: vec![finding(lang)],
        lanes: lanes(lang),
        ahead: vec![
            Ahead {
                when: "15/04/2019".into(),
                is_late: false,
                said: "Lớp TC-02 khai giảng, còn 11 chỗ".into(),
                href: Some("/lop/TC-02".into()),
            },
            Ahead {
                when: "01/10/2019".into(),
                is_late: false,
                said: "Nâng bậc lương lên 3,66".into(),
                href: None,
            },
            Ahead {
                when: "06/2021".into(),
                is_late: false,
                said: "Hết nhiệm kỳ".into(),
                href: None,
            },
        ],
        facts: vec![
            fact("Trình độ chuyên môn", "Đại học Luật (vừa học vừa làm)", "2009-07"),
            fact("Lý luận chính trị", "Sơ cấp", "2012"),
            fact("Đảng viên", "Chính thức", "2008-02-03"),
            fact("Tin học", "Chứng chỉ ứng dụng cơ bản", "..2018-12-31"),
        ],
        sensitive: vec![
            Sensitive {
                name: "sensitive-identity",
                vault: Vault::Folded("/nhan-su/CB-0412/nhom/giay-to".into()),
            },
            Sensitive {
                name: "sensitive-family",
                vault: Vault::Open(vec![fact("Con", "Hai con, sinh 2005 và 2010", "..2018-12-31")]),
            },
            Sensitive {
                name: "sensitive-health",
                vault: Vault::Refused,
            },
        ],
        own: None,
    }
}

/// A person of whom only one workbook is known: starts open, nothing ahead.
pub(crate) fn person_from_stock_taking(lang: Lang) -> PersonPage {
    let stock = When::By(day("2018-12-31"));
    let held = |short: &str| Event {
        from: stock,
        ..span(lang, "2018-12-31", None, short, short)
    };
    let page = person(lang, Theme::System);
    let unknown = Finding {
        verdict: "verdict-unknown",
        missing: "quản lý nhà nước".into(),
        held: None,
        deadline: None,
        ..finding(lang)
    };
    let shown = vec![
        Lane {
            name: "lane-posts",
            events: vec![held("Bí thư Đảng ủy, Chủ tịch Hội đồng nhân dân")],
        },
        Lane {
            name: "lane-study",
            events: vec![held("Đại học")],
        },
    ];
    PersonPage {
        who: Who {
            name: "Triệu Đức Thuỷ".into(),
            post: None,
            rank: None,
            retires: None,
            born: None,
            ..page.who
        },
        findings: vec![unknown],
        lanes: Lanes {
            lanes: shown,
            ..page.lanes
        },
        ahead: Vec::new(),
        facts: Vec::new(),
        sensitive: Vec::new(),
        ..page
    }
}
