import {
  readWorld,
  type Container,
  type Json,
  type JsonObject,
  type Manifest,
  type Workload,
} from '../../lib/workload';

/** What a test says about a Deployment called `web`, beside that its pods are labelled `app: web`. */
export interface Written {
  readonly kind?: string;
  readonly namespace?: string;
  readonly annotations?: Readonly<Record<string, Json>>;
  readonly labels?: JsonObject;
  readonly spec?: JsonObject;
  readonly pod?: JsonObject;
  readonly containers?: readonly JsonObject[];
}

/** A Deployment called `web`, or another kind of workload. */
export function workload(written: Written = {}): Manifest {
  const { kind = 'Deployment', namespace, annotations, labels = { app: 'web' }, spec, pod, containers } = written;
  const metadata = { name: 'web', ...(namespace !== undefined && { namespace }), ...(annotations && { annotations }) };
  const podSpec = { containers: containers ?? [{ name: 'web', ports: [{ containerPort: 8080 }] }], ...pod };
  const template = { metadata: { labels }, spec: podSpec };
  return kind === 'Pod'
    ? { object: { apiVersion: 'v1', kind, metadata: { ...metadata, labels }, spec: podSpec } }
    : { object: { apiVersion: 'apps/v1', kind, metadata, spec: { ...spec, template } } };
}

/** Any other object. */
export function object(kind: string, spec: JsonObject, namespace?: string): Manifest {
  return { object: { kind, metadata: { name: 'web', ...(namespace !== undefined && { namespace }) }, spec } };
}

/** A Service, by default for pods labelled `app: web` and their port 8080. */
export function service(spec: JsonObject = {}, namespace?: string): Manifest {
  return object('Service', { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }], ...spec }, namespace);
}

/** The first workload, read together with everything else. */
export function read(...manifests: Manifest[]): Workload {
  const [first] = readWorld(manifests).workloads;
  if (!first) throw new Error('there is no workload among the manifests');
  return first;
}

export const namesOf = (containers: readonly Container[]) => containers.map(({ name }) => name);
