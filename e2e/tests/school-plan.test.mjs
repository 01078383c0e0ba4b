// The school network: asked, read site by site, what cannot be is named, a mark settles the next run, and what of it becomes drafts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIGHTS, SIZES, account, logIn, visiting } from '../lib/site.mjs';
import { look } from '../lib/pages.mjs';
import { fits } from '../lib/accessible.mjs';

const officer = () => account(/hr|tổ chức/iu);
const WAIT = 180_000;
const SMALL = 'Chỉ xét đóng điểm trường có dưới ngần này học sinh (số tự đặt)';
const ROOM = 'Một phòng học chứa ngần này học sinh, nơi chưa ghi số chỗ (số tự đặt)';

/** Fills the inputs and runs; the result's address. */
const run = async (page, typed = {}) => {
  await page.goto('/phuong-an');
  await page.getByRole('link', { name: 'Mạng lưới trường', exact: true }).click();
  await page.getByLabel('Ngày có hiệu lực').fill('21/01/2019');
  for (const [label, value] of Object.entries(typed)) {
    await page.getByLabel(label).fill(value);
  }
  await page.getByLabel('Số giây được tính').fill('20');
  await page.getByRole('button', { name: 'Tính', exact: true }).click();
  await page.getByRole('heading', { name: 'Để lặp lại lượt tính' }).waitFor({ timeout: WAIT });
  return new URL(page.url()).pathname;
};

test('a school network in both lights and sizes: inputs, result, acceptance', async () => {
  let result;
  await visiting({}, async (page) => {
    await logIn(page, officer());
    result = await run(page);
    const said = await page.locator('main').innerText();
    // Assumptions are told as such, and the district keeps its pupils.
    assert.match(said, /Giả định: kho quy định không có số nào/u);
    assert.match(said, /nhập vào Trường/u);
    const sites = await page.locator('section[aria-labelledby="mang-luoi"] tbody tr').count();
    assert.ok(sites > 20, `${sites} sites`);
  });
  for (const size of Object.keys(SIZES)) {
    for (const light of LIGHTS) {
      await visiting({ size, light }, async (page) => {
        await logIn(page, officer());
        await page.goto('/phuong-an/moi?viec=schools');
        await look(page, 'schools-inputs', size, light);
        await page.goto(result);
        await look(page, 'schools-result', size, light);
        await page.goto(`${result}/chap-nhan`);
        await look(page, 'schools-accept', size, light);
      });
    }
  }
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(result);
    await fits(page, 'the school network on 320 px');
    await page.setViewportSize({ width: 605, height: 900 });
    await page.emulateMedia({ media: 'print' });
    await fits(page, 'the school network on paper');
  });
});

test('a site that must not close stays open in the next run, without script too', async () => {
  await visiting({ script: false }, async (page) => {
    await logIn(page, officer());
    await run(page);
    const row = page.getByRole('row').filter({ has: page.getByRole('checkbox', { name: /^không được đóng/iu }) }).first();
    const name = (await row.getByRole('rowheader').locator('a').innerText()).trim();
    await row.getByRole('checkbox', { name: /^không được đóng/iu }).check();
    await page.getByRole('button', { name: 'Tính lại với các dấu này' }).click();
    assert.ok((await page.locator('main').innerText()).includes(`Không được có: ${name} → đóng`));
    await page.getByRole('button', { name: 'Tính', exact: true }).click();
    await page.getByRole('heading', { name: 'Để lặp lại lượt tính' }).waitFor({ timeout: WAIT });
    const table = page.locator('section[aria-labelledby="mang-luoi"]');
    const kept = table.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
    assert.match(await kept.innerText(), /● giữ/u);
  });
});

test('rooms that hold too few name who finds no seat, and a group becomes one draft of a merger', async () => {
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await run(page, { [ROOM]: '15' });
    assert.match(await page.locator('main').innerText(), /em đi cùng nhau, mà nơi rộng nhất đến được chỉ có/u);
    const result = await run(page, { [SMALL]: '300' });
    await page.goto(`${result}/chap-nhan`);
    const groups = page.locator('main input[type=checkbox]');
    const all = await groups.count();
    for (let at = 1; at < all; at += 1) {
      await groups.nth(at).uncheck();
    }
    await page.getByRole('button', { name: 'Lập dự thảo từ các lựa chọn đã đánh dấu' }).click();
    assert.match(await page.locator('main').innerText(), /Sáp nhập/u);
  });
});
