## Runs and plans

room-plans = Plans
runs-title = Runs and plans
runs-lead = The machine proposes, people decide: a run gives choices with their reasons; what is accepted becomes drafts, and takes effect only once it is signed.
runs-none = There is no run yet
runs-none-next = Choose something above to see whether the data suffice, then run.
runs-new = A new run
runs-run = Run
runs-about = About
runs-asked = Asked by
runs-asked-said = { $by }, { $when }
runs-state = State
runs-found = Found
runs-day = Effective from
run-kind-rotation = Rotation, transfer, reinforcement
run-kind-rotation-why = Who has held one post for long, which posts are empty, which communes have no district official; and who would suit where.
run-state-waiting = waits
run-state-working = is worked on
run-state-done = done
run-state-stopped = stopped, the best was kept
run-state-given-up = given up
run-state-broken-off = broken off: the server ended meanwhile
run-state-failed = ended by a fault of the program
run-stage-gathering = taking data from the ledger
run-stage-solving = looking for something better
run-stage-explaining = asking what refusing each choice would cost
run-titled = { $kind }, from { $day }

runs-plans = Accepted plans
runs-plans-none = No plan was accepted yet. Open the result of a run, choose and accept.
plan-drafts-count = { $n ->
    [one] { $n } draft
   *[other] { $n } drafts
}
plan-state-fits = ○ not signed, fits the ledger
plan-state-enacted = ● in the ledger
plan-state-stale = ▲ no longer fits the ledger
plan-state-partly = ◐ { $done } of { $all } in the ledger

## P19

run-ask-title = Inputs: { $kind }
run-ask-rules = Rules
run-ask-rules-law = What the law forbids is never proposed; this cannot be relaxed.
run-rotation-months = Consider whoever has held a leading post for so many months or more
run-rotation-reinforce = Each commune and town has a district official who reinforces it
run-rotation-most-lost = At most so many people leave one body
run-level-0 = not considered
run-level-1 = wanted (may be missing)
run-level-2 = required
run-ask-goals = Goals, the weightiest first
run-ask-goals-lead = They are put into an order, not given points: where two oppose each other, the earlier one comes first.
run-ask-goal-at = Place { $n }
run-goal-filled = no post stays empty
run-goal-overdue = who has held a post too long moves
run-goal-change = little disruption
run-goal-fit = people suit their work
run-ask-settled = Settled beforehand
run-ask-settled-none = Nothing is settled. On the page of a result, mark choices that must stay or must not be, then run again.
run-ask-pin = Must be: { $subject } → { $place }
run-ask-bar = Must not be: { $subject } → { $place }
run-ask-keep = keep
run-ask-limits = Time, and how to repeat it
run-ask-seconds = Seconds to run
run-ask-seconds-help = From 1 to 3600. It can be stopped at any time, and the best is kept.
run-ask-seed = Seed
run-ask-iterations = Limit of steps
run-ask-iterations-help = Empty: it runs for the whole time. With a limit the result is the same every time.
run-ask-known = Runs on the ledger as known at decision { $seq }, to repeat an earlier run.
run-ask-day = Day of effect
run-ask-data = Data that will be used
run-ask-fresh = The ledger up to decision { $seq }, recorded { $when }.
run-ask-old = The newest decision was recorded { $n } days before the day of effect: make sure that the ledger is complete.
run-ask-missing = Missing
run-ask-bars = Bars: cannot run yet
run-ask-warns = Can run all the same
run-ask-missing-none = Nothing is missing.
run-ask-check = Look at the data again
run-ask-begin = Run
run-cannot-missing = It cannot run yet: { $what }
    .next = Complete the ledger, or change the rules and look again
run-cannot-range = Only a number from { $least } to { $most }
    .next = Write a number in this range
run-cannot-goals = Each goal has one place
    .next = Choose each goal once
run-cannot-number = “{ $typed }” is not a number
    .next = Write it in digits
run-cannot-day = “{ $typed }” is not a day in the calendar
    .next = Write day/month/year, for example 14/03/2019
run-cannot-many = { $n } runs wait already
    .next = Wait for them, or give some up
run-cannot-from = This run { $state }
    .next = Load the page again
run-cannot-setting = This run has no rule “{ $what }”
    .next = Leave it out
run-cannot-nothing = Nothing is chosen
    .next = Tick at least one choice
