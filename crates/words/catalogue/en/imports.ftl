### The pages of imports: a workbook, what it would change, what became of it.

imports-title = Import
imports-steps = Steps of an import
imports-step-file = Choose a file
imports-step-preview = Preview
imports-step-report = Write
imports-about = Choose a list in a spreadsheet as your office keeps it. Nothing is written before every row was shown and you press the button; an import is one decision, and can be undone whole.
imports-file = List
imports-limit = .xlsx, .csv, .ods or .xls, at most { $mb } MB. A file that is not written yet is kept on the server for a day, and you alone can open it.
imports-send = Upload and preview
imports-no-file = No file was chosen
    .next = Choose the list with the file button
imports-too-many = You have 5 files waiting
    .next = Write or drop one of them in the table below
imports-waiting = Your files that wait
imports-sent = Uploaded
imports-weight = Size
imports-size = { $kb } kB
imports-give-up = Drop this file
imports-given-up = The file was dropped. Nothing was written.
imports-nothing-written = Every row of the file is in the ledger already: nothing was written.
imports-earlier = Earlier imports
imports-none = No imports yet
imports-none-next = Choose a file above to begin; the import then stands here with who made it, its rows and a way to undo it.
imports-when = Written
imports-who = By
imports-as-of-column = As of
imports-counts = Result
imports-state = State
imports-in-force = in force
imports-taken-back = undone by decision { $seq }
imports-would-change = { $n ->
    [0] { $file }: nothing new to write
    [one] { $file }: 1 row would be written
   *[other] { $file }: { $n } rows would be written
}
imports-commit = { $n ->
    [one] Write 1 row to the ledger
   *[other] Write { $n } rows to the ledger
}
imports-as-of = The list is read as of { $day }. Only what differs from the records of that day is written.
imports-before = This very file was imported at { $when }: importing it again changes nothing.
imports-see = See that import
imports-warnings = To look at in the whole file
imports-signer = Signer of the stock-taking, with title
imports-signer-help = Optional
imports-nothing-new = No row is to be written. Correct the file and upload it again, or drop it.
imports-take-marked = Take the file with reasons at rows in error (.xlsx)
imports-rows = Row by row
imports-by-outcome = Rows by outcome
imports-all-rows = all
imports-no-rows = There are no such rows.
imports-row = row { $row }
imports-row-of = { $sheet }, row { $row }
imports-place = Row
imports-outcome = Outcome
imports-person = Person
imports-why = Why
imports-no-list = No list of people was found in the file
    .next = See that the headings have “Họ và tên”, and upload it again
imports-stopped = Stopped: nothing was written
    .next = Write it again when you are ready
imports-gone = The file is no longer on the server
    .next = Upload it again
imports-not-written = Not written because of a fault of the system; nothing was written
    .next = Try again; if it stays so, tell the administrator
imports-writing = Writing to the ledger
imports-reading = Reading the file
imports-progress = { $share } done
imports-stop = Stop, write nothing
imports-stopping = Stopping
imports-again = The page loads itself again every second until it is done.
imports-look-again = Load it now
imports-written = Written: { $add } added, { $change } changed
imports-told = { $who } imported it at { $when }, as of { $day }.
imports-decision = See the decision in the ledger
imports-was-taken-back = This import was undone: records are as before, and the history stays.
imports-decision-back = See the decision that undid it
imports-undo = Undo
imports-undo-about = All that this import wrote will hold no more from the start; the history stays. Where later decisions stand on it, the ledger names them and does not undo it.
imports-undo-all = Undo the whole import
imports-undo-out-of-reach = This import has people or units out of your reach
    .next = Ask a higher level to undo it
imports-another = Import another file
