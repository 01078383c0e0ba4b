//! Which imports a reader may see: the own ones, and all for whoever may import everywhere.

use ledger::Seq;
use office::import::ImportRecord;
use office::permission::{Actor, DataClass, Deed, scope};

use super::show::WizardStep;
use crate::components::{Crumb, Frame};
use crate::site::{Member, PageError, Site, frame};
use crate::urls;

/// Whether an import may be seen.
pub(super) fn may_see(member: &Member, import: &ImportRecord) -> bool {
    import.by == member.account().name || reaches_all(member)
}

fn reaches_all(member: &Member) -> bool {
    imports_everywhere(&member.site, &member.actor())
}

/// Whether somebody may import everywhere.
pub(super) fn imports_everywhere(site: &Site, actor: &Actor) -> bool {
    let office = site.office();
    let value = office.value();
    let structure = office.structure(&value, actor.today, Seq::LATEST);
    scope(actor, Deed::Import, DataClass::Personal, &value, &structure).is_everything()
}

/// The imports that may be seen, the newest first.
pub(super) fn imports(member: &Member) -> Result<Vec<ImportRecord>, PageError> {
    let all = member.site.office().imports();
    let mut all = all.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let (own, everything) = (&member.account().name, reaches_all(member));
    all.retain(|import| everything || import.by == *own);
    all.reverse();
    Ok(all)
}

/// One of them, by its place in the log.
pub(super) fn import(member: &Member, seq: &str) -> Result<ImportRecord, PageError> {
    let seq: u32 = seq.parse().map_err(|_| PageError::NotFound)?;
    let all = member.site.office().imports();
    let all = all.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let found = all.into_iter().find(|import| import.decision == seq);
    found
        .filter(|import| may_see(member, import))
        .ok_or(PageError::NotFound)
}

/// The frame of a page of imports; the last step of the way is the page itself.
pub(super) fn frame_of(member: &Member, here: Option<&str>) -> Frame {
    let lang = member.lang();
    let mut frame = frame(&member.site, &member.reader);
    frame.crumbs.push(Crumb {
        name: lang.say("room-people"),
        href: Some(urls::PEOPLE.to_owned()),
    });
    frame.crumbs.push(Crumb {
        name: lang.say("imports-title"),
        href: here.map(|_| urls::IMPORTS.to_owned()),
    });
    if let Some(here) = here {
        frame.crumbs.push(Crumb {
            name: here.to_owned(),
            href: None,
        });
    }
    frame
}

/// The steps of the wizard, with the one that is shown; those of an upload lead to its pages.
pub(super) fn steps(here: usize, upload: Option<&str>) -> Vec<WizardStep> {
    let file = (here > 0).then(|| urls::IMPORTS.to_owned());
    let columns = upload.filter(|_| here != 1).map(|id| urls::of_upload(id, "cot"));
    let look = upload.filter(|_| here != 2).map(urls::upload);
    let step = |at, name, href| WizardStep {
        name,
        href,
        here: at == here,
    };
    vec![
        step(0, "imports-step-file", file),
        step(1, "imports-step-columns", columns),
        step(2, "imports-step-preview", look),
        step(3, "imports-step-report", None),
    ]
}
