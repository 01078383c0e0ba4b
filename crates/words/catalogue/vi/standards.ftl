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
