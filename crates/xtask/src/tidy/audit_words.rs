//! Every action that the office writes into the audit log has words on its page: it stands among those that the page knows.

use std::collections::BTreeSet;

use super::tracked::{ending, files, none, read};

/// The page's list of actions.
const PAGE: &str = "crates/web/src/pages/audit/event.rs";

/// Rust source without its tests.
fn product(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or_default()
}

/// Every text in quotes. Source does not write quotes within them where codes stand.
fn literals(source: &str) -> impl Iterator<Item = &str> {
    source.split('"').skip(1).step_by(2)
}

/// What is written where an event is told which action it is, the third thing that it is given.
fn third(call: &str) -> Option<&str> {
    let (mut depth, mut commas) = (0, 0);
    for (at, letter) in call.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            ',' if depth == 0 => commas += 1,
            _ => {}
        }
        if commas == 2 {
            return call.get(at + 1..)?.split([',', ';', ')']).next();
        }
    }
    None
}

/// The codes that the events of a source are given: those that are written there, and where one is given by a name, every code of the source.
fn given(source: &str) -> BTreeSet<&str> {
    let all: Vec<&str> = source.split("Event::new(").skip(1).filter_map(third).collect();
    let named = all.iter().any(|third| literals(third).next().is_none());
    let written = all.iter().filter_map(|third| literals(third).next());
    let by_name = literals(source).filter(|text| named && is_code(text));
    written.chain(by_name).collect()
}

/// The family of an action: `run` of `run.ask`.
fn family(code: &str) -> &str {
    code.split('.').next().unwrap_or_default()
}

/// Whether a text is a code of several parts, or the form of one that is made where it is used.
fn is_code(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let is_word = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let (last, first) = parts.split_last().unwrap_or((&"", &[]));
    !first.is_empty() && first.iter().all(is_word) && (is_word(last) || *last == "{}")
}

/// The actions of all sources: what events are given, and every code of a family that an event is given anywhere.
fn actions(sources: &[&str]) -> BTreeSet<String> {
    let own: BTreeSet<&str> = sources.iter().flat_map(|source| given(source)).collect();
    let families: BTreeSet<&str> = own.iter().map(|code| family(code)).collect();
    let others = sources.iter().flat_map(|source| literals(source));
    let others = others.filter(|text| is_code(text) && families.contains(family(text)));
    own.iter().copied().chain(others).map(str::to_owned).collect()
}

/// The texts of a list of the page.
fn list<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let from = page.split(&format!("const {name}:")).nth(1).unwrap_or_default();
    literals(from.split("];").next().unwrap_or_default()).collect()
}

/// Actions without words.
fn unsaid(actions: &BTreeSet<String>, page: &str) -> Vec<String> {
    let (known, steps) = (list(page, "KNOWN"), list(page, "STEPS"));
    let is_said = |code: &String| {
        known.contains(&code.as_str())
            || steps
                .iter()
                .any(|begins| begins.ends_with('.') && code.starts_with(begins))
    };
    actions.iter().filter(|code| !is_said(code)).cloned().collect()
}

#[test]
fn every_action_of_the_office_has_words_on_the_page_of_the_log() {
    let files = files();
    let own = files
        .iter()
        .filter(|file| file.path.starts_with("crates/office/src/") && ending(&file.path) == "rs")
        .filter(|file| !file.path.ends_with("tests.rs"));
    let sources: Vec<&str> = own.map(|file| product(file.text.as_deref().unwrap_or(""))).collect();
    let actions = actions(&sources);
    assert!(actions.len() > 80, "only {} actions were found", actions.len());
    none(
        &unsaid(&actions, &read(PAGE)),
        "Add the action to the list of the page of the log, and its words (event-…) to the catalogue.",
    );
}

#[test]
fn the_rule_bites() {
    let direct =
        "desk.note(Chain::Audit, Event::new(desk.now(), kept.asker().name(), \"run.ask\").on(&id).with(\"x.y\"));";
    let by_name = "let action = if keep { \"form.send\" } else { \"form.drop\" }; Event::new(now, &by, action)";
    let made = "Event::new(now, by, &format!(\"draft.{}\", kind.word())).on(id)";
    let alone = "Event::new(now, by, \"import\").with(rows)";
    // A code of a family that stands in another file, and a text that is no action.
    let far = "pub const OPENED: &str = \"run.begin\"; law.entry(\"pay.step-months\")";
    let found = actions(&[direct, by_name, made, alone, far]);
    let all = ["draft.{}", "form.drop", "import", "run.ask", "run.begin", "form.send"];
    assert_eq!(found, all.map(str::to_owned).into());
    let page = "const KNOWN: &[&str] = &[\n \"import\", \"run.ask\",\n];\nconst STEPS: &[(&str, &str)] = &[(\"draft.\", \"event-draft\")];";
    assert_eq!(unsaid(&found, page), ["form.drop", "form.send", "run.begin"]);
}
