// The site under test: where it is, who may log in, and a visitor with a window of a given size and light.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { launch } from './chromium.mjs';
import { reportPolicy, watch } from './watch.mjs';

export const SITE = process.env.XT_URL;
export const PATHS = { tasks: '/', person: '/nhan-su/', names: '/chi-tieu/', logIn: '/dang-nhap' };
export const SIZES = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } };
export const LIGHTS = ['light', 'dark'];

const shots = new URL('../shots/', import.meta.url).pathname;

/** The accounts of the demonstration district, as `xungtam demo` prints them. */
export function logIns() {
  const list = JSON.parse(process.env.XT_LOG_INS ?? '[]');
  assert.ok(list.length > 0, 'xungtam demo printed no log-in');
  return list;
}

/** The account whose description matches `words`. */
export function account(words) {
  const found = logIns().find((one) => words.test(`${one.name} ${one.who}`));
  assert.ok(found, `no account matches ${words}: ${logIns().map((one) => `${one.name} (${one.who})`).join(', ')}`);
  return found;
}

/** A browser, its window and its page. `close` fails when anything happened that must not. */
export async function visit({ site = SITE, size = 'desk', light = 'light', language = 'vi-VN', script = true } = {}) {
  assert.ok(site, 'XT_URL is not set: run these tests with `cargo xtask test --only browser`');
  const browser = await launch();
  const context = await browser.newContext({
    baseURL: site, viewport: SIZES[size], colorScheme: light, locale: language, timezoneId: 'Asia/Ho_Chi_Minh', reducedMotion: 'reduce',
    javaScriptEnabled: script,
  });
  context.setDefaultTimeout(15_000);
  const faults = watch(context, new URL(site).origin);
  await reportPolicy(context);
  const page = await context.newPage();
  const close = async () => {
    await browser.close();
    assert.deepEqual(faults, [], 'what must never happen on a page');
  };
  return { page, context, faults, close };
}

/** Runs `work` as a visitor; the browser ends in any case, and faults fail the test only when the work held. */
export async function visiting(wish, work) {
  const visitor = await visit(wish);
  try {
    await work(visitor.page, visitor);
  } catch (error) {
    await shot(visitor.page, 'failed').catch(() => {});
    await visitor.close().catch((faults) => { error.message += `\n${faults.message}`; });
    throw error;
  }
  await visitor.close();
}

/** Fills in the log-in form and sends it. */
export async function enter(page, { name, password }) {
  await page.goto(PATHS.logIn);
  await page.getByLabel('Tên đăng nhập').fill(name);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

/** Logs in through the form, as a person does. */
export async function logIn(page, who = logIns()[0]) {
  await enter(page, who);
  await page.waitForURL((url) => url.pathname !== PATHS.logIn);
}

/** Logs out through the menu that carries the reader's own name. */
export async function logOut(page) {
  const button = page.getByRole('button', { name: 'Đăng xuất', includeHidden: true });
  if (!(await button.isVisible())) await page.locator('details', { has: button }).locator('summary').click();
  await button.click();
  await page.waitForURL((url) => url.pathname === PATHS.logIn);
}

/** Keeps a picture in e2e/shots, for the eye. */
export async function shot(page, name) {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: `${shots}${name}.png`, fullPage: true });
}
