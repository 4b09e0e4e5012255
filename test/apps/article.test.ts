import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Testing, type Chart } from 'cdk8s';
import { parse } from 'yaml';
import { PodAsWritten, Probe2AsWritten, ProbeAsWritten } from '../../apps/article/as-written';

const FIXTURES = join(__dirname, '..', 'fixtures', 'article');

test.each<[string, () => Chart]>([
  ['pod.yaml', () => new PodAsWritten(Testing.app(), 'chart')],
  ['probe.yaml', () => new ProbeAsWritten(Testing.app(), 'chart')],
  ['probe2.yaml', () => new Probe2AsWritten(Testing.app(), 'chart')],
])('the article’s %s comes out of typed code exactly as it was written', (file, chart) => {
  const written: unknown = parse(readFileSync(join(FIXTURES, file), 'utf8'));
  expect(Testing.synth(chart())).toEqual([written]);
});
