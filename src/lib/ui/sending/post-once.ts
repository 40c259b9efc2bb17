import type { enhance } from '$app/forms';
import { giveFocusBack, pathOf } from '../keep-focus.ts';
import { createOnce } from './once.ts';

type SubmitFunction = NonNullable<Parameters<typeof enhance>[1]>;
type Answered = Exclude<Awaited<ReturnType<SubmitFunction>>, void>;
/** What a form was answered, and `update`, which brings the page up to date. */
export type FormAnswer = Parameters<Answered>[0];

const once = createOnce<void>();

/** What a form says: where it posts, by which button, and what stands in it. */
function contentOf({ action, formData, submitter }: Parameters<SubmitFunction>[0]): string {
  const fields = [...formData].map(([name, value]) =>
    typeof value === 'string' ? [name, value] : [name, value.name, value.size],
  );
  return JSON.stringify([action.href, submitter?.getAttribute('value') ?? '', fields]);
}

/** SvelteKit gives the focus to the body once a form was taken; who pressed a button goes on from there. */
const keepingFocus = (answer: FormAnswer): FormAnswer => ({
  ...answer,
  update: async (options) => {
    const path = pathOf(document.activeElement);
    await answer.update(options);
    giveFocusBack(path);
  },
});

/** For `use:enhance`: the same form with the same content is sent once, however often it is clicked. */
export function postOnce(start: () => void, answered: (answer: FormAnswer) => Promise<void>): SubmitFunction {
  return (submission) => {
    let isFirst = false;
    let end: () => void = () => {};
    void once(contentOf(submission), () => {
      isFirst = true;
      return new Promise<void>((resolve) => (end = resolve));
    });
    if (!isFirst) return submission.cancel();
    start();
    return async (answer) => {
      await answered(keepingFocus(answer));
      end();
    };
  };
}
