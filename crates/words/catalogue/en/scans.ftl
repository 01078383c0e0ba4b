## Scans of papers
source-scans = { $n } { $n ->
    [one] scan
   *[other] scans
}
scans-title = Scans of papers
scans-none = No scans yet
scans-limit = PDF, PNG or JPG files; at most { $n }, all together no more than { $mb } MB
scans-not-yours = There are scans, but what they may tell lies beyond your reach
scans-beside-decision = The paper is in the ledger: its files stand beside the decision
scans-recorded = Each download is written into the log of reads
scan-file = File
scan-what = Kind, size
scan-do = Do
scan-about = { $kind }, { $kb } kB
scan-beside = Kept beside the ledger, its digest stands in the decision
scan-erased = Erased by law
scan-unnamed = Attached file
scan-take = Download
scan-drop = Take away
scan-attach-label = Attach a scan
scan-attach = Attach
scan-no-file = No file was chosen
    .next = Choose a PDF, PNG or JPG file
scan-empty = The file is empty
    .next = Scan or photograph the paper again
scan-too-large = The files together are larger than { $mb } MB
    .next = Scan with a lower resolution (200 dpi is enough), or take a file away
scan-other-kind = This is no PDF file and no PNG or JPG picture, whatever its name says
    .next = Save it as PDF, or photograph the paper
scan-broken = The { $kind } file is damaged or cut short
    .next = Scan it again and send it again
scan-too-many-pixels = The picture has more than { $most } million pixels
    .next = Lower its resolution and send it again
scan-too-many = There are { $most } files already, no more are taken
    .next = Put the pages into one PDF file
scan-twice = This file is attached already
    .next = Choose another file
scan-no-such = There is no such file, or it cannot be taken away any more
    .next = Open the page again
