//! Every address of the site.

use std::any::Any;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use office::Office;
use office::permission::Deed;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate as _, SizeAbove};

use super::rule::page;
use super::{Page, PageError, Rule, Settings, Site, Weighty, guard, headers, health, static_files};
use crate::api;
use crate::pages::imports;
use crate::pages::{
    account, audit, decision, drafts, duties, emergency, honours, keys, lists, local_rules, login, mail, matrix, names,
    operations, people, person, plans, quality, quotas, rules, search, sign_on, tasks, unfinished, units, users,
    webhooks,
};
use crate::urls;

/// Deeds of those who see people one by one.
const READ: Rule = Rule::Any(&[Deed::ReadPerson]);
/// Deeds of those who handle drafts of decisions.
const PAPERS: Rule = Rule::Any(&[Deed::Decide, Deed::Approve]);
/// Who asks planners.
const PLAN: Rule = Rule::Any(&[Deed::Plan]);
/// Who sees what came of it, too.
const PLAN_OR_PAPERS: Rule = Rule::Any(&[Deed::Plan, Deed::Decide, Deed::Approve]);
const IMPORT: Rule = Rule::Any(&[Deed::Import]);
/// Who writes editions of the local rules, and who approves and ends them.
const WRITE_RULES: Rule = Rule::Any(&[Deed::WriteRules]);
const APPROVE_RULES: Rule = Rule::Any(&[Deed::ApproveRules]);
const MANAGE: Rule = Rule::Any(&[Deed::ManageAccounts]);
/// Who asks for emergency access, and who settles it.
const EMERGENCY: Rule = Rule::Any(emergency::CONCERNED);
const AUDIT: Rule = Rule::Any(&[Deed::ReadAudit]);

/// What lets somebody into an account, or look through its rights.
const RESETS: &[&str] = &["mat-khau", "mo", "xac-nhan-lai", "xac-thuc", "xem"];

/// Every address of pages, with who may ask for it.
pub(crate) fn table() -> Vec<Page> {
    let mut pages = of_the_ledger();
    pages.extend(crate::pages::own::pages());
    pages
}

