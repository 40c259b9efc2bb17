import { readConfig } from '../config.ts';
import { readPassphrase } from './passphrase.ts';
import { runBackup } from './run-backup.ts';

/** Entry of the process that makes the backup of a night, with the environment of the server that starts it. */
const { name } = JSON.parse(process.argv[2]!) as { readonly name: string };
const config = readConfig(process.env, process.cwd());
const { dir, passphraseFile } = config.backup!;
const passphrase = readPassphrase(passphraseFile);
await runBackup(config, { folder: dir, name, passphrase, verify: true }, process.env);
