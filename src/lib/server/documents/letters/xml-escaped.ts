const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Words as text of an XML document or of an attribute. */
export const xmlEscaped = (words: string): string => words.replace(/[&<>"']/g, (found) => ENTITIES[found]!);
