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
login-handed-out-over = This password was handed out more than seven days ago and has ended. Ask the administrator of your agency for a new one.
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
ahead-salary-regular = Salary step due, coefficient { $coefficient } (without what disciplines add)
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
attribute-unit_text = Unit as the list names it
attribute-note = Note
attribute-terrain = Terrain

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
decision-act = Act
decision-touches = Concerns
decision-detail = Particulars
decision-scope = Only acts within your scope are shown.
decision-folded = belongs to a sensitive group: open it on the person's page
decision-take-back = Revoke this decision
said-act = { $decision }, act { $n }
said-act-named = { $act }, { $which }
said-nothing = left out
said-kept = Stays
said-closed-changes = something in a sensitive group changes: open it on the person's page
said-in-paper = belongs to a sensitive group: read it in the paper
said-from-paper = from the day of effect of the paper
said-from-the-start = from the start: as if it had never been
said-falls = Falls with it
said-falls-count = { $acts } acts, { $people } people
said-row = { $what } (since { $when })
said-row-before = The row before
said-row-after = The row after
said-no-row-before = nothing is recorded
said-no-row-after = none

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
people-caption = People, ordered by the column { $column }
people-column-name = Name
people-column-code = Record code
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
people-column-professional = Professional title held
people-column-contract = Contract signed
people-column-contract-ends = Contract until
people-column-staff-number = Staff number
people-column-recruited = Recruited
people-own-folded = Columns of the office's own, which are sensitive: { $columns }. Opening them is noted in each person's log of readings before they show.
people-own-open = Columns of the office's own that are open: { $columns }. That was noted in the log of readings of each person on this page.
people-own-go = Open the own columns
people-own-closed = beyond what you may see
people-own-heading = Own attribute: { $key }
people-filter-more = Narrow by post, rank, professional title and contract too
people-contract-ends-label = Contracts that end up to
people-contract-ends = contract ends on { $text } or before
people-with-title = post { $text }
people-with-rank = rank { $text }
people-with-professional = professional title { $text }
people-with-contract = { $text }
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
people-chosen = Chosen people:
people-choose = Choose { $name }
people-table = Officials and public employees

## Drafts of decisions

drafts-title = Decisions being drafted
drafts-by-stage = By stage
drafts-under-way = Under way
drafts-none = No draft at this stage
drafts-none-next = Write a new one, or look at another stage.
drafts-caption = Drafts, the newest first
draft-new = Write a decision
draft-head = Head of the decision
draft-head-lead = Number and day come after the signature; here it is only drafted.
draft-head-change = Change title, day of effect, legal bases
printed-link = See it as on paper, to print
printed-head = As on paper: { $title }
printed-note = Laid out as an administrative paper by Decree 30/2020/NĐ-CP; a paper of a body of the Party has another head, and its bases end otherwise. Number, day and signer stay blank until they are given; who receives it is written in the head of the draft. The paper itself is Vietnamese: turn to Vietnamese to print it. Drafted at:
printed-folded = What belongs to a sensitive group is not shown here; the paper that is signed must tell it.
printed-state = SOCIALIST REPUBLIC OF VIET NAM
printed-motto = Independence - Freedom - Happiness
printed-party = COMMUNIST PARTY OF VIET NAM
printed-number = No. { $number }
printed-number-blank = No. ……………
printed-day = ……………, { $day }/{ $month }/{ $year }
printed-day-blank = ……………, …… / …… / ………
printed-draft = DRAFT
printed-basis = Pursuant to { $text }
printed-decides = DECIDES:
printed-resolves = RESOLVES:
printed-article = Article { $n }.
printed-effect-title = Effect
printed-effect = This { $kind } takes effect on { $day }.
printed-to = To:
printed-to-those = - those whom the articles above name;
printed-to-files = - the files: ……………
printed-signs = OFFICE OF THE SIGNER
printed-seals = (signature, seal)
draft-title-label = What it is about
draft-id = Code
draft-acts-count = Acts
draft-stage = Stage
draft-by-office = the system, by order of an erasure
draft-by = Drafted by
draft-moved = Last step
draft-bases-help = One basis a line
draft-save = Save
draft-recipients = Recipients
draft-recipients-help = One a line. Left empty, the printed paper says: those whom the articles name; the files.
draft-recipients-too-many = At most 50 recipients, each of 200 letters
    .next = Write less
