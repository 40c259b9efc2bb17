/** Words of the part of a pack's report about tests that an operator sent to contest a case; in Vietnamese, as the report. */
export const operatorReportWords = {
  title: 'Số liệu đo của chính nhà mạng',
  sent: (operator: string, number: string, date: string, document: string | null) =>
    `${operator} gửi số liệu này để phản bác hồ sơ ${number}, cùng trả lời ngày ${date}${document === null ? '' : ` (văn bản ${document})`}. Được để riêng, không vào một con số nào ở các mục trên.`,
  file: (sha256: string, bytes: string) => `SHA-256 của tệp nhà mạng gửi (${bytes}): ${sha256}`,
  rows: 'Các lượt đo được giữ: operator-rows.csv. Kết quả so sánh: operator-tests.json; tính lại được từ operator-rows.csv và rows.csv.',
  difference: (place: string, difference: string) =>
    `${place}: nhà mạng so với người dân ${difference} Mbps.`,
  differenceWithin: (place: string, difference: string, lower: string, upper: string) =>
    `${place}: nhà mạng so với người dân ${difference} Mbps (khoảng tin cậy 95%: từ ${lower} đến ${upper}).`,
  header: ['Địa bàn', 'Ai đo', 'Lượt đo', 'Thiết bị', 'Trung bình (khoảng tin cậy 95%)', 'Ngày đo'],
} as const;
