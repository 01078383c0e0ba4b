### What the command line says: data headings on stdout, words on stderr. `.next` says what to do.

cli-serving = Xứng Tầm: { $address } (stop with Ctrl+C)
cli-demo-ledger = Ledger: { $path } (demonstration data)
cli-not-a-day = “{ $typed }” is no day; write 2019-03-14 or 14/03/2019
cli-due = due { $due }
cli-target = target { $target }
cli-all = All
cli-lacking = lacking
cli-not-met = not met
cli-unknown = unknown

## The ledger and the machine

cli-ledger-missing = There is no ledger at { $path }
    .next = Make the demonstration ledger with `xungtam demo`, import a list with `xungtam import`, or name the place with --data
cli-file-exists = There is a file at { $path } already
    .next = Choose another place; nothing is ever overwritten
cli-ledger-busy = Another program is writing to the ledger { $path }
    .next = Stop that program, or work through its web pages
cli-not-a-ledger = { $path } is no ledger that this release reads: { $cause }
    .next = Name the ledger's file with --data, or use a newer release
cli-ledger-cannot-open = The ledger { $path } cannot be opened: { $cause }
    .next = Check the rights to read and write; if the file is damaged, restore a backup with `xungtam restore`
cli-ledger-unreadable = The ledger { $path } cannot be read: { $cause }
    .next = Run `xungtam verify`, or restore a backup
cli-ledger-not-whole = The ledger { $path } is not whole: { $cause }
    .next = Run `xungtam verify` to learn where it parts, and restore a backup with `xungtam restore`
cli-records-unreadable = The ledger's records cannot be read: { $cause }
    .next = Run `xungtam verify`
cli-not-written = Nothing could be written: { $cause }
    .next = Check the free room and the right to write
cli-full = No room is left where the ledger is kept: it can be read, but not written
    .next = Make room, then run the command again; what was written before is unharmed
cli-broken = A fault of the program broke this off; nothing of it was written
    .next = Tell the developers; the ledger can still be used
cli-bad-address = The address of the database cannot be read: { $cause }
    .next = Write postgres://USER@HOST/DATABASE?ledger=NAME; keep the password in the variable PGPASSWORD
cli-database-silent = The database { $path } cannot be entered: { $cause }
    .next = Check the PostgreSQL server, the address, the account and the password (variable PGPASSWORD)
cli-ledger-unknown = There is no ledger { $path }
    .next = Make one with `xungtam import`, `xungtam demo` or `xungtam restore`, or choose another name after ?ledger=
cli-ledger-taken = There is a ledger { $path } already; nothing is overwritten
    .next = Choose another name after ?ledger=
cli-in-doubt = Whether it was written is not known: the database went away meanwhile ({ $cause })
    .next = Look at the list of decisions before doing it again, so that nothing is written twice
cli-read-only = The ledger is only read here
    .next = Run the command where the ledger is written, or leave out --follow
cli-closing = The ledger is closing
    .next = Run the command again
cli-again = Not done: { $cause }
    .next = Run the command again
cli-fault = The program is at fault: { $cause }
    .next = Tell the developers
cli-no-scratch = The folder for temporary files cannot be used: { $cause }
    .next = Check that it has room and can be written to
cli-file-unreadable = { $file } cannot be opened: { $cause }
    .next = Check the path and the right to read it
cli-file-not-written = { $path } could not be written: { $cause }
    .next = Choose a name that is not taken, in a folder that is there; nothing is ever overwritten
cli-listen-failed = { $address } cannot be opened: { $cause }
    .next = Choose another port with --listen
cli-known-beyond = The ledger has { $head } decisions so far; decision { $seq } is not there yet
    .next = Choose a smaller number, or leave out --known to see what is known now
cli-known-unreadable = --known does not understand “{ $typed }”
    .next = Write a decision's place in the ledger, or a day: 2019-03-14

## Finding a thing by what was typed

cli-no-such-figure = There is no figure { $id }
    .next = Choose one of: { $all }
cli-no-such-unit = The ledger has no unit { $typed }
    .next = Write the unit's exact name or id
cli-several-units = Several units are called { $typed }
    .next = Choose an id: { $ids }
cli-no-unit-yet = the ledger has no unit yet: establish the authority first, or import a list
cli-no-such-person = The ledger has nobody who is { $typed }
    .next = Check the name, the citizen number or the person's id
