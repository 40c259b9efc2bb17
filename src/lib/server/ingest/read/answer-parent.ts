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

/** Main function of a child process: reads the request from the command line, prints the answer. */
export async function answerParent<Request, Reply>(
  read: (request: Request) => Promise<Reply>,
  faultOf: (error: unknown) => Fault,
): Promise<void> {
  const request = JSON.parse(process.argv[2]!) as Request;
  process.stdout.write(JSON.stringify(await answerOf(read, faultOf, request)));
}
