//! Papers on one person: into service, from post to post, lent and brought home, disciplined, out of service.

use ledger::acts::Dated;
use ledger::acts::appraisal::{Discipline, LiftDiscipline, Reward};
use ledger::acts::career::{
    Appoint, Die, Elect, EndReinforcement, EndSecondment, HoldConcurrently, IntroduceForElection, Recruit, Reinforce,
    Relieve, Resign, Retire, Rotate, Second, Streamline, Transfer,
};
use ledger::acts::succession::{PlanSuccessor, RemoveSuccessor, ReviewSuccessor};
use ledger::codes::{DisciplineForm, Learning, QuotaKind, ReviewOutcome, StreamlineGround};
use ledger::{Day, PersonId};

use super::founding::{held, rank};
use super::life::Due;
use super::{Careers, LAST, STOCK, count};

impl Careers {
    /// Takes in those who come this year: each on a paper of its own, with record and first step.
    pub(super) fn recruit(&mut self, year: i32, on: Day, unit: u32) {
        let units = u64::from(count(self.units.len()));
        let years = u64::from((LAST - STOCK).unsigned_abs());
        let turn = u64::from((year - STOCK - 1).unsigned_abs()) * units + u64::from(unit) + 1;
        let come = u32::try_from(u64::from(self.later) * turn / (units * years)).unwrap();
        for _ in self.come..come {
            let mut acts = Vec::new();
            let post = if self.dice.falls(600) {
                self.units[unit as usize].free.pop()
            } else {
                None
            };
            let born = year - 22 - self.dice.below(10).cast_signed();
            let number = self.register(unit, post, born, &mut acts);
            let id = self.units[unit as usize].id;
            let life = &mut self.lives[number as usize];
            let (person, standing) = (PersonId::here(0), life.standing);
            acts.push(
                Recruit {
                    person,
                    unit: id,
                    standing,
                    post,
                }
                .into(),
            );
            acts.push(held(person, Learning::Education, "university"));
            acts.push(rank(person, standing, 1));
            acts.truncate(2 + self.acts as usize / 4);
            self.decide(on, "Về việc tuyển dụng", Some(unit), acts);
        }
        self.come = come;
    }

    pub(super) fn moves(&mut self, on: Day, unit: u32) {
        for person in self.owing(unit, Due::Move) {
            self.move_on(on, person);
        }
        for person in self.owing(unit, Due::Lend) {
            self.lend(on, person);
        }
        for person in self.owing(unit, Due::Beside) {
            self.hold_beside(on, person);
        }
        for person in self.owing(unit, Due::Plan) {
            self.plan(on, person);
        }
    }

    /// Another post: in the own unit by appointment or election, elsewhere by transfer or rotation. Without a free one a reward instead.
    fn move_on(&mut self, on: Day, who: u32) {
        let home = self.lives[who as usize].unit;
        let to = if self.dice.falls(500) {
            home
        } else {
            self.dice.below(count(self.units.len()))
        };
        let Some(post) = self.units[to as usize].free.pop() else {
            let (person, title) = (self.lives[who as usize].id, "Bằng khen của UBND tỉnh".to_owned());
            self.decide(
                on,
                "Về việc khen thưởng",
                Some(home),
                vec![Reward { person, title }.into()],
            );
            return;
        };
        let person = self.lives[who as usize].id;
        let term_ends = Some(on.plus_months(60));
        let acts: Vec<Dated> = match (to == home, self.dice.below(4)) {
            (true, 0) => vec![
                IntroduceForElection { person, post }.into(),
                Elect {
                    person,
                    post,
                    term_ends,
                }
                .into(),
            ],
            (true, _) => vec![
                Appoint {
                    person,
                    post,
                    term_ends,
                }
                .into(),
            ],
            (false, 0) => vec![
                Rotate {
                    person,
                    post,
                    planned_end: term_ends,
                }
                .into(),
            ],
            (false, _) => vec![Transfer { person, post }.into()],
        };
        let life = &mut self.lives[who as usize];
        let old = life.post.replace(post);
        life.unit = to;
        self.units[home as usize].free.extend(old);
        self.units[home as usize].people.retain(|other| *other != who);
        self.units[to as usize].people.push(who);
        self.decide(on, "Về việc điều động, bổ nhiệm cán bộ", Some(home), acts);
    }

