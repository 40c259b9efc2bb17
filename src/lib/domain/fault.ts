import { maskDetails } from './personal/mask-details.ts';

/** Values that the sentence of a fault can include: a file, a row, a column, a value. */
export type FaultDetails = Readonly<Record<string, string | number | readonly string[] | null>>;

/** A fault as the API sends it: the sentence is in the reader's language already. */
export interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/**
 * An error for the user, as data. The sentence for a code, in each language, is in
 * `lib/messages/faults.ts`; whoever shows the fault (page, API, command line) renders it there.
 *
 * `status` is the HTTP status that fits: 400 a wrong request, 404 nothing there, 409 a conflict with
 * what is stored, 413 too large, 422 a file that cannot be used, 503 try again later.
 */
export class Fault extends Error {
  readonly code: string;
  readonly details: FaultDetails;
  readonly status: number;

  /** Details that quote a cell of a person's file are masked here, whoever throws. */
  constructor(code: string, given: FaultDetails = {}, status = 400, options?: ErrorOptions) {
    const details = maskDetails(given);
    super(`${code} ${JSON.stringify(details)}`, options);
    this.name = 'Fault';
    this.code = code;
    this.details = details;
    this.status = status;
  }
}
