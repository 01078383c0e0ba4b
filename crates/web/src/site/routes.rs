//! Every address of the site.

use std::any::Any;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use office::Office;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate as _, SizeAbove};

use super::{PageError, Settings, Site, guard, headers, health, static_files};
use crate::pages::{
    decision, drafts, duties, login, matrix, names, people, person, quality, quotas, search, tasks, units,
};
use crate::urls;

/// The site on an office.
pub fn site(office: Arc<Office>, settings: Settings) -> Router {
    let site = Site::new(office, settings);
    let tls = site.tls();
    Router::new()
        .route(urls::TASKS, get(tasks::open))
        .route(urls::TASKS_WORKBOOK, get(tasks::workbook))
        .route("/chi-tieu/{figure}", get(names::open))
        .route("/chi-tieu/{figure}/ten", get(names::open))
        .route("/chi-tieu/{figure}/ten.xlsx", get(names::workbook))
        .route(urls::PEOPLE, get(people::open).post(people::find))
        .route(urls::PEOPLE_XLSX, get(people::take_xlsx).post(people::take_xlsx))
        .route(urls::PEOPLE_CSV, get(people::take_csv).post(people::take_csv))
        .route("/nhan-su/{person}", get(person::open))
        .route("/nhan-su/{person}/ho-so.xlsx", get(person::workbook))
        .route(
            "/nhan-su/{person}/nhom/{group}",
            get(person::back_from_group).post(person::open_group),
        )
        .route(urls::DUTIES, get(duties::open))
        .route(urls::DUTIES_XLSX, get(duties::take_xlsx))
        .route(urls::DUTIES_CSV, get(duties::take_csv))
        .route(urls::CALENDARS, get(duties::open_calendars).post(duties::add_calendar))
        .route(urls::CALENDAR_REVOKE, post(duties::revoke_calendar))
        .route(urls::SEARCH, get(search::open).post(search::find))
        .route("/luat/{rule}", get(search::open_rule))
        .route(urls::MATRIX, get(matrix::open))
        .route(urls::MATRIX_XLSX, get(matrix::take))
        .route("/chuan-hoa/{standard}", get(matrix::open_names))
        .route("/chuan-hoa/{standard}/ten.xlsx", get(matrix::take_names))
        .route(urls::UNITS, get(units::open))
        .route(urls::UNITS_XLSX, get(units::take))
        .route("/to-chuc/{unit}", get(units::open_unit))
        .route(urls::QUALITY, get(quality::open))
        .route(urls::QUOTAS, get(quotas::open))
        .route(urls::QUOTAS_XLSX, get(quotas::take))
        .route(urls::DRAFTS, get(drafts::list))
        .route(urls::NEW_DRAFT, get(drafts::blank).post(drafts::create))
        .route(urls::REGISTER, get(drafts::register))
        .route("/van-ban/{draft}", get(drafts::open))
        .route("/van-ban/{draft}/dau", get(drafts::edit).post(drafts::rewrite))
        .route("/van-ban/{draft}/them", get(drafts::form_of_act).post(drafts::add))
        .route("/van-ban/{draft}/bo", post(drafts::remove))
        .route("/van-ban/{draft}/buoc", post(drafts::step))
        .route("/quyet-dinh/{seq}", get(decision::open))
        .route(
            "/quyet-dinh/{seq}/{number}/sua",
            get(drafts::form_of_correction).post(drafts::correct),
        )
        .route(urls::LOGIN, get(login::open).post(login::enter))
        .route(urls::LOGIN_CODE, get(login::ask_code).post(login::take_code))
        .route(urls::ACCOUNT, get(account::open))
        .route(urls::SESSIONS, post(account::end_sessions))
        .route(urls::PASSWORD, post(account::change_password))
        .route(
            urls::SECOND_FACTOR,
            get(account::open_factor).post(account::change_factor),
        )
        .route(urls::LOGOUT, post(login::leave))
        .route(urls::DISPLAY, post(login::display))
        .fallback(nothing_there)
        .method_not_allowed_fallback(not_so)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(site.clone(), guard::around))
        // After the guard: a watchman, a stylesheet and a calendar belong to no session.
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
