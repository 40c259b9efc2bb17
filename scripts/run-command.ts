import { Fault } from '#lib/domain/fault.ts';
import type { Locale } from '#lib/domain/format.ts';
import { BACKUP_USAGE } from '#lib/messages/backup.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { faultOf } from '#lib/server/db/errors.ts';
import { programRoot, typedCommands } from '#lib/server/runtime/typed-commands.ts';

/** The fault of words that a command does not know, and how it is used. */
interface Usage {
  readonly code: string;
  readonly usage: string;
}

/** Runs a command that answers with lines: a Fault becomes its sentence and exit status 1. */
export async function runCommand(
  command: (args: string[], locale: Locale) => Promise<readonly string[]>,
  { code, usage }: Usage = { code: 'backup_usage', usage: BACKUP_USAGE },
): Promise<void> {
  const args = process.argv.slice(2);
  const locale: Locale = /--lang[= ]en\b/.test(args.join(' ')) ? 'en' : 'vi';
  try {
    for (const line of await command(args, locale)) console.log(typedCommands(line, programRoot()));
  } catch (error) {
    const fault =
      error instanceof TypeError && 'code' in error
        ? new Fault(code, { problem: error.message, usage })
        : faultOf(error);
    if (fault instanceof Fault) console.error(typedCommands(faultSentence(fault, locale), programRoot()));
    else console.error(faultSentence({ code: 'unexpected', details: {} }, locale), error);
    process.exitCode = 1;
  }
}
