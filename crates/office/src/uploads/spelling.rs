//! Which unit a text means that the ledger does not know, as an account has said it: asked once, and remembered for its next files.
//!
//! What one account says counts for that account alone: nobody steers the imports of others. No text is kept, only what it hashes to.

use std::collections::BTreeMap;

use ledger::UnitId;
use ledger::decision::Digest;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{UPLOAD, UploadRefused, note, waiting};
use crate::figures::Asker;
use crate::import::normal_unit;
use crate::office::Office;
use crate::permission::Actor;
use crate::port::StoreError;
use crate::writer::NotDone;

/// The kind of record, by account and text.
const SPELLING: &str = "import-unit";
/// So many texts are answered at a time.
const MOST: usize = 200;

#[derive(Debug, Serialize, Deserialize)]
struct Said {
    by: String,
    unit: String,
}

/// Which units an account's texts mean.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spellings {
    account: String,
    units: BTreeMap<String, UnitId>,
}

impl Spellings {
    /// The unit that a text means.
    pub(crate) fn unit(&self, text: &str) -> Option<UnitId> {
        if self.units.is_empty() {
            return None;
        }
        self.units.get(&key(&self.account, text)).copied()
    }
}

fn key(account: &str, text: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(account);
    hash.update([0]);
    hash.update(normal_unit(text));
    Digest(hash.finalize().into()).to_string()
}

impl Office {
    /// What an asker has said of units; a command says nothing.
    pub(crate) fn spellings(&self, asker: Asker<'_>) -> Result<Spellings, StoreError> {
        let Asker::Account(actor) = asker else {
            return Ok(Spellings::default());
        };
        let all: Vec<(String, Said)> = self.all_records_by_key(SPELLING)?;
        let own = all.into_iter().filter(|(_, said)| said.by == actor.account);
        Ok(Spellings {
            account: actor.account.clone(),
            units: own
                .filter_map(|(key, said)| Some((key, said.unit.parse().ok()?)))
                .collect(),
        })
    }

    /// Says which units the texts of an upload mean; remembered for the account's next files.
    ///
    /// # Errors
    ///
    /// [`UploadRefused`], or the store failed.
    pub fn say_units(
        &self,
        actor: &Actor,
        id: &str,
        said: Vec<(String, UnitId)>,
    ) -> Result<(), NotDone<UploadRefused>> {
        let (by, id) = (actor.account.clone(), id.to_owned());
        self.writer().run(move |desk| {
            let mut upload = waiting(desk, &id, &by).ok_or(UploadRefused::NoSuch)?;
            for (text, unit) in said.iter().take(MOST) {
                let said = Said {
                    by: by.clone(),
                    unit: unit.to_string(),
                };
                desk.put(SPELLING, &key(&by, text), &said);
            }
            // What was looked at before is looked at again.
            upload.choices.units_said += 1;
            desk.put(UPLOAD, &id, &upload);
            note(desk, &by, "import.units", &upload);
            Ok(())
        })
    }
}
