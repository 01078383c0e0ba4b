// The own record: what is there, what its holder proposes, and how it is answered; by the mouse and by the keyboard alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { look } from '../lib/pages.mjs';
import { LIGHTS, SIZES, account, logIn, logOut, shot, visiting } from '../lib/site.mjs';

const official = () => account(/chỉ hồ sơ của mình|own record/iu);
const officer = () => account(/hr|tổ chức/iu);

/** Presses Tab until the thing has the focus. */
async function tabTo(page, thing, most = 80) {
  for (let step = 0; step < most; step += 1) {
    if (await thing.evaluate((own) => own === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail('not reached by the keyboard');
}

for (const size of Object.keys(SIZES)) {
  for (const light of LIGHTS) {
    test(`the own record and its forms, ${size}, ${light}`, async () => {
      await visiting({ size, light }, async (page) => {
        await logIn(page, official());
        await page.goto('/ho-so-cua-toi?ngay=2019-03-14');
        await look(page, 'own-record', size, light);
        await page.getByRole('link', { name: 'Đề nghị sửa: Ngày sinh' }).click();
        await look(page, 'own-propose', size, light);
        await page.goto('/ho-so-cua-toi/bo-sung/reward');
        await look(page, 'own-add', size, light);
      });
    });
  }
}

test('a change of the own record is proposed and accepted, by the mouse', async () => {
  await visiting({}, async (page) => {
    await logIn(page, official());
    await page.getByRole('navigation', { name: 'Các phòng' }).getByRole('link', { name: 'Hồ sơ của tôi' }).click();
    await page.getByRole('link', { name: 'Đề nghị sửa: Ngày sinh' }).click();
    await page.getByLabel('Ngày sinh').first().fill('2/3/1971');
    await page.getByLabel('Lý do').fill('Sai so với giấy khai sinh');
    await page.getByLabel('Giấy tờ chứng minh').fill('Giấy khai sinh số 15');
    await page.getByRole('button', { name: 'Đưa vào đề nghị' }).click();
    await page.getByRole('heading', { level: 1, name: /đang soạn/u }).waitFor();
    await look(page, 'own-proposal', 'desk', 'light');
    await page.getByRole('button', { name: 'Gửi đề nghị' }).click();
    await page.getByRole('heading', { level: 1, name: /đã gửi, chờ trả lời/u }).waitFor();
    const proposal = page.url();
    await logOut(page);
    await logIn(page, officer());
    await page.goto('/viec');
    await page.getByRole('heading', { name: 'Dữ liệu cần xác nhận' }).waitFor();
    await page.goto('/thay-doi');
    for (const size of Object.keys(SIZES)) {
      for (const light of LIGHTS) {
        await page.setViewportSize(SIZES[size]);
        await page.emulateMedia({ colorScheme: light });
        await page.goto('/thay-doi');
        await look(page, 'proposals', size, light);
        await page.locator('main tbody th a').first().click();
        await look(page, 'proposal-answer', size, light);
      }
    }
    await page.setViewportSize(SIZES.desk);
    page.expectsRefusal = true;
    await page.getByRole('button', { name: 'Trả lời', exact: true }).click();
    await page.getByText('chưa chọn nhận hay trả lại').first().waitFor();
    page.expectsRefusal = false;
    await page.getByRole('radio', { name: 'Nhận' }).first().check();
    await page.getByRole('button', { name: 'Trả lời', exact: true }).click();
    await page.getByRole('link', { name: /^Dự thảo DT-/u }).click();
    await page.getByText('Sổ nhận được văn bản này').waitFor();
    await page.getByRole('button', { name: 'Rút văn bản' }).click();
    await logOut(page);
    await logIn(page, official());
    await page.goto(proposal);
    await page.getByText('đã nhận, nhưng dự thảo đã rút').first().waitFor();
  });
});

test('a missing fact is proposed and returned, by the keyboard alone', async () => {
  await visiting({}, async (page) => {
    await logIn(page, official());
    await page.goto('/ho-so-cua-toi/bo-sung/reward');
    await page.keyboard.press('Tab');
    await tabTo(page, page.locator('main input[name=title]'));
    await page.keyboard.type('Giấy khen năm 2018');
    await tabTo(page, page.getByLabel('Lý do'));
    await page.keyboard.type('Hồ sơ chưa ghi');
    await tabTo(page, page.getByRole('button', { name: 'Đưa vào đề nghị' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /đang soạn/u }).waitFor();
    const send = page.getByRole('button', { name: 'Gửi đề nghị' });
    await tabTo(page, send);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /đã gửi/u }).waitFor();
    const proposal = page.url();
    await logOut(page);
    await logIn(page, officer());
    await page.goto(`/thay-doi/${proposal.split('/').pop()}`);
    await tabTo(page, page.getByRole('radio', { name: 'Nhận' }).first());
    await page.keyboard.press('ArrowDown');
    assert.ok(await page.getByRole('radio', { name: 'Trả lại' }).first().isChecked());
    await page.keyboard.press('Tab');
    await page.keyboard.type('Cần bản chụp giấy khen');
    await tabTo(page, page.getByRole('button', { name: 'Trả lời', exact: true }));
    await page.keyboard.press('Enter');
    await page.getByText('Cần bản chụp giấy khen').first().waitFor();
    await logOut(page);
    await logIn(page, official());
    await page.goto(proposal);
    await page.getByText('Cần bản chụp giấy khen').first().waitFor();
  });
});

for (const size of Object.keys(SIZES)) {
  for (const light of LIGHTS) {
    test(`the dossier 2C and the requests, ${size}, ${light}`, async () => {
      await visiting({ size, light }, async (page) => {
        await logIn(page, official());
        await page.goto('/ho-so-cua-toi?ngay=2019-03-14');
        await page.getByRole('link', { name: 'Sơ yếu lý lịch 2C' }).click();
        await look(page, 'dossier', size, light);
        await page.goto('/ho-so-cua-toi/yeu-cau');
        await look(page, 'own-requests', size, light);
      });
    });
  }
}

test('the dossier is printed whole, what is sensitive once it was opened', async () => {
  await visiting({}, async (page) => {
    await logIn(page, official());
    await page.goto('/ho-so-cua-toi?ngay=2019-03-14');
    await page.getByRole('link', { name: 'Sơ yếu lý lịch 2C' }).click();
    assert.ok((await page.getByText('nhạy cảm, đang gấp lại').count()) > 5);
    await page.getByRole('button', { name: 'Mở mọi nhóm nhạy cảm và ghi nhật ký' }).click();
    await page.getByText('nhạy cảm, đang gấp lại').first().waitFor({ state: 'detached' });
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 680, height: 960 });
    await shot(page, 'dossier-print');
    assert.ok(!(await page.getByRole('navigation').first().isVisible()), 'no menu on paper');
    assert.equal(await page.locator('.items > li').count(), 36, 'every item');
    const family = await page.locator('.dossier').evaluate((own) => getComputedStyle(own).fontFamily);
    assert.match(family, /^Tinos/u);
  });
});

