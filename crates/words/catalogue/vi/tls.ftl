### Certificates (chứng thư số) and the wire: what `xungtam tls` and `xungtam serve` say of them.

cli-plain-http-refused = Không mở { $address } bằng http thường: trên mạng, ai cũng đọc được mật khẩu và hồ sơ, và trình duyệt bỏ các lớp bảo vệ của cookie và biểu mẫu
    .next = Tạo chứng thư số bằng `xungtam tls ca` và `xungtam tls cert`, rồi thêm --tls-cert, --tls-key; nếu phía trước đã có TLS, nghe ở 127.0.0.1 với --behind-tls; nếu vẫn muốn http thường, thêm --plain-http
cli-plain-http = Đang phục vụ bằng http thường ngoài máy này: mật khẩu và hồ sơ đi trên mạng không mã hóa
cli-stopped = Đã dừng: không còn yêu cầu nào dở dang
cli-stopped-short = Đã dừng: có yêu cầu quá 20 giây, phải cắt ngang

tls-root-written = chứng thư gốc: { $path }
tls-root-key-written = khóa của CA: { $path }
tls-root-next = Cài chứng thư gốc vào các máy của cơ quan sau khi so dấu vân tay; cất khóa của CA ngoài máy chủ
tls-written = chứng thư số: { $path }
tls-key-written = khóa riêng: { $path }
tls-says = của: { $subject }
    cấp bởi: { $issuer }
    cho tên: { $names }
    hiệu lực: { $from } – { $until } (còn { $days } ngày)
    SHA-256: { $fingerprint }
tls-says-authority = CA: { $subject }
    cấp bởi: { $issuer }
    được bảo đảm: { $names }
    hiệu lực: { $from } – { $until } (còn { $days } ngày)
    SHA-256: { $fingerprint }
tls-ends-soon = Sắp hết hạn: còn { $days } ngày
tls-expired = Ngoài thời hạn; hết hạn ngày { $day }
    .next = Cấp chứng thư số mới bằng `xungtam tls cert`
tls-shown = Chứng thư số cho { $names }: có hiệu lực đến { $day } (còn { $days } ngày)
tls-shown-ends-soon = Chứng thư số cho { $names } sắp hết hạn: { $day } (còn { $days } ngày); cấp mới bằng `xungtam tls cert`
tls-shown-expired = Chứng thư số cho { $names } ngoài thời hạn (hết hạn { $day }): trình duyệt sẽ từ chối; cấp mới bằng `xungtam tls cert`

tls-unreadable = Không đọc được { $path }: { $cause }
    .next = Kiểm tra đường dẫn và quyền đọc
tls-not-written = Không ghi được { $path }: { $cause }
    .next = Kiểm tra quyền ghi và chỗ trống của thư mục
tls-not-a-certificate = { $path } không có chứng thư số nào đọc được ({ $cause })
    .next = Chỉ đúng tệp .pem, như server.pem do `xungtam tls cert` tạo
tls-not-a-key = { $path } không có khóa riêng nào đọc được ({ $cause })
    .next = Chỉ đúng tệp .key, như server.key do `xungtam tls cert` tạo
tls-key-does-not-fit = Khóa { $key } không phải của chứng thư số { $path }
    .next = Chỉ đúng hai tệp đã tạo cùng nhau
tls-key-open = Ai trên máy này cũng đọc được khóa { $path }
    .next = Chạy `chmod 600` với tệp ấy; nếu có thể đã bị xem, cấp chứng thư số mới
tls-no-authority = Chứng thư số này không phải của một CA
    .next = Chỉ đúng thư mục do `xungtam tls ca` tạo bằng --ca
tls-authority-expired = CA đã hết hạn
    .next = Lập CA mới bằng `xungtam tls ca`, rồi cài chứng thư gốc mới vào các máy
tls-out-of-bounds = CA này không được bảo đảm cho { $name }
    .next = Xem phạm vi bằng `xungtam tls show`; cần tên khác thì lập CA mới với --domain hoặc --network
tls-not-a-name = “{ $typed }” không phải là tên máy
    .next = Viết tên như can-bo.huyen.lan: chữ không dấu, chữ số, gạch nối, dấu chấm; địa chỉ thì dùng --ip
tls-not-a-network = “{ $typed }” không phải là một mạng
    .next = Viết như 10.12.0.0/16
tls-no-name = Chưa có tên nào cho chứng thư số
    .next = Thêm --name hoặc --ip: đúng tên hay địa chỉ mà người dùng gõ vào trình duyệt
tls-failed = Không làm được chứng thư số: { $cause }
    .next = Kiểm tra các tệp của CA
