import { formatFieldPath, nearestName, valueAt, type FieldError, type FieldPath } from '../../kubernetes';
import { asArray, asObject, asString, type Workload } from '../../workload';
import { listed } from './listed';

/** Which value the API server takes, where its words say so. */
const ALLOWED: readonly (readonly [RegExp, string])[] = [
  [/^must be (\d+)$/, 'set {field} to $1'],
  [/^must be greater than or equal to (\d+)$/, 'set {field} to $1 or more'],
  [/^must be between (\d+) and (\d+), inclusive$/, 'set {field} to a number from $1 to $2'],
  [/^must be greater than (?:0)$/, 'set {field} to 1 or more'],
  [/^may not be 0 when `maxSurge` is 0$/, 'leave {field} at 0, and set maxSurge to 1 or more'],
  [/^must not be set for readinessProbes$/, 'remove {field}'],
  [/^minAvailable and maxUnavailable cannot be both set$/, 'remove minAvailable'],
  [/^must be greater than (minReadySeconds)$/, 'set {field} to more than $1'],
  [/^valid values: "(\w+)", "(\w+)"$/, 'set {field} to $1 or $2'],
  [/^`selector` does not match template `labels`$/, 'give {field} the labels that spec.selector asks for'],
  [
    /^must match `ingressClassName` when both are specified$/,
    'take {field} away: spec.ingressClassName says it already',
  ],
  [/^either `defaultBackend` or `rules` must be specified$/, 'give {field} a rule, or a defaultBackend'],
];

export function mend({ path, type, detail }: FieldError): string {
  const field = formatFieldPath(path);
  const known = ALLOWED.find(([words]) => words.test(detail));
  if (known) return detail.replace(...known).replace('{field}', field);
  switch (type) {
    case 'Required':
      return `set ${field}`;
    case 'Forbidden':
      return `remove ${field}`;
    case 'NotSupported':
      return `give ${field} one of the supported values`;
    case 'Duplicate':
      return `give ${field} a value of its own`;
    case 'NotFound':
      return `give ${field} the name of something that the object has`;
    case 'TooLong':
    case 'TooMany':
      return `shorten ${field}`;
    default:
      return `give ${field} a value that is allowed`;
  }
}

/** Whether a field is the name, or the key, of something that a variable is read from. */
export function isOfKeyReference(path: FieldPath, field: 'name' | 'key'): boolean {
  return path.at(-1) === field && /KeyRef$/.test(String(path.at(-2)));
}

export function referenceOf({ path }: FieldError): string {
  return formatFieldPath(path.slice(0, -1));
}

/** What mends something of a pod, where more is known than what the API server says. */
export function mendInPod(
  error: FieldError,
  errors: readonly FieldError[],
  { manifest, podSpec }: Workload,
): string | undefined {
  const reference = referenceOf(error);
  const isOfBoth = (field: 'name' | 'key') =>
    errors.some((one) => isOfKeyReference(one.path, field) && referenceOf(one) === reference);
  if (isOfBoth('name') && isOfBoth('key')) {
    const how = manifest.isRendered
      ? ': in a template a map of empty values counts as true, its name (`if .name`) does not'
      : '';
    return `give ${reference} a name and a key, or leave it out${how}`;
  }
  if (error.type !== 'NotFound' || error.path.at(-3) !== 'volumeMounts') return undefined;
  const volumes = asArray(podSpec['volumes']).flatMap((volume) => asString(asObject(volume)['name']) ?? []);
  const asked = asString(valueAt(manifest.object, error.path));
  if (asked === undefined || volumes.length === 0 || volumes.length > MOST_NAMED) return undefined;
  const meant = nearestName(asked, volumes) ?? volumes.find((one) => asked.startsWith(`${one}-`));
  return `let ${formatFieldPath(error.path)} name ${meant ?? `a volume of the pod (${listed(volumes)})`}, or add a volume ${asked}`;
}

/** More volumes are not listed. */
const MOST_NAMED = 6;
