//! The little that a benchmark reads from a page: its links and its hidden fields.

/// The addresses of all links that start with `start`, without their query, each once, in their order.
pub(crate) fn links(page: &str, start: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in page.split("href=\"").skip(1) {
        let address = part.split('"').next().unwrap_or("");
        let path = address.split(['?', '#']).next().unwrap_or("");
        if path.starts_with(start) && path.len() > start.len() && !found.iter().any(|known| known == path) {
            found.push(path.to_owned());
        }
    }
    found
}

/// The value of the form field `name`.
pub(crate) fn value_of(page: &str, name: &str) -> Option<String> {
    attribute(page, &format!("name=\"{name}\""), "value")
}

/// The values that the choice `name` offers, without the empty one.
pub(crate) fn options(page: &str, name: &str) -> Vec<String> {
    let mark = format!("name=\"{name}\"");
    let Some(choice) = page.split("<select").skip(1).find(|choice| {
        let tag = choice.split('>').next().unwrap_or("");
        tag.contains(&mark)
    }) else {
        return Vec::new();
    };
    let choice = choice.split("</select>").next().unwrap_or("");
    let values = choice.split("<option").skip(1).filter_map(|option| {
        let (_, rest) = option.split('>').next()?.split_once("value=\"")?;
        rest.split('"').next()
    });
    values.filter(|value| !value.is_empty()).map(str::to_owned).collect()
}

/// The name of the field in which a password is typed.
pub(crate) fn password_field(page: &str) -> Option<String> {
    attribute(page, "type=\"password\"", "name")
}

/// An attribute of the first input that carries `mark`.
fn attribute(page: &str, mark: &str, name: &str) -> Option<String> {
    let tag = page
        .split('<')
        .find(|tag| tag.starts_with("input") && tag.contains(mark))?;
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    Some(rest.split('"').next().unwrap_or("").to_owned())
}

/// Form data as a browser sends it.
pub(crate) fn form(fields: &[(&str, &str)]) -> String {
    fields
        .iter()
        .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
        .collect::<Vec<_>>()
        .join("&")
}

fn escape(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<a href="/nhan-su/7?ngay=2019-03-14">A</a><a href="/nhan-su/7">A</a><a href="/nhan-su/">x</a>
        <input type="hidden" name="csrf" value="ab12"><input name="ten"><input name="mk" type="password">"#;

    #[test]
    fn a_person_is_found_once() {
        assert_eq!(links(PAGE, "/nhan-su/"), ["/nhan-su/7"]);
    }

    #[test]
    fn what_a_choice_offers() {
        let page = r#"<select name="a"><option value="x">X</select><select id=1 name="b"><option value="">–<option value="1" selected>1</option><option value="2">2</select>"#;
        assert_eq!(options(page, "b"), ["1", "2"]);
        assert!(options(page, "c").is_empty());
    }

    #[test]
    fn a_hidden_field_is_read() {
        assert_eq!(value_of(PAGE, "csrf").as_deref(), Some("ab12"));
        assert_eq!(value_of(PAGE, "other"), None);
        assert_eq!(password_field(PAGE).as_deref(), Some("mk"));
    }

    #[test]
    fn a_form_is_escaped() {
        assert_eq!(
            form(&[("ten", "cán bộ"), ("b", "1&2")]),
            "ten=c%C3%A1n%20b%E1%BB%99&b=1%262"
        );
    }
}
