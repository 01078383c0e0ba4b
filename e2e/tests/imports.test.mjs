// A workbook with faults is brought in: looked at, mended, written, watched and undone, with the mouse and by the keyboard alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from '../lib/accessible.mjs';
import { look } from '../lib/pages.mjs';
import { LIGHTS, SIZES, account, logIn, visiting } from '../lib/site.mjs';

const officer = () => account(/hr|tổ chức/iu);

/** A list in which one row is good, one has a day that no calendar has, one a unit that nobody knows; `tag` makes its people its own. */
function list(tag) {
  const rows = [
    'DANH SÁCH CÁN BỘ',
    'STT;Họ và tên;Giới tính;Ngày sinh;Đơn vị;Chức vụ',
    `1;Trần Thị ${tag};Nữ;21/07/1972;Xã Kỳ Thượng;Văn thư`,
    `2;Lê Văn ${tag};Nam;31/02/1970;Xã Kỳ Thượng;Kế toán`,
    `3;Bàn Văn ${tag};Nam;1975;KT xã;Kế toán`,
  ];
  return { name: `danh sách ${tag}.csv`, mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${rows.join('\n')}\n`) };
}

async function sent(page, file) {
  await page.goto('/nhap-du-lieu');
  await page.getByLabel('Tệp danh sách').setInputFiles(file);
}

for (const size of Object.keys(SIZES)) {
  for (const light of LIGHTS) {
    test(`the pages of an import, ${size}, ${light}`, async () => {
      await visiting({ size, light }, async (page) => {
        await logIn(page, officer());
        await page.goto('/nhap-du-lieu');
        await look(page, 'imports', size, light);
        await sent(page, list('Nhìn'));
        await page.getByRole('button', { name: 'Tải lên và xem trước' }).click();
        await page.getByRole('heading', { level: 1, name: /^Các cột của/u }).waitFor();
        await look(page, 'imports-columns', size, light);
        page.expectsRefusal = true;
        await page.getByRole('checkbox', { name: 'Đọc trang này' }).uncheck();
        await page.getByRole('button', { name: 'Xem trước' }).first().click();
        await page.getByRole('heading', { name: /điểm cần sửa/u }).waitFor();
        await look(page, 'imports-columns-refused', size, light);
        await page.getByRole('checkbox', { name: 'Đọc trang này' }).check();
        await page.getByRole('button', { name: 'Xem trước' }).first().click();
        await page.getByRole('heading', { level: 1, name: /dòng sẽ được ghi/u }).waitFor();
        await look(page, 'imports-preview', size, light);
        await page.getByRole('button', { name: 'Bỏ tệp này' }).click();
        await page.getByText('Đã bỏ tệp').waitFor();
      });
    });
  }
}

test('a file that is no list is refused beside the field', async () => {
  await visiting({}, async (page) => {
    page.expectsRefusal = true;
    await logIn(page, officer());
    await sent(page, { name: 'ảnh.xlsx', mimeType: 'image/png', buffer: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') });
    await page.getByRole('button', { name: 'Tải lên và xem trước' }).click();
    await page.getByRole('link', { name: /tệp không phải bảng tính/u }).waitFor();
    await look(page, 'imports-refused', 'desk', 'light');
  });
});

test('an import with faults is written and undone, with the mouse', async () => {
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await sent(page, list('Chuột'));
    await page.getByRole('button', { name: 'Tải lên và xem trước' }).click();
    await page.getByRole('button', { name: 'Xem trước' }).first().click();
    const counts = page.getByRole('navigation', { name: 'Chọn dòng theo kết quả' });
    assert.match(await counts.innerText(), /thêm\s*2[\s\S]*lỗi\s*1/u);
    assert.match(await page.locator('main table').last().innerText(), /Lê Văn Chuột[\s\S]*31\/02\/1970/u);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: /Lấy tệp kèm lý do/u }).click();
    assert.match((await download).suggestedFilename(), /\.xlsx$/u);
    // The unit that nobody knows is told once.
    const unit = page.getByLabel(/“KT xã” \(1 dòng\) là đơn vị/u);
    const offered = await page.locator('#cac-don-vi option').evaluateAll((all) => all.map((own) => own.value));
    const kyThuong = offered.find((one) => /^xã Kỳ Thượng \(/iu.test(one));
    await unit.fill(kyThuong);
    await page.getByRole('button', { name: 'Ghi nhớ và xem lại' }).click();
    await page.waitForLoadState();
    assert.equal(await page.getByText('Đơn vị chưa nhận ra').count(), 0);
    await page.getByRole('button', { name: 'Ghi 2 dòng vào sổ' }).click();
    await page.getByRole('heading', { level: 1, name: 'Đã ghi: thêm 2, sửa 0' }).waitFor();
    await page.getByRole('link', { name: /thêm/u }).click();
    assert.match(await page.locator('main tbody').innerText(), /Trần Thị Chuột/u);
    await look(page, 'imports-report', 'desk', 'light');
    // The same file again changes nothing, and says so.
    await sent(page, list('Chuột'));
    await page.getByRole('button', { name: 'Tải lên và xem trước' }).click();
    await page.getByRole('button', { name: 'Xem trước' }).first().click();
    await page.getByText('Chính tệp này đã được nhập lúc').waitFor();
    assert.equal(await page.getByRole('button', { name: /dòng vào sổ/u }).count(), 0);
    await page.getByRole('link', { name: 'Xem lần nhập đó' }).click();
    await page.getByRole('button', { name: 'Hoàn tác cả lần nhập' }).click();
    await page.getByText('Lần nhập này đã được hoàn tác').waitFor();
    await look(page, 'imports-undone', 'desk', 'light');
    await page.goto('/nhap-du-lieu');
    assert.match(await page.locator('main').innerText(), /đã hoàn tác bằng quyết định thứ/u);
    await look(page, 'imports-list', 'desk', 'dark');
    await page.getByRole('button', { name: /^Bỏ tệp này/u }).first().click();
    await page.getByText('Đã bỏ tệp').waitFor();
  });
});

/** Goes on with Tab until an element has the focus. */
async function tabTo(page, element) {
  for (let step = 0; step < 120; step += 1) {
    if (await element.evaluate((own) => own === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail('the keyboard does not reach it');
}

test('an import with faults is written and undone by the keyboard alone, without script', async () => {
  await visiting({ script: false }, async (page) => {
    await logIn(page, officer());
    await page.goto('/nhap-du-lieu');
    const file = page.getByLabel('Tệp danh sách');
    await file.focus();
    await file.setInputFiles(list('Phím'));
    const press = async (button) => {
      await button.focus();
      await page.keyboard.press('Enter');
    };
    await press(page.getByRole('button', { name: 'Tải lên và xem trước' }));
    await press(page.getByRole('button', { name: 'Xem trước' }).first());
    await page.getByRole('heading', { level: 1, name: /2 dòng sẽ được ghi/u }).waitFor();
    await press(page.getByRole('button', { name: 'Ghi 2 dòng vào sổ' }));
    await page.getByRole('heading', { level: 1, name: 'Đã ghi: thêm 2, sửa 0' }).waitFor();
    await press(page.getByRole('button', { name: 'Hoàn tác cả lần nhập' }));
    await page.getByText('Lần nhập này đã được hoàn tác').waitFor();
  });
});

test('every control of the way is reached with Tab', async () => {
  await visiting({}, async (page) => {
    await logIn(page, officer());
    await sent(page, list('Tab'));
    await tabTo(page, page.getByRole('button', { name: 'Tải lên và xem trước' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Các cột của/u }).waitFor();
    await accessible(page, 'columns');
    await tabTo(page, page.getByRole('combobox', { name: 'Tệp, cột F: là gì' }));
    await tabTo(page, page.getByRole('button', { name: 'Xem trước' }).last());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /dòng sẽ được ghi/u }).waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Ghi 2 dòng vào sổ' }));
    await tabTo(page, page.getByRole('button', { name: 'Bỏ tệp này' }));
    await page.keyboard.press('Enter');
    await page.getByText('Đã bỏ tệp').waitFor();
  });
});
