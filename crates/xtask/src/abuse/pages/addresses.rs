//! Forged addresses: ids that nobody was given, days that never were, places of the log to come.

use super::report::Report;
use super::walk::{Page, shape};
use crate::bench::http::Visitor;

/// What stands in the place of an id.
const IDS: [&str; 8] = [
    "0",
    "-1",
    "99999999999999999999",
    "%00",
    "..%2F..%2Fetc%2Fpasswd",
    "%27%20OR%201%3D1%20--",
    "%3Cscript%3Ealert(1903)%3C%2Fscript%3E",
    "%ff%fe",
];
/// What stands behind the question mark.
const QUERIES: [&str; 6] = [
    "ngay=9999-99-99&biet=99999999999&trang=-1",
    "ngay=%3Cscript%3Ealert(1903)%3C%2Fscript%3E",
    "trang=18446744073709551615&sap=%00&don-vi=-1",
    "ngay=2019-03-14&ngay=2019-03-15&biet=0",
    "%00=%00&&&=&a",
    "tim=%3Cimg%20src%3Dx%20onerror%3Dalert(1903)%3E&lang=%3Cscript%3E",
];

/// Asks for every page with forged ids and queries.
pub(super) fn forge(visitor: &mut Visitor, pages: &[Page], report: &mut Report) {
    let mut met = Vec::new();
    for page in pages {
        let own = shape(&page.address);
        if met.contains(&own) {
            continue;
        }
        met.push(own);
        for query in QUERIES {
            ask(visitor, &format!("{}?{query}", page.address), report);
        }
        ask(visitor, &format!("{}?ngay={}", page.address, "9".repeat(6_000)), report);
        let parts: Vec<&str> = page.address.split('/').collect();
        for at in 0..parts.len() {
            let is_id = parts.get(at).is_some_and(|part| shape(part) == "*");
            for id in IDS.iter().filter(|_| is_id) {
                let mut forged = parts.clone();
                if let Some(part) = forged.get_mut(at) {
                    *part = id;
                }
                ask(visitor, &forged.join("/"), report);
            }
        }
    }
}

fn ask(visitor: &mut Visitor, address: &str, report: &mut Report) {
    let answer = visitor.get(address);
    let _noted = report.note(
        &format!("GET {}", address.get(..address.len().min(120)).unwrap_or(address)),
        answer,
    );
}
