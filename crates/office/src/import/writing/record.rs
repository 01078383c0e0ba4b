//! The rest of a person's record: Party, rank, and typed attributes.

use ledger::Decimal;
use ledger::acts::people::{AttributeValue, SetPersonAttribute};
use ledger::acts::record::{RecordParty, SetRank};
use ledger::codes::PartyState;
use ledger::text::clean;
use ledger::value::Fact;
use papers::roster::{Field, PartyMark};

use super::{Told, Writing};
use crate::import::facts;
use crate::import::kept_as::ATTRIBUTES;

impl<'v> Writing<'v> {
    pub(super) fn write_record(&mut self, told: &mut Told<'_, 'v>) {
        self.write_party(told);
        self.write_rank(told);
        self.write_attributes(told);
    }

    fn write_party(&mut self, told: &mut Told<'_, 'v>) {
        let (person, row) = (told.person, told.row);
        let state = told.known.and_then(|known| known.party()).map(|(state, ..)| state);
        let word = state.map(PartyState::word).unwrap_or_default();
        if let Some(mark) = row.facts.party {
            if state.is_none_or(|state| state == PartyState::None) {
                let named = match mark {
                    PartyMark::Member => row.facts.party_official,
                    PartyMark::Since(date) => Some(date),
                };
                let since = self.since(named, told.known, |fact| matches!(fact, Fact::Party(_)));
                told.changed("party", word, PartyState::Official.word());
                self.push_at(
                    since,
                    RecordParty {
                        person,
                        state: PartyState::Official,
                    },
                );
            }
        } else if row.none.contains(&Field::PartyMember) && state.is_none() {
            told.changed("party", word, PartyState::None.word());
            self.push(RecordParty {
                person,
                state: PartyState::None,
            });
        }
    }

    fn write_rank(&mut self, told: &mut Told<'_, 'v>) {
        let facts = &told.row.facts;
        let Some(rank) = facts
            .rank_code
            .as_ref()
            .or(facts.rank_name.as_ref())
            .map(|rank| clean(rank))
        else {
            return;
        };
        let step = facts
            .step
            .and_then(papers::decimal::Decimal::whole)
            .and_then(|step| u8::try_from(step).ok());
        let hundredths = facts.coefficient.and_then(papers::decimal::Decimal::hundredths);
        let known = told.known.and_then(|known| known.rank());
        let was = known.map(|(word, s, c, ..)| (self.view.text(word), s, c));
        let same = was.as_ref().is_some_and(|(text, s, c)| {
            **text == *rank && step.is_none_or(|step| step == *s) && hundredths.is_none_or(|h| h == i64::from(*c))
        });
        if same {
            return;
        }
        let since = self.since(facts.rank_since, told.known, |fact| matches!(fact, Fact::Rank { .. }));
        let shown = |rank: &str, step: u8, hundredths: i64| match (step, hundredths) {
            (0, 0) => rank.to_owned(),
            (0, h) => format!("{rank}; {}", Decimal::from_millionths(h * 10_000)),
            (s, h) => format!("{rank}; {s}; {}", Decimal::from_millionths(h * 10_000)),
        };
        let before = was
            .map(|(text, s, c)| shown(&text, s, i64::from(c)))
            .unwrap_or_default();
        told.changed("rank", before, shown(&rank, step.unwrap_or(0), hundredths.unwrap_or(0)));
        let coefficient = hundredths.map(|h| Decimal::from_millionths(h * 10_000));
        self.push_at(
            since,
            SetRank {
                person: told.person,
                rank,
                step,
                coefficient,
            },
        );
    }

    fn write_attributes(&mut self, told: &mut Told<'_, 'v>) {
        let row = told.row;
        let facts = &row.facts;
        let recruited = facts.recruited.and_then(facts::when).map(|when| when.to_string());
        let notes = (!facts.notes.is_empty()).then(|| facts.notes.join("; "));
        for (field, key) in ATTRIBUTES {
            let text = match field {
                Field::GeneralEducation => &facts.general_education,
                Field::Ethnicity => &facts.ethnicity,
                Field::Religion => &facts.religion,
                Field::NativePlace => &facts.native_place,
                Field::Residence => &facts.residence,
                Field::Phone => &facts.phone,
                Field::FormerNumber => &facts.former_number,
                Field::StaffNumber => &facts.staff_number,
                Field::RecruitmentYear => &recruited,
                Field::Note => &notes,
                _ => continue,
            };
            if let Some(text) = text {
                self.attribute(told, key, text);
            }
        }
    }

    /// Sets an attribute of text where the ledger knows another one, or none.
    pub(super) fn attribute(&mut self, told: &mut Told<'_, 'v>, key: &str, text: &str) {
        let text = clean(text);
        let was = told
            .known
            .and_then(|known| known.attribute(key))
            .map(|(was, _)| was.to_string())
            .unwrap_or_default();
        if was == text || text.is_empty() {
            return;
        }
        told.changed(key, was, &text);
        let value = Some(AttributeValue::Text(text));
        self.push(SetPersonAttribute {
            person: told.person,
            key: key.to_owned(),
            value,
        });
    }
}
