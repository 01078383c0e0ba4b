//! Headcount over years: every step with what forced it and what the best other road map would cost, or the demands in conflict.

use planning::headcount::constraints::{HeadcountBreach, outlook};
use planning::headcount::{
    HeadcountDemand, HeadcountProblem, HeadcountUnfit, Levels, Step, Way, WhyStep, conflict, explain, solve as search,
};
use words::Message;

use super::super::{Desk, tell};
use super::{Limits, TRIAL_ITERATIONS, Told, value, without_plan};

pub(super) fn solve(desk: &Desk<'_>, problem: &HeadcountProblem, limits: &Limits) -> Result<Told, Vec<Message>> {
    let answer = search(problem, &limits.search, &|progress| desk.tell(progress))
        .map_err(|all| all.iter().map(unfit).collect::<Vec<_>>())?;
    let map = answer.plan.clone();
    let (steps, levels) = map.map_or_else(Default::default, |map| (map.steps, map.levels));
    let answer = answer.map(value);
    let mut words: Vec<Message> = without_plan(&answer).into_iter().collect();
    let mut demands = Vec::new();
    let mut reasons = Vec::new();
    if answer.feasible {
        let found: [i64; 5] = std::array::from_fn(|level| levels.get(level).map_or(0, |own| own.value));
        words.push(
            Message::new("cli-plan-headcount")
                .with("excess", found[1].to_string())
                .with("shortfall", found[2].to_string())
                .with("money", found[3].to_string())
                .with("disruption", found[4].to_string()),
        );
        for own in &steps {
            if limits.is_over() {
                break;
            }
            reasons.push(explain(problem, &steps, own, &limits.trial()));
        }
        words.extend(reasons.iter().flat_map(|why| reason(why, found)));
    } else {
        demands = conflict(problem, TRIAL_ITERATIONS, &limits.whole);
        words.extend(demands.iter().map(demand));
    }
    let more = vec![
        ("outlook", value(outlook(problem, &steps))),
        ("steps", value(&reasons)),
        ("conflict", value(&demands)),
    ];
    Ok(Told { answer, more, words })
}

fn step(step: &Step) -> Message {
    let id = match step.way {
        Way::Streamline(_) => "cli-plan-streamline",
        Way::Transfer(_) => "cli-plan-transfer",
        Way::Recruit(_) => "cli-plan-recruit",
    };
    Message::new(id)
        .with("year", step.year.to_string())
        .with("people", step.people)
        .with("id", step.way.id())
}

fn reason(why: &WhyStep, found: [i64; 5]) -> Vec<Message> {
    let mut words = vec![step(&why.step)];
    if why.pinned {
        words.push(Message::new("cli-plan-pinned"));
    }
    words.extend(why.forced_by.iter().filter_map(breach));
    words.push(why.otherwise.as_ref().map_or_else(
        || Message::new("cli-plan-no-other"),
        |other| {
            let Levels {
                broken: _,
                excess,
                shortfall,
                money,
                disruption,
            } = other.levels;
            let more = [excess, shortfall, money, disruption];
            let [excess, shortfall, money, disruption] =
                std::array::from_fn(|at| format!("{:+}", more[at] - found[at + 1]));
            Message::new("cli-plan-headcount-otherwise")
                .with("excess", excess)
                .with("shortfall", shortfall)
                .with("money", money)
                .with("disruption", disruption)
        },
    ));
    words
}

/// What one person less on a step would break.
fn breach(breach: &HeadcountBreach) -> Option<Message> {
    let message = match breach {
        HeadcountBreach::OverQuota {
            quota,
            year,
            people,
            posts,
        } => Message::new("cli-plan-over-quota")
            .with("id", quota.as_str())
            .with("year", year.to_string())
            .with("people", *people)
            .with("limit", *posts),
        HeadcountBreach::UnderStrength {
            strength,
            year,
            people,
            least,
        } => Message::new("cli-plan-under-strength")
            .with("id", strength.as_str())
            .with("year", year.to_string())
            .with("people", *people)
            .with("limit", *least),
        HeadcountBreach::TooManyRecruits {
            cap,
            year,
            recruits,
            most,
        } => Message::new("cli-plan-over-cap")
            .with("id", cap.as_str())
            .with("year", year.to_string())
            .with("people", *recruits)
            .with("limit", *most),
        HeadcountBreach::OverBudget {
            budget,
            year,
            paid,
            most,
        } => Message::new("cli-plan-over-budget")
            .with("id", budget.as_str())
            .with("year", year.to_string())
            .with("money", paid.to_string())
            .with("limit", most.to_string()),
        HeadcountBreach::NobodyLeft { group, year, lacking } => Message::new("cli-plan-nobody-left")
            .with("id", group.as_str())
            .with("year", year.to_string())
            .with("people", *lacking),
        // A pin is told already; a smaller step is allowed where a larger one is; prices are told as levels.
        _ => return None,
    };
    Some(message)
}

fn demand(demand: &HeadcountDemand) -> Message {
    match demand {
        HeadcountDemand::Pin { way, year } => Message::new("cli-plan-demand-step")
            .with("id", way.id())
            .with("year", year.to_string()),
        HeadcountDemand::Quota { quota, year } => Message::new("cli-plan-demand-quota")
            .with("id", quota.as_str())
            .with("year", year.to_string()),
        HeadcountDemand::Strength { strength, year } => Message::new("cli-plan-demand-strength")
            .with("id", strength.as_str())
            .with("year", year.to_string()),
        HeadcountDemand::Cap { cap } => Message::new("cli-plan-demand-cap").with("id", cap.as_str()),
        HeadcountDemand::Budget { budget } => Message::new("cli-plan-demand-budget").with("id", budget.as_str()),
    }
}

fn unfit(unfit: &HeadcountUnfit) -> Message {
    match unfit {
        HeadcountUnfit::Twice { list, id } => tell::twice(list, id),
        HeadcountUnfit::Unknown { field, id } => tell::unknown(field, id),
        HeadcountUnfit::OutOfRange {
            field,
            id,
            found,
            least,
            most,
        } => tell::out_of_range(field, id, found, least, most),
        HeadcountUnfit::NotOneAYear {
            field,
            id,
            found,
            years,
        } => Message::new("cli-plan-not-one-a-year")
            .with("field", *field)
            .with("id", id.as_str())
            .with("found", *found)
            .with("years", *years),
        HeadcountUnfit::Years => Message::new("cli-plan-years"),
        HeadcountUnfit::MoreCasesThanRetirements {
            group,
            year,
            cases,
            retirements,
        } => Message::new("cli-plan-more-cases")
            .with("id", group.as_str())
            .with("year", year.to_string())
            .with("cases", *cases)
            .with("retirements", *retirements),
        HeadcountUnfit::MoreLeaveThanThereAre { group, people, leaving } => Message::new("cli-plan-more-leave")
            .with("id", group.as_str())
            .with("people", *people)
            .with("leaving", *leaving),
    }
}
