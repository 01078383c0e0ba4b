//! The problem compiled to small integers and tables, as the kernels read it.

use std::collections::{BTreeMap, BTreeSet};

use crate::timetable::Timetable;

/// Marks an empty place of a room, or a room that is open in a pin.
pub(crate) const NONE: u16 = u16::MAX;
/// Marks a place of a room that cannot be used.
pub(crate) const CLOSED: u16 = u16::MAX - 1;

/// A limit on how many people an office misses at a time.
#[derive(Debug, Clone)]
pub(crate) struct Cap {
    /// At most so many absent.
    pub(crate) most: u16,
    /// Counts distinct people over a whole day, not at one slot.
    pub(crate) whole_day: bool,
}

/// What the kernels know of the problem. Indices: class `c`, session `i`, slot `p`, day `d`, room `r`, cohort `q`, learner `l`.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    pub(crate) classes: usize,
    pub(crate) days: usize,
    pub(crate) parts: usize,
    pub(crate) slots: usize,
    pub(crate) rooms: usize,
    /// Class of each session; the sessions of a class stand together.
    pub(crate) class_of: Vec<u16>,
    /// First session of each class, and one past the last.
    pub(crate) first: Vec<usize>,
    /// Slot and room of each pinned session, in the order of `class_of`.
    pub(crate) pinned: Vec<(u16, u16)>,
    /// Slots in which a class can be held, and the same as a table `c × slots + p`.
    pub(crate) open: Vec<Vec<u16>>,
    pub(crate) is_open: Vec<bool>,
    /// Rooms that a class may use, cheapest first.
    pub(crate) fits: Vec<Vec<u16>>,
    pub(crate) may_use: Vec<bool>,
    /// Price of a session of `c` in room `r`, and in slot `p`.
    pub(crate) room_cost: Vec<i32>,
    pub(crate) slot_cost: Vec<i32>,
    pub(crate) closed: Vec<(u16, u16)>,
    /// Classes that cannot meet in one slot with a class.
    pub(crate) against: Vec<Vec<u16>>,
    pub(crate) clashes: Vec<bool>,
    pub(crate) least_days: Vec<i32>,
    /// Cohorts of each class; which classes each cohort has; the price of a lonely session (equal cohorts are one).
    pub(crate) cohorts_of: Vec<Vec<u16>>,
    pub(crate) members: Vec<Vec<u16>>,
    pub(crate) is_member: Vec<bool>,
    pub(crate) alone_cost: Vec<i32>,
    pub(crate) day_cost: i32,
    pub(crate) extra_room_cost: i32,
    pub(crate) caps: Vec<Cap>,
    /// For each class the caps that it draws on with so many learners.
    pub(crate) draws: Vec<Vec<(u16, u16)>>,
    /// For each class the learners whose whole-day caps it touches: (learner, cap).
    pub(crate) day_draws: Vec<Vec<(u16, u16)>>,
    pub(crate) day_learners: usize,
}

/// A number of the problem as the kernels hold it; `check` has refused what is larger.
pub(crate) fn narrow(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(CLOSED - 1)
}

fn price(n: u64) -> i32 {
    i32::try_from(n.min(1_000_000)).unwrap_or(1_000_000)
}

