import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../lib/rules';

const FIXTURES = join(__dirname, '..', 'fixtures');

/** Manifests as people write them: the examples of all rules, bad and good, and the fixtures. */
export function seeds(): readonly string[] {
  const examples = RULES.flatMap(({ bad, good }) => [...bad, ...good]).flatMap((example) =>
    typeof example === 'string' ? [example] : Object.values(example as Readonly<Record<string, string>>),
  );
  const fixtures = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => readFileSync(join(FIXTURES, file), 'utf8'));
  return [...new Set([...examples, ...fixtures])];
}
