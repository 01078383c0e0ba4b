//! The roster of a day in the form that offices use: by unit, two-row headings, signatures. Imported again as of that day, it changes
//! nothing: what its columns cannot say stays away, and what a blank cell would say wrongly is written.

use std::collections::BTreeMap;

use ledger::codes::{Learning, LearningState, PartyState, Sex, Standing};
use ledger::text::fold;
use ledger::value::Ix;
use ledger::view::{PersonView, Structure};
use ledger::{View, When};
use papers::date::{Date, PartialDate};
use papers::decimal::Decimal;
use papers::office_form::{FormColumn, FormGroup, OfficeForm, OutCell};

use crate::import::STATE_MANAGEMENT_UNNAMED;

/// Where a person is listed, in the order of the list: in no unit, in a unit by its place in the tree, under a text that names no unit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Heading {
    // First: without a heading of its own a row would read as one of the unit above it.
    Nowhere,
    Unit(u32, Ix),
    Text(String),
}

/// The roster of everybody in service on the view's day whom `covers` lets through, and of those whom a list named under a unit that
/// the ledger does not know yet.
pub fn roster(view: View<'_>, structure: &Structure, covers: &dyn Fn(Option<Ix>, Ix) -> bool) -> OfficeForm {
    let mut listed: BTreeMap<Heading, Vec<PersonView<'_>>> = BTreeMap::new();
    for person in view.persons() {
        let unit = person.unit().map(|unit| structure.carry(unit));
        let Some(heading) = heading(&person, unit, structure) else {
            continue;
        };
        if covers(unit, person.ix()) {
            listed.entry(heading).or_default().push(person);
        }
    }
    let names = UnitPaths::of(view, structure);
    let mut groups = Vec::new();
    for (heading, mut people) in listed {
        people.sort_by_key(|person| (person.main_post().map(|held| held.post), person.ix()));
        let heading = match heading {
            Heading::Nowhere => None,
            Heading::Unit(_, unit) => Some(names.path(unit)),
            Heading::Text(text) => Some(text),
        };
        groups.push(FormGroup {
            heading,
            rows: people.iter().map(|person| row(person, view)).collect(),
        });
    }
    let authority = view.unit_name(0).to_string();
    let (year, month, day) = view.day().civil();
    OfficeForm {
        sheet: "Danh sách".to_owned(),
        agency: vec![authority.to_uppercase()],
        form: None,
        title: format!("DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC CÓ MẶT ĐẾN {day:02}/{month:02}/{year}"),
        subtitle: None,
        columns: columns(),
        groups,
        total: Some("Tổng cộng".to_owned()),
        signatures: vec!["NGƯỜI LẬP BIỂU".to_owned(), "THỦ TRƯỞNG CƠ QUAN".to_owned()],
    }
}

/// Under which heading a person is listed; none for who is not of the body of officials on that day.
fn heading(person: &PersonView<'_>, unit: Option<Ix>, structure: &Structure) -> Option<Heading> {
    if person.in_service() {
        let place = |unit: Ix| structure.unit(unit).map_or(u32::MAX, |unit| unit.order);
        return Some(unit.map_or(Heading::Nowhere, |unit| Heading::Unit(place(unit), unit)));
    }
    let left = person
        .facts()
        .any(|row| matches!(row.fact, ledger::value::Fact::Left(_)));
    let text = person.attribute("unit_text").filter(|_| !left)?;
    Some(Heading::Text(text.0.to_string()))
}

/// Names of units that tell them apart: of several with one name, each with as many of the units above it as it takes.
struct UnitPaths<'v> {
    view: View<'v>,
    structure: &'v Structure,
    named: BTreeMap<String, u32>,
}

impl<'v> UnitPaths<'v> {
    /// How many units above a name may show.
    const STEPS: usize = 4;

    fn of(view: View<'v>, structure: &'v Structure) -> Self {
        let mut paths = Self {
            view,
            structure,
            named: BTreeMap::new(),
        };
        for unit in structure.walked() {
            for steps in 0..=Self::STEPS {
                *paths.named.entry(fold(&paths.with_above(*unit, steps))).or_insert(0) += 1;
            }
        }
        paths
    }

    fn with_above(&self, unit: Ix, steps: usize) -> String {
        let mut path = self.view.unit_name(unit).to_string();
        let mut at = unit;
        for _ in 0..steps {
            let Some(above) = self.structure.unit(at).and_then(|unit| unit.parent) else {
                break;
            };
            at = above;
            path = format!("{path}, {}", self.view.unit_name(at));
        }
        path
    }

    /// The shortest path that no other unit has.
    fn path(&self, unit: Ix) -> String {
        let mut paths = (0..=Self::STEPS).map(|steps| self.with_above(unit, steps));
        let own = |path: &String| self.named.get(&fold(path)).is_none_or(|count| *count == 1);
        paths.find(own).unwrap_or_else(|| self.with_above(unit, Self::STEPS))
    }
}

