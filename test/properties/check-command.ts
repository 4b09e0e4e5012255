import { runIn } from '../cli/memory-io';
import { expectSound, type AllFound } from './check-one';
import { expectRan } from './command-line-one';

/** What is written beside the text and JSON, each in its turn. */
const IN_TURN: readonly (readonly string[])[] = [
  ...['sarif', 'junit', 'github', 'markdown', 'codequality'].map((one) => ['--format', one, '--output', 'out.turn']),
  ['--html', 'out.turn'],
];

/**
 * Runs `check` over a text, from its arguments to its code, as text, as JSON and in one other format; throws where
 * something about it is not as promised.
 *
 * @param turn which other format
 */
export async function checkCommand(text: string, turn: number): Promise<AllFound> {
  const formats = ['--verbose', '--format', 'text', '--format', 'json', '--output', 'out.json'];
  const args = ['check', 'k8s/a.yaml', ...formats, ...(IN_TURN[turn % IN_TURN.length] ?? [])];
  const ran = await runIn({ files: { 'k8s/a.yaml': text } }, ...args);
  expectRan(args, ran);
  const report = JSON.parse(ran.written['out.json'] ?? '') as AllFound;
  expectSound(text, report, ran.stdout);
  if (ran.written['out.turn'] === undefined) throw new Error(`${args.join(' ')} has left one out`);
  return report;
}
