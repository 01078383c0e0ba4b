//! No address tells who somebody is.

use std::collections::BTreeSet;

use ledger::text::fold;
use testkit::NUMBER;

use super::Place;

#[tokio::test]
async fn no_address_holds_a_name_or_a_citizen_number() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut open = vec!["/".to_owned()];
    while let Some(path) = open.pop() {
        if !seen.insert(path.clone()) || seen.len() > 300 {
            continue;
        }
        let page = browser.get(&path).await;
        assert!(page.status < 500, "{path}: {}", page.status);
        assert!(!page.body.contains('⟨'), "{path}: {}", page.between("⟨", "<"));
        for url in page
            .addresses()
            .into_iter()
            .filter(|url| url.starts_with('/') && !url.starts_with("/assets/"))
        {
            let folded = fold(&url);
            for name in ["ngoc", "anh ", "thong ", "minh", "dang thi"] {
                assert!(!folded.contains(name), "{url}");
            }
            assert!(!url.contains(NUMBER) && !url.contains("022181"), "{url}");
            if !url.contains("/nhom/") {
                open.push(url);
            }
        }
    }
    assert!(seen.len() > 30, "{} pages", seen.len());
}
