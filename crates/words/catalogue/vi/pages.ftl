### Texts of single pages: tasks (P01), names behind a number (P01b), person (P05), log-in (P38), trouble.

## P01 Tổng quan nhiệm vụ

tasks-title = Tổng quan nhiệm vụ
tasks-head-on-track = Đúng tiến độ { $good } trong { $all } việc
tasks-head-all = Đúng tiến độ cả { $all } việc
tasks-head-none = Chưa đủ dữ liệu để nói việc nào đúng tiến độ
tasks-head-worst = { $head }; { $task } còn thiếu { $gap }
tasks-head-slow = { $head }; { $task } chậm { $gap }
tasks-head-unknown = { $head }; { $n } việc chưa đủ dữ liệu
tasks-caption = Từng việc: căn cứ, số đã đạt, so với chỉ tiêu, phần còn thiếu, bước tiếp theo
tasks-column-task = Việc và căn cứ
tasks-column-done = Đã đạt
tasks-column-mark = So với
tasks-legend-goal = chỉ tiêu
tasks-legend-today = mức phải có hôm nay
tasks-column-gap = Còn thiếu
tasks-column-next = Bước tiếp theo
tasks-no-target = Không đặt chỉ tiêu
tasks-unknown = Chưa đủ dữ liệu
tasks-empty = Chưa có việc nào cho ngày này
tasks-empty-next = Nhập danh sách cán bộ hoặc chọn một ngày khác.
tasks-due = hạn { $due }
tasks-no-gap = Không còn thiếu
tasks-parts = Trong đó

task-group-training = Đào tạo, bồi dưỡng
task-group-standards = Chuẩn hóa
task-group-mobility = Điều động, luân chuyển
task-group-apparatus = Bộ máy, biên chế

## Where a task stands

standing-met = Đạt
standing-on-track = Đúng tiến độ
standing-behind = Chậm { $gap }
standing-overdue = { $days ->
   *[other] Quá hạn { $days } ngày
}
standing-below = Chưa đạt
standing-no-target = Theo dõi
standing-unknown = Chưa đủ dữ liệu

## P01b Tên sau một con số

names-title = { $figure }: { $count }
names-title-missing = { $figure }: còn thiếu { $count }
names-title-unknown = { $figure }: { $count } chưa rõ
names-count = { $n } người
names-column-name = Họ và tên
names-column-code = Mã
names-column-unit = Đơn vị
names-column-post = Chức danh
names-column-missing = Còn thiếu
names-column-note = Ghi chú
names-caption = Những người đứng sau con số, xếp theo tên
names-empty = Không có ai trong danh sách này
names-empty-next = Con số này bằng không tại ngày đang xem.
names-scope = Chỉ hiện người thuộc phạm vi được giao của bạn.
names-filter-all = Tất cả
names-filter = Thiếu điều kiện nào

## P05 Trang cá nhân

person-head-met = { $name }: đạt mọi tiêu chuẩn của chức danh
person-head-one = { $name }: còn thiếu { $missing }
person-head-many = { $name }: còn thiếu { $n } điều kiện
person-head-unknown = { $name }: { $n } tiêu chuẩn chưa đủ dữ liệu
person-head-none = { $name }: không có tiêu chuẩn nào áp dụng tại ngày này
person-erased = (đã xóa theo luật)
person-code = Mã { $code }
person-born = Sinh { $when }
person-no-post = Không giữ chức danh nào tại ngày này
person-rank = { $rank } bậc { $step }, hệ số { $coefficient }
person-retires = Nghỉ hưu dự kiến { $when }
person-course = Quá trình
person-course-desc = Từ { $from } đến { $until }; mỗi hàng một mặt. Bảng bên dưới nói đủ từng mục.
person-course-empty = Hồ sơ chưa ghi mốc nào trước ngày này.
person-course-table = Quá trình dạng bảng
person-course-what = Nội dung
person-course-from = Từ
person-course-until = Đến
person-course-now = hiện nay
person-course-lane = Mặt
person-course-source = Quyết định
lane-posts = Chức vụ
lane-study = Đào tạo
lane-rank = Ngạch, lương
lane-contract = Hợp đồng
lane-grade = Đánh giá
lane-reward = Khen, kỷ luật
lane-mobility = Điều động
person-missing = Còn thiếu
person-missing-none = Không thiếu điều kiện nào.
person-held = Hồ sơ ghi: { $held }
person-required = Cần: { $required }
person-deadline = Hạn hoàn thành: { $day }
person-why = Vì sao
person-closes = Để đủ
person-next = Bước tiếp theo
person-next-none = Chưa có mốc nào phía trước.
person-facts = Dữ kiện và nguồn
person-facts-caption = Mỗi dữ kiện kèm quyết định đã ghi nó
person-fact = Dữ kiện
person-fact-value = Giá trị
person-fact-since = Từ
person-fact-source = Nguồn
person-sensitive = Nhóm dữ liệu nhạy cảm
person-sensitive-why = Mở nhóm này được ghi lại: ai, lúc nào, nhóm nào.
person-sensitive-open = Mở và ghi nhật ký
person-sensitive-refused = Bạn không có quyền xem nhóm này.
person-2c = Sơ yếu lý lịch 2C
person-who-saw = Ai đã xem

