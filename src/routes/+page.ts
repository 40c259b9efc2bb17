import { unpacked } from '#lib/transport/packed.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ data: { overview } }) => ({ overview: overview && unpacked(overview) });
