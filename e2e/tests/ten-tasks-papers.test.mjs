// Two of the ten daily tasks: a transfer is composed, approved, signed and numbered; several people get a salary step in one paper.
import assert from 'node:assert/strict';
import { eachWay, takeOver } from '../lib/hands.mjs';
import { account } from '../lib/site.mjs';

const officer = () => account(/hr|tổ chức/iu);
const leader = () => account(/lãnh đạo|leader/iu);
const title = (page) => page.getByRole('heading', { level: 1 });
const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Begins a draft: its title and its day. */
async function head(page, hands, about, day) {
  if (about) await hands.write(page.getByLabel('Trích yếu'), about);
  await hands.write(page.getByLabel('Ngày có hiệu lực'), day);
  await hands.press(button(page, 'Lưu'));
}

/** Opens a draft from the desk of papers. */
async function fromTheDesk(page, hands, about) {
  await hands.press(page.getByRole('navigation', { name: 'Các phòng' }).getByRole('link', { name: 'Văn bản' }));
  await hands.press(page.getByRole('link', { name: about }).first());
  await title(page).filter({ hasText: about }).waitFor();
}

/** How many posts of a title a unit has on a day, and who holds them: codes of records, read on the unit's page. */
async function holders(page, unit, post, day) {
  await page.goto(`/to-chuc?ngay=${day}`);
  await page.goto(await page.getByRole('link', { name: unit, exact: true }).first().getAttribute('href'));
  const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: post, exact: true }) });
  const links = await rows.locator('a[href^="/nhan-su/"]').evaluateAll((all) => all.map((own) => own.pathname.split('/').pop()));
  return { posts: await rows.count(), links };
}

eachWay('3. a transfer is composed, approved and signed', async (page, hands) => {
  const [about, from, to] = hands.alone
    ? ['Về việc điều động, bằng bàn phím', 'Công chức Tài chính - kế toán', ['Phó Chủ tịch HĐND', 'xã Bằng Cả']]
    : ['Về việc điều động, bằng chuột', 'Công chức Văn phòng - thống kê', ['Phó Bí thư Huyện đoàn', 'Huyện đoàn']];
  await takeOver(page, hands, officer());
  const before = await holders(page, to[1], to[0], '2019-04-01');
  assert.ok(before.links.length < before.posts, 'a post is vacant');
  const [person] = (await holders(page, 'xã Kỳ Thượng', from, '2019-03-14')).links;
  await page.goto('/van-ban');
  await hands.press(page.getByRole('link', { name: 'Soạn văn bản' }));
  await head(page, hands, about, '01/04/2019');
  await hands.choose(page.getByLabel('Thêm nội dung'), 'Điều động');
  await hands.press(button(page, 'Tiếp'));
  // A name that nobody has is told at the field; what else was typed stays.
  page.expectsRefusal = true;
  await hands.write(page.getByLabel('Người', { exact: true }), 'Không Có Ai');
  await hands.write(page.getByLabel('Chức vụ'), to.join(', '));
  await hands.press(button(page, 'Thêm vào văn bản'));
  await page.getByRole('heading', { name: /điểm cần sửa/u }).waitFor();
  page.expectsRefusal = false;
  assert.equal(await page.getByLabel('Chức vụ').inputValue(), to.join(', '));
  await hands.write(page.getByLabel('Người', { exact: true }), person);
  await hands.press(button(page, 'Thêm vào văn bản'));
  await page.getByText('Sổ nhận được văn bản này').waitFor();
  await hands.press(button(page, 'Trình'));
  await page.getByText('đã trình').first().waitFor();
  await takeOver(page, hands, leader());
  await fromTheDesk(page, hands, about);
  await hands.press(button(page, 'Duyệt'));
  await hands.write(page.getByLabel('Người ký, chức vụ'), 'Chủ tịch UBND huyện');
  await hands.press(button(page, 'Ghi nhận đã ký'));
  await page.getByText('đã ký, chờ số').first().waitFor();
  await takeOver(page, hands, officer());
  await fromTheDesk(page, hands, about);
  await hands.press(button(page, 'Cho số và vào sổ'));
  await hands.press(page.getByRole('link', { name: 'Xem trong sổ' }));
  assert.match(await page.locator('main').innerText(), /Điều động/u);
  const after = await holders(page, to[1], to[0], '2019-04-01');
  assert.deepEqual(after.links.filter((one) => !before.links.includes(one)), [person]);
});

/** The rows of the list: rank, step and coefficient. */
const pay = (page) => page.locator('main tbody tr').evaluateAll((rows) => rows.map((row) => {
  const [rank, step, coefficient] = [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim());
  return { rank, step: Number(step), coefficient, name: row.querySelector('th a').textContent.trim(), code: row.querySelector('input').value };
}));

eachWay('5. several people get a salary step in one paper', async (page, hands) => {
  await takeOver(page, hands, officer());
  await page.goto('/nhan-su?ngay=2019-03-14&doi-tuong=public-employee&cot=ngach&cot=bac&cot=he-so');
  const rows = await pay(page);
  // Those of one rank and one step, and what the next step of it is.
  const groups = rows.map((one) => ({
    next: rows.find((other) => other.rank === one.rank && other.step === one.step + 1),
    all: rows.filter((other) => other.rank === one.rank && other.step === one.step),
  })).filter(({ next, all }) => next && all.length > 1);
  const { next, all } = groups.at(hands.alone ? -1 : 0);
  for (const one of all) await hands.tick(page.locator(`input[name=nguoi][value="${one.code}"]`));
  // The choice stands above the list: back to it from the top of the page.
  if (hands.alone) await hands.back(page.getByLabel('Người đã chọn'));
  await hands.choose(page.getByLabel('Người đã chọn'), 'Xếp ngạch, bậc lương');
  await hands.press(page.locator('#chon').getByRole('button', { name: 'Soạn văn bản' }));
  await page.waitForURL((url) => url.pathname === '/van-ban/moi');
  assert.equal(await page.getByLabel('Trích yếu').inputValue(), 'Xếp ngạch, bậc lương');
  await head(page, hands, '', '01/04/2019');
  const people = await page.getByLabel('Người', { exact: true }).inputValue();
  assert.equal(people.split('\n').length, all.length, people);
  await hands.write(page.getByLabel('Ngạch', { exact: true }), next.rank);
  await hands.write(page.getByLabel(/^Bậc lương/u), String(next.step));
  await hands.write(page.getByLabel(/^Hệ số lương/u), next.coefficient);
  await hands.press(button(page, 'Thêm vào văn bản'));
  await page.getByText('Sổ nhận được văn bản này').waitFor();
  const acts = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Xếp ngạch, bậc lương' }) });
  assert.equal(await acts.count(), all.length);
  for (const one of all) assert.ok((await page.locator('main').innerText()).includes(one.name), one.name);
  await hands.press(button(page, 'Trình'));
  await page.getByText('đã trình').first().waitFor();
  await hands.press(button(page, 'Rút văn bản'));
  await page.getByText('đã rút').first().waitFor();
});
