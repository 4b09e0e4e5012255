import { asObject, asString, grouped } from '../kubernetes';
import { groupOf, identityOf, readFromValues, type Manifest } from '../workload';
import type { Notice } from './notice';
import { someOf } from './words/some-of';

/**
 * One notice for each kind by which charts are installed that no file of the folder holds: nothing of their workloads is
 * judged. Those of app-template are read from their values, and charts of the same repository are there to be rendered.
 */
export function madeElsewhere(manifests: readonly Manifest[]): readonly Notice[] {
  const read = readFromValues(manifests);
  const open = manifests.filter((one) => !read.has(one) && installsElsewhere(one));
  return [...grouped(open, (one) => `${identityOf(one).kind} (${identityOf(one).apiVersion})`)].map(([kind, all]) => {
    const [first] = all as [Manifest];
    const names = [...new Set(all.map((one) => identityOf(one).name))];
    return {
      code: 'not-judged' as const,
      message: `${all.length === 1 ? '1 object' : `${all.length} objects`} of the kind ${kind} ${all.length === 1 ? 'installs a chart that is' : 'install charts that are'} elsewhere, and nothing of their workloads is judged: ${someOf(names)}; render each (helm template NAME CHART --values VALUES) and check what comes out`,
      names,
      ...(first.file !== undefined && { file: first.file }),
      ...first.locate?.(['kind']),
      resource: identityOf(first),
    };
  });
}

/** Whether an object of Flux, of Argo CD or of k3s installs a chart of a registry. */
function installsElsewhere({ object }: Manifest): boolean {
  const spec = asObject(object['spec']);
  switch (`${groupOf(asString(object['apiVersion']) ?? '')}/${asString(object['kind']) ?? ''}`) {
    case 'helm.toolkit.fluxcd.io/HelmRelease': {
      const { sourceRef } = asObject(asObject(spec['chart'])['spec']);
      return !['GitRepository', 'Bucket'].includes(asString(asObject(sourceRef)['kind']) ?? '');
    }
    case 'argoproj.io/Application': {
      const sources = [spec['source'], ...(Array.isArray(spec['sources']) ? spec['sources'] : [])];
      return sources.some((source) => asObject(source)['chart'] !== undefined);
    }
    case 'helm.cattle.io/HelmChart':
      return spec['chart'] !== undefined;
    default:
      return false;
  }
}
