/** Where a name of a generated program comes from. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  cdk8s: ['ApiObject', 'App', 'Chart', 'Cron', 'Duration', 'JsonPatch', 'Size'],
  'cdk8s-plus-28': ['k8s'],
  'cdk8s-zero-downtime': [
    'Autoscaled',
    'Entrance',
    'GracefulCronJob',
    'GracefulDaemonSet',
    'GracefulJob',
    'GracefulStatefulSet',
    'GracefulWorker',
    'HealthCheck',
    'Hook',
    'Identity',
    'Interruption',
    'OnSigterm',
    'OwnService',
    'PreStop',
    'Quorum',
    'RolloutAnalysis',
    'RolloutStep',
    'RolloutStrategy',
    'Traffic',
    'TrafficSplit',
    'ZeroDowntimeDeployment',
    'ZeroDowntimeRollout',
  ],
  constructs: ['Construct'],
};

/** A file of the program itself. */
export interface FileOf {
  readonly path: string;
  /** Whether a name stands for all that it exports. */
  readonly isWhole?: boolean;
}

/** The names that packages give to a program. */
export const PACKAGE_NAMES: readonly string[] = [...Object.values(PACKAGES).flat(), 'kplus'];

/**
 * The imports that these names need.
 *
 * @param ours from where names of the program itself come
 */
export function printImports(names: ReadonlySet<string>, ours: ReadonlyMap<string, FileOf> = new Map()): string {
  const lines: string[] = [];
  for (const [from, all] of Object.entries(PACKAGES)) {
    const used = all.filter((one) => names.has(one));
    if (from === 'cdk8s-plus-28' && names.has('kplus')) lines.push(`import * as kplus from '${from}';`);
    if (used.length > 0) lines.push(importOf(used, from));
  }
  const own = new Map<string, string[]>();
  for (const name of names) {
    const from = ours.get(name);
    if (from === undefined) continue;
    if (from.isWhole === true) lines.push(`import * as ${name} from '${from.path}';`);
    else own.set(from.path, [...(own.get(from.path) ?? []), name]);
  }
  for (const [from, used] of [...own].sort(([one], [other]) => (one < other ? -1 : 1))) {
    lines.push(importOf(used.sort(), from));
  }
  return `${lines.join('\n')}\n`;
}

const WIDTH = 120;

function importOf(names: readonly string[], from: string): string {
  const line = `import { ${names.join(', ')} } from '${from}';`;
  if (line.length <= WIDTH) return line;
  return `import {\n${names.map((one) => `  ${one},\n`).join('')}} from '${from}';`;
}
