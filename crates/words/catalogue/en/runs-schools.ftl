## School network

run-kind-schools = School network
run-kind-schools-why = Primary, lower secondary and multi-level schools: which small sites to keep, where their pupils go and how far, and which schools become one: with several levels, or for several communes.
run-goal-sites = few small school sites
run-goal-school-way = short ways to school
run-goal-pupils-stay = few pupils who change schools
run-schools-rules = The law book has no size of a class, no seats of a room and no farthest way: the numbers below are the planner’s own, and each can be changed.
run-schools-small = Only sites with fewer pupils than this may close (a number of our own)
run-schools-room-pupils = A classroom holds so many pupils, where seats are not recorded (a number of our own)
run-schools-primary-share = Of a hundred pupils of a school of several levels, so many are in primary school (a number of our own)
run-schools-far-primary-mountain = Primary pupils in the mountains go at most so many metres (a number of our own)
run-schools-far-primary = Primary pupils elsewhere go at most so many metres (a number of our own)
run-schools-far-secondary-mountain = Lower secondary pupils in the mountains go at most so many metres (a number of our own)
run-schools-far-secondary = Lower secondary pupils elsewhere go at most so many metres (a number of our own)
run-schools-several-levels = The main site of a school may take pupils of another level, and becomes a multi-level school

run-schools-schools = { $n ->
    [one] { $n } school
   *[other] { $n } schools
}
run-schools-sites = { $n ->
    [one] { $n } school site
   *[other] { $n } school sites
}
run-schools-pupils = { $n ->
    [one] { $n } pupil
   *[other] { $n } pupils
}
run-schools-seats = { $n ->
    [one] { $n } seat
   *[other] { $n } seats
}
run-schools-unfit = the data of the ledger do not make a problem
schools-none = no primary, lower secondary or multi-level school lies within your reach; import the list of schools
schools-no-pupils = { $unit }: its pupils are not recorded
schools-no-seats = { $unit }: neither its seats nor its rooms are recorded
schools-more-on-sites = { $unit }: its sites have more pupils or more seats together than the whole school; the numbers of a school must include those of its sites
schools-no-such-site = what was settled beforehand names { $unit }, which is no school site of this question
schools-no-place = { $unit }: its latitude and longitude are not recorded; its pupils stay, and nobody is sent there
schools-no-terrain = { $unit }: its terrain is not recorded; the limits for other places than mountains count
schools-decided = { $unit }: a decision in the ledger already merges or ends it, or passes a part of it, from { $day } on; it does not close and its pupils stay
schools-overfull = { $unit }: has { $n } pupils and only { $most } seats
schools-assume-no-law = Assumed: the law book has no number for how many pupils a classroom holds or how far they may go to school; whoever asks sets these numbers
schools-assume-places = Assumed: the ledger does not tell where pupils live, so each school site of today stands for where its pupils live
schools-assume-rooms = Assumed: the seats of { $n } school sites are reckoned from their rooms, { $most } pupils each
schools-assume-levels = Assumed: { $n } multi-level schools do not tell their levels apart; { $most } % are primary pupils, and their further sites teach primary school
schools-assume-straight = Assumed: for { $n } pairs of sites without a recorded road the straight line is taken; the way itself is longer

