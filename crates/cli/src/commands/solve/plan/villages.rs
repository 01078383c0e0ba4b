//! Villages into groups: each group with what it has to spare and what else could be, or why no plan can exist.

use planning::regions::constraints::{Alternative, Obstacle, explain, measure};
use planning::regions::{Problem, solve as search};
use serde_json::json;
use words::Message;

use super::super::Desk;
use super::{Limits, Told, value, without_plan};

pub(super) fn solve(desk: &Desk<'_>, problem: &Problem, limits: &Limits) -> Result<Told, Vec<Message>> {
    let names = Names(problem);
    let answer = search(problem, &limits.search, &|progress| desk.tell(progress)).map_err(|obstacles| {
        obstacles
            .iter()
            .map(|obstacle| names.obstacle(obstacle))
            .collect::<Vec<_>>()
    })?;
    let plan = answer.plan.clone();
    let answer = answer.map(value);
    let mut words: Vec<Message> = without_plan(&answer).into_iter().collect();
    let mut more = Vec::new();
    if let Some(plan) = &plan {
        for reason in explain(problem, plan) {
            words.push(Message::new("cli-plan-group").with("villages", names.all(&reason.villages)));
            let id = if reason.minimal {
                "cli-plan-group-minimal"
            } else {
                "cli-plan-group-spare"
            };
            words.push(Message::new(id));
            words.extend(reason.alternatives.first().map(|way| names.way(way)));
        }
        let measures = measure(problem, plan);
        let groups: Vec<Vec<&str>> = plan.groups().iter().map(|group| names.ids(group)).collect();
        more.push(("groups", value(groups)));
        more.push((
            "measures",
            json!({
                "groups": measures.groups, "dissimilarity": measures.dissimilarity, "borders": measures.borders,
                "changed_households": measures.changed_households,
            }),
        ));
    }
    Ok(Told { answer, more, words })
}

/// Ids for the positions of a problem.
pub(in crate::commands) struct Names<'a>(pub(in crate::commands) &'a Problem);

impl<'a> Names<'a> {
    fn ids(&self, villages: &[usize]) -> Vec<&'a str> {
        let known = villages.iter().filter_map(|&village| self.0.villages.get(village));
        known.map(|village| village.id.as_str()).collect()
    }

    fn all(&self, villages: &[usize]) -> String {
        self.ids(villages).join(", ")
    }

    fn one(&self, village: usize) -> String {
        let known = self.0.villages.get(village);
        known.map_or_else(|| village.to_string(), |village| village.id.clone())
    }

    fn way(&self, way: &Alternative) -> Message {
        let id = if way.forbidden.is_some() {
            "cli-plan-village-kept"
        } else {
            "cli-plan-village-otherwise"
        };
        Message::new(id)
            .with("village", self.one(way.village))
            .with("beside", self.one(way.beside))
            .with("costs", format!("{:+}", way.costs))
    }

    pub(in crate::commands) fn obstacle(&self, obstacle: &Obstacle) -> Message {
        match obstacle {
            Obstacle::UnknownVillage { village, villages } => Message::new("cli-plan-unknown-village")
                .with("village", *village)
                .with("villages", *villages),
            Obstacle::PairedWithItself { village } => {
                Message::new("cli-plan-paired-itself").with("village", self.one(*village))
            }
            Obstacle::NegativeHouseholds { village, households } => Message::new("cli-plan-households")
                .with("village", self.one(*village))
                .with("households", households.to_string()),
            Obstacle::UnknownTerrain { village, terrain } => Message::new("cli-plan-terrain")
                .with("village", self.one(*village))
                .with("terrain", *terrain),
            Obstacle::SenselessLimits => Message::new("cli-plan-senseless"),
            Obstacle::PinnedTwice { village } => {
                Message::new("cli-plan-pinned-twice").with("village", self.one(*village))
            }
            Obstacle::PinnedCannotStand { pinned } => {
                let villages = self
                    .0
                    .pinned
                    .get(*pinned)
                    .map_or_else(String::new, |group| self.all(group));
                Message::new("cli-plan-pinned-stands").with("villages", villages)
            }
            Obstacle::MustMergeApart { villages } => {
                Message::new("cli-plan-merge-apart").with("villages", self.all(villages))
            }
            Obstacle::MustAndMayNot { one, two } => Message::new("cli-plan-must-and-not")
                .with("one", self.one(*one))
                .with("two", self.one(*two)),
            Obstacle::IslandTooSmall { villages, lacking } => Message::new("cli-plan-island")
                .with("villages", self.all(villages))
                .with("lacking", lacking.to_string()),
            Obstacle::TooLarge { villages, beyond } => Message::new("cli-plan-too-large")
                .with("villages", self.all(villages))
                .with("beyond", beyond.to_string()),
            Obstacle::TotalOutOfLimits { households, groups } => Message::new("cli-plan-total")
                .with("households", households.to_string())
                .with("groups", *groups),
            Obstacle::PartOutOfLimits { villages } => {
                Message::new("cli-plan-part").with("villages", self.all(villages))
            }
        }
    }
}
