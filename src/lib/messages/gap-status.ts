import type { Locale } from '#lib/domain/format.ts';
import type { PlaceStatus } from '#lib/domain/gaps/gap.ts';

type Words = Readonly<Record<Locale, Readonly<Record<PlaceStatus, string>>>>;

/** What is known of a place, in a word or two. Never "good": where nothing was found, nothing was found yet. */
export const STATUS_LABELS: Words = {
  vi: {
    confirmed: 'Đã xác nhận',
    suspected: 'Cần đo thêm',
    nothing_found: 'Chưa phát hiện',
    too_few: 'Chưa đủ thiết bị',
    untested: 'Chưa đo',
  },
  en: {
    confirmed: 'Confirmed',
    suspected: 'Suspected',
    nothing_found: 'Nothing found',
    too_few: 'Too few devices',
    untested: 'Untested',
  },
};

/** What each means, for legends and tables. */
export const STATUS_MEANINGS: Words = {
  vi: {
    confirmed: 'dưới ngưỡng, tỷ lệ sai có kiểm soát; tô theo mức «nhiều nhất».',
    suspected: 'có dấu hiệu yếu, chưa phải bằng chứng; viền nét đứt, không nêu tốc độ.',
    nothing_found: 'đủ thiết bị mà chưa thấy yếu; chưa phải là tốt.',
    too_few: 'ít thiết bị quá, chưa nói được gì.',
    untested: 'chưa có lượt đo nào ở đó và các ô kề bên.',
  },
  en: {
    confirmed: 'below the limit, at a controlled error rate; in the colour of its bound.',
    suspected: 'signs of being weak, no evidence yet; dashed outline, no speed shown.',
    nothing_found: 'enough devices, and no weakness seen yet; that does not make it good.',
    too_few: 'too few devices to tell.',
    untested: 'no test there or in the cells beside it.',
  },
};
