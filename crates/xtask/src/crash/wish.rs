//! What the command line asks of `cargo xtask crash`.

use crate::trouble::Trouble;

/// How to kill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wish {
    pub kills: u32,
    pub writers: u32,
    pub seed: u64,
}

impl Default for Wish {
    fn default() -> Self {
        Self {
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
            let number = words.next().and_then(|number| number.parse::<u32>().ok());
            match (word.as_str(), number) {
                ("--kills", Some(number)) => wish.kills = number,
                ("--writers", Some(number)) => wish.writers = number,
                ("--seed", Some(number)) => wish.seed = number.into(),
                (other, _) => {
                    return Err(Trouble::Usage(format!(
                        "crash does not understand {other:?}: [--kills N] [--writers N] [--seed N]"
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
    fn numbers_are_read_and_everything_else_is_refused() {
        let read = |words: &[&str]| Wish::read(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert_eq!(read(&[]).unwrap(), Wish::default());
        assert_eq!(read(&["--kills", "1000", "--writers", "64"]).unwrap().kills, 1000);
        for wrong in [&["--kills"][..], &["--kills", "x"], &["--kill", "3"]] {
            assert!(read(wrong).unwrap_err().to_string().contains(wrong[0]));
        }
    }
}
