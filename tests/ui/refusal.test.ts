// @vitest-environment happy-dom
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import Refusal from '#lib/ui/sending/Refusal.svelte';

const FORM = `<form id="form"><label><span>Lý do</span><textarea id="reason" required> </textarea></label>
  <label><span>Người ghi</span><input id="by" required value="Lan" aria-describedby="hint"></label>
  <label><span>Ngày</span><input id="on" type="date"></label><button id="send">Ghi</button></form>
  <button id="away">Ở dưới</button>`;
const at = (id: string) => document.getElementById(id) as HTMLInputElement;

let shown: ReturnType<typeof mount> | undefined;
/** The form was refused for that, after `pressed` was. */
function refuse(problem: string, pressed = 'send', reason = ' '): HTMLElement {
  document.body.innerHTML = FORM;
  at('reason').value = reason;
  at(pressed).focus();
  shown = mount(Refusal, { target: at('form'), props: { problem } });
  flushSync();
  return document.querySelector<HTMLElement>('form > div')!;
}
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = undefined;
});
const wrong = () => [...document.querySelectorAll('[aria-invalid="true"]')].map(({ id }) => id);

describe('what a form was refused for', () => {
  it('is read out, and marks the field it names until that is changed', () => {
    const { id, firstElementChild: notice } = refuse('Ô «Người ghi» còn trống. Hãy điền.');
    expect([notice?.getAttribute('role'), wrong()]).toEqual(['alert', ['by']]);
    expect(at('by').getAttribute('aria-describedby')).toBe(`hint ${id}`);
    at('by').dispatchEvent(new Event('input'));
    expect([wrong(), at('by').getAttribute('aria-describedby')]).toEqual([[], 'hint']);
  });

  it('marks the field whose content it quotes', () => {
    refuse('«Lan» không dùng được làm tên.');
    expect(wrong()).toEqual(['by']);
  });

  it('marks what holds blanks only where it names no field, and nothing where the fields are right', () => {
    refuse('Hồ sơ vừa có người ghi thêm.');
    expect(wrong()).toEqual(['reason']);
    refuse('Hồ sơ vừa có người ghi thêm.', 'send', 'Thử');
    expect(wrong()).toEqual([]);
  });

  it('brings who pressed a button elsewhere to the field, and leaves others where they are', () => {
    refuse('Hãy điền tên ở ô «Người ghi» trước.', 'away');
    expect(document.activeElement?.id).toBe('by');
    refuse('Hãy điền tên ở ô «Người ghi» trước.');
    expect(document.activeElement?.id).toBe('send');
  });
});
