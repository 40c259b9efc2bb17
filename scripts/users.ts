import { parseArgs } from 'node:util';
import { Fault, type ErrorBody, type FaultDetails } from '#lib/domain/fault.ts';
import { formatInstant, type Locale } from '#lib/domain/format.ts';
import { SERVER_COMMAND } from '#lib/domain/access/actor.ts';
import { actorName } from '#lib/messages/actor-words.ts';
import { accountLine, usersMessages, USERS_USAGE } from '#lib/messages/users.ts';
import { actAsCommand } from '#lib/server/audit/witness.ts';
import { codesOf } from '#lib/server/access/known-codes.ts';
import { Accounts } from '#lib/server/accounts/accounts.ts';
import {
  runUsers,
  USERS_COMMANDS,
  type UsersAnswer,
  type UsersRequest,
} from '#lib/server/accounts/users-command.ts';
import { askServer, type ServerAddress } from '#lib/server/ask-server.ts';
import { readConfig, type Config } from '#lib/server/config.ts';
import { findServer } from '#lib/server/server-discovery.ts';
import { openService } from '#lib/server/service.ts';
import { createPrivately } from '#lib/server/warehouse/private-files.ts';
import { runCommand } from './run-command.ts';

actAsCommand();

const usage = (problem: string) => new Fault('users_usage', { problem, usage: USERS_USAGE });

/** Through the server that has the accounts open. */
async function askRunning(server: ServerAddress, request: UsersRequest): Promise<UsersAnswer> {
  const headers = { 'content-type': 'application/json' };
  const body = new TextEncoder().encode(JSON.stringify(request));
  const response = await askServer(server, '/api/users', { method: 'POST', headers, body });
  const answer = (await response.json()) as UsersAnswer | ErrorBody;
  if (response.ok) return answer as UsersAnswer;
  const { code, details } = answer as ErrorBody;
  throw new Fault(code, details as FaultDetails, response.status);
}

/** Codes of units and operators, from the warehouse that no server has open. */
async function codesIn(config: Config) {
  const warehouse = await openService({ ...config, sample: false }, () => undefined);
  return codesOf(warehouse).finally(() => warehouse.close());
}

/** In the file itself, where no server runs. */
async function changeFile(config: Config, request: UsersRequest): Promise<UsersAnswer> {
  createPrivately();
  const accounts = await Accounts.open({ dataDir: config.dataDir, clock: () => new Date() });
  try {
    return await runUsers(accounts, request, actorName(SERVER_COMMAND), () => codesIn(config));
  } finally {
    await accounts.close();
  }
}

function linesOf(answer: UsersAnswer, origin: string, locale: Locale): readonly string[] {
  const t = usersMessages[locale];
  if ('accounts' in answer)
    return answer.accounts.length === 0 ? [t.empty] : answer.accounts.map((one) => accountLine(one, locale));
  if ('done' in answer) return [answer.done === 'unlock' ? t.unlocked(answer.name) : t.disabled(answer.name)];
  const { name, token, endsAt } = answer.invitation;
  return t.invitation(name, `${origin}/sign-in/invitation/${token}`, token, formatInstant(endsAt));
}

await runCommand(
  async (args, locale) => {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { role: text, unit: text, operator: text, person: text, office: text, lang: text },
    });
    const [command = '', name, ...further] = positionals;
    const isKnown = (USERS_COMMANDS as readonly string[]).includes(command);
    if (!isKnown || further.length > 0 || (command === 'list') !== (name === undefined))
      throw usage(positionals.join(' ') || '…');
    const config = readConfig(process.env, process.cwd());
    const server = await findServer(config.dataDir);
    const { role, unit, operator, person, office } = values;
    const request = { command, name, role, unit, operator, person, office };
    const answer = server ? await askRunning(server, request) : await changeFile(config, request);
    const origin = server?.origin ?? config.origins[0] ?? `http://localhost:${config.port}`;
    return linesOf(answer, origin, locale);
  },
  { code: 'users_usage', usage: USERS_USAGE },
);
