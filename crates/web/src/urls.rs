//! The addresses of pages, and how the moment looked at travels in them.

use std::fmt::Write;

use ledger::Day;

/// The task dashboard (P01), also the first page after log-in.
pub const TASKS: &str = "/";
/// The log-in form (P38).
pub const LOGIN: &str = "/dang-nhap";
/// Ends the session; POST only.
pub const LOGOUT: &str = "/dang-xuat";
/// Keeps the choice of language and theme; POST only.
pub const DISPLAY: &str = "/hien-thi";

/// The moment a page shows, as its address carries it. Nothing set means: today's state, everything known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moment {
    /// "Xem tại ngày".
    pub day: Option<Day>,
    /// "Như đã biết ngày".
    pub known: Option<Day>,
}

impl Moment {
    /// An address at this moment.
    pub fn at(self, path: &str) -> String {
        let mut url = path.to_owned();
        let mut mark = if path.contains('?') { '&' } else { '?' };
        for (name, day) in [("ngay", self.day), ("biet", self.known)] {
            if let Some(day) = day {
                // Writing into a String cannot fail.
                let _ = write!(url, "{mark}{name}={day}");
                mark = '&';
            }
        }
        url
    }
}

/// The names behind a figure (P01b).
pub fn figure_names(figure: &str) -> String {
    format!("/chi-tieu/{figure}/ten")
}

/// A person (P05), by the code of the record, never by a citizen number or a name.
pub fn person(code: &str) -> String {
    format!("/nhan-su/{code}")
}

/// Opens a sensitive group of a person; POST only, because opening is recorded.
pub fn sensitive_group(code: &str, group: &str) -> String {
    format!("/nhan-su/{code}/nhom/{group}")
}

/// A decision.
pub fn decision(id: &str) -> String {
    format!("/quyet-dinh/{id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_travels_in_the_address() {
        let moment = Moment {
            day: Day::of(2019, 3, 14),
            known: Day::of(2019, 4, 1),
        };
        assert_eq!(
            moment.at("/nhan-su/CB-1"),
            "/nhan-su/CB-1?ngay=2019-03-14&biet=2019-04-01"
        );
        assert_eq!(moment.at("/?trang=2"), "/?trang=2&ngay=2019-03-14&biet=2019-04-01");
        assert_eq!(Moment::default().at("/"), "/");
    }
}
