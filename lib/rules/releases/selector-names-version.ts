import { asObject, asString, asStrings, identityOf, imageName, type Manifest, type Workload } from '../../workload';
import type { FieldPath } from '../../kubernetes';
import type { WorkloadRule } from '../rule';
import { BUDGET, changed, DEPLOYMENT, SERVICE, together, WEB } from '../support/example';

const VERSIONED = 'app: web, app.kubernetes.io/version: 1.4.2 }';

/** A selector that holds the version of what it selects. */
export const selectorNamesVersion: WorkloadRule = {
  id: 'selector-names-version',
  title: 'A selector that holds the version of what it selects',
  severity: 'warning',
  effect: 'lost-requests',
  message: 'the selector of the {kind} {name} holds {key}: {value}, {which}: {then}',
  why: 'A label that each release changes is no name for the pods. The selector of a workload can be set only once, so that the API server refuses its next version; and a Service that selects by it leads to no old pod any more as soon as it is applied, whether there are new ones or not.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates',
    'https://helm.sh/docs/chart_best_practices/labels/#standard-labels',
  ],
  presupposes: ['selector-refused'],
  bad: [
    together(
      changed(DEPLOYMENT, {
        'matchLabels: { app: web }': `matchLabels: { ${VERSIONED}`,
        'labels: { app: web }': `labels: { ${VERSIONED}`,
      }),
      SERVICE,
      BUDGET,
    ),
    together(
      changed(DEPLOYMENT, { 'labels: { app: web }': `labels: { ${VERSIONED}` }),
      changed(SERVICE, { 'selector: { app: web }': `selector: { ${VERSIONED}` }),
      BUDGET,
    ),
  ],
  good: [WEB, changed(WEB, { 'labels: { app: web }': `labels: { ${VERSIONED}` })],
  *check(workload) {
    const { identity, spec, services } = workload;
    if (!MUST_STAY.has(identity.kind) || isOneOfVersions(workload)) return;
    const found = versionIn(asStrings(asObject(spec['selector'])['matchLabels']), workload);
    const leading = services.filter((service) => versionIn(selectorOf(service), workload) !== undefined);
    const names = leading.map((service) => identityOf(service).name).join(', ');
    if (found !== undefined) {
      const also = leading.length === 0 ? '' : `, while the Service ${names} is led away from the pods that run`;
      yield {
        path: ['spec', 'selector', 'matchLabels', found.key],
        numbers: {
          ...{ kind: identity.kind, name: identity.name, ...found },
          then: `the next release is refused${also}`,
          mend: `leave ${found.key} out of the selector, and let only the template have it; for that the ${identity.kind} has to be made anew once: delete it with --cascade=orphan, apply the new one, and take the old pods away when the new ones serve`,
        },
        assumptions: [`a release changes the label ${found.key}`],
      };
      return;
    }
    for (const service of leading) {
      const label = versionIn(selectorOf(service), workload);
      if (label === undefined || !ALWAYS.has(label.key)) continue;
      yield {
        resource: service,
        path: ['spec', 'selector', label.key] satisfies FieldPath,
        numbers: {
          ...{ kind: 'Service', name: identityOf(service).name, ...label },
          then: 'at the next release it leads to no pod that runs, until one of the new ones is ready',
          mend: `leave ${label.key} out of the selector`,
        },
        assumptions: [`a release changes the label ${label.key}`],
      };
    }
  },
};

/** Kinds whose selector can be set only once, and that are there from release to release. */
const MUST_STAY: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

/** What is a version whatever it says, by the conventions of Kubernetes and Helm. */
const ALWAYS: ReadonlySet<string> = new Set(['app.kubernetes.io/version', 'helm.sh/chart']);

function selectorOf({ object }: Manifest): Readonly<Record<string, string>> {
  return asStrings(asObject(object['spec'])['selector']);
}

interface VersionLabel {
  readonly key: string;
  readonly value: string;
  /** What shows that it is one. */
  readonly which: string;
}

/** The first label of a selector that is the version of the release: by its key, or as the tag of the image. */
function versionIn(labels: Readonly<Record<string, string>>, { containers }: Workload): VersionLabel | undefined {
  const tags = containers.map(({ json }) => bare(imageName(asString(json['image']) ?? '').tag ?? ''));
  for (const [key, value] of Object.entries(labels)) {
    if (/[${}<>]/.test(value)) continue;
    if (ALWAYS.has(key)) return { key, value, which: 'which is a version' };
    if (key === 'chart' && /-v?\d+\.\d+\.\d+/.test(value))
      return { key, value, which: 'which has the version of the chart' };
    if (
      /^(?:version|appVersion|release-?version|tag)$/.test(key) &&
      /^v?\d+\.\d+/.test(value) &&
      tags.includes(bare(value))
    )
      return { key, value, which: 'which is the tag of its image' };
  }
  return undefined;
}

function bare(version: string): string {
  return version.replace(/^v/, '');
}

/** Whether each version is a workload of its own, so that none changes its labels: `web-1.4.2`, `reviews-v2`. */
function isOneOfVersions({ identity: { name } }: Workload): boolean {
  return /[-.]v?\d+(?:[-.]\d+)*$/.test(name);
}
