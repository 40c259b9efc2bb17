import { execFileSync } from 'node:child_process';
import { Fault } from '#lib/domain/fault.ts';
import { softwareList } from '../software/software-list.ts';
import type { NodeBinary } from './node-binary.ts';

const MOST_BYTES = 64 * 1024 * 1024;
/** Without `--omit dev`: that leaves out packages that others for development need as well, tsx among them. */
const ARGUMENTS = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];

/** A software bill of materials in CycloneDX 1.5, as far as this program reads it. */
export interface Sbom {
  readonly bomFormat: 'CycloneDX';
  readonly serialNumber?: string;
  readonly metadata: { readonly timestamp?: string; readonly component: { readonly name: string } };
  readonly components: readonly {
    readonly 'bom-ref'?: string;
    readonly type: string;
    readonly name: string;
    readonly version: string;
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/**
 * The bill of materials of what the program in `root` runs with, as npm writes it from package-lock.json, and of the Node it
 * comes with. Without npm's time and serial number, so that the same packages give the same bytes.
 */
export function writeSbom(root: string, node: NodeBinary): string {
  let told: string;
  try {
    told = execFileSync('npm', ARGUMENTS, { cwd: root, encoding: 'utf8', maxBuffer: MOST_BYTES });
  } catch (cause) {
    throw new Fault('sbom_failed', { problem: (cause as Error).message }, 503, { cause });
  }
  const sbom = JSON.parse(told) as Sbom;
  const { metadata } = sbom;
  const used = new Set(softwareList(root).map(({ name, version }) => `${name}@${version}`));
  const components = sbom.components.filter(({ name, version }) => used.has(`${name}@${version}`));
  const refs = new Set(components.map((component) => component['bom-ref']!));
  const dependencies = sbom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((name) => refs.has(name)) }));
  const runtime = { type: 'platform', name: 'node', version: node.version.replace(/^v/, '') };
  const complete: Sbom = {
    ...sbom,
    serialNumber: undefined,
    metadata: {
      ...metadata,
      timestamp: undefined,
      component: { ...metadata.component, name: 'i-speed-dashboard' },
    },
    components: [...components, runtime],
    dependencies,
  };
  return `${JSON.stringify(complete, null, 1)}\n`;
}
