### Outcomes and reasons of an import, row by row.

outcome-add = thêm
outcome-change = sửa
outcome-duplicate = trùng
outcome-error = lỗi
outcome-skip = bỏ qua
