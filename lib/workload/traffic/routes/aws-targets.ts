import { asObject, asString } from '../../../kubernetes';
import type { Manifest } from '../../objects/manifest';
import { annotationsOf } from '../annotations-of';

/** The kinds that decide about an Ingress from outside of it. */
export type ClassKind = 'IngressClass' | 'IngressClassParams';

/** Finds an object of the cluster by its name. */
export type FindClass = (kind: ClassKind, name: string) => Manifest | undefined;

const TARGET_TYPE = 'alb.ingress.kubernetes.io/target-type';

/**
 * What the targets of a load balancer of AWS are, where somebody has written it: the parameters of the ingress class
 * hold for all of its Ingresses; then what the Service says counts more than what the Ingress says.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#target-type
 */
export function awsTargetType(route: Manifest, service: Manifest, find: FindClass): 'ip' | 'instance' | undefined {
  const { targetType } = asObject(route.object['spec']);
  const written =
    classTargets(route, find) ??
    asString(targetType) ??
    annotationsOf(service)[TARGET_TYPE] ??
    annotationsOf(route)[TARGET_TYPE];
  return written === 'ip' || written === 'instance' ? written : undefined;
}

function classTargets(ingress: Manifest, find: FindClass): string | undefined {
  const className = asString(asObject(ingress.object['spec'])['ingressClassName']) ?? '';
  const { parameters } = asObject(find('IngressClass', className)?.object['spec']);
  const params = find('IngressClassParams', asString(asObject(parameters)['name']) ?? '');
  return asString(asObject(params?.object['spec'])['targetType']);
}