draft-stage-draft = being drafted
draft-stage-submitted = submitted
draft-stage-returned = returned
draft-stage-approved = approved, to be signed
draft-stage-signed = signed, to be numbered
draft-stage-entered = in the ledger
draft-stage-withdrawn = withdrawn
draft-step-write = wrote or changed it
draft-step-submit = submitted it
draft-step-approve = approved it
draft-step-return = gave it back
draft-step-sign = recorded the signature
draft-step-enter = numbered and entered it
draft-step-withdraw = withdrew it
draft-step-attach = attached a scan
draft-step-detach = took a scan away
draft-step-erase = took content out by law
draft-due = To be decided by
draft-due-label = To be decided by (optional)
draft-due-said = due { $day }
draft-due-late = ▲ late since { $day }
draft-due-past = { $day } is past
    .next = Choose today or a later day, or leave it empty
drafts-late = late
draft-do-submit = Submit
draft-do-approve = Approve
draft-do-return = Give back
draft-do-sign = Record the signature
draft-do-enter = Number and enter
draft-do-withdraw = Withdraw
draft-reason-label = Reason
draft-signer-label = Signer, with title
draft-signed-label = Day of signature
draft-number-label = Number and symbol
draft-stale = the ledger has moved on: look at it again
draft-refused = the ledger would not take it
draft-unreadable = cannot be read
draft-reason = reason: { $reason }
draft-came-back = Given back:
draft-in-ledger = See it in the ledger
draft-paper = Paper
draft-act = Act
draft-acts-more = and { $n } more
draft-acts = Content
draft-no-acts-yet = No content yet
draft-no-acts-next = Choose what is to be decided, and add it.
draft-add-kind = Add
draft-add-next = Next
draft-add = Add to the decision
draft-needs = It needs:
draft-effects = What follows:
draft-remove = Remove
draft-remove-column = Remove
draft-remove-act = Remove act { $n }: { $act }
draft-remove-changed = The draft has changed since this page was opened, so nothing was removed
    .next = Look at the acts below again, then remove the right one
draft-remove-needed = Act { $n } creates a person, unit or post of which another act of this draft speaks
    .next = Remove the act that speaks of it first, or let it speak of something else
draft-optional = optional
draft-choose = choose
draft-yes = yes
draft-no = no
draft-when = From
draft-when-own-help = Blank: from the day of effect of the paper
draft-people-help = One person a line: name, citizen number or code of the record. Several people each get the same act.
draft-person-help = Name, citizen number or code of the record
draft-post-help = Title and unit with a comma between: Kế toán, Xã Bằng Cả; or its code
draft-day-help = Day/month/year
draft-when-help = Day/month/year, month/year or year
draft-check = Checked against the ledger
draft-check-good = The ledger would take it.
draft-check-refused = The ledger would not take it, because:
draft-check-empty = Nothing to check yet.
draft-check-entered = It is in the ledger.
law-check = Checked against the rules
law-check-good = Nothing differs from the rules.
law-check-failed = It could not be checked: the rules in use cannot be read.
law-check-note = For whoever signs to know before signing; it stops no paper: the rules were read second-hand and know no exception that an authority may grant.
law-judged = Of { $all } acts, { $judged } have rules that they can be checked by.
law-open-disciplines = Open the disciplines to check by them
law-open-disciplines-note = Opening them is logged for each person.
law-weight = Weight
law-said = What to know
law-weight-bars = Not yet allowed
law-weight-warns = Note
law-weight-unknown = Cannot be judged
law-standard = { $title }: { $missing }
law-standard-unknown = { $title }: the record does not tell enough: { $missing }
law-standard-perhaps = { $title }: the record does not tell whether it is for this person
law-barred = No such post after a discipline before { $until }
law-perhaps-barred = There is a discipline: if the post is a higher one, or the discipline is the Party's, not before { $until }
law-disciplines-unread = The group of disciplines in the record is not open, so they were not looked at
law-no-rule-on-disciplines = There is a discipline of which the rules do not tell for how long it counts on this day
law-step-too-soon = The months on the step are not over: at the earliest on { $due }
law-step-delayed = The months on the step are not over: at the earliest on { $due }, with { $months } months for disciplines
law-steps-skipped = Several steps at once; regular steps are taken one by one
law-no-such-step = This rank has { $steps } steps only
law-other-coefficient = The coefficient of this step in the table is { $coefficient }
law-rotation-too-short = The rotation is shorter than { $months } months
law-other-term = The term of appointment is not { $months } months
law-retires-before = Retires on { $day }, before the term ends
law-retires-perhaps-before = May retire before the term ends: on { $day } at the earliest
law-before-retirement-age = Has not reached retirement age: on { $day } at the earliest
law-over-quota = { $unit }: { $present } people for { $assigned } assigned posts ({ $kind })
affected = Who else is affected
affected-what = Kind
affected-name = Name
affected-holder = Holder of a post that is given
affected-unit = Unit below
affected-post = Post
affected-person = Person in the unit
affected-quota = Assigned quota
affected-right = Right of an account
affected-quota-told = { $posts } posts ({ $kind })
affected-each = See each of them
affected-note = As the ledger stands without this paper, on its day of effect; only what lies within your reach is counted and named.
draft-numbered-by-another = Waits for its number from somebody else: by the common rules not from who proposed or wrote it.
draft-steps = Next step
draft-trail = What was done
draft-trail-when = When
draft-trail-who = Who
draft-trail-what = What
draft-no-title = No title
    .next = Say in short what it is about
