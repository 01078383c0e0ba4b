// One of the ten daily tasks: an official proposes a change of the own record, an officer sees both sides and accepts it.
import assert from 'node:assert/strict';
import { eachWay, takeOver } from '../lib/hands.mjs';
import { account } from '../lib/site.mjs';

const official = () => account(/chỉ hồ sơ của mình|own record/iu);
const officer = () => account(/hr|tổ chức/iu);

eachWay('7. a change of the own record is proposed and accepted', async (page, hands) => {
  const reason = hands.alone ? 'Sai so với giấy khai sinh, gõ bằng phím' : 'Sai so với giấy khai sinh, bấm bằng chuột';
  await takeOver(page, hands, official());
  await hands.press(page.getByRole('navigation', { name: 'Các phòng' }).getByRole('link', { name: 'Hồ sơ của tôi' }));
  await hands.press(page.getByRole('link', { name: 'Đề nghị sửa: Ngày sinh' }));
  await hands.write(page.getByLabel('Ngày sinh').first(), hands.alone ? '4/5/1971' : '3/4/1971');
  await hands.write(page.getByLabel('Lý do'), reason);
  await hands.write(page.getByLabel('Giấy tờ chứng minh'), 'Giấy khai sinh số 15');
  await hands.press(page.getByRole('button', { name: 'Đưa vào đề nghị' }));
  await page.getByRole('heading', { level: 1, name: /đang soạn/u }).waitFor();
  await hands.press(page.getByRole('button', { name: 'Gửi đề nghị' }));
  await page.getByRole('heading', { level: 1, name: /đã gửi/u }).waitFor();
  const proposal = page.url();
  await takeOver(page, hands, officer());
  await hands.press(page.getByRole('navigation', { name: 'Các phòng' }).getByRole('link', { name: 'Việc của tôi' }));
  await hands.press(page.locator(`main a[href*="/thay-doi/${proposal.split('/').pop()}"]`));
  // Both sides stand beside each other.
  assert.match(await page.locator('main table').first().innerText(), hands.alone ? /04\/05\/1971/u : /03\/04\/1971/u);
  assert.ok((await page.locator('main').innerText()).includes(reason));
  await hands.tick(page.getByRole('radio', { name: 'Nhận' }).first());
  await hands.press(page.getByRole('button', { name: 'Trả lời', exact: true }));
  await hands.press(page.getByRole('link', { name: /^Dự thảo DT-/u }));
  await page.getByText('Sổ nhận được văn bản này').waitFor();
  await hands.press(page.getByRole('button', { name: 'Rút văn bản' }));
  await page.getByText('đã rút').first().waitFor();
});
