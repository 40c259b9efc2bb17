import type { Locale } from '#lib/domain/format.ts';
import type { SpellingGroup, TechnologyReading } from '#lib/domain/technology-words.ts';

/** Why the spellings of a group mean their technology, and what a text that names several means. */
const VI: Record<SpellingGroup | 'several', string> = {
  second: 'Các công nghệ GSM và CDMA đời đầu.',
  third: 'UMTS và các bước nâng cấp HSPA; 3,5G, 3,75G là tên thương mại của HSPA.',
  lte: 'E-UTRA của 3GPP, từ bản 8.',
  lte_advanced:
    'LTE-A (3GPP bản 10) và LTE-A Pro (bản 13) vẫn là E-UTRA, gộp nhiều sóng mang 4G, không có sóng mang 5G; 4,5G, 4,9G, 4G+, LTE+ là tên thương mại của chúng.',
  dual_connectivity:
    'EN-DC (3GPP TS 37.340): máy giữ kết nối 4G làm neo và nhận dữ liệu qua thêm sóng mang 5G. Điện thoại ghi «LTE (NSA)» khi ở trong chế độ ấy. Tốc độ có phần của 5G nên tính là 5G: tính là 4G sẽ nâng trung bình của 4G. Tệp không cho biết lượt đo có thật sự dùng sóng mang 5G hay không, nên vài lượt chỉ chạy 4G cũng nằm ở đây. Quy ước của chương trình.',
  new_radio: 'NR của 3GPP, từ bản 15; 5G+, 5G-A, 5.5G là tên thương mại của nó.',
  wifi: 'IEEE 802.11, đủ các thế hệ.',
  fixed: 'Mạng cố định, có dây.',
  unknown: 'Ghi là di động nhưng không ghi thế hệ, hoặc ghi là không rõ.',
  several:
    'Nêu nhiều công nghệ mà không cho biết lượt đo dùng công nghệ nào: dòng bị loại, kèm lý do, để người có tệp ghi lại một công nghệ. Dấu + hoặc & giữa 4G và 5G là cả hai cùng lúc, tức EN-DC.',
};

const EN: Record<SpellingGroup | 'several', string> = {
  second: 'GSM and early CDMA technologies.',
  third: 'UMTS and its HSPA upgrades; 3.5G and 3.75G are trade names of HSPA.',
  lte: 'E-UTRA of 3GPP, from release 8 on.',
  lte_advanced:
    'LTE-A (3GPP release 10) and LTE-A Pro (release 13) are still E-UTRA: several 4G carriers together, none of 5G; 4.5G, 4.9G, 4G+ and LTE+ are trade names of them.',
  dual_connectivity:
    'EN-DC (3GPP TS 37.340): the device keeps a 4G connection as anchor and receives over added 5G carriers. Phones write “LTE (NSA)” in that mode. The speed has a part of 5G, so it counts as 5G: as 4G it would raise the mean of 4G. Files do not say whether a test really used a 5G carrier, so some that ran on 4G alone are here as well. The program’s own choice.',
  new_radio: 'NR of 3GPP, from release 15 on; 5G+, 5G-A and 5.5G are trade names of it.',
  wifi: 'IEEE 802.11, every generation.',
  fixed: 'Fixed networks.',
  unknown: 'Mobile without a generation, or given as unknown.',
  several:
    'Names several technologies and not the one of the test: the row is rejected with the reason, so that one is written instead. A + or & between 4G and 5G means both at once, which is EN-DC.',
};

const REASONS: Record<Locale, Record<SpellingGroup | 'several', string>> = { vi: VI, en: EN };

/** The reason of a decision about spellings. */
export const spellingReason = (group: SpellingGroup | 'several', locale: Locale): string =>
  REASONS[locale][group];

/** Spellings that people write, with what they are read as: shown on the method page, held by a test. */
export const SPELLING_EXAMPLES: readonly (readonly [text: string, reading: TechnologyReading])[] = [
  ['LTE-A', '4G'],
  ['LTE-A Pro', '4G'],
  ['4G+', '4G'],
  ['4,5G', '4G'],
  ['4G (LTE)', '4G'],
  ['NSA', '5G'],
  ['LTE (NSA)', '5G'],
  ['EN-DC', '5G'],
  ['LTE+NR', '5G'],
  ['4G+5G', '5G'],
  ['4G/5G', 'several'],
  ['4/5G', 'several'],
  ['LTE/NR', 'several'],
  ['5G (LTE)', 'several'],
];
