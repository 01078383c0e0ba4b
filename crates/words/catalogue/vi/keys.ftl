### Khóa API: của ai, mở gì, đến khi nào.

keys-no-name = Chưa ghi khóa dùng cho việc gì
    .next = Ghi tên chương trình và nơi chịu trách nhiệm
keys-bad-name = Tên khóa dài quá { $most } chữ, hoặc có ký tự không in được
    .next = Viết ngắn lại
keys-no-such-deed = Khóa API không được giao việc “{ $deed }”
    .next = Việc này phải do người làm trên trang
keys-no-end = Chưa ghi ngày hết hạn
    .next = Mọi khóa đều phải có hạn, lâu nhất một năm
keys-over-already = Khóa hết hạn ngay hôm nay hoặc trước đó
    .next = Chọn ngày cuối từ hôm nay trở đi
keys-ends-before = Khóa hết hạn trước khi bắt đầu
    .next = Chọn ngày cuối sau ngày bắt đầu
keys-too-long = Khóa dài quá một năm
    .next = Chọn ngày cuối không sau { $last }; khi gần hết, lập khóa mới
keys-bad-pace = Số lần gọi mỗi phút phải từ 1 đến { $most }
    .next = Thường là 600
keys-no-such-key = Không có khóa này, hoặc khóa đã thu hồi
    .next = Xem danh sách khóa
keys-sealed = Không khóa nào mở được dữ liệu niêm phong
    .next = Chọn mức thấp hơn
