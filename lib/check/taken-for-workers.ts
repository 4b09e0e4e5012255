import { ANNOTATIONS } from '../facts';
import { askedThough, type World } from '../workload';
import type { Notice } from './notice';
import { allOf, someOf } from './words/some-of';

/**
 * One notice for all workloads that are taken for workers by what they are called, although a Service leads to a port of
 * them: what comes by it, such as the REST interface of Kafka Connect, is not judged.
 */
export function takenForWorkers(world: World): readonly Notice[] {
  const taken = world.workloads.flatMap((workload) => {
    const service = askedThough(workload);
    return service === undefined ? [] : [{ workload, text: `${workload.identity.name} (by ${service})` }];
  });
  const [first] = taken;
  if (!first) return [];
  const are =
    taken.length === 1 ? '1 workload is taken for a worker' : `${taken.length} workloads are taken for workers`;
  const { manifest, identity } = first.workload;
  const names = taken.map(({ text }) => text);
  return [
    {
      code: 'taken-for-worker',
      message: `${are} by the name, and what Services lead to is not judged: ${someOf(names)}; where a release must not lose that, state ${ANNOTATIONS.traffic}`,
      ...allOf(names),
      ...(manifest.file !== undefined && { file: manifest.file }),
      resource: identity,
    },
  ];
}
