import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import values from '../../source/fixtures/kubectl-values.json';
import { Dice } from '../../properties/dice';
import { buildDecoder, decodeAll } from './decoder-process';
import { mutatedText } from './mutate-text';

/** Short texts, of which each change says something else. */
const SEEDS = [
  'a: 1\nb:\n  - x\n  - {c: d}\n',
  'a: &a {x: 1}\nb:\n  <<: *a\n  y: 2\nc: [*a, {<<: *a}]\n',
  'a: |\n  text\n   more\n\n  end\nb: >-\n  folded\n  text\n',
  "a: \"double \\n quoted\"\nb: 'single ''quoted'''\n? long key\n: value\n",
  '---\na: b\n---\nc: d\n...\ne: f\n',
  'kind: List\nitems:\n- a: plain words\n    go on\n  b: !!str 1\n- []\n- {}\n',
  '{"a": [1, 2.5, true, null], "b": {"c": "d"}}\n',
  '{"a": 1}{"b": 2}\n{"c": 3}',
];

const ROWS = 1600;

/** Makes the table of texts anew: needs Go. */
function main(): void {
  const known = values.map(({ yaml }) => yaml);
  const drawn = Array.from({ length: ROWS }, (_, index) => {
    const dice = new Dice(index + 1);
    return mutatedText(dice.of(SEEDS), dice);
  });
  const texts = [...new Set([...SEEDS, ...known, ...drawn])];
  const rows = decodeAll(buildDecoder(), texts).map((decoded, index) => ({ text: texts[index], ...decoded }));
  const lines = rows.map((row) => JSON.stringify(row).replace(/[\u007f-\uffff]/g, escaped));
  writeFileSync(join(__dirname, 'texts', 'kubectl.json'), `[\n${lines.join(',\n')}\n]\n`);
  console.log(`${rows.length} texts`);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

main();
