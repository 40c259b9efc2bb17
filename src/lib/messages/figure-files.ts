import type { Locale } from '#lib/domain/format.ts';

const formats = { xlsx: 'Excel', csv: 'CSV', json: 'JSON' } as const;

/** Words beside the downloads of a table of figures. */
export const fileMessages: Record<Locale, { readonly download: string; readonly formats: typeof formats }> = {
  vi: { download: 'Tải về', formats },
  en: { download: 'Download', formats },
};

const picture = {
  save: 'Tải hình',
  saveOf: (figure: string, format: string) => `Tải hình “${figure}” dạng ${format}`,
  saveSvg: 'Tải SVG',
  savePng: 'Tải PNG',
  saveFailed: 'Trình duyệt không tạo được ảnh. Hãy tải SVG.',
  source: (page: string, version: string) => `${page} · phiên bản dữ liệu ${version}`,
  only: (part: string) => `Chỉ ${part}, trong bộ lọc của trang:`,
  simulated: 'Dữ liệu mô phỏng',
  chart: 'bieu do',
  map: 'ban do',
};

/** Words beside the pictures that a chart or map can be had as. */
export const pictureMessages: Record<Locale, typeof picture> = {
  vi: picture,
  en: {
    save: 'Picture',
    saveOf: (figure, format) => `Download the picture “${figure}” as ${format}`,
    saveSvg: 'Download SVG',
    savePng: 'Download PNG',
    saveFailed: 'The browser cannot make the picture. Download the SVG.',
    source: (page, version) => `${page} · data version ${version}`,
    only: (part) => `Only ${part}, within the page’s filter:`,
    simulated: 'Simulated data',
    chart: 'chart',
    map: 'map',
  },
};
