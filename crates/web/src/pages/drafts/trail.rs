//! Where a page of the papers stands: below the room, or below a draft.

use office::drafts::Draft;
use words::Lang;

use crate::components::Crumb;
use crate::urls;

/// The way to a page below the room.
pub(super) fn trail(lang: Lang, here: String) -> Vec<Crumb> {
    vec![
        Crumb {
            name: lang.say("room-papers"),
            href: Some(urls::DRAFTS.to_owned()),
        },
        Crumb { name: here, href: None },
    ]
}

/// The way to a page below a draft.
pub(super) fn trail_of(lang: Lang, draft: &Draft, here: String) -> Vec<Crumb> {
    let mut all = trail(lang, here);
    all.insert(
        1,
        Crumb {
            name: draft.id.clone(),
            href: Some(urls::draft(&draft.id)),
        },
    );
    all
}
