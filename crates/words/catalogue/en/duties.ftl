### What is to be done and by when (P02), and the calendars of it.

room-duties = My work
duties-head = { $late ->
    [0] { $now } due this month, { $later } in the months after
   *[other] { $late } overdue, { $now } due this month, { $later } in the months after
}
duties-none = Nothing is due
duties-none-next = Choose another kind, or look at another day.
duties-confirm = To be confirmed by you
duties-confirm-what = What
duties-confirm-emergency = ▲ Emergency access: confirm or refuse it before { $until }
duties-confirm-key = A strong API key: confirm it before { $until }, or take it back
duties-drafts = Papers that wait for me
duties-due = What falls due
duties-kinds = Choose a kind
duties-all-kinds = every kind
duties-caption = What falls due by day: who, what, on what ground, the next step
duties-since = Waiting since
duties-column-day = Day
duties-column-what = What
duties-column-ground = Ground
duties-column-next = Next step
duties-column-stretch = Stretch
duties-late = Overdue
duties-ahead = Ahead, or without a day
duties-month = Month { $month }
duties-no-day = No day is set
duties-note-salary = A salary step falls due by the months on a step; delays by discipline or unmet duties, early steps and times that do not count are not reckoned.
duties-note-sensitive = Terms of discipline and suspension are sensitive: they are read where they are opened, and the reading is recorded.
duties-untold = Cannot be listed for this day, because the law book does not tell: { $rule }
duties-unplaced = The salary steps of { $n } people cannot be told: the law book does not place their ranks.

duty-kind-nang-luong = salary step
duty-kind-nhiem-ky = end of term
duty-kind-hop-dong = end of contract
duty-kind-biet-phai = end of secondment
duty-kind-tang-cuong = end of reinforcement
duty-kind-bao-nghi-huu = notice of retirement
duty-kind-nghi-huu = retirement
duty-kind-ho-so = record incomplete
duty-notice = Notice of the day of retirement is due
duty-record = The record lacks: { $lacking }
duty-lacking-birth-day = day and month of birth
duty-next-record = Open the record
duty-next-draft = Write a draft
duty-draft-finish = Finish and submit
duty-draft-mend = Came back: mend and submit again
duty-draft-approve = Approve or give back
duty-draft-sign = Sign and record the signature
duty-draft-enter = Number and enter
duty-heard = All { $all } opinions have come
duty-hearing = Opinions: { $given }/{ $all }, { $late } late
duties-opinions = Papers that wait for my opinion

calendars-title = Calendar of what falls due
calendars-about = A calendar program on a computer or a telephone reads what falls due at an address of its own, without a log-in. It shows only what you may see; sensitive groups are never in it.
calendars-own = My calendars
calendars-none = No calendar yet.
calendar-kinds = Kinds
calendar-names = Names of people
calendar-names-yes = Write names into the calendar
calendar-names-help = Without them the calendar says how many people. Calendar programs often keep copies elsewhere: write names only where they are really needed.
calendar-make = Make a calendar
calendar-made = The calendar is made
calendar-made-on = Made
calendar-address = Address of the calendar
calendar-once = The address is shown this once. Whoever has it reads the calendar: keep it to yourself, and take it back when it is no longer used.
calendar-id = Code
calendar-revoke = Take back
calendar-count = { $kind }: { $n ->
    [one] { $n } person
   *[other] { $n } people
}
calendar-no-kind = No kind is chosen
    .next = Choose at least one
calendar-too-many = An account has at most ten calendars
    .next = Take one back that is no longer used
calendar-no-such = There is no such calendar
    .next = Load the page again

## Salary steps of many, and disciplines that end

raises-title = Regular salary steps
raises-begin = Draft salary steps of many
raises-left = Not shown here: { $n } more whose step falls due. Tick them in the list of what is to be done and draft again.
raises-begin-help = Tick those who get a step; nobody ticked means everybody in the list whose step falls due.
raises-head = { $n ->
    [one] { $n } person gets a step
   *[other] { $n } people get a step
}
raises-lead = A preview: the new step and coefficient of each, and the day from which, by the step that is held. Untick who gets none yet.
raises-now = Held
raises-next = New step and coefficient
raises-due = From
raises-step = step { $step }, coefficient { $coefficient }
raises-missing = Not to be drafted yet
raises-why = Why, and what is missing
raises-how = Make
raises-together = one draft for everybody
raises-apart = a draft for each unit
raises-note = Disciplines and grades are not looked at here: the draft is checked against the rules before it is submitted.
raises-draft = Make drafts
raises-draft-title = Regular salary steps
raises-nobody = Nobody's step falls due for a draft
raises-nobody-next = Back to what is to be done
raises-out-of-reach = No such record within your reach
raises-no-rank = No rank is recorded: record the decision on rank and step first
raises-no-step = No step is recorded: record the decision on the step first
raises-rough-day = The day of the present step is not known exactly: complete it in the record
raises-untold = The law book has nothing of this rank on the day looked at
raises-drafted = This step stands already in the draft { $draft }, which is under way
raises-last-step = At the last step of the rank
raises-far-ahead = Not due yet: { $day }
endings-title = Disciplines that end soon
endings-open = Open disciplines that end soon
endings-none = No discipline ends within 12 months
endings-when = In force
endings-until = up to { $day }
endings-over = ended after { $day }, the end is not on file
endings-untold = not known: the paper tells no end, and the law book has no term or the first day is not known exactly
duties-plans = My runs and plans
duties-plans-when = Since
plan-waits-begin = ○ Its drafts wait for you to begin them
plan-waits-begun = ○ Its drafts wait for somebody who may draft decisions
plan-waits-way = ◐ { $n ->
    [one] { $n } draft is
   *[other] { $n } drafts are
    } not in the ledger yet
