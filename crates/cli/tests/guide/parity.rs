//! Both languages of the guide have the same chapters, headings and commands, and every link leads somewhere.

use crate::pages::{Page, commands, pages, root};
use std::collections::BTreeSet;

/// What is typed in a page: the lines of shells and the commands of transcripts.
fn typed(page: &Page) -> Vec<String> {
    let mut found = Vec::new();
    for block in page.blocks() {
        match block.kind.split(' ').next() {
            Some("console") => found.extend(commands(&block).into_iter().map(|(command, _)| command)),
            Some("sh") => found.extend(block.lines.iter().map(|line| without_comment(line))),
            _ => {}
        }
    }
    found.retain(|line| !line.is_empty());
    found
}

fn without_comment(line: &str) -> String {
    let line = if line.starts_with('#') { "" } else { line };
    line.split(" # ").next().unwrap_or("").trim().to_owned()
}

#[test]
fn both_languages_have_the_same_chapters_headings_and_commands() {
    let (vietnamese, english) = (pages("vi"), pages("en"));
    assert!(vietnamese.len() > 8, "{} chapters", vietnamese.len());
    assert_eq!(
        vietnamese.keys().collect::<Vec<_>>(),
        english.keys().collect::<Vec<_>>(),
        "the same file names in docs/guide/vi and docs/guide/en"
    );
    for (name, page) in &vietnamese {
        let other = &english[name];
        assert_eq!(page.headings(), other.headings(), "{name}: headings");
        assert_eq!(page.headings().first(), Some(&1), "{name}: begins with its title");
        assert_eq!(typed(page), typed(other), "{name}: commands");
    }
}

#[test]
fn every_link_of_the_guide_leads_somewhere() {
    for lang in ["vi", "en"] {
        let folder = root().join("docs/guide").join(lang);
        let pages = pages(lang);
        for (name, page) in &pages {
            for link in page.links() {
                assert!(folder.join(&link).exists(), "{lang}/{name} points to {link}");
            }
        }
        let contents = pages["README.md"].links();
        for chapter in pages.keys().filter(|name| *name != "README.md") {
            assert!(contents.contains(chapter), "{lang}/README.md does not list {chapter}");
        }
    }
}

#[test]
fn both_languages_show_the_same_pictures_and_none_is_kept_that_is_shown_nowhere() {
    let shown = |lang: &str| -> BTreeSet<String> {
        let own = format!("../pictures/{lang}/");
        let links = pages(lang).into_values().flat_map(|page| page.links());
        links
            .filter(|link| link.contains("/pictures/"))
            .map(|link| {
                link.strip_prefix(&own)
                    .expect("a picture of its own language")
                    .to_owned()
            })
            .collect()
    };
    let (vietnamese, english) = (shown("vi"), shown("en"));
    assert!(vietnamese.len() > 8, "{vietnamese:?}");
    assert_eq!(vietnamese, english);
    for lang in ["vi", "en"] {
        let folder = root().join("docs/guide/pictures").join(lang);
        let kept = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
        let kept: BTreeSet<String> = kept.map(|file| file.file_name().into_string().unwrap()).collect();
        assert_eq!(kept, vietnamese, "{lang}");
    }
}

#[test]
fn the_rule_bites() {
    let page = |text: &str| Page { text: text.to_owned() };
    let one = page("# A\n```sh\n# not a heading\nxungtam verify  # proves\n```\n## B\n");
    assert_eq!(one.headings(), [1, 2]);
    assert_eq!(typed(&one), ["xungtam verify"]);
    let other = page("# A\n```console\n$ xungtam \\\n    verify\nwhole\n```\n");
    assert_ne!(one.headings(), other.headings());
    assert_eq!(typed(&other), ["xungtam verify"]);
    assert_eq!(page("[a](b.md#c) [d](https://e)").links(), ["b.md"]);
}
