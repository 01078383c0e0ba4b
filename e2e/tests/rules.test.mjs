// The law book, and what was reported beside what is known now.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../lib/accessible.mjs';
import { LIGHTS, SIZES, account, logIn, visiting } from '../lib/site.mjs';
import { look } from '../lib/pages.mjs';

const officer = () => account(/hr|tổ chức/iu);

for (const size of Object.keys(SIZES)) {
  for (const light of LIGHTS) {
    test(`the law book and a report compared, ${size}, ${light}`, async () => {
      await visiting({ size, light }, async (page) => {
        await logIn(page, officer());
        await page.goto('/tieu-chuan');
        await look(page, 'rules', size, light);
        await page.goto('/tieu-chuan?loai=value');
        await look(page, 'rules-values', size, light);
        await page.goto('/luat/loc-2019.key-commune-officials');
        await look(page, 'rule', size, light);
        await page.goto('/luat/mobility.discipline-block-party?ngay=2025-10-07');
        await look(page, 'rule-versions', size, light);
        await page.goto('/?ngay=2019-02-01&bao-cao=2019-02-01');
        await look(page, 'reported', size, light);
      });
    });
  }
}

test('a post is asked for its standards by the keyboard, and a number opens into as many names', async () => {
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await page.goto('/tieu-chuan');
    const posts = page.getByLabel('Chức danh hoặc ngạch');
    await posts.focus();
    await posts.selectOption({ label: 'Cán bộ chủ chốt cấp xã' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /tiêu chuẩn phải xét/u }).waitFor();
    const row = page.getByRole('row', { name: /Chuẩn hóa cán bộ chủ chốt cấp xã, thị trấn/u });
    assert.match(await row.innerText(), /Áp dụng vì: nhóm chức danh/u);
    const number = row.getByRole('listitem').filter({ hasText: /^Chưa đạt/u }).getByRole('link');
    const n = (await number.innerText()).trim();
    await number.click();
    assert.match(await page.getByRole('heading', { level: 1 }).innerText(), new RegExp(`(^|\\D)${n} người`, 'u'));
  });
});

test('a report is compared with what is known now, and the address keeps both days', async () => {
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await page.goto('/chuan-hoa');
    const form = page.getByRole('search', { name: 'Thời điểm xem' });
    await form.getByLabel('Xem tại ngày').fill('01/02/2019');
    await form.getByLabel('so với báo cáo ngày').fill('05/02/2019');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: /như đã biết cuối ngày 05\/02\/2019 và như nay biết/u }).waitFor();
    const asked = new URL(page.url()).searchParams;
    assert.ok(asked.get('ngay') && asked.get('bao-cao'));
    await accessible(page, 'what was reported');
    page.expectsRefusal = true;
    await page.goto('/chuan-hoa?bao-cao=31/02/2019');
    await page.getByRole('link', { name: /31\/02\/2019/u }).click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'bao-cao');
  });
});

for (const size of Object.keys(SIZES)) {
  for (const light of LIGHTS) {
    test(`saved filters, rewards and disciplines, ${size}, ${light}`, async () => {
      await visiting({ size, light }, async (page) => {
        await logIn(page, officer());
        await page.goto('/khen-thuong-ky-luat?tu=2015-01-01');
        await look(page, 'honours', size, light);
        await page.getByRole('button', { name: 'Mở danh sách kỷ luật' }).click();
        await page.getByRole('heading', { level: 3, name: 'Đang có hiệu lực' }).waitFor();
        await look(page, 'honours-open', size, light);
        await page.goto('/nhan-su?dang=co&cot=ma');
        await page.getByText('Lưu bộ lọc này').click();
        await look(page, 'list-keep', size, light);
        await page.goto('/bo-loc');
        await look(page, 'lists', size, light);
      });
    });
  }
}

test('a filter is saved by the keyboard, found in the palette and removed', async () => {
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await page.goto('/nhan-su?dang=co&cot=ma&cot=chuc');
    await page.getByText('Lưu bộ lọc này').focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Tên bộ lọc').focus();
    await page.keyboard.type('Đảng viên của huyện');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/bo-loc');
    await accessible(page, 'saved filters');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('dang vien cua');
    await page.getByRole('option', { name: /Đảng viên của huyện/u }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Đảng viên của huyện' }).click();
    await page.getByText('Bộ lọc: Đảng viên của huyện').waitFor();
    assert.equal(new URL(page.url()).searchParams.get('dang'), 'co');
    await page.goto('/bo-loc');
    await page.getByRole('button', { name: 'Xóa: Đảng viên của huyện' }).click();
    await page.getByText('Chưa có bộ lọc nào').waitFor();
  });
});
