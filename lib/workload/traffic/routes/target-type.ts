import { oncePer } from '../../../kubernetes';
import { identityOf, type Manifest } from '../../objects/manifest';
import type { World } from '../../workload';
import { awsTargetType } from './aws-targets';

/** What the targets of a load balancer of AWS are, as far as somebody has written it. */
export function targetType(route: Manifest, service: Manifest, world: World): 'ip' | 'instance' | undefined {
  const classes = classesOf(world);
  return awsTargetType(route, service, (kind, name) => classes.get(`${kind}/${name}`));
}

const CLASSES: ReadonlySet<string> = new Set(['IngressClass', 'IngressClassParams']);

/** Kinds without a namespace: the first of a name counts. */
const classesOf = oncePer(({ manifests }: World): ReadonlyMap<string, Manifest> => {
  const classes = manifests.flatMap((one): readonly (readonly [string, Manifest])[] => {
    const { kind, name } = identityOf(one);
    return CLASSES.has(kind) ? [[`${kind}/${name}`, one]] : [];
  });
  return new Map([...classes].reverse());
});
