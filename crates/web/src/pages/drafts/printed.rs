//! `GET /van-ban/{id}/ban-in`: a draft as it will stand on paper: who issues it, what it rests on, articles by what it does, who signs. What is not given yet
//! stays blank, and what the draft's page folds stays folded here.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use ledger::{Day, Decision, Header};
use office::drafts::{Draft, Stage};
use words::{Lang, Message, writing};

use super::acts::acts_of;
use super::bases::written;
use super::head::seen;
use super::party::is_of_party;
use super::trail::trail_of;
use crate::components::{Frame, Pager};
use crate::pages::decision::{ActRow, kind};
use crate::pages::paging::count;
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// So many acts stand on one page.
const ACTS: usize = 500;

/// An article: what is decided, of each of whom.
#[derive(Debug, Clone)]
pub struct Article {
    /// "Điều 1."
    pub number: String,
    /// What it does.
    pub name: String,
    /// Of whom or what, and what is said of it.
    pub rows: Vec<String>,
}

/// The paper of a draft.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/drafts/printed.html")]
pub struct PrintedPage {
    /// The frame.
    pub frame: Frame,
    /// The draft's id, and its page.
    pub draft: (String, String),
    /// Whether it is not signed yet.
    pub is_draft: bool,
    /// Whether something of it is folded.
    pub is_folded: bool,
    /// Whether a body of the Party issues it.
    pub is_of_party: bool,
    /// The body that issues it, in capitals.
    pub issuer: String,
    /// Number and symbol, or the room for them.
    pub number: String,
    /// Place and day, or the room for them.
    pub place_and_day: String,
    /// The kind of paper, in capitals.
    pub kind: String,
    /// What it is about.
    pub title: String,
    /// The line between bases and articles, of a paper that decides.
    pub decides: Option<String>,
    /// What it rests on, each line as it ends.
    pub bases: Vec<String>,
    /// The articles.
    pub articles: Vec<Article>,
    /// Who receives it, each line as it ends; none: those whom it names, and the files.
    pub recipients: Vec<String>,
    /// From when it holds: the number of that article, its words; on the last page alone.
    pub effect: Option<(String, String)>,
    /// Who signed it; empty before.
    pub signer: String,
    /// The way to the other pages.
    pub pager: Option<Pager>,
}

impl PrintedPage {
    fn headline(&self) -> String {
        let message = Message::new("printed-head").with("title", self.title.as_str());
        self.frame.lang.speak(&message)
    }
}

/// The paper.
pub(crate) async fn print(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let (draft, decision) = seen(&visit, &id)?;
    page_with(StatusCode::OK, &view(&visit, &draft, &decision))
}

fn view(visit: &Visit, draft: &Draft, decision: &Decision) -> PrintedPage {
    let (lang, header) = (visit.lang(), &decision.header);
    let (here, page) = (urls::draft_printed(&draft.id), urls::draft(&draft.id));
    let mut frame = frame_at(visit, trail_of(lang, draft, lang.say("printed-link")));
    frame.here.clone_from(&here);
    let (rows, range, pager) = acts_of(visit, draft, decision, ACTS, &here);
    let is_signed = matches!(draft.stage, Stage::Signed | Stage::Entered);
    let is_of_party = is_of_party(visit, &header.issuer);
    let numbers = numbers(decision);
    let is_last = range.end == decision.acts.len();
    PrintedPage {
        frame,
        draft: (draft.id.clone(), page),
        is_draft: !is_signed,
        is_folded: rows.iter().flat_map(|row| &row.lines).any(|line| line.is_closed),
        is_of_party,
        issuer: header.issuer.to_uppercase(),
        number: number(lang, &header.number),
        place_and_day: place_and_day(lang, is_signed.then_some(header.signed)),
        kind: kind(visit, header).to_uppercase(),
        title: header.title.clone(),
        decides: decides(lang, header),
        bases: ended(written(visit, header), if is_of_party { "," } else { "." }),
        articles: articles(lang, &rows, numbers.get(range).unwrap_or_default()),
        recipients: recipients(&draft.recipients),
        effect: is_last.then(|| {
            let kind = Message::new("printed-effect").with("kind", kind(visit, header));
            let said = lang.speak(&kind.with("day", writing::day(header.effective)));
            (article(lang, numbers.last().copied().unwrap_or(0) + 1), said)
        }),
        signer: if is_signed {
            header.signer.clone()
        } else {
            String::new()
        },
        pager,
    }
}

fn number(lang: Lang, number: &str) -> String {
    if number.is_empty() {
        lang.say("printed-number-blank")
    } else {
        lang.speak(&Message::new("printed-number").with("number", number))
    }
}

