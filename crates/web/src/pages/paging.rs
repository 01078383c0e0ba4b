//! Which rows of a long list a page shows, and the way to the others.

use std::ops::Range;

use words::Lang;

use crate::components::Pager;
use crate::site::Visit;
use crate::urls;

/// The field of an address that names a page.
pub(super) const PAGE: &str = "trang";
/// Rows on a page.
pub(super) const ROWS: usize = 50;

/// The rows of the page that the query asks for (`trang`), of a list at this address.
pub(super) fn paged(visit: &Visit, len: usize, here: &str) -> (Range<usize>, Option<Pager>) {
    paged_by(visit, PAGE, len, here)
}

/// The same for one of several lists on a page, each with a field of its own.
pub(super) fn paged_by(visit: &Visit, field: &str, len: usize, here: &str) -> (Range<usize>, Option<Pager>) {
    cut(visit, field, ROWS, len, here)
}

/// The same with another number of rows on a page.
pub(super) fn paged_in(visit: &Visit, size: usize, len: usize, here: &str) -> (Range<usize>, Option<Pager>) {
    cut(visit, PAGE, size, len, here)
}

fn cut(visit: &Visit, field: &str, size: usize, len: usize, here: &str) -> (Range<usize>, Option<Pager>) {
    let last_page = len.div_ceil(size).max(1);
    let asked = visit.query(field).and_then(|text| text.parse::<usize>().ok());
    let page = asked.unwrap_or(1).clamp(1, last_page);
    let rows = (page - 1) * size..(page * size).min(len);
    let to = |page: usize| urls::with(here, field, &page.to_string());
    let pager = (last_page > 1).then(|| Pager {
        lang: visit.lang(),
        first: count(rows.start + 1),
        last: count(rows.end),
        total: count(len),
        previous: (page > 1).then(|| to(page - 1)),
        next: (page < last_page).then(|| to(page + 1)),
    });
    (rows, pager)
}

/// The way to the other pages of a list at an address without a moment.
pub(super) fn pager(lang: Lang, rows: &Range<usize>, len: usize, here: &str) -> Option<Pager> {
    pager_by(lang, PAGE, (rows, ROWS), len, here)
}

/// The same for one of several lists on a page, each with a field of its own, and another number of rows on a page.
pub(super) fn pager_by(
    lang: Lang,
    field: &str,
    (rows, size): (&Range<usize>, usize),
    len: usize,
    here: &str,
) -> Option<Pager> {
    let to = |page: usize| urls::with(here, field, &page.to_string());
    let page = rows.start / size.max(1) + 1;
    (len > size).then(|| Pager {
        lang,
        first: count(rows.start + 1),
        last: count(rows.end),
        total: count(len),
        previous: (page > 1).then(|| to(page - 1)),
        next: (rows.end < len).then(|| to(page + 1)),
    })
}

/// The rows of a page of a list, from 1; of one beyond the last, those of the last.
pub(super) fn rows_of(len: usize, page: usize) -> Range<usize> {
    let page = page.clamp(1, len.div_ceil(ROWS).max(1));
    (page - 1) * ROWS..(page * ROWS).min(len)
}

/// A count as pages write it.
pub(super) fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