cli-several-people = { $n } people are called { $typed }
    .next = Choose an id: { $ids }
cli-no-such-plan = There is no plan { $id }
    .next = See the ids with `xungtam plan list`
cli-no-such-standard = There is no standard { $id }
    .next = Choose one of: { $all }

## Law

cli-law-broken = The law has faults: { $cause }
    .next = Correct the entries above and run again; `xungtam law check` lists them all
cli-law-conditions = A condition is at fault: { $cause }
    .next = Correct it in the file, line and column named above
cli-law-holds = { $entries } entries, { $sources } sources, { $cases } cases: no fault

## Figures, standards, explanations

cli-figures-of = As of { $day }, the ledger up to decision { $seq }, head { $head }
cli-standards-of = As of { $day }: { $n } people in service; columns: in scope, met, not met, unknown
cli-explain = { $name } ({ $id }) – { $place }; as of { $day }
cli-explain-nothing = No standard applies to this person on this day
cli-not-on-record = not on record
cli-decision = { $number } of { $signed } (act { $act })

## Needs and plans

cli-no-capacity = A capacity of 0 % opens no class
    .next = Choose 1 or more
cli-needs-gaps = Missing, as of { $day }:
cli-needs-classes = { $n } classes in { $year }, { $learners } enrolments:
cli-needs-unplaced = { $n } people for whom no class is free:
cli-gap-programme = a class closes it
cli-gap-studying = studying
cli-gap-on-list = on a class list already
cli-gap-no-programme = no programme closes it
cli-gap-ask-the-record = the record is not clear and must be checked
cli-plan-saved = Plan { $id } saved: { $n } draft decisions; see `xungtam plan show { $id }`, `xungtam figures --plan { $id }`
cli-plan-not-saved = No plan was saved
cli-plan-refused = The plan was not saved: the ledger refuses draft { $draft }
    .next = Try with --dry-run
cli-plan-stale = Plan { $id } is stale: the ledger no longer takes draft { $draft }
    .next = Make the plan again on the ledger as it is now
cli-plan-fits = fits the ledger
cli-plan-enacted = signed, from decision { $first } on
cli-plan-is-stale = stale: newer decisions no longer let it fit
cli-plan-aside = put aside: { $reason }
cli-plan-drafts = { $n } drafts
cli-plan-head = { $id } – { $title } (made on decision { $base }, by { $by })
cli-plan-stale-from = Stale from draft { $draft } on:
cli-plan-draft = { $title } (in force { $effective }), { $n } acts
cli-plan-diff = As of { $day }; the ledger now → plan { $id }
cli-plan-touches = Touches { $people } people, { $others } units, posts and classes

## Proof and copies

cli-busy-verify = Proving the chains and the replay…
cli-verify-head = decisions: { $seq }
    head: { $head }
cli-verify-snapshot = snapshot: says what the ledger says up to decision { $seq }
cli-busy-snapshot = Taking a snapshot of the ledger…
cli-snapshot-kept = Kept a snapshot of the ledger up to decision { $seq }
cli-snapshot-unread = The snapshot could not be used ({ $why }): the whole ledger was replayed, and a new one is taken
cli-snapshot-not-kept = No snapshot could be kept ({ $why }): the ledger is written as before, only the next start takes longer
cli-snapshot-failed =
    No snapshot could be kept.
    Look at the free space and the right to write in the ledger's folder, then run it again; the ledger is unchanged.
cli-snapshot-contradictions =
    No snapshot can be taken: an erasure has left the ledger with contradictions.
    Run verify to look at the ledger; it opens all the same, only slower.
cli-verify-erased = erased by law: { $places }
cli-verify-erased-files = files erased by law: { $places }
cli-verify-fault = broken: { $place }: { $wrong }
cli-verify-whole = The ledger is whole: chains, events and replay agree
cli-verify-parts = The ledger is not whole; the first place where it parts stands above
    .next = Keep the file as evidence, and restore a backup with `xungtam restore`
cli-verify-events = events: { $head }
cli-verify-other-head = The ledger does not begin as the head says that was noted before
    .next = Keep the file as evidence; compare it with the printed heads and with older backups
cli-verify-cut-back = { $head }: the ledger no longer goes so far, it was cut back
cli-verify-built-anew = { $head }: another hash stands there now, the ledger was built anew
cli-backed-up = { $from } was copied to { $to }
cli-backup-failed = No copy could be made at { $to }: { $cause }
    .next = Choose a place that is free
