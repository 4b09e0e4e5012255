import type { Workload } from '../../workload';
import type { Constant } from '../program/adopted-app';
import type { Entry } from '../program/expression';
import type { Fact } from './fact';

/** What a workload has to be told, as a constant of the facts file: what somebody has to find out is marked. */
export function factsConstant(name: string, { identity }: Workload, facts: readonly Fact[]): Constant {
  const entries = facts.map(({ name: key, value, todo, comment }): Entry => ({
    key,
    value,
    comment: filled(`${todo ? 'TODO: ' : ''}${comment}`),
  }));
  return { name, doc: [`${identity.kind} ${identity.name}.`], value: { form: 'mapping', entries } };
}

/** Words in lines of a comment. */
function filled(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const LINE = 105;
