### What is to be done and by when (P02), and the calendars of it.

room-duties = Việc của tôi
duties-head = { $late ->
    [0] { $now } việc đến hạn trong tháng này, { $later } việc trong các tháng tới
   *[other] { $late } việc quá hạn, { $now } việc đến hạn trong tháng này, { $later } việc trong các tháng tới
}
duties-none = Không có việc nào đến hạn
duties-none-next = Xem loại khác, hoặc xem tại ngày khác.
duties-drafts = Văn bản chờ tôi
duties-due = Việc đến hạn
duties-kinds = Chọn loại việc
duties-all-kinds = mọi loại
duties-caption = Việc đến hạn theo ngày: ai, việc gì, căn cứ, bước tiếp theo
duties-since = Chờ từ
duties-column-day = Ngày
duties-column-what = Việc
duties-column-ground = Căn cứ
duties-column-next = Bước tiếp theo
duties-column-stretch = Kỳ hạn
duties-late = Quá hạn
duties-ahead = Sắp tới, hoặc không có hạn
duties-month = Tháng { $month }
duties-no-day = Không có hạn
duties-note-salary = Kỳ nâng bậc tính theo số tháng giữ bậc; chưa tính kéo dài do kỷ luật hoặc không hoàn thành nhiệm vụ, nâng bậc trước hạn, và thời gian không tính vào thời hạn.
duties-note-sensitive = Thời hạn kỷ luật, tạm đình chỉ thuộc nhóm nhạy cảm: chỉ xem khi mở riêng, và việc xem được ghi lại.
duties-untold = Không liệt kê được cho ngày này, vì sách luật chưa có: { $rule }
duties-unplaced = Không tính được kỳ nâng bậc của { $n } người: sách luật chưa có ngạch, bậc của họ.

duty-kind-nang-luong = nâng bậc lương
duty-kind-nhiem-ky = hết nhiệm kỳ
duty-kind-hop-dong = hết hạn hợp đồng
duty-kind-biet-phai = hết biệt phái
duty-kind-tang-cuong = hết tăng cường
duty-kind-bao-nghi-huu = thông báo nghỉ hưu
duty-kind-nghi-huu = nghỉ hưu
duty-kind-ho-so = hồ sơ thiếu
duty-notice = Đến hạn thông báo thời điểm nghỉ hưu
duty-record = Hồ sơ chưa có: { $lacking }
duty-lacking-birth-day = ngày sinh đủ ngày, tháng
duty-next-record = Mở hồ sơ
duty-next-draft = Soạn văn bản
duty-draft-finish = Soạn tiếp rồi trình
duty-draft-mend = Bị trả lại: sửa rồi trình lại
duty-draft-approve = Duyệt hoặc trả lại
duty-draft-sign = Ký và ghi nhận chữ ký
duty-draft-enter = Cho số và vào sổ

calendars-title = Lịch việc đến hạn
calendars-about = Phần mềm lịch trên máy hay điện thoại đọc được việc đến hạn qua một địa chỉ riêng, không cần đăng nhập. Lịch chỉ hiện những gì bạn được xem; nhóm nhạy cảm không bao giờ có trong lịch.
calendars-own = Lịch của tôi
calendars-none = Chưa có lịch nào.
calendar-kinds = Loại việc
calendar-names = Ghi tên người
calendar-names-yes = Ghi họ tên trong lịch
calendar-names-help = Không chọn thì lịch chỉ ghi số người. Phần mềm lịch thường lưu bản sao ở nơi khác: chỉ ghi tên khi thật cần.
calendar-make = Tạo lịch
calendar-made = Đã tạo lịch
calendar-made-on = Tạo lúc
calendar-address = Địa chỉ của lịch
calendar-once = Địa chỉ chỉ hiện một lần. Ai có địa chỉ này đều đọc được lịch: giữ kín, và thu hồi khi không dùng nữa.
calendar-id = Mã
calendar-revoke = Thu hồi
calendar-count = { $kind }: { $n } người
calendar-no-kind = Chưa chọn loại việc nào
    .next = Chọn ít nhất một loại
calendar-too-many = Mỗi tài khoản có nhiều nhất mười lịch
    .next = Thu hồi một lịch không dùng nữa
calendar-no-such = Không có lịch này
    .next = Tải lại trang

## Salary steps of many, and disciplines that end

raises-title = Nâng bậc lương thường xuyên
raises-begin = Soạn nâng bậc lương cho nhiều người
raises-left = Còn { $n } người đến kỳ chưa có ở đây: đánh dấu họ trong danh sách việc rồi soạn tiếp.
raises-begin-help = Đánh dấu những người được nâng; không đánh dấu ai là mọi người đến kỳ trong danh sách.
raises-head = { $n } người được nâng bậc
raises-lead = Xem trước: bậc, hệ số mới và ngày hưởng của từng người, tính theo bậc đang giữ. Bỏ dấu người chưa nâng.
raises-now = Đang giữ
raises-next = Bậc, hệ số mới
raises-due = Hưởng từ ngày
raises-step = bậc { $step }, hệ số { $coefficient }
raises-missing = Chưa soạn được
raises-why = Vì sao, còn thiếu gì
raises-how = Lập
raises-together = một dự thảo chung cho mọi người
raises-apart = mỗi đơn vị một dự thảo
raises-note = Kỷ luật, kết quả xếp loại chưa được xét ở đây: dự thảo được đối chiếu với quy định trước khi trình.
raises-draft = Lập dự thảo
raises-draft-title = Về việc nâng bậc lương thường xuyên
raises-nobody = Không có ai đến kỳ nâng bậc để soạn
raises-nobody-next = Về việc của tôi
raises-out-of-reach = Không có hồ sơ này trong phạm vi của bạn
raises-no-rank = Chưa ghi ngạch: ghi quyết định xếp ngạch, bậc trước
raises-no-step = Chưa ghi bậc: ghi quyết định xếp bậc trước
raises-rough-day = Chưa rõ ngày hưởng bậc đang giữ: bổ sung ngày trong hồ sơ
raises-untold = Sách luật chưa có ngạch này cho ngày đang xem
raises-last-step = Đang ở bậc cuối của ngạch
raises-far-ahead = Chưa đến kỳ: { $day }
endings-title = Kỷ luật sắp hết hiệu lực
endings-open = Mở kỷ luật sắp hết hiệu lực
endings-none = Không có kỷ luật nào hết hiệu lực trong 12 tháng tới
endings-when = Hiệu lực
endings-until = đến hết { $day }
endings-over = đã hết sau { $day }, chưa ghi chấm dứt
endings-untold = chưa rõ: quyết định không ghi, và sách luật chưa có thời hạn hoặc chưa rõ ngày bắt đầu
