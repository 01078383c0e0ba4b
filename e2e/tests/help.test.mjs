// Help: "?" opens it on any page, Escape folds it; while something is typed the key is a letter like any other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIGHTS, SIZES, account, logIn, visiting } from '../lib/site.mjs';
import { look } from '../lib/pages.mjs';

const officer = () => account(/hr|tổ chức/iu);

for (const size of Object.keys(SIZES)) {
  for (const light of LIGHTS) {
    test(`help is opened by its key, ${size}, ${light}`, async () => {
      await visiting({ size, light }, async (page) => {
        await logIn(page, officer());
        await page.goto('/nhan-su');
        await page.keyboard.press('?');
        const help = page.getByText('Mở hoặc đóng trợ giúp này');
        await help.waitFor();
        await look(page, 'help', size, light);
        await page.keyboard.press('Escape');
        await help.waitFor({ state: 'hidden' });
        assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Trợ giúp');
        await page.keyboard.press('Enter');
        await help.waitFor();
      });
    });
  }
}

test('a question mark that is typed into a field stays there', async () => {
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await page.goto('/tim');
    const field = page.getByRole('searchbox', { name: 'Tìm mọi thứ' });
    await field.focus();
    await page.keyboard.type('ai?');
    assert.equal(await field.inputValue(), 'ai?');
    assert.equal(await page.getByText('Mở hoặc đóng trợ giúp này').isVisible(), false);
  });
});
