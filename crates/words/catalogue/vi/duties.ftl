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
duties-month = Tháng { $month }
duties-no-day = Không có hạn
duties-note-salary = Kỳ nâng bậc tính theo số tháng giữ bậc; chưa tính kéo dài do kỷ luật hoặc không hoàn thành nhiệm vụ, nâng bậc trước hạn, và thời gian không tính vào thời hạn.
duties-note-sensitive = Thời hạn kỷ luật, tạm đình chỉ thuộc nhóm nhạy cảm: chỉ xem ở trang cá nhân, và việc xem được ghi lại.
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
