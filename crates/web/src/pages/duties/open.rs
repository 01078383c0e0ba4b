//! `GET /viec`: what is to be done by the reader, and by when.

use axum::response::Response;
use ledger::Day;
use ledger::value::Ix;
use office::duties::{DraftDuty, Duty, DutyKind, DutyList};
use office::permission::{DataClass, Deed};
use words::{Message, writing};

use super::endings::folded;
use super::rows::row;
use super::second::to_confirm;
use super::show::{DraftWaiting, DutiesPage, DutyGroup, Endings, KindChoice};
use crate::components::Crumb;
use crate::pages::compared::{Number, compared};
use crate::pages::drafts::{due_said, opinions_waiting};
use crate::pages::paging::{count, paged};
use crate::pages::plans::waiting as plans_waiting;
use crate::pages::proposals::waiting as proposals_waiting;
use crate::pages::requests::waiting as requests_waiting;
use crate::pages::tasks::in_lang;
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// The page.
pub(crate) async fn open(visit: Visit) -> Result<Response, PageError> {
    page_with(visit.status(), &page(&visit, folded(&visit))?)
}

/// The page, with what is told of disciplines that end.
pub(super) fn page(visit: &Visit, endings: Endings) -> Result<DutiesPage, PageError> {
    let list = listed(visit, Deed::ReadPerson);
    let waiting = visit.site.office().waiting_drafts(&visit.actor);
    let waiting = waiting.map_err(|problem| PageError::Failed(problem.to_string()))?;
    Ok(DutiesPage {
        opinions: opinions_waiting(visit)?,
        proposals: proposals_waiting(visit)?,
        requests: requests_waiting(visit)?,
        to_confirm: to_confirm(visit)?,
        plans: plans_waiting(visit)?,
        endings,
        compared: compared(visit, |visit| Ok(numbers(visit)))?,
        ..view(visit, &list, &waiting)
    })
}

/// How much is late and how much is still to come, all together and by kind, to be compared with what was reported.
fn numbers(visit: &Visit) -> Vec<Number> {
    let (lang, list) = (visit.lang(), listed(visit, Deed::ReadPerson));
    let chosen = kinds(visit);
    let shown = DutyKind::ALL
        .iter()
        .filter(|kind| chosen.is_empty() || chosen.contains(kind));
    let mut numbers = Vec::new();
    for kind in shown {
        let own: Vec<&Duty> = list.duties.iter().filter(|duty| duty.kind == *kind).collect();
        let late = own
            .iter()
            .filter(|duty| Stretch::of(duty, visit.asked.day) == Stretch::Late);
        let late = late.count();
        for (what, label, n) in [
            ("late", "duties-late", late),
            ("ahead", "duties-ahead", own.len() - late),
        ] {
            let kind_said = lang.say(&format!("duty-kind-{}", kind.word()));
            let name = Message::new("matrix-cell").with("standard", lang.say(label));
            numbers.push(Number {
                key: format!("{} {what}", kind.word()),
                name: lang.speak(&name.with("unit", kind_said)),
                said: writing::count(lang, count(n)),
                value: Some(count(n)),
            });
        }
    }
    numbers
}

/// The kinds that the address asks for; none: all.
pub(super) fn kinds(visit: &Visit) -> Vec<DutyKind> {
    let asked = visit.queries("loai");
    asked.iter().filter_map(|word| DutyKind::from_word(word)).collect()
}

/// The unit that the address asks for.
pub(super) fn unit(visit: &Visit) -> Option<Ix> {
    let unit = visit.query("don-vi")?.parse().ok().map(ledger::UnitId)?;
    match visit.value.place(ledger::Entity::Unit(unit))? {
        ledger::value::Place::Unit(unit) => Some(unit),
        _ => None,
    }
}

/// Everything that the reader may see, of the unit that the address asks for.
pub(super) fn listed(visit: &Visit, deed: Deed) -> DutyList {
    let unit = unit(visit);
    let (asked, office) = (&visit.asked, visit.site.office());
    office.duties(&visit.actor, deed, &visit.value, asked.day, asked.known_and_law(), unit)
}

