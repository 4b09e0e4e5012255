import { changed, WEB } from '../../lib/rules/support/example';
import type * as worst from '../../lib/simulation/worst-outcome';
import type * as sampled from '../../lib/simulation/sampled/sample-runs';
import type * as yaml from '../../lib/source/yaml/read-yaml';
import type * as memory from './memory-io';

// Mocks are not hoisted here: what is mocked is loaded anew, after them.
jest.resetModules();

jest.mock('../../lib/simulation/worst-outcome', () => {
  const actual = jest.requireActual<typeof worst>('../../lib/simulation/worst-outcome');
  const worstOutcome: typeof actual.worstOutcome = (world, one, ...rest) => {
    if (one.workload.name === 'cursed') throw new TypeError('no such thing');
    return actual.worstOutcome(world, one, ...rest);
  };
  return { ...actual, worstOutcome };
});

jest.mock('../../lib/simulation/sampled/sample-runs', () => {
  const actual = jest.requireActual<typeof sampled>('../../lib/simulation/sampled/sample-runs');
  const sampleRuns: typeof actual.sampleRuns = (world, one, ...rest) => {
    if (one.workload.name === 'cursed') throw new TypeError('no such thing');
    return actual.sampleRuns(world, one, ...rest);
  };
  return { ...actual, sampleRuns };
});

jest.mock('../../lib/source/yaml/read-yaml', () => {
  const actual = jest.requireActual<typeof yaml>('../../lib/source/yaml/read-yaml');
  const readYaml: typeof actual.readYaml = (text, ...rest) => {
    if (text.includes('poison')) throw new TypeError('no such thing');
    return actual.readYaml(text, ...rest);
  };
  return { ...actual, readYaml };
});

const { runIn } = jest.requireActual<typeof memory>('./memory-io');

const TOO_SHORT = changed(WEB, { 'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 20' });
const POISON = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: poison}\n';

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ');
const runOn = (text: string, ...args: readonly string[]) => runIn({ files: { 'web.yaml': text } }, ...args);

test('a document that the reader fails on is said to be a bug, and everything else is reported', async () => {
  const { code, stdout } = await runOn(`${POISON}---\n${TOO_SHORT}`, 'check', 'web.yaml');
  expect(oneLine(stdout)).toMatch(/this document could not be read \(no such thing\): this is a bug/);
  expect(stdout).toContain('grace-too-short');
  expect(code).toBe(2);
});

test.each([['worst'], ['drawn', '--runs', '3']])(
  'a workload that the simulation fails on (%s) costs no other its outcomes',
  async (_, ...flags) => {
    const text = `${WEB.replaceAll(/\bweb\b(?!:)/g, 'cursed')}---\n${WEB}`;
    const { code, stdout } = await runOn(text, 'simulate', 'web.yaml', '--scenario', 'rollout', ...flags);
    expect(oneLine(stdout)).toMatch(/Deployment default\/cursed .*the simulation has failed on it \(no such thing\)/);
    expect(stdout).toContain('Deployment default/web');
    expect(code).toBe(2);
  },
);
