//! The addresses of pages, and how the moment looked at travels in them.

use std::fmt::Write;

use ledger::Day;

/// The task dashboard (P01), also the first page after log-in.
pub const TASKS: &str = "/";
/// The task dashboard as a workbook.
pub const TASKS_WORKBOOK: &str = "/tong-quan.xlsx";
/// People as a list (P04). What is sought is posted: no address holds a name or a number.
pub const PEOPLE: &str = "/nhan-su";
/// The same as a workbook.
pub const PEOPLE_XLSX: &str = "/nhan-su.xlsx";
/// The same as text with semicolons.
pub const PEOPLE_CSV: &str = "/nhan-su.csv";
/// Lists of people that were named and kept; their ids tell nothing.
pub const KEPT_LISTS: &str = "/bo-loc";
/// Rewards and disciplines (P28).
pub const HONOURS: &str = "/khen-thuong-ky-luat";
/// The rewards as a workbook.
pub const HONOURS_XLSX: &str = "/khen-thuong-ky-luat.xlsx";
/// The disciplines as a workbook; POST only, because opening them is recorded.
pub const DISCIPLINE_XLSX: &str = "/ky-luat.xlsx";
/// What is to be done, and by when (P02).
pub const DUTIES: &str = "/viec";
/// The same as a workbook.
pub const DUTIES_XLSX: &str = "/viec.xlsx";
/// The same as text with semicolons.
pub const DUTIES_CSV: &str = "/viec.csv";
/// The reader's calendars.
pub const CALENDARS: &str = "/viec/lich";
/// Takes a calendar back; POST only.
pub const CALENDAR_REVOKE: &str = "/viec/lich/thu-hoi";
/// The reader's own record (P32).
pub const OWN: &str = "/ho-so-cua-toi";
/// What the reader asks about the own data (P33).
pub const OWN_REQUESTS: &str = "/ho-so-cua-toi/yeu-cau";
/// The copy of the own data, once it was granted.
pub const OWN_COPY_XLSX: &str = "/ho-so-cua-toi/ban-sao.xlsx";
/// The same as JSON.
pub const OWN_COPY_JSON: &str = "/ho-so-cua-toi/ban-sao.json";
/// What others ask about their data.
pub const REQUESTS: &str = "/yeu-cau";
/// What officials propose for their records (P07).
pub const PROPOSALS: &str = "/thay-doi";
/// The one search (P03). What is sought is posted: no address holds it.
pub const SEARCH: &str = "/tim";
/// Units by standards (P13).
pub const MATRIX: &str = "/chuan-hoa";
/// The same as a workbook.
pub const MATRIX_XLSX: &str = "/chuan-hoa.xlsx";
/// The law book (P12).
pub const RULES: &str = "/tieu-chuan";
/// What the authority itself sets (beside P12).
pub const LOCAL_RULES: &str = "/quy-dinh-rieng";
/// Begins an edition of it.
pub const LOCAL_RULES_BEGIN: &str = "/quy-dinh-rieng/lap";
/// The units of a day as a tree (P10).
pub const UNITS: &str = "/to-chuc";
/// The same as a workbook; `don-vi` narrows it to a branch.
pub const UNITS_XLSX: &str = "/to-chuc.xlsx";
/// What the records lack (P09).
pub const QUALITY: &str = "/du-lieu";
/// Posts assigned and people present (P11).
pub const QUOTAS: &str = "/bien-che";
/// The same as a workbook.
pub const QUOTAS_XLSX: &str = "/bien-che.xlsx";
/// Workbooks to import, and what was imported (P08).
pub const IMPORTS: &str = "/nhap-du-lieu";
/// Drafts of decisions (P30).
pub const DRAFTS: &str = "/van-ban";
/// A new draft.
pub const NEW_DRAFT: &str = "/van-ban/moi";
/// Saves a form that is not sent yet; POST only.
pub const UNFINISHED: &str = "/dang-do";
/// Keeps one no longer; POST only.
pub const UNFINISHED_DROP: &str = "/dang-do/bo";
/// The registers of numbers.
pub const REGISTER: &str = "/van-ban/so";
/// The log-in form (P38).
pub const LOGIN: &str = "/dang-nhap";
/// Ends the session; POST only.
pub const LOGOUT: &str = "/dang-xuat";
/// The second step of a log-in: a code.
pub const LOGIN_CODE: &str = "/dang-nhap/ma";
/// One's own account (P33): sessions, password, second factor.
pub const ACCOUNT: &str = "/tai-khoan";
/// Ends own sessions; POST only.
pub const SESSIONS: &str = "/tai-khoan/phien";
/// Changes the own password; POST only.
pub const PASSWORD: &str = "/tai-khoan/mat-khau";
/// Sets up the own second factor, and gives it up.
pub const SECOND_FACTOR: &str = "/tai-khoan/xac-thuc";
/// Accounts and their rights (P35).
pub const USERS: &str = "/nguoi-dung";
/// A new account.
pub const NEW_USER: &str = "/nguoi-dung/moi";
/// Sets the rules of accounts; POST only.
pub const USER_RULES: &str = "/nguoi-dung/quy-tac";
/// The log-in by an issuer, beside accounts.
pub const SIGN_ON_SETTINGS: &str = "/nguoi-dung/dang-nhap-chung";
/// Ends it; POST only.
pub const SIGN_ON_END: &str = "/nguoi-dung/dang-nhap-chung/tat";
/// Links an account with whom the issuer knows, and takes that away; POST only.
pub const SIGN_ON_LINK: &str = "/nguoi-dung/dang-nhap-chung/lien-ket";
/// Sends the browser to the issuer.
pub const SIGN_ON: &str = "/dang-nhap/chung";
/// Where the issuer sends it back to.
pub const SIGN_ON_BACK: &str = "/dang-nhap/chung/ve";
/// The keys of programs, beside accounts.
pub const KEYS: &str = "/nguoi-dung/khoa";
/// Takes a key back; POST only.
pub const KEY_REVOKE: &str = "/nguoi-dung/khoa/thu-hoi";
/// Ends looking through the rights of another account; POST only.
pub const END_VIEW: &str = "/xem-nhu/thoi";
/// Delegates an own right, and ends that; POST only.
pub const DELEGATE: &str = "/tai-khoan/uy-quyen";
/// The chains of events (P36).
pub const AUDIT: &str = "/nhat-ky";
/// Proves them; POST only.
pub const AUDIT_PROOF: &str = "/nhat-ky/doi-soat";
/// How the office runs (P37).
pub const OPERATIONS: &str = "/van-hanh";
/// The server of letters.
pub const MAIL: &str = "/van-hanh/thu";
/// Sends a letter of trial; POST only.
pub const MAIL_TRY: &str = "/van-hanh/thu/thu";
/// Ends letters; POST only.
pub const MAIL_END: &str = "/van-hanh/thu/tat";
/// Whether the reader wants letters; POST only.
pub const OWN_MAIL: &str = "/tai-khoan/thu";
/// The addresses that are told of decisions.
pub const WEBHOOKS: &str = "/van-hanh/noi-nhan";
/// Sets one going again, or removes it; POST only.
pub const WEBHOOK_ACT: &str = "/van-hanh/noi-nhan/viec";
/// Whether the service is well, for a watchman: everything is shown, and more can be written. Needs no log-in, tells nothing else.
pub const HEALTH: &str = "/suc-khoe";
/// Whether pages are answered, for a balancer: as above, but a full disk does not count.
pub const HEALTH_READS: &str = "/suc-khoe/doc";
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
    format!("{OWN}/de-nghi/{id}")
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
