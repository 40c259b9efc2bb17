import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a browser fetches to open a page with an empty cache, as sent: packed by brotli. Fonts come beside. */
export interface PageBytes {
  /** The route, such as `/areas/[edition]/[level]/[code]`. */
  readonly route: string;
  readonly script: number;
  readonly scriptFiles: number;
  readonly style: number;
  /** Files of script, as paths below `build/client`. */
  readonly scripts: readonly string[];
}

interface Manifest {
  readonly _: {
    readonly client: { readonly imports: readonly string[] };
    readonly routes: readonly {
      readonly id: string;
      readonly page: { readonly layouts: readonly (number | undefined)[]; readonly leaf: number } | null;
    }[];
  };
}

const CHUNKS = join('build', 'server', 'chunks');

/** Script and style of every page that was built, the heaviest first; what a page fetches later, on a press, is not in it. */
export async function pageBytes(): Promise<readonly PageBytes[]> {
  const file = readdirSync(CHUNKS).find((name) => /^manifest\.js-.*\.js$/.test(name))!;
  const path = join(process.cwd(), CHUNKS, file);
  const { m: manifest } = (await import(path)) as { m: { manifest: Manifest } | Manifest };
  const { client, routes } = ('manifest' in manifest ? manifest.manifest : manifest)._;
  const nodes = [...readFileSync(path, 'utf8').matchAll(/import\('\.\/(nodes\/[^']+)'\)/g)].map(([, name]) =>
    readFileSync(join(CHUNKS, name!), 'utf8'),
  );
  const listed = (node: number, what: 'imports' | 'stylesheets') =>
    JSON.parse(
      new RegExp(`^const ${what} = (\\[.*\\]);$`, 'm').exec(nodes[node]!)?.[1] ?? '[]',
    ) as readonly string[];
  return routes
    .flatMap(({ id, page }) => {
      if (!page) return [];
      const used = [...page.layouts, page.leaf].filter((node) => node !== undefined);
      const scripts = new Set([...client.imports, ...used.flatMap((node) => listed(node, 'imports'))]);
      const styles = new Set(used.flatMap((node) => listed(node, 'stylesheets')));
      return {
        ...{ route: id, scripts: [...scripts], scriptFiles: scripts.size },
        ...{ script: sizeOf(scripts), style: sizeOf(styles) },
      };
    })
    .sort((a, b) => b.script - a.script);
}

/** Bytes of files below `build/client`, as they are sent to a browser that takes brotli. */
function sizeOf(files: Iterable<string>): number {
  let bytes = 0;
  for (const file of files) {
    const path = join('build', 'client', file);
    bytes += statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;
  }
  return bytes;
}
