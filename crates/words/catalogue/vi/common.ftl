### Words that every page shares: counts, dates, the frame of a page.

product = Xứng Tầm
product-purpose = Xây dựng đội ngũ cán bộ, công chức, viên chức xứng tầm nhiệm vụ

## Counts with their unit

count-people = { $n } người
count-classes = { $n } lớp
count-communes = { $n } xã, thị trấn
count-posts = { $n } biên chế
count-moves = { $n } lượt
count-enrolments = { $n } lượt học
count-cases = { $n } trường hợp
count-tasks = { $n } việc
count-things = { $n }

unit-people = người
unit-classes = lớp
unit-communes = xã, thị trấn
unit-posts = biên chế
unit-moves = lượt
unit-enrolments = lượt học
unit-cases = trường hợp
unit-tasks = việc
unit-things = mục

## Dates

when-by = từ trước { $day }
since = từ { $when }
until = đến { $when }
from-until = { $from } – { $until }

## The frame of a page

frame-skip = Đến nội dung chính
frame-demo = Dữ liệu minh họa
frame-demo-why = Người, số liệu và quyết định trên trang này do máy tạo ra để minh họa, không phải hồ sơ thật.
frame-nav = Các phòng
frame-find = Tìm người, đơn vị, văn bản
frame-find-key = Ctrl K
frame-language = Ngôn ngữ
frame-theme = Nền
frame-theme-system = Theo máy
frame-theme-light = Sáng
frame-theme-dark = Tối
frame-settings = Cách hiển thị
frame-apply = Áp dụng
frame-help = Trợ giúp
frame-help-this = Mở hoặc đóng trợ giúp này
frame-help-find = Tìm người, đơn vị, vị trí, văn bản, quy định, trang
frame-help-next = Đến ô, nút, liên kết kế tiếp; thêm Shift để lùi
frame-help-press = Mở liên kết, bấm nút
frame-help-space = Phím cách
frame-help-choose = Đánh dấu ô, mở hoặc gập một phần
frame-help-close = Đóng phần đang mở
frame-help-figures = Con số nào cũng mở ra danh sách đứng sau nó.
frame-help-day = Chọn ngày ở đầu trang: cả trang tính lại như của ngày ấy.
frame-help-folded = Nhóm thông tin nhạy cảm luôn gập; ai mở, mở lúc nào đều vào nhật ký.
frame-log-out = Đăng xuất
frame-crumbs = Đang ở
frame-recorded = Theo sổ đến { $day }
frame-place-in-log = Quyết định thứ { $seq }
frame-head = dấu sổ { $head }
frame-head-why = Dấu của sổ: trang này tính lại được y nguyên từ cùng dấu ấy.
frame-source = Mọi con số tính từ sổ quyết định; bấm vào số để thấy tên.
frame-offline = Mất kết nối. Những gì đang gõ vẫn còn trên màn hình.
keep-lost = Chưa gửi được: không kết nối được với máy chủ. Những gì đã gõ vẫn còn ở đây; khi có kết nối lại, bấm
keep-retry = Gửi lại
keep-again = Đây là những gì bạn gõ lần trước mà chưa gửi. Xem lại rồi gửi, hoặc
keep-discard = Bỏ phần chưa gửi
autosave-saved = Đã lưu lúc { $time }
autosave-offer = Biểu mẫu này bạn đang làm dở, đã lưu lúc { $time }.
autosave-continue = Tiếp tục bản đã lưu
autosave-drop = Bỏ bản đã lưu
autosave-choose = Chưa lưu lên máy chủ: hãy chọn tiếp tục hay bỏ bản đã lưu trước
autosave-newer = Cửa sổ khác đã lưu biểu mẫu này sau, lúc { $time }; nội dung ở đây không được lưu nữa.
autosave-over = Lưu nội dung ở đây thay bản đó
autosave-too-large = Chưa lưu lên máy chủ: biểu mẫu dài quá mức nhận
autosave-failed = Chưa lưu lên máy chủ được; nội dung vẫn còn trong cửa sổ này
frame-read-only = Chỉ xem, từ { $since }: nơi đặt sổ đã hết chỗ trống
frame-read-only-why = Những gì đã ghi vẫn nguyên vẹn. Chưa ghi thêm được, kể cả đăng nhập và mở nhóm thông tin nhạy cảm; khi có chỗ trống, sổ tự ghi lại được.
frame-behind = Có thể chưa mới nhất: trang này đang không theo kịp sổ
frame-behind-why = Những gì đang thấy vẫn đúng với phần sổ đã đọc được; khi theo kịp lại, dòng này tự mất.

