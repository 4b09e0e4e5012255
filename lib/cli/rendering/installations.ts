import { posix } from 'node:path';
import { asArray, asObject, asString, isObject, own, type Json, type JsonObject } from '../../kubernetes';
import { readSettings } from '../../source';
import { groupOf, identityOf, type Manifest } from '../../workload';
import { applicationsOf } from './application-sets';
import type { Repository } from './repository';

/** How something in a repository installs a chart of that repository. */
export interface Installation {
  /** What installs it, for people: `the Application shop`. */
  readonly by: string;
  /** The path of the chart from the root of the repository. */
  readonly path: string;
  readonly release: string;
  readonly namespace?: string;
  /** Files with values, as they are named: from the folder of the chart, or from the root (`/…`). */
  readonly files: readonly string[];
  /** Values that are written in it, the last of which win. */
  readonly values: readonly JsonObject[];
  /** Single values, as Helm's `--set` takes them. */
  readonly set: readonly string[];
  /** Whether it has values besides, which are not at hand. */
  readonly isOpen: boolean;
}

/**
 * The installations of charts by Applications and ApplicationSets of Argo CD and HelmReleases of Flux, among the objects of
 * a repository.
 */
export function installationsIn(manifests: readonly Manifest[], repository?: Repository): readonly Installation[] {
  return manifests.flatMap((manifest) => {
    const group = groupOf(String(manifest.object['apiVersion'] ?? ''));
    const kind = manifest.object['kind'];
    if (group === 'argoproj.io' && kind === 'Application') return ofApplication(manifest);
    if (group === 'argoproj.io' && kind === 'ApplicationSet' && repository)
      return applicationsOf(manifest, repository).flatMap(ofApplication);
    return group === 'helm.toolkit.fluxcd.io' && kind === 'HelmRelease' ? ofHelmRelease(manifest, manifests) : [];
  });
}

/** @see https://argo-cd.readthedocs.io/en/stable/user-guide/helm/ */
function ofApplication(manifest: Manifest): readonly Installation[] {
  const spec = asObject(manifest.object['spec']);
  const { name } = identityOf(manifest);
  const sources = [spec['source'], ...asArray(spec['sources'])].map(asObject);
  return sources.flatMap((source) => {
    const path = asString(source['path']);
    if (path === undefined) return [];
    const helm = asObject(source['helm']);
    const files = asArray(helm['valueFiles'])
      .flatMap((one) => asString(one) ?? [])
      .map((one) => ownFile(one, source, sources));
    const isElsewhere = (file: string) => file.startsWith('$') || file.includes('://');
    const namespace = asString(asObject(spec['destination'])['namespace']);
    return [
      {
        by: `the Application ${name}`,
        path: fromRoot(path),
        release: asString(helm['releaseName']) ?? name,
        ...(namespace && { namespace }),
        files: files.filter((file) => !isElsewhere(file)),
        values: [valuesIn(helm['values']), helm['valuesObject']].filter(isObject),
        set: asArray(helm['parameters']).flatMap(asFlag),
        isOpen: files.some(isElsewhere),
      },
    ];
  });
}

/** A file that is named by another source (`$values/prod.yaml`) is one of this repository where that source is. */
function ownFile(file: string, { repoURL }: JsonObject, sources: readonly JsonObject[]): string {
  const [, name, path] = /^\$([^/]+)\/(.+)$/.exec(file) ?? [];
  const isOwn = sources.some((one) => one['ref'] === name && one['repoURL'] === repoURL);
  return path !== undefined && isOwn ? `/${fromRoot(path)}` : file;
}

function asFlag(parameter: Json): readonly string[] {
  const { name, value } = asObject(parameter);
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : asString(value);
  return typeof name === 'string' && text !== undefined ? [`${name}=${text.replaceAll(',', '\\,')}`] : [];
}

/** @see https://fluxcd.io/flux/components/helm/helmreleases/ */
function ofHelmRelease(manifest: Manifest, manifests: readonly Manifest[]): readonly Installation[] {
  const spec = asObject(manifest.object['spec']);
  const chart = asObject(asObject(spec['chart'])['spec']);
  const path = asString(chart['chart']);
  if (path === undefined || asObject(chart['sourceRef'])['kind'] === 'HelmRepository') return [];
  const { name, namespace: within } = identityOf(manifest);
  const target = asString(spec['targetNamespace']);
  const from = asArray(spec['valuesFrom']).map((source) => valuesFrom(asObject(source), within, manifests));
  const namespace = target ?? asString(asObject(manifest.object['metadata'])['namespace']);
  return [
    {
      by: `the HelmRelease ${name}`,
      path: fromRoot(path),
      release: asString(spec['releaseName']) ?? (target === undefined ? name : `${target}-${name}`),
      ...(namespace && { namespace }),
      files: asArray(chart['valuesFiles']).flatMap((one) => (typeof one === 'string' ? `/${fromRoot(one)}` : [])),
      values: [...from, spec['values']].filter(isObject),
      set: [],
      isOpen: from.includes(undefined),
    },
  ];
}

/** What a ConfigMap of the repository has for a release; nothing where it is not at hand, as a Secret never is. */
function valuesFrom(
  { kind, name, valuesKey, targetPath }: JsonObject,
  namespace: string,
  manifests: readonly Manifest[],
): JsonObject | undefined {
  if (kind !== 'ConfigMap' || targetPath !== undefined) return undefined;
  const found = manifests.find((one) => {
    const identity = identityOf(one);
    return identity.kind === 'ConfigMap' && identity.name === name && identity.namespace === namespace;
  });
  const values = valuesIn(own(asObject(found?.object['data']), asString(valuesKey) ?? 'values.yaml'));
  return isObject(values) ? values : undefined;
}

/** The values that are written as a text. */
function valuesIn(text: Json | undefined): Json | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return readSettings(text, '').value;
  } catch {
    return undefined; // whoever installs it is told
  }
}

function fromRoot(path: string): string {
  return posix.normalize(path).replace(/^(?:\.?\/)+|\/+$/g, '');
}
