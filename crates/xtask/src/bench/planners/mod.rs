//! `cargo xtask bench planners [FAMILY …] [--seconds N] [--threads N] [--seeds N] [--only WORD] [--peers]`: every family of planners on the public
//! instances beside the project, over several seeds, each solution judged by the instances' own checker;
//! with `--peers` CP-SAT and `HiGHS` on the same instances in the same run.

mod instances;
mod judged;
mod row;

use super::machine::{commit, load, machine};
use super::peers;
use crate::command::must;
use crate::place;
use crate::server::Scratch;
use crate::speak::say;
use crate::trouble::Trouble;
use instances::{Instance, instances};
use judged::Solver;
use row::{Run, row};
use std::path::PathBuf;
use std::process::Command;

/// Families of the folder, and the checker of each.
const FAMILIES: &[(&str, &str)] = &[
    ("cbctt", "check_cbctt.py"),
    ("lap", "check_assign.py"),
    ("gap", "check_assign.py"),
    ("pmedian", "check_location.py"),
    ("cpmp", "check_location.py"),
    ("cwl", "check_location.py"),
    ("regions", "check_regions.py"),
];

/// Peers: the word of their script, their name, and the module of Python.
const PEERS: &[(&str, &str, &str)] = &[("cpsat", "CP-SAT", "ortools"), ("highs", "HiGHS", "highspy")];

/// What was asked for.
struct Wish {
    families: Vec<String>,
    only: String,
    seconds: String,
    threads: String,
    seeds: u32,
    peers: bool,
}

/// Measures and prints a table a family.
pub(crate) fn planners(words: &[String]) -> Result<(), Trouble> {
    let wish = wish(words)?;
    let folder = place::root().join("../shared/bench");
    if !folder.exists() {
        say("!! ../shared/bench is not there: NOTHING IS MEASURED. Put the public instances and their checkers there.");
        return Err(Trouble::Usage(
            "bench planners needs the folder ../shared/bench beside the project".to_owned(),
        ));
    }
    say(&format!("machine   {}, load {}", machine(), load()));
    say(&format!("commit    {}", commit()));
    say(&format!(
        "limit     {} s wall a run, {} threads, {} seeds from 1",
        wish.seconds, wish.threads, wish.seeds
    ));
    let beside = beside(&wish);
    must(Command::new("cargo").current_dir(place::root()).args([
        "build",
        "--release",
        "--locked",
        "--quiet",
        "-p",
        "planning",
        "--example",
        "solve",
    ]))?;
    let program = place::target()
        .join("release")
        .join("examples")
        .join(format!("solve{}", std::env::consts::EXE_SUFFIX));
    let scratch = Scratch::new("bench-planners")?;
    for (family, checker) in FAMILIES.iter().filter(|(family, _)| wish.wants(family)) {
        let all = instances(&folder.join(family));
        if all.is_empty() {
            say(&format!("!! ../shared/bench/{family} holds no instance: NOT MEASURED"));
            continue;
        }
        let checker = folder.join("check").join(checker);
        let desk = Desk {
            program: program.clone(),
            checker,
            family,
            wish: &wish,
            beside: &beside,
            solution: scratch.0.join("out.sol"),
        };
        table(&desk, &all);
    }
    Ok(())
}

/// How one family is run and judged.
struct Desk<'a> {
    program: PathBuf,
    checker: PathBuf,
    family: &'a str,
    wish: &'a Wish,
    beside: &'a [(&'static str, &'static str)],
    solution: PathBuf,
}

