//! Where a page of the plans stands: below the room, or below a run.

use office::runs::Run;
use words::Lang;

use super::said::title;
use crate::components::Crumb;
use crate::urls;

/// The way to a page below the room.
pub(super) fn trail(lang: Lang, here: String) -> Vec<Crumb> {
    vec![
        Crumb {
            name: lang.say("room-plans"),
            href: Some(urls::PLANS.to_owned()),
        },
        Crumb { name: here, href: None },
    ]
}

/// What a run is called in a trail.
pub(super) fn run_crumb(lang: Lang, run: &Run) -> String {
    format!("{} · {}", title(lang, run), run.id)
}

/// The way to a page below a run.
pub(super) fn trail_of(lang: Lang, run: &Run, here: String) -> Vec<Crumb> {
    let mut all = trail(lang, here);
    all.insert(
        1,
        Crumb {
            name: run_crumb(lang, run),
            href: Some(urls::run(&run.id)),
        },
    );
    all
}