/// Those of the kinds that are asked for.
pub(super) fn narrowed<'l>(list: &'l DutyList, kinds: &[DutyKind]) -> Vec<&'l Duty> {
    let wanted = |duty: &&Duty| kinds.is_empty() || kinds.contains(&duty.kind);
    list.duties.iter().filter(wanted).collect()
}

/// What the law book does not tell for the day, in words.
pub(super) fn untold(visit: &Visit, list: &DutyList) -> Vec<String> {
    let (lang, law) = (visit.lang(), visit.law());
    let said = |rule: &&'static str| {
        let title = law.entry(rule).map_or(*rule, |entry| in_lang(lang, &entry.title));
        lang.speak(&Message::new("duties-untold").with("rule", title))
    };
    let mut all: Vec<String> = list.untold.iter().map(said).collect();
    let unplaced = Message::new("duties-unplaced").with("n", writing::count(lang, count(list.unplaced)));
    all.extend((list.unplaced > 0).then(|| lang.speak(&unplaced)));
    all
}

/// The address of the list of some kinds.
fn address(visit: &Visit, path: &str, kinds: &[DutyKind]) -> String {
    let mut url = path.to_owned();
    if let Some(unit) = visit.query("don-vi") {
        url = urls::with(&url, "don-vi", unit);
    }
    let url = kinds
        .iter()
        .fold(url, |url, kind| urls::with(&url, "loai", kind.word()));
    visit.at(&url)
}

/// When a duty falls due, as far as lists are cut by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stretch {
    Late,
    Month(i32, u32),
    NoDay,
}

impl Stretch {
    pub(super) fn of(duty: &Duty, day: Day) -> Self {
        // It is late when its last possible day is past; till then it belongs to the month in which it may first fall due.
        match duty.when {
            None => Self::NoDay,
            Some((_, last)) if last < day => Self::Late,
            Some((first, _)) => {
                let (year, month, _) = first.max(day).civil();
                Self::Month(year, month)
            }
        }
    }

    pub(super) fn said(self, visit: &Visit) -> String {
        let lang = visit.lang();
        match self {
            Self::Late => lang.say("duties-late"),
            Self::Month(year, month) => {
                let month = format!("{month:02}/{year:04}");
                lang.speak(&Message::new("duties-month").with("month", month))
            }
            Self::NoDay => lang.say("duties-no-day"),
        }
    }
}

fn view(visit: &Visit, list: &DutyList, waiting: &[DraftDuty]) -> DutiesPage {
    let (lang, day) = (visit.lang(), visit.asked.day);
    let chosen = kinds(visit);
    let mut duties = narrowed(list, &chosen);
    duties.sort_by_key(|duty| Stretch::of(duty, day));
    let here = address(visit, urls::DUTIES, &chosen);
    let (range, pager) = paged(visit, duties.len(), &here);
    let structure = visit.structure();
    let writes = !visit.scope(Deed::Decide, DataClass::Personal, &structure).is_empty();
    let mut links = Vec::new();
    if !visit.scope(Deed::Export, DataClass::Personal, &structure).is_empty() {
        for (id, path) in [("export-xlsx", urls::DUTIES_XLSX), ("export-csv", urls::DUTIES_CSV)] {
            links.push((lang.say(id), address(visit, path, &chosen)));
        }
    }
    let mut keep: Vec<(String, String)> = chosen
        .iter()
        .map(|kind| ("loai".to_owned(), kind.word().to_owned()))
        .collect();
    keep.extend(visit.query("don-vi").map(|unit| ("don-vi".to_owned(), unit.to_owned())));
    let crumbs = vec![Crumb {
        name: lang.say("room-duties"),
        href: None,
    }];
    let frame = frame_at(visit, crumbs);
    DutiesPage {
        as_of: visit.asked.figure_form(lang, urls::DUTIES, keep, links),
        compared: None,
        raises: (writes && list.duties.iter().any(|duty| duty.kind == DutyKind::Salary)).then(|| {
            let unit = visit.query("don-vi").map(|unit| ("don-vi", unit.to_owned()));
            visit.asked.moment.fields().into_iter().chain(unit).collect()
        }),
        endings: Endings::Refused,
        open_endings: here.clone(),
        counts: counts(&duties, day),
        drafts: waiting.iter().map(|draft| draft_waiting(visit, draft)).collect(),
        opinions: Vec::new(),
        proposals: Vec::new(),
        requests: Vec::new(),
        to_confirm: Vec::new(),
        plans: Vec::new(),
        kinds: choices(visit, list, &chosen),
        all: address(visit, urls::DUTIES, &[]),
        groups: groups(visit, &duties, range, writes),
        pager,
        untold: untold(visit, list),
        calendars: urls::CALENDARS.to_owned(),
        frame,
    }
}

