### What the command line says on stderr.

cli-as-of = Tại ngày { $day }
cli-serving = Đang chạy tại { $address }
