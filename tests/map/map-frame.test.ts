import { describe, expect, it } from 'vitest';
import { lonLatAt, mapFrame, type Outlines } from '#lib/map/map-frame.ts';

/** A square of a tenth of a degree; wound clockwise when `reversed`. */
function square(code: string, west: number, south: number, reversed = false): Outlines['features'][number] {
  const ring: [number, number][] = [
    [west, south],
    [west + 0.1, south],
    [west + 0.1, south + 0.1],
    [west, south + 0.1],
    [west, south],
  ];
  return {
    type: 'Feature',
    properties: { code, name: code, title: code, label: [west + 0.05, south + 0.05] },
    geometry: { type: 'Polygon', coordinates: [reversed ? [...ring].reverse() : ring] },
  };
}

const pair: Outlines = {
  type: 'FeatureCollection',
  features: [square('west', 106, 21.2), square('east', 106.1, 21.2)],
};

describe('mapFrame', () => {
  it('keeps every outline and label inside the frame', () => {
    const frame = mapFrame(pair);
    const numbers = frame.areas.flatMap(({ path }) =>
      (path.match(/-?[\d.]+,-?[\d.]+/g) ?? []).map((p) => p.split(',')),
    );
    for (const [x, y] of numbers) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x)).toBeLessThanOrEqual(frame.width);
      expect(Number(y)).toBeGreaterThanOrEqual(0);
      expect(Number(y)).toBeLessThanOrEqual(frame.height);
    }
    expect(numbers.length).toBeGreaterThanOrEqual(8);
  });

  it('draws the same whichever way the rings wind', () => {
    const reversed: Outlines = {
      ...pair,
      features: [square('west', 106, 21.2, true), square('east', 106.1, 21.2)],
    };
    const [ours, theirs] = [mapFrame(pair), mapFrame(reversed)];
    expect(theirs.bounds).toEqual(ours.bounds);
    expect(theirs.areas[0]!.size).toBeCloseTo(ours.areas[0]!.size);
  });

  it('gives back the longitude and latitude of a label from its place in the frame', () => {
    const frame = mapFrame(pair);
    const [lon, lat] = lonLatAt(frame, ...frame.areas[1]!.label);
    expect(lon).toBeCloseTo(106.15, 9);
    expect(lat).toBeCloseTo(21.25, 9);
  });

  it('is plain data, so that a page can be handed it', () => {
    const frame = mapFrame(pair);
    expect(structuredClone(frame)).toEqual(frame);
  });

  it('has the shape of its bounds, so that a map fitted to them coincides', () => {
    const { width, height, bounds } = mapFrame(pair);
    const mercator = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
    const [west, south, east, north] = bounds;
    const across = ((east - west) * Math.PI) / 180;
    expect((mercator(north) - mercator(south)) / across).toBeCloseTo(height / width, 9);
  });
});
