//! Opinions on drafts: asked in parallel, read as far as they are open, given to a content, and gone on without.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use ledger::acts::appraisal::Grade;
use ledger::acts::bodies::{CreatePost, MoveUnder};
use ledger::acts::career::Transfer;
use ledger::acts::record::{RecordLearning, RecordService};
use ledger::acts::{Act, Dated};
use ledger::codes::{GradeCode, Learning, LearningState, Line, Standing};
use ledger::{Decision, PersonId, UnitId};
use office::accounts::Account;
use office::drafts::{CannotStep, Consultable, Consulted, Draft, Fit, OpinionAnswer, OpinionRefused, Stage, Stance};
use office::figures::Asker;
use office::permission::{Actor, DataClass, Role};
use office::port::Chain;
use office::writer::NotDone;
use testkit::{District, actor, day, decision, grant, register};

const SECRET: &str = "bờ sông Diễn Vọng chiều";

struct Desk {
    district: District,
    officer: Actor,
    /// Of the first commune, and of the second one.
    people: [PersonId; 2],
}

fn desk() -> Desk {
    let district = District::tiny();
    let people = [0, 1].map(|at| district.official("Bàn Thị Tư", district.communes[at], "Văn thư"));
    let desk = Desk {
        officer: actor("lan", Role::HrOfficer, district.root, None),
        people,
        district,
    };
    desk.account("lan", Role::HrOfficer, desk.district.root, None);
    for (at, name) in ["mot", "hai", "ba"].into_iter().enumerate() {
        desk.account(name, Role::HeadOfUnit, desk.unit(at), None);
    }
    desk
}

impl Desk {
    fn account(&self, name: &str, role: Role, unit: UnitId, person: Option<PersonId>) {
        let grants = vec![grant(role, unit, DataClass::Sensitive)];
        let office = &self.district.office;
        office.add_account("console", name, "", SECRET, person, grants).unwrap();
    }

    fn actor(&self, name: &str) -> Actor {
        let account: Account = self.district.office.account(name).unwrap();
        account.actor(day("2019-03-14"))
    }

    fn draft(&self, acts: Vec<Dated>) -> Draft {
        let written = self
            .district
            .office
            .write_draft(Asker::Account(&self.officer), None, paper(acts));
        written.unwrap()
    }

    /// The person of the first commune goes to the second one.
    fn transfer(&self) -> Dated {
        let post = self.district.post(self.district.communes[1], "Kế toán");
        Transfer {
            person: self.people[0],
            post,
        }
        .into()
    }

    fn grade(&self, at: usize) -> Dated {
        Grade {
            person: self.people[at],
            year: 2018,
            grade: GradeCode::Good,
        }
        .into()
    }

    /// The two communes, and an office.
    fn unit(&self, at: usize) -> UnitId {
        self.district
            .communes
            .get(at)
            .copied()
            .unwrap_or(self.district.bodies[0])
    }

    fn head_of(&self, at: usize) -> Consulted {
        Consulted::Unit(self.unit(at).to_string())
    }

    fn ask(&self, draft: &Draft, whom: Vec<Consulted>, until: &str) -> Result<Draft, CannotStep> {
        let office = &self.district.office;
        why(office.ask_opinions(Asker::Account(&self.officer), &draft.id, whom, day(until)))
    }

    fn give(&self, name: &str, draft: &Draft, stance: Stance, note: &str) -> Result<Draft, CannotStep> {
        let answer = OpinionAnswer {
            stance,
            note: note.to_owned(),
            content: draft.content_mark(),
        };
        why(self.district.office.give_opinion(&self.actor(name), &draft.id, answer))
    }

    fn waits(&self, name: &str) -> usize {
        let all = self.district.office.consulted_drafts(&self.actor(name)).unwrap();
        all.iter().filter(|one| one.to_come().is_some()).count()
    }
}

fn paper(acts: Vec<Dated>) -> Decision {
    let mut paper = decision("", "2019-04-01", acts);
    "UBND huyện".clone_into(&mut paper.header.issuer);
    paper
}

fn why(done: Result<Draft, NotDone<CannotStep>>) -> Result<Draft, CannotStep> {
    done.map_err(|problem| match problem {
        NotDone::Refused(why) => why,
        other => panic!("{other:?}"),
    })
}

