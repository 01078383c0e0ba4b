//! Says a merger of villages: what is missing, what becomes one and why, what stays too small, and how good the plan is.

use lawbook::{Lawbook, Mark};
use ledger::value::Ix;
use ledger::view::Structure;
use ledger::{Seq, Value, View};
use office::village_plan::{
    HouseholdMinimum, LeftAside, MissingVillageInput, VillageFound, VillageInputs, VillageMerger, WhyAside,
};
use planning::core::Answer;
use planning::regions::constraints::Obstacle;
use planning::regions::constraints::{Alternative, GroupReason, Hindrance, Measures, explain, measure};
use planning::regions::{PairAsked, Plan};
use serde_json::json;
use words::{Lang, Message};

use crate::say;

/// What is said of a merger of villages, and in which words.
pub(super) struct Telling<'a> {
    lang: Lang,
    law: &'a Lawbook,
    view: View<'a>,
    structure: Structure,
    inputs: &'a VillageInputs,
}

impl<'a> Telling<'a> {
    pub(super) fn of(lang: Lang, law: &'a Lawbook, value: &'a Value, inputs: &'a VillageInputs) -> Self {
        let view = value.on(inputs.question.day, Seq::LATEST);
        Self {
            lang,
            law,
            view,
            structure: Structure::of(view),
            inputs,
        }
    }

    /// What is missing, a line each.
    pub(super) fn missing(&self) -> Vec<Message> {
        let line = |missing: &MissingVillageInput| match missing {
            MissingVillageInput::NoVillages => Message::new("villages-none"),
            MissingVillageInput::NoMinimum(kind, commune) => Message::new("villages-no-minimum")
                .with("kind", self.lang.speak(&Message::code("unit-kind", kind.word())))
                .with("commune", self.name(*commune)),
            MissingVillageInput::NoShare => Message::new("villages-no-share").with("day", self.inputs.question.day),
            MissingVillageInput::NoHouseholds(unit) => {
                Message::new("villages-no-households").with("village", self.in_commune(*unit))
            }
            MissingVillageInput::NoRoads(unit) => {
                Message::new("villages-no-roads").with("village", self.in_commune(*unit))
            }
            MissingVillageInput::NoPlace(unit) => {
                Message::new("villages-no-place").with("village", self.in_commune(*unit))
            }
            MissingVillageInput::NoSuchVillage(unit) => {
                Message::new("villages-no-such-village").with("village", self.name(*unit))
            }
            MissingVillageInput::NoSuchPair(one, two) => Message::new("villages-no-such-pair")
                .with("one", self.name(*one))
                .with("two", self.name(*two)),
        };
        self.inputs.missing.iter().map(line).collect()
    }

    /// Why there can be no plan, where that is since two must stand.
    pub(super) fn needs_both(&self, obstacle: &Obstacle) -> Option<Message> {
        let Obstacle::MustAndMayNot { one, two } = obstacle else {
            return None;
        };
        let told = Message::new("run-villages-must-and-stand").with("one", self.village(*one));
        let both = self.inputs.both_stand(*one, *two);
        both.then(|| told.with("two", self.village(*two)))
    }

    /// One of the pairs that cannot all be kept.
    pub(super) fn pair(&self, pair: PairAsked) -> Message {
        let (id, one, two) = match pair {
            PairAsked::Together(one, two) => ("villages-together", one, two),
            PairAsked::Apart(one, two) if self.inputs.both_stand(one, two) => ("villages-both-stand", one, two),
            PairAsked::Apart(one, two) => ("villages-apart", one, two),
        };
        Message::new(id)
            .with("one", self.village(one))
            .with("two", self.village(two))
    }

    pub(super) fn tell(&self, answer: &Answer<Plan>, plan: &Plan, mergers: &[VillageMerger]) {
        let say = |indent: &str, message: &Message| say::data(format!("{indent}{}", self.lang.speak(message)));
        say("", &self.head());
        for minimum in &self.inputs.minima {
            say("  ", &self.minimum(minimum));
        }
        for line in self.missing() {
            say("  ! ", &line);
        }
        for one in self.inputs.must_stand() {
            let told = Message::new("villages-must-stand").with("villages", self.name(one.unit));
            say("  ! ", &told.with("commune", self.name(one.commune)));
        }
        for aside in &self.inputs.aside {
            say("  ! ", &self.aside(aside));
        }
        let reasons = explain(&self.inputs.problem, plan);
        for (at, merger) in (1..).zip(mergers) {
            say(&format!("{:<4}", format!("{at}.")), &self.merger(merger));
            for line in self.why(merger, &reasons) {
                say("      ", &line);
            }
        }
        for line in self.quality(answer, plan) {
            say("", &line);
        }
    }

    fn found(&self) -> impl Iterator<Item = &VillageFound> {
        self.inputs.all_found()
    }

    fn head(&self) -> Message {
        Message::new("villages-head")
            .with("day", self.inputs.question.day)
            .with("all", self.found().count())
            .with("below", self.found().filter(|one| self.inputs.lacks(one) > 0).count())
            .with("must", self.found().filter(|one| self.inputs.must_merge(one)).count())
    }