fn table(desk: &Desk<'_>, all: &[Instance]) {
    say(&format!("\n{}", desk.family));
    say(row::HEAD);
    let mut rows = Vec::new();
    let mut ratios: Vec<Vec<f64>> = vec![Vec::new(); desk.beside.len()];
    for instance in all.iter().filter(|instance| instance.name.contains(&desk.wish.only)) {
        let runs = |solver| -> Vec<Run> {
            (1..=desk.wish.seeds)
                .filter_map(|seed| judged::run(desk, instance, solver, seed))
                .collect()
        };
        let ours = runs(Solver::Ours);
        let told = row(instance, &instance.name, &ours, desk.wish.seeds);
        say(&told.text);
        for (at, (peer, name)) in desk.beside.iter().enumerate() {
            let theirs = row(
                instance,
                &format!("  {name}"),
                &runs(Solver::Peer(peer)),
                desk.wish.seeds,
            );
            let larger = ours.iter().any(|run| run.regions.is_some());
            let ratio = row::ratio(instance, &told, &theirs, larger);
            ratios[at].extend(ratio);
            let said = ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.4}"));
            say(&format!("{}  ratio {said}", theirs.text));
        }
        rows.push(told);
    }
    for ((_, name), ratios) in desk.beside.iter().zip(&ratios) {
        if !ratios.is_empty() {
            let mean = ratios.iter().sum::<f64>() / ratios.len() as f64;
            say(&format!(
                "ours ÷ {name} on the {} where both have a value: mean {mean:.4} (below 1: ours is better)",
                ratios.len()
            ));
        }
    }
    if !rows.is_empty() {
        say(&row::summary(&rows));
    }
}

/// The peers that run beside; what is not measured is said.
fn beside(wish: &Wish) -> Vec<(&'static str, &'static str)> {
    if !wish.peers {
        say("!! without --peers CP-SAT and HiGHS do not run beside: NO RATIO");
        return Vec::new();
    }
    let there = PEERS.iter().filter(|(_, name, module)| {
        let there = peers::has(module);
        if !there {
            peers::say_absent(module, &format!("the ratio to {name}"));
        }
        there
    });
    let there: Vec<_> = there.map(|(word, name, _)| (*word, *name)).collect();
    if !there.is_empty() {
        say(
            "peers     natural models, the same limit and threads; reading and building the model come on top of their limit",
        );
    }
    there
}

impl Wish {
    fn wants(&self, family: &str) -> bool {
        self.families.is_empty() || self.families.iter().any(|wanted| wanted == family)
    }
}

fn wish(words: &[String]) -> Result<Wish, Trouble> {
    let usage = || {
        let known = FAMILIES
            .iter()
            .map(|(family, _)| *family)
            .collect::<Vec<_>>()
            .join(", ");
        Trouble::Usage(format!(
            "bench planners takes families ({known}), --seconds N, --threads N, --seeds N (3 or more for a table), --only WORD, --peers"
        ))
    };
    let mut wish = Wish {
        families: Vec::new(),
        only: String::new(),
        seconds: "10".into(),
        threads: "2".into(),
        seeds: 3,
        peers: false,
    };
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        let whole = |next: Option<&String>| {
            next.filter(|next| next.parse::<u32>().is_ok_and(|number| number > 0))
                .cloned()
        };
        match word.as_str() {
            "--seconds" => wish.seconds = whole(rest.next()).ok_or_else(usage)?,
            "--threads" => wish.threads = whole(rest.next()).ok_or_else(usage)?,
            "--seeds" => {
                wish.seeds = whole(rest.next())
                    .and_then(|seeds| seeds.parse().ok())
                    .ok_or_else(usage)?;
            }
            "--peers" => wish.peers = true,
            "--only" => wish.only.clone_from(rest.next().ok_or_else(usage)?),
            family if FAMILIES.iter().any(|(known, _)| *known == family) => wish.families.push(family.to_owned()),
            _ => return Err(usage()),
        }
    }
    Ok(wish)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_or_refused() {
        let read = |words: &str| wish(&words.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        let asked = read("gap lap --seconds 60 --seeds 5 --only d10 --peers").unwrap();
        assert!(asked.peers && asked.wants("lap") && !asked.wants("cwl"));
        assert_eq!(
            (asked.seconds.as_str(), asked.threads.as_str(), asked.seeds),
            ("60", "2", 5)
        );
        for words in ["gab", "--seconds", "--seconds 0", "--seeds x", "--colour 1"] {
            assert!(read(words).is_err(), "{words}");
        }
    }
}
