// One of the ten daily tasks: a workbook with faults is brought in, and the import is undone as one act.
import assert from 'node:assert/strict';
import { eachWay, takeOver } from '../lib/hands.mjs';
import { account } from '../lib/site.mjs';

const officer = () => account(/hr|tổ chức/iu);

/** Two rows are good, one has a day that no calendar has. */
function list(tag) {
  const rows = [
    'DANH SÁCH CÁN BỘ',
    'STT;Họ và tên;Giới tính;Ngày sinh;Đơn vị;Chức vụ',
    `1;Phạm Thị ${tag};Nữ;21/07/1972;Xã Kỳ Thượng;Văn thư`,
    `2;Lê Văn ${tag};Nam;31/02/1970;Xã Kỳ Thượng;Kế toán`,
    `3;Bàn Văn ${tag};Nam;1975;Xã Kỳ Thượng;Kế toán`,
  ];
  return { name: `mười việc ${tag}.csv`, mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${rows.join('\n')}\n`) };
}

eachWay('4. a list with faults is imported and undone', async (page, hands) => {
  await takeOver(page, hands, officer());
  await hands.press(page.getByRole('navigation', { name: 'Các phòng' }).getByRole('link', { name: 'Nhân sự' }));
  await hands.press(page.getByRole('link', { name: 'Nhập dữ liệu' }));
  const people = hands.alone ? 'Bàn Phím' : 'Con Chuột';
  await hands.attach(page.getByLabel('Tệp danh sách'), list(people));
  await hands.press(page.getByRole('button', { name: 'Tải lên và xem trước' }));
  await page.getByRole('heading', { level: 1, name: /^Các cột của/u }).waitFor();
  await hands.press(page.getByRole('button', { name: 'Xem trước' }).first());
  await page.getByRole('heading', { level: 1, name: /dòng sẽ được ghi/u }).waitFor();
  const counts = page.getByRole('navigation', { name: 'Chọn dòng theo kết quả' });
  assert.match(await counts.innerText(), /thêm\s*2[\s\S]*lỗi\s*1/u);
  // The number of faults opens the row that has one, with its reason.
  await hands.press(counts.getByRole('link', { name: /lỗi/u }));
  assert.match(await page.locator('main table').last().innerText(), new RegExp(`Lê Văn ${people}[\\s\\S]*31/02/1970`, 'u'));
  await hands.press(page.getByRole('button', { name: 'Ghi 2 dòng vào sổ' }));
  await page.getByRole('heading', { level: 1, name: 'Đã ghi: thêm 2, sửa 0' }).waitFor();
  await hands.press(page.getByRole('button', { name: 'Hoàn tác cả lần nhập' }));
  await page.getByText('Lần nhập này đã được hoàn tác').waitFor();
});
