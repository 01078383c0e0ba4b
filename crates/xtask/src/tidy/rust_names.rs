//! Reading names out of Rust text: the public types of a room, and the words that a name is made of.

/// The public structs and enums that `text` declares outside its tests, closed code lists included.
pub(crate) fn public_types(text: &str) -> Vec<String> {
    let product = text.split("#[cfg(test)]").next().unwrap_or("");
    let declared = |line: &str| {
        let rest = line.trim_start();
        let name = rest
            .strip_prefix("pub struct ")
            .or_else(|| rest.strip_prefix("pub enum "))?;
        let name: String = name
            .chars()
            .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
            .collect();
        (!name.is_empty()).then_some(name)
    };
    let lists = product.contains("\ncodes! {");
    let code_list = |line: &str| {
        let name = line.strip_prefix("    ").filter(|_| lists)?.strip_suffix(" {")?;
        (name.starts_with(char::is_uppercase) && name.chars().all(char::is_alphanumeric)).then(|| name.to_owned())
    };
    product
        .lines()
        .filter_map(|line| declared(line).or_else(|| code_list(line)))
        .collect()
}

/// The words of a name: `AppointmentRefused` gives `appointment` and `refused`.
pub(crate) fn words(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let mut words: Vec<String> = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        let after_small = at.checked_sub(1).is_none_or(|before| !letters[before].is_uppercase());
        let before_small = letters.get(at + 1).is_some_and(|next| next.is_lowercase());
        if words.is_empty() || (letter.is_uppercase() && (after_small || before_small)) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.extend(letter.to_lowercase());
        }
    }
    words
        .into_iter()
        .map(|word| word.strip_suffix('s').map_or(word.clone(), str::to_owned))
        .collect()
}

#[test]
fn a_name_falls_into_its_words() {
    assert_eq!(words("AppointmentRefused"), ["appointment", "refused"]);
    assert_eq!(words("Quotas"), ["quota"]);
    assert_eq!(words("NotADay"), ["not", "a", "day"]);
    assert_eq!(words("PartyMembership"), ["party", "membership"]);
}

#[test]
fn public_types_are_found_and_tests_left_out() {
    let text = "pub struct Quota {\n    pub(crate) struct Hidden;\npub enum Act<'a> {\n#[cfg(test)]\nmod tests { pub struct Fake; }";
    assert_eq!(public_types(text), ["Quota", "Act"]);
    assert_eq!(
        public_types("use x;\ncodes! {\n    /// Sex.\n    Sex {\n        Male = 1 \"male\",\n    }\n}"),
        ["Sex"]
    );
}
