### Verdicts of standards and the levels that conditions speak of.

verdict-pass = Đạt
verdict-gap = Còn thiếu
verdict-block = Chưa được quyết định
verdict-defer = Chưa đến lúc
verdict-target-miss = Chưa đạt chỉ tiêu
verdict-warn = Cần cấp có thẩm quyền cho ngoại lệ
verdict-unknown = Chưa đủ dữ liệu

condition-met = đạt
condition-not-met = chưa đạt
condition-unknown = chưa rõ

level-education-none = chưa qua đào tạo
level-education-elementary = sơ cấp
level-education-intermediate = trung cấp
level-education-college = cao đẳng
level-education-university = đại học
level-education-master = thạc sĩ
level-education-doctor = tiến sĩ

level-theory-none = chưa qua đào tạo
level-theory-fostered = đã bồi dưỡng
level-theory-elementary = sơ cấp
level-theory-intermediate = trung cấp
level-theory-advanced = cao cấp
level-theory-bachelor = cử nhân chính trị

level-state_management-none = chưa bồi dưỡng
level-state_management-officer = ngạch cán sự
level-state_management-expert = ngạch chuyên viên
level-state_management-principal = ngạch chuyên viên chính
level-state_management-senior = ngạch chuyên viên cao cấp

learning-education = trình độ chuyên môn
learning-theory = lý luận chính trị
learning-state_management = quản lý nhà nước
learning-language = ngoại ngữ
learning-it = tin học
learning-professional_title = chức danh nghề nghiệp
learning-general_education = giáo dục phổ thông
learning-skill = kỹ năng, nghiệp vụ
learning-state-held = có văn bằng
learning-state-studying = đang học

## What is missing, short enough for a headline

missing-education = trình độ { $level }
missing-general_education = giáo dục phổ thông: { $level }
missing-theory = { $level } lý luận chính trị
missing-state_management = bồi dưỡng quản lý nhà nước { $level }
missing-language = ngoại ngữ { $level }
missing-it = tin học { $level }
missing-rank = ngạch { $level }

## Why

why-rule = { $rule }: { $requirement }
why-all = Đủ tất cả
why-any = Ít nhất một điều
why-not = Không được
why-always = Không hỏi gì
why-never = Không bao giờ
why-flag = { $field }: { $held }
why-recorded = { $field } phải được ghi; hồ sơ: { $held }
why-compare = { $field }: hồ sơ ghi { $held }, cần { $wanted }
why-among = { $field }: hồ sơ ghi { $held }, cần một trong: { $wanted }
why-other-than = khác { $wanted }
why-less = dưới { $wanted }
why-more = trên { $wanted }
why-at-most = không quá { $wanted }
why-at-least = { $wanted } trở lên
why-studying = đang học { $field }
why-held-since = có { $field } { $level } từ
why-member = { $field }: { $word }
why-yes = có
why-no = không
why-any-other = khác

## Fields of the record

field-person-sex = giới tính
field-person-birth = ngày sinh
field-person-recruited = ngày tuyển dụng
field-person-age_months = tuổi (tháng)
field-person-service_months = thời gian công tác (tháng)
field-person-months_in_post = thời gian giữ chức (tháng)
field-person-months_in_rank = thời gian giữ ngạch (tháng)
field-person-months_in_field = thời gian làm trong lĩnh vực (tháng)
field-person-months_to_retirement = thời gian đến tuổi nghỉ hưu (tháng)
field-person-good_years = số năm liền hoàn thành tốt trở lên
field-person-education = trình độ chuyên môn
field-person-general_education = giáo dục phổ thông
field-person-theory = lý luận chính trị
field-person-state_management = quản lý nhà nước
field-person-language = ngoại ngữ
field-person-it = tin học
field-person-rank = ngạch
field-person-last_grade = xếp loại gần nhất
field-person-coefficient = hệ số lương
field-person-field = chuyên ngành
field-person-party = đảng tịch
field-person-standing = diện
field-person-ethnic_minority = người dân tộc thiểu số
field-person-planned = trong quy hoạch
field-post-since = ngày giữ chức
field-post-title = chức danh
field-post-group = nhóm chức danh
field-unit-kind = loại đơn vị
field-unit-terrain = địa hình
field-unit-eased = mức được giảm cho nơi ấy
field-move-first_time = bổ nhiệm lần đầu
field-move-higher = lên chức cao hơn
field-move-non_local = không phải người địa phương
field-study-mode = hình thức học
field-study-ladder = mảng học
field-study-level = bậc học
field-year-points = điểm của năm
field-year-decline = suy thoái, vi phạm
field-year-duty_discipline = kỷ luật vì nhiệm vụ
field-year-unit_corruption = đơn vị có tham nhũng

terrain-plain = đồng bằng
terrain-mountain = miền núi
terrain-border = biên giới
terrain-island = hải đảo
terrain-hard = đặc biệt khó khăn

why-scope = { $rule }: có áp dụng không
missing-to-judge = { $why }, nên chưa biết tiêu chuẩn nào áp dụng
missing-unrecorded = { $fields }: chưa ghi
missing-unplaced-rank = mã ngạch { $rank } không có trong bộ quy định
