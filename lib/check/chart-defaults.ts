import type { Manifest } from '../workload';
import type { Finding } from './finding';
import type { Suppressed } from './ignored/ignore';
import type { Notice } from './notice';
import { allOf, someOf } from './words/some-of';

const BY = 'chart-default';

/** What one pod means. */
const ONE_POD: ReadonlySet<string> = new Set(['single-replica', 'stateful-set-alone']);

/**
 * Why a loss is left out that one pod means, where only the default of a chart wants one: nearly every chart begins with
 * one, and nobody knows with what values it is installed.
 */
export function leftToValues(
  { rule, path }: Finding,
  manifest: Manifest | undefined,
): Omit<Suppressed, 'finding'> | undefined {
  if (rule === OF_DATA && offersVolume(manifest)) {
    return { by: BY, reason: 'its chart keeps them in a volume as soon as its values say so' };
  }
  const values = ONE_POD.has(rule) ? manifest?.defaultsBehind?.(path) : undefined;
  return values && { by: BY, reason: 'the default of a chart says it, which the values of a release replace', values };
}

const OF_DATA = 'data-goes-with-pod';

/** Whether the template of a chart has a volume that lasts, which the defaults of its values leave out. */
function offersVolume(manifest: Manifest | undefined): boolean {
  if (manifest?.defaultsBehind === undefined) return false;
  return ['volumeClaimTemplates', 'persistentVolumeClaim'].some((field) => manifest.isInTemplate?.(field));
}

/** The name; of one that the API server asks by a webhook, with what that means. */
function wordName({ workload, resource, numbers }: Finding): string {
  const { name } = workload ?? resource;
  return numbers['refused']
    ? `${name} (the API server asks it by a webhook, and refuses writes while it is away)`
    : name;
}

/** One notice for all data that have no volume only by the defaults of their charts. */
export function keptByNoDefault(suppressed: readonly Suppressed[]): readonly Notice[] {
  const left = suppressed.filter(({ by, finding }) => by === BY && finding.rule === OF_DATA);
  const [first] = left;
  if (first === undefined) return [];
  const names = [...new Set(left.map(({ finding }) => finding.resource.name))];
  const { file, line } = first.finding;
  const keep = names.length === 1 ? '1 workload keeps its' : `${names.length} workloads keep their`;
  return [
    {
      code: BY,
      message: `${keep} data in no volume by the defaults of charts, which have one for them: ${someOf(names)}; give the values that you install with (--values FILE)`,
      ...(file !== undefined && { file }),
      ...(line !== undefined && { line }),
    },
  ];
}

/** One notice for all workloads that are one pod only by the defaults of their charts. */
export function byChartDefaults(suppressed: readonly Suppressed[]): readonly Notice[] {
  const left = suppressed.filter(({ by, finding }) => by === BY && finding.rule !== OF_DATA);
  const [first] = left;
  if (first === undefined) return [];
  const names = [...new Set(left.map(({ finding }) => wordName(finding)))];
  const values = [...new Set(left.flatMap((one) => one.values ?? []))];
  const run = names.length === 1 ? '1 workload runs' : `${names.length} workloads run`;
  const means = values.length === 0 ? 'its values' : someOf(values);
  const { file, line } = first.finding;
  return [
    {
      code: BY,
      message: `${run} one pod by the defaults of charts: ${someOf(names)}; drains and releases leave such a one without a pod: give the values that you install with (--values FILE; ${means})`,
      ...allOf(names),
      ...(file !== undefined && { file }),
      ...(line !== undefined && { line }),
    },
  ];
}
