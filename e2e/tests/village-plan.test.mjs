// Mergers of villages: asked, read group by group, a pair settled in the form, and what of it becomes drafts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIGHTS, SIZES, account, logIn, visiting } from '../lib/site.mjs';
import { look } from '../lib/pages.mjs';
import { fits } from '../lib/accessible.mjs';

const officer = () => account(/hr|tổ chức/iu);
const WAIT = 120_000;
const DAY = '31/12/2019';

/** From the list to the inputs, filled but for what is settled. */
const inputs = async (page) => {
  await page.goto('/phuong-an');
  await page.getByRole('link', { name: 'Sắp xếp thôn, khu', exact: true }).click();
  await page.getByLabel('Ngày có hiệu lực').fill(DAY);
  await page.getByLabel('Số giây được tính').fill('10');
};

/** Runs; the result's address. */
const run = async (page) => {
  await page.getByRole('button', { name: 'Tính', exact: true }).click();
  await page.getByRole('heading', { name: 'Để lặp lại lượt tính' }).waitFor({ timeout: WAIT });
  return new URL(page.url()).pathname;
};

test('mergers of villages in both lights and sizes: inputs, result, acceptance', async () => {
  let result;
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await inputs(page);
    result = await run(page);
  });
  for (const size of Object.keys(SIZES)) {
    for (const light of LIGHTS) {
      await visiting({ size, light }, async (page) => {
        await logIn(page, officer());
        await page.goto('/phuong-an/moi?viec=villages');
        await look(page, 'villages-inputs', size, light);
        await page.goto(result);
        await look(page, 'villages-result', size, light);
        assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /thôn, khu nhập vào nơi khác/u);
        await page.goto(`${result}/chap-nhan`);
        await look(page, 'villages-accept', size, light);
      });
    }
  }
  // On the narrowest telephone, and on paper.
  await visiting({}, async (page) => {
    await logIn(page, officer());
    for (const at of [result, '/phuong-an/moi?viec=villages']) {
      await page.goto(at);
      await page.setViewportSize({ width: 320, height: 640 });
      await fits(page, `${at} on 320 px`);
    }
    await page.goto(result);
    await page.setViewportSize({ width: 605, height: 900 });
    await page.emulateMedia({ media: 'print' });
    await fits(page, 'the mergers on paper');
  });
});

test('the groups that are ticked become drafts, one a merger, and none takes effect', async () => {
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await inputs(page);
    await run(page);
    await page.getByRole('link', { name: 'Chọn và chấp nhận' }).click();
    const boxes = page.getByRole('checkbox');
    await boxes.first().waitFor();
    const all = await boxes.count();
    assert.ok(all > 2, `${all} groups`);
    for (let at = 2; at < all; at += 1) await boxes.nth(at).uncheck();
    await page.getByRole('button', { name: 'Lập dự thảo' }).click();
    await page.getByRole('heading', { level: 1, name: /^Phương án KH-/u }).waitFor();
    const drafts = page.getByRole('link', { name: /^Sáp nhập /u });
    assert.equal(await drafts.count(), 2);
    await look(page, 'villages-plan', 'desk', 'light');
    await drafts.first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.match(await page.locator('main').innerText(), /Sáp nhập/u);
  });
});

test('a pair is settled in the form and one of a result is barred, without script too', async () => {
  await visiting({ script: false }, async (page) => {
    await logIn(page, officer());
    await inputs(page);
    const select = page.getByLabel('Thêm cặp phải về một');
    const pair = (await select.locator('option').nth(1).innerText()).trim();
    await select.selectOption({ label: pair });
    await page.getByRole('button', { name: 'Thêm vào điều đã định' }).click();
    assert.match(await page.locator('main').innerText(), /Phải có: .+ → /u);
    await run(page);
    // The reasons stand folded.
    assert.match(await page.locator('main').textContent(), /đã định trước là phải về một/u);
    // One that was proposed must not be: the next run finds another way.
    const row = page.getByRole('row').filter({ has: page.getByRole('checkbox', { name: /^không được có/iu }) }).last();
    const [village, into] = [
      (await row.getByRole('rowheader').locator('a').innerText()).trim(),
      (await row.locator('td[data-label="Nhập vào"]').innerText()).trim(),
    ];
    await row.getByRole('checkbox', { name: /^không được có/iu }).check();
    await page.getByRole('button', { name: 'Tính lại với các dấu này' }).click();
    assert.match(await page.locator('main').innerText(), /Không được có: .+ → /u);
    await run(page);
    const again = page.getByRole('row').filter({ hasText: village }).filter({ hasText: into });
    assert.equal(await again.count(), 0);
  });
});
