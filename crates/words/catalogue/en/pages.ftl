### Texts of single pages: tasks (P01), names behind a number (P01b), person (P05), log-in (P38), trouble.

## P01 Tasks

tasks-title = Tasks
tasks-head-on-track = { $good } of { $all } tasks are on track
tasks-head-all = All { $all } tasks are on track
tasks-head-none = Not enough data to say which tasks are on track
tasks-head-worst = { $head }; { $task }: { $gap } missing
tasks-head-slow = { $head }; { $task }: { $gap } behind
tasks-head-unknown = { $head }; { $n ->
    [one] { $n } task lacks data
   *[other] { $n } tasks lack data
}
tasks-caption = Each task: legal basis, what is done, against the target, what is missing, the next step
tasks-column-task = Task and legal basis
tasks-column-done = Done
tasks-column-mark = Against
tasks-legend-goal = target
tasks-legend-today = where we should be today
tasks-column-gap = Missing
tasks-column-next = Next step
tasks-no-target = No target is set
tasks-unknown = Not enough data
tasks-empty = There is no task on this day yet
tasks-empty-next = Import a list of officials or choose another day.
tasks-due = due { $due }
tasks-no-gap = Nothing is missing
tasks-parts = Of these

task-group-training = Training
task-group-standards = Standards
task-group-mobility = Mobility
task-group-apparatus = Apparatus and quota

## Where a task stands

standing-met = Met
standing-on-track = On track
standing-behind = Behind by { $gap }
standing-overdue = { $days ->
    [one] { $days } day overdue
   *[other] { $days } days overdue
}
standing-below = Not met
standing-no-target = Followed
standing-unknown = Not enough data

## P01b The names behind a number

names-title = { $figure }: { $count }
names-title-missing = { $figure }: { $count } missing
names-title-unknown = { $figure }: { $count } not known
names-count = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
names-column-name = Full name
names-column-code = Code
names-column-unit = Unit
names-column-post = Post
names-column-missing = Missing
names-column-note = Note
names-caption = The people behind the number, sorted by name
names-empty = Nobody is on this list
names-empty-next = The number is zero on the day shown.
names-scope = Only people within your scope are shown.
names-filter-all = All
names-filter = Which condition is missing

## P05 Person

person-head-met = { $name }: meets every standard of the post
person-head-one = { $name }: still lacks { $missing }
person-head-many = { $name }: { $n ->
    [one] { $n } condition is
   *[other] { $n } conditions are
} still missing
person-head-unknown = { $name }: { $n ->
    [one] { $n } standard lacks data
   *[other] { $n } standards lack data
}
person-head-none = { $name }: no standard applies on this day
person-erased = (erased by law)
person-code = Code { $code }
person-born = Born { $when }
person-no-post = Holds no post on this day
person-rank = { $rank } step { $step }, coefficient { $coefficient }
person-retires = Expected to retire { $when }
person-course = Career
person-course-desc = From { $from } to { $until }; one lane a subject. The table below tells every entry in full.
person-course-empty = The record shows nothing before this day.
person-course-table = The career as a table
person-course-what = Entry
person-course-from = From
person-course-until = Until
person-course-now = now
person-course-lane = Subject
person-course-source = Decision
lane-posts = Posts
lane-study = Study
lane-rank = Rank, salary
lane-contract = Contract
lane-grade = Appraisal
lane-reward = Rewards, discipline
lane-mobility = Mobility
person-missing = Still missing
person-missing-none = Nothing is missing.
person-held = On record: { $held }
person-required = Required: { $required }
person-deadline = To be completed by { $day }
person-why = Why
person-closes = What would close it
person-next = Next steps
person-next-none = Nothing lies ahead yet.
person-facts = Facts and sources
person-facts-caption = Each fact with the decision that recorded it
person-fact = Fact
person-fact-value = Value
person-fact-since = Since
person-fact-source = Source
person-sensitive = Sensitive data
person-sensitive-why = Opening this group is recorded: who, when, which group.
person-sensitive-open = Open and record it
person-sensitive-refused = You may not see this group.
person-2c = Form 2C
person-who-saw = Who has looked

sensitive-identity = Identity papers
sensitive-family = Family
sensitive-health = Health
sensitive-discipline = Discipline
sensitive-party = Political history
sensitive-contact = Contact, residence

decision-of = { $number } of { $day }
decision-unnumbered = Not numbered yet

## P38 Log-in

login-title = Log in
login-lead = Use the account that your agency gave you.
login-name = User name
login-password = Password
login-show = Show the password
login-enter = Log in
login-refused = The user name or the password is not right
    .next = Type both again; if forgotten, tell your agency's administrator
login-slow-down = Too many tries. Wait { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} and try again
    .next = If the password is forgotten, tell your agency's administrator
login-empty-name = The user name is missing
login-empty-password = The password is missing
login-ended = Your session has ended. Log in to go on.
login-demo = Demonstration data: the accounts were printed when the program started.

## Something to mend, something that failed

problems-count = { $n ->
    [one] { $n } point needs attention
   *[other] { $n } points need attention
}
problems-title-prefix = Error: { $title }

