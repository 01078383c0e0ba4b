## Runs of mergers of villages

run-kind-villages = Mergers of villages
run-kind-villages-why = Which villages and residential groups have too few households; which join which inside their commune, so that most villages stay, those that join are near and few households change their village.
run-villages-rules-lead = They merge inside one commune, with their own kind, along roads that the ledger knows. The least number of households is that of the law book, with its mark of confidence above; where another is set, the plan says that the asker set it.
run-villages-least-village = Least households of a village (0: as the law book says)
run-villages-least-group = Least households of a residential group (0: as the law book says)
run-villages-only-must = Merge only what the law tells to, and do not ask that every village has enough
run-villages-change-metres = That one household keeps its village is worth so many metres between villages that become one
run-villages-offer-together = Add a pair that must become one
run-villages-offer-apart = Add a pair that must not become one
run-villages-offer-as-is = Add a village that stays as it is
run-villages-offer-within = Add a commune or town: only those chosen are looked at
run-villages-pair = { $one } and { $two } ({ $commune })
run-villages-village = { $village } ({ $commune }, { $households } households)
run-villages-in-commune = { $village }, { $commune }
run-villages-as-is = stays as it is
run-villages-within = looked at alone
run-villages-all = { $n ->
    [one] { $n } village
   *[other] { $n } villages
}
run-villages-below = { $n } with too few households
run-villages-must = { $n } that must merge
run-villages-neighbours = { $n ->
    [one] { $n } pair of neighbours with a road
   *[other] { $n } pairs of neighbours with a road
}
run-villages-not-joined = must become one but do not touch inside one commune: { $villages }; name those between them too, or drop the pair
run-villages-must-and-not = { $one } and { $two } must become one (directly or through others) and must not
run-villages-must-and-stand = { $one } and { $two } must become one (directly or through others), but a later decision needs both
run-villages-unfit = the ledger's data do not make a problem
run-villages-now = { $commune }; { $households } households
run-villages-into = { $village } ({ $households } households); with all of them { $n } households
run-villages-minimal = whichever leaves, the rest has too few households or does not hang together
run-villages-least = together they need at least { $least } households
run-villages-asked-for = it was settled that they become one
run-villages-if-not = without it { $n } still have too few households, of which { $must } must merge
run-villages-otherwise = otherwise: { $village } joins { $beside }, at a difference of { $more } km
run-villages-no-other = no other group is next to it
run-villages-small-still = { $n } still have fewer households than the minimum, but the law does not yet tell them to merge: { $villages }
run-villages-hear-first = Nobody has been asked yet: the voters of each village are to be heard before a scheme is handed on.
run-villages-cheapest-unknown = What is proven is the number that stay; among plans that keep as many it is not proven that this one lies nearest together.
run-villages-stay = { $commune }: { $n } stay as they are ({ $villages })
villages-both-stand = { $one } and { $two } cannot become one, since a later decision needs both
villages-stands-alone = not met: { $villages } ({ $commune }) must stand, since a later decision needs it, and has too few households without another one that must stand too: { $lacking } are lacking
villages-ends = left as they are, since a decision merges or closes them after that day: { $villages } ({ $commune })
villages-must-stand = not merged into others, since a decision lets others pass into them, or a part go elsewhere, after that day: { $villages } ({ $commune })
run-villages-column-village = Village
run-villages-column-now = Now
run-villages-column-into = Joins
run-villages-moves = { $n ->
    [one] { $n } village joins another
   *[other] { $n } villages join others
}
run-villages-no-moves = None needs to merge: by the rules chosen, things are best as they are.
run-villages-quality-proven = no plan keeps more villages
run-villages-quality-gap = fewer might have to merge, by { $percent } % at most
run-villages-watch-best = The best so far: { $points } villages join others (fewer is better)
run-villages-otherwise-none = This village alone cannot go to the group beside it
run-villages-otherwise-even = This village alone could go to the group beside it, no farther and with no more households that change
run-villages-otherwise-costs = This village alone could go to the group beside it, for about { $points } km more
run-villages-compare-not = does not merge
run-villages-accept-lead = Each group becomes a draft decision of a merger: the village with the most households takes the others, and one that must stand by a decision before all others; households, people, posts and quotas pass with them. Nothing takes effect by itself: a draft is submitted, approved and signed like any other; whoever proposes does not approve. The voters of each village are to be heard before it is submitted.
run-stale-village-merged = { $village } has passed into { $others }
run-stale-village-ends = a decision merges or closes { $village }
run-stale-village-stands = a later decision lets another pass into { $village }, or a part of it go elsewhere: until then it passes into none
run-stale-village-gone = { $village } is no longer among the villages to merge
run-stale-village-parted = the two are no longer of one commune and kind
run-stale-village-road = no road is recorded any longer that joins { $village } with { $others }, itself or through others of the group
run-stale-village-few = together they have only { $n } households now, and need at least { $least }
run-stale-village-minimum = at least { $least } households are needed now, { $then } when it was run
run-stale-village-households = together they have { $n } households now, { $then } when it was run
constraint-regions-alike = those that become one lie apart (km)
constraint-regions-least-disruption = households that change their village (in km)
run-ask-offer-none = add nothing
run-ask-offer-add = Add to what is settled