room-tasks = Tổng quan
room-people = Nhân sự
room-units = Tổ chức
room-standards = Tiêu chuẩn
room-training = Đào tạo
room-moves = Điều động
room-succession = Quy hoạch
room-quota = Biên chế
room-papers = Văn bản
room-imports = Nhập dữ liệu

## The day looked at

as-of-legend = Thời điểm xem
as-of-day = Xem tại ngày
as-of-known = như đã biết ngày
as-of-known-hint = Để trống: theo mọi quyết định đã vào sổ đến nay
as-of-format = ngày/tháng/năm
as-of-show = Xem
as-of-reset = Về hiện tại
as-of-rewound = Đang xem như đã biết ngày { $known }: quyết định vào sổ sau ngày này chưa được tính.
as-of-not-a-day = “{ $typed }” không phải là một ngày trong lịch
    .next = Viết ngày/tháng/năm, ví dụ 14/03/2019

## Small words

export-xlsx = Xuất .xlsx
export-csv = Xuất .csv
print = In
none = không
not-known = chưa rõ
of-total = trên { $of }
and-more = và { $n } mục nữa
show-table = Xem dạng bảng
see-names = Xem tên
opens-names = Xem { $n } người
basis = Căn cứ
confidence-unconfirmed = Chưa đối chiếu với công báo
confidence-second-hand = Đọc qua nguồn thứ hai
confidence-from-memory = Ghi theo trí nhớ
confidence-derived = Suy từ mục khác
confidence-confirmed = Đã đối chiếu với công báo
pager = Các trang
pager-previous = Trang trước
pager-next = Trang sau
pager-range = { $first }–{ $last } trong { $total }

## Words of the served pages

verbatim = { $text }
count-bodies = { $n } cơ quan, đơn vị
count-titles = { $n } cặp chức danh
unit-bodies = cơ quan, đơn vị
unit-titles = cặp chức danh
as-of-reported-ahead = Ngày báo cáo “{ $typed }” chưa tới
    .next = Chọn hôm nay hoặc một ngày đã qua
as-of-too-far = “{ $typed }” ở ngoài những năm 1900–2100
    .next = Chọn một ngày trong khoảng ấy

role-admin = Quản trị
role-hr-officer = Cán bộ tổ chức – nội vụ
role-leader = Lãnh đạo
role-head-of-unit = Thủ trưởng đơn vị
role-training-centre = Trung tâm bồi dưỡng
role-counter = Bộ phận một cửa
role-official = Xem hồ sơ của mình
role-auditor = Kiểm tra, thanh tra
role-api-key = Kết nối máy
role-at = { $role }, { $unit }

## What was reported beside what is known now

as-of-reported = so với báo cáo ngày
as-of-reported-hint = Ngày đã báo cáo: số như đã biết cuối ngày ấy đứng cạnh số như nay biết
compared-title = Số liệu ngày { $day }: như đã biết cuối ngày { $reported } và như { $now }
compared-same = { $same } số vẫn như đã biết cuối ngày { $reported }.
compared-differs = { $n } số khác với đã biết cuối ngày { $reported }; { $same } số vẫn như cũ.
compared-then-page = Xem cả trang như đã biết ngày { $reported }
compared-number = Số liệu
compared-then = Như đã biết cuối ngày { $reported }
compared-now = Như { $now }
compared-difference = Chênh lệch
compared-made-by = Khác vì các văn bản vào sổ sau ngày báo cáo
compared-change = { $name }: { $then } → { $now }
compared-hidden = Một văn bản ngoài phạm vi của bạn
compared-together = Nhiều văn bản vào sổ liền nhau, chưa tách được từng văn bản
compared-more = và { $n } số nữa
compared-as-on = đã biết ngày { $day }
compared-as-now = nay biết