draft-no-issuer = No issuing body
    .next = Write the name of the issuing body
draft-no-effective = No day of effect that can be read
    .next = Write day/month/year, such as 14/03/2019
draft-correct = Correct: { $act }
draft-correct-title = Correcting “{ $act }” in { $number }
draft-correct-lead = The new content stands in the place of the old one from the start; what was known before can still be looked at. This is a draft: it is submitted, approved and signed as every paper.
draft-correct-of = See the first paper
draft-correct-content = What is right
draft-correct-paper = The paper that corrects
draft-correct-do = Draft the correction
draft-correct-nothing = The content is what is recorded already
    .next = Change at least one field, or go back
draft-correct-link = Correct
draft-correct-act = Correct act { $n }: { $act }
draft-source-label = Source papers, legal bases
draft-issuer-help = Type some letters to choose a body that has issued papers or a unit of the ledger; any other body is typed in full.
draft-source-help = One paper a line: name, number, day
draft-no-source = No source paper
    .next = Name the paper that shows what is right
draft-kept-closed = Sensitive, not shown here; blank leaves it as it is
person-correct = Correct: { $fact }
draft-not-found = { $field }: “{ $typed }” was not found within your scope
    .next = Check how it is written, or use its code
draft-several = { $field }: “{ $typed }” are several: { $several }
    .next = Copy the code of the right one
draft-missing = { $field }: not filled in
    .next = Fill it in and add again
draft-not-such = { $field }: cannot be read
    .next = See the help at the field
draft-not-one = { $field }: give exactly one
    .next = Leave only one
draft-not-here = { $field }: not done here
    .next = Use the way of its own for it
draft-not-from = It stands at “{ $stage }”: this step does not lead on from there
    .next = Load the page again to see the steps that there are
draft-changed = Somebody has just changed the draft
    .next = Open the draft again
draft-own = Who proposed or wrote it does not approve or sign it
    .next = Ask somebody else with the right
draft-own-number = By the common rules of the office, who proposed or wrote it does not give it its number
    .next = Ask somebody else with the right to decide
draft-not-own = Only who wrote it can change, submit or withdraw it
    .next = Ask who wrote it
draft-out-of-reach = It touches somebody or a unit beyond your scope, or your own record
    .next = Remove that act, or ask somebody with the right
draft-no-acts = It decides nothing yet
    .next = Add at least one act
draft-refused-by = The ledger would not take it: { $reasons }
    .next = Change the content, or settle that first
draft-no-reason = Giving back needs a reason
    .next = Write a sentence for who drafted it
draft-no-signer = No signer
    .next = Write name and title of who signed
draft-signed-later = The day of signature { $day } has not come
    .next = Write the day that the signed paper shows
draft-no-number = No number
    .next = Write number and symbol, such as 12/QĐ-UBND
draft-number-taken = This number was given in that year
    .next = See the register for the next number
decision-number = Number and symbol
register = Register of papers
register-year = Year
register-none = No paper has a number yet
register-none-next = Numbers are given after the signature.
register-gaps = { $symbol }: numbers without a paper in the ledger ({ $n }): { $numbers }

## Posts and people (P11)

