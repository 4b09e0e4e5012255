import { formatFieldError, formatFieldPath, validateManifest, type FieldError, type FieldPath } from '../../kubernetes';
import type { Manifest, Workload, World } from '../../workload';
import type { Violation } from '../rule';
import { asFarAsWritten } from './as-far-as-written';

/** What a refused field of a workload belongs to. */
export type Area = 'probe' | 'hook' | 'container' | 'rollout' | 'selector';

/** Read once for all rules that ask, and forgotten with the workload. */
const ERRORS = new WeakMap<Workload, readonly FieldError[]>();

/** Why the API server refuses a workload, as far as one area goes. */
export function refusalsOf(workload: Workload, world: World, area: Area): readonly Violation[] {
  let errors = ERRORS.get(workload);
  if (!errors) {
    errors = validateManifest(workload.manifest.object, world.kubernetesVersion);
    ERRORS.set(workload, errors);
  }
  return errors
    .filter(({ path }) => areaOf(path, workload) === area)
    .map((error) => ({ ...refusal(error, workload.manifest), ...containerAt(error.path, workload) }));
}

/** Why the API server refuses the objects of one kind. */
export function* refusalsOfKind(kind: string, world: World): Iterable<Violation & { readonly resource: Manifest }> {
  for (const manifest of world.manifests) {
    if (manifest.object['kind'] !== kind) continue;
    for (const error of validateManifest(manifest.object, world.kubernetesVersion)) {
      yield { ...refusal(error, manifest), resource: manifest };
    }
  }
}

function areaOf(path: FieldPath, { podPath }: Workload): Area {
  if (path.some((step) => PROBES.has(step))) return 'probe';
  if (path.includes('lifecycle')) return 'hook';
  const isOfPod =
    path[0] === 'metadata' || path.includes('template') || podPath.every((step, depth) => path[depth] === step);
  if (path[1] === 'selector' || (path[1] === 'template' && path.at(-1) === 'labels')) return 'selector';
  return isOfPod ? 'container' : 'rollout';
}

const PROBES: ReadonlySet<string | number> = new Set(['livenessProbe', 'readinessProbe', 'startupProbe']);

function refusal(error: FieldError, { object }: Manifest): Violation {
  return {
    path: asFarAsWritten(object, error.path),
    numbers: { refusal: formatFieldError(error), mend: mend(error) },
  };
}

function mend({ path, type }: FieldError): string {
  const field = formatFieldPath(path);
  switch (type) {
    case 'Required':
      return `set ${field}`;
    case 'Forbidden':
      return `remove ${field}`;
    case 'NotSupported':
      return `give ${field} one of the supported values`;
    case 'Duplicate':
      return `give ${field} a value of its own`;
    default:
      return `give ${field} a value that is allowed`;
  }
}

function containerAt(path: FieldPath, { containers }: Workload): Pick<Violation, 'container'> {
  const container = containers.find((one) => one.path.every((step, depth) => path[depth] === step));
  return container ? { container: container.name } : {};
}