test('a copy of the own data is asked for, granted and taken', async () => {
  await visiting({}, async (page) => {
    await logIn(page, official());
    await page.goto('/ho-so-cua-toi/yeu-cau');
    await page.getByLabel('Yêu cầu gì').selectOption({ label: 'Bản sao dữ liệu của tôi' });
    await page.getByRole('button', { name: 'Gửi yêu cầu' }).click();
    await page.getByText('chờ trả lời').first().waitFor();
    await logOut(page);
    await logIn(page, officer());
    await page.goto('/yeu-cau');
    for (const size of Object.keys(SIZES)) {
      for (const light of LIGHTS) {
        await page.setViewportSize(SIZES[size]);
        await page.emulateMedia({ colorScheme: light });
        await page.goto('/yeu-cau');
        await look(page, 'requests', size, light);
        await page.locator('main tbody th a').first().click();
        await look(page, 'request', size, light);
      }
    }
    await page.getByLabel('Câu trả lời').fill('Bản sao đã sẵn sàng');
    await page.getByRole('button', { name: 'Thực hiện', exact: true }).click();
    await page.getByText('Bản sao đã sẵn sàng').first().waitFor();
    await logOut(page);
    await logIn(page, official());
    await page.goto('/ho-so-cua-toi/yeu-cau');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Lấy .json' }).click();
    assert.match((await download).suggestedFilename(), /^ban-sao-du-lieu-.*\.json$/u);
  });
});
