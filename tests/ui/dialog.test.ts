// @vitest-environment happy-dom
import { flushSync, mount, tick, unmount, type ComponentProps } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import ConfirmDialog from '#lib/ui/ConfirmDialog.svelte';
import Dialog from '#lib/ui/Dialog.svelte';

let mounted: Record<string, unknown> | undefined;

afterEach(async () => {
  if (mounted) await unmount(mounted);
  document.body.replaceChildren();
});

/** Opens a dialog whose act is over when the test says so. */
function opened(props: Partial<ComponentProps<typeof Dialog>> = {}) {
  let resolve!: (problem: string) => void;
  const promise = new Promise<string>((taken) => (resolve = taken));
  const act = vi.fn(() => promise);
  const words = { title: 'Undo the file?', cancel: 'Keep it', confirm: 'Undo', done: 'Undone.' };
  const dialog = mount(Dialog, { target: document.body, props: { ...words, act, ...props } });
  mounted = dialog;
  flushSync();
  dialog.open();
  flushSync();
  const finish = async (problem: string) => {
    resolve(problem);
    await promise;
    await tick();
  };
  return { dialog, act, finish };
}

const element = () => document.querySelector('dialog')!;
const button = (name: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name)!;
const press = (name: string) => {
  button(name).click();
  flushSync();
};
const announcement = () =>
  [...document.querySelectorAll('[role=status]')].map(({ textContent }) => textContent).join('');

describe('a dialog', () => {
  it('is named by its title and described by its text', () => {
    opened({ text: 'All its rows go.' });
    const named = (attribute: string) =>
      document.getElementById(element().getAttribute(attribute)!)?.textContent;
    expect(element().open).toBe(true);
    expect(named('aria-labelledby')).toBe('Undo the file?');
    expect(named('aria-describedby')).toBe('All its rows go.');
  });

  it('does nothing when it is cancelled', () => {
    const { act } = opened();
    press('Keep it');
    expect(element().open).toBe(false);
    expect(act).not.toHaveBeenCalled();
  });

  it('takes one yes, says that it works, then closes and says that it is done', async () => {
    const { act, finish } = opened({ working: 'Working…' });
    press('Undo');
    press('Undo');
    expect(announcement()).toBe('Working…');
    await finish('');
    expect(act).toHaveBeenCalledOnce();
    expect(element().open).toBe(false);
    expect(announcement()).toBe('Undone.');
  });

  it('stays with the problem, and opens without it', async () => {
    const { dialog, finish } = opened();
    press('Undo');
    await finish('The file is gone.');
    expect(element().open).toBe(true);
    expect(document.querySelector('[role=alert]')!.textContent).toBe('The file is gone.');
    expect(announcement()).toBe('');
    expect(button('Undo').disabled).toBe(false);
    press('Keep it');
    dialog.open();
    flushSync();
    expect(document.querySelector('[role=alert]')).toBeNull();
  });

  it('waits for a choice', () => {
    opened({ blocked: true });
    expect(button('Undo').disabled).toBe(true);
  });
});

it('a question is asked in its own words and does what it says', async () => {
  const act = vi.fn(async () => '');
  const props = { cancel: 'Keep it', working: 'Working…' };
  const dialog = mount(ConfirmDialog, { target: document.body, props });
  mounted = dialog;
  flushSync();
  dialog.ask({ title: 'Revoke?', text: 'The link ends.', confirm: 'Revoke', act, done: 'Revoked.' });
  flushSync();
  expect(element().textContent).toMatch(/Revoke\?.*The link ends\./s);
  press('Revoke');
  await vi.waitFor(() => expect(announcement()).toBe('Revoked.'));
  expect(act).toHaveBeenCalledOnce();
});