    /// A minimum, where it comes from and how far it can be relied on.
    fn minimum(&self, minimum: &HouseholdMinimum) -> Message {
        let must = minimum
            .must
            .map_or_else(|| self.lang.say("none"), |must| must.to_string());
        let told = Message::new(if minimum.mark.is_some() {
            "villages-minimum"
        } else {
            "villages-minimum-chosen"
        })
        .with(
            "kind",
            self.lang.speak(&Message::code("unit-kind", minimum.kind.word())),
        )
        .with("households", minimum.households.to_string())
        .with("must", must);
        let (Some(ground), Some(mark)) = (&minimum.ground, minimum.mark) else {
            return told;
        };
        let table = self.law.table("villages.household-minimum", self.inputs.question.day);
        let source = table.ok().and_then(|table| table.citation());
        let source = source.map(|source| {
            if self.lang == Lang::En {
                source.en()
            } else {
                source.vi()
            }
        });
        told.with("ground", self.lang.say(&format!("village-ground-{ground}")))
            .with("source", source.unwrap_or_default())
            .with("mark", self.mark(mark))
    }

    fn mark(&self, mark: Mark) -> String {
        self.lang.say(&format!("law-mark-{}", mark.word()))
    }

    fn aside(&self, aside: &LeftAside) -> Message {
        let names: Vec<String> = aside.villages.iter().map(|one| self.name(one.unit)).collect();
        let commune = aside
            .villages
            .first()
            .map(|one| self.name(one.commune))
            .unwrap_or_default();
        let lacking = match aside.why {
            WhyAside::NobodyToJoin(lacking) | WhyAside::StandsAlone(lacking) => lacking,
            WhyAside::Kept | WhyAside::Ends => aside.villages.iter().map(|one| self.inputs.lacks(one)).sum(),
        };
        let id = match aside.why {
            WhyAside::NobodyToJoin(_) => "villages-nobody-to-join",
            WhyAside::StandsAlone(_) => "villages-stands-alone",
            WhyAside::Kept if lacking > 0 => "villages-kept-short",
            WhyAside::Kept => "villages-kept",
            WhyAside::Ends => "villages-ends",
        };
        Message::new(id)
            .with("villages", names.join(", "))
            .with("commune", commune)
            .with("lacking", lacking.to_string())
    }

    fn merger(&self, merger: &VillageMerger) -> Message {
        let from: Vec<String> = merger.from.iter().map(|village| self.village(*village)).collect();
        let all = merger.all();
        let found = || all.iter().filter_map(|village| self.inputs.villages.get(*village));
        let commune = found().next().map(|one| self.name(one.commune)).unwrap_or_default();
        Message::new("villages-merger")
            .with("from", from.join(", "))
            .with("into", self.village(merger.into))
            .with("commune", commune)
            .with("households", found().map(|one| one.households).sum::<i64>().to_string())
    }

    /// Why, what passes with it, what refusing it costs, and what else could be.
    fn why(&self, merger: &VillageMerger, reasons: &[GroupReason]) -> Vec<Message> {
        let all = merger.all();
        let found: Vec<&VillageFound> = all
            .iter()
            .filter_map(|village| self.inputs.villages.get(*village))
            .collect();
        let short: Vec<&&VillageFound> = found.iter().filter(|one| self.inputs.lacks(one) > 0).collect();
        let said: Vec<String> = short
            .iter()
            .map(|one| {
                let id = if self.inputs.must_merge(one) {
                    "villages-short-must"
                } else {
                    "villages-short"
                };
                let told = Message::new(id)
                    .with("village", self.name(one.unit))
                    .with("households", one.households.to_string())
                    .with("lacking", self.inputs.lacks(one).to_string());
                self.lang.speak(&told)
            })
            .collect();
        let mut lines = Vec::new();
        if !said.is_empty() {
            lines.push(Message::new("villages-why").with("reasons", said.join("; ")));
        }
        let reason = reasons.iter().find(|reason| reason.villages == all);
        if reason.is_some_and(|reason| reason.minimal) {
            lines.push(Message::new("villages-why-minimal"));
        }
        let touches = self.inputs.touches(self.view, &self.structure, merger);
        let passing = merger
            .from
            .iter()
            .filter_map(|village| self.inputs.villages.get(*village));
        lines.push(
            Message::new("villages-touches")
                .with("households", passing.map(|one| one.households).sum::<i64>().to_string())
                .with("people", touches.people)
                .with("posts", touches.posts)
                .with("quota", touches.quota),
        );
        let must = short.iter().filter(|one| self.inputs.must_merge(one)).count();
        let short = short.len();
        lines.push(Message::new("villages-if-not").with("short", short).with("must", must));
        lines.extend(
            reason
                .and_then(|reason| reason.alternatives.first())
                .map(|way| self.otherwise(way)),
        );
        lines
    }

