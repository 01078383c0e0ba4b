// Finding: one search for everything over any page, by the keyboard alone, and the same as a page of its own without script.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../lib/accessible.mjs';
import { LIGHTS, SIZES, account, logIn, visiting } from '../lib/site.mjs';
import { look } from '../lib/pages.mjs';

const officer = () => account(/hr|tổ chức/iu);
const plain = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();

/** Opens the palette and types; waits until the list is that of what was typed. */
async function seek(page, typed) {
  const dialog = page.getByRole('dialog', { name: 'Tìm trong hệ thống' });
  if (!(await dialog.isVisible())) await page.keyboard.press('Control+k');
  const field = dialog.getByRole('combobox');
  await field.waitFor();
  const answered = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/tim' && answer.request().postData().includes(`tim=${encodeURIComponent(typed).replaceAll('%20', '+')}`));
  await field.fill('');
  await page.keyboard.type(typed);
  await answered;
  return dialog;
}

for (const size of Object.keys(SIZES)) {
  for (const light of LIGHTS) {
    test(`the palette, the search and a rule, ${size}, ${light}`, async () => {
      await visiting({ size, light }, async (page) => {
        await logIn(page, officer());
        await page.goto('/nhan-su?ngay=2019-03-14');
        const dialog = await seek(page, 'xa');
        await dialog.getByRole('option').first().waitFor();
        await look(page, 'palette', size, light);
        await page.keyboard.press('Escape');
        await page.goto('/tim?ngay=2019-03-14');
        await page.getByRole('searchbox', { name: 'Tìm mọi thứ' }).fill('chủ tịch');
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { level: 1, name: /^Tìm thấy/u }).waitFor();
        await look(page, 'search', size, light);
        await page.goto('/luat/pay.step-months');
        await look(page, 'rule', size, light);
      });
    });
  }
}

test('somebody is found and opened by the keyboard alone, and no address tells what was sought', async () => {
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await page.goto('/nhan-su');
    const name = (await page.locator('main tbody th a').first().innerText()).trim();
    await page.goto('/');
    const dialog = await seek(page, plain(name));
    const status = dialog.getByRole('status');
    await status.getByText(/^Tìm thấy \d+ mục$/u).waitFor();
    const field = dialog.getByRole('combobox');
    const chosen = () => dialog.getByRole('option', { selected: true });
    assert.equal(await chosen().count(), 1);
    const first = await field.getAttribute('aria-activedescendant');
    assert.equal(await chosen().getAttribute('id'), first);
    if ((await dialog.getByRole('option').count()) > 1) {
      await page.keyboard.press('ArrowDown');
      assert.notEqual(await field.getAttribute('aria-activedescendant'), first);
      await page.keyboard.press('ArrowUp');
    }
    assert.equal(await field.getAttribute('aria-activedescendant'), first);
    // Escape closes, and the page is where it was.
    await page.keyboard.press('Escape');
    assert.equal(await dialog.isVisible(), false);
    assert.equal(new URL(page.url()).pathname, '/');
    await seek(page, plain(name));
    await dialog.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname.startsWith('/nhan-su/'));
    assert.ok((await page.getByRole('heading', { level: 1 }).innerText()).includes(name));
    assert.equal(new URL(page.url()).search, '');
  });
});

test('a fast Enter opens what was typed, not what was listed before', async () => {
  await visiting({}, async (page) => {
    await logIn(page, officer());
    const dialog = await seek(page, 'xa');
    await dialog.getByRole('option').first().waitFor();
    await dialog.getByRole('combobox').fill('so dang ky van ban');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/van-ban/so');
  });
});

test('without script the search in the head of the page finds the same', async () => {
  await visiting({ script: false }, async (page) => {
    await logIn(page, officer());
    const box = page.getByRole('searchbox', { name: 'Tìm người, đơn vị, văn bản' });
    await box.fill('xã');
    await box.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Tìm thấy/u }).waitFor();
    assert.ok((await page.locator('section.results').count()) >= 2);
    assert.equal(new URL(page.url()).search, '');
    await page.locator('section.results a').first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.notEqual(new URL(page.url()).pathname, '/tim');
  });
});

for (const size of Object.keys(SIZES)) {
  for (const light of LIGHTS) {
    test(`what is to be done, and its calendars, ${size}, ${light}`, async () => {
      await visiting({ size, light }, async (page) => {
        await logIn(page, officer());
        await page.goto('/viec');
        await look(page, 'duties', size, light);
        await page.goto('/viec/lich');
        await look(page, 'calendars', size, light);
      });
    });
  }
}

test('from what falls due to a draft that has the person and the act', async () => {
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await page.goto('/');
    await page.getByRole('link', { name: 'Việc của tôi' }).click();
    await page.getByRole('link', { name: /^nâng bậc lương/u }).click();
    const name = (await page.locator('main tbody tr:not(.group) th a').first().innerText()).trim();
    await page.getByRole('link', { name: 'Soạn văn bản' }).first().click();
    assert.equal(await page.getByLabel('Trích yếu').inputValue(), 'Xếp ngạch, bậc lương');
    assert.match(await page.getByLabel('Ngày có hiệu lực').inputValue(), /^\d\d\/\d\d\/\d{4}$/u);
    await page.getByRole('button', { name: 'Lưu' }).click();
    const person = await page.getByLabel('Người', { exact: true }).inputValue();
    assert.match(person, /^.+: \d+-\d+$/u);
    await accessible(page, 'the form of the act');
    await page.goto(`/nhan-su/${person.split(': ').pop()}`);
    assert.ok((await page.getByRole('heading', { level: 1 }).innerText()).includes(name));
  });
});

test('a calendar is made, read by a program without a log-in, and taken back', async () => {
  await visiting({}, async (page) => {
    page.expectsRefusal = true;
    await logIn(page, officer());
    await page.goto('/viec/lich');
    await page.getByRole('button', { name: 'Tạo lịch' }).click();
    const address = await page.getByLabel('Địa chỉ của lịch').inputValue();
    assert.match(address, /^http:\/\/[^/]+\/lich\/[0-9a-f]{64}\.ics$/u);
    await look(page, 'calendar-made', 'desk', 'light');
    const program = async () => (await fetch(address)).status;
    const text = await (await fetch(address)).text();
    assert.match(text, /^BEGIN:VCALENDAR\r\n[\s\S]*BEGIN:VEVENT[\s\S]*END:VCALENDAR\r\n$/u);
    await page.getByRole('button', { name: /^Thu hồi/u }).first().click();
    await page.getByText('Chưa có lịch nào.').waitFor();
    assert.equal(await program(), 404);
  });
});