fn of_the_ledger() -> Vec<Page> {
    use Rule::{Anybody, Members};
    use Weighty::{Always, Posts, When};
    vec![
        page(urls::TASKS, Members, get(tasks::open)),
        page(urls::TASKS_WORKBOOK, Members, get(tasks::workbook)),
        page("/chi-tieu/{figure}", Members, get(names::open)),
        page("/chi-tieu/{figure}/ten", Members, get(names::open)),
        page("/chi-tieu/{figure}/ten.xlsx", Members, get(names::workbook)).weighty(Always),
        page(urls::PEOPLE, Members, get(people::open).post(people::find)),
        page(urls::PEOPLE_XLSX, Members, get(people::take).post(people::take)).weighty(Always),
        page(urls::PEOPLE_CSV, Members, get(people::take).post(people::take)).weighty(Always),
        page("/nhan-su/{person}", READ, get(person::open)),
        page("/nhan-su/{person}/ho-so.xlsx", READ, get(person::workbook)).weighty(Always),
        page(
            "/nhan-su/{person}/nhom/{group}",
            READ,
            get(person::back_from_group).post(person::open_group),
        ),
        page(urls::HONOURS, READ, get(honours::open).post(honours::open_discipline)),
        page(urls::HONOURS_XLSX, READ, get(honours::take)).weighty(Always),
        page(urls::DISCIPLINE_XLSX, READ, post(honours::take_discipline)).weighty(Posts),
        page(urls::KEPT_LISTS, READ, get(lists::list).post(lists::save)),
        page("/bo-loc/{list}", READ, get(lists::open)),
        page("/bo-loc/{list}/ten", READ, post(lists::change)),
        page("/bo-loc/{list}/xoa", READ, post(lists::remove)),
        page(urls::DUTIES, Members, get(duties::open).post(duties::open_endings)),
        page(
            urls::RAISES,
            Rule::Any(&[Deed::Decide]),
            get(duties::raises).post(duties::draft_raises),
        ),
        page(urls::DUTIES_XLSX, Members, get(duties::take)).weighty(Always),
        page(urls::DUTIES_CSV, Members, get(duties::take)).weighty(Always),
        page(
            urls::CALENDARS,
            Members,
            get(duties::open_calendars).post(duties::add_calendar),
        ),
        page(urls::CALENDAR_REVOKE, Members, post(duties::revoke_calendar)),
        page(urls::SEARCH, Members, get(search::open).post(search::find)),
        page(urls::RULES, Members, get(rules::open)),
        page(urls::LOCAL_RULES, Members, get(local_rules::open)),
        page(urls::LOCAL_RULES_BEGIN, WRITE_RULES, post(local_rules::begin)),
        page("/quy-dinh-rieng/{edition}", Members, get(local_rules::open_edition)),
        page("/quy-dinh-rieng/{edition}/ghi", WRITE_RULES, post(local_rules::save)),
        page("/quy-dinh-rieng/{edition}/bo", WRITE_RULES, post(local_rules::discard)),
        page(
            "/quy-dinh-rieng/{edition}/duyet",
            APPROVE_RULES,
            post(local_rules::approve),
        )
        .weighty(Posts),
        page(
            "/quy-dinh-rieng/{edition}/ket-thuc",
            APPROVE_RULES,
            post(local_rules::end),
        ),
        page("/quy-dinh-rieng/{edition}/tep.toml", Members, get(local_rules::take)),
        page("/luat/{rule}", Members, get(rules::open_rule)),
        page(urls::MATRIX, Members, get(matrix::open)),
        page(urls::MATRIX_XLSX, Members, get(matrix::take)),
        page("/chuan-hoa/{standard}", Members, get(matrix::open_names)),
        page("/chuan-hoa/{standard}/ten.xlsx", Members, get(matrix::take_names)).weighty(Always),
        page(urls::UNITS, Members, get(units::open)),
        page(urls::UNITS_XLSX, Members, get(units::take)),
        page(urls::CHART, Members, get(units::chart)),
        page("/to-chuc/{unit}", Members, get(units::open_unit)),
        page(urls::QUALITY, Members, get(quality::open)),
        page(urls::QUALITY_XLSX, Members, get(quality::take)),
        page(urls::QUALITY_CSV, Members, get(quality::take)),
        page(urls::IMPORTS, IMPORT, get(imports::list).post(imports::send)),
        page("/nhap-du-lieu/{upload}", IMPORT, get(imports::preview)),
        page(
            "/nhap-du-lieu/{upload}/cot",
            IMPORT,
            get(imports::columns).post(imports::choose),
        ),
        page("/nhap-du-lieu/{upload}/ngay", IMPORT, post(imports::dates)),
        page("/nhap-du-lieu/{upload}/don-vi", IMPORT, post(imports::units)),
        page(
            "/nhap-du-lieu/{upload}/danh-dau.xlsx",
            IMPORT,
            get(imports::take_marked),
        ),
        page("/nhap-du-lieu/{upload}/ghi", IMPORT, post(imports::commit)).weighty(Posts),
        page("/nhap-du-lieu/{upload}/tien-do", IMPORT, get(imports::watch)),
        page("/nhap-du-lieu/{upload}/dung", IMPORT, post(imports::stop)),
        page("/nhap-du-lieu/{upload}/bo", IMPORT, post(imports::give_up)),
        page("/nhap-du-lieu/lan/{seq}", IMPORT, get(imports::report)),
        page(
            "/nhap-du-lieu/lan/{seq}/danh-dau.xlsx",
            IMPORT,
            get(imports::take_marked_again),
        ),
        page("/nhap-du-lieu/lan/{seq}/hoan-tac", IMPORT, post(imports::take_back)),
        page(urls::QUOTAS, Members, get(quotas::open)),
        page(urls::QUOTAS_XLSX, Members, get(quotas::take)),
        page(urls::PLANS, PLAN, get(plans::list)),
        page(urls::NEW_RUN, PLAN, get(plans::open_inputs).post(plans::begin)),
        page(urls::COMPARE_RUNS, PLAN, get(plans::open_compared)),
        page("/phuong-an/{run}", PLAN, get(plans::open)),
        page("/phuong-an/{run}/dong", PLAN, get(plans::stream)),
        page("/phuong-an/{run}/lich", PLAN, get(plans::open_timetable)),
        page("/phuong-an/{run}/dung", PLAN, post(plans::stop)),
        page("/phuong-an/{run}/bo", PLAN, post(plans::give_up)),
        page("/phuong-an/{run}/lai", PLAN, post(plans::again)),
        page(
            "/phuong-an/{run}/chap-nhan",
            PLAN,
            get(plans::open_accept).post(plans::accept),
        ),
        page("/phuong-an/ke-hoach/{plan}", PLAN_OR_PAPERS, get(plans::open_plan)),
        page("/phuong-an/ke-hoach/{plan}/du-thao", PAPERS, post(plans::begin_drafts)),
        page(
            "/phuong-an/ke-hoach/{plan}/gac-lai",
            PLAN_OR_PAPERS,
            post(plans::put_aside),
        ),
        page(
            "/phuong-an/ke-hoach/{plan}/mo-lai",
            PLAN_OR_PAPERS,
            post(plans::take_back),
        ),
        page(urls::DRAFTS, PAPERS, get(drafts::list)),
        page(urls::DRAFTS_XLSX, PAPERS, get(drafts::take)),
        page(urls::DRAFTS_CSV, PAPERS, get(drafts::take)),
        page(urls::NEW_DRAFT, PAPERS, get(drafts::blank).post(drafts::create)),
        page(urls::REGISTER, PAPERS, get(drafts::register)),
        page(urls::REGISTER_XLSX, PAPERS, get(drafts::take_register)),
        page(urls::REGISTER_CSV, PAPERS, get(drafts::take_register)),
        page("/van-ban/{draft}", PAPERS, get(drafts::open)),
        page("/van-ban/{draft}/ban-in", PAPERS, get(drafts::print)),
        page(
            "/van-ban/{draft}/y-kien",
            READ,
            get(drafts::opinions).post(drafts::opine),
        ),
        page(
            "/van-ban/{draft}/ai-di-dau",
            PAPERS,
            get(drafts::going).post(drafts::send_apart),
        ),
        page("/van-ban/{draft}/dau", PAPERS, get(drafts::edit).post(drafts::rewrite)),
        page(
            "/van-ban/{draft}/them",
            PAPERS,
            get(drafts::form_of_act).post(drafts::add),
        ),
        page("/van-ban/{draft}/ky-luat", PAPERS, post(drafts::open_disciplines)),
        page("/van-ban/{draft}/bo", PAPERS, post(drafts::remove)),
        page("/van-ban/{draft}/buoc", PAPERS, post(drafts::step)).weighty(When("buoc", &["approve", "sign"])),
        page("/van-ban/{draft}/tep", Rule::Any(&[Deed::Decide]), post(drafts::attach)),
        page(
            "/van-ban/{draft}/tep/bo",
            Rule::Any(&[Deed::Decide]),
            post(drafts::detach),
        ),
        page("/van-ban/{draft}/tep/{scan}", PAPERS, post(drafts::open_scan)),
        page(urls::UNFINISHED, Members, post(unfinished::save)),
        page(urls::UNFINISHED_DROP, Members, post(unfinished::drop_it)),
        page("/quyet-dinh/{seq}", Members, get(decision::open)),
        page("/quyet-dinh/{seq}/tep/{file}", READ, post(decision::open_file)),
        page(
            "/quyet-dinh/{seq}/{number}/sua",
            Rule::Any(&[Deed::Decide]),
            get(drafts::form_of_correction).post(drafts::correct),
        ),
        page(urls::LOGIN, Anybody, get(login::open).post(login::enter)),
        page(urls::LOGIN_CODE, Anybody, get(login::ask_code).post(login::take_code)),
        page(urls::SIGN_ON, Anybody, get(login::begin_sign_on)),
        page(urls::SIGN_ON_BACK, Anybody, get(login::end_sign_on)),
        page(urls::ACCOUNT, Members, get(account::open)),
        page(urls::SESSIONS, Members, post(account::end_sessions)),
        page(urls::PROVE, Members, get(login::open_proof).post(login::take_proof)),
        page(urls::RESET_SEEN, Members, post(account::see_resets)),
        page(urls::PASSWORD, Members, post(account::change_password)),
        page(
            urls::SECOND_FACTOR,
            Members,
            get(account::open_factor).post(account::change_factor),
        ),
        page(urls::DELEGATE, Members, post(account::delegate)).weighty(Posts),
        page(urls::USERS, MANAGE, get(users::list)),
        page(urls::USERS_XLSX, MANAGE, get(users::take)),
        page(urls::USERS_CSV, MANAGE, get(users::take)),
        page(urls::NEW_USER, MANAGE, get(users::blank).post(users::create)).weighty(Posts),
        page(urls::USER_RULES, MANAGE, post(users::set_rules)).weighty(Posts),
        page(urls::SIGN_ON_SETTINGS, MANAGE, get(sign_on::open).post(sign_on::save)).weighty(Posts),
        page(urls::SIGN_ON_END, MANAGE, post(sign_on::end)),
        page(urls::SIGN_ON_LINK, MANAGE, post(sign_on::link)).weighty(Posts),
        page(urls::WHO_CAN, MANAGE, get(users::who)),
        page(urls::KEYS, MANAGE, get(keys::open).post(keys::make)).weighty(Posts),
        page(urls::KEY_CONFIRM, MANAGE, post(keys::confirm)).weighty(Posts),
        page(urls::KEY_REVOKE, MANAGE, post(keys::revoke)),
        page("/nguoi-dung/{account}", MANAGE, get(users::open)),
        page("/nguoi-dung/{account}/quyen", MANAGE, post(users::grant)).weighty(Posts),
        page("/nguoi-dung/{account}/ket-thuc", MANAGE, post(users::end)),
        page("/nguoi-dung/{account}/xac-nhan", MANAGE, post(users::settle)).weighty(When("viec", &["xac-nhan"])),
        page("/nguoi-dung/{account}/viec", MANAGE, post(users::act)).weighty(When("viec", RESETS)),
        page(urls::EMERGENCY, EMERGENCY, get(emergency::open).post(emergency::ask)).weighty(Posts),
        // Whoever has one ends it, whatever became of the rights.
        page(urls::EMERGENCY_ACT, Members, post(emergency::act)).weighty(When("viec", &["xac-nhan"])),
        page(urls::END_VIEW, Members, post(users::stop)),
        page(urls::OPERATIONS, MANAGE, get(operations::open)),
        page(urls::MAIL, MANAGE, get(mail::open).post(mail::save)).weighty(Posts),
        page(urls::MAIL_TRY, MANAGE, post(mail::try_it)),
        page(urls::MAIL_END, MANAGE, post(mail::end)).weighty(Posts),
        page(urls::OWN_MAIL, Members, post(account::choose_mail)),
        page(urls::WEBHOOKS, MANAGE, get(webhooks::open).post(webhooks::make)).weighty(Posts),
        page(urls::WEBHOOK_ACT, MANAGE, post(webhooks::act)).weighty(Posts),
        page(urls::AUDIT, AUDIT, get(audit::open)),
        page(urls::AUDIT_EMERGENCY, AUDIT, get(audit::open_emergencies)),
        page(urls::AUDIT_XLSX, AUDIT, get(audit::take)),
        page(urls::AUDIT_CSV, AUDIT, get(audit::take)),
        page(urls::AUDIT_PROOF, AUDIT, post(audit::prove)),
        page(urls::LOGOUT, Anybody, post(login::leave)),
        page(urls::DISPLAY, Anybody, post(login::display)),
    ]
}

