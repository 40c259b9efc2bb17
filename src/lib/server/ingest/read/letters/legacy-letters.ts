/**
 * Vietnamese as typed before Unicode: fonts that draw other letters in place of those of Windows-1252. Text
 * read as Windows-1252 (or pasted into a Unicode file) is turned into Vietnamese letter by letter.
 */
export type LegacyLetters = 'tcvn3' | 'vni';

/** TCVN 5712:1993 VN3 ("ABC" fonts, .VnTime): one letter for one. Capitals with tones come from fonts of capitals. */
const TCVN3 = lettersOf(
  '¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u00adư®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ' +
    '×ìØỉÜĩÝíÞịßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ',
);

/** VNI-Windows: a mark follows its letter, and a few letters stand alone. */
const VNI_MARKS = lettersOf('ù\u0301ø\u0300û\u0309õ\u0303ï\u0323');
const VNI_CIRCUMFLEX = lettersOf('â á\u0301à\u0300å\u0309ã\u0303ä\u0323');
const VNI_BREVE = lettersOf('ê é\u0301è\u0300ú\u0309ü\u0303ë\u0323');
const VNI_ALONE = lettersOf('ôơöưñđíí\u00ecìæỉóĩòịîỵ');

function lettersOf(pairs: string): ReadonlyMap<string, string> {
  const letters = [...pairs];
  return new Map(letters.flatMap((from, i) => (i % 2 === 0 ? [[from, letters[i + 1]!] as const] : [])));
}

/** Converts text of a legacy font to Unicode Vietnamese. Letters that the font does not have are not changed. */
export function fromLegacy(text: string, letters: LegacyLetters): string {
  return letters === 'tcvn3'
    ? text.replace(/[\u00a1-\u00fe]/g, (letter) => TCVN3.get(letter) ?? letter)
    : fromVni(text);
}

const VNI_PARTS = /([aeoyuôö])([ùøûõïâáàåãäêéèúüë])|[ôöñíìæóòî]/gi;

/** In one pass, so that converted letters are not converted again. */
function fromVni(text: string): string {
  return text.replace(VNI_PARTS, (found: string, letter?: string, mark?: string) => {
    const first = letter ?? found;
    const small = first.toLowerCase();
    const made = mark === undefined ? VNI_ALONE.get(small) : markedLetter(small, mark.toLowerCase());
    if (made === undefined) return found;
    return first === small ? made : made.toUpperCase();
  });
}

function markedLetter(letter: string, mark: string): string | undefined {
  const tone = VNI_MARKS.get(mark);
  if (tone !== undefined) return ((VNI_ALONE.get(letter) ?? letter) + tone).normalize('NFC');
  const onCircumflex = 'aeo'.includes(letter) ? VNI_CIRCUMFLEX.get(mark) : undefined;
  if (onCircumflex !== undefined) return `${letter}\u0302${onCircumflex.trim()}`.normalize('NFC');
  const onBreve = letter === 'a' ? VNI_BREVE.get(mark) : undefined;
  return onBreve === undefined ? undefined : `a\u0306${onBreve.trim()}`.normalize('NFC');
}
