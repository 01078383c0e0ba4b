### API keys: whose, what they open, until when.

keys-no-name = It is not said what the key is for
    .next = Name the program and who answers for it
keys-bad-name = The name of the key is longer than { $most } letters, or has signs that cannot be printed
    .next = Make it shorter
keys-no-such-deed = No API key is given “{ $deed }”
    .next = That is done by people, on pages
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
