import { asArray, asObject, asString, type JsonObject } from '../../kubernetes';
import type { WrittenContainer } from '../containers/container';
import { knownKind } from '../objects/known-kind';
import type { Manifest } from '../objects/manifest';
import { isWatcherPort } from '../traffic/for-watchers';
import { tellsWatchers } from '../traffic/tells-watchers';
import { isEntrance } from './told-by-name';

/** Directories and sockets of a node in which is what runs on it: none of an application's own lies there. */
const OF_NODE =
  /^(?:\/|\/(?:boot|dev|lib\/modules|proc|sys|usr\/src)|\/(?:etc|opt)\/cni(?:\/.*)?|\/etc\/kubernetes(?:\/.*)?|\/sys\/.*|\/var\/log(?:\/(?:containers|journal|pods))?|\/var\/lib\/(?:docker|containerd|containers|kubelet)(?:\/.*)?|(?:\/var)?\/run(?:\/(?:containerd|crio|docker|dbus|systemd|udev)(?:[./].*)?|\/netns)?)$/;

/**
 * Why nobody asks what runs on each node over the network, without a Service or a port of the node that leads to it: it is
 * on the node's own network and declares no port for clients, or it looks after what runs on that node. What passes
 * requests on takes them there by a port that it may not declare.
 */
export function whyForItsNode(
  workload: Manifest,
  podSpec: JsonObject,
  containers: readonly WrittenContainer[],
): string | undefined {
  if (knownKind(workload.object) !== 'DaemonSet' || isEntrance(workload, containers)) return undefined;
  const isForWatchers = (one: WrittenContainer) =>
    one.ports.every((port) => isWatcherPort(port) || tellsWatchers(one, port));
  if (podSpec['hostNetwork'] === true && containers.every(isForWatchers)) {
    return 'they work for their own node: on its network they declare no port, and no Service leads to them';
  }
  return looksAfterNode(podSpec)
    ? 'they work for their own node, whose processes or files they see, and neither a Service nor a port of it leads to them'
    : undefined;
}

/** Whether pods see the processes of their node, or its files. */
function looksAfterNode(podSpec: JsonObject): boolean {
  const paths = asArray(podSpec['volumes']).map((one) => asString(asObject(asObject(one)['hostPath'])['path']));
  const isOfNode = (path: string) => OF_NODE.test(path.length > 1 ? path.replace(/\/+$/, '') : path);
  return podSpec['hostPID'] === true || paths.some((path) => path !== undefined && isOfNode(path));
}