cli-restored = { $to } restored: { $seq } decisions, head { $head }
cli-drill-held = Restore drill of { $from }: whole after { $seconds } s, { $seq } decisions, head { $head }

## What must be well

cli-doctor-whole = The ledger is whole
cli-doctor-whole-well = { $n ->
    [one] { $n } decision; hash chains, log and replay agree
   *[other] { $n } decisions; hash chains, log and replay agree
}
cli-doctor-whole-next = Keep the file as it is for evidence; run `xungtam verify` to see all, then restore a backup with `xungtam restore`.
cli-doctor-law = Law
cli-doctor-law-read = { $n } entries can be read
cli-doctor-office = State of the office
cli-doctor-clock = Clock
cli-doctor-clock-at = { $when }
cli-doctor-clock-back = { $when }, which is before the newest decision of the ledger ({ $newest })
cli-doctor-clock-next = Set the clock of the machine before the service is begun: a decision with a wrong time cannot be mended.
cli-doctor-room = Free room
cli-doctor-room-free = { $free } MB are free; the ledger's file has { $size } MB
cli-doctor-room-next = Make room on the disk, or move backups to another machine.
cli-doctor-readers = Who can read the ledger's file
cli-doctor-readers-own = the account of the service and its group alone
cli-doctor-readers-all = every account of the machine
cli-doctor-readers-next = Run chmod o= for the ledger's file and the files of the same name beside it.
cli-doctor-well = Nothing must be done at once
cli-doctor-ill = { $n ->
    [one] { $n } thing is not well; it is marked ▲ above
   *[other] { $n } things are not well; they are marked ▲ above
}
    .next = Do what stands below each of them, then run it again

## Accounts

cli-password = Password (one line, at least 12 characters):
cli-account-added = Account { $name } added
cli-account-open = open
cli-account-closed = closed
cli-account-refused = The account was not added:
    .next = Correct the points above and run again
cli-no-such-role = there is no role “{ $typed }”; choose one of: { $all }
cli-no-such-class = there is no class of data “{ $typed }”; choose one of: { $all }
cli-account-bad-name = a name has 2–40 small letters without marks, digits, points, hyphens
cli-account-name-taken = there is an account of this name
cli-account-password-short = the password needs at least { $least } characters
cli-account-password-plain = the password needs small and capital letters, digits and other signs
cli-account-password-used = this password was used before
cli-account-password-common = the password is too common, or the account's own name
cli-account-hashing = the password could not be hashed
cli-account-oneself = nobody grants to oneself
cli-right-granted = Granted right { $number }
cli-right-ended = Ended right { $number }
cli-right-refused = Not done:
    .next = Mend the points above and run it again
cli-account-opened = Account { $name } is open again
cli-account-shut = Account { $name } is closed
cli-password-handed-out = A password of one use, printed this once; the holder must change it at the log-in:
cli-no-such-rules = there are no rules “{ $typed }”; choose one of: { $all }

## Imports

cli-busy-read = Reading { $file }…
cli-busy-import = Comparing { $file } with the ledger…
cli-new-ledger = There is no ledger at { $path }: a new one is made
cli-import-totals = added { $add }, changed { $change }, duplicate { $duplicate }, error { $error }, skipped { $skip }
cli-import-written = as of { $day }, decision { $seq } of the ledger
cli-import-not-written = as of { $day }
cli-import-columns = columns: { $columns }
cli-import-row = { $sheet }row { $row }: { $outcome } – { $reasons }
cli-import-more = … and { $n } more rows (see --json)
cli-import-one-at-a-time = --save-mapping and --marked go with one file only
    .next = Import the files one by one
cli-mapping-saved = Mapping saved: { $path }
cli-mapping-unreadable = The mapping { $mapping } cannot be used: { $cause }
    .next = Correct the place named above, or save a new one with --save-mapping
cli-marked-written = The workbook is given back with a column of reasons: { $path }
cli-marked-failed = The workbook could not be given back: { $cause }
    .next = See the reasons with --json
cli-no-roster = No list of people was found in { $file }
    .next = Save the mapping with --save-mapping M, name the columns there, and import again with --mapping M
cli-import-refused = The ledger refuses the list { $file }:
    .next = Nothing was written; correct the file and import again
