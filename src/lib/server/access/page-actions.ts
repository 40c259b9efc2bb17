import type { Action } from '#lib/domain/access/action.ts';

/** What a page shows, and what each of its forms does, by the form's name (`default` for the only one). */
export interface PageDeclaration {
  readonly view: Action;
  readonly forms?: Readonly<Record<string, Action>>;
}

/** Every page, by its route: `tests/access/routes.test.ts` holds them to the files there are. */
export const PAGES: Readonly<Record<string, PageDeclaration>> = {
  '/': { view: 'view_figures' },
  '/present': { view: 'view_figures' },
  '/areas/{edition}/{level}/{code}': { view: 'view_figures' },
  '/gaps': { view: 'view_figures' },
  '/quotas': { view: 'view_sheets' },
  '/rows': { view: 'view_rows' },
  '/workbench': { view: 'query' },
  '/cases': { view: 'view_cases' },
  '/cases/new': { view: 'work_cases' },
  '/cases/summary': { view: 'view_cases' },
  '/cases/letters': { view: 'view_letter_texts' },
  '/cases/{id}': { view: 'view_cases' },
  '/packs': { view: 'view_packs' },
  '/packs/{code}': { view: 'ask_publicly' },
  '/packs/key': { view: 'ask_publicly' },
  '/verify': { view: 'ask_publicly' },
  '/data': { view: 'view_loads' },
  '/data/annotations': { view: 'view_annotations' },
  '/data/places': { view: 'view_loads' },
  '/data/{batch}': { view: 'view_loads' },
  '/tallies': { view: 'view_board' },
  '/tallies/campaign': { view: 'view_board' },
  '/tallies/links': { view: 'link_reports' },
  '/tallies/reminders': { view: 'view_board' },
  '/tallies/units': {
    view: 'view_board',
    forms: { preview: 'change_settings', change: 'change_settings', undo: 'change_settings' },
  },
  '/tallies/{unit}': { view: 'view_reports' },
  '/tallies/{unit}/report': { view: 'report', forms: { default: 'report' } },
  '/report/{token}': { view: 'ask_publicly', forms: { default: 'ask_publicly' } },
  '/sign-in': { view: 'ask_publicly', forms: { enter: 'ask_publicly', leave: 'ask_publicly' } },
  '/sign-in/first': { view: 'ask_publicly', forms: { default: 'ask_publicly' } },
  '/sign-in/invitation/{token}': { view: 'ask_publicly', forms: { default: 'ask_publicly' } },
  '/account': {
    view: 'keep_own_account',
    forms: {
      password: 'keep_own_account',
      factor: 'keep_own_account',
      giveFactor: 'keep_own_account',
      dropFactor: 'keep_own_account',
      revokeSession: 'keep_own_account',
      makeToken: 'keep_own_account',
      revokeToken: 'keep_own_account',
    },
  },
  '/admin': { view: 'watch' },
  '/admin/accounts': {
    view: 'manage_accounts',
    forms: {
      invite: 'manage_accounts',
      regrant: 'manage_accounts',
      reset: 'manage_accounts',
      disable: 'manage_accounts',
      unlock: 'manage_accounts',
      review: 'manage_accounts',
    },
  },
  '/admin/audit': { view: 'view_audit' },
  '/admin/devices': {
    view: 'change_settings',
    forms: { preview: 'change_settings', erase: 'change_settings' },
  },
  '/admin/settings': { view: 'change_settings' },
  '/admin/settings/{setting}': {
    view: 'change_settings',
    forms: { preview: 'change_settings', save: 'change_settings' },
  },
  '/admin/province': { view: 'change_settings', forms: { default: 'change_settings' } },
  '/method': { view: 'view_method' },
  '/dictionary': { view: 'view_method' },
  /** For everybody with a session; what is found is what they may see. */
  '/search': { view: 'view_method' },
  '/api': { view: 'view_method' },
};

/** Files and answers that are neither pages nor described in the API, as `GET /path`. */
export const OTHER_ROUTES: Readonly<Record<string, Action>> = {
  'GET /sign-in/sso': 'ask_publicly',
  'GET /sign-in/sso/callback': 'ask_publicly',
  'GET /data/template/measurements': 'view_method',
  'GET /admin/accounts/file': 'manage_accounts',
  'GET /admin/audit/file': 'view_audit',
  'POST /api/audit': 'view_audit',
  'GET /admin/alerts': 'watch',
  'GET /admin/dossier': 'watch',
  'GET /admin/settings/{setting}/file': 'change_settings',
  'GET /admin/software': 'watch',
  'GET /metrics': 'watch',
  'POST /api/snapshot': 'back_up',
  'POST /api/users': 'manage_accounts',
};
