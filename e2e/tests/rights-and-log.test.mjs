// Accounts and their rights, viewing as another, and the log with its proof.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIGHTS, SIZES, account, logIn, visiting } from '../lib/site.mjs';
import { look } from '../lib/pages.mjs';

const manager = () => account(/quản trị|admin/iu);
const auditor = () => account(/kiểm tra|auditor/iu);

for (const size of Object.keys(SIZES)) {
  for (const light of LIGHTS) {
    test(`accounts and rights, ${size}, ${light}`, async () => {
      await visiting({ size, light }, async (page) => {
        await logIn(page, manager());
        await page.goto('/nguoi-dung');
        await look(page, 'users', size, light);
        await page.getByRole('link', { name: 'Ai làm được gì' }).click();
        await look(page, 'who-can', size, light);
        await page.goBack();
        await page.locator('main tbody th a').last().click();
        await look(page, 'user', size, light);
        await page.goto('/van-hanh');
        await look(page, 'operations', size, light);
        await page.getByRole('link', { name: 'Nơi nhận tin' }).click();
        await look(page, 'webhooks', size, light);
        await page.goto('/van-hanh/thu');
        await look(page, 'mail', size, light);
        await page.goto('/nguoi-dung/dang-nhap-chung');
        await look(page, 'sign-on', size, light);
        await page.goto('/nguoi-dung/moi');
        await look(page, 'user-new', size, light);
      });
    });
    test(`the log, ${size}, ${light}`, async () => {
      await visiting({ size, light }, async (page) => {
        await logIn(page, auditor());
        await page.goto('/nhat-ky');
        await look(page, 'audit', size, light);
      });
    });
  }
}

test('a right is granted by a paper after everything that was wrong is told, and ended', async () => {
  await visiting({}, async (page) => {
    page.expectsRefusal = true;
    await logIn(page, manager());
    await page.goto('/nguoi-dung');
    await page.getByRole('link', { name: /xã Kỳ Thượng/u }).click();
    await page.getByLabel('Vai', { exact: true }).selectOption('training-centre');
    await page.locator('#don-vi').fill('Xã Không Có');
    await page.getByLabel('Từ ngày', { exact: true }).fill('31/02/2026');
    await page.locator('#van-ban').fill(' ');
    await page.locator('#van-ban-ngay').fill('31/02/2026');
    await page.locator('#van-ban-ky').fill(' ');
    await page.getByRole('button', { name: 'Cấp quyền' }).click();
    await page.getByRole('heading', { name: /điểm cần sửa/u }).waitFor();
    await look(page, 'user-refused', 'desk', 'light');
    const unit = await page.locator('#cac-don-vi option').first().getAttribute('value');
    await page.locator('#don-vi').fill(unit);
    await page.getByLabel('Từ ngày', { exact: true }).fill(new Date().toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }));
    await page.locator('#van-ban').fill('12/QĐ-UBND');
    await page.locator('#van-ban-ngay').fill(new Date().toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }));
    await page.locator('#van-ban-ky').fill('Chủ tịch UBND huyện');
    await page.getByRole('button', { name: 'Cấp quyền' }).click();
    await page.getByText('Đã cấp quyền.').waitFor();
    assert.match(await page.locator('main').innerText(), /quan-tri cấp lúc .* theo 12\/QĐ-UBND/u);
    await page.locator('#so').selectOption({ index: 1 });
    await page.locator('#van-ban-het').fill('13/QĐ-UBND');
    await page.locator('#het-ngay').fill(new Date().toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }));
    await page.locator('#het-ky').fill('Chủ tịch UBND huyện');
    await page.getByRole('button', { name: 'Kết thúc quyền' }).click();
    await page.getByText('Đã kết thúc quyền.').waitFor();
  });
});

test('whoever views as another sees a banner, figures alone, and comes back', async () => {
  await visiting({}, async (page) => {
    page.expectsRefusal = true;
    await logIn(page, manager());
    await page.goto('/nguoi-dung');
    await page.getByRole('link', { name: /xã Kỳ Thượng/u }).click();
    await page.getByRole('button', { name: 'Xem như tài khoản này' }).click();
    await page.getByText('Đang xem như').waitFor();
    await look(page, 'view-as', 'desk', 'light');
    assert.equal((await page.request.get('/nguoi-dung')).status(), 403);
    await page.getByRole('button', { name: 'Thôi xem như' }).click();
    await page.waitForURL((url) => url.pathname === '/nguoi-dung');
  });
});

test('the log is narrowed, proved, and tells how to prove it elsewhere', async () => {
  await visiting({}, async (page) => {
    await logIn(page, auditor());
    await page.goto('/nhat-ky');
    await page.getByLabel('Loại việc').selectOption({ label: 'Đăng nhập' });
    await page.getByRole('button', { name: 'Xem' }).click();
    await page.waitForURL((url) => url.searchParams.get('loai') === 'log-ins');
    assert.match(await page.locator('main tbody').first().innerText(), /Đăng nhập/u);
    await page.getByRole('button', { name: 'Đối soát hai chuỗi ngay bây giờ' }).click();
    await page.getByText(/nguyên vẹn/u).first().waitFor();
    assert.match(await page.locator('main').innerText(), /xungtam verify --head \d+:[0-9a-f]{64} --head audit:/u);
    await look(page, 'audit-proved', 'desk', 'light');
  });
});
