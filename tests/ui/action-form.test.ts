// @vitest-environment happy-dom
import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import ActionForm from '#lib/ui/ActionForm.svelte';
import { DOUBLE_CLICK_MS } from '#lib/ui/sending/once.ts';
import type { FormAnswer } from '#lib/ui/sending/post-once.ts';
import Devices from '../../src/routes/admin/devices/+page.svelte';
import Annotations from '../../src/routes/data/annotations/+page.svelte';
import InLanguage from '../support/InLanguage.svelte';

/** The page as it was drawn, and what a form is answered when it is sent. */
const kit = vi.hoisted(() => ({
  page: { form: null as object | null, url: new URL('http://a.vn/') },
  answer: {} as object,
}));
vi.mock('$app/state', () => ({ page: kit.page }));
vi.mock('$app/navigation', () => ({ invalidateAll: async () => {} }));
vi.mock('$app/forms', () => ({
  enhance: (form: HTMLFormElement, submit: (sent: object) => (answer: FormAnswer) => Promise<void>) => {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const formData = new FormData(form);
      const answered = submit({
        action: new URL(form.action, kit.page.url),
        formData,
        submitter: null,
        cancel() {},
      });
      const answer = { result: kit.answer, formData, update: async () => {} } as Partial<FormAnswer>;
      void answered(answer as FormAnswer);
    });
  },
}));

/** Each test starts after every double click of the one before. */
let now = 0;
let shown: ReturnType<typeof mount>[] = [];
function show(component: unknown, props: object) {
  shown.push(
    mount(InLanguage, { target: document.body, props: { locale: 'vi', component, props } as never }),
  );
  flushSync();
}
beforeEach(() => {
  kit.page.form = null;
  kit.page.url = new URL('http://a.vn/');
  now += 2 * DOUBLE_CLICK_MS;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(async () => {
  await Promise.all(shown.map((one) => unmount(one)));
  shown = [];
  document.body.innerHTML = '';
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const children = createRawSnippet(() => ({
  render: () => '<p><input name="name"><input name="password" required><button>Gửi</button></p>',
}));
const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector)!;
/** The forms that say that they were refused. */
const refused = () =>
  [...document.querySelectorAll('form')].flatMap((form) => {
    const alert = form.querySelector('[role="alert"]');
    return alert ? [[form.getAttribute('action'), alert.textContent] as const] : [];
  });
async function send(form: HTMLFormElement, answer: object) {
  kit.answer = answer;
  form.dispatchEvent(new Event('submit', { cancelable: true }));
  await vi.waitFor(flushSync);
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
}
const wrong = () =>
  [...document.querySelectorAll<HTMLInputElement>('[aria-invalid]')].map(({ name }) => name);

describe('a form of a page', () => {
  it('marks the fields that the server names, not those that merely are empty', async () => {
    show(ActionForm, { action: '?/enter', children });
    const data = { problem: 'Không đúng.', fields: ['name'] };
    await send(find('form'), { type: 'failure', data });
    expect([refused(), wrong()]).toEqual([[['?/enter', 'Không đúng.']], ['name']]);
  });

  it('that was refused without script says so as the page is drawn, with the focus, until it is sent again', async () => {
    kit.page.form = { problem: 'Không đúng.', fields: ['password'] };
    kit.page.url = new URL('http://a.vn/sign-in?/enter');
    for (const action of ['?/leave', '?/enter']) show(ActionForm, { action, children });
    expect([refused(), wrong()]).toEqual([[['?/enter', 'Không đúng.']], ['password']]);
    const { autofocus, tabIndex } = find('form > div');
    expect([autofocus, tabIndex]).toEqual([true, -1]);
    await send(document.querySelectorAll('form')[1]!, { type: 'success', data: {} });
    expect([refused(), wrong()]).toEqual([[], []]);
  });

  it('of several alike is the one that was sent', () => {
    kit.page.form = { problem: 'Không có phiên này.' };
    kit.page.url = new URL('http://a.vn/account?/revokeSession&of=b%26%C3%A1');
    for (const of of ['a', 'b&á', undefined]) show(ActionForm, { action: '?/revokeSession', of, children });
    expect(refused()).toEqual([['?/revokeSession&of=b%26%C3%A1', 'Không có phiên này.']]);
  });

  it('speaks for one that the page no longer shows, and the only one of a page for itself', () => {
    kit.page.form = { problem: 'Hãy ghi lý do.' };
    kit.page.url = new URL('http://a.vn/admin/settings/address?/save');
    show(ActionForm, { action: '?/preview', tells: '?/save', children });
    expect(refused()).toHaveLength(1);
    kit.page.url = new URL('http://a.vn/sign-in/first');
    show(ActionForm, { children });
    expect(refused().map(([action]) => action)).toEqual(['?/preview', null]);
  });

  it('says nothing where the page was only looked at', () => {
    kit.page.form = { invitation: {} };
    show(ActionForm, { children });
    expect(refused()).toEqual([]);
  });
});

describe('the page of devices', () => {
  it('offers to delete the device that was looked at, and no other whose id is typed since', async () => {
    const footprint = { tests: 3, batches: 1, duplicates: 0, rawRows: 3, cases: 0, figures: [] };
    const counted = { devices: 9, simulated: 0, testsWithoutDevice: 0 };
    show(Devices, { data: { counted }, form: { footprint, erased: false } });
    const device = find<HTMLInputElement>('input[name=device]');
    const type = (id: string) => {
      device.value = id;
      device.dispatchEvent(new Event('input', { bubbles: true }));
      flushSync();
    };
    const offered = () => find<HTMLInputElement>('form[action="?/erase"] input[name=device]')?.value ?? null;
    type('máy A');
    expect(offered()).toBeNull();
    await send(find('form[action="?/preview"]'), { type: 'success', data: {} });
    expect(offered()).toBe('máy A');
    type('máy B');
    expect(offered()).toBeNull();
    type('máy A');
    expect(offered()).toBe('máy A');
  });
});

describe('the page of annotations', () => {
  it('says beside the list why one was not removed: nothing in the form for another is wrong', async () => {
    const annotation = { id: 7, on: '2024-05-20', text: 'Bão', by: 'Lan', at: '2024-06-01T00:00:00Z' };
    const data = { annotations: [annotation], units: [], vocabulary: { operators: [] } };
    show(Annotations, { data });
    const by = find<HTMLInputElement>('input[autocomplete=name]');
    by.value = 'Minh';
    by.dispatchEvent(new Event('input', { bubbles: true }));
    const body = JSON.stringify({ code: 'x', message: 'Không có mốc này.', details: {} });
    vi.stubGlobal('fetch', async () => new Response(body, { status: 404 }));
    const remove = find<HTMLButtonElement>('td button');
    remove.focus();
    remove.click();
    await vi.waitFor(() => expect(find('[role="alert"]').textContent).toBe('Không có mốc này.'));
    expect([find('form [role="alert"]'), wrong(), document.activeElement]).toEqual([null, [], remove]);
  });
});
