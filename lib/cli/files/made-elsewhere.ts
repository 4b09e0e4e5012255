import { asObject, asString } from '../../kubernetes';
import { isWorkload, type Manifest } from '../../workload';
import { plainText } from '../../report/plain-text';
import type { Given } from '../flags/flag';
import type { Io } from '../io';

/** What has workloads made by a controller, and what prints them without it. */
const RENDERED = new Map<string, (name: string) => string>([
  ['helm.toolkit.fluxcd.io/HelmRelease', (name) => `helm template ${name} CHART --values VALUES`],
  ['helm.cattle.io/HelmChart', (name) => `helm template ${name} CHART --values VALUES`],
  ['kustomize.toolkit.fluxcd.io/Kustomization', (name) => `flux build kustomization ${name} --path PATH`],
  ['argoproj.io/Application', (name) => `argocd app manifests ${name}`],
  ['argoproj.io/ApplicationSet', () => 'argocd appset generate FILE, then argocd app manifests NAME'],
]);

/** Says where the workloads are that no manifest holds: see `madeElsewhere`. */
export function sayMadeElsewhere(
  manifests: readonly Pick<Manifest, 'object'>[],
  command: string,
  given: Given,
  io: Io,
): void {
  const words = given.has('quiet') ? undefined : madeElsewhere(manifests, command);
  if (words !== undefined) io.stderr.write(`hint: ${words}\n`);
}

/**
 * Where the workloads are that no manifest holds, and how to get them, in one line; nothing where there are some, or
 * where nothing makes any.
 *
 * @param command what reads them then, such as `check -`
 */
function madeElsewhere(manifests: readonly Pick<Manifest, 'object'>[], command: string): string | undefined {
  if (manifests.some((manifest) => isWorkload(manifest as Manifest))) return undefined;
  const first = new Map<string, string>();
  for (const { object } of manifests) {
    const kind = kindOf(object);
    if (RENDERED.has(kind) && !first.has(kind)) first.set(kind, nameOf(object));
  }
  if (first.size === 0) return undefined;
  const kinds = [...first.keys()].map((kind) => kind.slice(kind.indexOf('/') + 1));
  const ways = [...first].map(([kind, name]) => RENDERED.get(kind)?.(name) ?? '');
  return plainText(
    `objects of kind ${[...new Set(kinds)].join(', ')} have their workloads made from what lies elsewhere: render it, and give the output to zero-downtime ${command} (${[...new Set(ways)].join('; ')})`,
  );
}

function kindOf({ apiVersion, kind }: Manifest['object']): string {
  return `${(asString(apiVersion) ?? '').split('/')[0] ?? ''}/${asString(kind) ?? ''}`;
}

/** As it may stand in a command line. */
function nameOf({ metadata }: Manifest['object']): string {
  const name = asString(asObject(metadata ?? {})['name']) ?? '';
  return /^[A-Za-z0-9][\w.-]*$/.test(name) ? name : 'NAME';
}
