### Words that every page shares: counts, dates, the frame of a page.

product = Xứng Tầm
product-purpose = Building a body of officials worthy of the task

## Counts with their unit

count-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
count-classes = { $n ->
    [one] { $n } class
   *[other] { $n } classes
}
count-communes = { $n ->
    [one] { $n } commune or town
   *[other] { $n } communes and towns
}
count-posts = { $n ->
    [one] { $n } post
   *[other] { $n } posts
}
count-moves = { $n ->
    [one] { $n } move
   *[other] { $n } moves
}
count-enrolments = { $n ->
    [one] { $n } enrolment
   *[other] { $n } enrolments
}
count-cases = { $n ->
    [one] { $n } case
   *[other] { $n } cases
}
count-tasks = { $n ->
    [one] { $n } task
   *[other] { $n } tasks
}
count-things = { $n }

unit-people = people
unit-classes = classes
unit-communes = communes and towns
unit-posts = posts
unit-moves = moves
unit-enrolments = enrolments
unit-cases = cases
unit-tasks = tasks
unit-things = items

## Dates

when-by = before { $day }
since = since { $when }
until = until { $when }
from-until = { $from } – { $until }

## The frame of a page

frame-skip = Skip to the main content
frame-demo = Demonstration data
frame-demo-why = The people, figures and decisions on this page were generated for demonstration; they are no real records.
frame-nav = Rooms
frame-find = Find people, units, decisions
frame-find-key = Ctrl K
frame-language = Language
frame-theme = Theme
frame-theme-system = As the system
frame-theme-light = Light
frame-theme-dark = Dark
frame-settings = Display
frame-apply = Apply
frame-help = Help
frame-help-this = Open or close this help
frame-help-find = Find people, units, posts, papers, rules, pages
frame-help-next = To the next field, button or link; with Shift, back
frame-help-press = Open a link, press a button
frame-help-space = Space
frame-help-choose = Tick a box, open or fold a part
frame-help-close = Close what is open
frame-help-figures = Every figure opens into the list behind it.
frame-help-day = Choose a day at the head of a page: the whole page is worked out as of that day.
frame-help-folded = Sensitive groups are always folded; who opens one, and when, goes into the log.
frame-log-out = Log out
frame-crumbs = You are here
frame-recorded = By the ledger as of { $day }
frame-place-in-log = Decision no. { $seq }
frame-head = ledger mark { $head }
frame-head-why = The mark of the ledger: from the same mark this page can be computed again, to the letter.
frame-source = Every figure is computed from the ledger of decisions; open a number to see the names.
frame-offline = Connection lost. What you are typing is still on the screen.
keep-lost = Not sent: the server cannot be reached. What you typed is still here; once the connection is back, press
keep-retry = Send again
keep-again = This is what you typed before and did not send. Look it over and send it, or
keep-discard = Drop what was not sent
autosave-saved = Saved at { $time }
autosave-offer = You left this form unfinished; it was saved at { $time }.
autosave-continue = Continue what was saved
autosave-drop = Drop what was saved
autosave-choose = Not saved on the server: first choose whether to continue or drop what was saved
autosave-newer = Another window saved this form later, at { $time }; what stands here is no longer saved.
autosave-over = Save what stands here instead
autosave-too-large = Not saved on the server: the form is longer than is taken
autosave-failed = Could not be saved on the server; the text is still in this window
frame-read-only = Read only, since { $since }: no room is left where the ledger is kept
frame-read-only-why = What was recorded is unharmed. Nothing more can be recorded, logging in and opening a sensitive group included; once there is room, the ledger goes on by itself.
frame-behind = Maybe not the newest: this site cannot keep up with the ledger just now
frame-behind-why = What you see is true to the part of the ledger that was read; once the site has caught up, this line goes away by itself.

room-tasks = Overview
room-people = People
room-units = Organisation
room-standards = Standards
room-training = Training
room-moves = Mobility
room-succession = Succession
room-quota = Quota
room-papers = Papers
room-imports = Imports

## The day looked at

as-of-legend = Moment looked at
as-of-day = As of
as-of-known = as known on
as-of-known-hint = Leave empty for every decision recorded so far
as-of-format = day/month/year
as-of-show = Show
as-of-reset = Back to the present
as-of-rewound = Shown as known on { $known }: decisions recorded after that day are not counted.
as-of-not-a-day = “{ $typed }” is no day of the calendar
    .next = Write day/month/year, for example 14/03/2019

## Small words

export-xlsx = Export .xlsx
export-csv = Export .csv
print = Print
none = none
not-known = not known
of-total = of { $of }
and-more = and { $n } more
show-table = Show as a table
see-names = See the names
opens-names = { $n ->
    [one] See { $n } person
   *[other] See { $n } people
}
basis = Legal basis
confidence-unconfirmed = Not yet compared with the gazette
confidence-second-hand = Read in a second-hand source
confidence-from-memory = Noted from memory
confidence-derived = Derived from other entries
confidence-confirmed = Compared with the gazette
pager = Pages
pager-previous = Previous page
pager-next = Next page
pager-range = { $first }–{ $last } of { $total }

## Words of the served pages

verbatim = { $text }
count-bodies = { $n ->
    [one] { $n } body
   *[other] { $n } bodies
}
count-titles = { $n ->
    [one] { $n } pair of titles
   *[other] { $n } pairs of titles
}
unit-bodies = bodies
unit-titles = pairs of titles
as-of-reported-ahead = The day of the report “{ $typed }” has not come
    .next = Choose today or a day that is past
as-of-too-far = “{ $typed }” lies outside the years 1900–2100
    .next = Choose a day within them

role-admin = Administrator
role-hr-officer = Personnel officer
role-leader = Leader
role-head-of-unit = Head of unit
role-training-centre = Training centre
role-counter = One-stop desk
role-official = Own record
role-auditor = Auditor
role-api-key = Machine
role-at = { $role }, { $unit }

## What was reported beside what is known now

as-of-reported = compared with the report of
as-of-reported-hint = The day of the report: numbers as known at the end of that day stand beside those known now
compared-title = Numbers of { $day }: as known at the end of { $reported } and as { $now }
compared-same = { $same } numbers are still as known at the end of { $reported }.
compared-differs = { $n } numbers differ from what was known at the end of { $reported }; { $same } are as they were.
compared-then-page = The whole page as known on { $reported }
compared-number = Number
compared-then = As known at the end of { $reported }
compared-now = As { $now }
compared-difference = Difference
compared-made-by = Different because of decisions recorded after the report
compared-change = { $name }: { $then } → { $now }
compared-hidden = A decision outside your scope
compared-together = Several decisions entered one after another, not told apart
compared-more = and { $n } more
compared-as-on = known on { $day }
compared-as-now = known now
