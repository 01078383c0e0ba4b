### Why an office operation or an act was refused. Each says what is missing and, in .next, what to do.

refusal-not-allowed = This is outside the rights that you were given
    .next = Ask the administrator for a right with an end date
refusal-own-record = Nobody changes their own record
    .next = Send a request to whoever keeps the record
refusal-moved-on = The ledger has a newer decision
    .next = Look at what changed, then send again
