import type { Locale } from '#lib/domain/format.ts';

/** What `npm start` says, in both languages one under the other. */
export interface StartMessages {
  building: string;
  ready: (url: string, dataDir: string) => string[];
  namedOnly: (url: string, origins: readonly string[]) => string;
  originMissing: (origins: readonly string[]) => string;
  noAccounts: string;
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
    namedOnly: (url, origins) =>
      `Máy chủ nghe tại ${url}, và chỉ nhận yêu cầu gửi tới: ${origins.join(', ')} (biến ORIGIN).`,
    originMissing: (origins) =>
      `Chưa đặt biến ORIGIN: máy chủ chỉ nhận yêu cầu gửi tới ${origins.join(', ')}. Nếu mọi người mở bằng địa chỉ khác, hãy đặt ORIGIN, ví dụ:  ORIGIN=http://ispeed.example.vn:3000 npm start`,
    noAccounts:
      'Chương trình mở cho máy khác nên đòi đăng nhập, mà chưa có tài khoản nào. Tạo quản trị đầu tiên trên máy này:  npm run users -- first-admin TÊN',
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
    namedOnly: (url, origins) =>
      `The server listens at ${url}, and answers only to: ${origins.join(', ')} (variable ORIGIN).`,
    originMissing: (origins) =>
      `ORIGIN is not set: the server answers only to ${origins.join(', ')}. If people open another address, set ORIGIN, for example:  ORIGIN=http://ispeed.example.vn:3000 npm start`,
    noAccounts:
      'The program is open to other machines and asks for signing in, and there is no account yet. Make the first administrator on this machine:  npm run users -- first-admin NAME',
    alreadyRunning: (url) => `The application already runs on this warehouse at ${url}.`,
    buildFailed: 'The application could not be built:',
    loadingSample: 'First run: loading simulated data to look at…',
  },
};
