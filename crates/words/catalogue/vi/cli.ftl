### What the command line says: data headings on stdout, words on stderr. `.next` says what to do.

cli-serving = Xứng Tầm: { $address } (dừng bằng Ctrl+C)
cli-demo-ledger = Sổ: { $path } (dữ liệu minh họa)
cli-not-a-day = “{ $typed }” không phải là ngày; viết 2019-03-14 hoặc 14/03/2019
cli-due = hạn { $due }
cli-target = chỉ tiêu { $target }
cli-all = Tất cả
cli-lacking = thiếu
cli-not-met = chưa đạt
cli-unknown = chưa rõ

## The ledger and the machine

cli-ledger-missing = Chưa có sổ nào ở { $path }
    .next = Tạo sổ minh họa bằng `xungtam demo`, nhập danh sách bằng `xungtam import`, hoặc chỉ đúng chỗ bằng --data
cli-file-exists = Đã có tệp ở { $path }
    .next = Chọn chỗ khác; không gì bị ghi đè
cli-ledger-busy = Có chương trình khác đang ghi sổ { $path }
    .next = Dừng chương trình ấy, hoặc làm việc qua trang web của nó
cli-not-a-ledger = { $path } không phải là sổ mà bản này đọc được: { $cause }
    .next = Chỉ đúng tệp sổ bằng --data, hoặc dùng bản chương trình mới hơn
cli-ledger-cannot-open = Không mở được sổ { $path }: { $cause }
    .next = Kiểm tra quyền đọc, ghi; nếu tệp hỏng, phục hồi từ bản sao lưu bằng `xungtam restore`
cli-ledger-unreadable = Không đọc được sổ { $path }: { $cause }
    .next = Chạy `xungtam verify`, hoặc phục hồi từ bản sao lưu
cli-ledger-not-whole = Sổ { $path } không nguyên vẹn: { $cause }
    .next = Chạy `xungtam verify` để biết nơi lệch, phục hồi từ bản sao lưu bằng `xungtam restore`
cli-records-unreadable = Không đọc được ghi chép của sổ: { $cause }
    .next = Chạy `xungtam verify`
cli-not-written = Không ghi được: { $cause }
    .next = Không gì được ghi; kiểm tra chỗ trống và quyền ghi
cli-full = Nơi đặt sổ đã hết chỗ trống: sổ chỉ xem, chưa ghi được
    .next = Giải phóng chỗ trống rồi chạy lại lệnh; những gì đã ghi vẫn nguyên vẹn
cli-broken = Việc này bị ngắt vì lỗi của chương trình; không gì được ghi
    .next = Báo lỗi này cho người phát triển; sổ vẫn dùng được
cli-bad-address = Chưa đọc được địa chỉ cơ sở dữ liệu: { $cause }
    .next = Viết postgres://NGƯỜI@MÁY/CSDL?ledger=TÊN; mật khẩu để trong biến PGPASSWORD
cli-database-silent = Không vào được cơ sở dữ liệu { $path }: { $cause }
    .next = Kiểm tra máy chủ PostgreSQL, địa chỉ, tài khoản và mật khẩu (biến PGPASSWORD)
cli-ledger-unknown = Chưa có sổ { $path }
    .next = Tạo bằng `xungtam import`, `xungtam demo` hoặc `xungtam restore`, hoặc chọn tên khác sau ?ledger=
cli-ledger-taken = Đã có sổ { $path }; không ghi đè
    .next = Chọn tên khác sau ?ledger=
cli-in-doubt = Chưa biết đã ghi hay chưa: cơ sở dữ liệu ngắt giữa chừng ({ $cause })
    .next = Xem lại danh sách quyết định rồi mới làm lại, để không ghi hai lần
cli-read-only = Ở đây sổ chỉ được đọc
    .next = Chạy lệnh ghi ở nơi giữ quyền ghi sổ, hoặc bỏ --follow
cli-closing = Sổ đang đóng
    .next = Chạy lại lệnh
cli-again = Việc chưa xong: { $cause }
    .next = Chạy lại lệnh
cli-fault = Chương trình có lỗi: { $cause }
    .next = Báo lỗi này cho người phát triển
cli-no-scratch = Không dùng được thư mục tạm: { $cause }
    .next = Kiểm tra thư mục tạm còn chỗ và ghi được
cli-file-unreadable = Không mở được { $file }: { $cause }
    .next = Kiểm tra đường dẫn và quyền đọc tệp
cli-file-not-written = Không ghi được { $path }: { $cause }
    .next = Chọn tên tệp chưa có, ở thư mục có thật; không gì bị ghi đè
cli-listen-failed = Không mở được { $address }: { $cause }
    .next = Chọn cổng khác bằng --listen
cli-known-beyond = Sổ mới có { $head } quyết định, chưa có quyết định thứ { $seq }
    .next = Chọn số nhỏ hơn, hoặc bỏ --known để xem như nay biết
cli-known-unreadable = --known không hiểu “{ $typed }”
    .next = Ghi số thứ tự quyết định trong sổ, hoặc một ngày: 2019-03-14

## Finding a thing by what was typed

cli-no-such-figure = Không có chỉ tiêu { $id }
    .next = Chọn một trong: { $all }
cli-no-such-unit = Sổ không có đơn vị { $typed }
    .next = Ghi đúng tên hoặc mã đơn vị
cli-several-units = Có nhiều đơn vị tên { $typed }
    .next = Chọn một mã: { $ids }
cli-no-unit-yet = Sổ chưa có đơn vị nào: thành lập cơ quan trước, hoặc nhập danh sách
cli-no-such-person = Sổ không có ai là { $typed }
    .next = Kiểm tra họ tên, số định danh hoặc mã người
