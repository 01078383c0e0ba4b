//! Scans of papers: beside drafts and proposals until they are decided, then beside the ledger; who reads them, and that an erasure finds them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use std::sync::Arc;

use ledger::acts::appraisal::Discipline;
use ledger::acts::career::Appoint;
use ledger::acts::decisions::FileOf;
use ledger::acts::people::RegisterPerson;
use ledger::acts::{Act, Dated};
use ledger::{ActId, Decision, PersonId, Seq};
use office::Office;
use office::drafts::{CannotStep, Draft, Signature, Stage, StepKind};
use office::figures::Asker;
use office::permission::{Actor, DataClass, Role};
use office::port::Chain;
use office::proposals::{CannotPropose, LineAnswer, NewChange, RecordProposal};
use office::scans::{CannotOpenFile, MOST_BYTES, MOST_SCANS, OpenedFile, ScanRefused};
use office::writer::NotDone;
use papers::scan::{NotAScan, ScanKind};
use testkit::{District, FixedClock, actor, day, decision, sample};

const PDF: &[u8] = b"%PDF-1.7 signed %%EOF\n";

/// A PDF file of its own.
fn pdf(text: &str) -> Vec<u8> {
    format!("%PDF-1.7 {text} %%EOF\n").into_bytes()
}

struct Desk {
    district: District,
    officer: Actor,
    leader: Actor,
    person: PersonId,
}

fn desk() -> Desk {
    let district = District::tiny();
    let person = district.official("Bàn Thị Tư", district.communes[0], "Văn thư");
    Desk {
        officer: actor("lan", Role::HrOfficer, district.root, None),
        leader: actor("hung", Role::Leader, district.root, None),
        person,
        district,
    }
}

impl Desk {
    fn office(&self) -> &Office {
        &self.district.office
    }

    fn written(&self, act: impl Into<Act>) -> Draft {
        let paper: Decision = decision("", "2019-04-01", vec![act.into().into()]);
        self.office()
            .write_draft(Asker::Account(&self.officer), None, paper)
            .unwrap()
    }

    fn appointed(&self) -> Draft {
        let post = self.district.post(self.district.communes[0], "Kế toán");
        self.written(Appoint {
            person: self.person,
            post,
            term_ends: None,
        })
    }

    fn attach(&self, by: &Actor, draft: &Draft, bytes: &[u8]) -> Result<Draft, CannotStep> {
        refusal(
            self.office()
                .attach_to_draft(Asker::Account(by), &draft.id, "quyết định.pdf", bytes),
        )
    }

    fn signed(&self, draft: &Draft) {
        let (office, officer, leader) = (
            self.office(),
            Asker::Account(&self.officer),
            Asker::Account(&self.leader),
        );
        office.submit_draft(officer, &draft.id).unwrap();
        office.approve_draft(leader, &draft.id).unwrap();
        let signature = Signature {
            signer: "Chủ tịch".to_owned(),
            day: day("2019-03-14"),
        };
        office.sign_draft(leader, &draft.id, signature).unwrap();
    }

    fn entered(&self, draft: &Draft) -> Seq {
        self.signed(draft);
        let entered = self
            .office()
            .enter_draft(Asker::Account(&self.officer), &draft.id, "9/QĐ");
        Seq(entered.unwrap().entered.unwrap())
    }

    /// How many records hold bytes.
    fn waiting(&self) -> usize {
        let all = self.district.memory.all_records();
        all.iter().filter(|(kind, ..)| kind == "scan").count()
    }
}

