import { createContext } from 'svelte';
import type { Action } from '#lib/domain/access/action.ts';

/**
 * May whoever looks at a page do something? So that a page offers nothing that would be refused. The root layout (or a test)
 * calls `setMay`; a component calls `getMay` while it is initialised: `const may = getMay()`.
 */
export const [getMay, setMay] = createContext<(action: Action) => boolean>();
