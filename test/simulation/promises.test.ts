import fc from 'fast-check';
import { shape, shapedManifests } from './generated-shape';
import { generated, manifestsOf } from './generated-workload';
import { compare } from './promises';
import { runs } from '../properties/runs';

const WORKLOADS = runs(10);

test('rules and simulation never contradict each other: what is free of findings loses nothing, what loses is found, what is found loses until it is fixed', () => {
  let free = 0;
  const property = fc.property(generated, (drawn) => {
    const { broken, isFree } = compare(manifestsOf(drawn));
    if (isFree) free += 1;
    expect(broken).toEqual([]);
  });
  fc.assert(property, WORKLOADS);
  expect(free / WORKLOADS.numRuns).toBeGreaterThan(0.2);
});

test('nor do they for StatefulSets, DaemonSets, sidecars, helpers with work of their own, workers, and other traffic', () => {
  let free = 0;
  const property = fc.property(generated, shape, (drawn, shaped) => {
    const { broken, isFree } = compare(shapedManifests(drawn, shaped));
    if (isFree) free += 1;
    expect(broken).toEqual([]);
  });
  fc.assert(property, WORKLOADS);
  expect(free).toBeGreaterThan(0);
});
