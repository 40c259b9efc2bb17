/** A question to be answered yes or no, and what yes does. */
export interface Confirmation {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly danger?: boolean;
  /** Does it, and gives what went wrong, as a sentence; '' when nothing did. */
  readonly act: () => Promise<string>;
  /** What is announced to a screen reader when it is done. */
  readonly done: string;
}
