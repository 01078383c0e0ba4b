// The main job as an officer does it: log in, read the tasks, open a gap into names, open a person, change the moment.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, fits } from '../lib/accessible.mjs';
import { LIGHTS, PATHS, SIZES, enter, logIn, shot, visiting } from '../lib/site.mjs';
import { look, openGap, openPerson, onDay } from '../lib/pages.mjs';

for (const size of Object.keys(SIZES)) {
  for (const light of LIGHTS) {
    test(`from the log-in to a person, ${size}, ${light}`, async () => {
      await visiting({ size, light }, async (page) => {
        await page.goto(PATHS.logIn);
        await look(page, 'log-in', size, light);
        await logIn(page);
        await onDay(page, '14/03/2019');
        await look(page, 'tasks', size, light);
        await openGap(page);
        await look(page, 'names', size, light);
        await openPerson(page);
        await look(page, 'person', size, light);
      });
    });
  }
}

test('a wrong password is refused in words, and no name is confirmed', async () => {
  await visiting({}, async (page) => {
    page.expectsRefusal = true;
    await enter(page, { name: 'khong-co-ai', password: 'sai' });
    await page.getByText('Tên đăng nhập hoặc mật khẩu chưa đúng').first().waitFor();
    assert.equal(new URL(page.url()).pathname, PATHS.logIn);
    await accessible(page, 'the refused log-in');
  });
});

test('without a log-in no page of the registry opens', async () => {
  await visiting({}, async (page) => {
    page.expectsRefusal = true;
    await page.goto(PATHS.tasks);
    assert.equal(new URL(page.url()).pathname, PATHS.logIn);
  });
});

test('another day gives another state, and the address keeps it', async () => {
  await visiting({}, async (page) => {
    await logIn(page);
    await onDay(page, '14/03/2019');
    const march = await page.locator('main').innerText();
    await onDay(page, '31/12/2018');
    assert.notEqual(await page.locator('main').innerText(), march);
    await page.goBack();
    assert.equal(await page.locator('main').innerText(), march);
  });
});

test('an impossible day is said at the field, and nothing is guessed', async () => {
  await visiting({}, async (page) => {
    page.expectsRefusal = true;
    await logIn(page);
    await onDay(page, '30/02/2019');
    await page.getByText('không phải là một ngày trong lịch').first().waitFor();
    await accessible(page, 'the page with a wrong day');
  });
});

test('as known on an earlier day, the page says so', async () => {
  await visiting({}, async (page) => {
    await logIn(page);
    await onDay(page, '14/03/2019', '01/02/2019');
    await page.getByText('Đang xem như đã biết ngày').first().waitFor();
    await accessible(page, 'the page as known');
    await fits(page, 'the page as known');
    await shot(page, 'tasks-as-known');
  });
});
