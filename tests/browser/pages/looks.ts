import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PICTURES_FOLDER, ReferencePictures } from '../../support/compare-pictures.ts';
import { PICTURED } from './picture-looks.ts';
import { browser, tabs } from './servers.ts';

/** To take them anew: RENEW_PICTURES=1 npx vitest run tests/browser -t "reference pictures". */
describe('reference pictures', () => {
  it('pages look as they did when the pictures were taken', async (context) => {
    const pictures = await ReferencePictures.open(browser, { renew: process.env.RENEW_PICTURES === '1' });
    if (!pictures) return context.skip('taken in another Chromium');
    const differences: string[] = [];
    for (const [path, looks] of PICTURED) {
      const { page } = await tabs.today.take();
      await page.goto(path, { waitUntil: 'networkidle' });
      for (const look of looks)
        differences.push(...[await pictures.differs(page, look)].flatMap((said) => said ?? []));
    }
    await pictures.close();
    expect(differences).toEqual([]);
  }, 300_000);

  it('are few and small', () => {
    const files = readdirSync(PICTURES_FOLDER).filter((name) => name.endsWith('.png'));
    const bytes = files.reduce((sum, name) => sum + statSync(join(PICTURES_FOLDER, name)).size, 0);
    expect(files.sort()).toEqual(
      PICTURED.flatMap(([, looks]) => looks.map(({ name }) => `${name}.png`)).sort(),
    );
    expect([files.length <= 60, bytes <= 6_000_000]).toEqual([true, true]);
  });
});