impl Model {
    /// Compiles a problem that `check` accepts; names that it would refuse are passed over.
    pub(crate) fn new(asked: &Timetable) -> Self {
        let (classes, rooms, slots) = (asked.classes.len(), asked.rooms.len(), asked.slots());
        let class_at: BTreeMap<&str, usize> = asked
            .classes
            .iter()
            .enumerate()
            .map(|(c, class)| (&*class.id, c))
            .collect();
        let room_at: BTreeMap<&str, usize> = asked.rooms.iter().enumerate().map(|(r, room)| (&*room.id, r)).collect();
        let followed: Vec<Vec<usize>> = asked
            .learners
            .iter()
            .map(|learner| {
                learner
                    .classes
                    .iter()
                    .filter_map(|id| class_at.get(&**id).copied())
                    .collect()
            })
            .collect();
        let mut model = Self {
            classes,
            days: usize::from(asked.days),
            parts: usize::from(asked.parts),
            slots,
            rooms,
            class_of: Vec::new(),
            first: vec![0],
            pinned: Vec::new(),
            open: vec![Vec::new(); classes],
            is_open: vec![true; classes * slots],
            fits: vec![Vec::new(); classes],
            may_use: vec![false; classes * rooms],
            room_cost: vec![0; classes * rooms],
            slot_cost: vec![0; classes * slots],
            closed: Vec::new(),
            against: vec![Vec::new(); classes],
            clashes: vec![false; classes * classes],
            least_days: asked.classes.iter().map(|class| i32::from(class.least_days)).collect(),
            cohorts_of: vec![Vec::new(); classes],
            members: Vec::new(),
            is_member: Vec::new(),
            alone_cost: Vec::new(),
            day_cost: price(asked.weights.day_missing.into()),
            extra_room_cost: price(asked.weights.room_extra.into()),
            caps: Vec::new(),
            draws: vec![Vec::new(); classes],
            day_draws: vec![Vec::new(); classes],
            day_learners: asked.learners.len(),
        };
        model.sessions(asked, &class_at, &room_at);
        model.calendar(asked, &class_at);
        model.rooms(asked, &class_at, &room_at, &followed);
        model.groups(asked, &class_at, &followed);
        model.offices(asked, &followed);
        model
    }

    /// Number of sessions.
    pub(crate) fn sessions_in_all(&self) -> usize {
        self.class_of.len()
    }

    fn sessions(&mut self, asked: &Timetable, class_at: &BTreeMap<&str, usize>, room_at: &BTreeMap<&str, usize>) {
        let mut pins = vec![Vec::new(); self.classes];
        for pin in &asked.pins {
            let room = pin
                .room
                .as_deref()
                .map_or(Some(NONE), |id| room_at.get(id).map(|r| narrow(*r)));
            if let (Some(c), Some(room)) = (class_at.get(&*pin.class), room) {
                pins[*c].push((narrow(asked.place(pin.slot)), room));
            }
        }
        for (c, class) in asked.classes.iter().enumerate() {
            let mut settled = pins[c].iter().copied();
            for _ in 0..class.sessions {
                self.class_of.push(narrow(c));
                self.pinned.push(settled.next().unwrap_or((NONE, NONE)));
            }
            self.first.push(self.class_of.len());
        }
    }

    fn calendar(&mut self, asked: &Timetable, class_at: &BTreeMap<&str, usize>) {
        for (c, class) in asked.classes.iter().enumerate() {
            for slot in &class.unavailable {
                if let Some(open) = self.is_open.get_mut(c * self.slots + asked.place(*slot)) {
                    *open = false;
                }
            }
            self.open[c] = (0..self.slots)
                .filter(|p| self.is_open[c * self.slots + p])
                .map(narrow)
                .collect();
        }
        let mut held: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for session in &asked.today {
            if let Some(c) = class_at.get(&*session.class) {
                held.entry(*c).or_default().insert(asked.place(session.slot));
            }
        }
        for (c, places) in held {
            for p in (0..self.slots).filter(|p| !places.contains(p)) {
                self.slot_cost[c * self.slots + p] = price(asked.weights.slot_changed.into());
            }
        }
    }

