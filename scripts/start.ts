import { LOCALES } from '#lib/domain/format.ts';
import type { Fault } from '#lib/domain/fault.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { startMessages, type StartMessages } from '#lib/messages/start.ts';
import { checkHost, readConfig } from '#lib/server/config.ts';
import { findServer } from '#lib/server/server-discovery.ts';
import { boundHeap } from '#lib/server/runtime/bound-heap.ts';
import { build, isBuildFresh } from '#lib/server/runtime/build.ts';
import { listensEverywhere } from '#lib/server/origins/origins.ts';
import { serve } from '#lib/server/runtime/serve.ts';
import { programRoot, typedCommands } from '#lib/server/runtime/typed-commands.ts';

const sayInBoth = (line: (messages: StartMessages) => string) =>
  LOCALES.forEach((locale) => console.log(line(startMessages[locale])));

function fail(line: (messages: StartMessages) => string): never {
  LOCALES.forEach((locale) => console.error(line(startMessages[locale])));
  process.exit(1);
}

async function start(): Promise<void> {
  boundHeap();
  const config = readConfig(process.env, process.cwd());
  await checkHost(config);
  const running = await findServer(config.dataDir);
  if (running) fail((messages) => messages.alreadyRunning(running.url));

  if (!isBuildFresh(config.root)) {
    sayInBoth((messages) => messages.building);
    try {
      build(config.root);
    } catch (error) {
      fail((messages) => `${messages.buildFailed}\n${(error as Error).message}`);
    }
  }

  const { url, origins } = await serve(config);
  const named = config.origins.length > 0;
  for (const locale of LOCALES) {
    const { ready, namedOnly, originMissing } = startMessages[locale];
    console.log(
      typedCommands(`\n${ready(named ? origins[0]! : url, config.dataDir).join('\n')}`, config.root),
    );
    if (named) console.log(namedOnly(url, origins));
    else if (listensEverywhere(config.host)) console.log(typedCommands(originMissing(origins), config.root));
  }
}

// The built application has a class Fault of its own.
start().catch((error: Error) => {
  const known = error.name === 'Fault';
  const fault = known ? (error as Fault) : { code: 'unexpected', details: {} };
  for (const locale of LOCALES) console.error(typedCommands(faultSentence(fault, locale), programRoot()));
  if (!known) console.error(error.message);
  process.exit(1);
});
