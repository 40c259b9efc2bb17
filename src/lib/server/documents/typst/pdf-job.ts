/** A value that a source reads from its data. */
export type PdfData =
  string | number | boolean | null | readonly PdfData[] | { readonly [key: string]: PdfData };

/** The versions of PDF that this program makes: archival with attachments, or its form that needs no tags. */
export type PdfStandard = 'a-3a' | 'a-3b';

/** What a job is drawn as: a PDF, or a picture of its only page. */
export type PdfForm = 'pdf' | 'png';

/** How an attachment relates to the document (ISO 32000-2, 7.11.3, AFRelationship). */
export type PdfRelationship = 'source' | 'data' | 'alternative' | 'supplement';

/** A part that travels inside the PDF. */
export interface PdfAttachment {
  /** Name shown by readers, without folder; unique in the file. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mime: string;
  readonly description: string;
  readonly relationship: PdfRelationship;
}

/** What a PDF is made of. */
export interface PdfJob {
  /** Typst source; reads `json("/data.json")` and `image("/NAME")` of `images`. Fixed text of this program, never anyone's words. */
  readonly source: string;
  readonly title: string;
  /** Everything that varies, texts of people included. */
  readonly data: PdfData;
  /** SVG drawings by name; their words are in the document's font. */
  readonly images?: Readonly<Record<string, string>>;
  readonly attachments?: readonly PdfAttachment[];
  /** The date of creation that the file states: equal jobs give equal bytes. */
  readonly date: Date;
  readonly pdfStandard?: PdfStandard;
  /** A PDF, unless it says otherwise. */
  readonly form?: PdfForm;
}

/** A job as it goes to the child process, as JSON. */
export interface PdfRequest extends Omit<PdfJob, 'attachments' | 'date' | 'pdfStandard' | 'images' | 'form'> {
  readonly images: Readonly<Record<string, string>>;
  readonly attachments: readonly (Omit<PdfAttachment, 'bytes'> & { readonly base64: string })[];
  readonly dateSeconds: number;
  readonly pdfStandard: PdfStandard;
  readonly form: PdfForm;
}

/** What the child process answers. */
export interface PdfReply {
  readonly base64: string;
}
