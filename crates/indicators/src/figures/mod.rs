//! The list of all figures: a new one is one file and one line here.

mod classes_planned;
mod communes_reinforced;
mod learners_planned;
mod moves_this_year;
mod offices_consolidated;
mod posts_cut_this_year;
mod reduction_since_2015;
mod standards_met;
mod titles_united;

pub(crate) use standards_met::PACK;

use crate::figure::Figure;
use crate::question::Question;

/// One figure's definition.
#[derive(Debug, Clone, Copy)]
pub struct Indicator {
    /// Its id.
    pub id: &'static str,
    /// Computes it.
    pub figure: fn(&Question<'_>) -> Figure,
}

/// Every figure, in the order in which reports show them.
pub const fn all() -> &'static [Indicator] {
    &[
        Indicator {
            id: classes_planned::ID,
            figure: classes_planned::figure,
        },
        Indicator {
            id: learners_planned::ID,
            figure: learners_planned::figure,
        },
        Indicator {
            id: standards_met::KEY_COMMUNE_OFFICIALS,
            figure: standards_met::key_commune_officials,
        },
        Indicator {
            id: standards_met::LEADERS_MANAGERS,
            figure: standards_met::leaders_managers,
        },
        Indicator {
            id: standards_met::PLANNED_SUCCESSORS,
            figure: standards_met::planned_successors,
        },
        Indicator {
            id: moves_this_year::ID,
            figure: moves_this_year::figure,
        },
        Indicator {
            id: communes_reinforced::ID,
            figure: communes_reinforced::figure,
        },
        Indicator {
            id: posts_cut_this_year::ID,
            figure: posts_cut_this_year::figure,
        },
        Indicator {
            id: reduction_since_2015::ID,
            figure: reduction_since_2015::figure,
        },
        Indicator {
            id: offices_consolidated::ID,
            figure: offices_consolidated::figure,
        },
        Indicator {
            id: titles_united::ID,
            figure: titles_united::figure,
        },
    ]
}

/// A figure's definition by id; the id of a part finds the whole figure.
pub fn find(id: &str) -> Option<&'static Indicator> {
    let is_part = |whole: &str| {
        id.strip_prefix(whole)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    all().iter().find(|indicator| is_part(indicator.id))
}
