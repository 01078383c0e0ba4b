//! Posts and people, for tests and for the gallery.

use words::Lang;

use super::{as_of, frame};
use crate::components::{Apart, Frame, Theme};
use crate::pages::quotas::{KindRow, QuotaRow, QuotasPage};
use crate::urls;

/// A page of so many units, every third over, every third under.
pub(crate) fn quotas(lang: Lang, theme: Theme, units: i64) -> QuotasPage {
    let kind = |name: &str, shown: bool| KindRow {
        name: name.into(),
        href: (!shown).then(|| urls::with(urls::QUOTAS, "loai", "commune")),
        numbers: ["12", "1.250", "1.246", "3", "7", "0"].map(Into::into),
    };
    let row = |n: i64| {
        let (value, present, said) =
            [(3, "27", "▲ thừa 3"), (-2, "22", "▼ thiếu 2"), (0, "24", "đủ")][usize::try_from(n % 3).unwrap()];
        QuotaRow {
            name: format!("Trường Tiểu học số {n}"),
            href: Some(urls::unit("2-1")),
            assigned: Some("24".into()),
            present: present.into(),
            difference: Some(said.into()),
            bar: Some(Apart {
                value,
                widest: 3,
                said: said.into(),
            }),
        }
    };
    let unassigned = QuotaRow {
        assigned: None,
        difference: None,
        bar: None,
        ..row(0)
    };
    QuotasPage {
        frame: Frame {
            rooms: super::rooms(2),
            ..frame(lang, theme)
        },
        as_of: as_of(lang, urls::QUOTAS),
        compared: None,
        kinds: if units == 0 {
            Vec::new()
        } else {
            vec![
                kind("biên chế công chức", true),
                kind("cán bộ, công chức cấp xã", false),
            ]
        },
        kind: "biên chế công chức".into(),
        unknown: Some("4".into()),
        rows: (0..units).map(row).chain((units > 0).then_some(unassigned)).collect(),
        pager: None,
    }
}
