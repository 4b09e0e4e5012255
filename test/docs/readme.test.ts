import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mismatch, withoutComments } from './abridged';
import { blocksOf, PAGES, ROOT, type CodeBlock } from './page';
import { programOf } from './program';
import { runProgram } from './run-program';
import { typeErrors } from './type-errors';

const BLOCKS = PAGES.flatMap(blocksOf);
const PROGRAMS = BLOCKS.filter(({ language }) => language === 'ts');
const OUTPUTS = BLOCKS.filter(({ marker }) => marker === 'output of the above');

const EXCERPTS = BLOCKS.filter(({ marker }) => marker.startsWith('from '));

const titled = (block: CodeBlock): [string, CodeBlock] => [`${block.page}:${block.line}`, block];

/** The program that an output belongs to: the nearest one above it. */
function programAbove(output: CodeBlock): CodeBlock | undefined {
  return PROGRAMS.filter(({ page, line }) => page === output.page && line < output.line).at(-1);
}

/** Whether a page shows the error that a program ends with. */
function showsItsError(program: CodeBlock): boolean {
  return OUTPUTS.some(
    (output) => output.language === 'text' && programAbove(output) === program && /Error: /.test(output.code),
  );
}

describe('the code of a page', () => {
  const distinct = [...new Set(PROGRAMS.map(programOf))];
  let errors: ReadonlyMap<string, readonly string[]>;

  beforeAll(() => {
    const found = typeErrors(distinct);
    errors = new Map(distinct.map((program, index) => [program, found[index] ?? []]));
  });

  test.each(PROGRAMS.map(titled))('%s compiles', (_where, block) => {
    expect(errors.get(programOf(block))).toEqual([]);
  });

  test.each(PROGRAMS.map(titled))('%s runs, or fails as the page says', (_where, block) => {
    const { failed, text } = runProgram(programOf(block));
    expect({ failed, text: failed && !showsItsError(block) ? text : '' }).toEqual({
      failed: showsItsError(block),
      text: '',
    });
  });

  test.each(OUTPUTS.map(titled))('%s is the output of the program above it', (_where, output) => {
    const program = programAbove(output);
    if (!program) throw new Error('there is no program above it');
    const { yaml, text } = runProgram(programOf(program));
    const difference =
      output.language === 'yaml' ? mismatch(withoutComments(output.code), yaml) : mismatch(output.code, text);
    expect(difference).toBeUndefined();
  });

  test.each(EXCERPTS.map(titled))('%s stands in the file that it is from', (_where, { code, marker }) => {
    const file = readFileSync(join(ROOT, marker.replace('from ', '')), 'utf8');
    expect(mismatch(`...\n${withoutComments(code)}\n...`, withoutComments(file))).toBeUndefined();
  });

  test.each(BLOCKS.map(titled))('%s says what it is in a way that is known here', (_where, { language, marker }) => {
    const known: Record<string, RegExp> = {
      ts: /^(?:fragment(?:: facts)?)?$/,
      yaml: /^(?:output of the above|from \S+)?$/,
      text: /^(?:output of the above|zero-downtime (?:check|simulate|explain|fix) .+)$/,
      sh: /^$/,
      // Settings of other programs.
      json: /^$/,
      lua: /^$/,
      toml: /^$/,
      python: /^from test\/languages\//,
      go: /^from test\/languages\//,
      java: /^from test\/languages\//,
    };
    expect(marker).toMatch(known[language] ?? /^there is no such language here$/);
  });
});
