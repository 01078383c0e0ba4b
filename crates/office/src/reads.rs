//! Opening a sensitive group of a person's record: it is written into the chain of reads first, then shown.
//!
//! INVARIANT: the facts of a group leave the office only through [`Office::open_group`], [`Office::open_group_of_all`],
//! [`Office::open_part_of_group`] and [`Office::open_own_attributes`], after each opening is safe on disk.

use std::ops::Range;

use ledger::acts::people::Identity;
use ledger::acts::{Act, Given};
use ledger::value::{Fact, Ix, Place, Row, Words};
use ledger::{Day, Entity, PersonId, Seq};

use crate::audit::Event;
use crate::office::Office;
use crate::people::Member;
use crate::permission::{Actor, DataClass, Deed, scope};
use crate::port::Chain;
use crate::readings::{note_of, note_of_each};
use crate::writer::NotDone;

/// A group of sensitive facts (nhóm dữ liệu nhạy cảm).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SensitiveGroup {
    /// Giấy tờ tùy thân: identity numbers.
    Identity,
    /// Dân tộc, tôn giáo.
    Origin,
    /// Liên lạc, nơi ở, quê quán.
    Contact,
    /// Gia đình.
    Family,
    /// Sức khỏe.
    Health,
    /// Kỷ luật, tạm đình chỉ.
    Discipline,
    /// Ghi chú and every attribute that no list calls harmless.
    Other,
}

/// The attributes of a person that belong to no sensitive group.
const HARMLESS: [&str; 4] = ["recruited", "staff_number", "title", "unit_text"];

impl SensitiveGroup {
    /// Every group, in the order in which pages show them.
    pub const ALL: [Self; 7] = [
        Self::Identity,
        Self::Origin,
        Self::Contact,
        Self::Family,
        Self::Health,
        Self::Discipline,
        Self::Other,
    ];

    /// The word that addresses and the chain of reads use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Identity => "giay-to",
            Self::Origin => "dan-toc-ton-giao",
            Self::Contact => "lien-lac",
            Self::Family => "gia-dinh",
            Self::Health => "suc-khoe",
            Self::Discipline => "ky-luat",
            Self::Other => "khac",
        }
    }

    /// The group with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.word() == word)
    }

    /// The group that a fact belongs to; none for facts that the personal class of data holds.
    pub fn of(fact: &Fact, words: &Words) -> Option<Self> {
        match fact {
            Fact::Citizen { .. } => Some(Self::Identity),
            Fact::Discipline { .. } | Fact::Suspended { .. } => Some(Self::Discipline),
            Fact::AttributeText { key, .. } | Fact::AttributeNumber { key, .. } => {
                Self::of_attribute(&words.text(*key))
            }
            _ => None,
        }
    }

    /// The group that an attribute belongs to. What is not known to be harmless is held to be sensitive.
    pub fn of_attribute(key: &str) -> Option<Self> {
        let family = ["family", "spouse", "child", "parent"];
        match key {
            _ if HARMLESS.contains(&key) => None,
            "former_number" | "passport" => Some(Self::Identity),
            "ethnicity" | "religion" => Some(Self::Origin),
            "native_place" | "residence" | "phone" | "email" | "birth_place" => Some(Self::Contact),
            _ if family.iter().any(|word| key.starts_with(word)) => Some(Self::Family),
            _ if key.starts_with("health") => Some(Self::Health),
            _ => Some(Self::Other),
        }
    }
}

/// Which fields of acts hold what a group keeps.
impl SensitiveGroup {
    /// The group that a field of an act belongs to, by its way from the act: `identity.citizen_number`.
    pub fn of_field(act: &Act, way: &str) -> Option<Self> {
        match act {
            Act::RegisterPerson(_) if way == "citizen_number" => Some(Self::Identity),
            Act::CorrectPerson(correct) if way.starts_with("identity") => {
                matches!(correct.identity, Identity::CitizenNumber(_)).then_some(Self::Identity)
            }
            Act::SetPersonAttribute(set) if way.starts_with("value") => Self::of_attribute(&set.key),
            Act::Discipline(_) | Act::LiftDiscipline(_) | Act::Suspend(_) | Act::EndSuspension(_) => {
                (way != "person").then_some(Self::Discipline)
            }
            _ => None,
        }
    }

