//! Who goes where in a merger, and single persons who go elsewhere by the same decision.
#![allow(clippy::unwrap_used, reason = "a broken set-up ends the test, in helpers too")]

use ledger::acts::bodies::{CreatePost, Merge, Share, Split};
use ledger::acts::career::{Appoint, Transfer};
use ledger::acts::decisions::Revoke;
use ledger::acts::record::RecordService;
use ledger::acts::{Act, Dated};
use ledger::codes::Standing;
use ledger::{Decision, Entity, PersonId, PostId, Seq};
use office::drafts::{Apart, GoesTo, Going, with_exceptions};
use office::permission::{Actor, Role};
use testkit::{District, actor, day, decision};

struct Desk {
    district: District,
    officer: Actor,
    /// A holder of a post, another one, and somebody without a post: all of the first commune.
    people: [PersonId; 3],
    /// A post in an office, and one in the second commune.
    posts: [PostId; 2],
}

fn desk() -> Desk {
    let district = District::tiny();
    let first = district.communes[0];
    let people = [
        district.official("Bàn Thị Tư", first, "Văn thư"),
        district.official("Lý Văn Năm", first, "Địa chính"),
        district.person("Hoàng Văn Sáu", first, Standing::ContractWorker),
    ];
    let posts = [district.bodies[0], district.communes[1]].map(|unit| district.post(unit, "Kế toán"));
    Desk {
        officer: actor("lan", Role::HrOfficer, district.root, None),
        people,
        posts,
        district,
    }
}

impl Desk {
    fn merger(&self) -> Decision {
        let merge = Merge {
            from: vec![self.district.communes[0]],
            into: self.district.communes[1],
        };
        decision("", "2019-05-01", vec![merge.into()])
    }

    fn going(&self, paper: &Decision) -> Vec<Going> {
        let office = &self.district.office;
        office.going(&self.officer, &office.value(), paper)
    }

    fn with(&self, paper: &Decision, exceptions: &[(PersonId, Option<GoesTo>)]) -> Decision {
        let all = self.going(paper);
        let of = |person| all.iter().find(|one| one.person == person).unwrap();
        let exceptions: Vec<_> = exceptions.iter().map(|(person, to)| (of(*person), *to)).collect();
        with_exceptions(&self.district.office.value(), paper, &exceptions).unwrap()
    }
}

/// Of each person: where to, which post, whether apart.
fn told(going: &[Going], person: PersonId) -> (String, Option<String>, bool) {
    let one = going.iter().find(|one| one.person == person).unwrap();
    let then = one.then.clone().unwrap();
    (then.unit, then.post.map(|(_, title)| title), one.apart.is_some())
}

fn said(unit: &str, post: Option<&str>, apart: bool) -> (String, Option<String>, bool) {
    (unit.to_owned(), post.map(str::to_owned), apart)
}

#[test]
fn all_go_with_the_unit_but_those_who_are_sent_elsewhere_by_name() {
    let desk = desk();
    let merger = desk.merger();
    let all = desk.going(&merger);
    assert_eq!(all.len(), 3);
    assert!(
        all.iter()
            .all(|one| one.now.unit == "Xã Bằng Cả" && one.apart.is_none())
    );
    let [first, second, third] = desk.people;
    assert_eq!(told(&all, first), said("Xã Dân Chủ", Some("Văn thư"), false));

    let office = desk.district.bodies[0];
    let apart = desk.with(
        &merger,
        &[
            (first, Some(GoesTo::Post(desk.posts[0]))),
            (third, Some(GoesTo::Unit(office))),
        ],
    );
    assert_eq!(apart.acts.len(), 3, "one act each in the same decision");
    let all = desk.going(&apart);
    assert_eq!(told(&all, first), said("Phòng Nội vụ", Some("Kế toán"), true));
    assert_eq!(told(&all, second), said("Xã Dân Chủ", Some("Địa chính"), false));
    assert_eq!(told(&all, third), said("Phòng Nội vụ", None, true));
    // Sent to another post of the successor in the place of what was said before, and with the rest again.
    let other = desk.with(&apart, &[(first, Some(GoesTo::Post(desk.posts[1]))), (third, None)]);
    assert_eq!(other.acts.len(), 2);
    let all = desk.going(&other);
    assert_eq!(told(&all, first), said("Xã Dân Chủ", Some("Kế toán"), true));
    assert_eq!(told(&all, third), said("Xã Dân Chủ", None, false));
    assert_eq!(desk.with(&other, &[(first, None)]), merger);
}

