import type { Locale } from '#lib/domain/format.ts';
import type { SettingStep, SettingWrong } from '../domain/settings/setting-problem.ts';
import type { SettingName } from '../domain/settings/setting.ts';
import { SETTING_NAMES, settingProblemSentence } from './setting-words.ts';

type Details = Record<string, string>;
type Sentence = (details: Details) => string;

/** The problem that a Fault carries, in a sentence. */
const problemIn = ({ where, wrong, value, least, most }: Details, locale: Locale): string =>
  settingProblemSentence(
    {
      where: JSON.parse(where ?? '[]') as readonly SettingStep[],
      wrong: wrong as SettingWrong,
      value: value ?? '',
      least: numberIn(least),
      most: numberIn(most),
    },
    locale,
  );

const numberIn = (text: string | undefined): number | null =>
  text === undefined || text === '' || Number.isNaN(Number(text)) ? null : Number(text);

/** Sentences of faults over what an office sets. */
export const SETTING_FAULTS: Record<string, Record<Locale, Sentence>> = {
  setting_wrong: {
    vi: (d) => `${SETTING_NAMES.vi[d.setting as SettingName]} có chỗ chưa đúng. ${problemIn(d, 'vi')}`,
    en: (d) => `${SETTING_NAMES.en[d.setting as SettingName]}: something is wrong. ${problemIn(d, 'en')}`,
  },
  setting_absent: {
    vi: (d) => `Không có thiết lập «${d.name}». Có: ${d.known}.`,
    en: (d) => `There is no setting “${d.name}”. The settings are: ${d.known}.`,
  },
  setting_version_absent: {
    vi: (d) => `Không có bản ${d.version} của thiết lập này. Tải lại trang rồi chọn lại.`,
    en: (d) => `There is no version ${d.version} of this setting. Reload the page and choose again.`,
  },
  setting_moved_on: {
    vi: () =>
      'Thiết lập hoặc số liệu đã đổi từ khi bạn xem trước, nên chưa lưu. Bấm «Xem trước» lần nữa rồi lưu.',
    en: () =>
      'The setting or the data have changed since the preview, so nothing was saved. Preview again, then save.',
  },
  setting_unchanged: {
    vi: () => 'Chưa có gì khác bản đang dùng, nên không lưu bản mới.',
    en: () => 'Nothing differs from the version in use, so no new version was saved.',
  },
  setting_unexplained: {
    vi: (d) => `Hãy ghi lý do đổi và văn bản làm căn cứ, từ 1 đến ${d.most} ký tự.`,
    en: (d) => `State why it is changed and the document it rests on, in 1 to ${d.most} characters.`,
  },
};