    fn otherwise(&self, way: &Alternative) -> Message {
        let told = |id: &'static str| {
            Message::new(id)
                .with("village", self.village(way.village))
                .with("beside", self.village(way.beside))
        };
        match way.forbidden {
            None => told("villages-otherwise").with("more", format!("{:+.1}", way.costs as f64 / 1000.0)),
            Some(Hindrance::FallsApart) => told("villages-otherwise-apart"),
            Some(Hindrance::TooSmall { .. } | Hindrance::TooLarge { .. }) => told("villages-otherwise-small"),
            Some(Hindrance::Pinned | Hindrance::MustMerge { .. } | Hindrance::MayNotMerge { .. }) => {
                told("villages-otherwise-asked")
            }
        }
    }

    /// How good the plan is, in words: what is proven of the number of villages, and the price among plans that keep as many.
    fn quality(&self, answer: &Answer<Plan>, plan: &Plan) -> Vec<Message> {
        let aside: usize = self.inputs.aside.iter().map(|aside| aside.villages.len()).sum();
        let measures = measure(&self.inputs.problem, plan);
        let most = answer
            .bound
            .map_or_else(|| "–".to_owned(), |bound| format!("{:.0}", -bound + aside as f64));
        let id = if answer.proven_optimal() {
            "villages-proven"
        } else {
            "villages-gap"
        };
        let number = Message::new(id)
            .with("all", self.found().count())
            .with("left", measures.groups + aside)
            .with("most", most);
        let price = Message::new("villages-price")
            .with("price", kilometres(measures.price(&self.inputs.problem)))
            .with("apart", kilometres(measures.dissimilarity))
            .with("changed", measures.changed_households.to_string());
        vec![number, price]
    }

    pub(super) fn as_json(
        &self,
        answer: &Answer<Plan>,
        plan: &Plan,
        mergers: &[VillageMerger],
        saved: Option<&str>,
    ) -> String {
        let reasons = explain(&self.inputs.problem, plan);
        let Measures {
            groups,
            dissimilarity,
            changed_households,
            ..
        } = measure(&self.inputs.problem, plan);
        let village = |one: &VillageFound| {
            json!({
                "unit": self.view.unit_id(one.unit).map(|id| id.to_string()), "name": self.name(one.unit),
                "commune": self.name(one.commune), "households": one.households, "lacks": self.inputs.lacks(one),
                "must_merge": self.inputs.must_merge(one),
            })
        };
        let of = |at: &usize| self.inputs.villages.get(*at).map(village);
        let merger = |merger: &VillageMerger| {
            let touches = self.inputs.touches(self.view, &self.structure, merger);
            let why: Vec<String> = self
                .why(merger, &reasons)
                .iter()
                .map(|line| self.lang.speak(line))
                .collect();
            json!({
                "into": of(&merger.into), "from": merger.from.iter().map(of).collect::<Vec<_>>(), "why": why,
                "people": touches.people, "posts": touches.posts, "quota": touches.quota,
            })
        };
        let aside = |aside: &LeftAside| {
            let villages: Vec<_> = aside.villages.iter().map(village).collect();
            json!({ "villages": villages, "why": self.lang.speak(&self.aside(aside)) })
        };
        let minimum = |minimum: &HouseholdMinimum| {
            json!({
                "kind": minimum.kind.word(), "ground": minimum.ground, "households": minimum.households, "must": minimum.must,
                "mark": minimum.mark.map(Mark::word),
            })
        };
        let missing: Vec<String> = self.missing().iter().map(|line| self.lang.speak(line)).collect();
        let left: usize = self.inputs.aside.iter().map(|aside| aside.villages.len()).sum();
        let shown = json!({
            "day": self.inputs.question.day.to_string(), "seq": self.inputs.seq.0, "plan": saved, "villages": self.found().count(),
            "villages_after": groups + left, "objective": answer.objective, "bound": answer.bound,
            "gap_percent": answer.gap_percent(), "proven_optimal": answer.proven_optimal(), "feasible": answer.feasible,
            "by_constraint": answer.by_constraint, "metres_apart": dissimilarity, "changed_households": changed_households,
            "minima": self.inputs.minima.iter().map(minimum).collect::<Vec<_>>(), "missing": missing,
            "aside": self.inputs.aside.iter().map(aside).collect::<Vec<_>>(),
            "mergers": mergers.iter().map(merger).collect::<Vec<_>>(),
        });
        serde_json::to_string_pretty(&shown).unwrap_or_default()
    }

    fn village(&self, at: usize) -> String {
        self.inputs
            .villages
            .get(at)
            .map_or_else(String::new, |one| self.name(one.unit))
    }

    fn name(&self, unit: Ix) -> String {
        self.view.unit_name(unit).to_string()
    }

    fn in_commune(&self, unit: Ix) -> String {
        let above = self.view.unit_above(unit, ledger::codes::Line::Management);
        let commune = above.map(|above| self.name(above)).unwrap_or_default();
        format!("{}, {commune}", self.name(unit))
    }
}

/// Metres as kilometres with one decimal place.
fn kilometres(metres: i64) -> String {
    format!("{:.1}", metres as f64 / 1000.0)
}