#[test]
fn both_units_of_a_transfer_are_asked_at_once_and_it_goes_on_without_the_one_that_is_late() {
    let desk = desk();
    let office = &desk.district.office;
    let draft = desk.draft(vec![desk.transfer()]);
    let may = office.consultable(&draft).unwrap();
    let names: Vec<&str> = may.accounts.iter().map(|account| account.name.as_str()).collect();
    assert_eq!(names, ["hai", "mot"], "who gives and who takes, and nobody else");
    let whom = vec![desk.head_of(0), desk.head_of(1)];
    let draft = desk.ask(&draft, whom, "2019-03-20").unwrap();
    assert_eq!([desk.waits("mot"), desk.waits("hai"), desk.waits("ba")], [1, 1, 0]);
    // Whoever takes over reads the act although the person is not there yet.
    let read = office.consulted_draft(&desk.actor("hai"), &draft.id).unwrap();
    assert_eq!(read.open, [true]);
    assert!(office.consulted_draft(&desk.actor("ba"), &draft.id).is_none());

    let refused = desk.give("hai", &draft, Stance::Disagree, " ");
    assert_eq!(refused, Err(CannotStep::Opinion(OpinionRefused::NoWords)));
    let draft = desk.give("hai", &draft, Stance::Remarks, "Từ tháng 5").unwrap();
    assert!(!draft.is_heard());
    let again = desk.give("hai", &draft, Stance::Agree, "");
    assert_eq!(again, Err(CannotStep::Opinion(OpinionRefused::NotAsked)));
    assert!(draft.opinions[0].is_late(day("2019-03-21")) && !draft.opinions[0].is_late(day("2019-03-20")));
    assert!(!draft.opinions[1].is_late(day("2019-03-21")), "it was answered");

    // One answer is missing, and it is submitted all the same.
    office.submit_draft(Asker::Account(&desk.officer), &draft.id).unwrap();
    let draft = desk.give("mot", &draft, Stance::Agree, "").unwrap();
    assert!(draft.is_heard());
    let events = desk.district.memory.all_events(Chain::Audit);
    let told = |action: &str| events.iter().filter(|event| event.body.contains(action)).count();
    assert_eq!([told("draft.ask"), told("draft.opinion")], [1, 2]);
    let units = format!("unit={} unit={} until=2019-03-20", desk.unit(0), desk.unit(1));
    assert_eq!(told(&units), 1, "whom it was asked of");
    assert_eq!(
        told(&format!("stance=agree unit={}", desk.unit(0))),
        1,
        "for whom it was given"
    );
}

#[test]
fn an_answer_stays_with_the_content_that_it_was_given_to() {
    let desk = desk();
    let office = &desk.district.office;
    let officer = Asker::Account(&desk.officer);
    let draft = desk.draft(vec![desk.grade(0)]);
    let draft = desk.ask(&draft, vec![desk.head_of(0)], "2019-03-20").unwrap();
    let given = desk.give("mot", &draft, Stance::Agree, "").unwrap();
    let content = |draft: &Draft| draft.opinions[0].given.clone().unwrap().content;
    assert_eq!(content(&given), given.content_mark());
    let mut changed = paper(vec![desk.grade(0)]);
    "Về việc khác".clone_into(&mut changed.header.title);
    let changed = office.write_draft(officer, Some(&draft.id), changed).unwrap();
    assert_ne!(
        content(&changed),
        changed.content_mark(),
        "it was given to what stood there then"
    );
    // Who reads the older content answers nothing to the newer one.
    let changed = desk.ask(&changed, vec![desk.head_of(0)], "2019-03-25").unwrap();
    assert_eq!(changed.opinions.len(), 2, "the first answer stays");
    let stale = desk.give("mot", &draft, Stance::Agree, "");
    assert_eq!(stale, Err(CannotStep::Opinion(OpinionRefused::OtherContent)));
    let given = desk.give("mot", &changed, Stance::Agree, "").unwrap();
    assert!(given.is_heard());
    // The signature changes nothing of what was read.
    let mark = given.content_mark();
    let leader = actor("hung", Role::Leader, desk.district.root, None);
    office.submit_draft(officer, &draft.id).unwrap();
    office.approve_draft(Asker::Account(&leader), &draft.id).unwrap();
    let signature = office::drafts::Signature {
        signer: "Chủ tịch".into(),
        day: day("2019-03-14"),
    };
    let signed = office
        .sign_draft(Asker::Account(&leader), &draft.id, signature)
        .unwrap();
    assert_eq!(signed.content_mark(), mark);
}

