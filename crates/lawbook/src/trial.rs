//! Trying the cases of values, tables, ladders, groups and retirement; those of standards are tried by the crate `standards`.

use std::collections::BTreeMap;
use std::fmt;

use ledger::codes::Sex;
use ledger::{Day, Decimal};

use crate::ask::LookupError;
use crate::book::Lawbook;
use crate::case::{Case, Fact};
use crate::model::{Kind, RowCell};

/// A case whose outcome is not what it expects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFailure {
    /// The case.
    pub case: Case,
    /// The names that differ: what was expected, and what came out.
    pub differences: Vec<(String, Fact, Option<Fact>)>,
}

impl fmt::Display for CaseFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.case.file, self.case.line, self.case.name)?;
        for (name, expected, found) in &self.differences {
            let found = found.as_ref().map_or_else(|| "nothing".to_owned(), ToString::to_string);
            write!(f, "\n  {name}: expected {expected}, found {found}")?;
        }
        Ok(())
    }
}

type Outcome = BTreeMap<String, Fact>;

impl Lawbook {
    /// Tries every case but those of standards and tells the ones that fail.
    pub fn try_cases(&self) -> Vec<CaseFailure> {
        self.cases().iter().filter_map(|case| self.try_case(case)).collect()
    }

    fn try_case(&self, case: &Case) -> Option<CaseFailure> {
        let entry = self.entry(&case.entry)?;
        let outcome = match entry.kind() {
            Kind::Standard => return None,
            Kind::Value => self.try_value(case),
            Kind::Table => self.try_table(case),
            Kind::Ladder => self.try_ladder(case),
            Kind::Group => Ok(self.try_group(case)),
            Kind::Programme => Ok(self.try_programme(case)),
            Kind::Retirement => self.try_retirement(case),
        };
        let outcome = outcome.unwrap_or_else(|_| Outcome::from([("in_force".to_owned(), Fact::Flag(false))]));
        let differs = |(name, expected): (&String, &Fact)| {
            let found = outcome.get(name);
            (found != Some(expected)).then(|| (name.clone(), expected.clone(), found.cloned()))
        };
        let mut differences: Vec<_> = case.expect.iter().filter_map(differs).collect();
        if case.expect.is_empty() {
            differences.push(("expect".to_owned(), Fact::Text("something".to_owned()), None));
        }
        (!differences.is_empty()).then(|| CaseFailure {
            case: case.clone(),
            differences,
        })
    }

    fn try_value(&self, case: &Case) -> Result<Outcome, LookupError> {
        let rule = self.value(&case.entry, case.as_of)?;
        let value = rule.body();
        let mut out = Outcome::from([("in_force".to_owned(), Fact::Flag(true))]);
        for (name, number) in &value.numbers {
            out.insert(name.clone(), number_fact(*number));
        }
        out.extend(value.due.map(|due| ("due".to_owned(), Fact::Day(due))));
        let other_base = case.texts("base_of");
        let names: Vec<&str> = if other_base.is_empty() {
            value.base.iter().map(String::as_str).collect()
        } else {
            other_base
        };
        let counts: Option<Vec<i64>> = names.iter().map(|name| case.whole(&format!("counts.{name}"))).collect();
        let limit = match counts.filter(|counts| !counts.is_empty()) {
            Some(counts) => value.limit(counts.iter().sum()),
            None => value.whole().filter(|_| value.base.is_empty()),
        };
        out.extend(limit.map(|limit| ("limit".to_owned(), Fact::Whole(limit))));
        if let (Some(limit), Some(done)) = (limit, case.whole("counts.done")) {
            let off = value.off(limit, done);
            out.insert("off".to_owned(), Fact::Whole(off));
            out.insert("met".to_owned(), Fact::Flag(off == 0));
        }
        if let (Some(months), Some(after)) = (
            case.text("number").and_then(|name| value.named(name)),
            case.day("after"),
        ) && let Ok(months) = i32::try_from(months.floor())
        {
            out.insert("until".to_owned(), Fact::Day(after.plus_months(months)));
        }
        Ok(out)
    }

