import { asObject, asString, isObject, own, type FieldPath, type Json, type JsonObject } from '../../kubernetes';
import { type AppRelease, VALUES } from './app-release';
import { mountsOf } from './app-template-claims';
import { primaryPortFor } from './app-template-services';
import type { Entry } from './app-template-values';
import type { MadeObject } from './made-object';

/** Copied as they are. */
const FIELDS: readonly string[] = [
  ...['args', 'command', 'envFrom', 'lifecycle', 'ports', 'resources', 'restartPolicy', 'securityContext'],
  ...['workingDir'],
];

/** A container, which is set into the object of its pod. */
export interface MadeContainer {
  readonly setAt: (made: MadeObject, at: FieldPath) => void;
}

/** A container of a controller, with the options that all containers have by default. */
export function containerOf({ id, value, path }: Entry, controller: string, release: AppRelease): MadeContainer {
  const defaults = asObject(release.values['defaultContainerOptions']);
  const optionOf = (name: string) => {
    const json = own(value, name);
    return json === undefined
      ? { json: own(defaults, name), from: [...VALUES, 'defaultContainerOptions', name] }
      : { json, from: [...path, name] };
  };
  return {
    setAt(made, at) {
      made.set([...at, 'name'], asString(value['nameOverride']) ?? id, path);
      const { repository, tag, digest } = { ...asObject(defaults['image']), ...asObject(value['image']) };
      const suffix = asString(digest);
      if (typeof repository === 'string')
        made.set(
          [...at, 'image'],
          `${repository}${tag === undefined ? '' : `:${String(tag)}`}${suffix ? `@${suffix}` : ''}`,
          [...path, 'image'],
        );
      for (const name of FIELDS) {
        const { json, from } = optionOf(name);
        made.set(
          [...at, name],
          typeof json === 'string' && name !== 'workingDir' && name !== 'restartPolicy' ? [json] : json,
          from,
        );
      }
      const { json, from } = optionOf('env');
      made.set([...at, 'env'], variablesOf(json), from);
      const probes = optionOf('probes');
      for (const kind of ['liveness', 'readiness', 'startup']) {
        const probe = probeOf(asObject(own(asObject(probes.json), kind)), controller, release);
        made.set([...at, `${kind}Probe`], probe?.json, [...probes.from, kind, ...(probe?.below ?? [])]);
      }
      const mounts = mountsOf(controller, id, release);
      if (mounts.length > 0) made.set([...at, 'volumeMounts'], mounts, [...VALUES, 'persistence']);
    },
  };
}

function variablesOf(env: Json | undefined): Json | undefined {
  if (!isObject(env)) return env;
  return Object.entries(env).map(([name, value]): JsonObject => {
    if (!isObject(value)) return { name, value: value === null ? '' : String(value) };
    const its = Object.fromEntries(Object.entries(value).filter(([field]) => field !== 'dependsOn'));
    return 'value' in its || 'valueFrom' in its ? { name, ...its } : { name, valueFrom: its };
  });
}

/** A probe: as it is written where it is `custom`, else one that asks the first port of the first Service. */
function probeOf(
  probe: JsonObject,
  controller: string,
  release: AppRelease,
): { readonly json: JsonObject; readonly below: FieldPath } | undefined {
  if (probe['enabled'] !== true) return undefined;
  const spec = asObject(probe['spec']);
  if (probe['custom'] === true) return { json: spec, below: ['spec'] };
  const first = primaryPortFor(controller, release);
  if (first === undefined) return undefined;
  const type = probe['type'] === 'AUTO' ? first.protocol : (asString(probe['type']) ?? 'TCP');
  const port = probe['port'] ?? first.target;
  return { json: { ...TIMES, ...timesIn(spec), ...askingBy(type, port, probe) }, below: ['spec'] };
}

/** What the chart gives its probes where nobody says. */
const TIMES = { initialDelaySeconds: 0, failureThreshold: 3, timeoutSeconds: 1, periodSeconds: 10 };

function timesIn(spec: JsonObject): JsonObject {
  const written = Object.keys(TIMES).map((time) => [time, own(spec, time)] as const);
  return Object.fromEntries(written.filter(([, value]) => value !== undefined && value !== null)) as JsonObject;
}

function askingBy(type: Json, port: Json, { path = '/', service }: JsonObject): JsonObject {
  if (type === 'HTTP' || type === 'HTTPS') return { httpGet: { path, port, scheme: type } };
  if (type === 'GRPC') return { grpc: { port, ...(service !== undefined && { service }) } };
  return { tcpSocket: { port } };
}
