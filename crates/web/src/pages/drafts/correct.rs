//! `GET` and `POST /quyet-dinh/{seq}/{n}/sua`: another content in the place of an act, with the paper that shows it, as a draft.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use ledger::acts::decisions::Amend;
use ledger::acts::{Act, Dated, Given, Shape};
use ledger::{ActId, Decision, Header, Seq, When};
use office::figures::Asker;
use office::permission::{DataClass, Deed};
use office::reads::SensitiveGroup;
use words::{Lang, Message, writing};

use super::add::composed;
use super::fields::{Leaf, leaves, misgiven, put, read};
use super::head::must_write;
use super::paper::{FIELDS, Paper};
use super::prefill::{at, fill, when as typed_when};
use super::resolve::when;
use super::show::{CorrectPage, Entry, FieldView};
use super::step::said;
use crate::components::{Crumb, Problem, Problems};
use crate::pages::decision::Saying;
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// An act of the log as it now reads.
struct Target {
    id: ActId,
    dated: Dated,
    said: Given,
}

/// The form, filled with what the act says.
pub(crate) async fn form_of_correction(
    Path(path): Path<(String, String)>,
    visit: Visit,
) -> Result<Response, PageError> {
    let target = target(&visit, &path)?;
    let typed = target.dated.when.map(typed_when).unwrap_or_default();
    let paper = [
        title(&visit, &target),
        visit.site.whose().authority.clone(),
        writing::day(visit.site.office().today()),
        String::new(),
    ];
    let all = target.leaves(&visit);
    page_with(StatusCode::OK, &view(&visit, &target, all, typed, paper, Vec::new()))
}

/// Writes the draft.
pub(crate) async fn correct(
    Path(path): Path<(String, String)>,
    visit: Visit,
    Extension(fields): Extension<Fields>,
) -> Result<Response, PageError> {
    let target = target(&visit, &path)?;
    let mut all = target.leaves(&visit);
    let since = fields.get("tu-ngay").trim().to_owned();
    let paper = Paper::of(&fields);
    let (header, mut problems) = sourced(&paper);
    let from = match since.as_str() {
        "" => None,
        text => when(text).parse::<When>().map_or_else(
            |_| {
                let message = Message::new("as-of-not-a-day").with("typed", text);
                let field = Some("tu-ngay");
                problems.push(Problem { field, message });
                None
            },
            Some,
        ),
    };
    let mut act = None;
    match read(&visit, &mut all, &fields) {
        Err(wrong) => problems.extend(wrong),
        Ok(given) => match target.with(&all, given) {
            Ok(read) => act = Some(read),
            Err(wrong) => problems.extend(misgiven(visit.lang(), &mut all, &wrong)),
        },
    }
    let again = |all, problems| {
        let view = view(&visit, &target, all, since.clone(), paper.typed.clone(), problems);
        page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
    };
    let (Some(act), Some(header), true) = (act, header, problems.is_empty()) else {
        return again(all, problems);
    };
    let content = Dated { when: from, act };
    if content == target.dated {
        let message = Message::new("draft-correct-nothing");
        return again(all, vec![Problem { field: None, message }]);
    }
    let amend = Amend {
        target: target.id,
        content: Box::new(content),
    };
    let acts = vec![amend.into()];
    let (actor, decision) = (visit.actor.clone(), Decision { header, acts });
    let written = visit
        .site
        .write(move |office| office.write_draft(Asker::Account(&actor), None, decision))
        .await?;
    match said(&visit, written)? {
        Ok(draft) => Ok(Redirect::to(&urls::draft(&draft.id)).into_response()),
        Err(problem) => again(all, vec![problem]),
    }
}

/// Whether acts of this kind are corrected by a form.
pub(crate) fn may_correct(act: &Act) -> bool {
    !matches!(act, Act::Revoke(_)) && composed().any(|shape| shape.number == act.shape().number)
}

/// The act of an address, if the reader may see it and may write decisions.
fn target(visit: &Visit, (seq, number): &(String, String)) -> Result<Target, PageError> {
    must_write(visit)?;
    let seq = Seq(seq.parse().map_err(|_| PageError::NotFound)?);
    let number: u32 = number.parse().map_err(|_| PageError::NotFound)?;
    let ordinal = number.checked_sub(1).ok_or(PageError::NotFound)?;
    if seq.is_draft() {
        return Err(PageError::NotFound);
    }
    let id = ActId { decision: seq, ordinal };
    let dated = visit.value.act_as_it_reads(id).ok_or(PageError::NotFound)?;
    if !may_correct(&dated.act) {
        return Err(PageError::NotFound);
    }
    let structure = visit.structure();
    let people = visit.scope(Deed::Decide, DataClass::Personal, &structure);
    let saying = saying(visit, &structure, &people);
    if !saying.may_see(&saying.things(id, &dated)) {
        return Err(PageError::Forbidden);
    }
    let said = dated.act.give();
    Ok(Target { id, dated, said })
}

