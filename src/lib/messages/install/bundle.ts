import { formatBytes, formatCount, type Locale } from '#lib/domain/format.ts';

/** What the command takes. */
export const BUNDLE_USAGE = `npm run bundle -- --out i-speed.tar.gz [--node 24 | --node FILE] [--lang vi|en]`;

/** What was bundled, as far as its lines tell. */
interface Bundled {
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
  readonly nodeVersion: string;
  readonly sha256: string;
}

/** What a bundle holds and how it is installed, as lines on a terminal. */
export function bundleLines(file: string, bundled: Bundled, locale: Locale): string[] {
  const { folder, files, bytes, nodeVersion, sha256 } = bundled;
  const n = formatCount(files, locale);
  const commands = [`  tar -xzf ${file}`, `  sudo ./${folder}/install.sh --service`];
  const lines: Record<Locale, string[]> = {
    vi: [
      `${file}: ${formatBytes(bytes, locale)}, ${n} tệp, kèm Node ${nodeVersion} và danh mục phần mềm sbom.cdx.json`,
      `SHA-256 ${sha256}: sao chép ra nơi khác để đối chiếu sau khi chuyển tệp`,
      'Trên máy chủ, không cần mạng:',
      ...commands,
    ],
    en: [
      `${file}: ${formatBytes(bytes, locale)}, ${n} files, with Node ${nodeVersion} and the list of software sbom.cdx.json`,
      `SHA-256 ${sha256}: note it elsewhere, to compare after the file was carried over`,
      'On the server, without a network:',
      ...commands,
    ],
  };
  return lines[locale];
}
