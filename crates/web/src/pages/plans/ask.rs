//! P19. `GET /phuong-an/moi`: the inputs of a run, with what there is and what is missing; `POST` begins it, or looks again.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::figures::Asker;
use office::runs::{Look, RunKind, RunPin, RunQuestion, RunSettingKind};
use words::{Message, writing};

use super::inputs::TypedRun;
use super::kinds::KindWords;
use super::open::found;
use super::problems::said;
use super::said::{Speaker, kind};
use super::show::{InputsPage, OfferField, RuleField, SettledField};
use super::trail::trail;
use crate::components::{Problem, Problems};
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// The page: the usual question, or that of another run with its marks.
pub(crate) async fn open(visit: Visit) -> Result<Response, PageError> {
    let site = visit.site.clone();
    site.write(move |_| {
        let (kind, typed) = if let Some(id) = visit.query("tu") {
            let run = found(&visit, id)?;
            let mut question = run.question.clone();
            question.known = None;
            if visit.query("lap").is_some() {
                question.known = run.snapshot.as_ref().map(|own| (own.seq, own.law_known));
            }
            let mut typed = TypedRun::of(&question);
            typed.pins.extend(visit.queries("chot"));
            typed.bars.extend(visit.queries("cam"));
            (question.kind, typed)
        } else {
            let kind = visit
                .query("viec")
                .and_then(RunKind::from_word)
                .ok_or(PageError::NotFound)?;
            let question = visit.site.office().usual_run(kind, visit.asked.day);
            (kind, TypedRun::of(&question))
        };
        page_with(StatusCode::OK, &page(&visit, kind, &typed, Vec::new())?)
    })
    .await?
}

/// Begins a run, or looks at its data again.
pub(crate) async fn begin(visit: Visit, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let site = visit.site.clone();
    site.write(move |_| {
        let kind = RunKind::from_word(fields.get("viec")).ok_or(PageError::Unprocessable)?;
        let typed = TypedRun::read(kind, &|name: &str| fields.get(name).to_owned(), &|name: &str| {
            fields.all(name)
        });
        let (question, problems) = typed.question(&visit, kind);
        let looks = fields.get("lam") == "xem";
        if looks || !problems.is_empty() {
            let status = if problems.is_empty() {
                StatusCode::OK
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            };
            return page_with(status, &page(&visit, kind, &typed, problems)?);
        }
        let asked = visit
            .site
            .office()
            .ask_run(Asker::Account(&visit.actor), question.clone(), None);
        match asked {
            Ok(run) => Ok(Redirect::to(&urls::run(&run.id)).into_response()),
            Err(problem) => {
                let problems = said(&visit, &Speaker::of(&visit, question.on()), problem)?;
                page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, kind, &typed, problems)?)
            }
        }
    })
    .await?
}

fn page(visit: &Visit, own: RunKind, typed: &TypedRun, mut list: Vec<Problem>) -> Result<InputsPage, PageError> {
    let (lang, office) = (visit.lang(), visit.site.office());
    let (question, unread) = typed.question(visit, own);
    let speaker = Speaker::of(visit, question.on());
    let look = match office.look_at_run(Asker::Account(&visit.actor), &question) {
        Ok(look) => look,
        Err(problem) => {
            let more = said(visit, &speaker, office::writer::NotDone::Refused(problem))?;
            if list.is_empty() && unread.is_empty() {
                list.extend(more);
            }
            Look::default()
        }
    };
    let crumbs = trail(lang, lang.say("runs-new"));
    let goal = |word: &str| lang.say(&format!("run-goal-{word}"));
    let planner = own.planner();
    Ok(InputsPage {
        frame: frame_at(visit, crumbs),
        problems: Problems { lang, list },
        kind: (own.word().to_owned(), kind(lang, own)),
        rules_lead: lang.say(KindWords::of(own).rules),
        day: typed.day.clone(),
        rules: rules(visit, own, typed),
        goals: typed.goals.clone(),
        all_goals: planner
            .goals()
            .iter()
            .map(|word| ((*word).to_owned(), goal(word)))
            .collect(),
        settled: settled(visit, &question, &look, &speaker),
        offers: offers(visit, own, &question, &speaker),
        limits: typed.limits.clone(),
        known: question.known.map(|(seq, law)| {
            let said = Message::new("run-ask-known").with("seq", writing::count(lang, seq.into()));
            (format!("{seq} {law}"), lang.speak(&said))
        }),
        fresh: fresh(visit, &question),
        counts: look.counts.iter().map(|fact| speaker.fact(fact)).collect(),
        missing: missing(&look, &speaker),
    })
}

