### Names of the closed code lists of the ledger: list, hyphen, word of the code.

sex-male = nam
sex-female = nữ

unit-kind-authority = chính quyền
unit-kind-province = tỉnh
unit-kind-district = huyện
unit-kind-commune = xã
unit-kind-town = thị trấn
unit-kind-ward = phường
unit-kind-special-zone = đặc khu
unit-kind-village = thôn
unit-kind-resident-group = tổ dân phố
unit-kind-party-body = cơ quan Đảng
unit-kind-state-body = cơ quan chính quyền
unit-kind-mass-body = Mặt trận, đoàn thể
unit-kind-service-unit = đơn vị sự nghiệp
unit-kind-one-stop = bộ phận một cửa
unit-kind-kindergarten = trường mầm non
unit-kind-primary-school = trường tiểu học
unit-kind-lower-secondary-school = trường trung học cơ sở
unit-kind-multi-level-school = trường nhiều cấp học
unit-kind-upper-secondary-school = trường trung học phổ thông
unit-kind-school-site = điểm trường
unit-kind-room = phòng
unit-kind-other = đơn vị khác

standing-kind-cadre = cán bộ
standing-kind-civil-servant = công chức
standing-kind-public-employee = viên chức
standing-kind-contract-worker = hợp đồng lao động
standing-kind-part-time = không chuyên trách
standing-kind-collaborator = cộng tác viên
standing-kind-party-member = đảng viên
standing-kind-outstanding-citizen = quần chúng ưu tú

learner-cadre = cán bộ
learner-party-member = đảng viên
learner-civil-servant-or-employee = công chức, viên chức
learner-part-time = cán bộ không chuyên trách
learner-collaborator = cộng tác viên
learner-outstanding-citizen = quần chúng ưu tú

party-none = không
party-probationary = đảng viên dự bị
party-official = đảng viên chính thức

hold-main = chính
hold-concurrent = kiêm nhiệm
hold-acting = quyền, phụ trách

basis-recorded = kiểm kê
basis-recruited = tuyển dụng
basis-appointed = bổ nhiệm
basis-reappointed = bổ nhiệm lại
basis-transferred = điều động
basis-rotated = luân chuyển
basis-elected = được bầu
basis-united = nhất thể hóa
basis-concurrent = giao kiêm nhiệm
basis-acting = giao quyền, phụ trách
basis-admitted = tiếp nhận

quota-civil-service = biên chế công chức
quota-public-employees = số lượng người làm việc
quota-commune = cán bộ, công chức cấp xã
quota-part-time = người hoạt động không chuyên trách
quota-contracts = hợp đồng hỗ trợ, phục vụ

family-political-theory = lý luận chính trị
family-professional = chuyên môn, nghiệp vụ

grade-excellent = hoàn thành xuất sắc nhiệm vụ
grade-good = hoàn thành tốt nhiệm vụ
grade-completed = hoàn thành nhiệm vụ
grade-limited = hoàn thành, còn hạn chế về năng lực
grade-not-completed = không hoàn thành nhiệm vụ
grade-short-excellent = Xuất sắc
grade-short-good = Tốt
grade-short-completed = Hoàn thành
grade-short-limited = Hạn chế
grade-short-not-completed = Không h.thành

discipline-reprimand = khiển trách
discipline-warning = cảnh cáo
discipline-pay-cut = hạ bậc lương
discipline-demotion = giáng chức
discipline-removal = cách chức
discipline-dismissal = buộc thôi việc

leaving-resigned = thôi việc
leaving-retired = nghỉ hưu
leaving-streamlined = tinh giản biên chế
leaving-died = từ trần
leaving-released = chuyển ngoài

line-management = quản lý
line-party = tổ chức đảng
line-professional = chuyên môn, ngành dọc

measure-households = số hộ
measure-people = dân số
measure-area = diện tích (km²)
measure-pupils = học sinh
measure-school-classes = số lớp học
measure-rooms = số phòng
measure-seats = chỗ ngồi
measure-latitude = vĩ độ (độ)
measure-longitude = kinh độ (độ)
measure-road = đường đi (km)
measure-teachers = giáo viên theo định mức
measure-elevation = độ cao (m)

result-passed = đạt
result-failed = không đạt

ground-g1-reorganisation = dôi dư do sắp xếp tổ chức bộ máy
ground-g2-lost-post = thôi giữ chức vụ lãnh đạo do sắp xếp tổ chức
ground-g3-left-post = thôi giữ chức vụ lãnh đạo do cơ cấu lại
ground-g4-restructuring = dôi dư do cơ cấu lại theo vị trí việc làm
ground-g5-below-standard = chưa đạt trình độ đào tạo của vị trí
ground-g6-rating = do kết quả xếp loại
ground-g7-sick-leave = do thời gian nghỉ ốm
ground-g8-discipline = đang bị kỷ luật, tự nguyện
ground-g9-unit-merger = dôi dư do sắp xếp đơn vị hành chính

review-kept = tiếp tục quy hoạch
review-removed = đưa ra khỏi quy hoạch

clash-name = họ tên
clash-sex = giới tính
clash-birth = ngày sinh
clash-citizen-number = số định danh
clash-attribute = thông tin khác
clash-party = đảng tịch
clash-service = nơi công tác
clash-rank = ngạch, bậc
clash-main-post = chức vụ chính
clash-contract = hợp đồng
clash-retirement = ngày nghỉ hưu
clash-learning = trình độ
clash-leaving = việc rời đội ngũ
succession-merged = sáp nhập
succession-consolidated = hợp nhất
succession-split = chia
succession-separated = tách
succession-transferred = chuyển một phần

contract-work-for-term = hợp đồng làm việc xác định thời hạn
contract-work-without-term = hợp đồng làm việc không xác định thời hạn
contract-labour-for-term = hợp đồng lao động xác định thời hạn
contract-labour-without-term = hợp đồng lao động không xác định thời hạn
contract-support = hợp đồng hỗ trợ, phục vụ
contract-other = hợp đồng khác

retirement-waiting = nghỉ chờ hưu
retirement-extended = kéo dài thời gian công tác
