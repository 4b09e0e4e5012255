import { ANNOTATIONS, readFacts } from '../../facts';
import { asObject, oncePer } from '../../kubernetes';
import type { Workload } from '../workload';

/** What somebody has stated to be made elsewhere, each as `ServiceAccount/web`. */
export const madeElsewhere = oncePer(({ manifest }: Workload): ReadonlySet<string> => {
  const text = asObject(asObject(manifest.object['metadata'])['annotations'])[ANNOTATIONS.madeElsewhere];
  return new Set(text === undefined ? [] : readFacts({ [ANNOTATIONS.madeElsewhere]: text }).facts.madeElsewhere);
});