cli-several-people = Có { $n } người tên { $typed }
    .next = Chọn một mã: { $ids }
cli-no-such-plan = Không có phương án { $id }
    .next = Xem mã bằng `xungtam plan list`
cli-no-such-standard = Không có tiêu chuẩn { $id }
    .next = Chọn một trong: { $all }

## Law

cli-law-broken = Quy định có lỗi: { $cause }
    .next = Sửa các mục trên rồi chạy lại; `xungtam law check` liệt kê đủ
cli-law-conditions = Điều kiện có lỗi: { $cause }
    .next = Sửa ở đúng tệp, dòng, cột nêu trên
cli-law-holds = { $entries } quy định, { $sources } nguồn, { $cases } ca: không có lỗi

## Figures, standards, explanations

cli-figures-of = Tại ngày { $day }, sổ đến quyết định { $seq }, đầu chuỗi { $head }
cli-standards-of = Tại ngày { $day }: { $n } người trong đội ngũ; cột: trong diện, đạt, chưa đạt, chưa rõ
cli-explain = { $name } ({ $id }) – { $place }; tại ngày { $day }
cli-explain-nothing = Không có tiêu chuẩn nào áp dụng cho người này vào ngày này
cli-not-on-record = không có trong hồ sơ
cli-decision = { $number } ngày { $signed } (nội dung { $act })

## Needs and plans

cli-no-capacity = Sức chứa 0 % không mở được lớp nào
    .next = Chọn từ 1 trở lên
cli-needs-gaps = Thiếu, tại ngày { $day }:
cli-needs-classes = { $n } lớp năm { $year }, { $learners } lượt học:
cli-needs-unplaced = { $n } người chưa xếp được vào lớp nào rảnh lịch:
cli-gap-programme = có lớp bù
cli-gap-studying = đang học
cli-gap-on-list = đã có trong danh sách lớp
cli-gap-no-programme = không có chương trình nào bù được
cli-gap-ask-the-record = hồ sơ chưa rõ, cần xác minh
cli-plan-saved = Đã lưu phương án { $id }: { $n } quyết định dự thảo; xem bằng `xungtam plan show { $id }`, `xungtam figures --plan { $id }`
cli-plan-not-saved = Không lưu phương án
cli-plan-refused = Không lưu được phương án: sổ không nhận dự thảo { $draft }
    .next = Xem thử bằng --dry-run
cli-plan-stale = Phương án { $id } đã cũ: sổ không còn nhận dự thảo { $draft }
    .next = Lập lại phương án trên sổ hiện nay
cli-plan-fits = còn khớp với sổ
cli-plan-enacted = đã ký, từ quyết định thứ { $first }
cli-plan-is-stale = đã cũ: sổ có quyết định mới làm nó không còn khớp
cli-plan-aside = đã gác lại: { $reason }
cli-plan-drafts = { $n } dự thảo
cli-plan-head = { $id } – { $title } (lập trên quyết định thứ { $base }, bởi { $by })
cli-plan-stale-from = Đã cũ từ dự thảo { $draft }:
cli-plan-draft = { $title } (hiệu lực { $effective }), { $n } nội dung
cli-plan-diff = Tại ngày { $day }; sổ hiện nay → phương án { $id }
cli-plan-touches = Chạm tới { $people } người, { $others } đơn vị, vị trí, lớp

## Proof and copies

cli-busy-verify = Đang chứng minh chuỗi băm và phát lại…
cli-verify-head = quyết định: { $seq }
    đầu chuỗi: { $head }
cli-verify-snapshot = bản chụp sổ: nói đúng như sổ tới quyết định { $seq }
cli-busy-snapshot = Đang chụp sổ…
cli-snapshot-kept = Đã chụp sổ tới quyết định { $seq }
cli-snapshot-unread = Không dùng được bản chụp sổ ({ $why }): đã phát lại toàn bộ sổ, và chụp lại
cli-snapshot-not-kept = Chưa chụp được sổ ({ $why }): sổ vẫn ghi bình thường, chỉ lần mở sau sẽ lâu hơn
cli-snapshot-failed =
    Chưa chụp được sổ.
    Xem chỗ trống và quyền ghi ở thư mục của sổ, rồi chạy lại; sổ không đổi.
cli-snapshot-contradictions =
    Không chụp được sổ: sau khi xóa nội dung, sổ còn chỗ mâu thuẫn.
    Chạy lệnh verify để xem sổ; sổ vẫn mở được, chỉ lâu hơn.
cli-verify-erased = đã xóa theo luật: { $places }
cli-verify-erased-files = tệp đã xóa theo luật: { $places }
cli-verify-fault = hỏng: { $place }: { $wrong }
cli-verify-whole = Sổ nguyên vẹn: chuỗi băm, nhật ký và phát lại đều khớp
cli-verify-parts = Sổ không nguyên vẹn; nơi lệch đầu tiên ở trên
    .next = Giữ nguyên tệp làm chứng cứ, phục hồi từ bản sao lưu bằng `xungtam restore`
cli-verify-events = nhật ký: { $head }
cli-verify-other-head = Sổ không bắt đầu như đầu chuỗi đã ghi lại trước đây
    .next = Giữ nguyên tệp làm chứng cứ; đối chiếu với bản in và các bản sao lưu cũ
cli-verify-cut-back = { $head }: sổ không còn đến đó, đã bị cắt bớt
cli-verify-built-anew = { $head }: nơi đó nay là mã khác, sổ đã được dựng lại
cli-backed-up = Đã sao lưu { $from } sang { $to }
cli-backup-failed = Không sao lưu được sang { $to }: { $cause }
    .next = Chọn chỗ khác còn trống