    /// The sensitive group of a field of an act with what lies in it; where no field is named, that of any.
    pub fn within(act: &Act, field: &str) -> Option<Self> {
        let inside = |given: &Given, name: &str| match given.field(name) {
            Given::Part(parts) => parts.iter().map(|(part, _)| format!("{name}.{part}")).collect(),
            _ => vec![name.to_owned()],
        };
        let given = act.give();
        let fields = act.shape().fields.iter().map(|own| own.name);
        fields
            .filter(|name| field.is_empty() || *name == field)
            .flat_map(|name| inside(&given, name))
            .find_map(|way| Self::of_field(act, &way))
    }

    /// The sensitive group of which an act states something, also by what it puts in the place of another.
    pub fn of_act(act: &Act) -> Option<Self> {
        match act {
            Act::Amend(amend) => Self::of_act(&amend.content.act),
            // That the number is left out tells nothing.
            Act::RegisterPerson(register) if register.citizen_number.is_none() => None,
            act => Self::within(act, ""),
        }
    }

    /// Whether a field says to which group others of the act belong: with another word in it they would be shown.
    pub fn depends_on(act: &Act, way: &str) -> bool {
        let Act::SetPersonAttribute(set) = act else {
            return false;
        };
        way == "key" && Self::of_attribute(&set.key).is_some()
    }
}

/// Of whom a group is asked for, and at which moment.
#[derive(Debug, Clone, Copy)]
pub struct GroupAsked {
    /// Of those whom this deed reaches.
    pub deed: Deed,
    /// Which group.
    pub group: SensitiveGroup,
    /// In this unit or below it; everywhere where there is none.
    pub unit: Option<Ix>,
    /// On which day.
    pub day: Day,
    /// As known at this place of the log.
    pub known: Seq,
}

/// Why a group stays closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotOpened {
    /// The ledger knows no such person at that place.
    NoSuchPerson,
    /// The person, or sensitive data, lie outside what was granted.
    NotAllowed,
}

impl Office {
    /// Opens a group of a person's record as of a day, as known at a place of the log: every row known by then, once the opening is
    /// on record. A refusal is on record too, in the audit chain.
    ///
    /// # Errors
    ///
    /// [`NotOpened`], or the store failed: then nothing is shown.
    pub fn open_group(
        &self,
        actor: &Actor,
        person: PersonId,
        group: SensitiveGroup,
        day: Day,
        known: Seq,
    ) -> Result<Vec<Row>, NotDone<NotOpened>> {
        let value = self.value();
        let Some(place @ Place::Person(ix)) = value.place(Entity::Person(person)) else {
            return Err(NotDone::Refused(NotOpened::NoSuchPerson));
        };
        let view = value.on(day, known);
        let seen = view.person(ix).ok_or(NotDone::Refused(NotOpened::NoSuchPerson))?;
        let structure = self.structure(&value, day, known);
        let scope = scope(actor, Deed::ReadPerson, DataClass::Sensitive, &value, &structure);
        let allowed = scope.covers(seen.unit(), Some(ix), &structure);
        let by = actor.account.clone();
        self.writer().run::<(), NotOpened>(move |desk| {
            if allowed {
                let event = Event::new(desk.now(), &by, "person.sensitive");
                note_of(desk, Chain::Reads, person, event.with(group.word()));
            } else {
                let event = Event::new(desk.now(), &by, "person.sensitive.refused");
                desk.note(Chain::Audit, event.on(person).with(group.word()));
            }
            Ok(())
        })?;
        if !allowed {
            return Err(NotDone::Refused(NotOpened::NotAllowed));
        }
        let words = value.words();
        let rows = view
            .rows(place)
            .filter(|row| row.from <= day && SensitiveGroup::of(&row.fact, words) == Some(group));
        Ok(rows.collect())
    }

    /// Opens a group of everybody whom a deed reaches on a day, in a unit or everywhere: of each who has something in it every row that had
    /// begun, once each opening is on record. A refusal is on record too.
    ///
    /// # Errors
    ///
    /// [`NotOpened`], or the store failed: then nothing is shown.
    pub fn open_group_of_all(
        &self,
        actor: &Actor,
        deed: Deed,
        group: SensitiveGroup,
        unit: Option<Ix>,
        day: Day,
        known: Seq,
    ) -> Result<Vec<(Member, Vec<Row>)>, NotDone<NotOpened>> {
        let asked = GroupAsked {
            deed,
            group,
            unit,
            day,
            known,
        };
        let (allowed, begun) = self.group_begun(actor, asked);
        // What is shown and what is on record come from one list.
        let (persons, opened): (Vec<PersonId>, Vec<(Member, Vec<Row>)>) = begun
            .into_iter()
            .map(|(person, member, rows)| (person, (member, rows)))
            .unzip();
        self.note_opened(actor, group, allowed, persons)?;
        Ok(opened)
    }

