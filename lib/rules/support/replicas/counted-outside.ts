import {
  asArray,
  asObject,
  asString,
  identityOf,
  type JsonObject,
  type Manifest,
  type Workload,
  type World,
} from '../../../workload';
import { oncePer } from '../../../kubernetes';

/** What one Application of Argo CD leaves to others of what it applies. */
interface Left {
  readonly differences: readonly JsonObject[];
  /** The folders that it applies, as far as they are written. */
  readonly paths: readonly string[];
}

/**
 * Whether the Application that applies it leaves the number of its replicas to somebody else (`ignoreDifferences`): what the
 * manifest says is then no more than what the first pods begin with.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/
 */
export function isCountedOutside({ manifest, identity }: Workload, world: World): boolean {
  return leftBy(world).some(
    ({ differences, paths }) =>
      differences.some((one) => isAbout(one, identity.kind, identity.name)) &&
      paths.some((path) => holds(path, manifest)),
  );
}

const leftBy = oncePer((world: World): readonly Left[] =>
  world.manifests.filter(isApplication).flatMap(({ object }) => {
    const spec = asObject(object['spec']);
    const application = object['kind'] === 'ApplicationSet' ? asObject(asObject(spec['template'])['spec']) : spec;
    const differences = asArray(application['ignoreDifferences']).map(asObject).filter(isAboutReplicas);
    const sources = [application['source'], ...asArray(application['sources'])].map(asObject);
    const paths = sources.flatMap((source) => fixedPart(asString(source['path'])) ?? []);
    return differences.length > 0 && paths.length > 0 ? [{ differences, paths }] : [];
  }),
);

function isApplication(manifest: Manifest): boolean {
  const { apiVersion, kind } = identityOf(manifest);
  return apiVersion.startsWith('argoproj.io/') && (kind === 'Application' || kind === 'ApplicationSet');
}

function isAboutReplicas({ jsonPointers, jqPathExpressions }: JsonObject): boolean {
  return asArray(jsonPointers).includes('/spec/replicas') || asArray(jqPathExpressions).includes('.spec.replicas');
}

function isAbout({ kind, name }: JsonObject, ofKind: string, named: string): boolean {
  return (kind === ofKind || kind === '*') && (name === undefined || name === '' || name === named);
}

/** What stands before the first part that a generator fills in; nothing where that is all. */
function fixedPart(path: string | undefined): string | undefined {
  const steps = path?.split('/').filter((step) => step !== '' && step !== '.') ?? [];
  const open = steps.findIndex((step) => step.includes('{{'));
  const fixed = open < 0 ? steps : steps.slice(0, open);
  return fixed.length === 0 ? undefined : fixed.join('/');
}

function holds(path: string, { file = '', renderedFrom = '' }: Manifest): boolean {
  return [file, `${renderedFrom}/`].some((place) => `/${place}`.includes(`/${path}/`));
}
