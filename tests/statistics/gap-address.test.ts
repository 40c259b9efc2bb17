import { describe, expect, it } from 'vitest';
import { gapCode, gapId, gapSlug, parseGapAddress } from '#lib/domain/gaps/gap-address.ts';

const PLACE = { centre: '88415c8c3bfffff', radius: 3 } as const;

describe('the address of a gap area', () => {
  it('is its place, with its name before it for people', () => {
    const id = gapId(PLACE);
    expect(id).toBe('88415c8c3bfffff-3');
    expect(gapSlug(id, 'Tân Yên – Yên Dũng')).toBe('tan-yen-yen-dung-88415c8c3bfffff-3');
    expect(gapCode(id)).toBe('15c8c3b-3');
  });

  it('is read whatever the name before it, so that a renamed commune breaks no address', () => {
    for (const text of [gapId(PLACE), gapSlug(gapId(PLACE), 'Tân Yên'), `xa-cu-${gapId(PLACE)}`]) {
      expect(parseGapAddress(text)).toEqual(PLACE);
    }
  });

  it('is not a rank, nor anything else', () => {
    for (const text of ['2', '', 'tan-yen', '88415c8c3bfffff', '88415c8c3bfffff-4', '8415c8c3bfffff-1'])
      expect(parseGapAddress(text)).toBeNull();
  });
});