/// What stands in the way, and what is only missing: whether it bars.
fn missing(look: &Look, speaker: &Speaker<'_>) -> Vec<(String, bool)> {
    let both = look.both.iter().map(|fact| (speaker.fact(fact), true));
    let missing = look.missing.iter().map(|one| (speaker.fact(&one.what), one.bars));
    both.chain(missing).collect()
}

fn rules(visit: &Visit, own: RunKind, typed: &TypedRun) -> Vec<RuleField> {
    let lang = visit.lang();
    let rule = |(setting, (key, typed)): (&office::runs::RunSetting, &(&'static str, String))| RuleField {
        name: (*key).to_owned(),
        said: lang.say(&format!("run-{}-{key}", own.word())),
        typed: typed.clone(),
        choices: match setting.kind {
            RunSettingKind::Number => Vec::new(),
            RunSettingKind::Switch => [("0", "run-switch-no"), ("1", "run-switch-yes")]
                .map(|(number, said)| (number.to_owned(), lang.say(said)))
                .into(),
            RunSettingKind::Level => [2, 1, 0].map(|level| level_of(visit, level)).into(),
        },
        range: (setting.least, setting.most),
    };
    own.planner().settings().iter().zip(&typed.rules).map(rule).collect()
}

fn level_of(visit: &Visit, level: u8) -> (String, String) {
    (level.to_string(), visit.lang().say(&format!("run-level-{level}")))
}

fn settled(visit: &Visit, question: &RunQuestion, look: &Look, speaker: &Speaker<'_>) -> Vec<SettledField> {
    let lang = visit.lang();
    let name = |all: &[office::runs::RunChoice], id: &str| {
        let found = all.iter().find(|one| one.id == id);
        found.map_or_else(|| lang.say("run-gone"), |one| speaker.mentioned(&one.said))
    };
    let field = |field: &'static str, id: &'static str, pin: &RunPin| {
        let said = Message::new(id).with("subject", name(&look.subjects, &pin.subject));
        SettledField {
            name: field,
            value: format!("{} {}", pin.subject, pin.place),
            said: lang.speak(&said.with("place", name(&look.places, &pin.place))),
        }
    };
    let pins = question.pins.iter().map(|pin| field("chot", "run-ask-pin", pin));
    let bars = question.bars.iter().map(|bar| field("cam", "run-ask-bar", bar));
    pins.chain(bars).collect()
}

/// What can be settled; nothing where the look told what is wrong.
fn offers(visit: &Visit, own: RunKind, question: &RunQuestion, speaker: &Speaker<'_>) -> Vec<OfferField> {
    let offers = visit
        .site
        .office()
        .offers_of_run(Asker::Account(&visit.actor), question);
    let settled = |choice: &office::runs::RunChoice, all: &[RunPin]| {
        all.iter()
            .any(|pin| choice.id == format!("{} {}", pin.subject, pin.place))
    };
    let field = |offer: office::runs::RunOffer| {
        let all = if offer.bars { &question.bars } else { &question.pins };
        let free = offer.choices.iter().filter(|choice| !settled(choice, all));
        OfferField {
            id: format!("them-{}", offer.key),
            name: if offer.bars { "cam" } else { "chot" },
            said: visit.lang().say(&format!("run-{}-offer-{}", own.word(), offer.key)),
            choices: free
                .map(|choice| (choice.id.clone(), speaker.mentioned(&choice.said)))
                .collect(),
        }
    };
    offers.unwrap_or_default().into_iter().map(field).collect()
}

/// Up to which decision, and a warning where that was recorded long before the day.
fn fresh(visit: &Visit, question: &RunQuestion) -> (String, Option<String>) {
    /// After so many days without a decision somebody should make sure that none was forgotten.
    const OLD: i32 = 30;
    let lang = visit.lang();
    let head = visit.value.head().seq;
    let known = question.known.map_or(head, |(seq, _)| ledger::Seq(seq).min(head));
    let last = visit
        .value
        .entries()
        .find(|(seq, _)| *seq == known)
        .map(|(_, entry)| entry.header().recorded);
    let when = last.map(writing::moment).unwrap_or_default();
    let said = Message::new("run-ask-fresh").with("seq", writing::count(lang, known.0.into()));
    let days = last.map_or(0, |last| question.day - office::clock::day_in_vietnam(last).number());
    let old = Message::new("run-ask-old").with("n", days);
    (
        lang.speak(&said.with("when", when)),
        (days > OLD).then(|| lang.speak(&old)),
    )
}
