// The year's classes as a timetable: asked, read class by class, drawn with the table beside it, and what of it becomes drafts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIGHTS, SIZES, account, logIn, visiting } from '../lib/site.mjs';
import { look } from '../lib/pages.mjs';
import { fits } from '../lib/accessible.mjs';

const officer = () => account(/hr|tổ chức/iu);
const WAIT = 180_000;

/** Fills the inputs and runs; the result's address. */
const run = async (page) => {
  await page.goto('/phuong-an');
  await page.getByRole('link', { name: 'Kế hoạch đào tạo', exact: true }).click();
  await page.getByLabel('Ngày có hiệu lực').fill('21/01/2019');
  await page.getByLabel('Xếp các lớp của năm').fill('2019');
  await page.getByLabel('Số giây được tính').fill('30');
  await page.getByRole('button', { name: 'Tính', exact: true }).click();
  await page.getByRole('heading', { name: 'Để lặp lại lượt tính' }).waitFor({ timeout: WAIT });
  return new URL(page.url()).pathname;
};

test('a training plan in both lights and sizes: inputs, result, timetable, acceptance', async () => {
  let result;
  await visiting({}, async (page) => {
    await logIn(page, officer());
    result = await run(page);
  });
  for (const size of Object.keys(SIZES)) {
    for (const light of LIGHTS) {
      await visiting({ size, light }, async (page) => {
        await logIn(page, officer());
        await page.goto('/phuong-an/moi?viec=training');
        await look(page, 'training-inputs', size, light);
        await page.goto(result);
        await look(page, 'training-result', size, light);
        await page.getByRole('link', { name: 'Xem thời khóa biểu' }).click();
        await page.getByRole('heading', { level: 1, name: 'Thời khóa biểu các lớp năm 2019' }).waitFor();
        await look(page, 'training-timetable', size, light);
        // Every class of the drawing is a row of the table, in the same order.
        const drawn = await page.locator('figure.gantt svg g > title').allTextContents();
        const told = await page.locator('main table tbody tr').count();
        assert.ok(drawn.length > 0 && drawn.length === told, `${drawn.length} drawn, ${told} told`);
        await page.goto(`${result}/chap-nhan`);
        await look(page, 'training-accept', size, light);
      });
    }
  }
  // On the narrowest telephone, and on paper.
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${result}/lich`);
    await fits(page, 'the timetable on 320 px');
    await page.setViewportSize({ width: 605, height: 900 });
    await page.emulateMedia({ media: 'print' });
    await fits(page, 'the timetable on paper');
  });
});

test('a class that is marked is kept as it is by the next run, without script too', async () => {
  await visiting({ script: false }, async (page) => {
    await logIn(page, officer());
    await run(page);
    const row = page.getByRole('row').filter({ has: page.getByRole('checkbox', { name: /^phải giữ/iu }) }).first();
    const held = await row.locator('td[data-label="Xếp vào"]').innerText();
    const code = (await row.getByRole('rowheader').innerText()).split(':')[0].trim();
    await row.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Tính lại với các dấu này' }).click();
    assert.match(await page.locator('main').innerText(), /như lượt tính LT-\d+/u);
    await page.getByRole('button', { name: 'Tính', exact: true }).click();
    await page.getByRole('heading', { name: 'Để lặp lại lượt tính' }).waitFor({ timeout: WAIT });
    const again = page.getByRole('row').filter({ hasText: `${code}:` }).first();
    assert.equal(await again.locator('td[data-label="Xếp vào"]').innerText(), held);
  });
});
