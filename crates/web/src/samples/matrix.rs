//! The matrix of units by standards, for tests and for the gallery.

use words::Lang;

use super::{as_of, frame};
use crate::components::{Basis, Confidence, Frame, Theme};
use crate::pages::matrix::{MatrixCell, MatrixPage, MatrixRow};
use crate::urls;

/// With so many units and standards.
pub(crate) fn matrix(lang: Lang, theme: Theme, units: usize, standards: usize) -> MatrixPage {
    let cell = |n: usize| MatrixCell {
        lang,
        met: [5, 4, 3, 0, 0, 0][n % 6],
        of: [5, 5, 5, 5, 3, 0][n % 6],
        unknown: [0, 1, 0, 2, 3, 0][n % 6],
        href: Some("/chuan-hoa/loc-2019.key-commune-officials?don-vi=12-3&ngay=2019-03-14".into()),
    };
    let row = |n: usize| MatrixRow {
        name: ["Xã Bằng Cả", "Xã Dân Chủ", "Thị trấn Trới"][n % 3].into(),
        href: (n == 0).then(|| "/chuan-hoa?don-vi=12-3".into()),
        cells: (n..n + standards).map(cell).collect(),
    };
    let basis = Basis {
        lang,
        cited: "10-QĐ/HU (2019)".into(),
        href: None,
        confidence: Confidence::SecondHand,
    };
    MatrixPage {
        frame: Frame {
            rooms: super::rooms(3),
            ..frame(lang, theme)
        },
        as_of: as_of(lang, urls::MATRIX),
        compared: None,
        above: "Huyện Hoành Bồ".into(),
        standards: vec![("Chuẩn hóa cán bộ chủ chốt cấp xã, thị trấn".into(), basis); standards],
        all: MatrixRow {
            name: lang.say("matrix-all"),
            ..row(1)
        },
        rows: (0..units).map(row).collect(),
        pager: None,
    }
}
