// @vitest-environment happy-dom
import { flushSync, mount, unmount } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import { expect, it } from 'vitest';
import type { Locale } from '#lib/domain/format.ts';
import LanguageSwitch from '#lib/ui/LanguageSwitch.svelte';
import InLanguage from '../support/InLanguage.svelte';

it('a component follows the language of its page, also when it changes in place', async () => {
  let locale: Locale = 'vi';
  let update = () => {};
  const subscribe = createSubscriber((changed) => {
    update = changed;
  });
  const props = {
    get locale() {
      subscribe();
      return locale;
    },
    component: LanguageSwitch,
    props: { label: 'Language', url: new URL('http://localhost/gaps?lang=vi') },
  };
  const component = mount(InLanguage, { target: document.body, props });
  flushSync();
  const current = () => document.querySelector('[aria-current=true]')?.textContent;
  expect(current()).toBe('VI');
  locale = 'en';
  update();
  flushSync();
  expect(current()).toBe('EN');
  await unmount(component);
});
