const vi = {
  product: 'i-Speed',
  skip: 'Đến nội dung chính',
  navigation: 'Các trang',
  overview: 'Tổng quan',
  gaps: 'Vùng lõm',
  data: 'Dữ liệu',
  tallies: 'Báo cáo tháng',
  method: 'Phương pháp',
  /** Under an icon, where there is little room. */
  talliesShort: 'Báo cáo',
  language: 'Ngôn ngữ',
  simulatedTitle: 'Dữ liệu mô phỏng.',
  simulated: 'Các số liệu ở đây do chương trình tạo ra để xem thử, không phải kết quả đo thật.',
  simulatedAction: 'Hoàn tác tệp mô phỏng và nạp dữ liệu của đơn vị',
  loading: 'Đang tải…',
  printed: (version: number, address: string) => `Phiên bản dữ liệu ${version} · ${address}`,
  errorTitle: (status: number): string => (status === 404 ? 'Không tìm thấy' : 'Chưa xem được trang này'),
  errorHome: 'Về trang tổng quan',
  errorData: 'Xem trang dữ liệu',
  errorRetry: 'Thử lại',
  errorStatus: (status: number) => `Mã ${status}`,
};

const en: typeof vi = {
  product: 'i-Speed',
  skip: 'Skip to the content',
  navigation: 'Pages',
  overview: 'Overview',
  gaps: 'Gaps',
  data: 'Data',
  tallies: 'Monthly tallies',
  method: 'Method',
  talliesShort: 'Tallies',
  language: 'Language',
  simulatedTitle: 'Simulated data.',
  simulated: 'These figures were made by the program for a first look; nobody measured them.',
  simulatedAction: 'Undo the simulated file and load your own data',
  loading: 'Loading…',
  printed: (version, address) => `Data version ${version} · ${address}`,
  errorTitle: (status) => (status === 404 ? 'Not found' : 'This page cannot be shown'),
  errorHome: 'Back to the overview',
  errorData: 'Open the data page',
  errorRetry: 'Try again',
  errorStatus: (status) => `Code ${status}`,
};

/** Words of the frame around every page. */
export const shellMessages = { vi, en };
