//! The addresses that name nothing and nobody.

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
/// Salary steps of many at once.
pub const RAISES: &str = "/viec/nang-luong";
/// The reader's calendars.
pub const CALENDARS: &str = "/viec/lich";
/// Takes a calendar back; POST only.
pub const CALENDAR_REVOKE: &str = "/viec/lich/thu-hoi";
/// The reader's own record (P32).
pub const OWN: &str = "/ho-so-cua-toi";
/// Own proposals; each has its page below.
pub const OWN_PROPOSALS: &str = "/ho-so-cua-toi/de-nghi";
/// What the reader asks about the own data (P33).
pub const OWN_REQUESTS: &str = "/ho-so-cua-toi/yeu-cau";
/// The copy of the own data, once it was granted.
pub const OWN_COPY_XLSX: &str = "/ho-so-cua-toi/ban-sao.xlsx";
/// The same as JSON.
pub const OWN_COPY_JSON: &str = "/ho-so-cua-toi/ban-sao.json";
/// What others ask about their data.
pub const REQUESTS: &str = "/yeu-cau";
/// The same as a workbook.
pub const REQUESTS_XLSX: &str = "/yeu-cau.xlsx";
/// The same as text with semicolons.
pub const REQUESTS_CSV: &str = "/yeu-cau.csv";
/// What officials propose for their records (P07).
pub const PROPOSALS: &str = "/thay-doi";
/// The same as a workbook.
pub const PROPOSALS_XLSX: &str = "/thay-doi.xlsx";
/// The same as text with semicolons.
pub const PROPOSALS_CSV: &str = "/thay-doi.csv";
/// The one search (P03). What is sought is posted: no address holds it.
pub const SEARCH: &str = "/tim";
/// Runs and plans.
pub const PLANS: &str = "/phuong-an";
/// The inputs of a run (P19).
pub const NEW_RUN: &str = "/phuong-an/moi";
/// Runs side by side (P22).
pub const COMPARE_RUNS: &str = "/phuong-an/so-sanh";
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
/// The same as a drawing.
pub const CHART: &str = "/to-chuc/so-do";
/// What the records lack (P09).
pub const QUALITY: &str = "/du-lieu";
/// The same as a workbook.
pub const QUALITY_XLSX: &str = "/du-lieu.xlsx";
/// The same as text with semicolons.
pub const QUALITY_CSV: &str = "/du-lieu.csv";
/// Posts assigned and people present (P11).
pub const QUOTAS: &str = "/bien-che";
/// The same as a workbook.
pub const QUOTAS_XLSX: &str = "/bien-che.xlsx";
/// Workbooks to import, and what was imported (P08).
pub const IMPORTS: &str = "/nhap-du-lieu";
/// Drafts of decisions (P30).
pub const DRAFTS: &str = "/van-ban";
/// The same as a workbook.
pub const DRAFTS_XLSX: &str = "/van-ban.xlsx";
/// The same as text with semicolons.
pub const DRAFTS_CSV: &str = "/van-ban.csv";
/// A new draft.
pub const NEW_DRAFT: &str = "/van-ban/moi";
/// Saves a form that is not sent yet; POST only.
pub const UNFINISHED: &str = "/dang-do";
/// Keeps one no longer; POST only.
pub const UNFINISHED_DROP: &str = "/dang-do/bo";
/// The registers of numbers.
pub const REGISTER: &str = "/van-ban/so";
/// A register as a workbook.
pub const REGISTER_XLSX: &str = "/van-ban/so.xlsx";
/// The same as text with semicolons.
pub const REGISTER_CSV: &str = "/van-ban/so.csv";
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
/// A new proof of who is logged in, before a weighty deed.
pub const PROVE: &str = "/chung-thuc";
/// Says that one knows of having been let begin anew by somebody else; POST only.
pub const RESET_SEEN: &str = "/tai-khoan/da-biet";
/// Changes the own password; POST only.
pub const PASSWORD: &str = "/tai-khoan/mat-khau";
/// Sets up the own second factor, and gives it up.
pub const SECOND_FACTOR: &str = "/tai-khoan/xac-thuc";
/// Accounts and their rights (P35).
pub const USERS: &str = "/nguoi-dung";
/// The accounts as a workbook.
pub const USERS_XLSX: &str = "/nguoi-dung.xlsx";
/// The same as text with semicolons.
pub const USERS_CSV: &str = "/nguoi-dung.csv";
/// Who can do what in a unit on a day.
pub const WHO_CAN: &str = "/nguoi-dung/ai-lam-gi";
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
/// Confirms a strong key that somebody else has proposed; POST only.
pub const KEY_CONFIRM: &str = "/nguoi-dung/khoa/xac-nhan";
/// Takes a key back; POST only.
pub const KEY_REVOKE: &str = "/nguoi-dung/khoa/thu-hoi";
/// Emergency access.
pub const EMERGENCY: &str = "/khan-cap";
/// Confirms, refuses or ends one; POST only.
pub const EMERGENCY_ACT: &str = "/khan-cap/viec";
/// The report on emergency accesses.
pub const AUDIT_EMERGENCY: &str = "/nhat-ky/khan-cap";
/// Ends looking through the rights of another account; POST only.
pub const END_VIEW: &str = "/xem-nhu/thoi";
/// Delegates an own right, and ends that; POST only.
pub const DELEGATE: &str = "/tai-khoan/uy-quyen";
/// The chains of events (P36).
pub const AUDIT: &str = "/nhat-ky";
/// The events that are asked for as a workbook.
pub const AUDIT_XLSX: &str = "/nhat-ky.xlsx";
/// The same as text with semicolons.
pub const AUDIT_CSV: &str = "/nhat-ky.csv";
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
