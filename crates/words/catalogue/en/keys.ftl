### API keys: whose, what they open, until when.

keys-no-name = It is not said what the key is for
    .next = Name the program and who answers for it
keys-bad-name = The name of the key is longer than { $most } letters, or has signs that cannot be printed
    .next = Make it shorter
keys-no-account = No account is named that the key stands for
    .next = A key that writes or approves papers needs --account: whoever answers for it
keys-no-such-deed = No API key is given “{ $deed }”
    .next = That is done by people, on pages
keys-deeds-apart = One key does not do both “{ $one }” and “{ $other }”
    .next = Make two keys: who manages accounts reads no dossiers, and who reads the log changes nothing
keys-no-end = The day on which it ends is missing
    .next = Every key ends, after a year at the latest
keys-over-already = The key would end today or before
    .next = Choose a last day from today on
keys-ends-before = The key would end before it begins
    .next = Choose a last day after the first
keys-too-long = The key would last more than a year
    .next = Choose a last day not after { $last }; make a new key when it nears its end
keys-bad-pace = The requests a minute must be from 1 to { $most }
    .next = 600 is usual
keys-no-such-key = There is no such key, or it was taken back
    .next = See the list of keys
keys-sealed = No key opens sealed data
    .next = Choose a lower class

keys-title = API keys
keys-heading = { $n ->
    [one] One API key in use
   *[other] { $n } API keys in use
}
keys-lead = Each key lets another program read the ledger through /api/v1: a branch of units, a class of data, named deeds, until a day. It is shown once.
keys-none = There is no key yet
keys-none-next = Make one when another program is to read the ledger
keys-name = What it is for
keys-name-help = The program, and who answers for it
keys-sign = Sign
keys-account = Stands for
keys-account-help = The account that answers for what the program does; the key ends when it is closed. Left empty: the key only reads
keys-nobody = nobody
keys-deeds = What it may do
keys-deeds-help = Every key reads figures
keys-seen = Last use
keys-until-help = The last day on which it opens anything; a year at most
keys-pace = Requests a minute at most
keys-make = Make a key
keys-revoke = Take a key back
keys-key = Key
keys-revoked = The key was taken back
keys-new-secret = The new key
keys-new-secret-once = Copy it now and hand it to who keeps the program: it is never shown again; the ledger keeps its hash alone.
keys-own-proposal = Who proposed it, who it stands for and a program do not confirm this key
    .next = Ask another administrator to confirm it
keys-new-secret-waits = A strong key: it opens nothing until another administrator has confirmed it, by { $until } at the latest.
keys-confirm-title = Keys that wait for a second person
keys-confirm-lead = A strong key (dossiers, writing, approving, managing accounts, sensitive data) opens nothing until another administrator has confirmed it; nobody confirms what the same person proposed.
keys-confirm = Confirm the key
keys-confirmed = The key was confirmed
