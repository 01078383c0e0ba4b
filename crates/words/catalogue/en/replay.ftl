### Replayed history: the reorganisation of administrative units of 2025-07-01.

replay-fault = { $place }: { $what }
replay-fault-no-file = the file cannot be opened ({ $cause })
replay-fault-not-a-row = the line cannot be read ({ $cause })
replay-fault-heading = the first line must be { $due }
replay-fault-blank = column { $column } is empty
replay-fault-not-known = column { $column } does not know { $value }
replay-fault-twice = { $code } stands there twice
replay-fault-two-names = code { $code } has two names, or lies in two places
replay-fault-no-such-unit = there is no unit with code { $code }
replay-fault-one-source = { $old } → { $new } has one source alone and nobody has reviewed it
replay-fault-whole-and-more = { $old } is said to go whole, and elsewhere too
replay-fault-part-alone = { $old } → { $new } is a part, and where the rest goes is not known
replay-fault-suspect = { $old } → { $new }: the old unit lay in another province than most that join; perhaps a homonym
replay-fault-torn = province { $province } is torn: { $old } goes to another one
replay-fault-no-successor = the old unit { $old } goes nowhere
replay-fault-no-source = the new unit { $new } comes from nothing
replay-fault-no-area = the new unit { $new } lacks an area and nobody has reviewed it
replay-fault-two-resolutions = { $name }: each province must have exactly one resolution
replay-fault-not-needed = an exception is no longer needed: { $which }
replay-fault-unreadable = cannot be read ({ $cause })

replay-why-reviewed = by a reviewed exception
replay-why-same-code = goes on under the code of the old unit
replay-why-same-name = goes on under the name of the old unit
replay-why-same-district = { $n } of its sources lay in the old unit's district, more than of any other target
replay-why-lowest-code = nothing tells the targets apart; the lowest code

replay-use-drop = dropped
replay-use-keep = kept
replay-use-unlisted = code had ended
replay-use-default = default target
replay-use-area = area

replay-check-old-units-end = each old unit ends exactly once, its last day 30/06/2025
replay-check-districts-end = every district ends with them
replay-check-provinces-pass = each old province passes whole into one new one, or goes on
replay-check-new-units-sourced = each new unit has a source and begins on 01/07/2025
replay-check-edges-kept = lineage in the ledger is what was settled, told by both ends
replay-check-no-crossing = no edge crosses provinces that did not merge
replay-check-counts-before = units before by kind and province
replay-check-counts-after = units after by kind and province
replay-check-answers-before = as of 30/06/2025: name, kind, code, district, province of each unit
replay-check-answers-after = as of 01/07/2025: name, kind, code, province, area of each unit
replay-check-posts = each post has exactly one current unit and keeps its holder
replay-check-people = each person has exactly one current unit
replay-check-quantities = what is measured of a new unit is the sum of the old ones that lead there
replay-check-totals = people, posts, quantity of each province: as it was then, and on today's structure, the same
replay-check-splits-wait = each split unit stands in the review queue
replay-check-journey-names = the district's path: name and kind as it was then
replay-check-journey-districts = the district's path: in which district as it was then
replay-check-journey-totals = the district's path: everybody counted, as it was then and on today's structure

## The command

cli-replay-busy = replaying
cli-replay-faulty = It cannot be replayed yet, the files leave this open:
    .next = Correct the file, or review it and write it with its reason into crates/replay/exceptions.toml
cli-replay-refused = The ledger refuses { $number }:
    .next = Nothing was written; report this to the developers
cli-replay-broken = Invariants are broken:
    .next = See each line above; do not use this ledger
cli-replay-before = Before (30/06/2025): { $n } units of { $provinces } provinces: { $kinds }
cli-replay-after = After (01/07/2025): { $n } units of { $provinces } provinces: { $kinds }
cli-replay-kind = { $kind } { $n }
cli-replay-provinces = By new province:
cli-replay-province = { $resolution } { $name }: { $before } → { $after } ({ $kinds })
cli-replay-splits = Split, with people, posts, quantities waiting for review: { $n } units
cli-replay-split = { $old } → { $default }; also { $others } ({ $why })
cli-replay-exceptions = Reviewed exceptions: { $n }
cli-replay-path = The path of district Hoành Bồ:
cli-replay-then = as it was then, { $n } people: { $places }
cli-replay-today = on today's structure, { $n } people: { $places }
cli-replay-proof = Proof:
cli-replay-held = all { $n } hold: { $what }
cli-replay-check-broken = BROKEN { $broken }/{ $n }: { $what }: { $which }
cli-replay-same = the files read again, written from the start again: the same head
cli-replay-other = BROKEN: the files read again, written from the start again, give another head
cli-replay-whole = verify: the ledger is whole, { $decisions } decisions, { $acts } acts
cli-replay-not-whole = BROKEN verify after { $decisions } decisions, { $acts } acts: { $cause }
cli-replay-seconds = { $total } seconds ({ $steps })
cli-replay-step-read = read
cli-replay-step-enter = enter
cli-replay-step-prove = prove
cli-replay-step-verify = verify
cli-replay-step-again = second time
