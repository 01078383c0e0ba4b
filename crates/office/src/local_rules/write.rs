//! Writing an edition: a draft, which judges nobody until another person approves it.

use lawbook::{Entry, LocalPack, Source, write_pack};

use super::check;
use super::edition::{Edition, NewEdition, Signing};
use super::problem::LocalRuleProblem;
use super::{EDITION, TURN};
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::{DataClass, Deed};
use crate::port::{Chain, StoreError};
use crate::writer::{Desk, NotDone};
use ledger::Seq;

/// So many drafts there are at most.
const MOST: usize = 50;
/// The largest file of a pack, in bytes.
const LARGEST: usize = 200_000;

type Refused = Vec<LocalRuleProblem>;

impl Office {
    /// Whether an asker may do something about the rules of the whole office.
    pub fn may_set_rules(&self, asker: Asker<'_>, deed: Deed) -> bool {
        let value = self.value();
        let day = match asker {
            Asker::Account(actor) => actor.today,
            Asker::Command(_) => return true,
        };
        let structure = self.structure(&value, day, Seq::LATEST);
        let scope = asker.scope(deed, DataClass::Internal, &value, &structure);
        scope.is_none_or(|scope| scope.is_everything())
    }

    /// Every edition, by pack, the newest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn editions(&self) -> Result<Vec<Edition>, StoreError> {
        let mut all: Vec<Edition> = self.all_records(EDITION)?;
        all.sort_by(|one, other| {
            let key = |edition: &Edition| (edition.span().from, edition.wrote.time, edition.id.clone());
            (&one.pack, key(other)).cmp(&(&other.pack, key(one)))
        });
        Ok(all)
    }

    /// One edition.
    pub fn edition(&self, id: &str) -> Option<Edition> {
        self.one_record(EDITION, id)
    }

    /// The rules of an edition, as they were written, against the national law.
    ///
    /// # Errors
    ///
    /// What the lawbook of this release does not take.
    pub fn rules_of_edition(&self, edition: &Edition) -> Result<LocalPack, lawbook::Problems> {
        edition.read(self.national_law())
    }

    /// Begins an edition: with the rules of a file, else with those of the newest approved edition of its pack, else with none.
    ///
    /// # Errors
    ///
    /// Every [`LocalRuleProblem`] at once, or the store failed.
    pub fn begin_edition(
        &self,
        asker: Asker<'_>,
        new: &NewEdition,
        file: Option<&str>,
    ) -> Result<Edition, NotDone<Refused>> {
        let entries = self.first_rules(asker, new, file).map_err(NotDone::Refused)?;
        self.keep_edition(asker, None, new, entries)
    }

    /// Everything for which an edition would not be begun.
    pub fn edition_problems(&self, asker: Asker<'_>, new: &NewEdition, file: Option<&str>) -> Refused {
        self.first_rules(asker, new, file).err().unwrap_or_default()
    }

    fn first_rules(&self, asker: Asker<'_>, new: &NewEdition, file: Option<&str>) -> Result<Vec<Entry>, Refused> {
        let mut problems = self.no_right_to_rules(asker, Deed::WriteRules);
        problems.extend(check::head(new, self.national_law(), self.today()));
        let read = match file {
            Some(text) if text.len() > LARGEST => Err(vec![LocalRuleProblem::TooLarge(LARGEST)]),
            Some(text) => self.national_law().read_pack(text).map_err(|own| {
                let own = own.0.into_iter();
                own.map(LocalRuleProblem::from).collect()
            }),
            None => Ok(self.newest_rules(&new.pack)),
        };
        match read {
            Ok(pack) if problems.is_empty() => Ok(renamed(pack, &new.pack)),
            Ok(_) => Err(problems),
            Err(own) => {
                problems.extend(own);
                Err(problems)
            }
        }
    }

    /// Writes a draft anew: its head and its rules. `version` is the one that was read.
    ///
    /// # Errors
    ///
    /// Every [`LocalRuleProblem`] at once, or the store failed.
    pub fn write_edition(
        &self,
        asker: Asker<'_>,
        (id, version): (&str, u32),
        new: &NewEdition,
        entries: Vec<Entry>,
    ) -> Result<Edition, NotDone<Refused>> {
        let mut problems = self.no_right_to_rules(asker, Deed::WriteRules);
        problems.extend(check::head(new, self.national_law(), self.today()));
        if !problems.is_empty() {
            return Err(NotDone::Refused(problems));
        }
        self.keep_edition(asker, Some((id, version)), new, entries)
    }

    /// Takes a draft away.
    ///
    /// # Errors
    ///
    /// [`LocalRuleProblem`], or the store failed.
    pub fn discard_edition(&self, asker: Asker<'_>, id: &str) -> Result<(), NotDone<Refused>> {
        let problems = self.no_right_to_rules(asker, Deed::WriteRules);
        if !problems.is_empty() {
            return Err(NotDone::Refused(problems));
        }
        let (by, id) = (asker.name().to_owned(), id.to_owned());
        self.writer().run(move |desk| {
            draft(desk, &id, None)?;
            desk.remove(EDITION, &id);
            desk.note(Chain::Audit, Event::new(desk.now(), &by, "rules.discard").on(&id));
            Ok(())
        })
    }

    fn keep_edition(
        &self,
        asker: Asker<'_>,
        known: Option<(&str, u32)>,
        new: &NewEdition,
        entries: Vec<Entry>,
    ) -> Result<Edition, NotDone<Refused>> {
        let known = known.map(|(id, version)| (id.to_owned(), version));
        let (new, signing) = (new.clone(), self.signing(asker));
        let today = self.today();
        self.writer().run(move |desk| {
            let before = known.as_ref().map(|(id, version)| draft(desk, id, Some(*version)));
            let before = before.transpose()?;
            let (id, mut writers) = match before.as_ref() {
                Some(before) => (before.id.clone(), before.writers.clone()),
                None => (free_id(desk, &new.pack)?, Vec::new()),
            };
            if !writers.contains(&signing.principal) {
                writers.push(signing.principal.clone());
            }
            let pack = LocalPack {
                word: new.pack.clone(),
                title: new.title.clone(),
                sources: std::iter::empty::<(String, Source)>().collect(),
                entries: entries.clone(),
            };
            let text = write_pack(&pack.edition(new.span, new.paper.source(&id), today));
            if text.len() > LARGEST {
                return Err(vec![LocalRuleProblem::TooLarge(LARGEST)]);
            }
            let edition = Edition {
                id: id.clone(),
                pack: new.pack.clone(),
                title: (new.title.vi.trim().to_owned(), new.title.en.trim().to_owned()),
                from: new.span.from.number(),
                until: (new.span.until != ledger::Day::MAX).then(|| new.span.until.number()),
                paper: new.paper.clone(),
                text,
                version: before.map_or(0, |before| before.version) + 1,
                wrote: Signing {
                    time: desk.now(),
                    ..signing.clone()
                },
                writers,
                approved: None,
                ended: None,
                ended_before: Vec::new(),
            };
            desk.put(EDITION, &id, &edition);
            let event = Event::new(desk.now(), &signing.by, "rules.write").on(&id);
            desk.note(Chain::Audit, event.with(edition.version));
            Ok(edition)
        })
    }

    /// The rules of the newest approved edition of a pack.
    fn newest_rules(&self, word: &str) -> LocalPack {
        let all = self.editions().unwrap_or_default();
        let newest = all
            .into_iter()
            .find(|edition| edition.pack == word && edition.approved.is_some());
        newest
            .and_then(|edition| edition.read(self.national_law()).ok())
            .unwrap_or_else(|| LocalPack {
                word: word.to_owned(),
                title: lawbook::Title {
                    vi: String::new(),
                    en: String::new(),
                },
                sources: std::iter::empty::<(String, Source)>().collect(),
                entries: Vec::new(),
            })
    }

    pub(super) fn no_right_to_rules(&self, asker: Asker<'_>, deed: Deed) -> Refused {
        if self.may_set_rules(asker, deed) {
            Vec::new()
        } else {
            vec![LocalRuleProblem::NotYours]
        }
    }

    pub(super) fn signing(&self, asker: Asker<'_>) -> Signing {
        Signing {
            by: asker.name().to_owned(),
            principal: asker.principal().to_owned(),
            time: self.clock().now(),
        }
    }
}

