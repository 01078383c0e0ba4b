//! `GET /quyet-dinh/{seq}`: a decision, as far as what it touches lies in the reader's scope.

use axum::extract::Path;
use axum::response::Response;
use ledger::acts::decisions::Revoke;
use ledger::acts::{ActBody as _, Dated};
use ledger::value::Place;
use ledger::{ActId, Header, Seq};
use office::permission::{DataClass, Deed};
use words::{Message, try_say, writing};

use super::acts::{Saying, standing};
use super::beside::Beside;
use super::files::files;
use super::show::{ActRow, DecisionPage, InForce};
use crate::components::{Basis, Confidence, Crumb, Problems};
use crate::pages::drafts::{ON, may_correct};
use crate::pages::paging::{count, paged};
use crate::pages::tasks::citation;
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// Whether the reader may open a decision: whether something that it touches lies in the reader's scope.
pub(crate) fn may_open(visit: &Visit, seq: Seq) -> bool {
    let structure = visit.structure();
    let people = visit.scope(Deed::ReadPerson, DataClass::Personal, &structure);
    let saying = Saying {
        visit,
        view: visit.view(),
        structure: &structure,
        people: &people,
        beside: None,
    };
    let Some(entry) = visit.value.entry(seq).filter(|_| seq <= visit.asked.known_seq()) else {
        return false;
    };
    (0..entry.len()).any(|ordinal| {
        let id = ActId { decision: seq, ordinal };
        let dated = visit.value.act_as_written(id);
        dated.is_some_and(|dated| saying.may_see(&saying.things(id, &dated)))
    })
}

/// The page.
pub(crate) async fn open(Path(seq): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let seq = Seq(seq.parse().map_err(|_| PageError::NotFound)?);
    // A decision that was not yet known at the moment asked for is not there.
    if seq.is_draft() || seq > visit.asked.known_seq() {
        return Err(PageError::NotFound);
    }
    let entry = visit.value.entry(seq).ok_or(PageError::NotFound)?;
    let header = entry.header();
    let structure = visit.structure();
    let people = visit.scope(Deed::ReadPerson, DataClass::Personal, &structure);
    let saying = Saying {
        visit: &visit,
        view: visit.view(),
        structure: &structure,
        people: &people,
        beside: Some(Beside::of(&visit.value, seq, header.effective)),
    };
    let acts = (0..entry.len()).filter_map(|ordinal| {
        let id = ActId { decision: seq, ordinal };
        let dated = visit.value.act_as_written(id)?;
        let places = saying.things(id, &dated);
        saying.may_see(&places).then_some((id, dated, places))
    });
    let acts: Vec<(ActId, Dated, Vec<Place>)> = acts.collect();
    if acts.is_empty() {
        return Err(PageError::Forbidden);
    }
    let partly_hidden = u32::try_from(acts.len()) != Ok(entry.len());
    let here = visit.at(&urls::decision(&seq.to_string()));
    let (rows, pager) = paged(&visit, acts.len(), &here);
    let shown = acts.get(rows).unwrap_or_default();
    let decides = visit.scope(Deed::Decide, DataClass::Personal, &structure);
    let writing = Saying {
        people: &decides,
        ..saying
    };
    let in_force = standing(&visit, seq);
    // What was taken back whole is neither corrected nor taken back again.
    let writes = !decides.is_empty() && in_force != InForce::Never;
    let correction = |id: ActId, dated: &Dated, places: &[Place]| {
        let may = writes && may_correct(&dated.act) && writing.may_see(places);
        may.then(|| visit.at(&urls::correction(&seq.to_string(), i64::from(id.ordinal) + 1)))
    };
    let view = DecisionPage {
        frame: frame_at(&visit, crumbs(&visit, &header)),
        as_of: visit.asked.form(visit.lang(), &visit.path, Vec::new(), Vec::new()),
        seq: seq.0.into(),
        number: header.number.clone(),
        // The title may tell of what lies beyond: then the kind of paper alone stands there.
        title: if partly_hidden {
            kind(&visit, &header)
        } else {
            header.title.clone()
        },
        head: head(&visit, seq, &header),
        bases: bases(&visit, &header),
        in_force,
        take_back: (writes && !partly_hidden).then(|| take_back(seq)),
        acts: shown
            .iter()
            .map(|(id, dated, places)| ActRow {
                correct: correction(*id, dated, places),
                ..saying.row(*id, dated, places)
            })
            .collect(),
        total: count(acts.len()),
        partly_hidden,
        pager,
        scans: files(&visit, seq, header.attachments.len()),
        problems: Problems::none(visit.lang()),
        here: urls::decision(&seq.to_string()),
    };
    page_with(visit.status(), &view)
}

/// Where a paper that takes a decision back begins: with its act, and the decision in it.
fn take_back(seq: Seq) -> String {
    let begun = urls::with(urls::NEW_DRAFT, "noi-dung", &Revoke::SHAPE.number.to_string());
    urls::with(&begun, ON, &seq.to_string())
}

fn crumbs(visit: &Visit, header: &Header) -> Vec<Crumb> {
    let lang = visit.lang();
    let number = match header.number.as_str() {
        "" => lang.say("decision-unnumbered"),
        number => number.to_owned(),
    };
    vec![
        Crumb {
            name: lang.say("room-tasks"),
            href: Some(visit.at(urls::TASKS)),
        },
        Crumb {
            name: number,
            href: None,
        },
    ]
}

/// The kind of paper in words.
pub(crate) fn kind(visit: &Visit, header: &Header) -> String {
    let id = format!("decision-kind-{}", header.kind);
    try_say(visit.lang(), &id, &[]).unwrap_or_else(|| header.kind.clone())
}

fn head(visit: &Visit, seq: Seq, header: &Header) -> Vec<(String, String)> {
    let lang = visit.lang();
    let kind = kind(visit, header);
    let recorded = office::clock::day_in_vietnam(header.recorded);
    let recorded = Message::new("decision-recorded-by")
        .with("day", recorded)
        .with("by", header.recorded_by.as_str());
    [
        ("decision-kind", kind),
        ("decision-signed", writing::day(header.signed)),
        ("decision-effective", writing::day(header.effective)),
        ("decision-issuer", header.issuer.clone()),
        ("decision-signer", header.signer.clone()),
        ("decision-recorded", lang.speak(&recorded)),
        ("decision-place", writing::count(lang, seq.0.into())),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(id, value)| (lang.say(id), value))
    .collect()
}

/// The legal bases: entries of the law as it cites itself, other papers as they are named.
fn bases(visit: &Visit, header: &Header) -> Vec<Basis> {
    let (lang, law) = (visit.lang(), visit.law());
    let basis = |base: &String| {
        let entry = law.entry(base).and_then(|entry| {
            let version = entry
                .versions()
                .into_iter()
                .find(|version| version.span.covers(header.signed))?;
            law.cite(entry, version)
        });
        match entry {
            Some(cited) => citation(lang, &cited),
            None => Basis {
                lang,
                cited: base.clone(),
                href: None,
                confidence: Confidence::Confirmed,
            },
        }
    };
    // Entries of one instrument are cited alike: it stands there once.
    let mut all: Vec<Basis> = Vec::new();
    for one in header.bases.iter().map(basis) {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}
