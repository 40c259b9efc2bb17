import { generate } from 'lean-qr';
import type { QrPicture } from '#lib/domain/access/qr-picture.ts';

/** The QR code of a text, made here: no other host learns what it holds. */
export function qrPicture(text: string): QrPicture {
  const code = generate(text);
  const squares: string[] = [];
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++) if (code.get(x, y)) squares.push(`M${x} ${y}h1v1h-1z`);
  return { path: squares.join(''), size: code.size };
}
