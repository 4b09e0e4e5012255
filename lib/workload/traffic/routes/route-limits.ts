import { asString, parseGoDuration, type FieldPath, type Json, type Seconds, valueAt } from '../../../kubernetes';
import { knownKind } from '../../objects/known-kind';
import { limitsOfAnnotations } from './limit-annotations';
import type { RequestLimit } from '../request-limit';
import type { Route } from './route';

/** The timeouts that stand where a route does. */
export function routeLimits(route: Route): readonly RequestLimit[] {
  const { manifest, path } = route;
  switch (knownKind(manifest.object)) {
    case 'Ingress':
      return limitsOfAnnotations(manifest);
    case 'HTTPRoute':
      return ['request', 'backendRequest'].flatMap((field) =>
        durationAt(route, [...path.slice(0, 3), 'timeouts', field]),
      );
    case 'VirtualService':
      return durationAt(route, [...path.slice(0, 3), 'timeout']);
    default:
      return [];
  }
}

function durationAt({ manifest }: Route, path: FieldPath): readonly RequestLimit[] {
  const seconds = duration(valueAt(manifest.object, path));
  const setting = `${path.slice(path.indexOf('timeouts')).join('.')} of the ${knownKind(manifest.object) ?? 'route'}`;
  return seconds === undefined || seconds === 0 ? [] : [{ seconds, bounds: 'request', setting, manifest, path }];
}

/** Go's durations; zero switches a timeout off. @see https://gateway-api.sigs.k8s.io/geps/gep-2257/ */
function duration(value: Json | undefined): Seconds | undefined {
  const text = asString(value);
  try {
    return text === undefined ? undefined : parseGoDuration(text);
  } catch {
    return undefined;
  }
}
