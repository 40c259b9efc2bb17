import { isUtf8 } from 'node:buffer';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258';

/**
 * The encoding of a text file, by its byte order mark, else by whether it can be UTF-8; else the Vietnamese
 * Windows code page, which old programs write.
 */
export function encodingOf(head: Buffer): TextEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  // The head may end inside a character: judge whole lines only.
  const end = head.lastIndexOf(10);
  return isUtf8(end > 0 ? head.subarray(0, end) : head) || isUtf8(head) ? 'utf-8' : 'windows-1258';
}
