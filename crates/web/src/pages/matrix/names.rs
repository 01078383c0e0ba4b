//! `GET /chuan-hoa/{standard}`: the names behind a cell: who does not meet the standard and what is missing, of whom it is unknown, who meets it.

use axum::extract::Path;
use axum::http::Uri;
use axum::response::Response;
use office::export::TakenList;
use office::people::{Checks, Member};
use office::permission::{DataClass, Deed, Scope};
use papers::table::OutCell;
use standards::expr::{Bitmap, Truth};
use standards::rule::{RequirementRows, StandardRows};
use words::Message;

use super::cells::checks;
use super::open::crumbs;
use crate::components::{Crumb, Tally};
use crate::pages::names::{Listed, Listing, NameRow, NamesPage, Narrowing};
use crate::pages::paging::{count, paged};
use crate::pages::taken::{Taken, headings};
use crate::pages::tasks::in_lang;
use crate::pages::units::{Tree, above};
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// The sides of a cell: word in the address, what is true of those on it, its message, what the list is called.
const SIDES: [(&str, Truth, &str, Listing); 3] = [
    ("chua-dat", Truth::No, "matrix-side-not-met", Listing::Missing),
    ("chua-ro", Truth::Unknown, "matrix-side-unknown", Listing::Unknown),
    ("dat", Truth::Yes, "matrix-side-met", Listing::Counted),
];

/// The list.
pub(crate) async fn open(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let tree = Tree::of(&visit);
    if tree.people.is_empty() {
        return Err(PageError::Forbidden);
    }
    let names = Names::of(&tree, &id, &tree.people)?;
    page_with(visit.status(), &names.view())
}

/// The same as a workbook, of those whom the reader may take out; that is on record.
pub(crate) async fn take(Path(id): Path<String>, uri: Uri, visit: Visit) -> Result<Response, PageError> {
    let taken = {
        let tree = Tree::of(&visit);
        let exports = visit.scope(Deed::Export, DataClass::Personal, &tree.structure);
        if exports.is_empty() {
            return Err(PageError::Forbidden);
        }
        Names::of(&tree, &id, &exports)?.taken()
    };
    taken.hand_over(&visit.site, &visit.actor, visit.lang(), &uri).await
}

/// Who is behind a cell.
struct Names<'t, 'v> {
    tree: &'t Tree<'v>,
    standard: &'t StandardRows,
    unit: Option<u32>,
    side: usize,
    /// By side.
    members: [Vec<Member>; 3],
}

impl<'t, 'v> Names<'t, 'v> {
    fn of(tree: &'t Tree<'v>, id: &str, scope: &Scope) -> Result<Self, PageError> {
        let visit = tree.visit;
        let standard = checks(visit, tree)?.find(id).ok_or(PageError::NotFound)?;
        let unit = above(tree)?;
        // Those who are in the unit itself, not below it.
        let own = visit.query("rieng").is_some();
        let inside = |member: &&Member| match (unit, member.stands_in) {
            (Some(unit), Some(stands_in)) if own => unit == stands_in,
            (Some(unit), Some(stands_in)) => tree.structure.within(stands_in, unit),
            _ => false,
        };
        let mut members = [Vec::new(), Vec::new(), Vec::new()];
        for member in tree.roster.members().iter().filter(inside) {
            let truth = Checks::truth(standard, member.person);
            let side = SIDES.iter().position(|(_, side, ..)| Some(*side) == truth);
            if let Some(side) = side.and_then(|side| members.get_mut(side))
                && scope.covers(member.stands_in, Some(member.person), &tree.structure)
            {
                side.push(*member);
            }
        }
        let asked = visit.query("ben");
        let asked = SIDES.iter().position(|(word, ..)| Some(*word) == asked);
        // Nobody asked for a side: the first that has somebody.
        let first = || members.iter().position(|side| !side.is_empty()).unwrap_or(0);
        Ok(Self {
            tree,
            standard,
            unit,
            side: asked.unwrap_or_else(first),
            members,
        })
    }