fn refusal<T, R: std::fmt::Debug>(done: Result<T, NotDone<R>>) -> Result<T, R> {
    match done {
        Ok(done) => Ok(done),
        Err(NotDone::Refused(why)) => Err(why),
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn a_scan_goes_with_its_draft_into_the_ledger_and_stands_beside_it() {
    let desk = desk();
    let draft = desk.appointed();
    let with = desk.attach(&desk.officer, &draft, PDF).unwrap();
    assert_eq!(
        with.decision().unwrap().header.attachments.len(),
        1,
        "its hash is in the draft"
    );
    assert_eq!(with.steps.last().unwrap().kind, StepKind::Attach);
    // Another content leaves the scans where they are, and names none of its own.
    let mut other = with.decision().unwrap();
    "Về việc bổ nhiệm".clone_into(&mut other.header.title);
    other.header.attachments.clear();
    let kept = desk
        .office()
        .write_draft(Asker::Account(&desk.officer), Some(&draft.id), other);
    assert_eq!(kept.unwrap().decision().unwrap().header.attachments.len(), 1);
    let read = desk
        .office()
        .open_scan_of_draft(&desk.leader, &draft.id, &with.scans[0].sha256);
    let file = OpenedFile {
        name: "quyết định.pdf".to_owned(),
        kind: Some(ScanKind::Pdf),
        bytes: PDF.to_vec(),
    };
    assert_eq!(read.unwrap(), file);

    let seq = desk.entered(&draft);
    assert_eq!(desk.waiting(), 0, "its bytes wait no longer");
    let place = FileOf { decision: seq, at: 0 };
    assert_eq!(desk.office().open_file(&desk.leader, place).unwrap(), file);
    let value = desk.office().value();
    let named = value.entry(seq).unwrap().header().attachments;
    assert_eq!((named[0].name.as_str(), named.len()), ("quyết định.pdf", 1));
    let reads = desk.district.memory.all_events(Chain::Reads);
    let read: Vec<&str> = reads.iter().map(|event| event.body.as_str()).collect();
    assert!(
        read[0].contains("\"file.read\"") && read[0].contains(&draft.id),
        "{read:?}"
    );
    assert!(read[1].contains(&place.to_string()), "{read:?}");
}

#[test]
fn what_is_no_scan_is_refused_in_full_and_nothing_of_it_is_kept() {
    let desk = desk();
    let draft = desk.appointed();
    let before = (desk.district.memory.all_records(), desk.district.memory.commits());
    let large = [PDF, &vec![b' '; MOST_BYTES]].concat();
    for (bytes, why) in [
        (&b""[..], ScanRefused::Empty),
        (&large[..], ScanRefused::TooLarge(MOST_BYTES)),
        (b"PK\x03\x04 quyet dinh.pdf", ScanRefused::NotAScan(NotAScan::OtherKind)),
        (b"%PDF-1.7 cut", ScanRefused::NotAScan(NotAScan::Broken(ScanKind::Pdf))),
    ] {
        assert_eq!(desk.attach(&desk.officer, &draft, bytes), Err(CannotStep::Scan(why)));
    }
    let after = (desk.district.memory.all_records(), desk.district.memory.commits());
    assert_eq!(before, after);
    desk.attach(&desk.officer, &draft, PDF).unwrap();
    assert_eq!(
        desk.attach(&desk.officer, &draft, PDF),
        Err(CannotStep::Scan(ScanRefused::Twice))
    );
    for n in 1..MOST_SCANS {
        desk.attach(&desk.officer, &draft, &pdf(&n.to_string())).unwrap();
    }
    let more = desk.attach(&desk.officer, &draft, &pdf("more"));
    assert_eq!(more, Err(CannotStep::Scan(ScanRefused::TooMany(MOST_SCANS))));
    assert_eq!(desk.waiting(), MOST_SCANS);
}

#[test]
fn scans_come_and_go_while_a_draft_is_open_and_the_signed_paper_after_the_signature() {
    let desk = desk();
    let (office, draft) = (desk.office(), desk.appointed());
    let officer = Asker::Account(&desk.officer);
    // Somebody else's draft is not written, nor what lies beside it.
    assert_eq!(
        desk.attach(&desk.leader, &draft, PDF).unwrap_err(),
        CannotStep::OutOfReach(ledger::Entity::Person(desk.person))
    );
    let another = actor("mai", Role::HrOfficer, desk.district.root, None);
    assert_eq!(desk.attach(&another, &draft, PDF).unwrap_err(), CannotStep::NotOwnDraft);
    let first = desk.attach(&desk.officer, &draft, &pdf("draft")).unwrap().scans[0]
        .sha256
        .clone();
    let gone = desk.attach(&desk.officer, &draft, PDF).unwrap().scans[1].sha256.clone();
    let left = office.detach_from_draft(officer, &draft.id, &gone).unwrap();
    assert_eq!(
        (left.scans.len(), left.decision().unwrap().header.attachments.len()),
        (1, 1)
    );
    office.submit_draft(officer, &draft.id).unwrap();
    assert_eq!(
        desk.attach(&desk.officer, &draft, PDF),
        Err(CannotStep::NotFrom(Stage::Submitted))
    );
    office
        .return_draft(Asker::Account(&desk.leader), &draft.id, "Thiếu")
        .unwrap();
    desk.signed(&draft);
    let signed = desk.attach(&another, &draft, &pdf("signed")).unwrap();
    assert!(signed.scans[1].after_signature);
    let stays = refusal(office.detach_from_draft(officer, &draft.id, &first));
    assert_eq!(
        stays,
        Err(CannotStep::Scan(ScanRefused::NoSuch)),
        "it lay before who approved"
    );
    office
        .detach_from_draft(officer, &draft.id, &signed.scans[1].sha256)
        .unwrap();
}

#[test]
fn what_is_given_up_keeps_its_scans_until_it_is_taken_up_again() {
    let desk = desk();
    let (office, draft) = (desk.office(), desk.appointed());
    let officer = Asker::Account(&desk.officer);
    let scans = desk.attach(&desk.officer, &draft, PDF).unwrap().scans;
    office.withdraw_draft(officer, &draft.id).unwrap();
    let late = desk.attach(&desk.officer, &draft, &pdf("late"));
    assert_eq!(late, Err(CannotStep::NotFrom(Stage::Withdrawn)));
    let back = office.reopen_draft(officer, &draft.id).unwrap();
    assert_eq!(back.decision().unwrap().header.attachments.len(), 1);
    assert_eq!((back.scans, desk.waiting()), (scans, 1));
    let seq = desk.entered(&draft);
    let file = FileOf { decision: seq, at: 0 };
    assert_eq!(office.open_file(&desk.leader, file).unwrap().bytes, PDF);
}

#[test]
fn scans_of_what_is_sensitive_are_read_by_those_alone_who_may_read_that() {
    let desk = desk();
    let draft = desk.written(Discipline {
        person: desk.person,
        form: ledger::codes::DisciplineForm::Reprimand,
        runs_until: None,
        committed: None,
    });
    let scan = desk.attach(&desk.officer, &draft, PDF).unwrap().scans[0].sha256.clone();
    let mut narrow = desk.leader.clone();
    narrow.grants[0].class = DataClass::Personal;
    let open = |who: &Actor| refusal(desk.office().open_scan_of_draft(who, &draft.id, &scan)).map(|file| file.bytes);
    assert_eq!(open(&narrow), Err(ScanRefused::NoSuch));
    assert_eq!(open(&desk.leader).as_deref(), Ok(PDF));
    let seq = desk.entered(&draft);
    let file = FileOf { decision: seq, at: 0 };
    let open = |who: &Actor| refusal(desk.office().open_file(who, file)).map(|file| file.bytes);
    assert_eq!(open(&narrow), Err(CannotOpenFile::NotAllowed));
    let elsewhere = actor("dong", Role::HrOfficer, desk.district.communes[1], None);
    assert_eq!(open(&elsewhere), Err(CannotOpenFile::NotAllowed));
    assert!(desk.office().files_beside(&elsewhere, seq).is_empty());
    let own = actor("tu", Role::Official, desk.district.root, Some(desk.person));
    assert_eq!(open(&own).as_deref(), Ok(PDF), "the own paper");
    assert_eq!(desk.office().files_beside(&own, seq).len(), 1);
}

#[test]
fn an_erasure_takes_the_scans_that_wait() {
    let desk = desk();
    let draft = desk.appointed();
    desk.attach(&desk.officer, &draft, PDF).unwrap();
    let other = desk
        .district
        .official("Lý Văn Ba", desk.district.communes[0], "Văn thư");
    let post = desk.district.post(desk.district.communes[0], "Trưởng thôn");
    let unconcerned = desk.written(Appoint {
        person: other,
        post,
        term_ends: None,
    });
    desk.attach(&desk.officer, &unconcerned, PDF).unwrap();
    let learned = desk.district.create(
        "2019-03-01",
        ledger::acts::record::RecordLearning {
            person: desk.person,
            field: ledger::codes::Learning::Computing,
            level: "basic".to_owned(),
            specialism: None,
            state: ledger::codes::LearningState::Held,
        },
    );
    desk.office()
        .erase(Asker::Command("console"), &[learned], &[], "Luật")
        .unwrap();
    let left = |id: &str| desk.office().draft(Asker::Account(&desk.officer), id).unwrap();
    let gone = left(&draft.id);
    assert!(gone.scans.is_empty() && gone.decision().unwrap().header.attachments.is_empty());
    assert_eq!(left(&unconcerned.id).scans.len(), 1);
    assert_eq!(desk.waiting(), 1);
    let events = desk.district.memory.all_events(Chain::Audit);
    assert!(events.iter().any(|event| event.body.contains("scan.erase")));
}

/// A proposal of Ngọc with a photograph, and who may answer it.
fn proposed() -> (Office, Actor, Actor, RecordProposal) {
    let sample = sample();
    let office = sample.log.office(Arc::new(FixedClock::on(day("2019-07-01"))));
    let official = actor("ngoc", Role::Official, sample.root, Some(sample.short));
    let officer = actor("huyen", Role::HrOfficer, sample.root, None);
    let PersonId(id): PersonId = sample.short;
    let Act::RegisterPerson(mut act) = office.value().act_as_it_reads(id).unwrap().act else {
        panic!("another act");
    };
    "Đặng Bích Ngọc".clone_into(&mut act.full_name);
    let wish = change(id, act);
    let proposal = office.propose(&official, None, &wish).unwrap();
    let attached = office
        .attach_to_proposal(&official, &proposal.id, "bằng.pdf", PDF)
        .unwrap();
    (office, official, officer, attached)
}

fn change(target: ActId, act: RegisterPerson) -> NewChange {
    NewChange {
        target: Some(target),
        to: Act::from(act).into(),
        reason: "Sai so với giấy khai sinh".to_owned(),
        source: String::new(),
    }
}

#[test]
fn a_scan_of_a_proposal_is_read_by_its_author_and_its_judge_and_goes_into_the_draft() {
    let (office, official, officer, with) = proposed();
    let scan = with.scans[0].sha256.clone();
    let open = |who: &Actor| refusal(office.open_scan_of_proposal(who, &with.id, &scan)).map(|file| file.bytes);
    assert_eq!(open(&officer), Err(ScanRefused::NoSuch), "it is being written");
    office.send_proposal(&official, &with.id).unwrap();
    let late = refusal(office.attach_to_proposal(&official, &with.id, "x.pdf", &pdf("late")));
    assert!(matches!(late, Err(CannotPropose::NotFrom(_))), "{late:?}");
    for who in [&official, &officer] {
        assert_eq!(open(who).as_deref(), Ok(PDF));
    }
    let stranger = actor("dong", Role::Official, official.grants[0].unit, None);
    assert_eq!(open(&stranger), Err(ScanRefused::NoSuch));
    let head = decision("", "2019-07-02", Vec::<Dated>::new()).header;
    let answered = office.answer_proposal(&officer, &with.id, vec![Some(LineAnswer::Accepted)], head);
    let answered = answered.unwrap();
    assert!(answered.scans.is_empty());
    let draft = answered.draft.unwrap();
    let read = office.open_scan_of_draft(&officer, &draft, &scan).unwrap();
    assert_eq!(read.bytes, PDF);
    let draft = office.draft(Asker::Account(&officer), &draft).unwrap();
    assert_eq!(draft.decision().unwrap().header.attachments.len(), 1);
    assert_eq!(open(&official), Err(ScanRefused::NoSuch));
}

#[test]
fn what_showed_a_change_that_was_returned_is_not_kept() {
    let (office, official, officer, with) = proposed();
    office.send_proposal(&official, &with.id).unwrap();
    let answer = vec![Some(LineAnswer::Returned("Mờ quá".to_owned()))];
    let head = decision("", "2019-07-02", Vec::<Dated>::new()).header;
    let answered = office.answer_proposal(&officer, &with.id, answer, head).unwrap();
    assert!(answered.scans.is_empty() && answered.draft.is_none());
}
