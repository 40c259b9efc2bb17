import type { IncomingMessage } from 'node:http';
import type { Actor } from '#lib/domain/access/actor.ts';
import type { Action } from '#lib/domain/access/action.ts';
import type { Role } from '#lib/domain/access/role.ts';
import type { Locale } from '#lib/domain/format.ts';
import type { Accounts } from '#lib/server/accounts/accounts.ts';
import type { Config } from '#lib/server/config.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';

declare global {
  namespace App {
    interface Locals {
      /** Who asks. */
      actor: Actor;
      accounts: Accounts;
      /** The program is used without an account, by the one person of this machine. */
      isOpen: boolean;
      /** What the route reads from: an operator and a unit get their own part of the data, unless it answers everybody. */
      warehouse: Warehouse;
      /** What of the data who asks may see, whatever the route. */
      reader: Warehouse;
      locale: Locale;
      /** Where people open this server: what links that are sent to others begin with. */
      publicOrigin: string;
      /** How this server was started, with the addresses it answers to. */
      setup: Config;
      /** Folder of the reference data. */
      reference: string;
      /** A backup is made each night. */
      backsUp: boolean;
    }
    /** What the adapter passes on; absent where there is none. */
    interface Platform {
      req?: IncomingMessage;
    }
    interface PageData {
      /** Who asks, as the frame of every page names them. */
      who?: { readonly isOpen: boolean; readonly role: Role | null; readonly may: readonly Action[] };
      /** Parameters that name the period a page shows; kept in its address, also where nobody chose them. */
      pinned?: Readonly<Record<string, string>>;
    }
    interface Error {
      /** Code of the fault; `unexpected` when nobody foresaw it. */
      code: string;
      /** The sentence for the person, in their language. */
      message: string;
    }
  }
}

export {};
