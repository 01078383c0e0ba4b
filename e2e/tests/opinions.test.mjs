// Opinions on a draft: asked for, read and given by somebody else; and who goes where by a merger.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { look } from '../lib/pages.mjs';
import { LIGHTS, SIZES, account, logIn, logOut, visiting } from '../lib/site.mjs';

const officer = () => account(/hr|tổ chức/iu);
const leader = () => account(/lãnh đạo|leader/iu);

/** Begins a draft with its head alone. */
async function begun(page, title) {
  await page.goto('/van-ban/moi');
  await page.getByLabel('Trích yếu').fill(title);
  await page.getByLabel('Ngày có hiệu lực').fill('14/03/2019');
  await page.getByLabel('Nơi nhận').fill('Như Điều 1\nLưu: VT');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

for (const size of Object.keys(SIZES)) {
  for (const light of LIGHTS) {
    test(`a leader is asked and answers, ${size}, ${light}`, async () => {
      await visiting({ size, light }, async (page) => {
        await logIn(page, officer());
        await page.goto('/nhan-su?ngay=2019-03-14');
        const person = page.locator('main tbody th a').first();
        const code = new URL(await person.evaluate((link) => link.href)).pathname.split('/').pop();
        const title = `Về việc khen thưởng, hỏi ý kiến ${size} ${light}`;
        await begun(page, title);
        await page.getByLabel('Thêm nội dung').selectOption({ label: 'Khen thưởng' });
        await page.getByRole('button', { name: 'Tiếp' }).click();
        await page.getByLabel('Người', { exact: true }).fill(code);
        await page.locator('main form.compose input[name=title]').fill('Giấy khen');
        await page.getByRole('button', { name: 'Thêm vào văn bản' }).click();
        await page.getByText('Sổ nhận được văn bản này').waitFor();
        await page.getByRole('link', { name: 'Lấy ý kiến' }).click();
        await page.getByRole('group', { name: 'Từng người' }).getByRole('checkbox').first().waitFor();
        await look(page, 'opinions-ask', size, light);
        for (const box of await page.getByRole('group', { name: 'Từng người' }).getByRole('checkbox').all()) await box.check();
        await page.getByRole('button', { name: 'Lấy ý kiến' }).click();
        await page.getByText('chưa trả lời', { exact: false }).first().waitFor();
        await page.getByRole('link', { name: 'Mở dự thảo' }).click();
        await page.getByText('Chưa có ý kiến của').waitFor();
        await look(page, 'draft-asked', size, light);
        await logOut(page);

        await logIn(page, leader());
        await page.goto('/viec');
        await look(page, 'duties-asked', size, light);
        await page.getByRole('link', { name: title }).first().click();
        await page.getByLabel('đồng ý, có ý kiến thêm').check();
        await page.getByLabel('Nội dung ý kiến').fill('Nên tổ chức trao vào dịp 2/9.');
        await look(page, 'opinions-answer', size, light);
        await page.getByRole('button', { name: 'Gửi ý kiến' }).click();
        await page.getByText('Nên tổ chức trao vào dịp 2/9.').waitFor();
        assert.equal(await page.getByRole('button', { name: 'Gửi ý kiến' }).count(), 0, 'it is given once');
      });
    });
  }
}

for (const size of Object.keys(SIZES)) {
  test(`who goes where by a merger, ${size}`, async () => {
    await visiting({ size }, async (page) => {
      await logIn(page, officer());
      await begun(page, `Về việc sáp nhập ${size}`);
      await page.getByLabel('Thêm nội dung').selectOption({ label: 'Sáp nhập' });
      await page.getByRole('button', { name: 'Tiếp' }).click();
      await page.locator('main [name=from]').fill('xã Bằng Cả');
      const into = page.locator('main [name=into]');
      const offered = await into.locator('option').evaluateAll((all) => all.map((one) => [one.value, one.textContent.trim()]));
      const commune = offered.find(([, name]) => name === 'xã Dân Chủ');
      assert.ok(commune, offered.map(([, name]) => name).join(', '));
      await into.selectOption(commune[0]);
      await page.getByRole('button', { name: 'Thêm vào văn bản' }).click();
      await page.getByRole('link', { name: 'Ai đi đâu, và ai đi nơi khác' }).click();
      await page.getByRole('heading', { level: 1, name: /Ai đi đâu/u }).waitFor();
      await look(page, 'going', size, 'light');
      page.expectsRefusal = true;
      await page.locator('main input[name^=noi-]').first().fill('Chức danh không có');
      await page.getByRole('button', { name: 'Lưu', exact: true }).click();
      await page.getByText('Không tìm thấy “Chức danh không có”').waitFor();
      await look(page, 'going-wrong', size, 'light');
    });
  });
}
