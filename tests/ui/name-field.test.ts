import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import NameField from '#lib/ui/NameField.svelte';
import InLanguage from '../support/InLanguage.svelte';

/** The box for a name, as the server draws it for somebody who has signed in, or nobody. */
const drawn = (signedIn: string | null) =>
  render(InLanguage, {
    props: { locale: 'en', signedIn, component: NameField, props: { label: 'Made by', value: '' } },
  }).body.replace(/<!--.*?-->/g, '');

it('asks whoever has no session for a name, and nobody who has one', () => {
  expect(drawn(null)).toMatch(/Made by[^]*<input/);
  expect(drawn('lan')).toBe('');
});
