import packageJson from '../../../package.json' with { type: 'json' };

/** The program's version; `CHANGELOG.md` says what its three numbers mean. */
export const VERSION: string = packageJson.version;