    fn lend(&mut self, on: Day, who: u32) {
        let other = self.dice.below(count(self.units.len()));
        let reinforces = self.dice.falls(400);
        let life = &mut self.lives[who as usize];
        let (person, home, planned_end) = (life.id, life.unit, Some(on.plus_months(24)));
        let act: Dated = match life.lent.take() {
            Some((unit, true)) => EndReinforcement {
                person,
                unit: self.units[unit as usize].id,
            }
            .into(),
            Some((unit, false)) => EndSecondment {
                person,
                unit: self.units[unit as usize].id,
            }
            .into(),
            None => {
                life.lent = Some((other, reinforces));
                let unit = self.units[other as usize].id;
                if reinforces {
                    Reinforce {
                        person,
                        unit,
                        duty: Some("Giúp việc cải cách hành chính".to_owned()),
                        planned_end,
                    }
                    .into()
                } else {
                    Second {
                        person,
                        unit,
                        planned_end,
                    }
                    .into()
                }
            }
        };
        self.decide(on, "Về việc biệt phái, tăng cường", Some(home), vec![act]);
    }

    fn hold_beside(&mut self, on: Day, who: u32) {
        let life = &mut self.lives[who as usize];
        let (person, home) = (life.id, life.unit);
        let act: Dated = if let Some((post, unit)) = life.also.take() {
            self.units[unit as usize].free.push(post);
            Relieve { person, post }.into()
        } else if let Some(post) = self.units[home as usize].free.pop() {
            life.also = Some((post, home));
            HoldConcurrently { person, post }.into()
        } else {
            return;
        };
        self.decide(on, "Về việc kiêm nhiệm", Some(home), vec![act]);
    }

    fn plan(&mut self, on: Day, who: u32) {
        let (first_year, outcome) = (u16::try_from(on.year()).unwrap(), ReviewOutcome::Kept);
        let kept = self.dice.falls(600);
        let life = &mut self.lives[who as usize];
        let (person, home) = (life.id, life.unit);
        let act: Dated = match life.planned {
            Some(post) if kept => ReviewSuccessor { person, post, outcome }.into(),
            Some(post) => {
                life.planned = None;
                RemoveSuccessor { person, post }.into()
            }
            None => {
                let Some(post) = self.units[home as usize].first_post else {
                    return;
                };
                life.planned = Some(post);
                PlanSuccessor {
                    person,
                    post,
                    first_year,
                    last_year: first_year + 5,
                }
                .into()
            }
        };
        self.decide(on, "Về việc quy hoạch cán bộ", Some(home), vec![act]);
    }

    pub(super) fn leaving(&mut self, year: i32, on: Day, unit: u32) {
        for person in self.owing(unit, Due::Discipline) {
            self.discipline(on, person);
        }
        for who in self.units[unit as usize].people.clone() {
            let cast = self.dice.below(1000);
            let life = &self.lives[who as usize];
            let person = life.id;
            let act: Dated = match cast {
                _ if year - life.born >= 60 => Retire { person }.into(),
                0..6 => Resign { person }.into(),
                6..8 => Die { person }.into(),
                8..10 => {
                    let (unit, quota) = (self.units[unit as usize].id, QuotaKind::CivilService);
                    Streamline {
                        person,
                        unit,
                        quota,
                        ground: StreamlineGround::Restructuring,
                    }
                    .into()
                }
                _ => continue,
            };
            self.leave(who);
            self.decide(on, "Về việc thôi việc, nghỉ hưu", Some(unit), vec![act]);
        }
    }

    fn discipline(&mut self, on: Day, who: u32) {
        let life = &mut self.lives[who as usize];
        let (person, home, form) = (life.id, life.unit, DisciplineForm::Reprimand);
        life.disciplined = !life.disciplined;
        let act: Dated = if life.disciplined {
            Discipline {
                person,
                form,
                runs_until: None,
                committed: None,
            }
            .into()
        } else {
            LiftDiscipline { person, form }.into()
        };
        self.decide(on, "Về việc thi hành kỷ luật", Some(home), vec![act]);
    }

    fn leave(&mut self, who: u32) {
        let life = &mut self.lives[who as usize];
        life.here = false;
        life.due = 0;
        let home = life.unit;
        let posts = [life.post.take().map(|post| (post, home)), life.also.take()];
        for (post, unit) in posts.into_iter().flatten() {
            self.units[unit as usize].free.push(post);
        }
        self.units[home as usize].people.retain(|other| *other != who);
    }
}
