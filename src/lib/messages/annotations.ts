import type { Annotation } from '#lib/domain/annotation.ts';
import { formatDate, type Locale } from '#lib/domain/format.ts';

const vi = {
  title: 'Mốc thời gian',
  lead: 'Ghi lại những việc có thể làm tốc độ đổi khác: trạm mới, bão, tắt sóng 2G. Mỗi mốc hiện trên mọi biểu đồ diễn biến của nơi và nhà mạng có liên quan.',
  back: 'Dữ liệu',
  add: 'Ghi thêm mốc',
  addLink: 'Ghi mốc thời gian',
  note: 'Mốc của một huyện cũng hiện ở các xã trong huyện ấy, và ngược lại.',
  on: 'Ngày',
  text: 'Sự việc',
  textHint: 'Ví dụ: phát sóng trạm mới ở xã Tam Dị',
  unit: 'Địa bàn',
  wholeProvince: 'Toàn tỉnh',
  operator: 'Nhà mạng',
  everyOperator: 'Mọi nhà mạng',
  by: 'Người ghi',
  save: 'Ghi mốc',
  saved: (on: string) => `Đã ghi mốc ngày ${on}.`,
  list: 'Các mốc đã ghi',
  listTable: 'Bảng các mốc thời gian',
  emptyTitle: 'Chưa ghi mốc nào',
  empty: 'Mốc đầu tiên ghi ở trên sẽ hiện ở đây và trên các biểu đồ diễn biến.',
  action: 'Thao tác',
  remove: 'Bỏ',
  removeOf: (text: string) => `Bỏ mốc «${text}»`,
  removed: (text: string) => `Đã bỏ mốc «${text}».`,
  nameFirst: 'Hãy điền tên ở ô «Người ghi» trước khi bỏ một mốc.',
  /** Head of the column in a trend's table. */
  column: 'Mốc',
};

type AnnotationMessages = typeof vi;

const en: AnnotationMessages = {
  title: 'Annotations',
  lead: 'Record events that may have changed the speed: a new station, a storm, the end of 2G. Each annotation appears on every trend of its areas and operators.',
  back: 'Data',
  add: 'Add an annotation',
  addLink: 'Add an annotation',
  note: 'An annotation on a district also appears in its communes, and vice versa.',
  on: 'Date',
  text: 'What happened',
  textHint: 'For example: new station on air in Tam Dị',
  unit: 'Area',
  wholeProvince: 'Whole province',
  operator: 'Operator',
  everyOperator: 'All operators',
  by: 'Author',
  save: 'Save',
  saved: (on) => `Annotation saved for ${on}.`,
  list: 'Annotations in force',
  listTable: 'Table of annotations',
  emptyTitle: 'No annotations yet',
  empty: 'Annotations added above appear here and on the trends.',
  action: 'Action',
  remove: 'Remove',
  removeOf: (text) => `Remove “${text}”`,
  removed: (text) => `Removed “${text}”.`,
  nameFirst: 'Fill in “Author” before removing an annotation.',
  column: 'Annotations',
};

/** Words of the annotations. */
export const annotationMessages: Record<Locale, AnnotationMessages> = { vi, en };

/** Where and whose, inside a sentence: "Huyện Lục Nam, Viettel". */
function annotationScope({ unitTitle, operatorName }: Annotation, locale: Locale): string {
  const t = annotationMessages[locale];
  return `${unitTitle ?? t.wholeProvince.toLowerCase()}, ${operatorName ?? t.everyOperator.toLowerCase()}`;
}

/** An annotation in one line: "16/10/2024: tắt sóng 2G (toàn tỉnh, mọi nhà mạng)". */
export function annotationInWords(annotation: Annotation, locale: Locale): string {
  return `${formatDate(annotation.on)}: ${annotation.text} (${annotationScope(annotation, locale)})`;
}
