// A list is set in order by its headings; the whole tree of units is printed branch by branch.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachWay, takeOver } from '../lib/hands.mjs';
import { LIGHTS, SIZES, account, logIn, visiting } from '../lib/site.mjs';
import { look } from '../lib/pages.mjs';

const officer = () => account(/hr|tổ chức/iu);
/** Births as they are ordered by: the year first. */
const births = (page) => page.locator('main tbody td[data-label="Sinh"]').evaluateAll((cells) =>
  cells.map((cell) => cell.textContent.trim().split('/').reverse().join('-')));

eachWay('a heading sets the list in order, and again the other way round', async (page, hands) => {
  await takeOver(page, hands, officer());
  await page.goto('/nhan-su?ngay=2019-03-14&doi-tuong=cadre');
  const heading = (name) => page.getByRole('columnheader', { name });
  const sorted = (name) => heading(name).getAttribute('aria-sort');
  assert.equal(await sorted('Họ và tên'), 'ascending');
  await hands.press(heading('Sinh').getByRole('link'));
  await page.waitForURL((url) => url.searchParams.get('sap') === 'sinh');
  const rising = await births(page);
  assert.ok(rising.length === 50 && rising[0] < rising.at(-1), rising.join(' '));
  // A year alone stands behind the days of that year.
  const last = (birth) => birth.padEnd(10, '~');
  assert.deepEqual(rising.map(last), rising.map(last).sort());
  assert.equal(await sorted('Sinh'), 'ascending');
  await hands.press(heading('Sinh').getByRole('link'));
  await page.waitForURL((url) => url.searchParams.get('sap') === '-sinh');
  assert.equal(await sorted('Sinh'), 'descending');
  assert.ok((await births(page))[0] > rising.at(-1));
  await hands.press(page.getByRole('link', { name: 'Trang sau' }).or(page.locator('a[rel=next]')).first());
  await page.waitForURL((url) => url.searchParams.get('trang') === '2' && url.searchParams.get('sap') === '-sinh');
  await hands.press(heading('Sinh').getByRole('link'));
  await page.waitForURL((url) => !url.searchParams.has('sap'));
  assert.equal(await sorted('Họ và tên'), 'ascending');
});

for (const size of Object.keys(SIZES)) {
  for (const light of LIGHTS) {
    test(`a list in an order, ${size}, ${light}`, async () => {
      await visiting({ size, light }, async (page) => {
        await logIn(page, officer());
        await page.goto('/nhan-su?ngay=2019-03-14&doi-tuong=cadre&sap=-sinh');
        await look(page, 'people-ordered', size, light);
        // Whatever can have the focus can be seen, on a telephone too.
        const link = page.getByRole('columnheader', { name: 'Sinh' }).getByRole('link');
        const box = await link.boundingBox();
        assert.ok(box.width > 10 && box.height >= 24, JSON.stringify(box));
      });
    });
  }
}

test('the whole tree is printed with each branch on a page of its own', async () => {
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await page.goto('/to-chuc?ngay=2019-03-14');
    await page.getByRole('link', { name: 'Mở hết các cấp, để in' }).click();
    await page.waitForLoadState();
    const branches = await page.locator('.whole > li > ul > .branch').count();
    assert.ok(branches > 10, `${branches} branches`);
    const leaves = await page.locator('.whole > li > ul > li:not(.branch)').count();
    assert.ok(leaves > 0, 'and units without any below them');
    const paper = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    const sheets = paper.toString('latin1').match(/\/Type\s*\/Page\b/gu).length;
    assert.ok(sheets >= branches + 1 && sheets <= branches * 2, `${sheets} sheets for ${branches} branches`);
    await page.emulateMedia({ media: 'print' });
    const breaks = (one) => one.evaluate((own) => getComputedStyle(own).breakBefore);
    assert.equal(await breaks(page.locator('.whole > li > ul > .branch').first()), 'page');
    assert.equal(await breaks(page.locator('.whole > li > ul > li:not(.branch)').first()), 'auto');
    assert.ok(!(await page.getByRole('navigation').first().isVisible()), 'no menu on paper');
  });
});
