import type { Locale } from '#lib/domain/format.ts';

/** What `npm start` says, in both languages one under the other. */
export interface StartMessages {
  building: string;
  ready: (url: string, dataDir: string) => string[];
  alreadyRunning: (url: string) => string;
  buildFailed: string;
  loadingSample: string;
}

/** What `npm start` prints, by language. */
export const startMessages: Record<Locale, StartMessages> = {
  vi: {
    building: 'Đang dựng ứng dụng (lần đầu hoặc sau khi mã nguồn thay đổi)…',
    ready: (url, dataDir) => [
      `Mở trình duyệt tại ${url}`,
      `Dữ liệu nằm trong ${dataDir}`,
      `Nạp dữ liệu của mình: kéo tệp vào trang ${url}/data, hoặc chạy  npm run ingest -- TỆP`,
    ],
    alreadyRunning: (url) => `Ứng dụng đang chạy với kho dữ liệu này tại ${url}.`,
    buildFailed: 'Không dựng được ứng dụng:',
    loadingSample: 'Lần chạy đầu: đang nạp dữ liệu mô phỏng để xem thử…',
  },
  en: {
    building: 'Building the application (first run, or the source has changed)…',
    ready: (url, dataDir) => [
      `Open ${url} in a browser`,
      `The data is in ${dataDir}`,
      `Load your own: drop files on ${url}/data, or run  npm run ingest -- FILE`,
    ],
    alreadyRunning: (url) => `The application already runs on this warehouse at ${url}.`,
    buildFailed: 'The application could not be built:',
    loadingSample: 'First run: loading simulated data to look at…',
  },
};