cli-import-revoked = Import { $seq } was revoked by decision { $by } of the ledger
cli-import-was-revoked = revoked by decision { $seq }
cli-import-revoke-refused = The import was not revoked:
    .next = Revoke the decisions that depend on it first, or correct person by person
cli-read-out-of-bounds = { $file } is too large or damaged: the reader stopped within its 512 MB
    .next = Open the file, delete needless sheets and rows, save it as .xlsx and import again
cli-read-too-long = Reading { $file } took more than 30 seconds
    .next = Divide the file and import part by part
cli-not-a-list = { $file } cannot be read:
    .next = Save it as .xlsx or .csv (UTF-8) and import again; nothing was written

## Export

cli-export-what = It is not clear what to export
    .next = Add --roster FILE.xlsx, --sqlite FILE or --csv DIR
cli-export-too-large = The list does not fit into one file: { $cause }
    .next = Divide it by unit with --unit
cli-exported-people = { $path }: { $n } people, as of { $day }
cli-exported-tables = { $path }: { $n } tables

## The demonstration district

cli-busy-decisions = decisions
cli-demo-setting-up = 1/4 Setting up the authority, units, posts, quotas
cli-demo-rolls = 2/4 Writing the rolls and importing them
cli-demo-decisions = 3/4 Issuing the decisions of the scenario
cli-demo-accounts = 4/4 Opening demonstration accounts
cli-demo-training = Training plan { $year }: { $classes } classes, { $decisions } decisions
cli-demo-refused = The ledger refuses { $number }:
    .next = Tell the developers
cli-demo-bad-rows = The roll { $file } has bad rows:
    .next = Tell the developers

cli-revoke-refused = The ledger does not take the revocation
    .next = Revoke what depends on it first, or revoke from a day on with --from
cli-revoked = Decision { $seq } is revoked by decision { $by } of the ledger
cli-act-unknown = There is no act “{ $act }”
    .next = See the list with `xungtam acts`
cli-erased = Erased { $n } acts and { $files } files by decision { $by }. Earlier backups and exported files still hold them: destroy those yourself
cli-file-erased = erased by law
cli-erased-shared = The file { $file } is still there: another decision names the same, erase it there as well
cli-erased-left = The file { $file } could not be taken away; it is tried again when the ledger is next opened, and verify names it until then
cli-erased-beside = Files are left beside those decisions: { $files }. Look whether they speak of the person erased; if so, erase them with --file
cli-erase-no-reason = No reason for the erasure is given
    .next = Add --because with the legal basis
cli-erase-no-acts = There is nothing to erase
    .next = Give the code of an act (17-3), of a person with --person, or of a file with --file
cli-erase-no-such-file = No decision names a file { $file }
    .next = A file's code is its decision and its place there, from 0; see them with `xungtam decisions --files`
cli-erase-file-erased = The file { $file } is erased by law already
    .next = It need not be erased again
cli-erase-files-out-of-reach = Only an administrator of the whole authority may erase files of decisions
    .next = Ask an administrator of the whole authority
cli-erase-not-erasable = Cannot be erased: { $cause }
    .next = Only acts that are still in the ledger and are about persons alone can be erased
cli-erase-out-of-reach = The person { $person } is outside what was granted
    .next = Ask an administrator of the whole authority
cli-erase-contradicts = With this act alone erased, what is left contradicts what others did
    .next = Erase what began it as well, or the whole record with --person
cli-erase-contradicts-act = act { $act }: { $said }
cli-erase-refused = The ledger does not take the erasure
    .next = See the reasons above
cli-key-made = API key { $sign } made; its last day is { $last }. It is shown here once; the ledger keeps its hash alone:
cli-key-strong = A strong key: asked for on the page API keys it needs a second person; made by this command it is in use at once, and nobody confirms it.
cli-key-refused = The API key was not made:
    .next = Mend the points above and run it again
cli-key-not-revoked = The API key was not taken back:
    .next = See the signs of the keys with `xungtam key list`
cli-key-revoked = API key { $sign } taken back
cli-key-runs = in use
cli-key-waits = not yet begun
cli-key-reads-only = in use, for reading only: it stands for no account
cli-key-over = ended
cli-key-proposed = waits for a second person
cli-key-lapsed = nobody confirmed it in time
cli-key-taken-back = taken back
cli-key-never-used = never used
cli-no-such-deed = there is no deed “{ $typed }”; choose among: { $all }
cli-solve-words = It is not clear what to solve:
    .next = Type: xungtam solve FAMILY FILE --seconds 10 --threads 2 --seed 1 [--out FILE] [--json]