#[test]
fn nobody_answers_what_is_signed_nor_asks_about_what_is_approved_and_a_key_that_reads_answers_nothing() {
    let desk = desk();
    let office = &desk.district.office;
    let officer = Asker::Account(&desk.officer);
    let leader = actor("hung", Role::Leader, desk.district.root, None);
    let draft = desk.draft(vec![desk.grade(0), desk.grade(1)]);
    let account = Consulted::Account("hai".to_owned());
    let draft = desk.ask(&draft, vec![desk.head_of(0), account], "2019-03-20").unwrap();
    let mut key = desk.actor("hai");
    key.stands_for = Some(std::mem::replace(&mut key.account, "key:0123456789ab".to_owned()));
    let answer = OpinionAnswer {
        stance: Stance::Agree,
        note: String::new(),
        content: draft.content_mark(),
    };
    let reads = why(office.give_opinion(&key, &draft.id, answer));
    assert_eq!(reads, Err(CannotStep::Opinion(OpinionRefused::ReadsOnly)));
    office.submit_draft(officer, &draft.id).unwrap();
    office.approve_draft(Asker::Account(&leader), &draft.id).unwrap();
    let late = desk.ask(&draft, vec![desk.head_of(1)], "2019-03-20");
    assert_eq!(late, Err(CannotStep::NotFrom(Stage::Approved)));
    desk.give("hai", &draft, Stance::Agree, "").unwrap();
    assert_eq!(desk.waits("mot"), 1);
    let signature = office::drafts::Signature {
        signer: "Chủ tịch".into(),
        day: day("2019-03-14"),
    };
    office
        .sign_draft(Asker::Account(&leader), &draft.id, signature)
        .unwrap();
    let signed = desk.give("mot", &draft, Stance::Agree, "");
    assert_eq!(signed, Err(CannotStep::NotFrom(Stage::Signed)));
    assert_eq!(desk.waits("mot"), 0, "nothing is waited for any more");
}

#[test]
fn how_far_somebody_reads_is_told_by_the_units_of_today_and_not_by_the_draft_itself() {
    let desk = desk();
    let under: Act = MoveUnder {
        unit: desk.unit(1),
        parent: desk.unit(0),
        line: Line::Management,
    }
    .into();
    let draft = desk.draft(vec![under.into(), desk.grade(1)]);
    assert!(matches!(draft.fit(&desk.district.office.value()), Fit::Fits));
    let draft = desk.ask(&draft, vec![desk.head_of(0)], "2019-03-20").unwrap();
    let read = desk.district.office.consulted_draft(&desk.actor("mot"), &draft.id);
    assert_eq!(read.unwrap().open, [true, false], "the other unit is not hers yet");
}

#[test]
fn nobody_is_asked_about_what_is_sealed_to_them_and_each_reads_the_own_part_alone() {
    let desk = desk();
    let office = &desk.district.office;
    let draft = desk.draft(vec![desk.grade(0), desk.grade(1)]);
    let sealed = |of: Consulted| Err(CannotStep::Opinion(OpinionRefused::Sealed(of)));
    let third = desk.head_of(2);
    assert_eq!(desk.ask(&draft, vec![third.clone()], "2019-03-20"), sealed(third));
    let own = Consulted::Account("lan".into());
    assert_eq!(
        desk.ask(&draft, vec![own.clone()], "2019-03-20"),
        sealed(own),
        "her own draft"
    );
    // Nobody is asked about the own record.
    desk.account("tu", Role::Leader, desk.district.root, Some(desk.people[0]));
    let of_own = Consulted::Account("tu".into());
    assert_eq!(desk.ask(&draft, vec![of_own.clone()], "2019-03-20"), sealed(of_own));
    let empty = desk.ask(&draft, Vec::new(), "2019-03-20");
    assert_eq!(empty, Err(CannotStep::Opinion(OpinionRefused::Nobody)));
    let past = desk.ask(&draft, vec![desk.head_of(0)], "2019-03-13");
    assert_eq!(
        past,
        Err(CannotStep::Opinion(OpinionRefused::DayPast(day("2019-03-13"))))
    );

    let draft = desk.ask(&draft, vec![desk.head_of(0)], "2019-03-20").unwrap();
    let read = office.consulted_draft(&desk.actor("mot"), &draft.id).unwrap();
    assert_eq!(read.open, [true, false]);
    // Being asked opens nothing else: neither the list of drafts nor this one among them.
    let asker = desk.actor("mot");
    assert!(office.draft(Asker::Account(&asker), &draft.id).is_none());
    assert!(office.drafts(Asker::Account(&asker)).unwrap().is_empty());
    let stranger = desk.give("hai", &draft, Stance::Agree, "");
    assert_eq!(stranger, Err(CannotStep::NoSuchDraft(draft.id.clone())));
}