run-cannot-stale = A choice no longer fits the ledger: { $what }
    .next = Untick it, or run again on the ledger as it is now
run-cannot-refused = The ledger refuses draft { $n }: { $why }
    .next = Untick that choice, or run again on the ledger as it is now
run-cannot-reach = A choice touches people or units out of your reach
    .next = Untick it

## P20

run-watch-title = { $kind }: running
run-watch-waits = Waiting; { $n } before it.
run-watch-waits-soon = Waiting.
run-watch-stage = Now: { $stage }.
run-watch-left = About { $n } seconds left.
run-watch-best = Price of the best so far: { $points } points (lower is better)
run-watch-nothing = Nothing yet keeps everything that is required.
run-watch-again = This page renews itself; without script it is loaded again every two seconds.
run-watch-stop = Stop and keep the best
run-watch-give-up = Give this run up
run-watch-stopping = Stopping…
run-curve = Best price over time
run-curve-said = The price went from { $first } to { $last } points in { $seconds } seconds
run-curve-empty = No point yet
run-curve-table = Improvements
run-curve-seconds = Seconds
run-curve-objective = Price
run-curve-bound = Not below
run-curve-legend = Solid: the price of the best so far. Dashed: proven that nothing is lower.
run-points-by = Price by goal
run-points-rule = Goal or rule
run-points-points = Points
run-again = Run it anew
run-over-given-up = This run was given up; nothing of it is kept.
run-over-broken-off = The server ended while it was running; nothing was kept in time. The question is still here and can be run anew.
run-over-failed = A fault of the program ended this run; the log says why. The question is still here and can be run anew.

## P21

run-result-moves = { $n ->
    [one] { $n } choice
   *[other] { $n } choices
}
run-result-heading = { $moves }; { $quality }
run-quality-proven = nothing is better
run-quality-gap = nothing is better by more than { $percent } %
run-quality-unknown = it is not known how much better it could be
run-result-impossible = Nothing keeps everything that is required
run-result-nothing-found = Nothing was found that keeps everything that is required
run-result-nothing-found-why = It was not proven that there is nothing; give it more time.
run-result-conflict = These cannot be true together
run-result-conflict-found = No way was found in which these are true together
run-result-conflict-lead = Only when one of these is dropped or relaxed is there a plan.
run-result-no-moves = Nobody needs to move: by the rules chosen, things are best as they are.
run-result-stale = The ledger has { $n ->
    [one] { $n } more decision
   *[other] { $n } more decisions
} since this was run
run-result-stale-none = Every choice still fits the ledger as it is now.
run-result-stale-bars = can no longer be done
run-result-hidden = Some choices concern people out of your reach and are not shown.
run-result-flow = Who goes from where to where
run-result-flow-said = { $n } from { $from } to { $to }
run-result-list = Each choice
run-result-who = Who
run-result-from = From
run-result-to = To
run-result-suits = Suits
run-result-why = Why
run-result-otherwise = If not
run-result-mark = Mark
run-mark-pin = must stay
run-mark-bar = must not be
run-mark-group = group { $n }
run-otherwise-costs = Refusing it costs at least { $points } more points
run-otherwise-costs-found = Refusing it costs { $points } more points with the best that was found
run-otherwise-even = Refusing it costs nothing
run-otherwise-none = Without it nothing was found that keeps everything that is required
run-otherwise-unasked = Not asked: the run was stopped, or its time was over
run-result-again = Run again with these marks
run-result-accept = Choose and accept as drafts
run-result-unmet = Not met
run-result-unmet-none = Every goal is met.
run-result-looked = Looked at
run-result-proof = To repeat this run
run-result-snapshot = On the ledger up to decision { $seq }
run-result-head = Head of the ledger { $head }
run-result-law = The rules as known { $when }
run-result-seed = Seed { $seed }, { $seconds } seconds
run-result-steps = at most { $n } steps
run-result-version = Version of the program { $version }
run-result-took = It took { $seconds } seconds; the best was found after { $found } seconds.
run-result-repeat = Repeat on this very ledger
run-result-compare = Compare with another run
run-someone = somebody out of your reach
run-gone = no longer in the ledger
constraint-placement-allowed-pair = only posts that the rules allow
constraint-placement-pin-kept = what is settled is kept
constraint-placement-everybody-placed = everybody has work
constraint-placement-posts-filled = required posts have somebody
constraint-placement-communes-covered = every commune has somebody
constraint-placement-unit-loses-at-most = people who leave a body
constraint-placement-unit-gains-at-most = people who come to a body
constraint-placement-unit-holds = people of a body
constraint-placement-fit = people suit their work and stay nowhere too long
constraint-placement-change = little disruption
constraint-placement-waiting = nobody waits for work
constraint-placement-empty-post = no post stays empty

