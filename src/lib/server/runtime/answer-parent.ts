import { Fault } from '#lib/domain/fault.ts';
import type { ChildAnswer } from './run-child.ts';

/** The reply to a request, or its Fault; `faultOf` converts any other error. */
export async function answerOf<Request, Reply>(
  read: (request: Request) => Promise<Reply>,
  faultOf: (error: unknown) => Fault,
  request: Request,
): Promise<ChildAnswer<Reply>> {
  try {
    return { reply: await read(request) };
  } catch (error) {
    const { code, details } = error instanceof Fault ? error : faultOf(error);
    return { fault: { code, details } };
  }
}

/** Main function of a child process: reads the request from standard input, prints the answer. Ends when its parent does. */
export async function answerParent<Request, Reply>(
  read: (request: Request) => Promise<Reply>,
  faultOf: (error: unknown) => Fault,
): Promise<void> {
  const request = JSON.parse(await firstLine()) as Request;
  process.stdin.once('end', () => process.exit(1));
  process.stdout.write(JSON.stringify(await answerOf(read, faultOf, request)), () => process.exit(0));
}

/** The parent keeps standard input open: its end says that the parent ended. */
function firstLine(): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    process.stdin.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      if (piece.endsWith('\n')) resolve(text);
    });
  });
}