cli-solve-family = there is no family “{ $found }”; there are: { $known }
cli-solve-no-file = no file is named; write it behind the family
cli-solve-switch = “{ $found }” means nothing here; this family knows: { $known }
cli-solve-number = { $switch } needs { $needs ->
        [whole] a whole number
        [seconds] seconds, 0 or more
        [threads] a whole number from 1 to 1024
       *[file] a file name
    }, not “{ $found }”
cli-solve-unreadable = { $path } cannot be read: { $cause }
    .next = Check the path and the right to read it
cli-solve-unwritten = { $path } cannot be written: { $cause }
    .next = Check the folder and the right to write there
cli-solve-flawed = { $path } cannot be read as it is:
    .next = Correct these lines, or choose the family of the file
cli-solve-flaw = line { $line }: { $fault }
cli-solve-plan-unread = { $path } is no problem of an office: { $cause }
    .next = The file is JSON {"{"}"planner": "assignment", "problem": …{"}"}; planner: assignment, headcount, schools, villages
cli-solve-plan-unfit = The problem in { $path } cannot be solved yet:
    .next = Correct these points and solve again
cli-solve-twice = { $list } has “{ $id }” twice; give each an id of its own
cli-solve-unknown = { $field } names “{ $id }”, which is not in the problem; add it or correct the id
cli-solve-range = { $field } of “{ $id }” is { $found }; it must be from { $least } to { $most }
cli-solve-held-twice = two people hold post “{ $post }” today; correct one of them
cli-solve-empty-bar = a bar of “{ $person }” names neither post nor unit; name one of them
cli-plan-impossible = There is no plan that keeps everything that must hold. This is proven. These cannot be met together:
cli-plan-not-found = No plan was found that keeps everything that must hold; that there is none is not proven
cli-plan-pinned = { "  " }it is settled
cli-plan-no-other = { "  " }no other plan was found
cli-plan-placed = { $person }: { $post }
cli-plan-placed-otherwise = { "  " }otherwise { $post }: { $costs } points more, { $moves } others would move
cli-plan-demand-pin = { $person } is settled for { $post }
cli-plan-demand-bar = { $person } must not go to { $where } ({ $reason })
cli-plan-demand-placed = { $person } must have a post
cli-plan-demand-filled = post { $post } must have a holder
cli-plan-demand-cover = commune { $commune } must have somebody
cli-plan-demand-unit = the limits of unit { $unit }
cli-plan-headcount = Above quotas: { $excess }; below strengths: { $shortfall }; benefits: { $money }; disruption: { $disruption }
cli-plan-streamline = { $year }: { $people } cases of { $id } are streamlined
cli-plan-transfer = { $year }: { $people } people are transferred by { $id }
cli-plan-recruit = { $year }: { $people } people are recruited into { $id }
cli-plan-headcount-otherwise = { "  " }with one less, at best: above quotas { $excess }, below strengths { $shortfall }, benefits { $money }, disruption { $disruption }
cli-plan-over-quota = { "  " }with one less, quota { $id } of { $limit } would have { $people } people in { $year }
cli-plan-under-strength = { "  " }with one less, { $id } would have { $people } people in { $year }; it needs { $limit }
cli-plan-over-cap = { "  " }with one less, cap { $id } would allow { $limit } recruits in { $year }; there are { $people }
cli-plan-over-budget = { "  " }with one less, budget { $id } of { $limit } would pay { $money } in { $year }
cli-plan-nobody-left = { "  " }with one less, { $id } would lack { $people } people in { $year }
cli-plan-demand-step = what is settled for { $id } in { $year }
cli-plan-demand-quota = quota { $id } in { $year }
cli-plan-demand-strength = minimum strength { $id } in { $year }
cli-plan-demand-cap = replacement cap { $id }
cli-plan-demand-budget = benefit budget { $id }
cli-plan-not-one-a-year = { $field } of “{ $id }” has { $found } entries for { $years } years; write one for each year
cli-plan-years = the years must be at least one, each later than the one before
cli-plan-more-cases = pools of “{ $id }” hold { $cases } cases that retire in { $year }, but { $retirements } retire then; correct one of them
cli-plan-more-leave = “{ $id }” has { $people } people, but { $leaving } who retire or may be streamlined; correct one of them
cli-plan-site-open = { $site } is open
cli-plan-school-here = { $place }, { $level }: { $site }
cli-plan-school-other = { "  " }otherwise { $site }: { $more }{ $why ->
        [closed] , but it is closed
        [full] , but it is full
        [far] , but it is too far
        [no-way] , but there is no way
        [forbidden] , but that is forbidden
       *[free] {""}
    }
