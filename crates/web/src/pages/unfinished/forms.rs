//! Which forms are saved as one types, and who may have each: who may ask for its page.

use ledger::ActId;
use office::permission::Deed;

use crate::site::{PageError, Rule, Visit, reaches};
use crate::urls;

const PAPERS: Rule = Rule::Any(&[Deed::Decide, Deed::Approve]);
const DECIDE: Rule = Rule::Any(&[Deed::Decide]);

/// The forms, by their addresses, each with the rule of its page.
const FORMS: &[(&str, Rule)] = &[
    (urls::NEW_DRAFT, PAPERS),
    ("/van-ban/{draft}/dau", PAPERS),
    ("/van-ban/{draft}/them", PAPERS),
    ("/quyet-dinh/{seq}/{number}/sua", DECIDE),
    ("/ho-so-cua-toi/sua/{seq}/{number}", Rule::Members),
    ("/ho-so-cua-toi/bo-sung/{what}", Rule::Members),
    (urls::OWN_REQUESTS, Rule::Members),
    ("/thay-doi/{proposal}", DECIDE),
    ("/yeu-cau/{request}", DECIDE),
];

/// What a name of a form means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    rule: Rule,
    /// The act that its address names.
    pub(super) about: Option<ActId>,
}

/// The form of a name: an address of ours, and the part of it where one address has several forms.
pub(super) fn named(form: &str) -> Option<Named> {
    let (path, part) = form.split_once(' ').unwrap_or((form, ""));
    if !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    FORMS.iter().find_map(|(pattern, rule)| {
        let fills = filled(pattern, path)?;
        let fill = |name| fills.iter().find(|(own, _)| *own == name).map(|(_, text)| *text);
        let act = |seq: &str, number: &str| -> Option<ActId> {
            let ordinal = number.parse::<u32>().ok()?.checked_sub(1)?;
            format!("{seq}-{ordinal}").parse().ok()
        };
        Some(Named {
            rule: *rule,
            about: fill("{seq}")
                .zip(fill("{number}"))
                .and_then(|(seq, number)| act(seq, number)),
        })
    })
}

/// What stands in the braces of a pattern; none where an address does not follow it. An id is short and plain: nothing else can stand there.
fn filled<'a>(pattern: &'a str, path: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
    let is_id = |text: &str| {
        (1..=40).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let (wanted, given) = (pattern.split('/'), path.split('/'));
    if wanted.clone().count() != given.clone().count() {
        return None;
    }
    let mut fills = Vec::new();
    for (want, give) in wanted.zip(given) {
        match want.starts_with('{') {
            true if is_id(give) => fills.push((want, give)),
            false if want == give => {}
            _ => return None,
        }
    }
    Some(fills)
}

/// The form of a name, from somebody who may ask for its page.
pub(super) fn own_form(visit: &Visit, form: &str) -> Result<Named, PageError> {
    let named = named(form).ok_or(PageError::Unprocessable)?;
    match named.rule {
        Rule::Any(deeds) if !reaches(&visit.site, &visit.actor, deeds) => Err(PageError::Forbidden),
        _ => Ok(named),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::table;

    #[test]
    fn each_form_is_a_page_and_is_kept_by_the_rule_of_its_page() {
        let pages = table();
        for (path, rule) in FORMS {
            let page = pages.iter().find(|page| page.path == *path);
            assert_eq!(page.map(|page| page.rule), Some(*rule), "{path}");
        }
    }

    #[test]
    fn a_name_is_an_address_of_a_form_and_nothing_else() {
        assert_eq!(named("/van-ban/moi").unwrap().about, None);
        assert!(named("/van-ban/DT-1/them 12").is_some());
        let correction = named("/quyet-dinh/17/2/sua").unwrap();
        assert_eq!(correction.about, "17-1".parse().ok());
        assert_eq!(named("/ho-so-cua-toi/sua/17/0").unwrap().about, None);
        for other in [
            "",
            "/",
            "/tai-khoan/mat-khau",
            "/van-ban/DT 1/them",
            "/van-ban/Trần/them",
            "/van-ban/moi x",
            "/van-ban//them",
        ] {
            assert_eq!(named(other), None, "{other}");
        }
    }
}
