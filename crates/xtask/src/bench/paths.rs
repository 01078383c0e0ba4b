//! The addresses and form fields of the site that a benchmark uses, in one place.

/// P01, the task dashboard; `DAY` asks for another day.
pub(crate) const DASHBOARD: &str = "/";
/// P05, one person: this and the person's id.
pub(crate) const PERSON: &str = "/nhan-su/";
/// P04, people as a list.
pub(crate) const LIST: &str = "/nhan-su";
/// Filters of the list that a reader chooses from.
pub(crate) const LIST_FILTERS: [&str; 4] = ["don-vi", "doi-tuong", "gioi", "dang"];
/// P03, the one search, and its field.
pub(crate) const SEARCH: &str = "/tim";
pub(crate) const SOUGHT: &str = "tim";
/// The names behind a number: this and the figure's id.
pub(crate) const NAMES_BEHIND: &str = "/chi-tieu/";
/// The log-in form.
pub(crate) const LOG_IN: &str = "/dang-nhap";
/// The day of a page, `?ngay=2019-03-14`.
pub(crate) const DAY: &str = "ngay";
/// The log-in form's field for the name; that of the password is known by its kind.
pub(crate) const NAME: &str = "ten";
/// The hidden field that proves that the form is ours.
pub(crate) const CSRF: &str = "csrf";
/// P08, where lists are sent, and its field.
pub(crate) const IMPORTS: &str = "/nhap-du-lieu";
pub(crate) const LIST_FILE: &str = "tep";
/// One's own account, which everybody has.
pub(crate) const OWN_ACCOUNT: &str = "/tai-khoan";
/// P19, the inputs of a plan of rotation; the list of plans; one of them.
pub(crate) const NEW_PLAN: &str = "/phuong-an/moi?viec=rotation";
pub(crate) const PLANS: &str = "/phuong-an";
pub(crate) const ONE_PLAN: &str = "/phuong-an/LT-";
