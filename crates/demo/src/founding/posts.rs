//! Posts of leaders and of commune officials. Those of the staff are made by the import, one a person.

use std::collections::BTreeMap;

use ledger::When;
use ledger::acts::bodies::CreatePost;

use crate::cast::Book;
use crate::district::Parts;
use crate::issue::{Issue, Series};

pub(super) fn issues(parts: &Parts) -> Vec<Issue> {
    let day = parts.settings.district.known_since;
    let later: Vec<&str> = parts
        .settings
        .schools
        .iter()
        .filter(|school| school.merged_on.is_some())
        .map(|school| school.name.as_str())
        .collect();
    let mut blocks: BTreeMap<Book, Vec<(String, String)>> = BTreeMap::new();
    for role in parts
        .roles
        .iter()
        .filter(|role| role.book == Book::Communes || role.profile.ends_with("-leader"))
    {
        if let Some(title) = role.title.clone().filter(|_| !later.contains(&role.unit.as_str())) {
            blocks.entry(role.book).or_default().push((role.unit.clone(), title));
        }
    }
    let name = |book: Book| match book {
        Book::Communes => "Danh mục chức danh cán bộ, công chức cấp xã",
        Book::Agencies => "Danh mục chức danh lãnh đạo cơ quan, đơn vị",
        _ => "Danh mục chức danh lãnh đạo trường học",
    };
    let issue = |(book, posts): (Book, Vec<(String, String)>)| {
        Issue::new(Series::Committee, day, day, name(book)).act(move |scribe| {
            for (unit, title) in &posts {
                let unit = scribe.unit(unit)?;
                scribe.add_at(
                    When::By(day),
                    CreatePost {
                        unit,
                        title: title.clone(),
                    },
                );
            }
            Ok(())
        })
    };
    blocks.into_iter().map(issue).collect()
}