    fn rooms(
        &mut self,
        asked: &Timetable,
        class_at: &BTreeMap<&str, usize>,
        room_at: &BTreeMap<&str, usize>,
        followed: &[Vec<usize>],
    ) {
        for (r, room) in asked.rooms.iter().enumerate() {
            self.closed.extend(
                room.unavailable
                    .iter()
                    .map(|slot| (narrow(asked.place(*slot)), narrow(r))),
            );
        }
        let mut travel: BTreeMap<(usize, &str), u64> = BTreeMap::new();
        for (learner, classes) in asked.learners.iter().zip(followed) {
            for (c, way) in classes
                .iter()
                .flat_map(|c| learner.travel.iter().map(move |way| (*c, way)))
            {
                *travel.entry((c, &*way.venue)).or_default() += u64::from(way.distance);
            }
        }
        let mut held: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for session in &asked.today {
            if let (Some(c), Some(r)) = (class_at.get(&*session.class), room_at.get(&*session.room)) {
                held.entry(*c).or_default().insert(*r);
            }
        }
        let weights = &asked.weights;
        for (c, class) in asked.classes.iter().enumerate() {
            for (r, room) in asked.rooms.iter().enumerate() {
                let missing = class.size.saturating_sub(room.seats);
                let changed = held.get(&c).is_some_and(|rooms| !rooms.contains(&r));
                let way = travel.get(&(c, &*room.venue)).copied().unwrap_or(0);
                let cost = u64::from(weights.seat_missing) * u64::from(missing)
                    + u64::from(weights.travel) * way
                    + if changed { weights.room_changed.into() } else { 0 };
                self.room_cost[c * self.rooms + r] = price(cost);
                self.may_use[c * self.rooms + r] = (class.room_kind.is_empty() || class.room_kind == room.kind)
                    && !(weights.seats_are_hard && missing > 0);
            }
            let mut fits: Vec<u16> = (0..self.rooms)
                .filter(|r| self.may_use[c * self.rooms + r])
                .map(narrow)
                .collect();
            fits.sort_by_key(|r| self.room_cost[c * self.rooms + usize::from(*r)]);
            self.fits[c] = fits;
        }
    }

    fn groups(&mut self, asked: &Timetable, class_at: &BTreeMap<&str, usize>, followed: &[Vec<usize>]) {
        let mut by_members: BTreeMap<Vec<usize>, i32> = BTreeMap::new();
        for cohort in &asked.cohorts {
            let members: BTreeSet<usize> = cohort
                .classes
                .iter()
                .filter_map(|id| class_at.get(&**id).copied())
                .collect();
            *by_members.entry(members.into_iter().collect()).or_default() += price(asked.weights.session_alone.into());
        }
        let mut lecturers: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (c, class) in asked.classes.iter().enumerate() {
            lecturers.entry(&class.lecturer).or_default().push(c);
        }
        for group in by_members.keys().chain(lecturers.values()).chain(followed) {
            for (a, b) in group
                .iter()
                .flat_map(|a| group.iter().map(move |b| (*a, *b)))
                .filter(|(a, b)| a != b)
            {
                self.clashes[a * self.classes + b] = true;
            }
        }
        for c in 0..self.classes {
            self.against[c] = (0..self.classes)
                .filter(|other| self.clashes[c * self.classes + other])
                .map(narrow)
                .collect();
        }
        for (members, cost) in by_members
            .into_iter()
            .filter(|(members, cost)| !members.is_empty() && *cost > 0)
        {
            let q = self.members.len();
            let mut row = vec![false; self.classes];
            for c in &members {
                self.cohorts_of[*c].push(narrow(q));
                row[*c] = true;
            }
            self.is_member.extend(row);
            self.members.push(members.into_iter().map(narrow).collect());
            self.alone_cost.push(cost);
        }
    }

    fn offices(&mut self, asked: &Timetable, followed: &[Vec<usize>]) {
        for office in &asked.offices {
            let present = u64::from(office.people) * u64::from(office.least_present_percent.min(100));
            let most = narrow(usize::try_from(u64::from(office.people) - present.div_ceil(100)).unwrap_or(0));
            let of_it = || {
                asked
                    .learners
                    .iter()
                    .enumerate()
                    .filter(|(_, learner)| learner.office == office.id)
            };
            let cap = narrow(self.caps.len());
            self.caps.push(Cap { most, whole_day: false });
            let mut drawn = vec![0_u16; self.classes];
            for c in of_it().flat_map(|(l, _)| &followed[l]) {
                drawn[*c] += 1;
            }
            for (c, people) in drawn.iter().enumerate().filter(|(_, people)| **people > 0) {
                self.draws[c].push((cap, *people));
            }
            if office.whole_days {
                let cap = narrow(self.caps.len());
                self.caps.push(Cap { most, whole_day: true });
                for (l, _) in of_it() {
                    for c in &followed[l] {
                        self.day_draws[*c].push((narrow(l), cap));
                    }
                }
            }
        }
    }
}
