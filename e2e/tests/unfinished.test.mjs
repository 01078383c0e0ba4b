// What is typed is saved on the server a moment after: it is there when the form is opened anew, on another machine too, and no window
// overwrites what another saved later.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, fits } from '../lib/accessible.mjs';
import { LIGHTS, SIZES, account, logIn, shot, visiting } from '../lib/site.mjs';

const officer = () => account(/hr|tổ chức/iu);
const title = (page) => page.getByLabel('Trích yếu');
const saved = (page) => page.getByText(/^Đã lưu lúc \d\d:\d\d, /u);
const offer = (page) => page.getByText('Biểu mẫu này bạn đang làm dở');
const goOn = (page) => page.getByRole('button', { name: 'Tiếp tục bản đã lưu' });
const drop = (page) => page.getByRole('button', { name: 'Bỏ bản đã lưu' });

/** Opens the form of a new draft with nothing kept of it. */
async function blank(page) {
  await page.goto('/van-ban/moi');
  if (await drop(page).isVisible()) await drop(page).click();
}

for (const size of Object.keys(SIZES)) {
  for (const light of LIGHTS) {
    test(`what was typed is offered on another machine and goes on there, ${size}, ${light}`, async () => {
      await visiting({ size, light }, async (page) => {
        await logIn(page, officer());
        await blank(page);
        await title(page).fill('Về việc làm dở');
        await page.getByLabel('Ngày có hiệu lực').focus();
        await saved(page).waitFor();
        await accessible(page, 'a form that was saved as one types');
        await fits(page, 'a form that was saved as one types');
        // After the pause as well, without leaving the field.
        const later = page.waitForResponse((answer) => answer.url().endsWith('/dang-do') && answer.status() === 200);
        await page.getByLabel('Ngày có hiệu lực').pressSequentially('14/03');
        await later;
      });
      await visiting({ size, light }, async (page) => {
        await logIn(page, officer());
        await page.goto('/van-ban/moi');
        await offer(page).waitFor();
        assert.equal(await title(page).inputValue(), '', 'nothing is filled in before it is asked for');
        await accessible(page, 'a form that was left unfinished');
        await fits(page, 'a form that was left unfinished');
        await shot(page, `unfinished-${size}-${light}`);
        await goOn(page).focus();
        await page.keyboard.press('Enter');
        assert.equal(await title(page).inputValue(), 'Về việc làm dở');
        assert.equal(await page.getByLabel('Ngày có hiệu lực').inputValue(), '14/03');
        await page.getByLabel('Ngày có hiệu lực').fill('14/03/2019');
        await page.getByRole('button', { name: 'Lưu', exact: true }).click();
        await page.getByRole('heading', { level: 1, name: 'Về việc làm dở' }).waitFor();
        await page.getByRole('button', { name: 'Rút văn bản' }).click();
        await page.getByText('đã rút').first().waitFor();
        await page.goto('/van-ban/moi');
        assert.ok(!(await offer(page).isVisible()), 'what was sent is not offered again');
      });
    });
  }
}

test('two windows: the later one is told, and overwrites only when asked to', async () => {
  await visiting({}, async (page, { context }) => {
    await logIn(page, officer());
    await blank(page);
    const other = await context.newPage();
    await other.goto('/van-ban/moi');
    await title(page).fill('Từ cửa sổ thứ nhất');
    await saved(page).waitFor();
    page.expectsRefusal = true;
    other.expectsRefusal = true;
    await title(other).fill('Từ cửa sổ thứ hai');
    await other.getByText('Cửa sổ khác đã lưu biểu mẫu này sau').waitFor();
    await accessible(other, 'a form that another window saved later');
    await shot(other, 'unfinished-newer');
    await other.getByRole('button', { name: 'Lưu nội dung ở đây thay bản đó' }).click();
    await saved(other).waitFor();
    await title(page).fill('Từ cửa sổ thứ nhất, lần nữa');
    await page.getByText('Cửa sổ khác đã lưu biểu mẫu này sau').waitFor();
  });
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await page.goto('/van-ban/moi');
    await goOn(page).click();
    assert.equal(await title(page).inputValue(), 'Từ cửa sổ thứ hai');
    page.on('dialog', (dialog) => dialog.accept());
    await page.reload();
    // The tab has the same text itself: nothing is offered twice; dropping what was not sent drops it on the server too.
    const dropped = page.waitForResponse((answer) => answer.url().endsWith('/dang-do/bo') && answer.status() === 204);
    await page.getByRole('button', { name: 'Bỏ phần chưa gửi' }).click();
    await dropped;
    await page.goto('/van-ban/moi');
    assert.ok(!(await offer(page).isVisible()));
    assert.equal(await title(page).inputValue(), '');
  });
});
