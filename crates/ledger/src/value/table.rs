//! The things of one kind: their ids in the order of the log, and their timelines.

use super::fact::Ix;
use super::row::Timeline;
use super::shelf::Shelf;
use crate::ids::ActId;

/// One table. Ids grow with the log, so the list of ids is sorted by itself.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    ids: Shelf<ActId>,
    lines: Shelf<Timeline>,
}

impl Table {
    pub(crate) fn len(&self) -> Ix {
        Ix::try_from(self.ids.len()).unwrap_or(Ix::MAX)
    }

    pub(crate) fn find(&self, id: ActId) -> Option<Ix> {
        let at = self.ids.partition_point(|other| *other < id);
        (self.ids.get(at) == Some(&id)).then(|| Ix::try_from(at).unwrap_or(Ix::MAX))
    }

    pub(crate) fn id(&self, ix: Ix) -> Option<ActId> {
        self.ids.get(usize::try_from(ix).ok()?).copied()
    }

    pub(crate) fn line(&self, ix: Ix) -> Option<&Timeline> {
        self.lines.get(usize::try_from(ix).ok()?)
    }

    pub(crate) fn line_mut(&mut self, ix: Ix) -> Option<&mut Timeline> {
        self.lines.get_mut(usize::try_from(ix).ok()?)
    }

    pub(crate) fn lines(&self) -> impl Iterator<Item = (Ix, &Timeline)> {
        (0..).zip(self.lines.iter())
    }

    pub(crate) fn add(&mut self, id: ActId) -> Ix {
        let ix = self.len();
        self.ids.push(id);
        self.lines.push(Timeline::default());
        ix
    }
}
