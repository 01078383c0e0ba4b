//! The roster of a day in the form that offices use: by unit, two-row headings, signatures.

use std::collections::BTreeMap;

use ledger::codes::{Learning, LearningState, PartyState, Standing};
use ledger::text::fold;
use ledger::value::Ix;
use ledger::view::{PersonView, Structure};
use ledger::{View, When};
use papers::date::{Date, PartialDate};
use papers::decimal::Decimal;
use papers::office_form::{FormColumn, FormGroup, OfficeForm, OutCell};

/// The roster of everybody in service on the view's day whom `covers` lets through.
pub fn roster(view: View<'_>, structure: &Structure, covers: &dyn Fn(Option<Ix>, Ix) -> bool) -> OfficeForm {
    let mut units: BTreeMap<(u32, Ix), Vec<PersonView<'_>>> = BTreeMap::new();
    for person in view.persons().filter(PersonView::in_service) {
        let unit = person.unit().map(|unit| structure.carry(unit));
        if covers(unit, person.ix()) {
            let order = unit.and_then(|unit| structure.unit(unit)).map_or(u32::MAX, |unit| unit.order);
            units.entry((order, unit.unwrap_or(Ix::MAX))).or_default().push(person);
        }
    }
    let mut names: BTreeMap<String, u32> = BTreeMap::new();
    for unit in structure.walked() {
        *names.entry(fold(&view.unit_name(*unit))).or_insert(0) += 1;
    }
    let heading = |unit: Ix| {
        let name = view.unit_name(unit).to_string();
        let above = structure.unit(unit).and_then(|unit| unit.parent);
        match above.filter(|_| names.get(&fold(&name)).is_some_and(|count| *count > 1)) {
            Some(above) => format!("{name}, {}", view.unit_name(above)),
            None => name,
        }
    };
    let mut groups = Vec::new();
    for ((_, unit), mut people) in units {
        people.sort_by_key(|person| (person.main_post().map(|held| held.post), person.ix()));
        let heading = (unit != Ix::MAX).then(|| heading(unit));
        groups.push(FormGroup { heading, rows: people.iter().map(|person| row(person, view)).collect() });
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

fn columns() -> Vec<FormColumn> {
    vec![
        FormColumn::new("Họ và tên", 26),
        FormColumn::under("Ngày, tháng, năm sinh", "Nam", 12),
        FormColumn::under("Ngày, tháng, năm sinh", "Nữ", 12),
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
    ]
}

fn row(person: &PersonView<'_>, view: View<'_>) -> Vec<OutCell> {
    let male = person.sex().map(|(sex, _)| sex == ledger::codes::Sex::Male);
    let birth = person.birth().and_then(|(birth, _)| partial(birth)).map_or(OutCell::Empty, OutCell::Date);
    let (men, women) = match male {
        Some(false) => (OutCell::Empty, birth),
        _ => (birth, OutCell::Empty),
    };
    let title = person.main_post().map(|held| view.post_title(held.post)).or_else(|| person.attribute("title").map(|(text, _)| text));
    let rank = person.rank();
    let number = |hundredths: u16| Decimal::new(i64::from(hundredths), 2).map_or(OutCell::Empty, OutCell::Number);
    let text = |text: Option<String>| text.map_or(OutCell::Empty, OutCell::text);
    vec![
        OutCell::text(person.name().to_string()),
        men,
        women,
        text(person.citizen_number()),
        text(person.attribute("ethnicity").map(|(text, _)| text.to_string())),
        text(title.map(|title| title.to_string())),
        text(person.service().map(|(_, standing, _)| standing_word(standing).to_owned())),
        text(learning(person, Learning::Education, view)),
        text(learning(person, Learning::Theory, view)),
        text(learning(person, Learning::StateManagement, view)),
        text(rank.map(|(word, ..)| view.text(word).to_string())),
        rank.filter(|(_, step, ..)| *step > 0).and_then(|(_, step, ..)| Decimal::new(i64::from(step), 0)).map_or(OutCell::Empty, OutCell::Number),
        rank.filter(|(_, _, hundredths, ..)| *hundredths > 0).map_or(OutCell::Empty, |(_, _, hundredths, ..)| number(hundredths)),
        text(person.party().filter(|(state, ..)| *state != PartyState::None).map(|_| "x".to_owned())),
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

/// The word of the highest level held, as lists write it; of none held, what is being studied is said so.
fn learning(person: &PersonView<'_>, field: Learning, view: View<'_>) -> Option<String> {
    let order = |level: &str| LEVELS.iter().position(|(code, _)| *code == level);
    let held = person.learning(field).filter(|own| own.state == LearningState::Held && !own.perhaps);
    let best = held.map(|own| view.text(own.level)).max_by_key(|level| order(level));
    let best = best?;
    let word = if field == Learning::StateManagement { management(&best) } else { None };
    let word = word.or_else(|| LEVELS.iter().find(|(code, _)| *code == &*best).map(|(_, word)| *word));
    Some(word.map_or_else(|| best.to_string(), str::to_owned))
}

/// Levels of education and political theory, rising, with the words of lists.
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

fn management(level: &str) -> Option<&'static str> {
    LEVELS.iter().rev().find(|(code, _)| *code == level).map(|(_, word)| *word)
}

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
