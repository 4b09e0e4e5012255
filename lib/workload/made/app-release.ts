import { asObject, asString, isObject, type FieldPath, type Json, type JsonObject } from '../../kubernetes';
import { groupOf } from '../objects/known-kind';
import { identityOf, type Manifest } from '../objects/manifest';

/** Where the values of a HelmRelease stand. */
export const VALUES: FieldPath = ['spec', 'values'];

/** A release of the chart app-template, from its third version on, whose values are the specs of the objects that it makes. */
export interface AppRelease {
  readonly manifest: Manifest;
  /** What its objects are called after. */
  readonly name: string;
  readonly namespace: string | undefined;
  readonly values: JsonObject;
}

/** The HelmReleases of the chart app-template. */
export function releasesIn(manifests: readonly Manifest[]): readonly AppRelease[] {
  if (!manifests.some(isHelmRelease)) return [];
  const repositories = new Map(manifests.filter(isRepository).map((one) => [identityOf(one).name, one]));
  return manifests.flatMap((manifest) => releaseOf(manifest, repositories) ?? []);
}

const isRepository = ({ object }: Manifest): boolean => object['kind'] === 'OCIRepository';

/** Whether it is a HelmRelease of Flux. */
export function isHelmRelease({ object }: Manifest): boolean {
  return object['kind'] === 'HelmRelease' && groupOf(String(object['apiVersion'] ?? '')) === 'helm.toolkit.fluxcd.io';
}

function releaseOf(manifest: Manifest, repositories: ReadonlyMap<string, Manifest>): AppRelease | undefined {
  if (!isHelmRelease(manifest) || manifest.identityOnly === true) return undefined;
  const spec = asObject(manifest.object['spec']);
  const values = asObject(spec['values']);
  if (!isAppTemplate(spec, repositories) || !isObject(values['controllers'])) return undefined;
  const { name } = identityOf(manifest);
  const released = asString(spec['releaseName']) ?? name;
  const global = asObject(values['global']);
  const called = asString(global['fullnameOverride']) ?? asString(values['fullnameOverride']) ?? released;
  const filled = asObject(withName(values as Json, released));
  const namespace = asString(spec['targetNamespace']) ?? asString(asObject(manifest.object['metadata'])['namespace']);
  return { manifest, name: called, namespace, values: filled };
}

function isAppTemplate(spec: JsonObject, repositories: ReadonlyMap<string, Manifest>): boolean {
  const { chart, version } = asObject(asObject(spec['chart'])['spec']);
  if (chart === 'app-template') return !/^[~^=v\s]*[12]\./.test(asString(version) ?? '');
  const { kind, name } = asObject(spec['chartRef']);
  if (kind !== 'OCIRepository') return false;
  const repository = asObject(repositories.get(asString(name) ?? '')?.object['spec']);
  const url = asString(repository['url']);
  return url === undefined ? name === 'app-template' : url.endsWith('/app-template');
}

/** Values with the name of the release where they ask for it. */
function withName(value: Json, name: string): Json {
  if (typeof value === 'string') return value.replace(/\{\{-?\s*\.Release\.Name\s*-?\}\}/g, name);
  if (Array.isArray(value)) return value.map((one: Json) => withName(one, name));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withName(one as Json, name)]));
}
