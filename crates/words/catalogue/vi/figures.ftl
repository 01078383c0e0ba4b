### Titles of the published figures. $target is the target where one is set; short names go into headlines.

figure-training-classes_planned = Mở { $target } lớp đào tạo, bồi dưỡng
figure-training-classes_planned-political_theory = Lớp lý luận chính trị
figure-training-classes_planned-professional = Lớp chuyên môn, nghiệp vụ
figure-training-learners_planned = Trên { $target } người học
figure-training-learners_planned-enrolments = Lượt học
figure-standards-key_commune_officials = Cán bộ chủ chốt cấp xã đạt chuẩn
figure-standards-leaders_managers = Lãnh đạo, quản lý đạt chuẩn
figure-standards-planned_successors = Nguồn quy hoạch đạt chuẩn
figure-mobility-moves_this_year = Lượt điều động, luân chuyển từ đầu năm
figure-mobility-moves_this_year-commune_to_district = xã lên huyện
figure-mobility-moves_this_year-district_to_commune = huyện về xã
figure-mobility-moves_this_year-between_communes = giữa các xã
figure-mobility-moves_this_year-appointed = bổ nhiệm mới
figure-mobility-moves_this_year-introduced_for_election = giới thiệu bầu
figure-mobility-moves_this_year-other = khác
figure-mobility-communes_reinforced = Xã, thị trấn có cán bộ huyện tăng cường
figure-streamlining-posts_cut_this_year = Tinh giản { $target } biên chế trong năm
figure-quota-reduction_since_2015 = Giảm ít nhất 10 % biên chế so với 2015
figure-apparatus-offices_consolidated = Hợp nhất văn phòng
figure-apparatus-titles_united = Một người giữ hai chức danh

short-training-classes_planned = kế hoạch mở lớp
short-training-learners_planned = số người học
short-standards-key_commune_officials = chuẩn hóa cán bộ chủ chốt xã
short-standards-leaders_managers = chuẩn hóa lãnh đạo, quản lý
short-standards-planned_successors = chuẩn hóa nguồn quy hoạch
short-mobility-communes_reinforced = tăng cường cán bộ về xã
short-streamlining-posts_cut_this_year = tinh giản trong năm
short-quota-reduction_since_2015 = giảm biên chế so với 2015
short-apparatus-offices_consolidated = hợp nhất văn phòng
short-apparatus-titles_united = nhất thể hóa chức danh

absent-no-plan = Chưa có kế hoạch năm { $year } trong sổ vào ngày này
absent-no-base = Chưa có biên chế giao năm { $year } trong sổ
absent-not-in-force = { $entry } chưa có hiệu lực vào ngày này
absent-nothing = Không có gì để đếm vào ngày này

## Titles of tasks without a target

figure-training-classes_planned-followed = Lớp trong kế hoạch đào tạo, bồi dưỡng của năm
figure-training-learners_planned-followed = Người học trong kế hoạch của năm
figure-streamlining-posts_cut_this_year-followed = Biên chế tinh giản trong năm
figure-quota-reduction_since_2015-followed = Giảm biên chế so với 2015

## Parts

figure-part-studying = đang học
figure-part-not_met = chưa đạt
figure-part-unknown = chưa đủ dữ liệu
figure-part-met = đạt
figure-training-learners_planned-cadre = cán bộ
figure-training-learners_planned-party_member = đảng viên
figure-training-learners_planned-civil_servant_or_employee = công chức, viên chức
figure-training-learners_planned-part_time = cán bộ không chuyên trách
figure-training-learners_planned-collaborator = cộng tác viên
figure-training-learners_planned-outstanding_citizen = quần chúng ưu tú
figure-quota-reduction_since_2015-civil_service = biên chế công chức
figure-quota-reduction_since_2015-public_employees = số lượng người làm việc
figure-mobility-communes_reinforced-reinforced = đang được tăng cường

## Marks and next steps

strip-said = { $done } xong, { $left } còn lại
strip-has = { $name }: đã có
strip-lacks = { $name }: chưa có
strip-cut-on = Đã tinh giản ngày { $day }
strip-cut = Đã tinh giản
strip-to-cut = Còn phải tinh giản
slope-said = Biên chế: { $base } ({ $first }), { $now } ({ $day })
slope-said-aim = { $said }; phải còn { $aim } ({ $due })
next-class = Lớp { $class } khai giảng { $day }, còn { $free } chỗ
next-class-full = Lớp { $class } khai giảng { $day }, đã đủ chỗ
next-reinforcement-ends = Tăng cường ở { $unit } theo kế hoạch đến { $day }

workbook-of = Trên tổng
workbook-unit = Đơn vị tính
workbook-target = Chỉ tiêu
workbook-expected = Mức phải có hôm nay
workbook-due = Hạn
workbook-as-of = Xem tại ngày { $day }
workbook-as-known = { $said }; như đã biết ngày { $known }
workbook-list = Danh sách
workbook-person = Hồ sơ
