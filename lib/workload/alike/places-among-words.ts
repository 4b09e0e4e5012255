import { asObject } from '../../kubernetes';
import { mayTellApplication } from '../applications/application-of';
import { imageName } from '../image/image-name';
import { identityOf, type Manifest } from '../objects/manifest';
import { LABELS, OF_OBJECTS } from './name-places';
import { toldByContainer } from './told-by-container';
import type { NamePlaces, Told } from './written-names';

/** Lists of hosts. */
const HOSTS: ReadonlySet<string> = new Set(['hosts', 'hostnames']);

/** Kinds whose objects may be called after a workload with more words, from which nobody tells anything. */
const CALLED_AFTER: ReadonlySet<string> = new Set([
  ...['Secret', 'ConfigMap', 'ServiceAccount', 'PersistentVolumeClaim', 'Ingress', 'HTTPRoute', 'GRPCRoute'],
  ...['PodDisruptionBudget', 'HorizontalPodAutoscaler', 'ScaledObject', 'NetworkPolicy'],
]);

/** Kinds of which more is told by images than a container alone tells. */
const READS_IMAGES: ReadonlySet<string> = new Set(['Job', 'CronJob']);

const SECRET = 'Secret';

/** By what stands above a `name`, the kind of object that it refers to. */
const REFERRED_BY: ReadonlyMap<string, string> = new Map([
  ...['secret', 'secretRef', 'secretKeyRef'].map((above) => [above, SECRET] as const),
  ...['configMap', 'configMapRef', 'configMapKeyRef'].map((above) => [above, 'ConfigMap'] as const),
]);

/** By their own key. */
const REFERRED_AS: ReadonlyMap<string, string> = new Map([
  ['secretName', SECRET],
  ['serviceAccountName', 'ServiceAccount'],
  ['serviceAccount', 'ServiceAccount'],
]);

/** In what a `host` stands: the rule of an Ingress, objects of Istio. */
const HAS_HOST: ReadonlySet<string> = new Set(['rules', 'spec', 'destination']);

/** Where a name, alone or among other words, tells nothing to whoever judges one workload. */
export class PlacesAmongWords implements NamePlaces {
  private readonly kinds = new Set<string>();
  private readonly objects = new Set<string>();
  private kind = '';
  private around = '';

  /** @param manifests everything that is judged together */
  constructor(manifests: readonly Manifest[]) {
    for (const manifest of manifests) {
      const { kind, name } = identityOf(manifest);
      this.kinds.add(kind);
      this.objects.add(`${aroundOf(manifest)} ${kind} ${name}`);
    }
  }

  enter(manifest: Manifest): void {
    this.kind = identityOf(manifest).kind;
    this.around = aroundOf(manifest);
  }

  read(text: string, key: string, above: string, told: Told, among: Told): string | undefined {
    if (key === 'image') return this.imageWith(text, among);
    return OF_OBJECTS.read(text, key, above, told) ?? (this.isAmongWords(text, key, above) ? among(text) : undefined);
  }

  /** Jobs are asked which proxies stand beside their work by whatever their images are called. */
  private imageWith(image: string, among: Told): string | undefined {
    if (READS_IMAGES.has(this.kind) || tellsApplication(image)) return undefined;
    const written = among(image);
    return written && `${written} (${toldByContainer({ image })})`;
  }

  private isAmongWords(text: string, key: string, above: string): boolean {
    if (LABELS.has(above) || HOSTS.has(key)) return true;
    switch (key) {
      case 'name':
        return above === 'metadata' ? CALLED_AFTER.has(this.kind) : this.refersTo(REFERRED_BY.get(above), text);
      case 'host':
        return HAS_HOST.has(above);
      case 'path':
        return above === 'paths';
      case 'value':
        return above === 'path';
      case 'claimName':
        return above === 'persistentVolumeClaim';
      default:
        return this.refersTo(REFERRED_AS.get(key), text);
    }
  }

  /** Of what is missing names are looked for that are nearly the same; secrets are looked for only among secrets. */
  private refersTo(kind: string | undefined, name: string): boolean {
    if (kind === undefined) return false;
    return this.objects.has(`${this.around} ${kind} ${name}`) || (kind === SECRET && !this.kinds.has(SECRET));
  }
}

function aroundOf({ directory, object }: Manifest): string {
  return `${directory} ${String(asObject(object['metadata'])['namespace'])}`;
}

/** Whether an image may tell what runs there. */
function tellsApplication(image: string): boolean {
  const { repository } = imageName(image);
  return mayTellApplication(repository.slice(repository.lastIndexOf('/') + 1));
}
