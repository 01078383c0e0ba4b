//! Properties of the markup: nothing inline, ids once, every field labelled, every message known, every address our own.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use words::Lang;

use super::gallery::pages;

/// The values of an attribute, in order.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let mark = format!(" {attribute}=\"");
    page.split(mark.as_str())
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn nothing_inline_and_nothing_from_outside() {
    for (name, page) in pages() {
        for forbidden in [
            " style=\"",
            "<style",
            "javascript:",
            " onclick",
            " onload",
            "hx-on",
            "//cdn",
            "http:",
            "https:",
        ] {
            assert!(!page.contains(forbidden), "{name}: {forbidden}");
        }
        for script in page.split("<script").skip(1) {
            assert!(script.starts_with(" src=\"/assets/"), "{name}");
        }
    }
}

#[test]
fn ids_stand_once_and_labels_meet_their_fields() {
    for (name, page) in pages() {
        let ids = values(&page, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{name}: {ids:?}");
        for target in values(&page, "for").into_iter().chain(
            values(&page, "aria-describedby")
                .into_iter()
                .flat_map(str::split_whitespace),
        ) {
            assert!(unique.contains(target), "{name}: {target}");
        }
    }
}

#[test]
fn every_page_says_its_language_and_has_one_heading() {
    for (name, page) in pages() {
        let lang = if name.contains("-en") { Lang::En } else { Lang::Vi };
        assert!(
            page.starts_with(&format!("<!doctype html>\n<html lang=\"{}\"", lang.tag())),
            "{name}"
        );
        assert_eq!(page.matches("<h1>").count(), 1, "{name}");
        assert_eq!(page.matches("<main").count(), 1, "{name}");
    }
}

#[test]
fn every_message_is_in_the_catalogue() {
    for (name, page) in pages() {
        if let Some(place) = page.find('⟨') {
            panic!("{name}: {}", page[place..].chars().take(40).collect::<String>());
        }
    }
}

/// Also those that no sample shows.
#[test]
fn every_id_that_a_template_names_is_in_the_catalogue() {
    let mut templates = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut templates);
    assert!(templates.len() > 15);
    let known: BTreeSet<String> = catalogue();
    for source in templates {
        for id in source.split("say(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(known.contains(id), "{id}");
        }
    }
}

fn collect(folder: &Path, templates: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, templates);
        } else if path.extension().is_some_and(|extension| extension == "html") {
            templates.push(fs::read_to_string(path).unwrap());
        }
    }
}

fn catalogue() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../words/catalogue/vi");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    let ids = |file: String| -> Vec<String> {
        file.lines()
            .filter_map(|line| line.split_once(" = "))
            .map(|(id, _)| id.trim().to_owned())
            .collect()
    };
    files.flat_map(ids).collect()
}