/// A day below ten, and January and February, are written with two digits.
fn place_and_day(lang: Lang, signed: Option<Day>) -> String {
    let Some(day) = signed else {
        return lang.say("printed-day-blank");
    };
    let (year, month, day) = day.civil();
    let month = if month < 3 {
        format!("{month:02}")
    } else {
        month.to_string()
    };
    let said = Message::new("printed-day").with("day", format!("{day:02}"));
    lang.speak(&said.with("month", month).with("year", year.to_string()))
}

/// What a paper that decides says before its articles.
fn decides(lang: Lang, header: &Header) -> Option<String> {
    match header.kind.as_str() {
        "decision" | "supplement" => Some(lang.say("printed-decides")),
        "resolution" => Some(lang.say("printed-resolves")),
        _ => None,
    }
}

/// Lines with what ends each: the last one ends the list.
fn ended(lines: Vec<String>, last: &str) -> Vec<String> {
    let of = lines.len();
    let end = |(at, line): (usize, String)| {
        let line = line.trim_end_matches(['.', ';', ',']);
        format!("{line}{}", if at + 1 == of { last } else { ";" })
    };
    lines.into_iter().enumerate().map(end).collect()
}

/// Who receives a paper, a line each after a dash; the last one ends the list.
fn recipients(lines: &[String]) -> Vec<String> {
    let bare = |line: &String| line.trim_start_matches(['-', '–', ' ']).to_owned();
    let lines = ended(lines.iter().map(bare).collect(), ".");
    lines.into_iter().map(|line| format!("- {line}")).collect()
}

/// By act, the number of its article: acts of one kind that follow each other stand in one.
fn numbers(decision: &Decision) -> Vec<usize> {
    let mut before: Option<(usize, u16)> = None;
    let of = |kind: u16| {
        let number = match before {
            None => 1,
            Some((number, same)) if same == kind => number,
            Some((number, _)) => number + 1,
        };
        before = Some((number, kind));
        number
    };
    decision
        .acts
        .iter()
        .map(|dated| dated.act.shape().number)
        .map(of)
        .collect()
}

fn article(lang: Lang, number: usize) -> String {
    lang.speak(&Message::new("printed-article").with("n", count(number)))
}

/// The articles in which acts stand, by the number of each act's own.
fn articles(lang: Lang, rows: &[ActRow], numbers: &[usize]) -> Vec<Article> {
    let mut all: Vec<(usize, Article)> = Vec::new();
    for (row, number) in rows.iter().zip(numbers) {
        match all.last_mut() {
            Some((own, article)) if own == number => article.rows.push(said(row)),
            _ => all.push((
                *number,
                Article {
                    number: article(lang, *number),
                    name: row.name.clone(),
                    rows: vec![said(row)],
                },
            )),
        }
    }
    all.into_iter().map(|(_, article)| article).collect()
}

/// An act in one sentence: whom it touches, what it says of them, from when.
fn said(row: &ActRow) -> String {
    let touches: Vec<&str> = row.touches.iter().map(|(name, _)| name.as_str()).collect();
    let lines = row.lines.iter().filter(|line| !line.is_quiet);
    let lines = lines.map(|line| {
        if line.label.is_empty() {
            line.text.clone()
        } else {
            format!("{}: {}", line.label, line.text)
        }
    });
    let told: Vec<String> = lines.chain(row.when.clone()).collect();
    match (touches.is_empty(), told.is_empty()) {
        (true, _) => told.join("; "),
        (false, true) => touches.join(", "),
        (false, false) => format!("{}: {}", touches.join(", "), told.join("; ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_basis_ends_the_list() {
        let lines = || vec!["Căn cứ A.".to_owned(), "Căn cứ B;".to_owned()];
        assert_eq!(ended(lines(), "."), ["Căn cứ A;", "Căn cứ B."]);
        assert_eq!(ended(lines(), ","), ["Căn cứ A;", "Căn cứ B,"]);
        assert!(ended(Vec::new(), ".").is_empty());
    }

    #[test]
    fn recipients_stand_a_line_each_after_a_dash() {
        let lines = ["Như Điều 1", "- Sở Nội vụ;", "Lưu: VT"].map(str::to_owned);
        assert_eq!(recipients(&lines), ["- Như Điều 1;", "- Sở Nội vụ;", "- Lưu: VT."]);
        assert!(recipients(&[]).is_empty());
    }

    #[test]
    fn days_are_written_as_papers_write_them() {
        let day = |text: &str| place_and_day(Lang::Vi, text.parse().ok());
        assert!(
            day("2026-07-05").ends_with("ngày 05 tháng 7 năm 2026"),
            "{}",
            day("2026-07-05")
        );
        assert!(day("2026-02-15").ends_with("ngày 15 tháng 02 năm 2026"));
        assert!(!place_and_day(Lang::Vi, None).contains("20"));
    }
}
