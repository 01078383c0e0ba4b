//! What the command line asks of `cargo xtask crash`.

use crate::trouble::Trouble;

/// What befalls an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Blow {
    /// It writes a file, and is killed.
    Kill,
    /// It writes a database; its server is stopped, and offices are killed.
    StopDatabase,
    /// It writes a file on a small disk that fills up.
    FillDisk,
    /// It writes, a file or a database, while it is backed up.
    BackUp {
        /// Into a database.
        database: bool,
    },
}

/// How to kill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wish {
    pub blow: Blow,
    /// How often; of backups, how many.
    pub kills: u32,
    pub writers: u32,
    pub seed: u64,
}

impl Default for Wish {
    fn default() -> Self {
        Self {
            blow: Blow::Kill,
            kills: 50,
            writers: 16,
            seed: 2019,
        }
    }
}

impl Wish {
    pub(crate) fn read(words: &[String]) -> Result<Self, Trouble> {
        let mut wish = Self::default();
        let (mut words, mut backups) = (words.iter(), None);
        while let Some(word) = words.next() {
            if word == "--full-disk" {
                wish.blow = Blow::FillDisk;
                continue;
            }
            let value = words.next().map_or("", String::as_str);
            match (word.as_str(), value, value.parse::<u32>()) {
                ("--engine", "sqlite", _) => wish.blow = Blow::Kill,
                ("--engine", "postgres", _) => wish.blow = Blow::StopDatabase,
                ("--backups", _, Ok(number)) => backups = Some(number),
                ("--kills", _, Ok(number)) => wish.kills = number,
                ("--writers", _, Ok(number)) => wish.writers = number,
                ("--seed", _, Ok(number)) => wish.seed = number.into(),
                (other, ..) => {
                    return Err(Trouble::Usage(format!(
                        "crash does not understand {other:?}: [--engine sqlite|postgres | --full-disk] [--kills N | --backups N] [--writers N] [--seed N]"
                    )));
                }
            }
        }
        if let Some(backups) = backups {
            if wish.blow == Blow::FillDisk {
                return Err(Trouble::Usage(
                    "crash fills a disk or takes backups, not both: --full-disk, or --backups N".to_owned(),
                ));
            }
            let database = wish.blow == Blow::StopDatabase;
            (wish.blow, wish.kills) = (Blow::BackUp { database }, backups);
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
        assert_eq!(read(&["--engine", "postgres"]).unwrap().blow, Blow::StopDatabase);
        let full = read(&["--full-disk", "--kills", "7"]).unwrap();
        assert_eq!((full.blow, full.kills), (Blow::FillDisk, 7));
        let copies = read(&["--backups", "5", "--engine", "postgres"]).unwrap();
        assert_eq!((copies.blow, copies.kills), (Blow::BackUp { database: true }, 5));
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
