/** A QR code as an SVG path of unit squares, and how many of them it is wide. */
export interface QrPicture {
  readonly path: string;
  readonly size: number;
}
