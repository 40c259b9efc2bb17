import type { Actor } from '#lib/domain/access/actor.ts';

const MACHINE = 'một người dùng, máy này';
const SERVER = 'máy chủ';

/** By which name does what an actor changes stand in histories? */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'account':
      return actor.name;
    case 'token':
      return `${actor.ownerName} (${actor.name})`;
    case 'machine':
      return MACHINE;
    case 'server':
      return SERVER;
    case 'nobody':
      return '';
  }
}
