// The headcount road map: asked, read by year and by unit, looked at in both lights and sizes, and what of it becomes drafts; nobody is named.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIGHTS, SIZES, account, logIn, visiting } from '../lib/site.mjs';
import { look } from '../lib/pages.mjs';
import { fits } from '../lib/accessible.mjs';

const officer = () => account(/hr|tổ chức/iu);
const WAIT = 180_000;
/** On the day of the scenario the law's numbers of that time are the usual ones. */
const INPUTS = '/phuong-an/moi?viec=headcount&ngay=2019-03-14';

/** Fills the inputs and runs; the result's address. */
const run = async (page, cut = '10') => {
  await page.goto('/phuong-an');
  await page.getByRole('link', { name: 'Lộ trình tinh giản biên chế', exact: true }).click();
  await page.goto(INPUTS);
  await page.getByLabel('Biên chế công chức giảm ít nhất').fill(cut);
  await page.getByLabel('Số giây được tính').fill('20');
  await page.getByRole('button', { name: 'Tính', exact: true }).click();
  await page.getByRole('heading', { name: 'Để lặp lại lượt tính' }).waitFor({ timeout: WAIT });
  return new URL(page.url()).pathname;
};

test('a headcount road map in both lights and sizes: inputs, result, acceptance', async () => {
  let result;
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await page.goto(INPUTS);
    // The law's numbers stand there with their mark.
    assert.equal(await page.getByLabel('Biên chế công chức giảm ít nhất').inputValue(), '10');
    assert.match(await page.locator('main').innerText(), /chưa đối chiếu Công báo/u);
    result = await run(page);
  });
  for (const size of Object.keys(SIZES)) {
    for (const light of LIGHTS) {
      await visiting({ size, light }, async (page) => {
        await logIn(page, officer());
        await page.goto(INPUTS);
        await look(page, 'headcount-inputs', size, light);
        await page.goto(result);
        await page.getByRole('heading', { name: 'Số người so với lộ trình biên chế' }).waitFor();
        await look(page, 'headcount-result', size, light);
        await page.getByText(/^Từng đơn vị, từng năm/u).first().click();
        await look(page, 'headcount-units', size, light);
        await page.goto(`${result}/chap-nhan`);
        await look(page, 'headcount-accept', size, light);
      });
    }
  }
  // On the narrowest telephone, and on paper.
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(result);
    await fits(page, 'the road map on 320 px');
    await page.setViewportSize({ width: 605, height: 900 });
    await page.emulateMedia({ media: 'print' });
    await fits(page, 'the road map on paper');
  });
});

test('a year that is accepted becomes a draft of quotas, without script too', async () => {
  await visiting({ script: false }, async (page) => {
    await logIn(page, officer());
    const result = await run(page, '15');
    await page.goto(`${result}/chap-nhan`);
    await page.getByRole('button', { name: 'Lập dự thảo từ các lựa chọn đã đánh dấu' }).click();
    await page.waitForURL(/\/ke-hoach\//u);
    assert.match(await page.locator('main').innerText(), /Giao biên chế, số lượng người làm việc/u);
  });
});