    fn side(&self) -> &'static (&'static str, Truth, &'static str, Listing) {
        SIDES.get(self.side).unwrap_or(&SIDES[0])
    }

    fn shown(&self) -> &[Member] {
        self.members.get(self.side).map(Vec::as_slice).unwrap_or_default()
    }

    fn unit_code(&self) -> Option<String> {
        let id = self.tree.visit.view().unit_id(self.unit?)?;
        Some(id.to_string())
    }

    /// The fields of the address, with a side of it.
    fn fields(&self, side: &str) -> Vec<(String, String)> {
        let field = |name: &str, text: String| (name.to_owned(), text);
        let mut fields: Vec<_> = self.unit_code().map(|code| field("don-vi", code)).into_iter().collect();
        if self.tree.visit.query("rieng").is_some() {
            fields.push(field("rieng", "1".to_owned()));
        }
        fields.push(field("ben", side.to_owned()));
        fields
    }

    fn address(&self, path: &str, side: &str) -> String {
        let fields = self.fields(side);
        let url = fields
            .iter()
            .fold(path.to_owned(), |url, (name, text)| urls::with(&url, name, text));
        self.tree.visit.at(&url)
    }

    fn title(&self) -> Message {
        let (visit, lang) = (self.tree.visit, self.tree.visit.lang());
        let unit = self.unit.map(|unit| visit.view().unit_name(unit).to_string());
        Message::new("matrix-cell")
            .with("standard", in_lang(lang, &self.standard.title))
            .with("unit", unit.unwrap_or_default())
    }

    fn view(&self) -> NamesPage {
        let (visit, lang) = (self.tree.visit, self.tree.visit.lang());
        let path = urls::matrix_names(&self.standard.standard);
        let (word, .., listing) = *self.side();
        let (range, pager) = paged(visit, self.shown().len(), &self.address(&path, word));
        let narrowing = |(at, (word, _, id, _)): (usize, &(&str, Truth, &str, Listing))| Narrowing {
            name: lang.say(id),
            count: self.members.get(at).map_or(0, |side| count(side.len())),
            href: self.address(&path, word),
            here: at == self.side,
        };
        let mut links = Vec::new();
        let exports = visit.scope(Deed::Export, DataClass::Personal, &self.tree.structure);
        if !exports.is_empty() {
            let url = urls::matrix_workbook(&self.standard.standard);
            links.push((lang.say("export-xlsx"), self.address(&url, word)));
        }
        let mut way = crumbs(self.tree, self.unit);
        if let (Some(last), Some(code)) = (way.last_mut(), self.unit_code()) {
            last.href = Some(visit.at(&urls::with(urls::MATRIX, "don-vi", &code)));
        }
        way.push(Crumb {
            name: in_lang(lang, &self.standard.title).to_owned(),
            href: None,
        });
        let rows = self.shown().get(range).unwrap_or_default();
        NamesPage {
            frame: frame_at(visit, way),
            as_of: visit.asked.form(lang, &path, self.fields(word), links),
            figure: self.title(),
            tally: Tally::People,
            listed: Listed::People,
            listing,
            total: count(self.shown().len()),
            partly_hidden: !self.tree.people.is_everything(),
            narrowings: SIDES.iter().enumerate().map(narrowing).collect(),
            rows: rows.iter().map(|member| self.row(member)).collect(),
            pager,
        }
    }

    fn row(&self, member: &Member) -> NameRow {
        let (visit, view) = (self.tree.visit, self.tree.visit.view());
        let Some(person) = view.person(member.person) else {
            return NameRow::default();
        };
        let code = person.id().map(|id| id.to_string()).unwrap_or_default();
        NameRow {
            name: words::person_name(visit.lang(), &person),
            href: Some(visit.at(&urls::person(&code))),
            code,
            unit: member
                .stands_in
                .map(|unit| view.unit_name(unit).to_string())
                .unwrap_or_default(),
            post: member.post.map(|post| view.post_title(post).to_string()),
            missing: self.missing(member),
            ..NameRow::default()
        }
    }

    /// The requirements that are not met, or of which the record does not tell.
    fn missing(&self, member: &Member) -> Vec<String> {
        let lang = self.tree.visit.lang();
        let rows: fn(&RequirementRows) -> &Bitmap = match self.side().1 {
            Truth::Yes => return Vec::new(),
            Truth::No => |one| &one.not_met,
            Truth::Unknown => |one| &one.unknown,
        };
        let Ok(row) = usize::try_from(member.person) else {
            return Vec::new();
        };
        if !self.standard.in_scope.contains(row) {
            return vec![lang.say("matrix-scope-unknown")];
        }
        let own = self.standard.requirements.iter().filter(|one| rows(one).contains(row));
        own.map(|one| in_lang(lang, &one.title).to_owned()).collect()
    }

    fn taken(&self) -> Taken {
        let (visit, lang) = (self.tree.visit, self.tree.visit.lang());
        let columns = [
            "names-column-name",
            "names-column-code",
            "names-column-post",
            "names-column-unit",
            "names-column-missing",
        ];
        let cells = |member: &Member| {
            let row = self.row(member);
            vec![
                OutCell::text(row.name),
                OutCell::text(row.code),
                OutCell::text(row.post.unwrap_or_default()),
                OutCell::text(row.unit),
                OutCell::text(row.missing.join("; ")),
            ]
        };
        Taken {
            list: TakenList::Standard(self.standard.standard.clone()),
            file: format!("chuan-hoa-{}", visit.asked.day),
            title: lang.speak(&self.title()),
            filter: vec![visit.said(), lang.say(self.side().2)],
            columns: headings(lang, &columns),
            rows: self.shown().iter().map(cells).collect(),
        }
    }
}
