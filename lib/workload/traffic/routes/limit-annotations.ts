import { own, type Seconds } from '../../../kubernetes';
import type { Manifest } from '../../objects/manifest';
import { annotationsOf } from '../annotations-of';
import type { RequestLimit } from '../request-limit';

interface LimitAnnotation extends Pick<RequestLimit, 'bounds' | 'setting'> {
  readonly name: string;
  readonly read: (text: string) => Seconds | undefined;
}

/** Timeouts of proxies and load balancers that stand in annotations of an Ingress, or of a Service. */
const LIMITS: readonly LimitAnnotation[] = [
  /** @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-timeouts */
  {
    name: 'nginx.ingress.kubernetes.io/proxy-read-timeout',
    bounds: 'silence',
    setting: 'proxy-read-timeout of ingress-nginx',
    read: wholeSeconds,
  },
  {
    name: 'nginx.org/proxy-read-timeout',
    bounds: 'silence',
    setting: 'proxy-read-timeout of nginx',
    read: nginxDuration,
  },
  ...attributes(
    'load-balancer-attributes',
    'idle_timeout.timeout_seconds',
    'silence',
    'idle timeout of the AWS load balancer',
  ),
  ...attributes(
    'target-group-attributes',
    'deregistration_delay.timeout_seconds',
    'drain',
    'deregistration delay of the AWS target group',
  ),
  { name: 'haproxy.org/timeout-server', bounds: 'silence', setting: 'timeout-server of haproxy', read: nginxDuration },
  {
    name: 'haproxy-ingress.github.io/timeout-server',
    bounds: 'silence',
    setting: 'timeout-server of haproxy',
    read: nginxDuration,
  },
  {
    name: 'ingress.kubernetes.io/timeout-server',
    bounds: 'silence',
    setting: 'timeout-server of haproxy',
    read: nginxDuration,
  },
  /** @see https://docs.openshift.com/container-platform/latest/networking/routes/route-configuration.html */
  {
    name: 'haproxy.router.openshift.io/timeout',
    bounds: 'silence',
    setting: 'timeout of the router of OpenShift',
    read: nginxDuration,
  },
  /** @see https://projectcontour.io/docs/main/config/annotations/ */
  {
    name: 'projectcontour.io/response-timeout',
    bounds: 'request',
    setting: 'response-timeout of Contour',
    read: nginxDuration,
  },
  /** @see https://kubernetes.io/docs/concepts/services-networking/service/#other-elb-annotations */
  {
    name: 'service.beta.kubernetes.io/aws-load-balancer-connection-idle-timeout',
    bounds: 'silence',
    setting: 'idle timeout of the AWS load balancer',
    read: wholeSeconds,
  },
  { name: 'konghq.com/read-timeout', bounds: 'silence', setting: 'read-timeout of kong', read: milliseconds },
];

/** The load balancers of AWS take a list of attributes, under one prefix on an Ingress and another on a Service. */
function attributes(
  list: string,
  attribute: string,
  bounds: RequestLimit['bounds'],
  setting: string,
): readonly LimitAnnotation[] {
  const read = (text: string) => wholeSeconds(attributeIn(text, attribute));
  const onService = `service.beta.kubernetes.io/aws-load-balancer-${list === 'load-balancer-attributes' ? 'attributes' : list}`;
  return [`alb.ingress.kubernetes.io/${list}`, onService].map((name) => ({ name, bounds, setting, read }));
}

/** The timeouts that the annotations of an object set. */
export function limitsOfAnnotations(manifest: Manifest): readonly RequestLimit[] {
  const annotations = annotationsOf(manifest);
  return LIMITS.flatMap(({ name, read, bounds, setting }) => {
    const text = own(annotations, name);
    const seconds = text === undefined ? undefined : read(text);
    return seconds === undefined
      ? []
      : [{ seconds, bounds, setting, manifest, path: ['metadata', 'annotations', name] }];
  });
}

/** The value of one attribute in `a=1,b=2`. */
function attributeIn(text: string, attribute: string): string {
  const found = text.split(',').find((one) => one.trim().startsWith(`${attribute}=`));
  return found?.slice(found.indexOf('=') + 1) ?? '';
}

function wholeSeconds(text: string): Seconds | undefined {
  return /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : undefined;
}

function milliseconds(text: string): Seconds | undefined {
  const value = wholeSeconds(text);
  return value === undefined ? undefined : value / 1000;
}

const UNITS: Readonly<Record<string, Seconds>> = { '': 1, ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 };

/** `60`, `60s`, `5m` */
function nginxDuration(text: string): Seconds | undefined {
  const [, number, unit = ''] = /^\s*(\d{1,9})(ms|[smhd]?)\s*$/.exec(text) ?? [];
  return number === undefined ? undefined : Number(number) * (own(UNITS, unit) ?? 1);
}
