### Outcomes and reasons of an import, row by row.

outcome-add = added
outcome-change = changed
outcome-duplicate = duplicate
outcome-error = error
outcome-skip = skipped
