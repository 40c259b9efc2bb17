import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import NameField from '#lib/ui/NameField.svelte';
import InLanguage from '../support/InLanguage.svelte';

/** The box for a name, as the server draws it for somebody who has signed in, or nobody. */
const drawn = (signedIn: string | null, required = false) =>
  render(InLanguage, {
    props: { locale: 'en', signedIn, component: NameField, props: { label: 'Made by', value: '', required } },
  }).body.replace(/<!--.*?-->/g, '');

it('asks whoever has no session for a name, and nobody who has one', () => {
  expect(drawn(null)).toMatch(/Made by[^]*<input/);
  expect(drawn('lan')).toBe('');
});

it('takes blanks for no name where one is required', () => {
  const [, pattern] = /pattern="([^"]+)"/.exec(drawn(null, true))!;
  const matches = (name: string) => new RegExp(`^(?:${pattern})$`).test(name);
  expect(['  ', '\u00a0', 'Lan', ' Nguyễn Văn A '].map(matches)).toEqual([false, false, true, true]);
  expect(drawn(null)).not.toContain('pattern');
});
