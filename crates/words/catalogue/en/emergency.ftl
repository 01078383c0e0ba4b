frame-emergency = Emergency access { $id }: { $unit }, until { $until }.
frame-emergency-why = Every page that is opened is on record and told to the inspector.
frame-emergency-end = End it now
emergency-link = { $n ->
    [0] Emergency access
   *[other] Emergency access ({ $n } to confirm)
    }
emergency-title = Emergency access
emergency-lead = Opens the sensitive data of a unit for { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
    }: one person asks and says why, another administrator confirms it. All that is seen is on record and reported to the inspector.
emergency-none = There was no emergency access yet
emergency-none-next = Ask only where everyday rights do not reach and the matter cannot wait
emergency-id = Id
emergency-who = Who asked
emergency-reason = Reason
emergency-reason-help = What it is for, and why it cannot wait. Who confirms it and the inspector read this
emergency-act = Act
emergency-ask = Ask for emergency access
emergency-confirm = Confirm
emergency-refuse = Refuse
emergency-take-back = Take back
emergency-end = End it now
emergency-asked = Sent; it opens nothing until another administrator has confirmed it, within 24 hours
emergency-confirmed = Confirmed
emergency-refused = Refused or taken back
emergency-ended = Ended
emergency-asked-by = { $by } asked on { $when }
emergency-refused-by = { $by } refused it or took it back on { $when }
emergency-ended-by = { $by } ended it on { $when }
emergency-void-by = It ended with the right on which it rested, on { $when } by a deed of { $by }
emergency-stage-waiting = waits to be confirmed
emergency-stage-lapsed = nobody confirmed it in time
emergency-stage-refused = not opened
emergency-stage-running = open, until { $until }
emergency-stage-void = opens nothing any more: the right on which it rested has ended
emergency-stage-over = over
emergency-no-reason = No reason is given
    .next = Say what it is for, and why it cannot wait
emergency-long-reason = The reason is longer than { $most } letters
    .next = Write less
emergency-class-too-low = Data of the class { $class } need no emergency access
    .next = For this ask for an everyday right
emergency-out-of-reach = You may not ask for emergency access to this unit
    .next = Choose a unit within your rights
emergency-already = { $id } of yours waits to be confirmed, or is open
    .next = Take it back or end it first, then ask again
emergency-not-together = The account holds the role { $role }, with which emergency access does not go
    .next = Use another account, or end that role first
emergency-own-request = Who asked for it, another account of that person and a program do not confirm it
    .next = Ask another administrator to confirm it
emergency-no-longer-may = Who asked for it may no longer ask for it there
    .next = Refuse it
emergency-no-such = There is no such emergency access, or it was settled
    .next = See the list again
audit-emergency = Report on emergency access
audit-emergency-lead = Who asked for it and why, who confirmed it, and what was opened. It is counted in the chain of events.
audit-emergency-none-next = Each access will stand here with all that was opened
audit-emergency-opened = Opened under
audit-emergency-count = { $n ->
    [one] { $n } opening
   *[other] { $n } openings
    } of { $kinds ->
    [one] { $kinds } thing
   *[other] { $kinds } different things
    }, and { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
    }
audit-emergency-more = { $n ->
    [one] { $n } more thing was
   *[other] { $n } more things were
    } opened than named here; see the log.
audit-emergency-tired = Only { $n ->
    [one] { $n } event from its beginning was
   *[other] { $n } events from its beginning were
    } read: more may stand behind them, see the log.
audit-emergency-closed = Asked for and never confirmed
audit-emergency-log = All that was read on those days, in the log
audit-emergency-times = Times
audit-emergency-first = First
