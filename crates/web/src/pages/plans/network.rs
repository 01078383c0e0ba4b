//! The sites of a school network that a run gave, as a table: pupils and seats today and afterwards, what closes and what passes into what.

use askama::Template;
use office::runs::{Mentioned, RunNetwork, RunSite};
use words::{Lang, Message};

use super::said::Speaker;

/// A school site.
#[derive(Debug, Clone)]
pub struct SiteRow {
    /// Its name and page.
    pub site: (String, Option<String>),
    /// Its school, where that is another unit.
    pub school: Option<String>,
    /// Pupils and seats today.
    pub today: String,
    /// Whether it is open afterwards.
    pub open: bool,
    /// What becomes of it.
    pub state: String,
    /// Pupils and seats afterwards; none where it closes.
    pub after: Option<(String, u64, u64)>,
}

/// The table.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/plans/network.html")]
pub struct NetworkTable {
    /// The reader's language.
    pub lang: Lang,
    /// What it says as a whole.
    pub lead: String,
    /// The sites, each school's together.
    pub rows: Vec<SiteRow>,
}

impl askama::filters::HtmlSafe for NetworkTable {}

impl NetworkTable {
    pub(super) fn of(lang: Lang, speaker: &Speaker<'_>, network: &RunNetwork) -> Self {
        let open = network.sites.iter().filter(|site| site.open).count();
        let ways = || network.sites.iter().flat_map(|site| site.ways.iter().zip(site.pupils));
        let moved: u64 = ways().filter(|(way, _)| way.is_some()).map(|(_, pupils)| pupils).sum();
        let farthest = ways().filter_map(|(way, _)| way.map(|way| way.metres)).max();
        let lead = Message::new("run-schools-network-lead")
            .with("open", open)
            .with("all", network.sites.len())
            .with("moved", count(moved))
            .with("most", i64::from(farthest.unwrap_or(0)));
        Self {
            lang,
            lead: lang.speak(&lead),
            rows: network.sites.iter().map(|site| row(lang, speaker, site)).collect(),
        }
    }
}

fn count(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn row(lang: Lang, speaker: &Speaker<'_>, own: &RunSite) -> SiteRow {
    let unit = |id: &String| Mentioned::Unit(id.clone());
    let name = |id: &String| speaker.mentioned(&unit(id));
    let seats = |pupils: u64| {
        let said = Message::new("run-schools-seats-of").with("n", count(pupils));
        lang.speak(&said.with("most", count(own.seats)))
    };
    let comes = own.comes.iter().sum();
    let mut state = lang.say(if own.open {
        "run-schools-state-open"
    } else {
        "run-schools-state-closed"
    });
    if let Some(into) = own.passes.as_ref().filter(|_| own.unit == own.school) {
        let passes = Message::new("run-schools-state-passes").with("unit", name(into));
        state = format!("{state}; {}", lang.speak(&passes));
    }
    SiteRow {
        site: (name(&own.unit), speaker.href(&unit(&own.unit))),
        school: (own.unit != own.school).then(|| name(&own.school)),
        today: seats(own.pupils.iter().sum()),
        open: own.open,
        state,
        after: own.open.then(|| (seats(comes), comes, own.seats)),
    }
}
