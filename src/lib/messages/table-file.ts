import type { Locale } from '#lib/domain/format.ts';

const vi = {
  download: 'Tải bảng',
  formats: { xlsx: 'Excel', csv: 'CSV' },
  downloadOf: (table: string, format: string) => `Tải bảng “${table}” dạng ${format}`,
  rows: 'Bảng',
  source: 'Nguồn',
  table: 'Bảng',
  page: 'Trang',
  address: 'Địa chỉ',
  filter: 'Bộ lọc',
  at: 'Tải lúc',
  dataVersion: 'Phiên bản dữ liệu',
  simulated: 'Mô phỏng',
  simulatedWords: 'Trong số liệu có số liệu mô phỏng.',
  asShown: 'Cách ghi',
  asShownWords: 'Các dòng và các chữ số đúng như trang đang hiện.',
};

/** Words of the files that any table of a page can be had as. */
export const tableFileMessages: Record<Locale, typeof vi> = {
  vi,
  en: {
    download: 'Download the table',
    formats: { xlsx: 'Excel', csv: 'CSV' },
    downloadOf: (table, format) => `Download the table “${table}” as ${format}`,
    rows: 'Table',
    source: 'Source',
    table: 'Table',
    page: 'Page',
    address: 'Address',
    filter: 'Filter',
    at: 'Downloaded',
    dataVersion: 'Data version',
    simulated: 'Simulated',
    simulatedWords: 'Some of the data are simulated.',
    asShown: 'How it is written',
    asShownWords: 'The rows and digits that the page shows.',
  },
};