    fn try_table(&self, case: &Case) -> Result<Outcome, LookupError> {
        let table = self.table(&case.entry, case.as_of)?;
        let mut out = Outcome::from([("in_force".to_owned(), Fact::Flag(true))]);
        let row = case.text("key").map(|key| table.body().row(key));
        out.extend(row.map(|row| ("found".to_owned(), Fact::Flag(row.is_some()))));
        let row = row.flatten();
        for (column, cell) in row.iter().flat_map(|row| &row.cells) {
            out.insert(column.clone(), cell_fact(cell));
        }
        if let (Some(class), Some(step)) = (case.text("class"), case.whole("step")) {
            let found = self.coefficient(class, usize::try_from(step).unwrap_or(0), case.as_of);
            out.insert("found".to_owned(), Fact::Flag(found.is_ok()));
            let Ok((coefficient, _)) = found else { return Ok(out) };
            out.insert("step_coefficient".to_owned(), number_fact(coefficient));
            let allowance = row.and_then(|row| row.number("allowance")).unwrap_or(Decimal::ZERO);
            out.extend(
                self.monthly_pay(coefficient, allowance, case.as_of)
                    .ok()
                    .map(|pay| ("pay".to_owned(), Fact::Whole(pay))),
            );
        }
        Ok(out)
    }

    fn try_ladder(&self, case: &Case) -> Result<Outcome, LookupError> {
        let name = case.entry.strip_prefix("ladders.").unwrap_or(&case.entry);
        let ladder = self.ladder(name, case.as_of)?;
        let mut out = Outcome::new();
        if let Some(text) = case.text("text") {
            let level = ladder.body().read(text);
            out.insert("found".to_owned(), Fact::Flag(level.is_some()));
            out.extend(level.map(|level| ("level".to_owned(), Fact::Text(level.id.clone()))));
        }
        if let (Some(held), Some(asked)) = (case.text("held"), case.text("asked")) {
            out.extend(
                ladder
                    .body()
                    .reaches(held, asked)
                    .map(|reaches| ("reaches".to_owned(), Fact::Flag(reaches))),
            );
        }
        Ok(out)
    }

    fn try_group(&self, case: &Case) -> Outcome {
        let (title, kind) = (case.text("title").unwrap_or(""), case.text("kind").unwrap_or(""));
        let groups = self.title_groups(title, kind, case.as_of);
        let name = case.entry.strip_prefix("groups.").unwrap_or(&case.entry);
        Outcome::from([("belongs".to_owned(), Fact::Flag(groups.contains(&name)))])
    }

    fn try_programme(&self, case: &Case) -> Outcome {
        let found = self
            .programmes(case.as_of)
            .into_iter()
            .any(|programme| programme.entry.id == case.entry);
        Outcome::from([("in_force".to_owned(), Fact::Flag(found))])
    }

    fn try_retirement(&self, case: &Case) -> Result<Outcome, LookupError> {
        let (Some(sex), Some(birth)) = (case.text("sex").and_then(Sex::from_word), case.day("birth")) else {
            return Ok(Outcome::new());
        };
        let answer = self.retirement(sex, birth, case.as_of)?;
        let mut out = Outcome::from([
            ("age_months".to_owned(), Fact::Whole(i64::from(answer.age_months))),
            ("age".to_owned(), Fact::Text(age(answer.age_months))),
            ("reached".to_owned(), Fact::Day(answer.reached)),
            ("pension_from".to_owned(), Fact::Day(answer.pension_from)),
            (
                "months_left".to_owned(),
                Fact::Whole(i64::from(case.as_of.months_until(answer.reached))),
            ),
        ]);
        out.extend(
            self.notice(answer.reached)
                .map(|notice| ("notice".to_owned(), Fact::Day(notice))),
        );
        Ok(out)
    }

    /// The day by which retirement is announced, where a rule says so on that day.
    fn notice(&self, reached: Day) -> Option<Day> {
        let months = self.value("retirement.notice", reached).ok()?.body().whole()?;
        Some(reached.plus_months(-i32::try_from(months).ok()?))
    }
}

/// "61y6m", "60y".
fn age(months: i32) -> String {
    match months % 12 {
        0 => format!("{}y", months / 12),
        rest => format!("{}y{rest}m", months / 12),
    }
}

fn number_fact(number: Decimal) -> Fact {
    if number.millionths() % 1_000_000 == 0 {
        Fact::Whole(number.floor())
    } else {
        Fact::Text(number.to_string())
    }
}

fn cell_fact(cell: &RowCell) -> Fact {
    match cell {
        RowCell::Text(text) => Fact::Text(text.clone()),
        RowCell::Texts(texts) => Fact::Texts(texts.clone()),
        RowCell::Number(number) => number_fact(*number),
        RowCell::Numbers(numbers) => Fact::Texts(numbers.iter().map(ToString::to_string).collect()),
        RowCell::Day(day) => Fact::Day(*day),
    }
}
