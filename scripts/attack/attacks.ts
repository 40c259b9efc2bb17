import { AREA_ATTACKS } from './area-attacks.ts';
import type { Attack } from './attack.ts';
import { NAME_ATTACKS } from './name-attacks.ts';
import { PACK_ATTACKS } from './pack-attacks.ts';
import { PACKED_ATTACKS } from './packed-attacks.ts';
import { PARAMETER_ATTACKS } from './parameter-attacks.ts';
import { PARQUET_ATTACKS } from './parquet-attacks.ts';
import { QUERY_ATTACKS } from './query-attacks.ts';
import { TEXT_ATTACKS } from './text-attacks.ts';
import { UPLOAD_ATTACKS } from './upload-attacks.ts';

/** Every attack, in the order they are carried out. */
export const ATTACKS: readonly Attack[] = [
  ...TEXT_ATTACKS,
  ...PACKED_ATTACKS,
  ...PARQUET_ATTACKS,
  ...PACK_ATTACKS,
  ...AREA_ATTACKS,
  ...UPLOAD_ATTACKS,
  ...PARAMETER_ATTACKS,
  ...NAME_ATTACKS,
  ...QUERY_ATTACKS,
];
