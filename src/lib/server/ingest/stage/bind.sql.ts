import { fragment, identifier, type Fragment } from '../../db/statement.ts';

/** `body`, in which `name` stands for a value that is worked out once: SQL has no other way within an expression. */
export function bind(value: Fragment, name: string, body: Fragment): Fragment {
  return fragment`list_transform([${value}], lambda ${identifier(name)}: ${body})[1]`;
}