impl Target {
    fn shape(&self) -> &'static Shape {
        self.dated.act.shape()
    }

    /// Whether a field stays as it is: the subject, and what says whether the rest is sensitive.
    fn is_fixed(&self, way: &str) -> bool {
        let first = way.split('.').next().unwrap_or(way);
        let subject = |field: &&ledger::acts::FieldShape| field.subject && field.name == first;
        self.shape().fields.iter().find(subject).is_some() || SensitiveGroup::depends_on(&self.dated.act, way)
    }

    fn is_closed(&self, way: &str) -> bool {
        SensitiveGroup::of_field(&self.dated.act, way).is_some()
    }

    /// The fields that may change, filled.
    fn leaves(&self, visit: &Visit) -> Vec<Leaf> {
        let mut all = leaves(visit, self.shape(), &self.said);
        all.retain(|leaf| !self.is_fixed(&leaf.view.name));
        fill(visit, &mut all, &self.said, |way| self.is_closed(way));
        all
    }

    /// The act with what was given in the place of what it says.
    fn with(&self, all: &[Leaf], given: Vec<Given>) -> Result<Act, Vec<ledger::acts::Misgiven>> {
        let mut given = given.into_iter().next().unwrap_or_default();
        for field in self.shape().fields.iter().filter(|field| self.is_fixed(field.name)) {
            put(&mut given, field.name, self.said.field(field.name).clone());
        }
        let kept = all
            .iter()
            .filter(|leaf| self.is_closed(&leaf.view.name) && leaf.view.typed.is_empty());
        for leaf in kept {
            put(&mut given, &leaf.view.name, at(&self.said, &leaf.view.name).clone());
        }
        Act::given(self.shape().number, &given)
    }
}

fn saying<'v>(
    visit: &'v Visit,
    structure: &'v ledger::view::Structure,
    people: &'v office::permission::Scope,
) -> Saying<'v> {
    Saying {
        visit,
        view: visit.view(),
        structure,
        people,
    }
}

/// The head of the paper that corrects, and what it lacks: it rests on the paper that shows what is right.
fn sourced(paper: &Paper) -> (Option<Header>, Vec<Problem>) {
    let (header, mut problems) = match paper.header("decision") {
        Ok(header) => (Some(header), Vec::new()),
        Err(problems) => (None, problems),
    };
    if paper.bases().is_empty() {
        problems.push(Problem {
            field: Some(FIELDS[3]),
            message: Message::new("draft-no-source"),
        });
    }
    (header, problems)
}

fn title(visit: &Visit, target: &Target) -> String {
    let lang = visit.lang();
    let number = visit.value.entry(target.id.decision).map(|entry| entry.header().number);
    let number = number.filter(|number| !number.is_empty());
    let number = number.unwrap_or_else(|| lang.say("decision-unnumbered"));
    let message = Message::new("draft-correct-title").with("act", name(lang, target.shape()));
    lang.speak(&message.with("number", number))
}

const fn name(lang: Lang, shape: &'static Shape) -> &'static str {
    match lang {
        Lang::Vi => shape.vi,
        Lang::En => shape.en,
    }
}

fn view(
    visit: &Visit,
    target: &Target,
    all: Vec<Leaf>,
    when: String,
    paper: [String; 4],
    list: Vec<Problem>,
) -> CorrectPage {
    let lang = visit.lang();
    let structure = visit.structure();
    let people = visit.scope(Deed::Decide, DataClass::Personal, &structure);
    let saying = saying(visit, &structure, &people);
    let places = saying.things(target.id, &target.dated);
    let seq = target.id.decision.to_string();
    let said = Message::new("draft-correct").with("act", name(lang, target.shape()));
    let title = lang.speak(&said);
    let crumbs = vec![
        Crumb {
            name: lang.say("room-papers"),
            href: Some(urls::DRAFTS.to_owned()),
        },
        Crumb {
            name: title.clone(),
            href: None,
        },
    ];
    let action = urls::correction(&seq, i64::from(target.id.ordinal) + 1);
    let mut frame = frame_at(visit, crumbs);
    frame.here.clone_from(&action);
    let problems = Problems { lang, list };
    let labels = [
        "draft-title-label",
        "decision-issuer",
        "decision-effective",
        "draft-source-label",
    ];
    let helps = ["", "", "draft-day-help", "draft-source-help"];
    let field = |(at, typed): (usize, String)| FieldView {
        name: FIELDS[at].to_owned(),
        label: lang.say(labels[at]),
        help: if helps[at].is_empty() {
            String::new()
        } else {
            lang.say(helps[at])
        },
        typed,
        optional: false,
        entry: if at == 3 { Entry::Lines } else { Entry::Line },
        wrong: problems.at(FIELDS[at]),
    };
    CorrectPage {
        paper: paper.into_iter().enumerate().map(field).collect(),
        touches: saying.row(target.id, &target.dated, &places).touches,
        of: visit.at(&urls::decision(&seq)),
        fields: all.into_iter().map(|leaf| leaf.view).collect(),
        frame,
        action,
        title,
        problems,
        when,
    }
}
