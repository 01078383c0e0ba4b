//! What the command line asks of `cargo xtask crash`.

use crate::trouble::Trouble;

/// What keeps the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    /// A file; its office is killed.
    Sqlite,
    /// A database; its server is stopped, and offices are killed.
    Postgres,
}

/// How to kill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wish {
    pub engine: Engine,
    pub kills: u32,
    pub writers: u32,
    pub seed: u64,
}

impl Default for Wish {
    fn default() -> Self {
        Self {
            engine: Engine::Sqlite,
            kills: 50,
            writers: 16,
            seed: 2019,
        }
    }
}

impl Wish {
    pub(crate) fn read(words: &[String]) -> Result<Self, Trouble> {
        let mut wish = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let value = words.next().map_or("", String::as_str);
            match (word.as_str(), value, value.parse::<u32>()) {
                ("--engine", "sqlite", _) => wish.engine = Engine::Sqlite,
                ("--engine", "postgres", _) => wish.engine = Engine::Postgres,
                ("--kills", _, Ok(number)) => wish.kills = number,
                ("--writers", _, Ok(number)) => wish.writers = number,
                ("--seed", _, Ok(number)) => wish.seed = number.into(),
                (other, ..) => {
                    return Err(Trouble::Usage(format!(
                        "crash does not understand {other:?}: [--engine sqlite|postgres] [--kills N] [--writers N] [--seed N]"
                    )));
                }
            }
        }
        Ok(wish)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_is_read_and_everything_else_is_refused() {
        let read = |words: &[&str]| Wish::read(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert_eq!(read(&[]).unwrap(), Wish::default());
        assert_eq!(read(&["--kills", "1000", "--writers", "64"]).unwrap().kills, 1000);
        assert_eq!(read(&["--engine", "postgres"]).unwrap().engine, Engine::Postgres);
        for wrong in [
            &["--kills"][..],
            &["--kills", "x"],
            &["--kill", "3"],
            &["--engine", "3"],
        ] {
            assert!(read(wrong).unwrap_err().to_string().contains(wrong[0]));
        }
    }
}