cli-restored = Đã phục hồi { $to }: { $seq } quyết định, đầu chuỗi { $head }
cli-drill-held = Diễn tập phục hồi { $from }: nguyên vẹn sau { $seconds } giây, { $seq } quyết định, đầu chuỗi { $head }

## What must be well

cli-doctor-whole = Sổ nguyên vẹn
cli-doctor-whole-well = { $n } quyết định, chuỗi băm, nhật ký và phát lại đều khớp
cli-doctor-whole-next = Giữ nguyên tệp làm chứng cứ; chạy `xungtam verify` để xem đủ, rồi phục hồi từ bản sao lưu bằng `xungtam restore`.
cli-doctor-law = Quy định
cli-doctor-law-read = đọc được { $n } quy định
cli-doctor-office = Tình trạng của cơ quan
cli-doctor-clock = Đồng hồ
cli-doctor-clock-at = { $when }
cli-doctor-clock-back = { $when }, trước cả quyết định mới nhất trong sổ ({ $newest })
cli-doctor-clock-next = Chỉnh giờ của máy trước khi mở dịch vụ: quyết định ghi sai giờ thì không sửa lại được.
cli-doctor-room = Chỗ trống
cli-doctor-room-free = còn { $free } MB; tệp sổ { $size } MB
cli-doctor-room-next = Giải phóng chỗ trên ổ đĩa, hoặc chuyển bản sao lưu sang máy khác.
cli-doctor-readers = Người đọc được tệp sổ
cli-doctor-readers-own = chỉ tài khoản của dịch vụ và nhóm của nó
cli-doctor-readers-all = mọi tài khoản của máy
cli-doctor-readers-next = Chạy: chmod o= cho tệp sổ và các tệp bên cạnh có cùng tên.
cli-doctor-well = Không việc nào phải làm ngay
cli-doctor-ill = { $n } việc không ổn, đánh dấu ▲ ở trên
    .next = Làm theo dòng dưới mỗi việc, rồi chạy lại

## Accounts

cli-password = Mật khẩu (một dòng, ít nhất 12 ký tự):
cli-account-added = Đã thêm tài khoản { $name }
cli-account-open = mở
cli-account-closed = khóa
cli-account-refused = Chưa thêm được tài khoản:
    .next = Sửa các điểm trên rồi chạy lại
cli-no-such-role = không có vai “{ $typed }”; chọn một trong: { $all }
cli-no-such-class = không có mức dữ liệu “{ $typed }”; chọn một trong: { $all }
cli-account-bad-name = tên gồm 2–40 chữ thường không dấu, chữ số, dấu chấm, gạch nối
cli-account-name-taken = đã có tài khoản tên này
cli-account-password-short = mật khẩu cần ít nhất { $least } ký tự
cli-account-password-plain = mật khẩu cần đủ chữ thường, chữ hoa, chữ số và dấu
cli-account-password-used = mật khẩu này đã dùng trước đây
cli-account-password-common = mật khẩu quá phổ biến hoặc trùng tên
cli-account-hashing = không băm được mật khẩu
cli-account-oneself = không ai tự cấp quyền cho mình
cli-right-granted = Đã cấp quyền số { $number }
cli-right-ended = Đã kết thúc quyền số { $number }
cli-right-refused = Chưa làm được:
    .next = Sửa các điểm trên rồi chạy lại
cli-account-opened = Đã mở lại tài khoản { $name }
cli-account-shut = Đã khóa tài khoản { $name }
cli-password-handed-out = Mật khẩu dùng một lần, chỉ in lần này; chủ tài khoản phải đổi ngay khi đăng nhập:
cli-no-such-rules = không có quy tắc “{ $typed }”; chọn một trong: { $all }

## Imports

cli-busy-read = Đang đọc { $file }…
cli-busy-import = Đang đối chiếu { $file } với sổ…
cli-new-ledger = Chưa có sổ ở { $path }: lập sổ mới
cli-import-totals = thêm { $add }, sửa { $change }, trùng { $duplicate }, lỗi { $error }, bỏ qua { $skip }
cli-import-written = tại ngày { $day }, quyết định thứ { $seq } trong sổ
cli-import-not-written = tại ngày { $day }
cli-import-columns = cột: { $columns }
cli-import-row = { $sheet }dòng { $row }: { $outcome } – { $reasons }
cli-import-more = … và { $n } dòng nữa (xem --json)
cli-import-one-at-a-time = --save-mapping và --marked chỉ dùng với một tệp
    .next = Nhập từng tệp một
cli-mapping-saved = Đã lưu cách đọc các cột: { $path }
cli-mapping-unreadable = Không dùng được cách đọc các cột { $mapping }: { $cause }
    .next = Sửa đúng chỗ nêu trên, hoặc lưu lại từ đầu bằng --save-mapping
cli-marked-written = Sổ tay trả lại, có cột lý do: { $path }
cli-marked-failed = Không tạo được sổ tay trả lại: { $cause }
    .next = Xem lý do bằng --json
cli-no-roster = Không tìm thấy danh sách người nào trong { $file }
    .next = Lưu cách đọc bằng --save-mapping M, chỉ rõ các cột trong đó rồi nhập lại với --mapping M
cli-import-refused = Sổ từ chối danh sách { $file }:
    .next = Không gì được ghi; sửa tệp rồi nhập lại
cli-import-revoked = Đã hủy lần nhập { $seq } bằng quyết định thứ { $by } trong sổ
cli-import-was-revoked = đã hủy bằng quyết định thứ { $seq }
cli-import-revoke-refused = Chưa hủy được lần nhập:
    .next = Hủy các quyết định phụ thuộc trước, hoặc sửa riêng từng người
