import type { Locale } from '#lib/domain/format.ts';

const vi = {
  Find: 'Tìm',
  Replace: 'Thay bằng',
  next: 'sau',
  previous: 'trước',
  all: 'tất cả',
  'match case': 'phân biệt hoa thường',
  'by word': 'nguyên từ',
  regexp: 'biểu thức',
  replace: 'thay',
  'replace all': 'thay tất cả',
  close: 'đóng',
  'current match': 'chỗ đang chọn',
  'on line': 'ở dòng',
  'replaced match on line $': 'đã thay ở dòng $',
  'replaced $ matches': 'đã thay $ chỗ',
  'Go to line': 'Tới dòng',
  go: 'tới',
  'Folded lines': 'Các dòng đã gập',
  'Unfolded lines': 'Các dòng đã mở',
  'folded code': 'đoạn đã gập',
  unfold: 'mở ra',
  'Fold line': 'Gập dòng',
  'Unfold line': 'Mở dòng',
  Completions: 'Gợi ý',
  Diagnostics: 'Lỗi',
  'No diagnostics': 'Không có lỗi',
  to: 'đến',
  'Selection deleted': 'Đã xóa phần chọn',
  'Control character': 'Ký tự điều khiển',
};

const en = Object.fromEntries(Object.keys(vi).map((phrase) => [phrase, phrase])) as typeof vi;

/** The editor's own words, by those that its library has for them. */
export const editorPhrases: Record<Locale, typeof vi> = { vi, en };