#[test]
fn one_decision_carries_all_of_it_and_one_revocation_takes_all_of_it_back() {
    let desk = desk();
    let [first, second, _] = desk.people;
    let apart = desk.with(&desk.merger(), &[(first, Some(GoesTo::Post(desk.posts[0])))]);
    let seq = desk.district.decide("2019-05-01", apart.acts);
    let unit = |person: PersonId| {
        let value = desk.district.office.value();
        let view = value.on(day("2019-06-01"), Seq::LATEST);
        let structure = ledger::view::Structure::of(view);
        let Some(ledger::value::Place::Person(ix)) = value.place(Entity::Person(person)) else {
            return String::new();
        };
        let unit = view.person(ix).unwrap().unit().unwrap();
        view.unit_name(structure.carry(unit)).to_string()
    };
    assert_eq!([unit(first), unit(second)], ["Phòng Nội vụ", "Xã Dân Chủ"]);
    let back = Revoke {
        decision: seq,
        from: None,
    };
    desk.district.decide("2019-05-02", vec![back.into()]);
    assert_eq!([unit(first), unit(second)], ["Xã Bằng Cả", "Xã Bằng Cả"]);
}

#[test]
fn a_division_tells_whom_it_names_and_a_paper_that_passes_nothing_takes_nobody_along() {
    let desk = desk();
    let [first, _, third] = desk.people;
    let [one, two] = [desk.district.communes[1], desk.district.bodies[0]];
    let share = |unit, share: &str| Share::of(unit, share.parse().unwrap());
    let split = Split {
        unit: desk.district.communes[0],
        into: vec![
            share(one, "1"),
            Share {
                people: vec![third],
                ..share(two, "0")
            },
        ],
    };
    let paper = decision("", "2019-05-01", vec![split.into()]);
    let all = desk.going(&paper);
    assert_eq!(told(&all, first), said("Xã Dân Chủ", Some("Văn thư"), false));
    assert_eq!(told(&all, third), said("Phòng Nội vụ", None, true));
    assert!(desk.going(&decision("", "2019-05-01", Vec::new())).is_empty());
    // Who is named for the other taker is sent there by the division itself: that act is not rewritten by a line for one person.
    let apart = |person| all.iter().find(|one| one.person == person).unwrap().apart.clone();
    assert_eq!(apart(third), Some(Apart::Others(vec![0])));
    assert_eq!(desk.with(&paper, &[(third, None)]), paper);
    // Nobody is told of beyond the reader's reach.
    let elsewhere = actor("xa", Role::HrOfficer, one, None);
    let office = &desk.district.office;
    assert!(office.going(&elsewhere, &office.value(), &paper).is_empty());
}

#[test]
fn what_a_draft_says_of_somebody_is_told_though_the_ledger_refuses_it_and_is_kept() {
    let desk = desk();
    let [first, second, third] = desk.people;
    let apart = desk.with(&desk.merger(), &[(first, Some(GoesTo::Post(desk.posts[0])))]);
    // Something else in it that the ledger refuses.
    let mut refused = apart.clone();
    let nowhere = Transfer {
        person: second,
        post: PostId::here(77),
    };
    refused.acts.push(nowhere.into());
    let all = desk.going(&refused);
    assert!(all.iter().all(|one| one.then.is_none()), "the ledger would not take it");
    let told = |person| all.iter().find(|one| one.person == person).unwrap().apart.clone();
    assert_eq!(told(first), Some(Apart::Act(1, GoesTo::Post(desk.posts[0]))));
    assert_eq!(told(third), None);
    let sent = desk.with(&refused, &[(third, Some(GoesTo::Unit(desk.district.bodies[0])))]);
    assert_eq!(sent.acts[..3], refused.acts[..], "the others stay");
    assert_eq!(sent.acts.len(), 4);
}

