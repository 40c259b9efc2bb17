import type { Locator, Page } from 'playwright-core';

/** What a page looks like after things were done there, one after another, which no page is opened with. */
export interface PageStates {
  readonly path: string;
  /** It is looked at on a phone, where what is said of a form is soonest out of sight. */
  readonly onPhone?: boolean;
  readonly states: readonly (readonly [name: string, reach: (page: Page) => Promise<void>])[];
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

/** Sends a form with nothing but blanks in its fields, which the server refuses: it says so, and marks one of them. */
async function refuse(form: Locator): Promise<void> {
  for (const field of await form.locator('input[required], textarea[required]').all()) await field.fill(' ');
  await form.evaluate((element: HTMLFormElement) => (element.noValidate = true));
  await form.locator('button[type=submit]').click();
  await form.getByRole('alert').waitFor();
  await form.locator('[aria-invalid="true"][aria-describedby]').first().waitFor();
}

/** Opens a dialog and confirms it with nothing but blanks in its fields. */
const refusedDialog = (opener: string) => async (page: Page) => {
  await button(page, opener).click();
  await refuse(page.locator('dialog[open] form'));
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
  {
    path: '/admin/settings/retention',
    onPhone: true,
    states: [
      [
        'looking at what cannot be: its field is marked, and described by the sentence',
        async (page) => {
          const field = page.locator('main input[type=number]').first();
          await field.fill('-1');
          await button(page, 'Xem trước').click();
          const said = await page.locator('main .found [role=alert] li').getAttribute('id');
          await page.locator(`input[type=number][aria-invalid="true"][aria-describedby="${said}"]`).waitFor();
        },
      ],
      [
        'saving without a reason what was looked at, refused: what was looked at stays',
        async (page) => {
          await page.locator('main input[type=number]').first().fill('401');
          await button(page, 'Xem trước').click();
          await refuse(page.locator('main .found form'));
        },
      ],
    ],
  },
  {
    path: '/cases/new?edition=2024&level=district&code=218&operator=vinaphone',
    onPhone: true,
    states: [['opening a case without a reason, refused', (page) => refuse(page.locator('main form'))]],
  },
];