#[test]
fn what_is_taken_back_or_over_is_closed_again_and_only_the_author_asks() {
    let desk = desk();
    let office = &desk.district.office;
    let officer = Asker::Account(&desk.officer);
    let draft = desk.draft(vec![desk.grade(0)]);
    let other = actor("hoa", Role::HrOfficer, desk.district.root, None);
    let asked = office.ask_opinions(
        Asker::Account(&other),
        &draft.id,
        vec![desk.head_of(0)],
        day("2019-03-20"),
    );
    assert_eq!(why(asked), Err(CannotStep::NotOwnDraft));
    desk.ask(&draft, vec![desk.head_of(0)], "2019-03-20").unwrap();
    let later = desk.ask(&draft, vec![desk.head_of(0)], "2019-03-28").unwrap();
    assert_eq!(later.opinions.len(), 1);
    assert_eq!(later.opinions[0].until(), day("2019-03-28"), "asked again: a new day");
    office.take_back_opinion(officer, &draft.id, desk.head_of(0)).unwrap();
    assert!(office.consulted_draft(&desk.actor("mot"), &draft.id).is_none());
    desk.ask(&draft, vec![desk.head_of(0)], "2019-03-20").unwrap();
    office.withdraw_draft(officer, &draft.id).unwrap();
    assert!(office.consulted_draft(&desk.actor("mot"), &draft.id).is_none());
    assert_eq!(desk.waits("mot"), 0);
}

/// Somebody new for the second commune, with a diploma; and a grade of the first one.
fn newcomer(desk: &Desk) -> Vec<Dated> {
    let person = PersonId::here(0);
    let service = RecordService {
        person,
        unit: desk.unit(1),
        standing: Standing::Cadre,
    };
    let learning = RecordLearning {
        person,
        field: Learning::Education,
        level: "university".to_owned(),
        specialism: None,
        state: LearningState::Held,
    };
    let register = register("Hoàng Văn Lâm");
    vec![register.into(), service.into(), learning.into(), desk.grade(0)]
}

/// What an account reads of a draft.
fn read(desk: &Desk, name: &str, draft: &Draft) -> Option<Vec<bool>> {
    let asked = desk.district.office.consulted_draft(&desk.actor(name), &draft.id);
    asked.map(|asked| asked.open)
}

#[test]
fn whom_a_draft_creates_is_open_where_it_puts_them_and_nowhere_else() {
    let desk = desk();
    let draft = desk.draft(newcomer(&desk));
    assert!(matches!(draft.fit(&desk.district.office.value()), Fit::Fits));
    let draft = desk
        .ask(&draft, vec![desk.head_of(0), desk.head_of(1)], "2019-03-20")
        .unwrap();
    assert_eq!(read(&desk, "mot", &draft), Some(vec![false, false, false, true]));
    assert_eq!(read(&desk, "hai", &draft), Some(vec![true, true, true, false]));
    // To register somebody opens the draft to nobody else.
    let third = desk.head_of(2);
    let sealed = desk.ask(&draft, vec![third.clone()], "2019-03-20");
    assert_eq!(sealed, Err(CannotStep::Opinion(OpinionRefused::Sealed(third))));
}

#[test]
fn while_the_ledger_refuses_a_draft_nothing_is_open_of_whom_it_creates() {
    let desk = desk();
    let office = &desk.district.office;
    let of_nobody = CreatePost {
        unit: UnitId::here(77),
        title: "Văn thư".to_owned(),
    };
    let mut acts = newcomer(&desk);
    acts.push(of_nobody.clone().into());
    let draft = desk.draft(acts);
    assert!(matches!(draft.fit(&office.value()), Fit::Refused(_)));
    let draft = desk.ask(&draft, vec![desk.head_of(0)], "2019-03-20").unwrap();
    assert_eq!(read(&desk, "mot", &draft), Some(vec![false, false, false, true, false]));
    // Nothing is left for whoever heads the other commune, nor of a draft that does nothing else.
    let other = desk.head_of(1);
    let sealed = desk.ask(&draft, vec![other.clone()], "2019-03-20");
    assert_eq!(sealed, Err(CannotStep::Opinion(OpinionRefused::Sealed(other))));
    let alone = desk.draft(vec![register("Hoàng Văn Lâm").into(), of_nobody.into()]);
    assert_eq!(office.consultable(&alone).unwrap(), Consultable::default());
}
