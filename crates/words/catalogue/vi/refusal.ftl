### Why an office operation or an act was refused. Each says what is missing and, in .next, what to do.

refusal-not-allowed = Việc này ngoài quyền được giao
    .next = Đề nghị người quản trị cấp quyền có thời hạn
refusal-own-record = Không ai tự sửa hồ sơ của mình
    .next = Gửi đề nghị để người phụ trách hồ sơ xem xét
refusal-moved-on = Sổ đã có quyết định mới hơn
    .next = Xem lại thay đổi rồi gửi lần nữa
