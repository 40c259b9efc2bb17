import type { Page } from 'playwright-core';

/** What a page looks like after things were done there, one after another, which no page is opened with. */
export interface PageStates {
  readonly path: string;
  readonly states: readonly (readonly [name: string, reach: (page: Page) => Promise<void>])[];
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

/** Opens a dialog and confirms it with nothing but blanks in its fields, which the server refuses. */
const refusedDialog = (opener: string) => async (page: Page) => {
  await button(page, opener).click();
  const dialog = page.locator('dialog[open]');
  for (const field of await dialog.locator('input[required], textarea[required]').all())
    await field.fill(' ');
  await dialog.locator('form').evaluate((form: HTMLFormElement) => (form.noValidate = true));
  await dialog.locator('button[type=submit]').click();
  await dialog.getByRole('alert').waitFor();
};

/** The last state of a page may be a dialog: Escape closes it. */
export const PAGE_STATES: readonly PageStates[] = [
  {
    path: '/workbench',
    states: [
      [
        'words that may mean several things or none, and the columns beside the table',
        async (page) => {
          await button(page, 'Khảo sát cột').click();
          await page.locator('h3').first().waitFor();
          const words = 'cài đặt trên 1.000 dân và số lượt đo còn cần ở Lục Nam, Hiệp Hòa';
          await page.getByRole('searchbox').first().fill(words);
          await button(page, /^Cả 2 tên/).waitFor();
          await button(page, /^Có sẵn câu hỏi/).waitFor();
        },
      ],
      [
        'a statement in the editor',
        async (page) => {
          await button(page, 'Mở bằng SQL').click();
          await page.locator('.cm-activeLine').waitFor();
        },
      ],
      ['saving it, refused', refusedDialog('Lưu câu hỏi')],
    ],
  },
  {
    path: '/tallies/ubnd-223',
    states: [['accepting a finding, refused', refusedDialog('Chấp nhận cảnh báo')]],
  },
];