#[test]
fn an_act_is_rewritten_where_it_stands_and_other_acts_of_the_same_person_are_left_alone() {
    let desk = desk();
    let [first, second, third] = desk.people;
    let service = RecordService {
        person: third,
        unit: desk.district.bodies[0],
        standing: Standing::CivilServant,
    };
    let appointment: Act = Appoint {
        person: first,
        post: desk.posts[0],
        term_ends: None,
    }
    .into();
    let mut paper = desk.merger();
    let acts: [Dated; 3] = [
        service.clone().into(),
        appointment.into(),
        Transfer {
            person: second,
            post: desk.posts[1],
        }
        .into(),
    ];
    paper.acts.extend(acts);
    let all = desk.going(&paper);
    let told = |person| all.iter().find(|one| one.person == person).unwrap().apart.clone();
    assert_eq!(
        told(first),
        Some(Apart::Others(vec![2])),
        "an appointment says more than where to"
    );
    let to = GoesTo::Unit(desk.district.communes[1]);
    let other = desk.with(&paper, &[(third, Some(to)), (first, Some(GoesTo::Post(desk.posts[1])))]);
    let moved = RecordService {
        unit: desk.district.communes[1],
        ..service
    };
    let mut expected = paper.clone();
    expected.acts[1] = moved.into();
    assert_eq!(other, expected, "with the standing that it gives, in its place");
}

#[test]
fn who_goes_by_an_act_with_a_day_of_its_own_is_told_of_that_day() {
    let desk = desk();
    let [first, ..] = desk.people;
    let merge: Act = Merge {
        from: vec![desk.district.communes[0]],
        into: desk.district.communes[1],
    }
    .into();
    let paper = decision("", "2019-05-01", vec![merge.at(day("2019-07-01"))]);
    let all = desk.going(&paper);
    assert!(all.iter().all(|one| one.day == day("2019-07-01")));
    assert_eq!(told(&all, first), said("Xã Dân Chủ", Some("Văn thư"), false));
    let apart = desk.with(&paper, &[(first, Some(GoesTo::Post(desk.posts[0])))]);
    assert_eq!(apart.acts[1].when, paper.acts[0].when, "on the same day");
    let all = desk.going(&apart);
    assert_eq!(told(&all, first), said("Phòng Nội vụ", Some("Kế toán"), true));
    assert_eq!(desk.with(&apart, &[(first, None)]), paper);
}

#[test]
fn a_single_person_goes_to_a_post_that_the_same_draft_makes_and_the_act_stands_behind_it() {
    let desk = desk();
    let [first, second, _] = desk.people;
    let post = |title: &str| CreatePost {
        unit: desk.district.communes[1],
        title: title.to_owned(),
    };
    let mut paper = desk.merger();
    paper.acts.push(post("Phó Văn phòng").into());
    let apart = desk.with(&paper, &[(first, Some(GoesTo::Post(PostId::here(1))))]);
    assert_eq!(
        told(&desk.going(&apart), first),
        said("Xã Dân Chủ", Some("Phó Văn phòng"), true)
    );
    // Who was sent elsewhere before the post is made is sent by an act behind it.
    let mut paper = desk.with(&desk.merger(), &[(first, Some(GoesTo::Post(desk.posts[0])))]);
    paper.acts.push(post("Phó Văn phòng").into());
    let other = desk.with(
        &paper,
        &[
            (first, Some(GoesTo::Post(PostId::here(2)))),
            (second, Some(GoesTo::Post(desk.posts[0]))),
        ],
    );
    let all = desk.going(&other);
    assert_eq!(told(&all, first), said("Xã Dân Chủ", Some("Phó Văn phòng"), true));
    assert_eq!(told(&all, second), said("Phòng Nội vụ", Some("Kế toán"), true));
    assert_eq!(other.acts.len(), 4);
}
