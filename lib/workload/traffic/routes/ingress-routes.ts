import { asArray, asNumber, asObject, asString, type FieldPath, type Json, own } from '../../../kubernetes';
import { directoryOf } from '../../objects/directories';
import { identityOf, type Manifest } from '../../objects/manifest';
import type { NamedObjects } from '../../objects/named-objects';
import { annotationsOf, jsonIn } from '../annotations-of';
import { carrierOfAnnotations, carrierOfClass, carrierOfController } from '../carriers';
import type { Carrier, Route } from './route';

/** How people named the class before `ingressClassName`. */
const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

/** Nothing tells which controller it is. */
const SOME_PROXY: Carrier = { kind: 'proxy' };

/** What is known of the ingress classes of a cluster. */
export interface IngressClasses {
  readonly objects: NamedObjects;
  /** The class of those that name none. */
  readonly defaultClass: (directory: string) => Manifest | undefined;
}

/** The Services that an Ingress sends requests to, backend by backend. */
export function ingressRoutes(manifest: Manifest, classes: IngressClasses): readonly Route[] {
  const spec = asObject(manifest.object['spec']);
  const { namespace } = identityOf(manifest);
  const carrier = ingressCarrier(manifest, classes);
  return backendsOf(spec).flatMap(({ path, backend }) =>
    servicesOf(backend, manifest).map(({ name, port }) => ({
      manifest,
      path,
      service: { namespace, name },
      ...(port !== undefined && { port }),
      carrier,
    })),
  );
}

interface Backend {
  readonly path: FieldPath;
  readonly backend: Json | undefined;
}

function backendsOf(spec: ReturnType<typeof asObject>): readonly Backend[] {
  const fallbacks = ['defaultBackend', 'backend'].map((field) => ({
    path: ['spec', field],
    backend: own(spec, field),
  }));
  const rules = asArray(spec['rules']).flatMap((rule, index) =>
    asArray(asObject(asObject(rule)['http'])['paths']).map((one, at) => ({
      path: ['spec', 'rules', index, 'http', 'paths', at, 'backend'],
      backend: asObject(one)['backend'],
    })),
  );
  return [...fallbacks, ...rules];
}

interface NamedService {
  readonly name: string;
  readonly port?: number | string;
}

function servicesOf(backend: Json | undefined, ingress: Manifest): readonly NamedService[] {
  const { service, serviceName, servicePort } = asObject(backend);
  const name = asString(asObject(service)['name']) ?? asString(serviceName);
  if (name === undefined) return [];
  const { number, name: portName } = asObject(asObject(service)['port']);
  const port = asNumber(number) ?? asString(portName) ?? asNumber(servicePort) ?? asString(servicePort);
  return port === 'use-annotation' ? forwardedTo(name, ingress) : [{ name, ...(port !== undefined && { port }) }];
}

/**
 * The Services of an action of the AWS Load Balancer Controller, which stands in an annotation as JSON.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#actions
 */
function forwardedTo(action: string, ingress: Manifest): readonly NamedService[] {
  const written = own(annotationsOf(ingress), `alb.ingress.kubernetes.io/actions.${action}`);
  // An Argo Rollout writes the annotation itself, and calls the action after its stable or root Service.
  if (written === undefined) return [{ name: action }];
  const { forwardConfig } = asObject(jsonIn(written));
  return asArray(asObject(forwardConfig)['targetGroups']).flatMap((group) => {
    const { serviceName, servicePort } = asObject(group);
    const name = asString(serviceName);
    const port = asNumber(servicePort) ?? asString(servicePort);
    return name === undefined ? [] : [{ name, ...(port !== undefined && { port }) }];
  });
}

/** The class decides; without one its annotations, then the class that is the default. */
function ingressCarrier(manifest: Manifest, { objects, defaultClass }: IngressClasses): Carrier {
  const annotations = annotationsOf(manifest);
  const named = asString(asObject(manifest.object['spec'])['ingressClassName']) ?? annotations[CLASS_ANNOTATION];
  const written = named === undefined ? undefined : objects.find('IngressClass', '', named, directoryOf(manifest));
  const controller = written && carrierOfController(controllerName(written));
  if (controller) return controller;
  const hinted = carrierOfAnnotations(annotations);
  if (named !== undefined) return carrierOfNamed(named, hinted);
  const byDefault = defaultClass(directoryOf(manifest));
  return hinted ?? (byDefault && carrierOfController(controllerName(byDefault))) ?? SOME_PROXY;
}

/** Two controllers call their class `nginx`: annotations tell them apart. */
function carrierOfNamed(className: string, hinted: Carrier | undefined): Carrier {
  const usual = carrierOfClass(className);
  const isEither = usual?.kind === 'ingress-nginx' && hinted?.kind === 'proxy';
  return (isEither ? hinted : usual) ?? hinted ?? { kind: 'proxy', name: className };
}

function controllerName({ object }: Manifest): string {
  return asString(asObject(object['spec'])['controller']) ?? '';
}
