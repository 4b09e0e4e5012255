import { grouped } from '../kubernetes';
import { identityOf, isHelmRelease, runsPods, type Manifest, type World } from '../workload';
import type { Notice } from './notice';
import { allOf, someOf } from './words/some-of';

/** One notice for each kind that runs pods and is not read as a workload, such as the DeploymentConfig of OpenShift. */
export function notJudged({ manifests }: World): readonly Notice[] {
  const kinds = grouped(
    manifests.filter((one) => runsPods(one) && !isHelmRelease(one)),
    (one) => `${identityOf(one).kind} (${identityOf(one).apiVersion})`,
  );
  return [...kinds].map(([kind, all]) => notice(kind, all as [Manifest, ...Manifest[]]));
}

function notice(kind: string, all: readonly [Manifest, ...Manifest[]]): Notice {
  const [first] = all;
  const names = [...new Set(all.map((one) => identityOf(one).name))];
  const objects = all.length === 1 ? '1 object' : `${all.length} objects`;
  return {
    code: 'not-judged',
    message: `${objects} of the kind ${kind} ${all.length === 1 ? 'runs' : 'run'} pods, and no rule judges how: ${someOf(names)}; nothing is known of their releases and drains`,
    ...allOf(names),
    ...(first.file !== undefined && { file: first.file }),
    ...first.locate?.(['kind']),
    resource: identityOf(first),
  };
}
