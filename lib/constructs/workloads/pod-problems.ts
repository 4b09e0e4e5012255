import { ApiObject } from 'cdk8s';
import { RestartPolicy } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { asArray, asObject } from '../../workload';
import type { ContainerFacts } from '../statements/pods/container-facts';
import type { HandlerJson } from '../statements/handler-json';
import type { HealthCheck } from '../statements/health/health-check';
import type { PodFacts } from '../statements/pods/pod-facts';
import { shown } from '../statements/typed';
import { unmeantProblems } from './number-problems';

/** What is wrong with what is said of the pods as a whole. */
export function podProblems(props: PodFacts): readonly string[] {
  return [...restartProblems(props.restartOn), ...distrolessProblems(props), ...unmeantProblems(props, NO_HOOKS)];
}

/** Kubernetes knows a hook after the start and one before the end. */
const NO_HOOKS = {
  postStop:
    "Kubernetes runs nothing after the end of a container, so there is no 'postStop': do it on SIGTERM, or before it in 'preStop'",
} as const;

/** What is wrong with how the pods of what is meant to run on are restarted. */
export function restartPolicyProblems(restartPolicy: unknown): readonly string[] {
  return restartPolicy === undefined || restartPolicy === RestartPolicy.ALWAYS
    ? []
    : [
        `'restartPolicy' has to be RestartPolicy.ALWAYS, and is ${shown(restartPolicy)}: what is meant to run on is always started again; what runs to its end is a GracefulJob`,
      ];
}

const CONFIG_KINDS = ['ConfigMap', 'Secret'];

function restartProblems(restartOn: unknown): readonly string[] {
  if (restartOn === undefined) return [];
  if (!Array.isArray(restartOn))
    return [`'restartOn' has to be a list of ConfigMaps and Secrets of this app, and is ${shown(restartOn)}`];
  return restartOn.flatMap((one: unknown, index) => {
    const kind = Construct.isConstruct(one) ? kindOf(one) : undefined;
    return kind !== undefined && CONFIG_KINDS.includes(kind)
      ? []
      : [
          `'restartOn[${index}]' has to be a ConfigMap or a Secret that this app makes, and is ${kind === undefined ? shown(one) : `a ${kind}`}: the content of others is not known here`,
        ];
  });
}

function kindOf(construct: Construct): string | undefined {
  try {
    return ApiObject.of(construct).kind;
  } catch {
    return undefined; // imported by name: nothing of it is rendered here
  }
}

function distrolessProblems(props: PodFacts & ContainerFacts): readonly string[] {
  const { distroless } = props;
  if (distroless === undefined || distroless === false) return [];
  if (distroless !== true) return [`'distroless' has to be true or false, and is ${shown(distroless)}`];
  return [
    ...checksOf(props).flatMap(([what, check]) => needsProgram(`health.${what}`, () => check._handler(1))),
    ...needsProgram('postStart', () => props.postStart?._handler(1, '1.30') ?? {}),
    ...needsProgram('preStop', () => props.preStop?._handler({ wait: 1, servingPort: 1, version: '1.30' }) ?? {}),
  ];
}

function checksOf({ health }: ContainerFacts): readonly (readonly [string, HealthCheck])[] {
  const checks = typeof health === 'object' && health !== null ? Object.entries(health) : [];
  return checks.filter(([, check]) => typeof (check as Partial<HealthCheck> | null)?._handler === 'function') as [
    string,
    HealthCheck,
  ][];
}

/** Shells, and what is in images for their sake. */
const PROGRAMS =
  /^(?:.*\/)?(?:ash|bash|cat|curl|date|echo|grep|kill|ls|nc|netstat|pgrep|pidof|pkill|ps|sh|sleep|test|touch|wget)$/;

function needsProgram(what: string, handler: () => HandlerJson): readonly string[] {
  const [program] = asArray(asObject(handlerOf(handler)['exec'])['command']);
  if (typeof program !== 'string' || !PROGRAMS.test(program)) return [];
  const instead = what.startsWith('health')
    ? "ask by HealthCheck.httpGet, .tcpSocket or .grpc, or run the application's own program"
    : "wait by PreStop.waits() (Kubernetes 1.30), or run the application's own program";
  return [`'${what}' runs ${program}, which a distroless image does not have: ${instead}`];
}

/** What is no hook or no check is told elsewhere. */
function handlerOf(handler: () => HandlerJson): HandlerJson {
  try {
    return handler();
  } catch {
    return {};
  }
}
