/**
 * The normal form in which names are compared: without Vietnamese marks and case, words separated by one space. "Tốc
 * độ tải xuống (Mbps)" becomes "toc do tai xuong mbps"; "Đông Sơn" becomes "dong son".
 */
export function textKey(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[đĐðÐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}