cli-read-out-of-bounds = { $file } quá lớn hoặc bị hỏng: bộ đọc dừng trong giới hạn 512 MB
    .next = Mở tệp, xóa các trang và dòng thừa, lưu lại dạng .xlsx rồi nhập lại
cli-read-too-long = Đọc { $file } quá 30 giây
    .next = Chia nhỏ tệp rồi nhập từng phần
cli-not-a-list = Không đọc được { $file }:
    .next = Lưu lại dạng .xlsx hoặc .csv (UTF-8) rồi nhập lại; không gì được ghi

## Export

cli-export-what = Chưa rõ xuất gì
    .next = Thêm --roster FILE.xlsx, --sqlite FILE hoặc --csv DIR
cli-export-too-large = Danh sách không vừa một tệp: { $cause }
    .next = Chia nhỏ theo đơn vị bằng --unit
cli-exported-people = { $path }: { $n } người, tại ngày { $day }
cli-exported-tables = { $path }: { $n } bảng

## The demonstration district

cli-busy-decisions = quyết định
cli-demo-setting-up = 1/4 Lập cơ quan, đơn vị, vị trí, biên chế
cli-demo-rolls = 2/4 Sinh các sổ tay và nhập qua bộ nhập
cli-demo-decisions = 3/4 Ban hành các quyết định của kịch bản
cli-demo-accounts = 4/4 Mở tài khoản minh họa
cli-demo-training = Kế hoạch đào tạo { $year }: { $classes } lớp, { $decisions } quyết định
cli-demo-refused = Sổ từ chối { $number }:
    .next = Báo lỗi này cho người phát triển
cli-demo-bad-rows = Sổ tay { $file } có dòng lỗi:
    .next = Báo lỗi này cho người phát triển

cli-revoke-refused = Sổ không nhận việc thu hồi
    .next = Thu hồi các quyết định phụ thuộc trước, hoặc bãi bỏ từ một ngày bằng --from
cli-revoked = Đã thu hồi quyết định thứ { $seq } bằng quyết định thứ { $by } trong sổ
cli-act-unknown = Không có nội dung nào tên “{ $act }”
    .next = Xem danh sách bằng `xungtam acts`
cli-erased = Đã xóa { $n } nội dung và { $files } tệp kèm theo quyết định thứ { $by }. Bản sao lưu và tệp xuất trước đây vẫn còn giữ: tự hủy chúng
cli-file-erased = đã xóa theo luật
cli-erased-shared = Tệp { $file } vẫn còn: quyết định khác cũng kèm đúng tệp ấy, hãy xóa cả ở đó
cli-erased-left = Tệp { $file } chưa gỡ bỏ được; chương trình sẽ thử lại khi mở sổ lần sau, và verify nêu tên nó cho đến khi xong
cli-erased-beside = Còn tệp kèm các quyết định ấy: { $files }. Xem chúng có nói về người được xóa không; nếu có, xóa bằng --file
cli-erase-no-reason = Chưa ghi lý do xóa
    .next = Thêm --because với căn cứ pháp lý
cli-erase-no-acts = Không có nội dung hay tệp nào để xóa
    .next = Ghi mã nội dung (17-3), mã người với --person, hoặc mã tệp với --file
cli-erase-no-such-file = Không quyết định nào kèm tệp { $file }
    .next = Mã tệp là số quyết định - thứ tự tệp, đếm từ 0; xem bằng `xungtam decisions --files`
cli-erase-file-erased = Tệp { $file } đã được xóa theo luật rồi
    .next = Không cần xóa lần nữa
cli-erase-files-out-of-reach = Chỉ người quản trị của cả địa phương được xóa tệp kèm quyết định
    .next = Đề nghị người quản trị của cả địa phương
cli-erase-not-erasable = Không xóa được: { $cause }
    .next = Chỉ xóa được nội dung còn trong sổ và chỉ nói về người
cli-erase-out-of-reach = Người có mã { $person } ngoài phạm vi được giao
    .next = Đề nghị người quản trị của cả địa phương
cli-erase-contradicts = Xóa riêng nội dung này thì phần còn lại mâu thuẫn với việc của người khác
    .next = Xóa cả nội dung mở đầu việc ấy, hoặc cả hồ sơ với --person
cli-erase-contradicts-act = nội dung { $act }: { $said }
cli-erase-refused = Sổ không nhận việc xóa
    .next = Xem lý do ở trên
cli-key-made = Đã lập khóa API { $sign }, hết hạn sau ngày { $last }. Khóa chỉ hiện một lần ở đây; trong sổ chỉ còn dấu băm:
cli-key-strong = Khóa mạnh: lập ở trang Khóa API thì phải có người thứ hai xác nhận; lập bằng lệnh này thì dùng được ngay, không ai xác nhận.
cli-key-refused = Chưa lập được khóa API:
    .next = Sửa các điểm trên rồi chạy lại
cli-key-not-revoked = Chưa thu hồi được khóa API:
    .next = Xem dấu của các khóa bằng `xungtam key list`
cli-key-revoked = Đã thu hồi khóa API { $sign }
cli-key-runs = đang dùng được
cli-key-waits = chưa đến hạn
cli-key-reads-only = đang dùng được, chỉ để đọc: chưa đứng tên tài khoản nào
cli-key-over = đã hết hạn
cli-key-proposed = chờ người thứ hai xác nhận
cli-key-lapsed = hết hạn chờ, không ai xác nhận
cli-key-taken-back = đã thu hồi
cli-key-never-used = chưa dùng
cli-no-such-deed = không có việc “{ $typed }”; chọn trong: { $all }
cli-solve-words = Chưa rõ phải giải gì:
    .next = Gõ: xungtam solve BỘ TỆP --seconds 10 --threads 2 --seed 1 [--out TỆP] [--json]