sensitive-identity = Giấy tờ tùy thân
sensitive-family = Gia đình
sensitive-health = Sức khỏe
sensitive-discipline = Kỷ luật
sensitive-party = Lịch sử chính trị
sensitive-contact = Liên lạc, nơi ở

decision-of = { $number } ngày { $day }
decision-unnumbered = Chưa có số

## P38 Đăng nhập

login-title = Đăng nhập
login-lead = Dùng tài khoản do cơ quan cấp.
login-name = Tên đăng nhập
login-password = Mật khẩu
login-show = Hiện mật khẩu
login-enter = Đăng nhập
login-refused = Tên đăng nhập hoặc mật khẩu chưa đúng
    .next = Gõ lại cả hai; nếu quên, báo người quản trị của cơ quan
login-slow-down = Đã thử nhiều lần. Chờ { $minutes } phút rồi thử lại
    .next = Nếu quên mật khẩu, báo người quản trị của cơ quan
login-empty-name = Chưa ghi tên đăng nhập
login-empty-password = Chưa ghi mật khẩu
login-ended = Phiên làm việc đã hết. Đăng nhập để tiếp tục.
login-demo = Dữ liệu minh họa: tài khoản được in ra khi khởi động chương trình.

## Có điều cần sửa, có điều không xong

problems-count = Có { $n } điểm cần sửa
problems-title-prefix = Lỗi: { $title }

trouble-forbidden = Bạn chưa có quyền xem trang này
trouble-forbidden-next = Quyền đi theo đơn vị và loại dữ liệu được giao. Nếu công việc cần, đề nghị người quản trị cấp quyền có thời hạn.
trouble-not-found = Không có trang này
trouble-not-found-next = Địa chỉ có thể đã gõ thiếu, hoặc người, đơn vị này không có trong phạm vi của bạn.
trouble-unprocessable = Chưa ghi được, vì có điều chưa khớp
trouble-unprocessable-next = Không có gì bị thay đổi. Quay lại trang trước và sửa những điểm nêu ra.
trouble-expired = Trang này mở đã lâu
trouble-expired-next = Tải lại trang rồi gửi lần nữa. Chưa có gì bị thay đổi.
trouble-failed = Hệ thống gặp trục trặc
trouble-failed-next = Sổ quyết định không bị ảnh hưởng; việc vừa làm chưa được ghi. Thử lại sau ít phút. Nếu còn lặp lại, đọc mã dưới đây cho người quản trị.
trouble-read-only = Sổ đang chỉ xem, vì hết chỗ trống
trouble-read-only-next = Việc vừa làm chưa được ghi; những gì đã ghi vẫn nguyên vẹn. Báo người quản trị giải phóng chỗ trống nơi đặt sổ, rồi thử lại: sổ tự ghi lại được.
trouble-only-shows = Trang này chỉ để xem, không ghi vào sổ
trouble-only-shows-next = Đăng nhập, mở nhóm dữ liệu nhạy cảm và mọi việc ghi đều làm ở địa chỉ chính của sổ. Chưa có gì bị thay đổi.
trouble-in-doubt = Chưa rõ việc vừa làm đã được ghi hay chưa
trouble-in-doubt-next = Cơ sở dữ liệu ngắt giữa chừng. Sau ít phút, xem lại trang trước rồi mới làm lại, để không ghi hai lần.
trouble-code = Mã sự việc
trouble-home = Về tổng quan nhiệm vụ

## Lists of classes and units

names-column-class = Lớp
names-column-days = Thời gian
names-column-family = Mảng
names-column-kind = Loại
names-column-above = Trực thuộc
names-seats = { $taken }/{ $seats } chỗ

## P05, served

