/**
 * The text as XML can hold it (XML 1.0, 2.2): of the characters it forbids, writers of workbooks and documents leave two,
 * after which no program opens the file; each becomes the replacement character.
 */
export const xmlText = (text: string): string => text.replaceAll(/[\uFFFE\uFFFF]/g, '\uFFFD');
