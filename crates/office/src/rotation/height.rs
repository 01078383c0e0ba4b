//! How high a leading post stands, as far as its title and its place tell: who moves for good stays at the same height.

use lawbook::Lawbook;
use ledger::codes::UnitKind;
use ledger::value::Ix;
use ledger::view::Structure;
use ledger::{Day, View};

/// The group of leading posts in the law book.
const LEADERS: [&str; 2] = ["leader-or-manager", "key-commune-official"];
/// A deputy's title begins so.
const DEPUTY: &str = "Phó ";

/// Schools are led by teachers, and by nobody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Walk {
    Schools,
    Bodies,
}

/// Where a leading post stands: a deputy of the district is as high as the head of a commune's body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Height {
    walk: Walk,
    step: u8,
}

impl Height {
    /// The height of a post; none where it is no leading post.
    pub(super) fn of(law: &Lawbook, view: View<'_>, structure: &Structure, post: Ix, day: Day) -> Option<Self> {
        let unit = structure.carry(view.unit_of_post(post)?);
        let kind = view.unit_kind(unit)?;
        let title = view.post_title(post);
        let groups = law.title_groups(&title, kind.word(), day);
        if !groups.iter().any(|group| LEADERS.contains(group)) {
            return None;
        }
        let (walk, in_district) = match kind {
            UnitKind::Kindergarten
            | UnitKind::PrimarySchool
            | UnitKind::LowerSecondarySchool
            | UnitKind::MultiLevelSchool
            | UnitKind::UpperSecondarySchool => (Walk::Schools, false),
            _ => (Walk::Bodies, structure.commune(unit).is_none()),
        };
        let head = u8::from(!title.starts_with(DEPUTY));
        Some(Self {
            walk,
            step: head + u8::from(in_district),
        })
    }
}
