//! Walking through the site as a reader would: every page that links lead to, a few of each shape.

use std::collections::{BTreeMap, VecDeque};

use crate::bench::html::links;
use crate::bench::http::Visitor;
use crate::trouble::Trouble;

/// A page that was read.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) address: String,
    pub(super) body: String,
}

/// So many pages of one shape, as those of persons are.
const EACH: u32 = 2;
/// More would be a site that grows while it is read.
const MOST: usize = 400;

/// An address with its numbers and codes taken out.
pub(super) fn shape(address: &str) -> String {
    let part = |part: &str| {
        if part.bytes().any(|byte| byte.is_ascii_digit()) {
            "*".to_owned()
        } else {
            part.to_owned()
        }
    };
    address.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// Reads the pages that can be reached from the first one.
pub(super) fn walk(visitor: &mut Visitor) -> Result<Vec<Page>, Trouble> {
    let mut waiting = VecDeque::from(["/".to_owned()]);
    let mut met: BTreeMap<String, u32> = BTreeMap::new();
    let mut pages = Vec::new();
    while let Some(address) = waiting.pop_front() {
        let answer = visitor.get(&address)?;
        if answer.status != 200 || !answer.body.starts_with("<!") {
            continue;
        }
        for link in links(&answer.body, "/") {
            let is_page = !link.contains('.') && !link.starts_with("/api");
            let many = met.entry(shape(&link)).or_default();
            if is_page
                && *many < EACH
                && !waiting.contains(&link)
                && !pages.iter().any(|page: &Page| page.address == link)
            {
                *many += 1;
                waiting.push_back(link);
            }
        }
        pages.push(Page {
            address,
            body: answer.body,
        });
        if pages.len() >= MOST {
            break;
        }
    }
    Ok(pages)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_two_people_have_one_shape() {
        assert_eq!(shape("/nhan-su/1f/2c"), shape("/nhan-su/27/9"));
        assert_ne!(shape("/nhan-su"), shape("/nhan-su/7"));
    }
}