run-schools-closing = closes
run-schools-today = { $n } pupils, { $most } seats
run-schools-closes = closes: { $what }
run-schools-closes-empty = closes: no pupils are left
run-schools-ends = closes: no pupils are left, and the school is dissolved
run-schools-leaves = stays open: { $what }
run-schools-goes-primary = { $n } primary pupils go to { $unit }, { $what }
run-schools-goes-lower-secondary = { $n } lower secondary pupils go to { $unit }, { $what }
run-schools-by-road = { $n } m by road
run-schools-straight = { $n } m in a straight line
run-schools-passes = the school passes into { $unit }
run-schools-why-settled = it was settled beforehand that it closes
run-schools-why-small = this site has { $n } pupils, fewer than { $most }
run-schools-why-ends = the school has no pupils with whom it could pass into another, so it is dissolved: its people and posts go elsewhere before that
run-schools-held = { $unit } still has { $people } people and { $posts } posts: the ledger takes no dissolution then. Before { $day } those people are to be moved or to leave, and those posts to be abolished or moved
run-schools-why-way-primary = primary pupils go { $n } m, within the limit of { $most } m
run-schools-why-way-lower-secondary = lower secondary pupils go { $n } m, within the limit of { $most } m
run-schools-why-seats = { $unit } then has { $n } pupils on { $most } seats
run-schools-why-multi-level-school = { $unit } becomes a multi-level school
run-schools-why-primary-school = { $unit } keeps primary school alone
run-schools-why-lower-secondary-school = { $unit } keeps lower secondary school alone
run-schools-why-only = no other site can take them
run-schools-other-costs = going to { $unit } changes the price by { $points } points
run-schools-other-full = { $unit }: { $n } seats too few
run-schools-other-far = { $unit }: too far, { $n } m, the limit is { $most } m
run-schools-other-closed = { $unit }: closes in this plan too
run-schools-other-level = { $unit }: does not teach this level
run-schools-other-decided = { $unit }: another decision settles it from { $day } on
run-schools-other-no-way = { $unit }: no way there is known
run-schools-would-stay = { $unit } stays open
run-schools-would-close = { $unit } closes
run-schools-small-stays = { $unit } has { $n } pupils and stays by itself: { $because }
run-schools-alone = there is no other school site
run-schools-dearer = closing it raises the price by { $points } points
run-schools-not-together = no better plan was found in which it closes
run-schools-pupils-primary = the primary pupils of { $unit }
run-schools-pupils-lower-secondary = the lower secondary pupils of { $unit }
schools-conflict-closed = it was settled that the site of { $what } closes, and within { $most } m no other site can take them: it was settled that it closes too, it does not teach this level, another decision settles it, or no way there is known
schools-conflict-large = { $what }: { $n } go together, and the largest site in reach has { $most } seats
schools-conflict-seats = { $what }: { $n } together, and the sites in reach ({ $others }) have { $most } seats
schools-conflict-sites = too few sites may be open
run-stale-site = this school site is no more
run-stale-site-target = where its pupils were to go is no more: { $unit }
run-stale-site-school = this site now belongs to another school
run-stale-site-decided = a decision merges or ends { $unit }, makes another pass into it or passes a part of it, from { $day } on
run-stale-site-pupils = it now has { $n } pupils, it had { $then } when this was worked out
run-stale-site-seats = { $unit } now has { $most } seats, and would have { $n } pupils

run-schools-column-site = School site
run-schools-column-today = Today
run-schools-column-after = By this plan
run-schools-column-used = Seats used
run-schools-mark-pin = must close
run-schools-mark-bar = must not close
run-schools-moves = { $n ->
    [one] { $n } school site closes or loses pupils
   *[other] { $n } school sites close or lose pupils
}
run-schools-no-moves = No school site needs to close: by the rules chosen, things are best as they are.
run-schools-otherwise-unasked = Not looked at: the site stays open, or the run was stopped or out of time
run-schools-otherwise-none = With this site kept nothing was found that keeps every rule
run-schools-otherwise-even = Keeping this site does not raise the price
run-schools-otherwise-costs = Keeping this site raises the price by { $points } points at least
run-schools-otherwise-costs-found = Keeping this site raises the price by { $points } points, with the best that was found
run-schools-compare-not = as it is
run-schools-network = All school sites by this plan
run-schools-network-lead = { $open } of { $all } school sites are kept; { $moved } pupils change sites, { $most } m at most.
run-schools-state-open = kept
run-schools-state-closed = closes
run-schools-state-passes = passes into { $unit }
run-schools-seats-of = { $n } of { $most } seats
run-schools-accept-lead = Each group of schools that hang together is one decision: schools and sites that close pass into the school that takes most of their pupils, a school without pupils is dissolved, a school that changes its levels gets another kind and name, and pupils and rooms are recorded anew. Nothing takes effect by itself: drafts are submitted, approved and signed like every paper, and who proposes does not approve.

constraint-schools-everybody-has-a-school = every pupil has a school
constraint-schools-nobody-divided = pupils of one level of a site go together
constraint-schools-enough-seats = enough seats
constraint-schools-pins-kept = what was settled is kept
constraint-schools-open-at-most = not too many sites are open
constraint-schools-not-too-far = nobody goes too far
constraint-schools-not-forbidden = everybody goes where the level is taught
constraint-schools-cost-of-sites = school sites that are kept
constraint-schools-cost-of-travel = the ways to school
constraint-schools-cost-of-change = pupils who change schools
