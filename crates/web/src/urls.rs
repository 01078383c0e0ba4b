//! The addresses of pages, and how the moment looked at travels in them.

mod fixed;

use std::fmt::Write;

use ledger::Day;

pub use fixed::*;

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
        for (name, day) in self.fields() {
            // Writing into a String cannot fail.
            let _ = write!(url, "{mark}{name}={day}");
            mark = '&';
        }
        url
    }

    /// The fields of an address that set it.
    pub fn fields(self) -> Vec<(&'static str, String)> {
        let fields = [("ngay", self.day), ("biet", self.known)];
        fields
            .into_iter()
            .filter_map(|(name, day)| Some((name, day?.to_string())))
            .collect()
    }
}

/// A run: its progress (P20), then its result (P21).
pub fn run(id: &str) -> String {
    format!("{PLANS}/{id}")
}

/// A page or a deed of a run.
pub fn of_run(id: &str, what: &str) -> String {
    format!("{PLANS}/{id}/{what}")
}

/// The timetable of a run (P14).
pub fn timetable(id: &str) -> String {
    of_run(id, "lich")
}

/// An accepted plan.
pub fn plan(id: &str) -> String {
    format!("{PLANS}/ke-hoach/{id}")
}

/// The names behind a figure (P01b).
pub fn figure_names(figure: &str) -> String {
    format!("/chi-tieu/{figure}/ten")
}

/// The same as a workbook.
pub fn figure_workbook(figure: &str) -> String {
    format!("/chi-tieu/{figure}/ten.xlsx")
}

/// A kept list: the short way to it.
pub fn kept_list(id: &str) -> String {
    format!("{KEPT_LISTS}/{id}")
}

/// Renames or shares a kept list; POST only.
pub fn kept_list_change(id: &str) -> String {
    format!("{KEPT_LISTS}/{id}/ten")
}

/// Removes a kept list; POST only.
pub fn kept_list_remove(id: &str) -> String {
    format!("{KEPT_LISTS}/{id}/xoa")
}

/// A person (P05), by the code of the record, never by a citizen number or a name.
pub fn person(code: &str) -> String {
    format!("/nhan-su/{code}")
}

/// Opens a sensitive group of a person; POST only, because opening is recorded.
pub fn sensitive_group(code: &str, group: &str) -> String {
    format!("/nhan-su/{code}/nhom/{group}")
}

/// A person as a workbook.
pub fn person_workbook(code: &str) -> String {
    format!("/nhan-su/{code}/ho-so.xlsx")
}

/// The dossier 2C of a person (P06); POST shows what is sensitive, because opening is recorded.
pub fn dossier(code: &str) -> String {
    format!("/nhan-su/{code}/2c")
}

/// Another content that the reader proposes for an act of the own record; acts are counted from 1.
pub fn own_correction(seq: &str, number: i64) -> String {
    format!("{OWN}/sua/{seq}/{number}")
}

/// A fact that the reader's record lacks.
pub fn own_addition(what: &str) -> String {
    format!("{OWN}/bo-sung/{what}")
}

/// An own proposal.
pub fn own_proposal(id: &str) -> String {
    format!("{OWN_PROPOSALS}/{id}")
}

/// The scans beside a thing, by its page.
pub fn scans(of: &str) -> String {
    format!("{of}/tep")
}

/// One of them: of a draft or a proposal by its digest, of a decision by its number.
pub fn scan(of: &str, which: &str) -> String {
    format!("{of}/tep/{which}")
}

/// A proposal of somebody else.
pub fn proposal(id: &str) -> String {
    format!("{PROPOSALS}/{id}")
}

/// A request about somebody's data.
pub fn request(id: &str) -> String {
    format!("{REQUESTS}/{id}")
}

/// Shows what is sensitive in it; POST only, because opening is recorded.
pub fn open_proposal(id: &str) -> String {
    format!("{PROPOSALS}/{id}/mo")
}

/// The names behind a cell of the matrix.
pub fn matrix_names(standard: &str) -> String {
    format!("{MATRIX}/{standard}")
}

/// The same as a workbook.
pub fn matrix_workbook(standard: &str) -> String {
    format!("{MATRIX}/{standard}/ten.xlsx")
}

/// A unit, by its id, which no rename and no merger changes.
pub fn unit(id: &str) -> String {
    format!("{UNITS}/{id}")
}

/// A decision, by its place in the log.
pub fn decision(id: &str) -> String {
    format!("/quyet-dinh/{id}")
}

