// The pictures of the guide: each page as a clerk of the demonstration district sees it, in both languages. Fields are found by their ids,
// which both languages share.
import { mkdirSync, writeFileSync } from 'node:fs';
import { SIZES, account, visiting } from './site.mjs';

export const LANGUAGES = { vi: 'vi-VN', en: 'en-GB' };
const officer = () => account(/hr|tổ chức/iu);
const official = () => account(/chỉ hồ sơ của mình|own record/iu);
const auditor = () => account(/kiểm tra|auditor/iu);
const DAY = 'ngay=2019-03-14';

/** A workbook of one good row and one with a day that no calendar has. */
const LIST = {
  name: 'danh-sach.csv', mimeType: 'text/csv',
  buffer: Buffer.from('\uFEFFDANH SÁCH CÁN BỘ\nSTT;Họ và tên;Giới tính;Ngày sinh;Đơn vị;Chức vụ\n1;Trần Thị Mẫu;Nữ;21/07/1972;Xã Kỳ Thượng;Văn thư\n2;Lê Văn Mẫu;Nam;31/02/1970;Xã Kỳ Thượng;Kế toán\n'),
};

/** Whoever takes up a post on the picture of a draft: the first of the list. */
async function draft(page) {
  await page.goto(`/nhan-su?${DAY}&doi-tuong=civil-servant`);
  const person = await page.locator('main tbody input[name=nguoi]').first().getAttribute('value');
  await page.goto(`/van-ban/moi?noi-dung=15&nguoi=${person}`);
  await page.locator('#hieu-luc').fill('01/04/2019');
  await page.locator('form.compose .btn').last().click();
  await page.locator('#rank').fill('01.003');
  await page.locator('#step').fill('4');
  await page.locator('#coefficient').fill('3,33');
  await page.locator('form.compose .btn').last().click();
  await page.locator('#soat').waitFor();
}

/** Takes back what a picture needed. */
const withdraw = (page) => page.locator('button[name=buoc][value=withdraw]').click();

/** Each picture: its name, who sees it, how one comes there, how high it is, what is taken back behind it. */
export const PICTURES = [
  { name: 'list', who: officer, come: (page) => page.goto(`/nhan-su?${DAY}&dang=co&sinh-tu=1970&ly-luan=duoi-intermediate&sap=sinh`) },
  { name: 'find', who: officer, come: async (page) => {
    await page.goto(`/?${DAY}`);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('ky thuong');
    await page.locator('[data-palette] [role=option]').filter({ hasText: 'Kỳ Thượng' }).first().waitFor();
  } },
  { name: 'person', who: officer, come: async (page) => {
    await page.goto(`/nhan-su?${DAY}&doi-tuong=cadre&ly-luan=duoi-intermediate`);
    await page.locator('main tbody th a').first().click();
  } },
  { name: 'units', who: officer, come: (page) => page.goto(`/to-chuc?${DAY}`) },
  { name: 'standards', who: officer, come: (page) => page.goto(`/chuan-hoa?${DAY}`) },
  { name: 'compared', who: officer, come: (page) => page.goto('/chuan-hoa?ngay=2019-02-01&bao-cao=2019-02-05') },
  { name: 'duties', who: officer, come: (page) => page.goto(`/viec?${DAY}`) },
  { name: 'draft', who: officer, come: draft, height: 1180, back: withdraw },
  { name: 'import', who: officer, come: async (page) => {
    await page.goto('/nhap-du-lieu');
    await page.locator('input[type=file]').setInputFiles(LIST);
    await page.locator('form.compose .btn').click();
    await page.locator('main form .btn').first().click();
    await page.locator('main table').last().waitFor();
  }, back: async (page) => {
    await page.goto('/nhap-du-lieu');
    await page.locator('form[action$="/bo"] button').first().click();
  } },
  { name: 'proposal', who: official, come: async (page) => {
    await page.goto('/ho-so-cua-toi');
    await page.locator('a[href*="/ho-so-cua-toi/sua/"]').first().click();
    await page.locator('main form.compose').waitFor();
  } },
  { name: 'audit', who: auditor, come: (page) => page.goto('/nhat-ky') },
];

/** Takes one picture in one language. */
async function take(page, picture, file) {
  await picture.come(page);
  await page.setViewportSize({ ...SIZES.desk, height: picture.height ?? SIZES.desk.height });
  await page.evaluate(() => document.fonts.ready);
  const debug = await page.context().newCDPSession(page);
  const { data } = await debug.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
  writeFileSync(file, Buffer.from(data, 'base64'));
  await picture.back?.(page);
}

/** Takes all pictures into a folder, one below it a language; gives their paths from there. */
export async function takeAll(folder) {
  const taken = [];
  for (const [tag, language] of Object.entries(LANGUAGES)) {
    mkdirSync(new URL(`${tag}/`, folder), { recursive: true });
    for (const who of new Set(PICTURES.map((picture) => picture.who))) {
      await visiting({ size: 'desk', light: 'light', language }, async (page, { context }) => {
        await context.addCookies([{ name: 'xt-lang', value: tag, url: process.env.XT_URL }]);
        await page.goto('/dang-nhap');
        await page.locator('input[autocomplete=username]').fill(who().name);
        await page.locator('input[type=password]').fill(who().password);
        await page.keyboard.press('Enter');
        await page.waitForURL((url) => url.pathname !== '/dang-nhap');
        for (const picture of PICTURES.filter((one) => one.who === who)) {
          await take(page, picture, new URL(`${tag}/${picture.name}.webp`, folder));
          taken.push(`${tag}/${picture.name}.webp`);
        }
      });
    }
  }
  return taken;
}
