//! Where a person serves and which post the person holds.

use ledger::acts::bodies::CreatePost;
use ledger::acts::record::{RecordPost, RecordService};
use ledger::codes::HoldMode;
use ledger::text::{clean, fold};
use ledger::value::{Fact, Ix, Place};
use ledger::{PostId, UnitId, When};

use super::{Told, Writing, perhaps_unit};
use crate::import::facts;

impl<'v> Writing<'v> {
    pub(super) fn write_career(&mut self, told: &mut Told<'_, 'v>) {
        let row = told.row;
        let title = row.title.as_deref().filter(|title| !title.is_empty());
        let Some(unit) = self.unit_of(row) else {
            if let Some(text) = &row.lost_unit {
                self.attribute(told, "unit_text", text);
            }
            if let Some(title) = title.filter(|title| !self.holds_title(told, title)) {
                self.attribute(told, "title", title);
            }
            return;
        };
        let lives_here = told
            .known
            .and_then(|known| known.unit())
            .is_some_and(|at| self.is_unit(at, unit));
        self.write_service(told, unit, lives_here);
        let Some(title) = title else { return };
        if lives_here && self.holds_title(told, title) {
            return;
        }
        let standing = told
            .known
            .and_then(|known| known.service())
            .map(|(_, standing, _)| standing);
        if facts::holds_posts(row.told_standing.or(standing).unwrap_or(row.standing)) {
            self.write_post(told, unit, title);
        } else {
            self.attribute(told, "title", title);
        }
    }

    /// Whether a unit of a paper, wherever it leads on the list's day, is that unit.
    fn is_unit(&self, at: Ix, unit: UnitId) -> bool {
        self.view.unit_id(self.structure.carry(at)) == Some(unit)
    }

    /// Whether the main post has that title already.
    fn holds_title(&self, told: &Told<'_, 'v>, title: &str) -> bool {
        let held = told.known.and_then(|known| known.main_post());
        held.is_some_and(|held| fold(&self.view.post_title(held.post)) == fold(title))
    }

    fn write_service(&mut self, told: &mut Told<'_, 'v>, unit: UnitId, lives_here: bool) {
        let (person, row) = (told.person, told.row);
        let service = told.known.and_then(|known| known.service());
        let Some((at, standing, _)) = service else {
            if lives_here && row.told_standing.is_none() {
                return;
            }
            let perhaps = told
                .known
                .is_some_and(|known| perhaps_unit(self.view, known.ix()).is_some());
            if !perhaps {
                let now = self.unit_name(unit, told);
                told.changed("unit", "", now);
            }
            self.push(RecordService {
                person,
                unit,
                standing: row.told_standing.unwrap_or(row.standing),
            });
            return;
        };
        let stays = lives_here || self.is_unit(at, unit);
        // Only a list that names the kind of service changes it; what title and unit suggest does not.
        let told_now = row.told_standing.unwrap_or(standing);
        if !stays {
            let now = self.unit_name(unit, told);
            told.changed("unit", self.view.unit_name(at), now);
        }
        if told_now != standing {
            told.changed("standing", standing.word(), told_now.word());
        }
        if !stays || told_now != standing {
            let unit = if stays {
                self.view.unit_id(at).unwrap_or(unit)
            } else {
                unit
            };
            self.push(RecordService {
                person,
                unit,
                standing: told_now,
            });
        }
    }

    fn unit_name(&self, unit: UnitId, told: &Told<'_, 'v>) -> String {
        match self.view.value().place(ledger::Entity::Unit(unit)) {
            Some(Place::Unit(ix)) => self.view.unit_name(ix).to_string(),
            _ => told.row.new_unit.clone().unwrap_or_default(),
        }
    }

    fn write_post(&mut self, told: &mut Told<'_, 'v>, unit: UnitId, title: &str) {
        if let Some(held) = told.known.and_then(|known| known.main_post()) {
            told.changed("title", self.view.post_title(held.post), title);
        } else {
            told.changed("title", "", title);
        }
        let since = self.since(told.row.facts.appointed, told.known, |fact| {
            matches!(
                fact,
                Fact::Holding {
                    mode: HoldMode::Main,
                    ..
                }
            )
        });
        let (post, since) = match self
            .post_of_later_list(told, unit, title)
            .or_else(|| self.free_post(unit, title))
        {
            Some(post) => (post, self.no_earlier_than_post(since, post)),
            None => (
                PostId::here(self.push(CreatePost {
                    unit,
                    title: clean(title),
                })),
                since,
            ),
        };
        self.push_at(
            since,
            RecordPost {
                person: told.person,
                post,
            },
        );
    }

    fn free_post(&mut self, unit: UnitId, title: &str) -> Option<PostId> {
        self.free_posts.get_mut(&(unit, fold(title))).and_then(Vec::pop)
    }

    /// The post that a later list found the person in: an earlier list that says the same means that post.
    fn post_of_later_list(&self, told: &Told<'_, 'v>, unit: UnitId, title: &str) -> Option<PostId> {
        let mut perhaps = self.view.perhaps(Place::Person(told.known?.ix()));
        perhaps.find_map(|row| match row.fact {
            Fact::Holding {
                post,
                mode: HoldMode::Main,
                ..
            } => {
                let same = fold(&self.view.post_title(post)) == fold(title)
                    && self.view.unit_of_post(post).is_some_and(|at| self.is_unit(at, unit));
                self.view.post_id(post).filter(|_| same)
            }
            _ => None,
        })
    }

    fn no_earlier_than_post(&self, since: When, post: PostId) -> When {
        let place = self.view.value().place(ledger::Entity::Post(post));
        let stood = place.is_some_and(|place| self.view.at(since.latest()).stands(place));
        if stood { since } else { When::By(self.as_of) }
    }
}
