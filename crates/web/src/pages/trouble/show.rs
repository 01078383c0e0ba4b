//! One calm page for what cannot be shown: what it means, that nothing was lost, and what to do.

use askama::Template;

use crate::components::Frame;

/// Why a page cannot be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// 403: outside the reader's rights.
    Forbidden,
    /// 404: no such page, or none that the reader may know of.
    NotFound,
    /// 403 for a form whose token is too old.
    Expired,
    /// 422: a form that could not be read at all.
    Unprocessable,
    /// 503: no room is left where the ledger is kept.
    ReadOnly,
    /// 403: this site only shows the ledger; another one writes it.
    OnlyShows,
    /// 403: looking through the rights of another account, nothing is changed.
    OnlyViewing,
    /// 503: whether it was written is not known.
    InDoubt,
    /// 500: our own fault.
    Failed,
}

impl Trouble {
    /// All kinds.
    pub const ALL: [Self; 9] = [
        Self::Forbidden,
        Self::NotFound,
        Self::Expired,
        Self::Unprocessable,
        Self::ReadOnly,
        Self::OnlyShows,
        Self::OnlyViewing,
        Self::InDoubt,
        Self::Failed,
    ];

    /// The status of the answer.
    pub const fn status(self) -> u16 {
        match self {
            Self::Forbidden | Self::Expired | Self::OnlyShows | Self::OnlyViewing => 403,
            Self::NotFound => 404,
            Self::Unprocessable => 422,
            Self::ReadOnly | Self::InDoubt => 503,
            Self::Failed => 500,
        }
    }

    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Forbidden => ("trouble-forbidden", "trouble-forbidden-next"),
            Self::NotFound => ("trouble-not-found", "trouble-not-found-next"),
            Self::Expired => ("trouble-expired", "trouble-expired-next"),
            Self::Unprocessable => ("trouble-unprocessable", "trouble-unprocessable-next"),
            Self::ReadOnly => ("trouble-read-only", "trouble-read-only-next"),
            Self::OnlyShows => ("trouble-only-shows", "trouble-only-shows-next"),
            Self::OnlyViewing => ("trouble-only-viewing", "trouble-only-viewing-next"),
            Self::InDoubt => ("trouble-in-doubt", "trouble-in-doubt-next"),
            Self::Failed => ("trouble-failed", "trouble-failed-next"),
        }
    }
}

/// The page of a trouble.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/trouble/show.html")]
pub struct TroublePage {
    /// The frame.
    pub frame: Frame,
    /// What happened.
    pub trouble: Trouble,
    /// The code under which it was logged, for [`Trouble::Failed`] and [`Trouble::InDoubt`].
    pub code: Option<String>,
}
