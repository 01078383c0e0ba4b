//! Writes every sample page to `target/gallery`, where a browser can open it without a server, and weighs it.

use std::fs;
use std::path::PathBuf;

use askama::Template;
use words::Lang;

use crate::components::Theme;
use crate::pages::trouble::Trouble;
use crate::samples;

/// The most that one page may weigh, uncompressed.
const HEAVIEST: usize = 60_000;

/// Every sample page by file name.
pub(super) fn pages() -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for lang in Lang::ALL {
        for theme in [Theme::Light, Theme::Dark] {
            let name = |page: &str| format!("{page}-{}-{}", lang.tag(), theme.word());
            pages.push((name("tasks"), samples::tasks(lang, theme).render().unwrap()));
            pages.push((name("person"), samples::person(lang, theme).render().unwrap()));
            pages.push((name("units"), samples::units(lang, theme).render().unwrap()));
            pages.push((name("unit"), samples::unit(lang, theme).render().unwrap()));
            pages.push((name("quotas"), samples::quotas(lang, theme, 50).render().unwrap()));
            pages.push((name("matrix"), samples::matrix(lang, theme, 20, 12).render().unwrap()));
            pages.push((name("account"), samples::account(lang, theme).render().unwrap()));
            pages.push((name("factor"), samples::factor(lang, theme, true).render().unwrap()));
            pages.push((name("people"), samples::people(lang, theme, 50).render().unwrap()));
            pages.push((name("duties"), samples::duties(lang, theme, 50).render().unwrap()));
            pages.push((name("calendars"), samples::calendars(lang, theme).render().unwrap()));
            pages.push((name("imports"), samples::imports(lang, theme).render().unwrap()));
            pages.push((name("imports-columns"), samples::columns(lang, theme).render().unwrap()));
            pages.push((
                name("imports-preview"),
                samples::preview(lang, theme, 50).render().unwrap(),
            ));
            pages.push((name("imports-report"), samples::report(lang, theme).render().unwrap()));
            pages.push((name("search"), samples::search(lang, theme, true).render().unwrap()));
            pages.push((name("rule"), samples::rule(lang, theme).render().unwrap()));
            pages.push((name("rules"), samples::rules(lang, theme, 40).render().unwrap()));
        }
        let name = |page: &str| format!("{page}-{}", lang.tag());
        pages.push((
            name("duties-none"),
            samples::duties(lang, Theme::System, 0).render().unwrap(),
        ));
        pages.push((
            name("search-nothing"),
            samples::search(lang, Theme::System, false).render().unwrap(),
        ));
        pages.push((name("tasks-empty"), samples::tasks_lacking(lang).render().unwrap()));
        pages.push((
            name("person-stock"),
            samples::person_from_stock_taking(lang).render().unwrap(),
        ));
        pages.push((
            name("people-nobody"),
            samples::people(lang, Theme::System, 0).render().unwrap(),
        ));
        pages.push((name("names"), samples::names(lang, 9).render().unwrap()));
        pages.push((name("names-long"), samples::names(lang, 100).render().unwrap()));
        pages.push((name("names-empty"), samples::names(lang, 0).render().unwrap()));
        pages.push((name("units-none"), samples::units_none(lang).render().unwrap()));
        pages.push((
            name("matrix-none"),
            samples::matrix(lang, Theme::System, 0, 0).render().unwrap(),
        ));
        pages.push((name("imports-watch"), samples::watch(lang).render().unwrap()));
        pages.push((name("login"), samples::login(lang, false).render().unwrap()));
        pages.push((name("login-code"), samples::code(lang).render().unwrap()));
        pages.push((
            name("factor-codes"),
            samples::factor(lang, Theme::System, false).render().unwrap(),
        ));
        pages.push((name("login-refused"), samples::login(lang, true).render().unwrap()));
        pages.push((
            name("names-read-only"),
            samples::names_read_only(lang).render().unwrap(),
        ));
        pages.push((name("names-behind"), samples::names_behind(lang).render().unwrap()));
        pages.push((name("tasks-past"), samples::tasks_of_the_past(lang).render().unwrap()));
        for trouble in Trouble::ALL {
            let page = format!("trouble-{trouble:?}").to_lowercase();
            pages.push((name(&page), samples::trouble(lang, trouble).render().unwrap()));
        }
    }
    pages
}

#[test]
fn every_page_is_written_and_light() {
    let gallery = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/gallery");
    for path in assets::paths() {
        let to = gallery.join("assets").join(path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, &assets::get(path).unwrap().bytes).unwrap();
    }
    for (name, page) in pages() {
        assert!(page.len() <= HEAVIEST, "{name}: {} bytes", page.len());
        fs::write(
            gallery.join(format!("{name}.html")),
            page.replace("\"/assets/", "\"assets/"),
        )
        .unwrap();
    }
}
