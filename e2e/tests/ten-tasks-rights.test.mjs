// Two of the ten daily tasks: a role is granted by a paper, and the audit trail is read and proved.
import assert from 'node:assert/strict';
import { eachWay, takeOver } from '../lib/hands.mjs';
import { account } from '../lib/site.mjs';

const manager = () => account(/quản trị|admin/iu);
const auditor = () => account(/kiểm tra|auditor/iu);
const today = () => new Date().toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' });

eachWay('6. a role is granted and ended', async (page, hands) => {
  await takeOver(page, hands, manager());
  await hands.press(page.getByRole('link', { name: 'Người dùng', exact: true }));
  await page.waitForURL((url) => url.pathname === '/nguoi-dung');
  await hands.press(page.getByRole('link', { name: /xã Kỳ Thượng/u }));
  await page.getByRole('heading', { level: 1, name: /xã Kỳ Thượng/u }).waitFor();
  await hands.choose(page.getByLabel('Vai', { exact: true }), 'Trung tâm bồi dưỡng');
  const unit = await page.locator('#cac-don-vi option').first().getAttribute('value');
  await hands.write(page.locator('#don-vi'), unit);
  await hands.write(page.getByLabel('Từ ngày', { exact: true }), today());
  await hands.write(page.locator('#van-ban'), hands.alone ? '22/QĐ-UBND' : '21/QĐ-UBND');
  await hands.write(page.locator('#van-ban-ngay'), today());
  await hands.write(page.locator('#van-ban-ky'), 'Chủ tịch UBND huyện');
  await hands.press(page.getByRole('button', { name: 'Cấp quyền' }));
  await page.getByText('Đã cấp quyền.').waitFor();
  assert.match(await page.locator('main').innerText(), hands.alone ? /quan-tri cấp lúc .* theo 22\/QĐ-UBND/u : /theo 21\/QĐ-UBND/u);
  const rights = await page.locator('#so option').allInnerTexts();
  await hands.choose(page.locator('#so'), rights.at(-1).trim());
  await hands.write(page.locator('#van-ban-het'), '23/QĐ-UBND');
  await hands.write(page.locator('#het-ngay'), today());
  await hands.write(page.locator('#het-ky'), 'Chủ tịch UBND huyện');
  await hands.press(page.getByRole('button', { name: 'Kết thúc quyền' }));
  await page.getByText('Đã kết thúc quyền.').waitFor();
});

eachWay('8. the audit trail is read and proved', async (page, hands) => {
  await takeOver(page, hands, auditor());
  await hands.press(page.getByRole('link', { name: 'Nhật ký', exact: true }));
  await page.waitForURL((url) => url.pathname === '/nhat-ky');
  await hands.choose(page.getByLabel('Loại việc'), 'Đăng nhập');
  await hands.write(page.getByLabel('Từ ngày', { exact: true }), today());
  await hands.press(page.getByRole('button', { name: 'Xem', exact: true }));
  await page.waitForURL((url) => url.searchParams.get('loai') === 'log-ins');
  const rows = await page.locator('main table').first().locator('tbody tr').allInnerTexts();
  assert.ok(rows.length > 0 && rows.every((row) => /Đăng nhập|Đăng xuất|phiên/iu.test(row)), rows.join('\n'));
  await hands.press(page.getByRole('button', { name: 'Đối soát hai chuỗi ngay bây giờ' }));
  await page.getByText(/nguyên vẹn/u).first().waitFor();
});
