import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../lib/check';
import { manifestsIn } from './support/manifests';

const FOLDER = join(__dirname, '../fixtures/golden');

describe('manifests that lose nothing, of every shape', () => {
  test.each(readdirSync(FOLDER).sort())('%s is silent, down to info', (file) => {
    const kubernetesVersion = /kubernetes-(1\.\d+)/.exec(file)?.[1];
    expect(check(manifestsIn(readFileSync(join(FOLDER, file), 'utf8')), { kubernetesVersion }).findings).toEqual([]);
  });

  test('there are at least 25 of them', () => {
    expect(readdirSync(FOLDER).length).toBeGreaterThanOrEqual(25);
  });
});
