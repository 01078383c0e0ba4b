### Phát lại lịch sử: cuộc sắp xếp đơn vị hành chính ngày 01/07/2025.

replay-fault = { $place }: { $what }
replay-fault-no-file = không mở được tệp ({ $cause })
replay-fault-not-a-row = không đọc được dòng ({ $cause })
replay-fault-heading = dòng đầu phải là { $due }
replay-fault-blank = cột { $column } để trống
replay-fault-not-known = cột { $column } không nhận giá trị { $value }
replay-fault-twice = { $code } có hai lần
replay-fault-two-names = mã { $code } mang hai tên, hoặc thuộc hai nơi
replay-fault-no-such-unit = không có đơn vị mã { $code }
replay-fault-one-source = { $old } → { $new } chỉ có ở một nguồn và chưa ai rà soát
replay-fault-whole-and-more = { $old } được ghi là chuyển trọn, mà còn chuyển cả nơi khác
replay-fault-part-alone = { $old } → { $new } là một phần, còn phần kia không biết về đâu
replay-fault-suspect = { $old } → { $new }: đơn vị cũ ở tỉnh khác với phần lớn đơn vị cùng nhập; có thể trùng tên
replay-fault-torn = tỉnh { $province } bị chia ra: { $old } về một tỉnh khác
replay-fault-no-successor = đơn vị cũ { $old } không về đâu cả
replay-fault-no-source = đơn vị mới { $new } không từ đâu mà ra
replay-fault-no-area = đơn vị mới { $new } thiếu diện tích và chưa ai rà soát
replay-fault-two-resolutions = { $name }: mỗi tỉnh phải có đúng một nghị quyết
replay-fault-not-needed = ngoại lệ không còn cần: { $which }
replay-fault-unreadable = không đọc được ({ $cause })

replay-why-reviewed = theo ngoại lệ đã rà soát
replay-why-same-code = giữ mã của đơn vị cũ
replay-why-same-name = giữ tên của đơn vị cũ
replay-why-same-district = { $n } đơn vị cùng nhập thuộc huyện của đơn vị cũ, nhiều nhất trong các nơi nhận
replay-why-lowest-code = không gì phân biệt các nơi nhận; lấy mã nhỏ nhất

replay-use-drop = bỏ
replay-use-keep = giữ
replay-use-unlisted = mã đã hết
replay-use-default = nơi nhận
replay-use-area = diện tích

replay-check-old-units-end = mỗi đơn vị cũ kết thúc đúng một lần, ngày cuối 30/06/2025
replay-check-districts-end = mọi huyện kết thúc cùng ngày
replay-check-provinces-pass = mỗi tỉnh cũ đi trọn vào một tỉnh mới, hoặc giữ nguyên
replay-check-new-units-sourced = mỗi đơn vị mới có nguồn gốc và bắt đầu ngày 01/07/2025
replay-check-edges-kept = dòng kế tục trong sổ đúng bằng dòng đã rà soát, hai đầu như nhau
replay-check-no-crossing = không dòng nào vượt qua hai tỉnh không sáp nhập
replay-check-counts-before = số đơn vị trước sắp xếp theo loại và tỉnh
replay-check-counts-after = số đơn vị sau sắp xếp theo loại và tỉnh
replay-check-answers-before = tại ngày 30/06/2025: tên, loại, mã, huyện, tỉnh của từng đơn vị
replay-check-answers-after = tại ngày 01/07/2025: tên, loại, mã, tỉnh, diện tích của từng đơn vị
replay-check-posts = mỗi vị trí có đúng một đơn vị hiện nay và giữ nguyên người
replay-check-people = mỗi người có đúng một đơn vị hiện nay
replay-check-quantities = số liệu của đơn vị mới bằng tổng các đơn vị cũ về đó
replay-check-totals = người, vị trí, số liệu của từng tỉnh: như khi ấy bằng trên cơ cấu hôm nay
replay-check-splits-wait = mỗi đơn vị bị chia nằm trong danh sách chờ rà soát
replay-check-journey-names = đường đi của huyện: tên và loại như khi ấy
replay-check-journey-districts = đường đi của huyện: thuộc huyện nào như khi ấy
replay-check-journey-totals = đường đi của huyện: đủ người, như khi ấy và trên cơ cấu hôm nay

## The command

cli-replay-busy = phát lại
cli-replay-faulty = Chưa phát lại được, các tệp còn điểm chưa rõ:
    .next = Sửa tệp, hoặc rà soát rồi ghi vào crates/replay/exceptions.toml kèm lý do
cli-replay-refused = Sổ từ chối { $number }:
    .next = Không gì được ghi; báo lỗi này cho người phát triển
cli-replay-broken = Có bất biến bị vỡ:
    .next = Xem từng dòng ở trên; không dùng sổ này
cli-replay-before = Trước (30/06/2025): { $n } đơn vị của { $provinces } tỉnh: { $kinds }
cli-replay-after = Sau (01/07/2025): { $n } đơn vị của { $provinces } tỉnh: { $kinds }
cli-replay-kind = { $n } { $kind }
cli-replay-provinces = Theo tỉnh mới:
cli-replay-province = { $resolution } { $name }: { $before } → { $after } ({ $kinds })
cli-replay-splits = Chia ra, chờ rà soát người, vị trí, số liệu: { $n } đơn vị
cli-replay-split = { $old } → { $default }; còn { $others } ({ $why })
cli-replay-exceptions = Ngoại lệ đã rà soát: { $n }
cli-replay-path = Đường đi của huyện Hoành Bồ:
cli-replay-then = như khi ấy, { $n } người: { $places }
cli-replay-today = trên cơ cấu hôm nay, { $n } người: { $places }
cli-replay-proof = Chứng minh:
cli-replay-held = đúng cả { $n }: { $what }
cli-replay-check-broken = VỠ { $broken }/{ $n }: { $what }: { $which }
cli-replay-same = đọc lại tệp, lập lại từ đầu: cùng dấu sổ
cli-replay-other = VỠ: đọc lại tệp, lập lại từ đầu thì ra dấu sổ khác
cli-replay-whole = verify: sổ nguyên vẹn, { $decisions } quyết định, { $acts } nội dung
cli-replay-not-whole = VỠ verify sau { $decisions } quyết định, { $acts } nội dung: { $cause }
cli-replay-seconds = { $total } giây ({ $steps })
cli-replay-step-read = đọc
cli-replay-step-enter = vào sổ
cli-replay-step-prove = chứng minh
cli-replay-step-verify = verify
cli-replay-step-again = lần hai
