### What the command line says on stderr.

cli-as-of = As of { $day }
cli-serving = Serving at { $address }
