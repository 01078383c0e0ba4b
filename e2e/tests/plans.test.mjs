// A planner is asked: its inputs, its run while it works, its result, two of them side by side, and what is accepted of one as drafts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIGHTS, SIZES, account, logIn, visiting } from '../lib/site.mjs';
import { look } from '../lib/pages.mjs';

const officer = () => account(/hr|tổ chức/iu);
const WAIT = 60_000;

/** Fills the inputs and runs; the result's address. */
const run = async (page, { seconds = '3', months = '60' } = {}) => {
  await page.goto('/phuong-an');
  await page.getByRole('link', { name: 'Luân chuyển, điều động, tăng cường', exact: true }).click();
  await page.getByLabel('Ngày có hiệu lực').fill('31/12/2019');
  await page.getByLabel('Xem xét người đã giữ').fill(months);
  await page.getByLabel('Mỗi xã, thị trấn').selectOption('1');
  await page.getByLabel('Số giây được tính').fill(seconds);
  await page.getByRole('button', { name: 'Tính', exact: true }).click();
  await page.getByRole('heading', { name: 'Để lặp lại lượt tính' }).waitFor({ timeout: WAIT });
  return new URL(page.url()).pathname;
};

test('inputs, progress, result and acceptance in both lights and sizes', async () => {
  let result;
  let other;
  await visiting({}, async (page) => {
    await logIn(page, officer());
    result = await run(page);
    other = await run(page, { months: '36' });
  });
  for (const size of Object.keys(SIZES)) {
    for (const light of LIGHTS) {
      await visiting({ size, light }, async (page) => {
        await logIn(page, officer());
        await page.goto('/phuong-an/moi?viec=rotation');
        await look(page, 'run-inputs', size, light);
        await page.goto('/phuong-an');
        await look(page, 'runs', size, light);
        await page.goto(result);
        await look(page, 'run-result', size, light);
        const ids = [result, other].map((one) => `luot=${one.split('/').pop()}`);
        await page.goto(`/phuong-an/so-sanh?${ids.join('&')}`);
        await look(page, 'runs-compared', size, light);
        await page.goto(`${result}/chap-nhan`);
        await look(page, 'run-accept', size, light);
      });
    }
  }
});

test('a run is begun by the keyboard alone, watched as it goes, stopped, and one of its groups becomes a draft', async () => {
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await page.goto('/phuong-an/moi?viec=rotation');
    const type = async (label, text) => {
      await page.getByLabel(label).focus();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    };
    await type('Ngày có hiệu lực', '31/12/2019');
    // So many people and so few limits that it goes on for a while.
    await type('Xem xét người đã giữ', '6');
    await type('Mỗi cơ quan, đơn vị có nhiều nhất', '3');
    await type('Số giây được tính', '300');
    await page.getByRole('button', { name: 'Tính', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/phuong-an\/LT-\d+$/u);
    // The part that lives is renewed by the stream, not by loading the page again.
    await page.evaluate(() => { window.same = true; });
    await page.getByText(/^Giá của phương án tốt nhất đến lúc này/u).waitFor({ timeout: WAIT });
    const left = page.getByText(/Còn khoảng/u);
    const said = await left.innerText();
    await page.waitForFunction((before) => !document.body.innerText.includes(before), said);
    assert.equal(await page.evaluate(() => window.same), true);
    await look(page, 'run-watched', 'desk', 'light');
    const stop = page.getByRole('button', { name: 'Dừng và giữ' });
    await stop.focus();
    // Long before the five minutes that it may take.
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Để lặp lại lượt tính' }).waitFor({ timeout: WAIT });
    await page.getByRole('link', { name: 'Chọn và chấp nhận' }).focus();
    await page.keyboard.press('Enter');
    const boxes = page.getByRole('checkbox');
    await boxes.first().waitFor();
    const all = await boxes.count();
    // The last group is the shortest chain.
    for (let at = 0; at < all - 1; at += 1) await boxes.nth(at).uncheck();
    await page.getByRole('button', { name: 'Lập dự thảo' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Phương án KH-/u }).waitFor();
    assert.match(await page.locator('main').innerText(), /DT-\d+/u);
    await look(page, 'accepted-plan', 'desk', 'light');
  });
});

test('a run that waits for another can be given up only, and be stopped as soon as it is worked on', async () => {
  const begin = async (page) => {
    await page.goto('/phuong-an/moi?viec=rotation');
    await page.getByLabel('Ngày có hiệu lực').fill('31/12/2019');
    await page.getByLabel('Xem xét người đã giữ').fill('6');
    await page.getByLabel('Mỗi cơ quan, đơn vị có nhiều nhất').fill('3');
    await page.getByLabel('Số giây được tính').fill('300');
    await page.getByRole('button', { name: 'Tính', exact: true }).click();
    await page.waitForURL(/\/phuong-an\/LT-\d+$/u);
  };
  const stop = (page) => page.getByRole('button', { name: 'Dừng và giữ' });
  const giveUp = (page) => page.getByRole('button', { name: 'Bỏ lượt tính này' });
  await visiting({}, async (first, { context }) => {
    await logIn(first, officer());
    await begin(first);
    await stop(first).waitFor();
    const second = await context.newPage();
    await begin(second);
    await second.evaluate(() => { window.same = true; });
    await second.getByText(/^Đang chờ tới lượt/u).waitFor();
    assert.equal(await stop(second).isVisible(), false);
    assert.equal(await giveUp(second).isVisible(), true);
    await giveUp(first).click();
    await stop(second).waitFor();
    assert.equal(await second.evaluate(() => window.same), true);
    await giveUp(second).click();
    await second.getByText('Lượt tính này đã bỏ').waitFor();
  });
});

test('without script the page of a run renews itself', async () => {
  await visiting({ script: false }, async (page) => {
    await logIn(page, officer());
    await run(page, { seconds: '2', months: '60' });
    assert.match(await page.locator('main').innerText(), /Hạt giống 1/u);
  });
});
