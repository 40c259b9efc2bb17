import type { RankedRole } from './role.ts';

/** How much of what an action is about a unit or an operator reaches: all of it, what is its own, or nothing. */
export type Reach = 'all' | 'own' | 'none';

/** Who may do something. What a rule does not give is refused. */
export interface Rule {
  /** Everybody, without a session too. */
  readonly everybody: boolean;
  /** The least role of the office that may; null for none. */
  readonly least: RankedRole | null;
  readonly unit: Reach;
  readonly operator: Reach;
  /** The person of this machine, in open mode. */
  readonly machine: boolean;
  /** Commands on the server. */
  readonly server: boolean;
  /** Programs with an access token, as far as their role may. */
  readonly tokens: boolean;
  /** Only of what is the account's own: the resource names its owner. */
  readonly ofOwner: boolean;
  /** That a thing exists is itself a secret from those it is not for: they are told that there is none. */
  readonly hidden: boolean;
}

const NO_ONE: Rule = {
  ...{ everybody: false, least: null, unit: 'none', operator: 'none' },
  ...{ machine: false, server: false, tokens: false, ofOwner: false, hidden: false },
};

/** A role of the office and those above it, commands, and the one user of an open machine. */
const office = (least: RankedRole, more: Partial<Rule> = {}): Rule => ({
  ...NO_ONE,
  ...{ least, machine: true, server: true, tokens: true },
  ...more,
});

/** Everything that the program does for somebody, and who may. */
export const RULES = {
  /** Signing in, the server's health, a unit's report by its link, checking a pack, public keys, a pack by its code. */
  ask_publicly: { ...NO_ONE, everybody: true, machine: true, server: true, tokens: true },

  /** How figures are made: method, dictionary, description of the API. */
  view_method: office('viewer', { unit: 'all', operator: 'all' }),
  /** Maps, tables and files of figures, areas, gaps, quotas. */
  view_figures: office('viewer', { operator: 'own' }),
  /** What the office noted of dates and areas. */
  view_annotations: office('viewer'),
  /** What each unit is still to measure, on a sheet of its own. */
  view_sheets: office('viewer', { unit: 'own' }),
  /** The monthly reports of a unit, its form and its reminders. */
  view_reports: office('viewer', { unit: 'own' }),
  /** The reports of all units side by side, their sums, who is awaited. */
  view_board: office('viewer'),
  /** Which files were loaded and what became of them. */
  view_loads: office('viewer'),
  /** Cases, their board and what is kept with them. */
  view_cases: office('viewer', { operator: 'own', hidden: true }),
  /** What the office keeps with cases for itself: results of queries, its report of a quarter. */
  view_office_files: office('viewer', { hidden: true }),
  /** Letters of a case, the form that answers them. */
  view_letters: office('viewer', { operator: 'own', hidden: true }),
  /** The texts and grounds that letters are written with. */
  view_letter_texts: office('viewer'),
  /** Evidence packs on record. */
  view_packs: office('viewer', { operator: 'own', hidden: true }),
  /** How long what is kept, and the state of clock and backups. */
  view_retention: office('viewer'),

  /** Single tests: rows behind a figure. */
  view_rows: office('analyst', { operator: 'own' }),
  /** Files of evidence that hold single tests: packs, and what an operator sent with its answer. */
  take_evidence: office('analyst', { operator: 'own', hidden: true }),
  /** Single rows of a loaded file: rejected ones, where one comes from. */
  view_loaded_rows: office('analyst'),
  /** Questions of the workbench, their results and the history of all queries. */
  query: office('analyst'),
  /** Saved questions. */
  save_questions: office('analyst'),

  /** Takes files in: previews, loads, saved mappings of columns. */
  load: office('editor'),
  /** Takes a load back, puts it back, loads it again. */
  undo: office('editor'),
  /** Decides what is in doubt: place names, rules of a load, tests per person, grades, findings of reports. */
  settle: office('editor'),
  /** Notes what happened on a date. */
  annotate: office('editor'),
  /** A monthly report of one unit, through an account. */
  report: office('editor', { unit: 'own' }),
  /** Links by which units report without an account. */
  link_reports: office('editor'),
  /** Opens cases, enters what happened to them, keeps results with them. */
  work_cases: office('editor'),
  /** Words of letters and their grounds. */
  word_letters: office('editor'),
  /** Makes and signs evidence packs. */
  make_packs: office('editor'),

  /** What an office sets up: its settings, outlines of areas, the clock, retention, the signing key. */
  change_settings: office('admin'),
  /** Accounts: invites, changes, disables, resets, reviews. */
  manage_accounts: office('admin', { machine: false, tokens: false }),
  /** Who did what. */
  view_audit: office('admin'),
  /** How the running installation is: storage, work, faults, backups, versions, alerts, measurements of the process. */
  watch: office('admin'),
  /** A copy of everything, for the command that writes it to a file. */
  back_up: { ...NO_ONE, server: true },

  /** One's own account: password, second factor, sessions, access tokens. */
  keep_own_account: {
    ...NO_ONE,
    ...{ least: 'viewer', unit: 'all', operator: 'all', ofOwner: true },
  },
} as const satisfies Readonly<Record<string, Rule>>;

/** Something that the program does for somebody. */
export type Action = keyof typeof RULES;

/** All of them. */
export const ACTIONS = Object.keys(RULES) as readonly Action[];
