// Four of the ten daily tasks: find a person, correct a fact, compare two days, export a list; with the mouse, and by the keyboard alone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { eachWay, takeOver } from '../lib/hands.mjs';
import { account } from '../lib/site.mjs';

const officer = () => account(/hr|tổ chức/iu);
const plain = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();
const title = (page) => page.getByRole('heading', { level: 1 });

eachWay('1. a person is found', async (page, hands) => {
  await takeOver(page, hands, officer());
  const name = await page.evaluate(async () => {
    const list = new DOMParser().parseFromString(await (await fetch('/nhan-su?ngay=2019-03-14')).text(), 'text/html');
    return list.querySelector('main tbody th a').textContent.trim();
  });
  if (hands.alone) {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(plain(name));
    const first = page.getByRole('dialog').getByRole('option').filter({ hasText: name }).first();
    await first.waitFor();
    for (let at = 0; at < 20 && (await first.getAttribute('aria-selected')) !== 'true'; at += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  } else {
    await hands.write(page.getByRole('searchbox', { name: 'Tìm người, đơn vị, văn bản' }), plain(name));
    await page.keyboard.press('Enter');
    await hands.press(page.locator('section.results').getByRole('link', { name }).first());
  }
  await page.waitForURL((url) => url.pathname.startsWith('/nhan-su/'));
  assert.ok((await title(page).innerText()).includes(name));
  assert.equal(new URL(page.url()).search, '', 'no address tells whom');
});

eachWay('2. a fact is corrected with its paper', async (page, hands) => {
  await takeOver(page, hands, officer());
  await page.goto('/nhan-su?ngay=2019-03-14');
  const person = page.locator('main tbody th a').nth(hands.alone ? 3 : 2);
  const name = (await person.innerText()).trim();
  await hands.press(person);
  await page.waitForURL((url) => url.pathname.startsWith('/nhan-su/'));
  await hands.press(page.getByRole('link', { name: 'Đính chính: Ngày sinh' }));
  await title(page).filter({ hasText: /^Đính chính/u }).waitFor();
  await hands.write(page.getByLabel('Ngày sinh').first(), '1/2/1970');
  const draft = page.getByRole('button', { name: 'Lập dự thảo đính chính' });
  page.expectsRefusal = true;
  await hands.press(draft);
  // What is missing is told, the focus is there, and the first link leads to the field.
  const missing = page.getByRole('link', { name: 'Chưa có giấy tờ nguồn' });
  await missing.waitFor();
  assert.ok(await page.evaluate(() => document.activeElement.matches('[data-problems]')), 'the focus is at the problems');
  page.expectsRefusal = false;
  await hands.press(missing);
  const paper = page.getByLabel('Giấy tờ nguồn, căn cứ');
  assert.ok(await paper.evaluate((own) => own === document.activeElement), 'a problem leads to its field');
  await hands.write(paper, 'Giấy khai sinh số 15 ngày 01/02/1970');
  await hands.press(draft);
  await page.getByText('Sổ nhận được văn bản này').waitFor();
  assert.ok((await page.locator('main').innerText()).includes(name));
  await hands.press(page.getByRole('button', { name: 'Rút văn bản' }));
  await page.getByText('đã rút').first().waitFor();
});

eachWay('9. two days are compared', async (page, hands) => {
  await takeOver(page, hands, officer());
  await hands.press(page.getByRole('link', { name: 'Tiêu chuẩn', exact: true }));
  await page.waitForURL((url) => url.pathname === '/chuan-hoa');
  const form = page.getByRole('search', { name: 'Thời điểm xem' });
  await hands.write(form.getByLabel('Xem tại ngày'), '01/02/2019');
  await hands.write(form.getByLabel('so với báo cáo ngày'), '05/02/2019');
  await hands.press(form.getByRole('button', { name: 'Xem' }));
  const told = page.getByRole('region', { name: /như đã biết cuối ngày 05\/02\/2019 và như nay biết/u });
  await told.waitFor();
  const asked = new URL(page.url()).searchParams;
  assert.ok(asked.get('ngay') && asked.get('bao-cao'), 'the address keeps both days');
  await hands.press(page.getByRole('link', { name: 'Về hiện tại' }));
  await page.waitForURL((url) => !url.searchParams.has('bao-cao'));
});

eachWay('10. a list is narrowed and taken away', async (page, hands) => {
  await takeOver(page, hands, officer());
  await hands.press(page.getByRole('navigation', { name: 'Các phòng' }).getByRole('link', { name: 'Nhân sự' }));
  await page.waitForURL((url) => url.pathname === '/nhan-su');
  await hands.press(page.getByText('Lọc và chọn cột'));
  await hands.choose(page.getByLabel('Giới tính').first(), 'nữ');
  await hands.write(page.getByLabel('Sinh từ năm'), '1985');
  await hands.press(page.getByRole('button', { name: 'Áp dụng' }));
  await page.getByRole('list', { name: 'Điều kiện đang lọc' }).waitFor();
  const total = (await title(page).innerText()).match(/[\d.]+/u)[0].replaceAll('.', '');
  const download = page.waitForEvent('download');
  await hands.press(page.getByRole('link', { name: 'Xuất .csv' }));
  const taken = await download;
  assert.match(taken.suggestedFilename(), /^nhan-su-.*\.csv$/u);
  const lines = readFileSync(await taken.path(), 'utf8').trim().split(/\r?\n/u);
  // On top the title, the filter and the headings; then exactly those who are seen.
  const heading = lines.findIndex((line) => line.startsWith('Họ và tên') || line.includes('Họ và tên'));
  assert.equal(lines.length - heading - 1, Number(total));
  assert.match(lines.slice(0, heading).join(' '), /sinh từ năm 1985/u);
});
