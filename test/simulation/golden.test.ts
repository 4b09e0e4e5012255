import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simulate } from '../../lib/simulation';
import { readSource } from '../../lib/source';
import { readWorld } from '../../lib/workload';

const GOLDEN = join(__dirname, '..', 'fixtures', 'golden');
const FILES = readdirSync(GOLDEN).filter((file) => file.endsWith('.yaml'));

describe('manifests in which nothing is found', () => {
  test.each(FILES)('%s loses nothing in what one does on purpose', (file) => {
    const world = readWorld(readSource(readFileSync(join(GOLDEN, file), 'utf8'), file).manifests);
    const losing = simulate(world, { fix: false }).filter(({ voluntary, verdict }) => voluntary && verdict === 'loses');
    expect(losing.map(({ scenario, workload, lostByCause }) => ({ scenario, workload, lostByCause }))).toEqual([]);
  });
});