cli-solve-family = không có bộ “{ $found }”; có: { $known }
cli-solve-no-file = chưa nêu tệp; viết tệp sau tên bộ
cli-solve-switch = “{ $found }” không có nghĩa ở đây; bộ này biết: { $known }
cli-solve-number = { $switch } cần { $needs ->
        [whole] một số nguyên
        [seconds] số giây, từ 0
        [threads] số nguyên từ 1 đến 1024
       *[file] một tên tệp
    }, không phải “{ $found }”
cli-solve-unreadable = Không đọc được tệp { $path }: { $cause }
    .next = Kiểm tra đường dẫn và quyền đọc
cli-solve-unwritten = Không ghi được tệp { $path }: { $cause }
    .next = Kiểm tra thư mục và quyền ghi
cli-solve-flawed = Tệp { $path } chưa đọc được:
    .next = Sửa các dòng trên, hoặc chọn đúng bộ của tệp
cli-solve-flaw = dòng { $line }: { $fault }
cli-solve-plan-unread = Tệp { $path } không phải bài toán của cơ quan: { $cause }
    .next = Tệp là JSON {"{"}"planner": "assignment", "problem": …{"}"}; planner: assignment, headcount, schools, villages
cli-solve-plan-unfit = Bài toán trong { $path } chưa giải được:
    .next = Sửa các điểm trên rồi giải lại
cli-solve-twice = { $list } có “{ $id }” hai lần; đặt mã riêng cho mỗi mục
cli-solve-unknown = { $field } nêu “{ $id }”, không có trong bài toán; thêm vào hoặc sửa mã
cli-solve-range = { $field } của “{ $id }” là { $found }; phải từ { $least } đến { $most }
cli-solve-held-twice = chức danh “{ $post }” hiện có hai người giữ; sửa một người
cli-solve-empty-bar = điều cấm của “{ $person }” không nêu chức danh hay đơn vị nào; nêu một trong hai
cli-plan-impossible = Không có phương án nào giữ được mọi điều bắt buộc. Điều này đã được chứng minh. Những điều sau không thể cùng đạt:
cli-plan-not-found = Chưa tìm được phương án giữ mọi điều bắt buộc; cũng chưa chứng minh là không có
cli-plan-pinned = { "  " }đã chốt
cli-plan-no-other = { "  " }không tìm được phương án khác
cli-plan-placed = { $person }: { $post }
cli-plan-placed-otherwise = { "  " }nếu không thì { $post }: thêm { $costs } điểm, { $moves } người khác phải chuyển
cli-plan-demand-pin = { $person } đã chốt vào { $post }
cli-plan-demand-bar = { $person } không được vào { $where } ({ $reason })
cli-plan-demand-placed = { $person } phải có chức danh
cli-plan-demand-filled = chức danh { $post } phải có người giữ
cli-plan-demand-cover = xã { $commune } phải có người
cli-plan-demand-unit = giới hạn của đơn vị { $unit }
cli-plan-headcount = Vượt biên chế: { $excess }; thiếu so với số tối thiểu: { $shortfall }; trợ cấp: { $money }; xáo trộn: { $disruption }
cli-plan-streamline = { $year }: tinh giản { $people } trường hợp thuộc { $id }
cli-plan-transfer = { $year }: điều chuyển { $people } người theo { $id }
cli-plan-recruit = { $year }: tuyển { $people } người vào { $id }
cli-plan-headcount-otherwise = { "  " }bớt một người thì tốt nhất là: vượt biên chế { $excess }, thiếu { $shortfall }, trợ cấp { $money }, xáo trộn { $disruption }
cli-plan-over-quota = { "  " }bớt một người thì năm { $year } có { $people } người, biên chế { $id } là { $limit }
cli-plan-under-strength = { "  " }bớt một người thì năm { $year } { $id } có { $people } người, cần { $limit }
cli-plan-over-cap = { "  " }bớt một người thì năm { $year } trần { $id } cho tuyển { $limit }, đang tuyển { $people }
cli-plan-over-budget = { "  " }bớt một người thì năm { $year } chi { $money }, kinh phí { $id } là { $limit }
cli-plan-nobody-left = { "  " }bớt một người thì năm { $year } { $id } thiếu { $people } người
cli-plan-demand-step = điều đã chốt cho { $id } năm { $year }
cli-plan-demand-quota = biên chế { $id } năm { $year }
cli-plan-demand-strength = số người tối thiểu { $id } năm { $year }
cli-plan-demand-cap = trần tuyển thay thế { $id }
cli-plan-demand-budget = kinh phí trợ cấp { $id }
cli-plan-not-one-a-year = { $field } của “{ $id }” có { $found } số cho { $years } năm; ghi mỗi năm một số
cli-plan-years = phải có ít nhất một năm, năm sau lớn hơn năm trước
cli-plan-more-cases = các nguồn của “{ $id }” có { $cases } trường hợp nghỉ hưu năm { $year }, nhưng năm đó chỉ { $retirements } người nghỉ hưu; sửa một trong hai
cli-plan-more-leave = “{ $id }” có { $people } người, nhưng { $leaving } người nghỉ hưu hoặc có thể tinh giản; sửa một trong hai
cli-plan-site-open = { $site } mở
cli-plan-school-here = { $place }, { $level }: { $site }
cli-plan-school-other = { "  " }nếu không thì { $site }: { $more }{ $why ->
        [closed] , nhưng trường đóng
        [full] , nhưng hết chỗ
        [far] , nhưng quá xa
        [no-way] , nhưng không có đường
        [forbidden] , nhưng bị cấm
       *[free] {""}
    }