/// The entries of a pack under another word.
fn renamed(pack: LocalPack, word: &str) -> Vec<Entry> {
    let rename = |mut entry: Entry| {
        let tail = entry.id.split_once('.').map_or(entry.id.as_str(), |(_, tail)| tail);
        entry.id = format!("{word}.{tail}");
        entry.pack = Some(word.to_owned());
        entry
    };
    pack.entries.into_iter().map(rename).collect()
}

/// A draft, in the version that was read.
pub(super) fn draft(desk: &Desk<'_>, id: &str, version: Option<u32>) -> Result<Edition, Refused> {
    let edition: Option<Edition> = desk.record(EDITION, id)?;
    let edition = edition.ok_or_else(|| vec![LocalRuleProblem::NoSuch])?;
    if edition.approved.is_some() {
        return Err(vec![LocalRuleProblem::NotDraft]);
    }
    match version {
        Some(version) if version != edition.version => Err(vec![LocalRuleProblem::Changed(edition.version)]),
        _ => Ok(edition),
    }
}

/// The next number of a pack. A number is given once, also where its draft is taken away: whoever has read one edition never approves another.
fn free_id(desk: &mut Desk<'_>, pack: &str) -> Result<String, Refused> {
    let all: Vec<(String, Edition)> = desk.records(EDITION)?;
    let drafts = all.iter().filter(|(_, edition)| edition.approved.is_none()).count();
    if drafts >= MOST {
        return Err(vec![LocalRuleProblem::TooMany(MOST)]);
    }
    let number = |id: &String| id.strip_prefix(pack)?.strip_prefix('-')?.parse::<u32>().ok();
    let given: Option<u32> = desk.record(TURN, pack)?;
    let kept = all.iter().filter_map(|(id, _)| number(id)).max();
    let next = given.max(kept).unwrap_or(0).saturating_add(1);
    desk.put(TURN, pack, &next);
    Ok(format!("{pack}-{next}"))
}
