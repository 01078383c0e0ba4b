//! One district, made from a seed.

use std::path::Path;
use std::sync::Arc;

use lawbook::Lawbook;
use ledger::Day;

use crate::cast::{Candidacy, Role, Script, Village, cast, plan_successors, roles, villages};
use crate::founding::{self, QuotaPlan};
use crate::issue::{Issue, number};
use crate::people::{Person, people};
use crate::problem::DemoError;
use crate::rolls::{Workbook, rolls};
use crate::settings::{CommuneRow, Settings};
use crate::story::{self, Course};

/// Everything that decisions are made of.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) seed: u64,
    pub(crate) settings: Settings,
    pub(crate) villages: Vec<Village>,
    pub(crate) roles: Vec<Role>,
    pub(crate) script: Script,
    pub(crate) plans: Vec<Candidacy>,
    /// One for each role, in the same order.
    pub(crate) people: Vec<Person>,
    pub(crate) quotas: QuotaPlan,
    pub(crate) courses: Vec<Course>,
}

impl Parts {
    /// A commune by name.
    pub(crate) fn commune(&self, name: &str) -> Option<&CommuneRow> {
        self.settings.communes.iter().find(|commune| commune.name == name)
    }
}

/// The demonstration district of one seed.
#[derive(Debug, Clone)]
pub struct District {
    parts: Arc<Parts>,
}

impl District {
    /// Makes the district. The lawbook gives salary coefficients and the programmes of past classes.
    ///
    /// # Errors
    ///
    /// [`DemoError`] when the settings do not fit together or the lawbook lacks what they name.
    pub fn generate(seed: u64, law: &Lawbook) -> Result<Self, DemoError> {
        let settings = Settings::carried()?;
        let villages = villages(&settings, seed);
        let roles = roles(&settings, &villages);
        let script = cast(&settings, &roles)?;
        let plans = plan_successors(&roles, &script, seed);
        let people = people(&settings, law, &roles, &script, &plans, seed)?;
        let quotas = QuotaPlan::of_settings(&settings, &roles);
        let courses = story::courses(&settings, law)?;
        Ok(Self {
            parts: Arc::new(Parts {
                seed,
                settings,
                villages,
                roles,
                script,
                plans,
                people,
                quotas,
                courses,
            }),
        })
    }

    /// The decisions that set the ledger up, in order.
    pub fn setting_up(&self) -> Vec<Issue> {
        let setting = &self.parts.settings.district;
        number(
            founding::issues(&self.parts),
            setting,
            setting.recorded_setting_up,
            self.parts.seed,
        )
    }

    /// The rolls to import, in order.
    pub fn workbooks(&self) -> Vec<Workbook> {
        rolls(&self.parts.people, self.parts.settings.district.rolls_as_of)
    }

    /// The day on which the rolls held.
    pub fn rolls_as_of(&self) -> Day {
        self.parts.settings.district.rolls_as_of
    }

    /// When the import of the roll of that place (from 0) is to be recorded: seconds since 1970-01-01T00:00:00Z.
    pub fn import_recorded(&self, place: usize) -> i64 {
        self.parts.settings.district.recorded_import + 600 * i64::try_from(place).unwrap_or(0)
    }

    /// The account under whose name decisions are recorded.
    pub fn recorded_by(&self) -> &str {
        &self.parts.settings.district.recorded_by
    }

    /// The decisions after the rolls, in order.
    pub fn history(&self) -> Vec<Issue> {
        let setting = &self.parts.settings.district;
        number(
            story::issues(&self.parts),
            setting,
            setting.recorded_history,
            self.parts.seed,
        )
    }

    /// Writes the rolls into a folder, which must be there.
    ///
    /// # Errors
    ///
    /// [`DemoError::Workbook`] names the file that could not be written.
    pub fn write_workbooks(&self, folder: &Path) -> Result<Vec<std::path::PathBuf>, DemoError> {
        let mut written = Vec::new();
        for book in self.workbooks() {
            let path = folder.join(&book.file_name);
            let cannot = |problem: std::io::Error| DemoError::Workbook {
                file: book.file_name.clone(),
                problem: problem.to_string(),
            };
            std::fs::write(&path, book.to_xlsx()?).map_err(cannot)?;
            written.push(path);
        }
        Ok(written)
    }

    #[cfg(test)]
    pub(crate) fn parts(&self) -> &Parts {
        &self.parts
    }
}