cli-plan-no-school = no school of { $level } is in reach of { $place }; open one, or allow a longer way
cli-plan-place-large = { $place } has { $pupils } pupils of { $level }, and the largest school in reach { $seats } seats; allow a division, or add seats
cli-plan-few-seats = { $places } have { $pupils } pupils of { $level }; { $sites } have { $seats } seats; add seats, or let a site open
cli-plan-few-sites = { $pupils } pupils, but { $most } sites have at most { $seats } seats; let more sites open
cli-plan-many-pinned = { $sites } are settled to stay open, but at most { $most } may; release some
cli-plan-travel-row = travel of { $place } has { $found } entries for { $sites } sites; write one for each
cli-plan-travel-rows = travel has { $found } rows for { $places } places; write one for each
cli-plan-site-cost = a cost of { $site } is below 0 or no number; correct it
cli-plan-travel-cost = a cost of travel or change ({ $place }) is below 0 or no number; correct it
cli-plan-level = { $where } names level { $level } twice, or it does not exist; correct it
cli-plan-today = pupils of { $place } go today to site number { $site }, which does not exist; correct it
cli-plan-forbidden-pair = forbidden pair number { $pair } names a place or site that does not exist; correct it
cli-plan-group = One village: { $villages }
cli-plan-group-minimal = { "  " }none of them can leave: the rest would be too small or fall apart
cli-plan-group-spare = { "  " }it could spare one
cli-plan-village-otherwise = { "  " }{ $village } could go to { $beside }: { $costs }
cli-plan-village-kept = { "  " }{ $village } cannot go to { $beside } by the rules ({ $costs })
cli-plan-unknown-village = village number { $village } is named, but there are { $villages }; correct it
cli-plan-paired-itself = { $village } is paired with itself; remove the pair
cli-plan-households = { $village } has { $households } households; write 0 or more
cli-plan-terrain = { $village } lies in terrain number { $terrain }, which has no threshold; add it
cli-plan-senseless = the limits make no sense: a threshold is at least 1, the least at most the most, a price at least 0
cli-plan-pinned-twice = { $village } is settled twice; leave it in one group
cli-plan-pinned-stands = the settled group { $villages } cannot stand: it is not connected, breaks a limit, or a pair’s rule
cli-plan-merge-apart = { $villages } must merge but are not connected; add the villages between them
cli-plan-must-and-not = { $one } and { $two } must merge, directly or through others, and may not; drop one of the rules
cli-plan-island = { $villages } touch nobody else and are { $lacking } short of one group; add a road, or lower the threshold
cli-plan-too-large = { $villages } exceed the most of a group by { $beyond }; raise the limit or split them
cli-plan-total = { $households } households do not make { $groups } groups within the limits; change the number or the limits
cli-plan-part = { $villages } cannot be cut into groups within the limits; change the limits
cli-training-head = On { $day }: { $classes } classes of { $year }, { $people } people, { $places } places; { $rooms } rooms, { $lecturers } lecturers; every office keeps { $present } % at work
cli-training-nothing = There is no training plan yet; what is missing:
    .next = Enter in the ledger what is named above, and run it again
cli-training-not-found = In that time no timetable was found that keeps everything it must; nor is it proven that there is none. The nearest one still breaks:
    .next = Give more seconds (--seconds), lower the share to keep at work (--present), or let open classes move (--move-open)
cli-training-kept = Timetable { $id } is kept; next time `--from { $id }` keeps what can be kept of it
cli-training-session = { $class }: { $date }, { $half ->
    [morning] morning
   *[afternoon] afternoon
  }, { $room }, { $lecturer }
cli-training-demand-pin = the settled session of { $class } on { $date }, { $half ->
    [morning] morning
   *[afternoon] afternoon
  }
cli-training-demand = { $what ->
    [present] the share of people who stay at { $who }
    [least] the least number of learners in a class of { $who }
    [most] the most learners in a class of { $who }
    [season] the part of the year of class { $class }
    [lecturer-away] the times when { $who } is away
    [load] the load of { $who }
    [room-closed] the times when { $who } is closed
    [learner-away] the times when { $who } is away
    [enrolled] { $who } is settled in class { $class }
   *[forbidden] { $who } must not be in class { $class }
  }
