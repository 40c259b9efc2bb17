import { Fault } from '#lib/domain/fault.ts';
import type { ChildAnswer } from './run-child.ts';

/**
 * The whole of a child program: reads the request from the command line, prints the reply or the Fault. Any
 * other error is told as the fault that `faultOf` makes of it.
 */
export async function answerParent<Request, Reply>(
  read: (request: Request) => Promise<Reply>,
  faultOf: (error: unknown) => Fault,
): Promise<void> {
  let answer: ChildAnswer<Reply>;
  try {
    answer = { reply: await read(JSON.parse(process.argv[2]!) as Request) };
  } catch (error) {
    const { code, details } = error instanceof Fault ? error : faultOf(error);
    answer = { fault: { code, details } };
  }
  process.stdout.write(JSON.stringify(answer));
}
