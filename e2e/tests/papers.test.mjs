// The everyday work: find somebody, narrow a list, write a decision, have it approved, signed and numbered.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../lib/accessible.mjs';
import { LIGHTS, SIZES, account, logIn, logOut, visiting } from '../lib/site.mjs';
import { look } from '../lib/pages.mjs';

const officer = () => account(/hr|tổ chức/iu);
const leader = () => account(/lãnh đạo|leader/iu);

for (const size of Object.keys(SIZES)) {
  for (const light of LIGHTS) {
    test(`people as a list and the desk of drafts, ${size}, ${light}`, async () => {
      await visiting({ size, light }, async (page) => {
        await logIn(page, officer());
        await page.goto('/nhan-su');
        await look(page, 'people', size, light);
        await page.getByText('Lọc và chọn cột').click();
        await look(page, 'people-filter', size, light);
        await page.goto('/to-chuc');
        await look(page, 'units', size, light);
        await page.locator('main a[href^="/to-chuc/"]').first().click();
        await look(page, 'unit', size, light);
        await page.goto('/to-chuc/so-do');
        await look(page, 'chart', size, light);
        await page.goto('/to-chuc?bao-cao=31/12/2018');
        await look(page, 'units-compared', size, light);
        await page.goto('/nhan-su?loc-them=1');
        await look(page, 'people-filter-more', size, light);
        await page.goto('/viec');
        await look(page, 'duties', size, light);
        await page.goto('/viec/nang-luong');
        await look(page, 'raises', size, light);
        await page.goto('/viec');
        await page.getByRole('button', { name: 'Mở kỷ luật sắp hết hiệu lực' }).click();
        await look(page, 'duties-disciplines', size, light);
        await page.goto('/du-lieu');
        await look(page, 'quality', size, light);
        await page.goto('/bien-che');
        await look(page, 'quotas', size, light);
        await page.goto('/chuan-hoa');
        await look(page, 'matrix', size, light);
        await page.locator('main td a').first().click();
        await look(page, 'matrix-names', size, light);
        await page.goto('/van-ban/moi');
        await look(page, 'draft-head', size, light);
        await page.goto('/van-ban/so');
        await look(page, 'register', size, light);
      });
    });
  }
}

test('a person is found by the keyboard alone, typed without marks, and no address tells whom', async () => {
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await page.goto('/nhan-su');
    const name = (await page.locator('main tbody th a').first().innerText()).trim();
    const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();
    const box = page.getByRole('searchbox', { name: 'Tìm', exact: true });
    await box.focus();
    await page.keyboard.type(plain);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Tìm thấy/u }).waitFor();
    assert.ok((await page.locator('main tbody').innerText()).includes(name));
    assert.equal(new URL(page.url()).search, '');
    await accessible(page, 'what was found');
  });
});

test('conditions are combined, told in words and dropped again', async () => {
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await page.goto('/nhan-su');
    await page.getByText('Lọc và chọn cột').click();
    await page.getByLabel('Lý luận chính trị').first().selectOption('duoi-intermediate');
    await page.getByLabel('Sinh từ năm').fill('1970');
    await page.getByRole('button', { name: 'Áp dụng' }).click();
    const told = page.getByRole('list', { name: 'Điều kiện đang lọc' });
    assert.match(await told.innerText(), /sinh từ năm 1970[\s\S]*dưới trung cấp/u);
    await told.getByRole('link').first().click();
    assert.doesNotMatch(await told.innerText(), /1970/u);
  });
});

