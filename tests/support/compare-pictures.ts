import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

export const PICTURES_FOLDER = 'tests/browser/pictures';
/** A pixel differs where one of its colours does by more than `colour` of 255; at most so large a `share` of a picture may. */
export const TOLERANCE = { colour: 32, share: 0.001 } as const;

/** How a page is looked at. */
export interface Look {
  /** Name of the picture, without its ending. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
  readonly print?: boolean;
}

/** Pictures of pages beside those that were kept: what differs, as a sentence for each. */
export class ReferencePictures {
  readonly #blank: Page;
  readonly #renew: boolean;

  private constructor(blank: Page, renew: boolean) {
    this.#blank = blank;
    this.#renew = renew;
  }

  /** `renew` writes the pictures anew. Null, with the reason said, in a Chromium that draws in other ways than the one they were taken in. */
  static async open(browser: Browser, { renew }: { renew: boolean }): Promise<ReferencePictures | null> {
    const file = join(PICTURES_FOLDER, 'chromium.json');
    const major = Number(browser.version().split('.')[0]);
    if (renew) writeFileSync(file, `{ "major": ${major} }\n`);
    const taken = (JSON.parse(readFileSync(file, 'utf8')) as { major: number }).major;
    if (taken !== major) {
      console.warn(`reference pictures: skipped, taken in Chromium ${taken}; this is ${major}`);
      return null;
    }
    return new ReferencePictures(await browser.newPage(), renew);
  }

  /** Takes the page's picture; returns what is wrong with it, or null. */
  async differs(page: Page, { name, width, height, dark, print }: Look): Promise<string | null> {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', media: print ? 'print' : 'screen' });
    // The address at the foot of paper has the port of this run.
    const style = '.print-foot { visibility: hidden }';
    const taken = await page.screenshot({ animations: 'disabled', caret: 'hide', style });
    const path = join(PICTURES_FOLDER, `${name}.png`);
    if (this.#renew) writeFileSync(path, taken);
    if (!existsSync(path)) return `${name}: there is no picture to compare with`;
    const share = await this.#shareThatDiffers(readFileSync(path), taken);
    if (share <= TOLERANCE.share) return null;
    const folder = join(tmpdir(), 'i-speed-pictures');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.png`), taken);
    return `${name}: ${(share * 100).toFixed(2)}% of its pixels differ; now it is ${join(folder, `${name}.png`)}`;
  }

  async close(): Promise<void> {
    await this.#blank.close();
  }

  /** The share of pixels that differ, 1 where the sizes do; counted by the browser, which reads PNG. */
  #shareThatDiffers(before: Buffer, now: Buffer): Promise<number> {
    return this.#blank.evaluate(
      async ([pictures, colour]) => {
        const [a, b] = await Promise.all(
          pictures.map(async (picture) => {
            const blob = await (await fetch(`data:image/png;base64,${picture}`)).blob();
            const image = await createImageBitmap(blob);
            const { width, height } = image;
            const context = new OffscreenCanvas(width, height).getContext('2d')!;
            context.drawImage(image, 0, 0);
            return { width, height, pixels: context.getImageData(0, 0, width, height).data };
          }),
        );
        if (!a || !b || a.width !== b.width || a.height !== b.height) return 1;
        let differing = 0;
        for (let at = 0; at < a.pixels.length; at += 4) {
          if ([0, 1, 2].some((i) => Math.abs(a.pixels[at + i]! - b.pixels[at + i]!) > colour)) differing += 1;
        }
        return differing / (a.pixels.length / 4);
      },
      [[before.toString('base64'), now.toString('base64')], TOLERANCE.colour] as const,
    );
  }
}