fn columns() -> Vec<FormColumn> {
    vec![
        FormColumn::new("Họ và tên", 26),
        FormColumn::new("Giới tính", 8),
        FormColumn::new("Ngày, tháng, năm sinh", 12),
        FormColumn::new("Số CCCD/CMND", 15),
        FormColumn::new("Dân tộc", 10),
        FormColumn::new("Chức vụ, chức danh", 30),
        FormColumn::new("Đối tượng", 18),
        FormColumn::under("Trình độ", "Chuyên môn", 14),
        FormColumn::under("Trình độ", "Lý luận chính trị", 14),
        FormColumn::under("Trình độ", "QLNN", 16),
        FormColumn::under("Ngạch, bậc lương", "Mã ngạch", 11),
        FormColumn::under("Ngạch, bậc lương", "Bậc", 6),
        FormColumn::under("Ngạch, bậc lương", "Hệ số", 8),
        FormColumn::new("Đảng viên", 9),
        FormColumn::new("Mã hồ sơ", 10),
    ]
}

fn row(person: &PersonView<'_>, view: View<'_>) -> Vec<OutCell> {
    let sex = person.sex().map(|(sex, _)| if sex == Sex::Male { "Nam" } else { "Nữ" });
    let birth = person
        .birth()
        .and_then(|(birth, _)| partial(birth))
        .map_or(OutCell::Empty, OutCell::Date);
    let title = person
        .main_post()
        .map(|held| view.post_title(held.post))
        .or_else(|| person.attribute("title").map(|(text, _)| text));
    let text = |text: Option<String>| text.map_or(OutCell::Empty, OutCell::text);
    let number = |units: i64, scale| Decimal::new(units, scale).map_or(OutCell::Empty, OutCell::Number);
    let rank = person.rank();
    let (step, hundredths) = rank.map_or((0, 0), |(_, step, hundredths, ..)| (step, hundredths));
    vec![
        OutCell::text(person.name().to_string()),
        text(sex.map(str::to_owned)),
        birth,
        text(person.citizen_number()),
        text(person.attribute("ethnicity").map(|(text, _)| text.to_string())),
        text(title.map(|title| title.to_string())),
        text(
            person
                .service()
                .map(|(_, standing, _)| standing_word(standing).to_owned()),
        ),
        text(learning(person, Learning::Education, view)),
        text(learning(person, Learning::Theory, view)),
        text(learning(person, Learning::StateManagement, view)),
        text(rank.map(|(word, ..)| view.text(word).to_string())),
        if step == 0 {
            OutCell::Empty
        } else {
            number(i64::from(step), 0)
        },
        if hundredths == 0 {
            OutCell::Empty
        } else {
            number(i64::from(hundredths), 2)
        },
        text(
            person
                .party()
                .filter(|(state, ..)| *state != PartyState::None)
                .map(|_| "x".to_owned()),
        ),
        text(person.id().map(|code| code.to_string())),
    ]
}

fn partial(birth: When) -> Option<PartialDate> {
    Some(match birth {
        When::Day(day) => {
            let (year, month, day) = day.civil();
            PartialDate::Day(Date::new(year, month, day)?)
        }
        When::Month(year, month) => PartialDate::Month(year, u8::try_from(month).ok()?),
        When::Year(year) => PartialDate::Year(year),
        When::By(_) => return None,
    })
}

/// The word of the highest level held, as lists write it; of who holds none, the level that is being studied for, else that there is
/// none where that is known. A level without a word of lists stays away.
fn learning(person: &PersonView<'_>, field: Learning, view: View<'_>) -> Option<String> {
    let word = |state: LearningState| {
        let own = person.learning(field).filter(|own| own.state == state && !own.perhaps);
        let levels = own.filter_map(|own| LEVELS.iter().position(|(code, _)| *code == &*view.text(own.level)));
        levels.max().map(|level| LEVELS[level].1)
    };
    if let Some(held) = word(LearningState::Held) {
        return Some(held.to_owned());
    }
    let mut skills = person
        .learning(Learning::Skill)
        .filter(|own| own.state == LearningState::Held && !own.perhaps);
    if field == Learning::StateManagement && skills.any(|own| &*view.text(own.level) == STATE_MANAGEMENT_UNNAMED) {
        return Some("x".to_owned());
    }
    let studying = word(LearningState::Studying).map(|word| format!("Đang học {word}"));
    studying.or_else(|| person.no_learning(field).map(|_| "Không có".to_owned()))
}

/// Levels of education, political theory and state management, rising within each, with the words of lists.
const LEVELS: [(&str, &str); 12] = [
    ("elementary", "Sơ cấp"),
    ("intermediate", "Trung cấp"),
    ("college", "Cao đẳng"),
    ("university", "Đại học"),
    ("master", "Thạc sĩ"),
    ("doctor", "Tiến sĩ"),
    ("advanced", "Cao cấp"),
    ("bachelor", "Cử nhân"),
    ("officer", "Cán sự"),
    ("expert", "Chuyên viên"),
    ("principal", "Chuyên viên chính"),
    ("senior", "Chuyên viên cao cấp"),
];

/// The word of a standing, as lists name it.
const fn standing_word(standing: Standing) -> &'static str {
    match standing {
        Standing::Cadre => "Cán bộ",
        Standing::CivilServant => "Công chức",
        Standing::PublicEmployee => "Viên chức",
        Standing::ContractWorker => "Hợp đồng lao động",
        Standing::PartTime => "Không chuyên trách",
        Standing::Collaborator => "Cộng tác viên",
        Standing::PartyMember => "Đảng viên",
        Standing::OutstandingCitizen => "Quần chúng ưu tú",
    }
}
