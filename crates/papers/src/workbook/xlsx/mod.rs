//! The .xlsx reader: values with their number formats, fonts and runs, hidden rows and merged areas.

mod shared;
mod sheet;
mod styles;

pub(super) use sheet::iso_serial;

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::open_xml::{self, attribute, flag};
use super::package::Package;
use super::{Limits, ReadError, Sheet};

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, ReadError> {
    let mut package = Package::open(bytes, limits)?;
    refuse_macros(&mut package)?;
    let book = outline(&mut package)?;
    refuse_links(&mut package)?;
    limits.sheets(book.sheets.len())?;
    let styles = match package.part(&book.part("styles", "xl/styles.xml"))? {
        Some(text) => styles::read(&text)?,
        None => styles::Styles::default(),
    };
    let shared = match package.part(&book.part("sharedStrings", "xl/sharedStrings.xml"))? {
        Some(text) => shared::read(&text, &styles)?,
        None => Vec::new(),
    };
    let mut sheets = Vec::with_capacity(book.sheets.len());
    for entry in &book.sheets {
        let Some(path) = book.targets.get(&entry.relation) else {
            continue;
        };
        // Chart sheets hold no cells.
        if path.contains("chartsheets/") || path.contains("dialogsheets/") {
            continue;
        }
        let Some(text) = package.part(path)? else {
            return Err(ReadError::broken(path, "missing"));
        };
        let blank = Sheet {
            name: Some(entry.name.clone()),
            hidden: entry.hidden,
            date_1904: book.date_1904,
            ..Sheet::default()
        };
        sheets.push(sheet::read(&text, path, blank, &styles, &shared, limits)?);
    }
    Ok(sheets)
}

#[derive(Default)]
struct Outline {
    sheets: Vec<SheetEntry>,
    date_1904: bool,
    targets: BTreeMap<String, String>,
    kinds: BTreeMap<String, String>,
}

impl Outline {
    fn part(&self, kind: &str, usual: &str) -> String {
        self.kinds.get(kind).cloned().unwrap_or_else(|| usual.to_owned())
    }
}

struct SheetEntry {
    name: String,
    hidden: bool,
    relation: String,
}

fn refuse_macros(package: &mut Package<'_>) -> Result<(), ReadError> {
    let carries = package.names().iter().any(|name| {
        let name = name.to_ascii_lowercase();
        name.contains("vbaproject") || name.contains("xl/macrosheets/")
    });
    let types = package.part("[Content_Types].xml")?.unwrap_or_default();
    if carries || types.contains("macroEnabled") {
        return Err(ReadError::Macros);
    }
    Ok(())
}

fn refuse_links(package: &mut Package<'_>) -> Result<(), ReadError> {
    let links: Vec<String> = package
        .names()
        .iter()
        .filter(|name| name.to_ascii_lowercase().starts_with("xl/externallinks/_rels/"))
        .cloned()
        .collect();
    let mut targets = Vec::new();
    for link in links {
        let text = package.part(&link)?.unwrap_or_default();
        relations(&text, &link, |_, _, target| targets.push(target.to_owned()))?;
    }
    if targets.is_empty() {
        Ok(())
    } else {
        Err(ReadError::ExternalLinks { targets })
    }
}

fn outline(package: &mut Package<'_>) -> Result<Outline, ReadError> {
    let mut root = "xl/workbook.xml".to_owned();
    if let Some(text) = package.part("_rels/.rels")? {
        relations(&text, "_rels/.rels", |_, kind, target| {
            if kind.ends_with("/officeDocument") {
                target.trim_start_matches('/').clone_into(&mut root);
            }
        })?;
    }
    let mut book = Outline::default();
    let (folder, file) = root.rsplit_once('/').unwrap_or(("", &root));
    let beside = format!("{folder}/_rels/{file}.rels");
    if let Some(text) = package.part(beside.trim_start_matches('/'))? {
        relations(&text, &beside, |id, kind, target| {
            let path = match target.strip_prefix('/') {
                Some(whole) => whole.to_owned(),
                None if folder.is_empty() => target.to_owned(),
                None => format!("{folder}/{target}"),
            };
            if let Some(kind) = kind.rsplit('/').next() {
                book.kinds.insert(kind.to_owned(), path.clone());
            }
            book.targets.insert(id.to_owned(), path);
        })?;
    }
    let text = package.required(&root)?;
    let mut reader = open_xml::reader(&text);
    loop {
        match reader.read_event().map_err(|error| open_xml::broken(&root, &error))? {
            Event::Start(start) => match start.local_name().into_inner() {
                "workbookPr" => book.date_1904 = flag(&start, "date1904"),
                "sheet" => book.sheets.push(SheetEntry {
                    name: attribute(&start, "name").unwrap_or_default(),
                    hidden: attribute(&start, "state").is_some_and(|state| state != "visible"),
                    relation: attribute(&start, "id").unwrap_or_default(),
                }),
                _ => {}
            },
            Event::DocType(_) => return Err(open_xml::document_type(&root)),
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(book)
}

fn relations(text: &str, part: &str, mut each: impl FnMut(&str, &str, &str)) -> Result<(), ReadError> {
    let mut reader = open_xml::reader(text);
    loop {
        match reader.read_event().map_err(|error| open_xml::broken(part, &error))? {
            Event::Start(start) if start.local_name().into_inner() == "Relationship" => {
                let get = |name| attribute(&start, name).unwrap_or_default();
                each(&get("Id"), &get("Type"), &get("Target"));
            }
            Event::DocType(_) => return Err(open_xml::document_type(part)),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
