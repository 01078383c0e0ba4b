//! What stands in the district, told to schemathesis: it fills addresses and bodies with that as well as with anything that it makes up.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use super::parts::OWN;
use super::stage::{files, read};
use crate::bench::http::Visitor;

/// How often, of ten times, something that is there is asked for.
const OFTEN: &str = "0.7";

/// Lists: what they hold, where they are read, and the field that stands for an item.
const LISTS: [(&str, &str, &str); 15] = [
    ("person", "/api/v1/people?limit=40", "id"),
    ("unit", "/api/v1/units?limit=40", "id"),
    ("figure", "/api/v1/figures", "id"),
    ("rule", "/api/v1/rules?limit=200", "id"),
    ("decision", "/api/v1/decisions?limit=5", "seq"),
    // That which has a scan.
    ("decision", "/api/v1/drafts", "entered"),
    // The newest ones are those of the key itself.
    ("draft", "/api/v1/drafts?limit=8", "id"),
    ("proposal", "/api/v1/proposals", "id"),
    ("request", "/api/v1/requests", "id"),
    ("list", "/api/v1/lists", "id"),
    ("upload", "/api/v1/uploads", "id"),
    // The newest ones are those of the key itself.
    ("import", "/api/v1/imports?limit=3", "decision"),
    ("account", "/api/v1/accounts?limit=100", "code"),
    ("run", "/api/v1/runs?limit=8", "id"),
    ("plan", "/api/v1/plans?limit=8", "id"),
];
/// What is told of each of them alone: of what, where it is read, the list in it (none: it itself), the field.
const INSIDE: [(&str, &str, &str, &str, &str); 4] = [
    ("sha256", "draft", "/api/v1/drafts/", "/files", "sha256"),
    ("sha256", "proposal", "/api/v1/proposals/", "/files", "sha256"),
    ("seen", "upload", "/api/v1/uploads/", "", "seen"),
    ("right", "account", "/api/v1/accounts/", "/rights", "number"),
];
/// What is true of every district: scans are counted from 1, papers were signed before today, rights begin after it.
const ALWAYS: [(&str, &[&str]); 3] = [
    ("signed", &["2019-03-10", "2019-03-29"]),
    ("from", &["2099-01-01"]),
    ("until", &["2099-12-31"]),
];
/// Where they may stand.
const FIELDS: [(&str, &str); 33] = [
    ("path.person", "person"),
    ("path.unit", "unit"),
    ("path.figure", "figure"),
    ("path.rule", "rule"),
    ("path.decision", "decision"),
    ("path.file", "number"),
    ("path.draft", "draft"),
    ("path.proposal", "proposal"),
    ("path.request", "request"),
    ("path.list", "list"),
    ("path.upload", "upload"),
    ("path.import", "import"),
    ("path.account", "account"),
    ("path.right", "right"),
    ("path.run", "run"),
    ("path.plan", "plan"),
    ("query.with", "run"),
    ("query.third", "run"),
    ("query.fourth", "run"),
    ("body.as_in", "run"),
    ("body.groups[*].group", "number"),
    ("query.unit", "unit"),
    ("query.account", "account"),
    ("body.unit", "unit"),
    ("body.person", "person"),
    ("body.sha256", "sha256"),
    ("body.seen", "seen"),
    ("body.content", "content"),
    ("body.version", "number"),
    ("body.signed", "signed"),
    ("body.from", "from"),
    ("body.until", "until"),
    ("body.units[*].unit", "unit"),
];

/// Everything that the key may see, by what it is.
pub(super) fn of(program: &mut Visitor) -> BTreeMap<&'static str, Vec<Value>> {
    let mut known: BTreeMap<&'static str, Vec<Value>> = BTreeMap::new();
    known.insert("number", (1..=3).map(Value::from).collect());
    known.insert("content", files().into_iter().map(Value::from).collect());
    for (name, texts) in ALWAYS {
        known.insert(name, texts.iter().copied().map(Value::from).collect());
    }
    for (name, path, field) in LISTS {
        // A key that may not read it fills it with what schemathesis makes up.
        let Ok(told) = read(program, path) else { continue };
        let items = told["items"].as_array().cloned().unwrap_or_default();
        let others = items.iter().filter(|item| !is_own_account(item));
        let ids = others.map(|item| item[field].clone()).filter(|id| !id.is_null());
        known.entry(name).or_default().extend(ids);
    }
    for (name, of, path, list, field) in INSIDE {
        for id in known.get(of).cloned().unwrap_or_default() {
            let Ok(told) = read(program, &format!("{path}{}", id.as_str().unwrap_or_default())) else {
                continue;
            };
            let found: Vec<Value> = match told.pointer(list) {
                Some(Value::Array(all)) => all.iter().map(|one| one[field].clone()).collect(),
                Some(one) => vec![one[field].clone()],
                None => Vec::new(),
            };
            known
                .entry(name)
                .or_default()
                .extend(found.into_iter().filter(|id| !id.is_null()));
        }
    }
    for all in known.values_mut() {
        all.sort_by_key(ToString::to_string);
        all.dedup();
    }
    known.retain(|_, all| !all.is_empty());
    known
}

/// Whoever closes the account for which a key stands closes the key; the accounts of others are closed instead.
fn is_own_account(item: &Value) -> bool {
    item["name"].as_str().is_some_and(|name| name.starts_with(OWN))
}

/// The same as the settings of schemathesis.
pub(super) fn settings(known: &BTreeMap<&'static str, Vec<Value>>) -> String {
    let mut text = String::new();
    for (name, all) in known {
        // A list of JSON is one of TOML: these are plain texts and numbers.
        let _ = writeln!(text, "[dictionaries.{name}]\nvalues = {}", Value::Array(all.clone()));
    }
    text.push_str("[parameters]\n");
    for (field, name) in FIELDS.iter().filter(|(_, name)| known.contains_key(name)) {
        let _ = writeln!(
            text,
            "\"{field}\" = {{ dictionary = \"{name}\", probability = {OFTEN} }}"
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_known_becomes_settings_that_can_be_read() {
        let known = BTreeMap::from([("unit", vec![json!("1-0"), json!("2-0")]), ("import", vec![json!(7)])]);
        let read: toml::Table = settings(&known).parse().unwrap();
        assert_eq!(read["dictionaries"]["import"]["values"][0].as_integer(), Some(7));
        assert_eq!(
            read["parameters"]["body.units[*].unit"]["dictionary"].as_str(),
            Some("unit")
        );
        assert_eq!(read["parameters"]["path.import"]["probability"].as_float(), Some(0.7));
        assert!(
            read["parameters"].get("query.account").is_none(),
            "nothing is known of accounts"
        );
    }

    #[test]
    fn the_account_of_a_key_is_left_alone() {
        assert!(is_own_account(&json!({ "name": "abuse-3", "code": "0" })));
        assert!(!is_own_account(&json!({ "name": "van-thu-3" })) && !is_own_account(&json!({ "id": "1-0" })));
    }
}
