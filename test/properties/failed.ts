import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where what has failed once is kept: a file an input, the command on its first line, the text of k8s/a.yaml below. */
export const FAILED = join(__dirname, 'failed');

/** One run of the command line. */
export interface Tried {
  readonly args: readonly string[];
  /** What stands in k8s/a.yaml. */
  readonly text: string;
}

/** An input as it is kept. */
export function written({ args, text }: Tried): string {
  return `${args.join(' ')}\n${text}`;
}

/** Everything that has failed once, by the name of its file. */
export function failedOnce(): readonly (readonly [name: string, tried: Tried])[] {
  return readdirSync(FAILED)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => {
      const whole = readFileSync(join(FAILED, file), 'utf8');
      const end = whole.indexOf('\n');
      return [file, { args: whole.slice(0, end).split(' '), text: whole.slice(end + 1) }];
    });
}