/// A rule of the law book, by its id.
pub fn rule(id: &str) -> String {
    format!("/luat/{id}")
}

/// An edition of the local rules, by its id.
pub fn local_rules(id: &str) -> String {
    format!("{LOCAL_RULES}/{id}")
}

/// A calendar, by the key that opens it.
pub fn calendar(key: &str) -> String {
    format!("/lich/{key}.ics")
}

/// A new draft with an act for people, by their codes, from a day on.
pub fn begin_draft(act: u16, people: &[String], from: Option<Day>) -> String {
    let url = with(NEW_DRAFT, "noi-dung", &act.to_string());
    let url = people.iter().fold(url, |url, code| with(&url, "nguoi", code));
    from.map_or(url.clone(), |day| with(&url, "hieu-luc", &day.to_string()))
}

/// A new draft with an act in which a unit, or a post, stands already, from a day on.
pub fn begin_draft_at(act: u16, unit: Option<&str>, post: Option<&str>, from: Day) -> String {
    let url = with(NEW_DRAFT, "noi-dung", &act.to_string());
    let url = unit.map_or(url.clone(), |unit| with(&url, "o-don-vi", unit));
    let url = post.map_or(url.clone(), |post| with(&url, "vi-tri", post));
    with(&url, "hieu-luc", &from.to_string())
}

/// An account, by the code that stands for it: no address tells a name.
pub fn user(code: &str) -> String {
    format!("{USERS}/{code}")
}

/// An upload as it would change the ledger, by the chance that names it.
pub fn upload(id: &str) -> String {
    format!("{IMPORTS}/{id}")
}

/// What is done with an upload, or taken from it.
pub fn of_upload(id: &str, what: &str) -> String {
    format!("{IMPORTS}/{id}/{what}")
}

/// An import that was written, by its place in the log.
pub fn import(seq: u32) -> String {
    format!("{IMPORTS}/lan/{seq}")
}

/// A draft, by its id.
pub fn draft(id: &str) -> String {
    format!("{DRAFTS}/{id}")
}

/// The head of a draft.
pub fn draft_head(id: &str) -> String {
    format!("{DRAFTS}/{id}/dau")
}

/// Who goes where by a draft.
pub fn draft_going(id: &str) -> String {
    format!("{DRAFTS}/{id}/ai-di-dau")
}

/// Opinions on a draft.
pub fn draft_opinions(id: &str) -> String {
    format!("{DRAFTS}/{id}/y-kien")
}

/// A draft as it will stand on paper.
pub fn draft_printed(id: &str) -> String {
    format!("{DRAFTS}/{id}/ban-in")
}

/// Another content for an act of a decision in the log; acts are counted from 1.
pub fn correction(seq: &str, number: i64) -> String {
    format!("/quyet-dinh/{seq}/{number}/sua")
}

/// An act more in a draft.
pub fn draft_add(id: &str) -> String {
    format!("{DRAFTS}/{id}/them")
}

/// An address with one more field in its query.
pub fn with(url: &str, name: &str, value: &str) -> String {
    let mark = if url.contains('?') { '&' } else { '?' };
    format!("{url}{mark}{name}={}", escape(value))
}

/// A text as it stands inside a query.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

/// A path of this site to go back to; anything else, and the log-in itself, is no such path.
pub fn own_path(text: &str) -> Option<&str> {
    let own = text.starts_with('/')
        && !text.starts_with("//")
        && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let path = text.split(['?', '#']).next().unwrap_or_default();
    (own && ![LOGIN, LOGIN_CODE, LOGOUT, DISPLAY].contains(&path)).then_some(text)
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

    #[test]
    fn the_way_back_leads_to_this_site_only() {
        assert_eq!(
            own_path("/nhan-su/5-1?ngay=2019-03-14"),
            Some("/nhan-su/5-1?ngay=2019-03-14")
        );
        for elsewhere in [
            "//b.vn",
            "/\\b.vn",
            "https://b.vn",
            "",
            "/dang-nhap?tiep=/",
            "/a\r\nSet-Cookie: x",
            "javascript:alert(1)",
        ] {
            assert_eq!(own_path(elsewhere), None, "{elsewhere}");
        }
    }

    #[test]
    fn a_text_in_a_query_is_escaped() {
        assert_eq!(with("/x?a=1", "tiep", "/?b=ă&c"), "/x?a=1&tiep=/%3Fb%3D%C4%83%26c");
    }
}