test('a decision goes from the first line into the ledger through three pairs of hands', async () => {
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await page.goto('/nhan-su?ngay=2019-03-14');
    const name = (await page.locator('main tbody th a').first().innerText()).trim();
    const code = new URL(await page.locator('main tbody th a').first().evaluate((link) => link.href)).pathname.split('/').pop();
    await page.goto('/van-ban/moi');
    await page.getByLabel('Trích yếu').fill('Về việc xếp loại năm 2018');
    await page.getByLabel('Ngày có hiệu lực').fill('14/03/2019');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByLabel('Thêm nội dung').selectOption({ label: 'Khen thưởng' });
    await page.getByRole('button', { name: 'Tiếp' }).click();
    await page.getByLabel('Người', { exact: true }).fill(code);
    await page.locator('main form.compose input').last().waitFor();
    await page.locator('main form.compose input[name=title]').fill('Giấy khen');
    await look(page, 'draft-act', 'desk', 'light');
    await page.getByRole('button', { name: 'Thêm vào văn bản' }).click();
    await page.getByText('Sổ nhận được văn bản này').waitFor();
    assert.ok((await page.locator('main').innerText()).includes(name));
    await look(page, 'draft', 'desk', 'light');
    const draft = page.url();
    const scan = Buffer.from('%PDF-1.7 scan %%EOF\n');
    page.expectsRefusal = true;
    await page.getByLabel('Đính kèm bản chụp').setInputFiles({ name: 'x.pdf', mimeType: 'application/pdf', buffer: Buffer.from('PK') });
    await page.getByRole('button', { name: 'Đính kèm', exact: true }).click();
    await page.getByRole('link', { name: /Đây không phải tệp PDF/u }).waitFor();
    await accessible(page, 'a draft that refuses a file');
    page.expectsRefusal = false;
    await page.getByLabel('Đính kèm bản chụp').setInputFiles({ name: 'giấy khen.pdf', mimeType: 'application/pdf', buffer: scan });
    await page.getByRole('button', { name: 'Đính kèm', exact: true }).click();
    await page.getByRole('rowheader', { name: 'giấy khen.pdf' }).waitFor();
    await page.getByRole('button', { name: 'Trình' }).click();
    await page.getByText('đã trình').first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Duyệt' }).count(), 0, 'nobody approves the own draft');
    await logOut(page);
    await logIn(page, leader());
    await page.goto(draft);
    await page.getByRole('button', { name: 'Duyệt' }).click();
    await page.getByLabel('Người ký, chức vụ').fill('Chủ tịch UBND huyện');
    await page.getByRole('button', { name: 'Ghi nhận đã ký' }).click();
    await page.getByText('đã ký, chờ số').first().waitFor();
    await logOut(page);
    await logIn(page, officer());
    await page.goto(draft);
    const number = page.getByLabel('Số, ký hiệu');
    assert.match(await number.inputValue(), /^\d+\/QĐ-UBND$/u, 'the next number of the series is offered');
    await page.getByRole('button', { name: 'Cho số và vào sổ' }).click();
    await page.getByRole('link', { name: 'Xem trong sổ' }).click();
    assert.ok((await page.locator('main').innerText()).includes('/QĐ-UBND'));
    const [taken] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải về: giấy khen.pdf' }).click()]);
    assert.equal(taken.suggestedFilename(), 'giấy khen.pdf');
    const decision = page.url();
    await logOut(page);
    for (const size of Object.keys(SIZES)) {
      for (const light of LIGHTS) {
        await visiting({ size, light }, async (other) => {
          await logIn(other, leader());
          await other.goto(decision);
          await look(other, 'decision-with-scan', size, light);
          await logOut(other);
        });
      }
    }
  });
});

test('a fact is corrected with its paper, by the keyboard alone', async () => {
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await page.goto('/nhan-su?ngay=2019-03-14');
    const first = page.locator('main tbody th a').first();
    const name = (await first.innerText()).trim();
    await first.click();
    const link = page.getByRole('link', { name: 'Đính chính: Ngày sinh' });
    await link.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Đính chính/u }).waitFor();
    await look(page, 'correction', 'desk', 'light');
    const birth = page.getByLabel('Ngày sinh').first();
    assert.ok(await birth.evaluate((own) => own === document.activeElement), 'typing begins at the fact that was asked for');
    const was = await birth.inputValue();
    assert.match(was, /\d{4}$/u, 'what is recorded stands in the field');
    await birth.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('1/2/1970');
    page.expectsRefusal = true;
    await page.keyboard.press('Enter');
    // The source paper is asked for, and nothing that was typed is lost.
    await page.getByRole('link', { name: 'Chưa có giấy tờ nguồn' }).waitFor();
    await accessible(page, 'a correction that lacks its paper');
    assert.equal(await birth.inputValue(), '1/2/1970');
    await page.getByLabel('Giấy tờ nguồn, căn cứ').focus();
    await page.keyboard.type('Giấy khai sinh số 15 ngày 01/02/1970');
    const button = page.getByRole('button', { name: 'Lập dự thảo đính chính' });
    for (let step = 0; step < 5 && !(await button.evaluate((own) => own === document.activeElement)); step += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByText('Sổ nhận được văn bản này').waitFor();
    assert.ok((await page.locator('main').innerText()).includes(name));
    // Whoever will sign reads what changes, on the draft itself.
    const act = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Sửa đổi nội dung' }) });
    assert.ok((await act.innerText()).includes(`Ngày sinh: ${was} → 01/02/1970`), await act.innerText());
    await look(page, 'draft-of-correction', 'desk', 'light');
    await page.setViewportSize({ width: 390, height: 844 });
    await look(page, 'draft-of-correction', 'phone', 'light');
    await page.getByRole('button', { name: 'Rút văn bản' }).click();
    await page.getByText('đã rút').first().waitFor();
  });
});

test('a draft that ends a commune says who else is affected, and its next step stays near', async () => {
  let draft;
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await page.goto('/to-chuc');
    await page.locator('main').getByRole('link', { name: 'xã Kỳ Thượng' }).first().click();
    await page.getByRole('link', { name: 'Giải thể' }).click();
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByRole('button', { name: 'Thêm vào văn bản' }).click();
    await page.waitForURL(/\/van-ban\/DT-\d+$/u);
    draft = new URL(page.url()).pathname;
  });
  for (const size of Object.keys(SIZES)) {
    for (const light of LIGHTS) {
      await visiting({ size, light }, async (page) => {
        await logIn(page, officer());
        await page.goto(draft);
        const section = page.locator('#anh-huong');
        assert.match(await section.innerText(), /Người thuộc đơn vị: \d+/u);
        assert.equal(await section.getByRole('table').isVisible(), false);
        await look(page, 'draft-affected', size, light);
        await section.getByText('Xem từng mục').click();
        await section.getByRole('table').waitFor();
        await accessible(page, 'everything that a draft affects');
      });
    }
  }
});