    /// Opens a part of a group: of the rows of the kind that is wanted that had begun, the newest first, those that `part` takes of so many. On
    /// record is who stands in that part, and nobody else; and a refusal is.
    ///
    /// # Errors
    ///
    /// [`NotOpened`], or the store failed: then nothing is shown.
    pub fn open_part_of_group(
        &self,
        actor: &Actor,
        asked: GroupAsked,
        wanted: impl Fn(&Fact) -> bool,
        part: impl FnOnce(usize) -> Range<usize>,
    ) -> Result<Vec<(Member, Row)>, NotDone<NotOpened>> {
        let (allowed, begun) = self.group_begun(actor, asked);
        let of_one = |(person, member, rows): (PersonId, Member, Vec<Row>)| {
            let own = rows.into_iter().filter(|row| wanted(&row.fact));
            own.map(|row| (person, member, row)).collect::<Vec<_>>()
        };
        let mut all: Vec<(PersonId, Member, Row)> = begun.into_iter().flat_map(of_one).collect();
        all.sort_by_key(|(.., row)| std::cmp::Reverse(row.from));
        let part = part(all.len());
        let shown = all.get(part).unwrap_or_default();
        let mut persons: Vec<PersonId> = shown.iter().map(|(person, ..)| *person).collect();
        persons.sort_unstable();
        persons.dedup();
        self.note_opened(actor, asked.group, allowed, persons)?;
        Ok(shown.iter().map(|(_, member, row)| (*member, *row)).collect())
    }

    /// Whether the group may be asked for at all; and who has something in it, with the rows that had begun. Nothing of it is told before it is noted.
    fn group_begun(&self, actor: &Actor, asked: GroupAsked) -> (bool, Vec<(PersonId, Member, Vec<Row>)>) {
        let GroupAsked {
            deed,
            group,
            unit,
            day,
            known,
        } = asked;
        let value = self.value();
        let (view, words) = (value.on(day, known), value.words());
        let structure = self.structure(&value, day, known);
        let reach = scope(actor, deed, DataClass::Sensitive, &value, &structure);
        let unit = unit.map(|unit| structure.carry(unit));
        let roster = self.roster(&value, day, known);
        let inside = |member: &&Member| {
            unit.is_none_or(|unit| member.stands_in.is_some_and(|own| structure.within(own, unit)))
                && reach.covers(member.stands_in, Some(member.person), &structure)
        };
        let begun = |member: &Member| {
            let rows = view.rows(Place::Person(member.person));
            rows.filter(|row| row.from <= day && SensitiveGroup::of(&row.fact, words) == Some(group))
                .collect::<Vec<Row>>()
        };
        let members = roster.members().iter().filter(inside);
        // Only whose opening can be noted is opened.
        let found = members.filter_map(|member| {
            let person = view.person(member.person)?.id()?;
            let rows = begun(member);
            (!rows.is_empty()).then_some((person, *member, rows))
        });
        (!reach.is_empty(), found.collect())
    }

    /// Notes whose group is opened, or that it is refused.
    pub(crate) fn note_opened(
        &self,
        actor: &Actor,
        group: SensitiveGroup,
        allowed: bool,
        persons: Vec<PersonId>,
    ) -> Result<(), NotDone<NotOpened>> {
        let by = actor.account.clone();
        self.writer().run::<(), NotOpened>(move |desk| {
            if !allowed {
                let event = Event::new(desk.now(), &by, "person.sensitive.refused");
                desk.note(Chain::Audit, event.with(group.word()));
            }
            let event = Event::new(desk.now(), &by, "person.sensitive").with(group.word());
            let opened = persons.iter().map(|person| (*person, event.clone()));
            note_of_each(desk, Chain::Reads, opened.collect());
            Ok(())
        })?;
        if allowed {
            Ok(())
        } else {
            Err(NotDone::Refused(NotOpened::NotAllowed))
        }
    }

    /// Notes that an account took a list or a record out: what (a figure's id, a person's id), and how many rows.
    ///
    /// # Errors
    ///
    /// [`NotDone`] when the store fails: then nothing may be taken out.
    pub fn note_export(&self, account: &str, what: &str, rows: usize) -> Result<(), NotDone<()>> {
        let (by, what) = (account.to_owned(), what.to_owned());
        self.writer().run(move |desk| {
            let event = Event::new(desk.now(), &by, "export").with(rows);
            match what.parse() {
                Ok(person) => note_of(desk, Chain::Audit, person, event),
                Err(_) => desk.note(Chain::Audit, event.on(&what)),
            }
            Ok(())
        })
    }
}
