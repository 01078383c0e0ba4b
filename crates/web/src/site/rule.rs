//! Who may ask for a page at all: a rule beside every address, asked before the page is. What a page then shows is narrowed further, by
//! unit and class of data, where it is made.
//!
//! INVARIANT: no address without a rule: a page is put into the table of addresses with one or not at all.

use axum::Extension;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::IntoResponse as _;
use axum::routing::MethodRouter;
use office::permission::{Actor, DataClass, Deed, scope};

use super::weighty::held_back;
use super::{PageError, Reader, Site, Weighty};

/// Who may ask for a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Anybody: the log-in and what belongs to it.
    Anybody,
    /// Whoever is logged in: the page shows what the reader's rights reach, which may be nothing.
    Members,
    /// Whoever may do one of these deeds somewhere.
    Any(&'static [Deed]),
}

/// An address with its rule and what answers there.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) path: &'static str,
    pub(crate) rule: Rule,
    weighty: Weighty,
    answer: MethodRouter<Site>,
}

/// A page of the table of addresses.
pub(crate) fn page(path: &'static str, rule: Rule, answer: MethodRouter<Site>) -> Page {
    let weighty = Weighty::Never;
    Page {
        path,
        rule,
        weighty,
        answer,
    }
}

impl Page {
    /// The same page, of which some requests need a fresh proof of who is logged in.
    pub(crate) fn weighty(self, weighty: Weighty) -> Self {
        Self { weighty, ..self }
    }

    /// What answers, behind its rule.
    pub(super) fn guarded(self, site: &Site) -> MethodRouter<Site> {
        let (rule, weighty) = (self.rule, self.weighty);
        let ask = move |State(site): State<Site>,
                        Extension(reader): Extension<Reader>,
                        request: Request,
                        next: Next| async move {
            match refusal(rule, &site, &reader) {
                None => {
                    let asked = weighty.asks(&site, &reader, &request);
                    let held = match asked {
                        None => None,
                        Some(asked) => held_back(asked, &site, &reader).await,
                    };
                    match held {
                        None => next.run(request).await,
                        Some(answer) => answer,
                    }
                }
                Some(why) => why.into_response(),
            }
        };
        self.answer.route_layer(from_fn_with_state(site.clone(), ask))
    }
}

/// Why a reader may not even ask; none when the page is to decide.
fn refusal(rule: Rule, site: &Site, reader: &Reader) -> Option<PageError> {
    let Rule::Any(deeds) = rule else {
        let stranger = rule == Rule::Members && reader.session.is_none();
        return stranger.then_some(PageError::LogInFirst);
    };
    let Some(who) = &reader.session else {
        return Some(PageError::LogInFirst);
    };
    let office = site.office();
    if let Some(duty) = office.duty(&who.account) {
        return Some(PageError::First(duty));
    }
    let actor = who.actor(office.today());
    (!reaches(site, &actor, deeds)).then_some(PageError::Forbidden)
}

/// Whether somebody may do one of some deeds somewhere today.
pub(crate) fn reaches(site: &Site, actor: &Actor, deeds: &[Deed]) -> bool {
    let office = site.office();
    let value = office.value();
    // On today's structure: a page of another day is narrowed by that day's where it is made.
    let structure = office.structure(&value, actor.today, ledger::Seq::LATEST);
    let may = |deed: &Deed| !scope(actor, *deed, DataClass::Public, &value, &structure).is_empty();
    deeds.iter().any(may)
}
