//! Every form of every page, filled with what nobody should type.

use super::SCRIPT;
use super::report::Report;
use super::walk::{Page, shape};
use crate::bench::html::{form, value_of};
use crate::bench::http::Visitor;
use crate::bench::log_in;
use crate::bench::paths::{CSRF, OWN_ACCOUNT};
use crate::log_ins::LogIn;
use crate::trouble::Trouble;

/// A field as the page has it.
#[derive(Debug, PartialEq, Eq)]
struct Field {
    name: String,
    value: String,
    /// Something is typed into it.
    typed: bool,
}

/// A form that is sent.
#[derive(Debug, PartialEq, Eq)]
struct Form {
    action: String,
    fields: Vec<Field>,
}

/// Ways of filling a field that is typed into.
const FILLS: [fn() -> String; 4] = [
    || SCRIPT.to_owned(),
    || "\u{202e}\u{0}=cmd|' /C calc'!A0\u{feff}".to_owned(),
    || "ộ".repeat(8_000),
    || "-99999999999999999999".to_owned(),
];

/// Fills each form of each page, one of each shape, in each way; then once more with its choices forged too.
pub(super) fn fill(visitor: &mut Visitor, who: &LogIn, pages: &[Page], report: &mut Report) -> Result<(), Trouble> {
    let mut met = Vec::new();
    for page in pages {
        for form in forms(&page.body) {
            let names: Vec<&str> = form.fields.iter().map(|field| field.name.as_str()).collect();
            let own = (shape(&form.action), names.join(" "));
            if met.contains(&own) {
                continue;
            }
            met.push(own);
            for fill in FILLS {
                for forged in [false, true] {
                    let token = token(visitor, who)?;
                    send(visitor, &form, (&fill(), forged, &token), report);
                }
            }
        }
    }
    Ok(())
}

/// The token of the session. Some forms end the session, as they should: then another one is begun.
pub(super) fn token(visitor: &mut Visitor, who: &LogIn) -> Result<String, Trouble> {
    let first = visitor.get(OWN_ACCOUNT)?;
    if first.status == 200 {
        return Ok(value_of(&first.body, CSRF).unwrap_or_default());
    }
    log_in(visitor, Some(who))?;
    Ok(value_of(&visitor.get(OWN_ACCOUNT)?.body, CSRF).unwrap_or_default())
}

fn send(visitor: &mut Visitor, filled: &Form, (text, forged, token): (&str, bool, &str), report: &mut Report) {
    let value = |field: &Field| {
        if field.name == CSRF {
            token.to_owned()
        } else if field.typed || forged {
            text.to_owned()
        } else {
            field.value.clone()
        }
    };
    let values: Vec<(&str, String)> = filled
        .fields
        .iter()
        .map(|field| (field.name.as_str(), value(field)))
        .collect();
    let fields: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = visitor.post(&filled.action, &form(&fields));
    let _noted = report.note(&format!("POST {}", filled.action), answer);
}

/// The forms of a page that are posted, but for those with files, which are sent otherwise.
fn forms(page: &str) -> Vec<Form> {
    let posted = page.split("<form ").skip(1).filter_map(|rest| {
        let (tag, rest) = rest.split_once('>')?;
        let inside = rest.split("</form>").next()?;
        let is_plain = tag.contains("method=\"post\"") && !tag.contains("multipart");
        is_plain.then(|| Form {
            action: attribute(tag, "action").unwrap_or_default(),
            fields: inside.split('<').filter_map(field).collect(),
        })
    });
    posted.filter(|form| form.action.starts_with('/')).collect()
}

fn field(tag: &str) -> Option<Field> {
    let kind = tag.split([' ', '>']).next()?;
    let tag = tag.split('>').next()?;
    let own = attribute(tag, "type");
    let is_text = matches!(
        own.as_deref(),
        None | Some("text" | "search" | "email" | "date" | "number" | "tel" | "password")
    );
    let typed = match kind {
        "input" => is_text,
        "textarea" => true,
        "select" | "button" => false,
        _ => return None,
    };
    Some(Field {
        name: attribute(tag, "name").filter(|name| !name.is_empty())?,
        value: attribute(tag, "value").unwrap_or_default(),
        typed,
    })
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag
        .split_once(&format!(" {name}=\""))
        .or_else(|| tag.split_once(&format!("{name}=\"")))?;
    Some(rest.split('"').next()?.replace("&#38;", "&").replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_with_what_is_typed_and_what_is_chosen() {
        let page = r#"<form method="get" action="/a"><input name="x"></form>
            <form method="post" action="/b/7"><input type="hidden" name="csrf" value="ab"><label>Tên<textarea id="t" name="ten">cũ</textarea></label>
            <select name="loai"><option value="1">Một</option></select><button class="btn" name="viec" value="ghi">Ghi</button></form>"#;
        let field = |name: &str, value: &str, typed| Field {
            name: name.to_owned(),
            value: value.to_owned(),
            typed,
        };
        assert_eq!(
            forms(page),
            [Form {
                action: "/b/7".to_owned(),
                fields: vec![
                    field("csrf", "ab", false),
                    field("ten", "", true),
                    field("loai", "", false),
                    field("viec", "ghi", false),
                ],
            }]
        );
    }
}
