import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import * as library from '../../lib';
import { WEB } from '../../lib/rules/support/example';
import { runIn } from '../cli/memory-io';
import { ROOT, textOf } from './page';

const EXAMPLES = join(ROOT, 'docs', 'examples');
const CI = readdirSync(join(EXAMPLES, 'ci'));
const read = (name: string) => readFileSync(join(EXAMPLES, name), 'utf8');
const SHORT = WEB.replace('terminationGracePeriodSeconds: 25', 'terminationGracePeriodSeconds: 20');

/** The commands of ours in a pipeline, each as its arguments. */
function commandsIn(file: string): readonly (readonly string[])[] {
  const lines = read(file).matchAll(/(?:run|entry): npx zero-downtime (.*)|- npx zero-downtime (.*)/g);
  return [...lines].map(([, run, script]) => (run ?? script ?? '').trim().split(/\s+/));
}

const COMMANDS = CI.flatMap((file) => commandsIn(`ci/${file}`).map((args) => [file, args] as const));

test.each(CI)('%s is valid YAML, and stands whole in docs/ci.md', (file) => {
  expect(parseAllDocuments(read(`ci/${file}`)).flatMap(({ errors }) => errors)).toEqual([]);
  expect(textOf('docs/ci.md')).toContain(`\n${read(`ci/${file}`)}\`\`\``);
});

test('every pipeline checks', () => {
  expect(new Set(COMMANDS.map(([file]) => file))).toEqual(
    new Set(CI.filter((file) => file !== 'argo-application.yaml')),
  );
});

describe.each(COMMANDS)('%s: %j', (file, args) => {
  const old = { '../old/dist/web.yaml': WEB };

  test('safe manifests pass', async () => {
    expect(await runIn({ files: { 'dist/web.yaml': WEB, ...old } }, ...args)).toMatchObject({ code: 0, stderr: '' });
  });

  test('what loses requests fails, and the report is written that the next step takes', async () => {
    const { code, written, stdout } = await runIn({ files: { 'dist/web.yaml': SHORT, ...old } }, ...args);
    expect(code).toBe(1);
    expect(stdout).toContain('killed 5 s too early');
    const taken = [...read(`ci/${file}`).matchAll(/(?:sarif_file|junit|codequality): (\S+)/g)].map((match) => match[1]);
    expect(Object.keys(written)).toEqual(taken);
  });
});

test('what a release changes is found between two releases', async () => {
  const [args = []] = commandsIn('ci/github-release.yaml');
  const moved = WEB.replaceAll('app: web', 'app: shop-web');
  const files = { 'dist/web.yaml': moved, '../old/dist/web.yaml': WEB };
  expect(await runIn({ files }, ...args)).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('immutable-changed'),
  });
});

test.each(['cdk8s.yaml', 'cdk8s-local.yaml'])('%s names a class that takes these properties', (file) => {
  const { validations } = parse(read(file)) as {
    validations: { package: string; version: string; class: keyof typeof library; properties?: object }[];
  };
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, string>;
  for (const validation of validations) {
    expect(validation.package.replace('./node_modules/', '')).toBe(name);
    expect(validation.version).toBe(version);
    expect(validation.class).toBe('ZeroDowntimeValidation');
    expect(() => new library.ZeroDowntimeValidation(validation.properties)).not.toThrow();
  }
});
