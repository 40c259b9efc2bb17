import { statement } from '../db/statement.ts';

/** The engine's version, and the number of the last migration. */
export const versions = statement<{ database: string; schema: number }>()`
  select version() as database, (select max(version) from migration) as schema
`;

/** Devices that a stored measurement is of; those without a known device are not counted. */
export const countedDevices = statement<{ devices: number }>()`
  select count(distinct device_hash) as devices from measurement
`;
