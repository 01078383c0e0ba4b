//! Which items of a figure a list shows: those that count, or those that are missing; all, or one part.

use indicators::{Figure, Item};

use super::show::Listing;

/// The part of a figure that a list opens.
#[derive(Debug, Clone)]
pub(crate) struct Behind<'f> {
    /// The figure.
    pub(crate) figure: &'f Figure,
    /// Which side of it.
    pub(crate) listing: Listing,
    /// The last word of the part's id.
    pub(crate) part: Option<String>,
}

/// Items of which too little is known.
const UNKNOWN: &str = "unknown";
/// Everything that is known not to count.
const NOT_MET: &str = "not_met";

impl<'f> Behind<'f> {
    /// What `id` opens: the whole figure or `figure.part`, its missing side when asked. None: the figure has no such part.
    pub(crate) fn find(figure: &'f Figure, id: &str, missing: bool) -> Option<Self> {
        let part = id.strip_prefix(figure.id)?.strip_prefix('.').map(str::to_owned);
        let listing = match part.as_deref() {
            Some(UNKNOWN) => Listing::Unknown,
            Some(NOT_MET) => Listing::Missing,
            _ if missing => Listing::Missing,
            _ => Listing::Counted,
        };
        let behind = Self { figure, listing, part };
        let known = |part: &str| {
            let named = figure.parts.iter().any(|known| known.id == part);
            named || figure.items.iter().any(|item| item.part == part)
        };
        behind.part.as_deref().is_none_or(known).then_some(behind)
    }

    /// The items of a part, as a number of the dashboard counts them.
    pub(crate) fn part(figure: &'f Figure, part: &str) -> impl Iterator<Item = &'f Item> {
        let part = part.to_owned();
        figure.items.iter().filter(move |item| match part.as_str() {
            NOT_MET => !item.counts && item.part != UNKNOWN,
            UNKNOWN => !item.counts && item.part == UNKNOWN,
            part => item.counts && item.part == part,
        })
    }

    /// The items of this side of the figure, whatever their part.
    pub(crate) fn side(&self) -> impl Iterator<Item = &'f Item> {
        let counted = self.listing == Listing::Counted;
        self.figure.items.iter().filter(move |item| item.counts == counted)
    }

    /// Whether an item of this side belongs to the part.
    pub(crate) fn takes(&self, item: &Item) -> bool {
        match self.part.as_deref() {
            None => true,
            Some(NOT_MET) => item.part != UNKNOWN,
            Some(part) => item.part == part,
        }
    }
}
