//! Pages of imports, for tests and for the gallery.

use words::{Lang, Message};

use super::frame;
use crate::components::{Frame, Problem, Problems, Theme};
use crate::pages::imports::{
    ChangedRow, ColumnForm, ColumnsPage, CountLink, DateDoubt, FileRow, ImportsPage, PreviewPage, ReportPage,
    SheetForm, ShownRow, UnitQuestion, WatchPage, WizardStep,
};
use crate::urls;

const UPLOAD: &str = "/nhap-du-lieu/0f3c";

fn steps(here: usize) -> Vec<WizardStep> {
    let ids = [
        "imports-step-file",
        "imports-step-columns",
        "imports-step-preview",
        "imports-step-report",
    ];
    let step = |(at, name)| WizardStep {
        name,
        href: (at < here).then(|| urls::IMPORTS.to_owned()),
        here: at == here,
    };
    ids.into_iter().enumerate().map(step).collect()
}

fn framed(lang: Lang, theme: Theme) -> Frame {
    Frame {
        here: UPLOAD.into(),
        ..frame(lang, theme)
    }
}

fn file(name: &str) -> FileRow {
    FileRow {
        file: name.into(),
        href: UPLOAD.into(),
        when: "09:00, 14/03/2019".into(),
        who: "Nguyễn Thị Lan".into(),
        as_of: "01/03/2019".into(),
        counts: "thêm 12, sửa 3, trùng 240, lỗi 2, bỏ qua 14".into(),
        state: None,
    }
}

/// The first step, refused.
pub(crate) fn imports(lang: Lang, theme: Theme) -> ImportsPage {
    let message = Message::new("workbook-macros");
    ImportsPage {
        frame: framed(lang, theme),
        steps: steps(0),
        problems: Problems {
            lang,
            list: vec![Problem {
                field: Some("tep"),
                message,
            }],
        },
        done: None,
        limit: lang.speak(&Message::new("imports-limit").with("mb", 10)),
        waiting: vec![file("danh sách.xlsx")],
        imports: vec![file("01-can-bo.xlsx"), file("<b>02</b>.xlsx")],
        pager: None,
    }
}

/// The second step, of a sheet of twelve columns.
pub(crate) fn columns(lang: Lang, theme: Theme) -> ColumnsPage {
    let column = |at: u8| ColumnForm {
        name: format!("c-0-{}", char::from(b'A' + at)),
        letters: char::from(b'A' + at).to_string(),
        heading: "Họ và tên › chữ in".into(),
        samples: "Trần Thị Mai; Lê Văn Bình".into(),
        chosen: "birth".into(),
        marked: false,
        dated: (at == 3).then(|| ("n-0-D".to_owned(), "doi".to_owned())),
    };
    ColumnsPage {
        frame: framed(lang, theme),
        steps: steps(1),
        problems: Problems::none(lang),
        here: UPLOAD.into(),
        file: "danh sách.xlsx".into(),
        day: String::new(),
        day_found: Some(lang.speak(&Message::new("imports-day-found").with("day", "01/03/2019"))),
        remembered: true,
        chosen: true,
        sheets: vec![SheetForm {
            at: 0,
            name: "Sheet1".into(),
            hidden: false,
            read: true,
            heads: "3-4".into(),
            first: "5".into(),
            columns: (0..12).map(column).collect(),
        }],
        plain: ["full_name", "birth", "unit"]
            .map(|word| (word.to_owned(), lang.say("column-unit")))
            .into(),
        marks: Vec::new(),
    }
}

fn counts(lang: Lang) -> Vec<CountLink> {
    let one = |mark, id: &str, here| CountLink {
        said: (mark, lang.say(id)),
        count: 12,
        href: urls::with(UPLOAD, "o", "them"),
        here,
    };
    vec![one("●", "outcome-add", false), one("▲", "outcome-error", true)]
}

fn row(lang: Lang) -> ShownRow {
    ShownRow {
        place: "Sheet1, dòng 7".into(),
        outcome: ("▲", lang.say("outcome-error")),
        person: ("Lê Văn Bình".into(), Some("/nhan-su/5-1".into())),
        birth: "1970".into(),
        unit: "Xã Bằng Cả".into(),
        reasons: vec![lang.say("import-impossible-date")],
    }
}

/// The third step, with everything that it may ask.
pub(crate) fn preview(lang: Lang, theme: Theme, rows: usize) -> PreviewPage {
    PreviewPage {
        frame: framed(lang, theme),
        steps: steps(2),
        problems: Problems::none(lang),
        here: UPLOAD.into(),
        file: "danh sách.xlsx".into(),
        as_of: lang.speak(&Message::new("imports-as-of").with("day", "01/03/2019")),
        before: Some(("Chính tệp này đã được nhập".into(), "/nhap-du-lieu/lan/9".into())),
        counts: counts(lang),
        rows: (0..rows).map(|_| row(lang)).collect(),
        pager: None,
        warnings: vec!["Trang Sheet1: 3 dòng đang ẩn vẫn được đọc".into()],
        new: 12,
        errors: 2,
        doubts: vec![DateDoubt {
            sheet: "Sheet1".into(),
            column: "D".into(),
            sample: vec![(7, "04/03/1980".into(), "03/04/1980".into())],
            way: "doi",
        }],
        units: vec![UnitQuestion {
            text: "BC xã".into(),
            rows: 2,
            like: "Xã Bằng Cả".into(),
            typed: String::new(),
        }],
        offered: vec!["Xã Bằng Cả (3-0)".into()],
        seen: "0".repeat(64),
        changed: vec![ChangedRow {
            was: Some(ShownRow {
                reasons: Vec::new(),
                ..row(lang)
            }),
            now: row(lang),
        }],
    }
}

/// While it is being written.
pub(crate) fn watch(lang: Lang) -> WatchPage {
    WatchPage {
        frame: framed(lang, Theme::System),
        steps: steps(3),
        here: UPLOAD.into(),
        file: "danh sách.xlsx".into(),
        progress: Some((1_200, 6_000)),
        stopping: false,
    }
}

/// The fourth step.
pub(crate) fn report(lang: Lang, theme: Theme) -> ReportPage {
    ReportPage {
        frame: framed(lang, theme),
        steps: steps(3),
        problems: Problems::none(lang),
        here: "/nhap-du-lieu/lan/9".into(),
        file: "danh sách.xlsx".into(),
        headline: lang.speak(&Message::new("imports-written").with("add", 12).with("change", 3)),
        told: "Nguyễn Thị Lan, 09:00, 14/03/2019.".into(),
        decision: "/quyet-dinh/9".into(),
        taken_back: None,
        marked: true,
        counts: counts(lang),
        rows: vec![row(lang)],
        pager: None,
    }
}