cli-plan-no-school = { $place } không tới được trường { $level } nào; mở một trường, hoặc cho đi xa hơn
cli-plan-place-large = { $place } có { $pupils } học sinh { $level }, trường lớn nhất tới được có { $seats } chỗ; cho chia ra, hoặc thêm chỗ
cli-plan-few-seats = { $places } có { $pupils } học sinh { $level }; { $sites } có { $seats } chỗ; thêm chỗ, hoặc cho mở thêm điểm trường
cli-plan-few-sites = { $pupils } học sinh, nhưng { $most } điểm trường có nhiều nhất { $seats } chỗ; cho mở thêm điểm trường
cli-plan-many-pinned = { $sites } đã chốt mở, nhưng chỉ được mở { $most }; bỏ chốt bớt
cli-plan-travel-row = đường đi của { $place } có { $found } số cho { $sites } điểm trường; ghi mỗi điểm một số
cli-plan-travel-rows = đường đi có { $found } dòng cho { $places } nơi ở; ghi mỗi nơi một dòng
cli-plan-site-cost = một chi phí của { $site } nhỏ hơn 0 hoặc không phải số; sửa lại
cli-plan-travel-cost = một chi phí đi lại hoặc thay đổi ({ $place }) nhỏ hơn 0 hoặc không phải số; sửa lại
cli-plan-level = { $where } nêu cấp học { $level } hai lần, hoặc cấp đó không có; sửa lại
cli-plan-today = học sinh của { $place } đang học ở điểm trường số { $site }, không có điểm này; sửa lại
cli-plan-forbidden-pair = cặp cấm số { $pair } nêu nơi ở hoặc điểm trường không có; sửa lại
cli-plan-group = Một thôn: { $villages }
cli-plan-group-minimal = { "  " }không thôn nào rời ra được: phần còn lại quá nhỏ hoặc rời nhau
cli-plan-group-spare = { "  " }có thể bớt một thôn
cli-plan-village-otherwise = { "  " }{ $village } có thể về với { $beside }: { $costs }
cli-plan-village-kept = { "  " }{ $village } không thể về với { $beside } theo quy tắc ({ $costs })
cli-plan-unknown-village = có nêu thôn số { $village }, nhưng chỉ có { $villages } thôn; sửa lại
cli-plan-paired-itself = { $village } ghép với chính nó; bỏ cặp này
cli-plan-households = { $village } có { $households } hộ; ghi từ 0 trở lên
cli-plan-terrain = { $village } ở địa hình số { $terrain }, chưa có ngưỡng; thêm ngưỡng
cli-plan-senseless = giới hạn không có nghĩa: ngưỡng ít nhất là 1, mức ít nhất không quá mức nhiều nhất, giá từ 0
cli-plan-pinned-twice = { $village } được chốt hai lần; để lại trong một nhóm
cli-plan-pinned-stands = nhóm đã chốt { $villages } không đứng được: không liền nhau, trái giới hạn, hoặc trái quy tắc của một cặp
cli-plan-merge-apart = { $villages } phải nhập nhưng không liền nhau; thêm các thôn ở giữa
cli-plan-must-and-not = { $one } và { $two } vừa phải nhập, trực tiếp hay qua thôn khác, vừa không được nhập; bỏ một quy tắc
cli-plan-island = { $villages } không giáp thôn nào khác và thiếu { $lacking } để thành một nhóm; thêm đường nối, hoặc hạ ngưỡng
cli-plan-too-large = { $villages } vượt mức nhiều nhất của một nhóm { $beyond }; nâng giới hạn hoặc tách ra
cli-plan-total = { $households } hộ không chia được thành { $groups } nhóm trong giới hạn; đổi số nhóm hoặc giới hạn
cli-plan-part = { $villages } không chia được thành các nhóm trong giới hạn; đổi giới hạn
cli-training-head = Tại ngày { $day }: { $classes } lớp năm { $year }, { $people } người, { $places } lượt học; { $rooms } phòng, { $lecturers } giảng viên; mỗi cơ quan giữ ít nhất { $present } %
cli-training-nothing = Chưa xếp được kế hoạch đào tạo, còn thiếu:
    .next = Bổ sung trong sổ những điều nêu trên, rồi chạy lại
cli-training-not-found = Trong thời gian ấy chưa tìm được thời khóa biểu giữ mọi điều bắt buộc; cũng chưa chứng minh là không có. Bản gần nhất còn vướng:
    .next = Cho thêm giây (--seconds), giảm tỷ lệ phải giữ lại (--present), hoặc cho dời lớp đã mở (--move-open)
cli-training-kept = Đã lưu thời khóa biểu { $id }; lần sau giữ lại bằng `--from { $id }`
cli-training-session = { $class }: { $date }, { $half ->
    [morning] sáng
   *[afternoon] chiều
  }, { $room }, { $lecturer }
cli-training-demand-pin = buổi đã chốt của { $class } ngày { $date }, { $half ->
    [morning] sáng
   *[afternoon] chiều
  }
cli-training-demand = { $what ->
    [present] tỷ lệ người ở lại của { $who }
    [least] sĩ số ít nhất của một lớp { $who }
    [most] sĩ số nhiều nhất của một lớp { $who }
    [season] thời gian mở lớp { $class }
    [lecturer-away] những lúc { $who } vắng
    [load] định mức dạy của { $who }
    [room-closed] những lúc { $who } đóng cửa
    [learner-away] những lúc { $who } vắng
    [enrolled] { $who } đã chốt vào lớp { $class }
   *[forbidden] { $who } không được vào lớp { $class }
  }