/// How many are late, in the month of the day, and after it.
fn counts(duties: &[&Duty], day: Day) -> [i64; 3] {
    let (year, month, _) = day.civil();
    let mut counts = [0; 3];
    for duty in duties {
        match Stretch::of(duty, day) {
            Stretch::Late => counts[0] += 1,
            Stretch::Month(y, m) if (y, m) == (year, month) => counts[1] += 1,
            Stretch::Month(..) => counts[2] += 1,
            Stretch::NoDay => {}
        }
    }
    counts
}

fn groups(visit: &Visit, duties: &[&Duty], range: std::ops::Range<usize>, writes: bool) -> Vec<DutyGroup> {
    let day = visit.asked.day;
    let total = |stretch: Stretch| duties.iter().filter(|duty| Stretch::of(duty, day) == stretch).count();
    let shown = duties.get(range).unwrap_or_default();
    let cut = shown.chunk_by(|one, other| Stretch::of(one, day) == Stretch::of(other, day));
    let group = |duties: &[&Duty]| {
        let stretch = Stretch::of(duties.first()?, day);
        Some(DutyGroup {
            name: stretch.said(visit),
            is_late: stretch == Stretch::Late,
            total: count(total(stretch)),
            rows: duties.iter().filter_map(|duty| row(visit, duty, writes)).collect(),
        })
    };
    cut.filter_map(group).collect()
}

fn choices(visit: &Visit, list: &DutyList, chosen: &[DutyKind]) -> Vec<KindChoice> {
    let choice = |kind: &DutyKind| {
        let total = list.duties.iter().filter(|duty| duty.kind == *kind).count();
        (total > 0 || chosen.contains(kind)).then(|| KindChoice {
            name: visit.lang().say(&format!("duty-kind-{}", kind.word())),
            total: count(total),
            href: address(visit, urls::DUTIES, &[*kind]),
            here: chosen.contains(kind),
        })
    };
    DutyKind::ALL.iter().filter_map(choice).collect()
}

fn draft_waiting(visit: &Visit, waiting: &DraftDuty) -> DraftWaiting {
    let title = waiting.draft.decision().map(|decision| decision.header.title);
    DraftWaiting {
        title: title
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| waiting.draft.id.clone()),
        href: urls::draft(&waiting.draft.id),
        step: draft_step(visit, waiting),
        since: writing::moment(waiting.since),
    }
}

/// What a draft waits for and by when, and how many of the opinions that were asked for have come.
fn draft_step(visit: &Visit, waiting: &DraftDuty) -> String {
    let (lang, draft) = (visit.lang(), &waiting.draft);
    let mut step = lang.say(&format!("duty-draft-{}", waiting.step.word()));
    if let Some(due) = due_said(visit, draft) {
        step = format!("{step}. {due}");
    }
    if draft.opinions.is_empty() {
        return step;
    }
    let today = visit.site.office().today();
    let late = draft.opinions.iter().filter(|opinion| opinion.is_late(today)).count();
    let id = if draft.is_heard() { "duty-heard" } else { "duty-hearing" };
    let said = Message::new(id)
        .with("given", count(draft.opinions.len() - draft.opinions_to_come().count()))
        .with("all", count(draft.opinions.len()))
        .with("late", count(late));
    format!("{step}. {}", lang.speak(&said))
}
