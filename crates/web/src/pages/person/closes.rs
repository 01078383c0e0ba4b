//! What would close a gap: the programme of the law's list that gives the level, and a planned class with a free seat.

use lawbook::Way;
use ledger::codes::Learning;
use ledger::view::ClassView;

use super::findings::Wanted;
use super::subject::Subject;
use crate::pages::tasks::{in_lang, starts};
use crate::urls;

impl Subject<'_> {
    /// The programme, then the next class that gives the level and still has a seat.
    pub(super) fn closes(&self, wanted: &Wanted) -> Vec<(String, Option<String>)> {
        let (lang, law, day) = (self.visit.lang(), self.visit.law(), self.day());
        let Ok(ladder) = law.ladder(&wanted.ladder, day) else {
            return Vec::new();
        };
        let ladder = ladder.body();
        let reaches = |level: &str| ladder.reaches(level, &wanted.level) == Some(true);
        let programmes = law.programmes(day);
        let giving = programmes.iter().filter_map(|programme| {
            let gives = programme.body().gives.as_ref()?;
            let closes =
                programme.body().way == Way::ClosesGap && gives.ladder == wanted.ladder && reaches(&gives.level);
            closes.then_some((ladder.level(&gives.level)?.order, programme))
        });
        // Of several programmes the one that asks no more than is missing.
        let programme = giving.min_by_key(|(order, _)| *order).map(|(_, programme)| programme);
        let mut classes: Vec<ClassView<'_>> = self
            .view
            .classes()
            .filter(|class| class.planned <= day && class.starts > day)
            .filter(|class| {
                class.gives.is_some_and(|(field, level): (Learning, _)| {
                    field.word() == wanted.ladder && reaches(&self.view.text(level))
                })
            })
            .collect();
        classes.sort_by_key(|class| (class.starts, class.ix));
        let free =
            |class: &ClassView<'_>| usize::try_from(class.seats).is_ok_and(|seats| class.learners().len() < seats);
        let class = classes.into_iter().find(free);
        let list = || Some(self.visit.at(&urls::figure_names("training.classes_planned")));
        let programme = programme.map(|programme| (in_lang(lang, &programme.entry.title).to_owned(), None));
        let class = class.map(|class| (lang.speak(&starts(&class)), list()));
        programme.into_iter().chain(class).collect()
    }
}