cli-training-missing = bài toán chưa có { $list ->
    [dates] ngày học
    [classes] lớp
    [learners] học viên
    [lecturers] giảng viên
   *[rooms] phòng học
  }; bổ sung ở mục “{ $list }”
cli-training-dates = các ngày không tăng dần ở { $date }; xếp theo thứ tự, mỗi ngày một lần
cli-training-backwards = { $field } của “{ $id }”: { $until } không sau { $from }; sửa một trong hai
cli-training-no-class = { $learners } người cần học { $course } nhưng chưa mở lớp nào; mở lớp, hoặc bỏ khóa này khỏi danh sách của họ
cli-training-no-learners = lớp { $class } đã mở nhưng không ai học { $course }; nêu học viên hoặc bỏ lớp
cli-training-no-lecturer = chưa có ai dạy { $course }; nêu giảng viên
cli-training-too-many = { $learners } người cần học { $course }, mà { $classes } lớp nhận nhiều nhất { $limit }; mở thêm lớp hoặc tìm phòng lớn hơn
cli-training-too-few = { $learners } người cần học { $course }, mà { $classes } lớp cần ít nhất { $limit }; bớt một lớp
cli-training-few-dates = lớp { $class } cần { $needed } buổi, mà từ { $from } đến trước { $until } chỉ có { $open }; nới thời gian của lớp
cli-training-no-room = không có phòng cho lớp { $class }: cần ít nhất { $seats } chỗ, phòng lớn nhất có { $largest }; thêm phòng hoặc giảm sĩ số
cli-training-no-room-with = không có phòng cho lớp { $class }: cần ít nhất { $seats } chỗ và có { $equipment }, phòng lớn nhất như vậy có { $largest }; thêm phòng hoặc giảm sĩ số
cli-training-no-room-free = phòng từ { $seats } chỗ chỉ trống { $open } buổi từ { $from } đến trước { $until }, mà lớp { $class } cần { $needed }; dành thêm phòng hoặc nới thời gian của lớp
cli-training-no-lecturer-free = người dạy được lớp { $class } chỉ rảnh { $open } buổi từ { $from } đến trước { $until }, mà lớp cần { $needed }; nêu thêm giảng viên hoặc nới thời gian của lớp
cli-training-overloaded = { $classes } cần { $needed } buổi của { $of }, tất cả chỉ dạy được { $open }; nêu thêm giảng viên hoặc tăng định mức
cli-training-crowded = { $classes } cần { $needed } buổi của { $of }, mà chỉ trống { $open }; bổ sung, hoặc nới thời gian của các lớp
cli-training-away = { $learner } vắng quá nhiều nên không học được lớp nào của { $course }; mở lớp khác hoặc bỏ khóa này
cli-training-overbooked = { $learner } cần học các khóa gồm { $needed } buổi, mà chỉ đi được { $open } buổi; bỏ bớt một khóa
cli-training-emptied = người của { $unit } phải học { $needed } ngày công, mà mỗi ngày chỉ được vắng { $most } người, trong { $dates } ngày; giảm tỷ lệ ở lại hoặc cử ít người hơn
cli-training-pins = lớp { $class } có { $pins } buổi đã chốt, mà cả lớp có { $sessions } buổi; bỏ bớt
cli-training-pin = buổi đã chốt của { $class } ngày { $date } ({ $half ->
    [morning] sáng
   *[afternoon] chiều
  }) không giữ được: { $fault ->
    [out-of-season] ngoài thời gian của lớp, hoặc không phải ngày học
    [twice] đã chốt hai lần
    [room-unfit] phòng thiếu thiết bị mà khóa học cần
    [room-closed] phòng đóng cửa
    [room-taken] phòng đã chốt cho lớp khác
    [cannot-teach] giảng viên không dạy khóa này
    [lecturer-away] giảng viên vắng
   *[lecturer-taken] giảng viên đã chốt cho lớp khác
  }; dời hoặc bỏ
cli-training-enrolment = không chốt được { $learner } vào lớp { $class }: người ấy không học khóa này, hoặc đã chốt hai lần, hoặc bị cấm; bỏ một điều
cli-training-forbidden = mọi lớp của { $course } đều bị cấm với { $learner }; cho phép một lớp
cli-solve-progress = { $seconds } giây: { $objective }, không thể dưới { $bound }
cli-solve-none = –

## Rotation

cli-rotation-no-term = Bộ quy định không có thời hạn bổ nhiệm vào ngày { $day }
    .next = Cho biết bằng --months-in-post
cli-rotation-nothing = Không có gì để luân chuyển, tăng cường
    .next = Chọn ngày khác, hoặc số tháng ít hơn bằng --months-in-post
cli-rotation-impossible = Không có phương án nào thỏa mọi điều bắt buộc; những điều này không thể cùng đúng:
    .next = Bớt một điều, ví dụ tăng --most-lost hoặc thêm --no-reinforcement
rotation-plan-title = Luân chuyển, tăng cường cán bộ từ { $day }
rotation-head = Tại ngày { $day }: { $open } chỗ cần người, { $people } người trong diện xem xét, { $pairs } cặp được phép
rotation-no-seats = không chức vụ lãnh đạo, quản lý nào trống hoặc giữ đã lâu, và xã nào cũng có người tăng cường
rotation-nobody = không có ai trong diện xem xét
rotation-nobody-suits = không ai phù hợp: { $seat }
rotation-demand-pin = { $person } phải giữ { $seat }
rotation-demand-bar = { $person } không được giữ { $seat }
rotation-demand-placed = { $person } phải có việc
rotation-demand-filled = phải có người: { $seat }
rotation-demand-unit = giới hạn số người rời { $unit }
rotation-points = { $points } điểm: { $reasons }
rotation-points-whole = { $points } điểm
rotation-barred = quy định không cho: { $what }
rotation-unmet = chưa đạt: { $what }
rotation-unknown = hồ sơ chưa rõ: { $what }
rotation-planned = có trong quy hoạch chức danh này
rotation-not-planned = không có trong quy hoạch chức danh này
rotation-stays = ở lại; đã giữ chức { $months } tháng
rotation-has-reinforced = đã từng đi tăng cường
rotation-seat-post = { $title }, { $unit }
rotation-seat-reinforcement = tăng cường cho { $unit }
rotation-proven = { $moves } người chuyển; giá { $objective }, đã chứng minh không phương án nào rẻ hơn
rotation-gap = { $moves } người chuyển; giá { $objective }, không phương án nào dưới { $bound }

