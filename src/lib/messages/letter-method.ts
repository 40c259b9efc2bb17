import type { Reading } from '#lib/domain/standards/source-document.ts';
import { gapMessages } from './gaps.ts';

/** What the method annex names. */
interface MethodFacts {
  readonly operator: string;
  readonly technology: string;
  readonly metric: string;
  readonly period: string;
  readonly edition: string;
  readonly limit: string;
  readonly minimumTests: string;
  readonly standard: string;
  readonly documents: string;
  readonly perDevice: boolean;
  /** There are gap areas among the places. */
  readonly hasGaps: boolean;
  readonly version: string;
}

const READINGS: Readonly<Record<Reading, string>> = {
  read: 'đã đọc văn bản',
  press_wording: 'đọc qua báo chí, chưa đối chiếu công báo',
  not_read: 'chưa ai đọc',
};

/** The method of a letter in one page: Vietnamese only, as the letter. */
export const methodWords = {
  document: (number: string, reading: Reading) => `${number} (${READINGS[reading]})`,
  paragraphs: (facts: MethodFacts): readonly string[] => [
    `1. Nguồn số liệu: các lượt đo của ứng dụng i-Speed do người sử dụng tự đo, mạng ${facts.operator}, công nghệ ${facts.technology}. ${facts.period}. Phiên bản ${facts.version} của kho dữ liệu.`,
    `2. Nơi đo: mỗi lượt đo được gán vào một nơi theo tọa độ, hoặc theo tên nơi khi tệp không có tọa độ. Ranh giới: ${facts.edition}. Nơi không nhận ra chắc chắn thì không đoán, không tính.`,
    `3. Đại lượng: ${facts.metric}, tính bằng Mbps.`,
    facts.perDevice
      ? '4. Trung bình mà kết luận dựa vào: mỗi thiết bị một phiếu. Trung bình các lượt đo của từng thiết bị được tính trước, rồi lấy trung bình giữa các thiết bị; một máy đo nhiều lần không quyết định thay cho mọi người. Đây là quy ước của chương trình.'
      : '4. Trung bình mà kết luận dựa vào: mọi lượt đo tính như nhau.',
    '5. Khoảng tin cậy 95% được tính theo cụm thiết bị: các lượt đo của cùng một thiết bị không được coi là độc lập với nhau. Khoảng rộng nghĩa là số liệu còn ít.',
    `6. Kết luận: «đạt» khi cả khoảng tin cậy từ ${facts.limit} trở lên; «chưa đạt» khi cả khoảng tin cậy dưới ${facts.limit}; khoảng chứa mức này thì «chưa kết luận». Dưới ${facts.minimumTests} lượt đo, hoặc chưa đủ thiết bị, thì không kết luận, dù giá trị cao hay thấp.`,
    '7. Những gì để ra ngoài: lượt đo trùng, lượt đo của công nghệ và nhà mạng khác, lượt đo bị quy tắc chất lượng đánh dấu khi bộ lọc chọn như vậy. Không có lượt đo nào bị sửa.',
    `8. Tiêu chuẩn: ${facts.standard}. Văn bản: ${facts.documents}.`,
    '9. Giới hạn: người đo tự chọn lúc và nơi đo, nên số liệu không phải là mẫu ngẫu nhiên; gói cước, loại máy và việc đo trong nhà có thể làm giảm tốc độ; tải của trạm thay đổi theo giờ. Vì thế kết luận dựa vào khoảng tin cậy và số thiết bị, không dựa vào một lượt đo.',
    '10. Kiểm lại: mọi con số trong văn bản được lấy từ hồ sơ đã lưu, không gõ tay; số liệu nạp sau ngày lập hồ sơ không làm thay đổi chúng. Doanh nghiệp không thống nhất có thể gửi số liệu đo của mình ở bất kỳ dạng tệp nào chương trình nhận để đối chiếu.',
    ...(facts.hasGaps
      ? [
          `11. Vùng lõm: ${gapMessages.vi.windowRule} Chỉ nêu mức mà trung bình thật không quá («≤»), đã hiệu chỉnh vì vùng được chọn từ nhiều cửa sổ; không nêu trung bình của chính các lượt đo đã chọn ra vùng, vì nó lệch về phía thấp. Các mục 5 và 6 nói về địa bàn khác.`,
        ]
      : []),
  ],
};