quotas-room = Staff quotas
quotas-title = Posts assigned and people present
quotas-lead = Everybody counts once, by the standing of the service, for the nearest unit that was assigned posts. What is over in one place does not fill what is missing in another.
quotas-sums = By kind of quota
quotas-kind = Kind of quota
quotas-units = Units
quotas-assigned = Assigned
quotas-present = Present
quotas-over = Over
quotas-missing = Missing
quotas-beside = Beside any quota
quotas-difference = Difference
quotas-not-assigned = not assigned
quotas-even = even
quotas-over-by = ▲ { $n } over
quotas-missing-by = ▼ { $n } missing
quotas-unknown = { $n } people have no standing recorded and count nowhere
quotas-of-kind = Unit by unit: { $kind }
quotas-none = No quota is assigned, and nobody is there
quotas-none-next = Write a decision that assigns quotas, or look at another day

## What the records lack (P09)

quality-room = What is not recorded
quality-most = { $unit }: lacking most is the { $datum }, of { $n } people
quality-whole = { $unit }: every record holds what it should
quality-lead = Each cell: of how many people it is recorded, of how many. It opens into those of whom it is not.
quality-caption = What is recorded, by unit
people-unrecorded-label = Not recorded
people-unrecorded = without { $datum }
datum-sex = sex
datum-birth = day of birth
datum-post = main post
datum-standing = standing
datum-party = Party membership
datum-education = education
datum-theory = political theory
datum-state_management = state management

## Lists of people that were named and kept

lists-title = Saved filters
lists-about = A filter keeps conditions and columns, never a name. Whenever it is opened it is computed anew, within the rights of whoever opens it; a shared one shows only to those who may see people of its unit.
lists-none = There is no saved filter yet
lists-none-next = Open the list of people, filter it, then save the filter
list-name = Name of the filter
list-whose = Whose
list-change = Change
list-everybody = everybody
list-own-shared = mine, shared
list-own = mine
list-share = shared with those who may see the same
list-share-legend = Who uses it
list-rename = Save
list-remove = Remove
list-keep = Save this filter
list-keep-help = Keeps the conditions and columns chosen. What is sought by name or number is not kept.
list-keep-go = Save filter
list-shown = Filter: { $name }
list-no-name = The filter has no name
    .next = Give it a short name, for example: Retiring soon
list-name-too-long = The name of the filter is longer than 80 letters
    .next = Give it a shorter name
list-too-many = There are 50 filters already
    .next = Remove some that are no longer used
list-no-such = There is no such filter
    .next = Open the list of filters again

## Rewards and disciplines

honours-room = Rewards and disciplines
honours-title = { $n } rewards from { $since } to { $day }
honours-since = Rewards since
honours-rewards = Rewards
honours-disciplines = Disciplines
honours-none = There is no reward between these days
honours-none-next = Choose an earlier day, or another unit.
honours-day = Day
honours-what = Title or form
honours-paper = Paper
honours-new-reward = Write a reward
honours-new-discipline = Write a discipline
discipline-refused = You may not see disciplines here.
discipline-folded = Disciplines are sensitive data. To open the list is to open that group of each person named in it; it is on record before it shows.
discipline-open = Open the list of disciplines
discipline-running = In force
discipline-blocking = Over, but still blocking
discipline-unjudged = Over, effects not judged: the law book lacks a rule
discipline-nobody = Nobody.
discipline-over = { $n } disciplines are over and block nothing any more: see each person's record.
discipline-form = Form
discipline-state = State
discipline-effects = What follows by law
discipline-no-rule = The law book has no rule for this day
discipline-until = until the end of { $day }
discipline-no-end = no end is known
discipline-blocks = until the end of { $until }
discipline-blocked = over since { $until }
discipline-delays = { $months } months later
discipline-lift = Write its end

## Lists that are taken away

taken-made-on = Made on { $day }
taken-column-id = Id
taken-column-age = Days waited
taken-column-people = People
taken-column-code = Code of the event
taken-column-wrote = Decision written, place in the log
taken-account = account { $text }
taken-from = from { $text }
taken-until = until and with { $text }
taken-older = older events remain, from place { $text } back: narrow by day to take them
draft-post-vacant = vacant
draft-post-held = held
draft-no-symbol = The number has no symbol
    .next = Give the number with the symbol of the body, such as 12/QĐ-UBND
draft-step-reopen = took it up again
draft-do-reopen = Take it up again
