import type { Locale } from '#lib/domain/format.ts';

type Words = Readonly<Record<Locale, (details: Record<string, string>) => string>>;

/** What a variable must be, by what `config-variable.ts` says of it. */
const EXPECTED: Readonly<Record<string, Words>> = {
  text: { vi: () => 'một chuỗi chữ', en: () => 'text' },
  header_name: {
    vi: () =>
      'tên một tiêu đề HTTP mà proxy ghi, ví dụ x-real-ip (địa chỉ máy gửi) hay x-remote-user (ai đăng nhập)',
    en: () =>
      'the name of an HTTP header that the proxy writes, for example x-real-ip (the client’s address) or x-remote-user (who signed on)',
  },
  networks: {
    vi: () => 'một hay nhiều địa chỉ hoặc mạng, ví dụ 10.0.0.0/8, 192.168.1.7',
    en: () => 'one or more addresses or networks, for example 10.0.0.0/8, 192.168.1.7',
  },
  origins: {
    vi: () =>
      'một hay nhiều địa chỉ như https://ispeed.example.vn, cách nhau bằng dấu phẩy hoặc dấu cách, không có đường dẫn phía sau (chương trình phải đứng riêng một tên miền hoặc một cổng)',
    en: () =>
      'one or more addresses such as https://ispeed.example.vn, separated by commas or spaces, without a path (the program needs a host name or a port of its own)',
  },
  whole_number: {
    vi: (d) => `một số nguyên từ ${d.least} đến ${d.most}`,
    en: (d) => `a whole number from ${d.least} to ${d.most}`,
  },
  one_of: {
    vi: (d) => `một trong các từ: ${d.words}`,
    en: (d) => `one of these words: ${d.words}`,
  },
  memory: {
    vi: () => 'lượng bộ nhớ từ 100MB trở lên, ví dụ 512MB hay 4GB',
    en: () => 'an amount of memory of 100MB or more, for example 512MB or 4GB',
  },
};

const expected = (d: Record<string, string>, locale: Locale) => EXPECTED[d.expects!]![locale](d);

/** Sentences for a configuration that cannot be used: said at start, in one line. */
export const CONFIG_FAULTS: Readonly<Record<string, Words>> = {
  config_invalid: {
    vi: (d) =>
      `Biến môi trường ${d.variable}=${d.value} không dùng được: cần ${expected(d, 'vi')}. Hãy sửa rồi khởi động lại.`,
    en: (d) =>
      `The environment variable ${d.variable}=${d.value} cannot be used: it must be ${expected(d, 'en')}. Correct it and start again.`,
  },
  config_root_invalid: {
    vi: (d) =>
      `Không có thư mục data/reference trong ${d.folder}. Hãy chạy lệnh từ thư mục của chương trình, hoặc đặt APP_ROOT là thư mục đó.`,
    en: (d) =>
      `There is no folder data/reference in ${d.folder}. Run the command in the program's folder, or set APP_ROOT to it.`,
  },
  config_two_sign_ons: {
    vi: () =>
      'OIDC_FILE và USER_HEADER là hai cách đăng nhập chung; chỉ đặt một trong hai. Hãy bỏ bớt rồi khởi động lại.',
    en: () => 'OIDC_FILE and USER_HEADER are two ways to sign on; set one of them only, then start again.',
  },
  config_proxy_unnamed: {
    vi: () =>
      'USER_HEADER cần PROXY_ADDRESSES: địa chỉ của máy chủ trung gian được tin khi nói ai đăng nhập, ví dụ PROXY_ADDRESSES=10.0.0.5. Hãy đặt rồi khởi động lại.',
    en: () =>
      'USER_HEADER needs PROXY_ADDRESSES: the address of the proxy that is believed when it says who signed on, for example PROXY_ADDRESSES=10.0.0.5. Set it and start again.',
  },
  config_host_unknown: {
    vi: (d) =>
      `HOST=${d.host} không phải là địa chỉ của máy này. Hãy dùng 127.0.0.1 (chỉ máy này), 0.0.0.0 (mọi máy trong mạng) hoặc một địa chỉ của máy này.`,
    en: (d) =>
      `HOST=${d.host} is not an address of this machine. Use 127.0.0.1 (this machine only), 0.0.0.0 (every machine on the network) or an address of this machine.`,
  },
  port_taken: {
    vi: (d) => `Cổng ${d.port} đã có chương trình khác dùng. Chọn cổng khác, ví dụ:  PORT=3001 npm start`,
    en: (d) =>
      `Port ${d.port} is taken by another program. Choose another, for example:  PORT=3001 npm start`,
  },
  port_refused: {
    vi: (d) =>
      `Hệ điều hành không cho dùng cổng ${d.port}. Hãy chọn cổng từ 1024 trở lên, ví dụ:  PORT=3000 npm start`,
    en: (d) =>
      `The operating system does not allow port ${d.port}. Choose 1024 or higher, for example:  PORT=3000 npm start`,
  },
};