trouble-forbidden = You may not see this page
trouble-forbidden-next = Rights follow the units and the kinds of data that you were given. If your work needs it, ask the administrator for a right with an end date.
trouble-not-found = There is no such page
trouble-not-found-next = The address may be incomplete, or this person or unit is not within your scope.
trouble-unprocessable = Not recorded: something does not fit
trouble-unprocessable-next = Nothing was changed. Go back to the page before and mend the points named there.
trouble-expired = This page was open for a long time
trouble-expired-next = Load it again and send once more. Nothing was changed.
trouble-failed = The system met a fault
trouble-failed-next = The ledger of decisions is unharmed; what you just did was not recorded. Try again in a few minutes. If it happens again, read the code below to the administrator.
trouble-read-only = The ledger can only be read: no room is left
trouble-read-only-next = What you just did was not recorded; what was recorded before is unharmed. Ask the administrator to make room where the ledger is kept, then try again: the ledger goes on by itself.
trouble-only-shows = This site only shows the ledger
trouble-only-shows-next = Log in, open sensitive groups and write at the main address of the ledger. Nothing was changed.
trouble-in-doubt = Whether this was written is not known
trouble-in-doubt-next = The database went away meanwhile. In a few minutes, look at the page before you do it again, so that nothing is written twice.
trouble-code = Incident code
trouble-home = To the task overview

## Lists of classes and units

names-column-class = Class
names-column-days = Days
names-column-family = Family
names-column-kind = Kind
names-column-above = Under
names-seats = { $taken }/{ $seats } seats

## P05, served

person-graded = { $grade }, { $year }
person-sensitive-empty = The record holds nothing in this group.
sensitive-origin = Ethnicity, religion
sensitive-other = Other information
moved-appointed = appointed
moved-transferred = transferred
moved-rotated = rotated
moved-introduced = introduced for election
moved-reinforcing = Reinforcing
moved-seconded = Seconded
moved-released = released
moved-admitted = admitted
ahead-term = End of term: { $post }
ahead-reinforcement = End of the reinforcement of { $unit }
ahead-secondment = End of the secondment to { $unit }
ahead-contract = End of contract: { $kind }
ahead-plan = End of the succession plan: { $post }
ahead-class-starts = Class starts: { $class }
ahead-class-ends = Class ends: { $class }
ahead-salary = Salary step due, coefficient { $coefficient }
ahead-retirement = Reaches retirement age
ahead-retirement-decided = Retirement, as decided
fact-sex = Sex
fact-birth = Born
fact-service = Serves in
fact-party = Party membership
fact-rank = Rank and salary step
fact-planned = Succession plan
fact-no-learning = none yet
fact-citizen = Citizen number
fact-discipline = Discipline
fact-discipline-until = { $form }, in force until { $day }
fact-suspended = Suspended
fact-suspended-from-work = from all work
fact-contract = Contract
fact-retirement = Retirement
fact-retirement-day = { $course }, retires on { $day }
fact-until = { $what }, until { $day }
attribute-ethnicity = Ethnicity
attribute-religion = Religion
attribute-native_place = Native place
attribute-residence = Residence
attribute-phone = Telephone
attribute-former_number = Former identity number
attribute-staff_number = Staff number
attribute-recruited = Recruited
attribute-title = Title in the list
attribute-note = Note

## A decision

decision-head = Paper { $number }
decision-head-titled = { $number }: { $title }
decision-paper = The paper
decision-kind = Kind
decision-kind-decision = Decision
decision-kind-resolution = Resolution
decision-kind-plan = Plan
decision-kind-stock-taking = Stock-taking
decision-kind-supplement = Supplement
decision-kind-notice = Notice
decision-signed = Signed
decision-effective = In force from
decision-issuer = Issued by
decision-signer = Signed by
decision-recorded = Recorded
decision-recorded-by = { $day }, by { $by }
decision-place = Place in the log
decision-until = Revoked from { $day }
decision-never = Revoked from the start: as if it had never been
decision-acts = What it does: { $n } acts
decision-acts-caption = Each act of the paper, with the people and units concerned
decision-act-number = No.
decision-retires = retires on { $day }
decision-act = Act
decision-touches = Concerns
decision-detail = Particulars
decision-scope = Only acts within your scope are shown.
decision-folded = belongs to a sensitive group: open it on the person's page
decision-quota = { $quota }, { $year }: { $posts }, { $cut } to be cut

## People as a list

people-all = { $n } { $n ->
        [one] person
       *[other] people
    } in the body of officials
people-found = { $n } { $n ->
        [one] person
       *[other] people
    } found
people-seek = Find
people-seek-go = Find
people-seek-help = A name (with marks or without), a citizen number, or the code of a record
people-filter = Filter and choose columns
people-filter-go = Apply
people-any = all
people-columns = Columns
people-conditions = Conditions in force
people-drop = Drop the condition: { $condition }
people-nobody = Nobody meets all conditions
people-nobody-next = Drop a condition, or look at another day.
people-caption = People, ordered by given name
people-column-name = Name
people-column-code = Record
people-column-born = Born
people-column-sex = Sex
people-column-post = Post
people-column-since = In post since
people-column-unit = Unit
people-column-standing = Standing
people-column-education = Education
people-column-theory = Political theory
people-column-state = State management
people-column-rank = Rank
people-column-step = Step
people-column-coefficient = Coefficient
people-column-party = Party since
people-column-party-filter = Party member
people-in-unit = { $unit } and the units below it
people-party = Party member
people-no-party = not a Party member
people-born-from = born in { $year } or later
people-born-to = born in { $year } or earlier
people-born-from-label = Born from
people-born-to-label = Born up to
people-level-from = { $field }: { $level } or higher
people-level-below = { $field }: below { $level }
people-level-unrecorded = { $field }: nothing recorded
people-choice-from = { $level } or higher
people-choice-below = below { $level }
people-choice-unrecorded = nothing recorded
people-level-none = none
people-sought = sought “{ $text }”
people-table = Officials and public employees