## Rotation

run-rotation-open = { $n } seats need somebody
run-rotation-people = { $n } people are considered
run-rotation-pairs = { $n } pairs of person and seat are allowed
run-rotation-subject = { $person } ({ $seat })
run-rotation-pin-impossible = what is settled cannot be: { $person } → { $seat }
run-rotation-left-empty = stays empty: { $seat }
run-rotation-left-alone = still missing: { $seat }
run-rotation-stays = { $person } stays though in the post for { $months } months
run-rotation-held-for = has held the post for { $months } months
run-rotation-was-empty = the post is empty
run-rotation-time-is-over = the time of whoever reinforces it is over
run-rotation-was-alone = no district official reinforces the commune
run-rotation-allowed = the rules allow this person { $n } seats
run-rotation-would-stay = { $person } stays: { $seat }
run-rotation-would-go = { $person } goes to: { $seat }
run-rotation-unfit = the ledger's data do not make a problem
run-forced-placement-allowed-pair = choosing otherwise alone would break the conditions of the rules
run-forced-placement-pin-kept = choosing otherwise alone would break what is settled
run-forced-placement-everybody-placed = choosing otherwise alone would leave somebody without work
run-forced-placement-posts-filled = choosing otherwise alone would leave a required seat empty, or put two people into one
run-forced-placement-communes-covered = choosing otherwise alone would leave a commune without anybody
run-forced-placement-unit-loses-at-most = choosing otherwise alone would take too many from a body
run-forced-placement-unit-gains-at-most = choosing otherwise alone would bring too many to a body
run-forced-placement-unit-holds = choosing otherwise alone would leave a body too few or too many
run-stale-nobody = the record of this person is no longer in the ledger
run-stale-not-considered = { $person } is no longer to be considered
run-stale-moved = { $person } now holds { $seat }
run-stale-taken = no longer open: { $seat }
run-stale-barred = { $person } may no longer hold { $seat }: { $reasons }
run-stale-points = { $person }: suits by { $points } now, by { $then } when it was run

## P22

run-compare-title = Runs compared
run-compare-lead = Only differences are shown, by the same measures. There is no total by which to rank them.
run-compare-measure = Measure
run-compare-same = These runs agree in every measure and every choice.
run-compare-objective = price
run-compare-quality = quality
run-compare-moves = choices
run-compare-unmet = goals not met
run-compare-days = day of effect
run-compare-choices = Choices that differ
run-compare-not = does not move
run-compare-pick = Choose two to four runs that are done
run-compare-few = Two to four runs about the same are needed
    .next = Tick runs that are done in the list
run-compare-do = Compare

## P23

run-accept-title = Accept as drafts
run-accept-lead = Each group of choices becomes one draft of a decision: within a group one takes the seat that another leaves, so they go together. Nothing takes effect by itself: drafts are submitted, approved and signed as every paper; whoever proposes does not approve.
run-accept-all = Choose all
run-accept-take = Take
run-accept-paper = Draft
run-accept-do = Make drafts of what is ticked
run-accept-plan-only = You may propose but not draft decisions: the plan is kept, and an officer makes drafts of it.
run-accept-none = No choice fits the ledger any longer. Run again on the ledger as it is now.
plan-of-run = { $kind } from { $day } (run { $run })
plan-title = Plan { $id }: { $title }
plan-by = proposed by { $by }, { $when }
plan-papers = Drafts of the plan
plan-paper = Draft { $n }
plan-no-paper = no draft yet
plan-paper-begun = a draft is made
plan-begin-drafts = Make drafts of this plan
plan-effects = What the plan changes
plan-effects-none = No figure changes.
plan-figure = Figure
plan-without = Without the plan
plan-with = With the plan
plan-stale-why = The ledger no longer takes draft { $draft }: { $why }
plan-saved = Plan { $id } is kept.
plan-drafts-begun = The drafts are made.
plan-cannot-begun = The drafts of this plan are made already
    .next = Open each draft to submit it
plan-cannot-signed = This plan is in the ledger already
    .next = Open the decisions
