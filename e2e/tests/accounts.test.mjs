// One's own account: where one is logged in, the password, the second factor with a code as a telephone makes it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHmac } from 'node:crypto';
import { LIGHTS, SIZES, account, logIn, visiting } from '../lib/site.mjs';
import { look } from '../lib/pages.mjs';

const auditor = () => account(/kiểm tra|auditor/iu);

/** The code that an authenticator shows at a time (RFC 6238). */
export function code(secret, seconds = Date.now() / 1000) {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter)).filter((at) => at >= 0)
    .map((at) => at.toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/gu).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(seconds / 30)));
  const digest = createHmac('sha1', key).update(step).digest();
  const at = digest[19] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

for (const size of Object.keys(SIZES)) {
  for (const light of LIGHTS) {
    test(`one's own account, ${size}, ${light}`, async () => {
      await visiting({ size, light }, async (page) => {
        await logIn(page, auditor());
        await page.goto('/tai-khoan');
        await look(page, 'account', size, light);
        await page.goto('/tai-khoan/xac-thuc');
        await look(page, 'second-factor', size, light);
      });
    });
  }
}

test('a second factor is set up from the picture, asked for at the log-in, and given up with a recovery code', async () => {
  let secret;
  let recovery;
  await visiting({}, async (page) => {
    await logIn(page, auditor());
    await page.goto('/tai-khoan/xac-thuc');
    await page.getByRole('button', { name: 'Bật xác thực hai bước' }).click();
    await page.getByRole('img', { name: /Hình để ứng dụng/u }).waitFor();
    await look(page, 'second-factor-begun', 'desk', 'light');
    secret = (await page.locator('main code').first().innerText()).replaceAll(' ', '');
    await page.getByLabel('Mã sáu số').fill(code(secret));
    await page.getByRole('button', { name: 'Xác nhận' }).click();
    await page.getByRole('heading', { name: 'Mã dự phòng' }).waitFor();
    await look(page, 'recovery-codes', 'desk', 'light');
    recovery = await page.locator('main li code').allInnerTexts();
    assert.equal(recovery.length, 8);
  });
  await visiting({ size: 'phone', light: 'dark' }, async (page) => {
    const { name, password } = auditor();
    await page.goto('/dang-nhap');
    await page.getByLabel('Tên đăng nhập').fill(name);
    await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nhập mã xác thực' }).waitFor();
    await look(page, 'log-in-code', 'phone', 'dark');
    await page.getByLabel('Mã xác thực').fill(recovery[0]);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto('/tai-khoan/xac-thuc');
    await page.getByLabel('Mã sáu số, hoặc một mã dự phòng').fill(recovery[1]);
    await page.getByRole('button', { name: 'Tắt xác thực hai bước' }).click();
    await page.getByRole('button', { name: 'Bật xác thực hai bước' }).waitFor();
  });
});

test('the list of own sessions tells the browser, and a session that is about to end says so and is kept', async () => {
  await visiting({}, async (page) => {
    await page.clock.install();
    await logIn(page, auditor());
    await page.goto('/tai-khoan');
    await page.locator('td[data-label="Thiết bị"]', { hasText: /Chrome, / }).first().waitFor();
    const told = page.locator('[data-idle]');
    assert.equal(await told.isVisible(), false);
    await page.locator('#hien-tai').fill('gõ dở');
    await page.clock.runFor(Number(await told.getAttribute('data-idle')) * 1000 - 110_000);
    await told.getByRole('button', { name: 'Ở lại' }).click();
    await told.waitFor({ state: 'hidden' });
    assert.equal(await page.locator('#hien-tai').inputValue(), 'gõ dở', 'what is typed stays');
  });
});