cli-training-missing = the problem has no { $list ->
    [dates] dates of teaching
    [classes] classes
    [learners] learners
    [lecturers] lecturers
   *[rooms] rooms
  }; add them under “{ $list }”
cli-training-dates = the dates do not rise at { $date }; put them in order, each once
cli-training-backwards = { $field } of “{ $id }”: { $until } is not after { $from }; correct one of the two
cli-training-no-class = { $learners } learners take { $course }, of which no class is opened; open one or strike the course from them
cli-training-no-learners = class { $class } is opened, but nobody takes { $course }; name learners or drop the class
cli-training-no-lecturer = nobody teaches { $course }; name a lecturer for it
cli-training-too-many = { $learners } learners take { $course }, whose { $classes } classes take { $limit } at most; open another class or find a larger room
cli-training-too-few = { $learners } learners take { $course }, whose { $classes } classes need { $limit } at least; drop a class
cli-training-few-dates = class { $class } needs { $needed } half days, and there are { $open } from { $from } until { $until }; widen its part of the year
cli-training-no-room = no room for class { $class }: it needs at least { $seats } seats, and the largest has { $largest }; add a room or make the class smaller
cli-training-no-room-with = no room for class { $class }: it needs at least { $seats } seats with { $equipment }, and the largest of these has { $largest }; add a room or make the class smaller
cli-training-no-room-free = rooms with at least { $seats } seats are free on { $open } half days from { $from } until { $until }, and class { $class } needs { $needed }; free a room or widen its part of the year
cli-training-no-lecturer-free = who can teach class { $class } is there on { $open } half days from { $from } until { $until }, and it needs { $needed }; name another lecturer or widen its part of the year
cli-training-overloaded = { $classes } need { $needed } sessions by { $of }, who may give { $open } together; name another lecturer or raise a load
cli-training-crowded = { $classes } need { $needed } half days of { $of }, and { $open } are free; add one, or widen their part of the year
cli-training-away = { $learner } is away too often for every class of { $course }; open another class or strike the course
cli-training-overbooked = { $learner } takes courses of { $needed } sessions and can come on { $open } half days; strike a course
cli-training-emptied = the people of { $unit } must learn for { $needed } days, and { $most } may be absent on each of { $dates } dates; lower the share or send fewer
cli-training-pins = class { $class } has { $pins } settled sessions, but { $sessions } in all; take some away
cli-training-pin = the settled session of { $class } on { $date } ({ $half ->
    [morning] morning
   *[afternoon] afternoon
  }) cannot be: { $fault ->
    [out-of-season] it lies outside the class's part of the year, or on a date without teaching
    [twice] it is settled twice
    [room-unfit] the room lacks what the course needs
    [room-closed] the room is closed
    [room-taken] the room is settled for another class
    [cannot-teach] the lecturer does not teach the course
    [lecturer-away] the lecturer is away
   *[lecturer-taken] the lecturer is settled for another class
  }; move it or drop it
cli-training-enrolment = { $learner } cannot be settled in class { $class }: the course is not taken, or settled twice, or it is forbidden; drop one
cli-training-forbidden = every class of { $course } is forbidden to { $learner }; allow one
cli-solve-progress = { $seconds } s: { $objective }, never below { $bound }
cli-solve-none = –

## Rotation

cli-rotation-no-term = The law book has no term of appointment on { $day }
    .next = Give it by --months-in-post
cli-rotation-nothing = There is nothing to rotate or reinforce
    .next = Choose another day, or fewer months by --months-in-post
cli-rotation-impossible = No plan meets all that is asked; these cannot be true together:
    .next = Ask less, for instance a larger --most-lost or --no-reinforcement
