### The search and the palette.

search-title = Tìm trong hệ thống
search-label = Tìm mọi thứ
search-help = Người, số điện thoại, đơn vị, chức danh, số văn bản, quy định; có dấu hoặc không dấu
search-results = Kết quả
search-found = Tìm thấy { $n } mục
search-nothing = Không tìm thấy gì
search-nothing-next = Bớt một từ, gõ không dấu, hoặc xem tại ngày khác.
search-keys = ↑ ↓ để chọn, Enter để mở, Esc để đóng
search-failed = Chưa tìm được: mất kết nối hoặc phiên làm việc đã hết. Tải lại trang rồi thử lại.
search-as-list = Xem thành danh sách nhân sự
search-group-people = Người
search-group-units = Đơn vị
search-group-posts = Chức danh
search-group-decisions = Văn bản
search-group-rules = Quy định
search-group-lists = Bộ lọc đã lưu
search-group-pages = Trang
search-outside = không trong đội ngũ ngày này
search-unit-into = đã nhập vào { $unit }
search-unit-not-there = không còn hoặc chưa có ngày này
search-vacant = đang khuyết
