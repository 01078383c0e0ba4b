// Rules that an authority gives itself: begun and set by one person, seen by whoever approves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIGHTS, SIZES, account, logIn, logOut, visiting } from '../lib/site.mjs';
import { look } from '../lib/pages.mjs';

const officer = () => account(/tổ chức/iu);
const leader = () => account(/lãnh đạo/iu);

for (const [at, size] of Object.keys(SIZES).entries()) {
  for (const [of, light] of LIGHTS.entries()) {
    test(`an edition is begun, given a rule, and read by the one who approves, ${size}, ${light}`, async () => {
      await visiting({ size, light }, async (page) => {
        await logIn(page, officer());
        await page.goto('/quy-dinh-rieng');
        await look(page, 'local-rules', size, light);
        const fields = {
          goi: `thu${'abcd'[2 * at + of]}`, 'ten-vi': 'Quy định thử', 'ten-en': 'Rules for trying', so: '15/QĐ-UBND', 'ngay-van-ban': '01/02/2019',
          'co-quan': 'Ủy ban nhân dân huyện', 'tu-ngay': '01/03/2019',
        };
        for (const [name, text] of Object.entries(fields)) await page.locator(`main form [name="${name}"]`).fill(text);
        await page.locator('main form.compose button').first().click();
        await page.locator('#them').selectOption({ index: 1 });
        await page.locator('main form.compose button').first().click();
        await page.locator('main fieldset').first().waitFor();
        await look(page, 'local-rules-edition', size, light);
        const edition = page.url();
        assert.equal(await page.getByRole('button', { name: /Duyệt/u }).count(), 0, 'nobody approves what he wrote');
        await logOut(page);
        await logIn(page, leader());
        await page.goto(edition);
        await page.getByRole('button', { name: /Duyệt/u }).waitFor();
        await look(page, 'local-rules-approve', size, light);
      });
    });
  }
}