## Sắp xếp thôn, khu

cli-villages-missing = Chưa đủ dữ liệu để lập phương án sắp xếp thôn, khu
    .next = Ghi số liệu còn thiếu vào sổ, đặt số hộ bằng --least-village, --least-group, hoặc giữ nguyên nơi ấy bằng --keep
cli-villages-impossible = Không có phương án nào thỏa mọi điều bắt buộc; những điều này không thể cùng đúng:
    .next = Bỏ bớt một điều, hoặc hạ số hộ bằng --least-village, --least-group
cli-villages-bad-pair = “{ $typed }” không phải là một cặp thôn, khu
    .next = Viết hai tên hoặc hai mã, cách nhau bằng dấu phẩy
villages-plan-title = Sắp xếp thôn, khu từ { $day }
villages-progress = { $seconds } giây: còn { $left } thôn, khu, không bao giờ quá { $most }
villages-head = Tại ngày { $day }: { $all } thôn, khu; { $below } nơi chưa đủ số hộ, trong đó { $must } nơi phải sáp nhập
villages-minimum = { $kind }, { $ground }: ít nhất { $households } hộ, dưới { $must } hộ thì phải sáp nhập ({ $source }; { $mark })
villages-minimum-chosen = { $kind }: ít nhất { $households } hộ do người lập đặt, dưới { $must } hộ thì phải sáp nhập
villages-none = không có thôn, khu nào vào ngày ấy
villages-no-minimum = bộ quy định không có số hộ tối thiểu của { $kind } ở { $commune }; kiểm tra địa hình của xã và vùng của tỉnh (terrain, village_region)
villages-no-share = bộ quy định không nói dưới mức nào thì phải sáp nhập vào ngày { $day }
villages-no-households = chưa ghi số hộ: { $village }
villages-no-roads = chưa đủ số hộ và chưa ghi đường đi tới thôn, khu nào cùng xã, cùng loại: { $village }
villages-no-place = chưa ghi tọa độ, nên không xét khoảng cách giữa các thôn, khu: { $village }
villages-no-such-village = { $village } không thuộc diện sắp xếp nên không giữ nguyên được
villages-no-such-pair = { $one } và { $two } không cùng trong diện sắp xếp
villages-together = { $one } và { $two } phải về một
villages-apart = { $one } và { $two } không được về một
villages-nobody-to-join = chưa đạt: { $villages } ({ $commune }) nhập hết lại vẫn thiếu { $lacking } hộ, không có đường đi ghi trong sổ tới nơi khác có thể nhập
villages-kept = giữ nguyên theo yêu cầu: { $villages } ({ $commune })
villages-kept-short = giữ nguyên theo yêu cầu: { $villages } ({ $commune }), còn thiếu { $lacking } hộ
villages-merger = { $from } → { $into }, { $commune }: { $households } hộ
villages-short = { $village } { $households } hộ, thiếu { $lacking }
villages-short-must = { $village } { $households } hộ, thiếu { $lacking }, phải sáp nhập
villages-why = vì sao: { $reasons }
villages-why-minimal = vì sao: bớt nơi nào ra thì phần còn lại cũng thiếu hộ hoặc không liền nhau
villages-touches = chuyển theo: { $households } hộ; { $people } người đang làm việc, { $posts } vị trí, { $quota } biên chế
villages-if-not = nếu không: { $short } nơi vẫn thiếu hộ, trong đó { $must } nơi phải sáp nhập
villages-otherwise = cách khác: { $village } về cùng { $beside }, giá chênh { $more } km
villages-otherwise-apart = cách khác không được: { $village } về cùng { $beside } thì nơi ở lại không liền nhau
villages-otherwise-small = cách khác không được: { $village } về cùng { $beside } thì nơi ở lại thiếu hộ
villages-otherwise-asked = cách khác không được: { $village } về cùng { $beside } trái với yêu cầu đã đặt
villages-proven = { $all } thôn, khu còn { $left }; đã chứng minh không phương án nào giữ được nhiều hơn
villages-gap = { $all } thôn, khu còn { $left }; không phương án nào giữ được quá { $most }
villages-price = Giá { $price } km: các nơi nhập lại cách nhau { $apart } km, { $changed } hộ đổi thôn, khu; trong các phương án giữ ngần ấy nơi, chưa chứng minh là rẻ nhất
village-ground-plain = đồng bằng
village-ground-mountain = miền núi
village-ground-border = xã biên giới
village-ground-island = xã hải đảo
village-ground-northern-mountain = vùng trung du và miền núi phía Bắc
village-ground-red-river-delta = vùng đồng bằng sông Hồng
village-ground-central = miền Trung
village-ground-southern = miền Nam
village-ground-central-highlands = Tây Nguyên
law-mark-second-hand = đọc qua nguồn thứ hai
law-mark-from-memory = ghi theo trí nhớ
law-mark-derived = suy từ mục khác
law-mark-chosen = cơ quan tự đặt
law-mark-confirmed = đã đối chiếu với công báo