rotation-plan-title = Rotation and reinforcement from { $day }
rotation-head = On { $day }: { $open } seats need somebody, { $people } people are considered, { $pairs } pairs are allowed
rotation-no-seats = no leading post is empty or held for long, and every commune is reinforced
rotation-nobody = nobody is to be considered
rotation-nobody-suits = nobody suits: { $seat }
rotation-demand-pin = { $person } must hold { $seat }
rotation-demand-bar = { $person } must not hold { $seat }
rotation-demand-placed = { $person } must have work
rotation-demand-filled = somebody is needed: { $seat }
rotation-demand-unit = the limit of people who leave { $unit }
rotation-points = { $points } points: { $reasons }
rotation-points-whole = { $points } points
rotation-barred = the rules forbid it: { $what }
rotation-unmet = not met: { $what }
rotation-unknown = the record does not tell: { $what }
rotation-planned = in the succession plan for this post
rotation-not-planned = not in the succession plan for this post
rotation-stays = stays; has held the post for { $months } months
rotation-has-reinforced = has reinforced a commune before
rotation-seat-post = { $title }, { $unit }
rotation-seat-reinforcement = reinforcement of { $unit }
rotation-proven = { $moves } people move; the price is { $objective }, and it is proven that no plan is cheaper
rotation-gap = { $moves } people move; the price is { $objective }, and no plan is below { $bound }

## Mergers of villages

cli-villages-missing = Something is missing for a plan of merging villages
    .next = Record what is missing in the ledger, set the households by --least-village, --least-group, or keep that village by --keep
cli-villages-impossible = No plan meets all that is asked; these cannot be true together:
    .next = Drop one of them, or ask for fewer households by --least-village, --least-group
cli-villages-bad-pair = “{ $typed }” is not a pair of villages
    .next = Write two names or two codes with a comma between them
villages-plan-title = Mergers of villages from { $day }
villages-progress = { $seconds } s: { $left } villages stay, never more than { $most }
villages-head = On { $day }: { $all } villages; { $below } have too few households, of which { $must } must merge
villages-minimum = { $kind }, { $ground }: at least { $households } households, below { $must } it must merge ({ $source }; { $mark })
villages-minimum-chosen = { $kind }: at least { $households } households as set by the asker, below { $must } it must merge
villages-none = no village stands on that day
villages-no-minimum = the law book has no least number of households of a { $kind } in { $commune }; look at the commune's terrain and the province's region (terrain, village_region)
villages-no-share = the law book does not tell below which share a village must merge on { $day }
villages-no-households = no households are recorded: { $village }
villages-no-roads = too few households, and no road to a village of the same commune and kind is recorded: { $village }
villages-no-place = it is not recorded where it lies, so distances between villages do not count: { $village }
villages-no-such-village = { $village } is not among the villages to merge, so it cannot be kept
villages-no-such-pair = { $one } and { $two } are not both among the villages to merge
villages-together = { $one } and { $two } must become one
villages-apart = { $one } and { $two } must not become one
villages-nobody-to-join = not met: { $villages } ({ $commune }) together still lack { $lacking } households, and no road to another village that could join is recorded
villages-kept = kept as asked: { $villages } ({ $commune })
villages-kept-short = kept as asked: { $villages } ({ $commune }), lacking { $lacking } households
villages-merger = { $from } → { $into }, { $commune }: { $households } households
villages-short = { $village } { $households } households, { $lacking } too few
villages-short-must = { $village } { $households } households, { $lacking } too few, must merge
villages-why = why: { $reasons }
villages-why-minimal = why: whichever leaves, the rest has too few households or does not hang together
villages-touches = pass with it: { $households } households; { $people } people at work there, { $posts } posts, a quota of { $quota }
villages-if-not = if not: { $short } still have too few households, of which { $must } must merge
villages-otherwise = otherwise: { $village } joins { $beside }, at a difference of { $more } km
villages-otherwise-apart = not possible: { $village } joins { $beside }, for what stays would not hang together
villages-otherwise-small = not possible: { $village } joins { $beside }, for what stays would have too few households
villages-otherwise-asked = not possible: { $village } joins { $beside }, against what was asked
villages-proven = { $left } of { $all } villages stay; it is proven that no plan keeps more
villages-gap = { $left } of { $all } villages stay; no plan keeps more than { $most }
villages-price = The price is { $price } km: those that become one lie { $apart } km apart, { $changed } households change their village; among plans that keep as many it is not proven to be the cheapest
village-ground-plain = lowland
village-ground-mountain = mountains
village-ground-border = border commune
village-ground-island = island commune
village-ground-northern-mountain = northern midland and mountains
village-ground-red-river-delta = Red River Delta
village-ground-central = centre
village-ground-southern = south
village-ground-central-highlands = central highlands
law-mark-second-hand = read second-hand
law-mark-from-memory = from memory
law-mark-derived = derived from other entries
law-mark-chosen = set by the authority
law-mark-confirmed = compared with the gazette