/// The site on an office.
pub fn site(office: Arc<Office>, settings: Settings) -> Router {
    let site = Site::new(office, settings);
    let tls = site.tls();
    let pages = table().into_iter().fold(Router::new(), |router, page| {
        let path = page.path;
        router.route(path, page.guarded(&site))
    });
    pages
        .fallback(nothing_there)
        .method_not_allowed_fallback(not_so)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(site.clone(), guard::around))
        // After the guard: a program, a watchman, a stylesheet and a calendar belong to no session.
        .merge(api::routes())
        .route("/lich/{file}", get(duties::feed))
        .route(urls::HEALTH, get(health::whole))
        .route(urls::HEALTH_READS, get(health::reads))
        .route("/assets/{*path}", get(static_files::file))
        .layer(
            CompressionLayer::new()
                .quality(CompressionLevel::Fastest)
                .compress_when(
                    SizeAbove::new(1_400)
                        .and(NotForContentType::const_new("font/"))
                        // A stream of events is told as it comes, not once enough of it is there to be packed.
                        .and(NotForContentType::SSE)
                        .and(NotForContentType::const_new("application/vnd.openxmlformats")),
                ),
        )
        .layer(middleware::from_fn(move |request: Request, next: Next| async move {
            headers::guard(next.run(request).await, tls)
        }))
        .with_state(site)
}

async fn nothing_there(request: Request) -> PageError {
    // Whether an address exists is nobody's business before the log-in.
    let reader = request.extensions().get::<super::Reader>();
    if reader.is_some_and(|reader| reader.session.is_none()) && request.method() == axum::http::Method::GET {
        PageError::LogInFirst
    } else {
        PageError::NotFound
    }
}

async fn not_so() -> PageError {
    PageError::NotSo
}

/// A panic is our own fault like any other: noted once with a code, shown as a calm page.
fn panicked(cause: Box<dyn Any + Send>) -> Response {
    let text = match cause.downcast::<String>() {
        Ok(text) => *text,
        Err(cause) => cause
            .downcast::<&str>()
            .map_or_else(|_| "panic".to_owned(), |text| (*text).to_owned()),
    };
    PageError::Failed(text).into_response()
}
