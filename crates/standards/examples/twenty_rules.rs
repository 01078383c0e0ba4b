//! How fast twenty standards are checked for 2.5 million people on ready columns: `cargo run --release -p standards --example twenty_rules`.
//!
//! Prints the best and the median of eleven runs in milliseconds, and a checksum of who meets what.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a program that measures and reports"
)]

use std::time::Instant;

use standards::expr::{
    Answers, Catalogue, Cell, Chunk, Columns, Condition, FieldType, Ladder, Place, Program, Vocabulary,
};

const PEOPLE: usize = 2_500_000;
const CHUNK: usize = standards::expr::CHUNK;

fn catalogue() -> Catalogue {
    let mut all = Catalogue::new();
    let steps = |words: &[&str]| {
        words
            .iter()
            .zip(0..)
            .map(|(word, rank)| ((*word).to_owned(), rank))
            .collect()
    };
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let theory = Ladder {
        name: "theory".to_owned(),
        steps: steps(&["none", "elementary", "intermediate", "advanced"]),
    };
    let education = Ladder {
        name: "education".to_owned(),
        steps: steps(&[
            "none",
            "primary",
            "secondary",
            "intermediate",
            "college",
            "university",
            "master",
            "doctor",
        ]),
    };
    let (theory, education) = (all.ladder(theory), all.ladder(education));
    let groups = words(&["g0", "g1", "g2", "g3", "g4", "g5", "g6", "g7"]);
    let groups = all.vocabulary(Vocabulary {
        name: "groups".to_owned(),
        words: groups,
    });
    let kinds = all.vocabulary(Vocabulary {
        name: "kinds".to_owned(),
        words: words(&["commune", "town", "ward", "district"]),
    });
    all.field("person.age_months", FieldType::Int);
    all.field("person.months_left", FieldType::Int);
    all.field("person.coefficient", FieldType::Decimal { digits: 2 });
    all.field("person.recruited", FieldType::Day);
    all.field("person.party", FieldType::Flag);
    all.field("unit.kind", FieldType::Word(kinds));
    all.field("post.group", FieldType::Words(groups));
    all.qualification("theory", "person.theory", theory);
    all.qualification("education", "person.education", education);
    all.asks_word("in_group", "post.group");
    all
}

/// Twenty rules, each a scope joined with a requirement, such as the law has them.
fn rules() -> Vec<String> {
    let mut rules = Vec::new();
    for at in 0..20 {
        let group = at % 8;
        let level = ["elementary", "intermediate", "advanced"][at % 3];
        let degree = ["college", "university", "master"][at % 3];
        let scope = format!(
            "in_group(\"g{group}\") && unit.kind != \"{}\"",
            ["ward", "town"][at % 2]
        );
        let require = match at % 5 {
            0 => format!("person.theory >= level(\"{level}\") || studying(\"theory\", \"{level}\")"),
            1 => format!("person.education >= level(\"{degree}\") && person.theory >= level(\"{level}\")"),
            2 => format!("person.age_months >= {} && person.months_left >= {}", 216 + at, 60 - at),
            3 => format!(
                "person.coefficient >= dec(\"{}.34\") && !(person.theory < level(\"{level}\"))",
                2 + at % 4
            ),
            _ => format!(
                "person.education >= level(\"{degree}\") || (person.recruited < date(\"20{at:02}-12-25\") && person.party)"
            ),
        };
        rules.push(format!("{scope} && ({require})"));
    }
    rules
}

fn random(state: &mut u64) -> i32 {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    i32::try_from(*state >> 40).unwrap_or(0)
}

fn fill(all: &Catalogue, program: &Program) -> Columns {
    let mut state = 2019;
    let chunks = (0..PEOPLE).step_by(CHUNK).map(|start| {
        let mut chunk = Chunk::new(all, program.slots(), CHUNK.min(PEOPLE - start));
        for row in 0..chunk.rows() {
            for slot in program.slots() {
                let number = random(&mut state);
                let field = all.slot_info(*slot).map_or("", |info| info.field.as_str());
                let cell = match field {
                    _ if number % 20 == 0 => Cell::Unknown,
                    "post.group" | "person.party" => Cell::Flag(number % 3 == 0),
                    "person.age_months" => Cell::exactly(216 + number % 520),
                    "person.months_left" => Cell::exactly(number % 400),
                    "person.coefficient" => Cell::exactly(186 + number % 500),
                    "person.recruited" => {
                        Cell::Between(9_000 + number % 9_000, 9_000 + number % 9_000 + 30 * (number % 2))
                    }
                    "person.education" => Cell::exactly(number % 8),
                    _ => Cell::exactly(number % 4),
                };
                chunk.set(*slot, row, cell);
            }
        }
        chunk
    });
    Columns::of(chunks.collect())
}

fn main() -> Result<(), String> {
    let all = catalogue();
    let place = Place::start_of("bench");
    let read = |text: &String| Condition::read(text, &place, &all).map_err(|problems| format!("{problems:?}"));
    let conditions = rules().iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let program = Program::of(&conditions);
    let columns = fill(&all, &program);
    let mut times = Vec::new();
    let (mut answers, mut sum) = (Answers::default(), 0);
    for _ in 0..11 {
        let start = Instant::now();
        program.run_into(&columns, &mut answers);
        times.push(start.elapsed());
        sum = (0..answers.conditions())
            .map(|at| answers.yes(at).count() + 3 * answers.unknown(at).count())
            .sum();
    }
    times.sort_unstable();
    let ms = |at: usize| times.get(at).map_or(0.0, |time| time.as_secs_f64() * 1_000.0);
    println!(
        "20 rules, {PEOPLE} people: best {:.1} ms, median {:.1} ms, checksum {sum}",
        ms(0),
        ms(5)
    );
    Ok(())
}