person-graded = { $grade } năm { $year }
person-sensitive-empty = Hồ sơ không ghi gì trong nhóm này.
sensitive-origin = Dân tộc, tôn giáo
sensitive-other = Thông tin khác
moved-appointed = bổ nhiệm
moved-transferred = điều động
moved-rotated = luân chuyển
moved-introduced = giới thiệu bầu
moved-reinforcing = Tăng cường
moved-seconded = Biệt phái
moved-released = chuyển ngoài
moved-admitted = tiếp nhận
ahead-term = Hết nhiệm kỳ: { $post }
ahead-reinforcement = Hết thời gian tăng cường tại { $unit }
ahead-secondment = Hết thời gian biệt phái tại { $unit }
ahead-contract = Hết hạn: { $kind }
ahead-plan = Hết kỳ quy hoạch: { $post }
ahead-class-starts = Khai giảng: { $class }
ahead-class-ends = Bế giảng: { $class }
ahead-salary = Đến kỳ nâng bậc lương, hệ số { $coefficient }
ahead-retirement = Đủ tuổi nghỉ hưu
ahead-retirement-decided = Nghỉ hưu theo quyết định
fact-sex = Giới tính
fact-birth = Ngày sinh
fact-service = Nơi công tác
fact-party = Đảng tịch
fact-rank = Ngạch, bậc lương
fact-planned = Quy hoạch
fact-no-learning = chưa có
fact-citizen = Số định danh cá nhân
fact-discipline = Kỷ luật
fact-discipline-until = { $form }, hết hiệu lực sau { $day }
fact-suspended = Tạm đình chỉ
fact-suspended-from-work = mọi công tác
fact-contract = Hợp đồng
fact-retirement = Nghỉ hưu
fact-retirement-day = { $course }, nghỉ hưu ngày { $day }
fact-until = { $what }, đến hết { $day }
attribute-ethnicity = Dân tộc
attribute-religion = Tôn giáo
attribute-native_place = Quê quán
attribute-residence = Nơi ở
attribute-phone = Điện thoại
attribute-former_number = Số CMND cũ
attribute-staff_number = Số hiệu cán bộ
attribute-recruited = Ngày tuyển dụng
attribute-title = Chức danh ghi trong danh sách
attribute-note = Ghi chú

## A decision

decision-head = Văn bản { $number }
decision-head-titled = { $number }: { $title }
decision-paper = Văn bản
decision-kind = Loại
decision-kind-decision = Quyết định
decision-kind-resolution = Nghị quyết
decision-kind-plan = Kế hoạch
decision-kind-stock-taking = Kiểm kê ban đầu
decision-kind-supplement = Bổ sung
decision-kind-notice = Thông báo
decision-signed = Ngày ký
decision-effective = Ngày có hiệu lực
decision-issuer = Cơ quan ban hành
decision-signer = Người ký
decision-recorded = Vào sổ
decision-recorded-by = { $day }, bởi { $by }
decision-place = Thứ tự trong sổ
decision-until = Đã bị bãi bỏ từ ngày { $day }
decision-never = Đã bị hủy bỏ: coi như chưa từng có
decision-acts = Nội dung: { $n } việc
decision-acts-caption = Từng việc mà văn bản làm, với người và đơn vị liên quan
decision-act-number = Số
decision-retires = nghỉ hưu ngày { $day }
decision-act = Việc
decision-touches = Liên quan
decision-detail = Chi tiết
decision-scope = Chỉ hiện việc thuộc phạm vi được giao của bạn.
decision-folded = thuộc nhóm nhạy cảm, mở ở trang cá nhân
decision-quota = { $quota } năm { $year }: { $posts }, phải giảm { $cut }

## People as a list

people-all = { $n } người trong đội ngũ
people-found = Tìm thấy { $n } người
people-seek = Tìm
people-seek-go = Tìm
people-seek-help = Họ tên (có dấu hoặc không dấu), số định danh, hoặc mã hồ sơ
people-filter = Lọc và chọn cột
people-filter-go = Áp dụng
people-any = tất cả
people-columns = Cột
people-conditions = Điều kiện đang lọc
people-drop = Bỏ điều kiện: { $condition }
people-nobody = Không có ai thỏa mọi điều kiện
people-nobody-next = Bỏ bớt một điều kiện, hoặc xem tại ngày khác.
people-caption = Danh sách nhân sự, xếp theo tên
people-column-name = Họ và tên
people-column-code = Mã hồ sơ
people-column-born = Sinh
people-column-sex = Giới tính
people-column-post = Chức danh
people-column-since = Giữ chức từ
people-column-unit = Đơn vị
people-column-standing = Đối tượng
people-column-education = Chuyên môn
people-column-theory = Lý luận chính trị
people-column-state = Quản lý nhà nước
people-column-rank = Ngạch
people-column-step = Bậc
people-column-coefficient = Hệ số
people-column-party = Vào Đảng
people-column-party-filter = Đảng viên
people-in-unit = { $unit } và các đơn vị trực thuộc
people-party = đảng viên
people-no-party = không là đảng viên
people-born-from = sinh từ năm { $year }
people-born-to = sinh đến năm { $year }
people-born-from-label = Sinh từ năm
people-born-to-label = Sinh đến năm
people-level-from = { $field }: từ { $level } trở lên
people-level-below = { $field }: dưới { $level }
people-level-unrecorded = { $field }: chưa có dữ liệu
people-choice-from = từ { $level } trở lên
people-choice-below = dưới { $level }
people-choice-unrecorded = chưa có dữ liệu
people-level-none = không có
people-sought = tìm “{ $text }”
people-table = Danh sách cán bộ, công chức, viên chức
