//! The addresses of the own record and of what its holder proposes and asks, with who may ask for each.

use axum::routing::{get, post};
use office::permission::Deed;

use crate::pages::{own, person, proposals, requests};
use crate::site::{Page, Rule, page};
use crate::urls;

/// Deeds of those who see people one by one.
const READ: Rule = Rule::Any(&[Deed::ReadPerson]);
/// Those who may answer.
const DECIDE: Rule = Rule::Any(&[Deed::Decide]);

/// The addresses.
pub(crate) fn pages() -> Vec<Page> {
    use Rule::Members;
    vec![
        page(
            "/nhan-su/{person}/2c",
            READ,
            get(person::open_dossier).post(person::open_whole_dossier),
        ),
        page(urls::OWN, Members, get(own::open)),
        page(
            "/ho-so-cua-toi/sua/{seq}/{number}",
            Members,
            get(own::form_of_correction).post(own::correct),
        ),
        page(
            "/ho-so-cua-toi/bo-sung/{what}",
            Members,
            get(own::form_of_addition).post(own::add),
        ),
        page(
            "/ho-so-cua-toi/de-nghi/{own-proposal}",
            Members,
            get(own::open_proposal).post(own::step),
        ),
        page("/ho-so-cua-toi/de-nghi/{own-proposal}/tep", READ, post(own::attach)),
        page("/ho-so-cua-toi/de-nghi/{own-proposal}/tep/bo", READ, post(own::detach)),
        page(
            "/ho-so-cua-toi/de-nghi/{own-proposal}/tep/{scan}",
            READ,
            post(proposals::open_scan),
        ),
        page(urls::OWN_REQUESTS, Members, get(requests::own).post(requests::ask)),
        page(urls::OWN_COPY_XLSX, Members, get(requests::take_copy)),
        page(urls::OWN_COPY_JSON, Members, get(requests::take_copy)),
        page(urls::PROPOSALS, DECIDE, get(proposals::list)),
        page(urls::PROPOSALS_XLSX, DECIDE, get(proposals::take)),
        page(urls::PROPOSALS_CSV, DECIDE, get(proposals::take)),
        page(
            "/thay-doi/{proposal}",
            DECIDE,
            get(proposals::open).post(proposals::answer),
        ),
        page("/thay-doi/{proposal}/tep/{scan}", DECIDE, post(proposals::open_scan)),
        page("/thay-doi/{proposal}/mo", DECIDE, post(proposals::open_sensitive)),
        page(urls::REQUESTS, DECIDE, get(requests::list)),
        page(urls::REQUESTS_XLSX, DECIDE, get(requests::take)),
        page(urls::REQUESTS_CSV, DECIDE, get(requests::take)),
        page("/yeu-cau/{request}", DECIDE, get(requests::open).post(requests::answer)),
    ]
}
