// A lost connection keeps the text: nothing is sent into nowhere, what was typed stays, and nothing of it stays longer than it must.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, fits } from '../lib/accessible.mjs';
import { LIGHTS, SIZES, account, logIn, logOut, shot, visiting } from '../lib/site.mjs';

const officer = () => account(/hr|tổ chức/iu);
const official = () => account(/chỉ hồ sơ của mình|own record/iu);
const save = (page) => page.getByRole('button', { name: 'Lưu', exact: true });
const lost = (page) => page.getByText('Chưa gửi được: không kết nối được với máy chủ');
const again = (page) => page.getByText('Đây là những gì bạn gõ lần trước mà chưa gửi');
const left = (page) => page.evaluate(() => [...Object.keys(sessionStorage), ...Object.keys(localStorage)]);

/** Begins a draft and types its title. */
async function typed(page, title) {
  await page.goto('/van-ban/moi');
  await page.getByLabel('Trích yếu').fill(title);
  await page.getByLabel('Ngày có hiệu lực').fill('14/03/2019');
}

for (const size of Object.keys(SIZES)) {
  for (const light of LIGHTS) {
    test(`a draft is not lost with the connection, and is sent when it is back, ${size}, ${light}`, async () => {
      await visiting({ size, light }, async (page, { context }) => {
        await logIn(page, officer());
        await typed(page, 'Về việc mất kết nối');
        await context.setOffline(true);
        await save(page).click();
        await lost(page).waitFor();
        assert.ok(await page.evaluate(() => document.activeElement.matches('[data-kept]')), 'the focus is at what happened');
        await accessible(page, 'a form that was not sent');
        await fits(page, 'a form that was not sent');
        await shot(page, `not-sent-${size}-${light}`);
        await page.getByRole('button', { name: 'Gửi lại' }).click();
        await lost(page).waitFor();
        assert.equal(await page.getByLabel('Trích yếu').inputValue(), 'Về việc mất kết nối');
        await context.setOffline(false);
        // By the keyboard: the button is the next after what happened.
        await page.locator('[data-kept]').focus();
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { level: 1, name: 'Về việc mất kết nối' }).waitFor();
        assert.deepEqual(await left(page), []);
        await page.getByRole('button', { name: 'Rút văn bản' }).click();
      });
    });
  }
}

test('a site that does not answer is told like a lost connection', async () => {
  await visiting({}, async (page) => {
    await logIn(page, official());
    await page.goto('/ho-so-cua-toi/bo-sung/reward');
    await page.locator('main input[name=title]').fill('Giấy khen năm 2018');
    await page.getByLabel('Lý do').fill('Hồ sơ chưa ghi');
    page.expectsLoss = true;
    await page.route('**/suc-khoe', (route) => route.abort('connectionrefused'));
    await page.getByRole('button', { name: 'Đưa vào đề nghị' }).click();
    await lost(page).waitFor();
    await page.unroute('**/suc-khoe');
    page.expectsLoss = false;
    await page.getByRole('button', { name: 'Gửi lại' }).click();
    await page.getByRole('heading', { level: 1, name: /đang soạn/u }).waitFor();
    assert.match(await page.locator('main').innerText(), /Giấy khen năm 2018[\s\S]*Hồ sơ chưa ghi/u);
    assert.deepEqual(await left(page), []);
    await page.getByRole('button', { name: /^Bỏ/u }).first().click();
  });
});

test('an answer that never came: what was sent is there again when the form is opened', async () => {
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await typed(page, 'Về việc gửi vào nơi không có ai');
    page.expectsLoss = true;
    await page.route('**/van-ban/moi', (route) => (route.request().method() === 'POST' ? route.abort('connectionreset') : route.continue()));
    const failed = (request) => request.method() === 'POST' && request.url().endsWith('/van-ban/moi');
    const noAnswer = page.waitForEvent('requestfailed', { predicate: failed });
    await save(page).click();
    // The browser's own page says that no answer came; the form is opened anew.
    await noAnswer;
    await page.unroute('**/van-ban/moi');
    await page.goto('/van-ban/moi');
    page.expectsLoss = false;
    await again(page).waitFor();
    assert.equal(await page.getByLabel('Trích yếu').inputValue(), 'Về việc gửi vào nơi không có ai');
    await save(page).click();
    await page.getByRole('button', { name: 'Rút văn bản' }).click();
    assert.deepEqual(await left(page), []);
  });
});

test('whoever leaves a form is asked; what was typed is there again, or is dropped', async () => {
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await typed(page, 'Về việc chưa gửi');
    const asked = page.waitForEvent('dialog');
    const leaving = page.getByRole('link', { name: 'Sổ đăng ký' }).or(page.getByRole('link', { name: 'Nhân sự', exact: true })).first().click({ noWaitAfter: true });
    const dialog = await asked;
    assert.equal(dialog.type(), 'beforeunload');
    await dialog.dismiss();
    await leaving;
    assert.equal(await page.getByLabel('Trích yếu').inputValue(), 'Về việc chưa gửi');
    await page.reload();
    await again(page).waitFor();
    assert.equal(await page.getByLabel('Trích yếu').inputValue(), 'Về việc chưa gửi');
    await accessible(page, 'a form with what was not sent');
    await page.getByRole('button', { name: 'Bỏ phần chưa gửi' }).click();
    assert.equal(await page.getByLabel('Trích yếu').inputValue(), '');
    assert.deepEqual(await left(page), []);
    // A form that nobody changed asks nobody.
    page.once('dialog', (one) => assert.fail(one.type()));
    await page.getByRole('link', { name: 'Nhân sự', exact: true }).click();
    await page.waitForURL((url) => url.pathname === '/nhan-su');
  });
});

test('nothing of what was typed is left at the log-out, and none of it for whoever logs in next', async () => {
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await typed(page, 'Về việc không ai được thấy');
    assert.equal((await left(page)).length, 1);
    await logOut(page);
    assert.deepEqual(await left(page), []);
    // A session that ended by itself: the log-in page, or the next session, forgets it too.
    await logIn(page, officer());
    await typed(page, 'Về việc không ai được thấy');
    await page.context().clearCookies();
    page.expectsRefusal = true;
    await page.goto('/van-ban/moi');
    await page.getByLabel('Tên đăng nhập').waitFor();
    assert.deepEqual(await left(page), []);
  });
});
