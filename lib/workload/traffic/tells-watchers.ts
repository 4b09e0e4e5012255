import { EXPORTERS_THAT_ARE_ASKED } from '../applications/exporters-that-are-asked';
import type { ContainerPort, WrittenContainer } from '../containers/container';
import { flagsOf } from '../containers/flags-of';
import { writtenVariables } from '../containers/written-variables';
import { repositoryOf } from '../image/image-name';
import { isKnownWatcherPort } from './known-watcher-ports';

const WATCHING = 'metrics?|prometheus|telemetry|monitoring|health[a-z]*|probes?|liveness|readiness|pprof|profiling';

/** `--metrics-bind-address=:8080`, `--health-port 8081`, `-metrics-addr=0.0.0.0:9090` */
const FLAG = new RegExp(`^(?=[\\w.-]+$)--?(?:[\\w.-]*[-.])?(?:${WATCHING})(?:[-.][\\w.-]*)?$`, 'i');
const VARIABLE = new RegExp(
  `(?:^|_)(?:${WATCHING})_(?:\\w{1,99}_)?(?:ADDR|ADDRESS|PORT|BIND\\w{0,99}|LISTEN\\w{0,99})$`,
  'i',
);

/** What exporters serve is only scraped, but for those that are asked. */
const EXPORTER = new RegExp(`(?:^|-)(?<!\\b(?:${EXPORTERS_THAT_ARE_ASKED})-)exporter(?:-|$)`);

/** It lets in who may read metrics. @see https://github.com/brancz/kube-rbac-proxy */
const GUARD = /^kube-rbac-proxy(?:-|$)/;

const OPERATOR = /(?:^|-)operator(?:-|$)/;

/** Whether a container's own flags, variables or image tell that this port of it is there for whoever watches it. */
export function tellsWatchers(container: WrittenContainer, port: Pick<ContainerPort, 'number'>): boolean {
  return isOnlyWatched(container) || isKnownWatcherPort(container, port) || settingsTellWatchers(container, port);
}

/** Whether a container is by its name or image there for whoever watches something, with all its ports. */
export function isOnlyWatched({ name, json }: WrittenContainer): boolean {
  const image = lastPart(repositoryOf(json));
  return [name, image].some((one) => EXPORTER.test(one) || GUARD.test(one));
}

/** Whether a container's own flags or variables tell so of this port: one that clients ask, too, may be called so as well. */
function settingsTellWatchers({ json }: WrittenContainer, { number }: Pick<ContainerPort, 'number'>): boolean {
  return flagsOf(json).some(([flag, value]) => FLAG.test(flag) && isPort(value, number)) || isInVariable(json, number);
}

/** Operators work by themselves: without a Service, which their webhooks have, nobody asks them. */
export function isOperator({ name }: WrittenContainer): boolean {
  return OPERATOR.test(name);
}

function isInVariable(json: WrittenContainer['json'], number: number): boolean {
  return writtenVariables(json).some(([name, value]) => VARIABLE.test(name) && isPort(value, number));
}

/** An address or a port: `:8080`, `0.0.0.0:8080`, `8080`. */
function isPort(text: string, number: number): boolean {
  return text === String(number) || text.endsWith(`:${number}`);
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
