### The search and the palette.

search-title = Search
search-label = Search everything
search-help = People, telephone numbers, units, posts, numbers of decisions, rules; with marks or without
search-results = Results
search-found = { $n ->
    [one] { $n } result
   *[other] { $n } results
}
search-nothing = Nothing found
search-nothing-next = Drop a word, type without marks, or look at another day.
search-keys = ↑ ↓ to choose, Enter to open, Esc to close
search-failed = Could not search: the connection is lost or the session has ended. Load the page again and retry.
search-as-list = See as a list of people
search-group-people = People
search-group-units = Units
search-group-posts = Posts
search-group-decisions = Decisions
search-group-rules = Rules
search-group-lists = Saved filters
search-group-pages = Pages
search-outside = not in the body of officials on this day
search-unit-into = passed into { $unit }
search-unit-not-there = ended or not there yet on this day
search-vacant = vacant
