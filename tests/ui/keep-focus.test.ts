// @vitest-environment happy-dom
import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepFocus } from '#lib/ui/keep-focus.ts';
import { postOnce } from '#lib/ui/sending/post-once.ts';
import Notice from '#lib/ui/Notice.svelte';

let stop: () => void;
beforeEach(() => {
  document.body.innerHTML = `<main id="main"><section id="files"><ul><li><button id="remove">Remove</button></li></ul></section>
    <section id="other"><button id="stays">Stays</button></section></main>`;
  stop = keepFocus(document);
});
afterEach(() => stop());

const at = (id: string) => document.getElementById(id)!;
const focused = () => document.activeElement?.id;
/** What has the focus once the page has been drawn, however long a machine under load takes to draw it. */
const comesToFocus = (id: string) => vi.waitFor(() => expect(focused()).toBe(id), 10_000);
/** A frame has been drawn and what follows it has run. */
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 5)));

describe('a form that was taken', () => {
  /** As SvelteKit does: the page is brought up to date, then the body has the focus. */
  async function take(action: string, update: () => void) {
    const answered = await postOnce(
      () => {},
      (answer) => answer.update(),
    )({ action: new URL(`http://a.vn/?/${action}`), formData: new FormData(), submitter: null } as never);
    const give = () => Promise.resolve(update()).then(() => (document.activeElement as HTMLElement).blur());
    await answered!({ result: { type: 'success' }, update: give } as never);
  }

  it('gives the focus back to the button that sent it', async () => {
    at('stays').focus();
    await take('save', () => {});
    expect(focused()).toBe('stays');
  });

  it('or, where it is drawn anew, to what is around it', async () => {
    at('remove').focus();
    await take('renew', () => (at('files').innerHTML = '<ul></ul>'));
    expect(focused()).toBe('files');
  });
});

describe('what has the focus', () => {
  it('and is deleted leaves it to the part of the page around it', async () => {
    at('remove').focus();
    at('remove').closest('li')!.remove();
    await comesToFocus('files');
  });

  it('and goes with all around it leaves it to the page', async () => {
    at('remove').focus();
    at('files').remove();
    await comesToFocus('main');
  });

  it('and is disabled leaves it too', async () => {
    const button = at('remove') as HTMLButtonElement;
    button.focus();
    button.blur();
    button.disabled = true;
    await comesToFocus('files');
  });

  it('and is folded up leaves it to the head of the fold', async () => {
    at('other').innerHTML =
      '<details open><summary id="head">Menu</summary><a href="/" id="item">Item</a></details>';
    at('item').focus();
    at('item').blur();
    at('item').checkVisibility = () => false;
    at('other').querySelector('details')!.open = false;
    await comesToFocus('head');
  });

  it('keeps it while something else changes; a person who clicks beside everything is let go', async () => {
    at('stays').focus();
    at('files').remove();
    await drawn();
    expect(focused()).toBe('stays');
    at('main').dispatchEvent(new Event('pointerdown', { bubbles: true }));
    at('stays').remove();
    const focus = vi.spyOn(HTMLElement.prototype, 'focus');
    await drawn();
    expect(focus).not.toHaveBeenCalled();
  });
});

it('an urgent notice comes into sight of whoever just did something, and moves no page that opens with one', async () => {
  const scroll = vi.spyOn(HTMLElement.prototype, 'scrollIntoView').mockImplementation(() => {});
  const show = async (urgent: boolean) => {
    const children = createRawSnippet(() => ({ render: () => '<b>Chưa lưu được.</b>' }));
    const notice = mount(Notice, { target: at('other'), props: { urgent, children } });
    flushSync();
    await unmount(notice);
    return scroll.mock.calls.length;
  };
  at('main').tabIndex = -1;
  at('main').focus();
  expect(await show(true)).toBe(0);
  at('stays').focus();
  expect([await show(false), await show(true)]).toEqual([0, 1]);
});
