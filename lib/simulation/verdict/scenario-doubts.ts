import { ANNOTATIONS } from '../../facts';
import { asString } from '../../kubernetes';
import {
  canaryOf,
  comesBackSealed,
  identityOf,
  repositoryOf,
  isSameObject,
  madeAnewBy,
  namedMembers,
  targetOfPort,
  unansweredPorts,
  writtenVariables,
  type Manifest,
  type Workload,
  type World,
} from '../../workload';
import { DRAINS, isTakenAway, isVoluntary, RELEASES, type ScenarioName } from '../scenario';
import type { SimulateOptions } from '../simulate-options';
import { releaseDoubts } from './release-doubts';
import { unreadDoubts } from './unread-doubts';
import { requestDoubts } from './request-doubts';
import { directoryDoubts } from './two-on-one-directory';

/** What of a scenario is not played, so that nothing is called safe. */
export function scenarioDoubts(
  world: World,
  workload: Workload,
  scenario: ScenarioName,
  options: SimulateOptions,
): readonly string[] {
  return [
    ...releaseDoubts(world, workload, scenario, options),
    ...(RELEASES.has(scenario) ? ledAnew(workload) : []),
    ...directoryDoubts(workload, scenario, world),
    ...(DRAINS.has(scenario) ? stayingBehind(workload) : []),
    ...(isTakenAway(scenario) ? goneForGood(workload) : []),
    ...ledByFlagger(workload, world),
    ...calledOverBus(workload),
    ...(isVoluntary(scenario) ? askedByName(workload, world) : []),
    ...mayBeSealed(workload, world),
    ...mayBeExposed(workload),
    ...requestDoubts(workload, scenario),
    ...unreadDoubts(workload),
    ...refusedAnyway(workload, world, RELEASES.has(scenario) ? options.from : undefined),
  ];
}

/** What is refused all the time, whatever happens: the selector of a Service, or its port, is wrong. A release that makes it so is played. */
function refusedAnyway(workload: Workload, world: World, from: World | undefined): readonly string[] {
  return workload.services.flatMap((service) =>
    world.sharing(service, workload).flatMap((one) => {
      const [first] = unansweredPorts(one, world).filter((port) => port.service === service);
      if (!first || (from && !isRefusedIn(from, one, service))) return [];
      const { name } = one.identity;
      const target = String(targetOfPort(first.json));
      return [
        `the Service ${identityOf(service).name} sends requests to the port ${target} of ${name}, which does not have it: what comes there is lost at any time, and is not counted here`,
      ];
    }),
  );
}

/** Whether it was so before a release: of a Service and a workload that are new nobody waits for an answer yet. */
function isRefusedIn(from: World, workload: Workload, service: Manifest): boolean {
  const before = from.workloads.find((one) => isSameObject(one.identity, workload.identity));
  if (!before?.services.some((one) => isSameObject(identityOf(one), identityOf(service)))) return true;
  return unansweredPorts(before, from).some((port) => isSameObject(identityOf(port.service), identityOf(service)));
}

/** What leads to the pods, and is made anew with each release. */
function ledAnew({ services, routes }: Workload): readonly string[] {
  const leading = [...new Set([...services, ...routes.map(({ manifest }) => manifest)])];
  return leading.flatMap((manifest) => {
    const told = madeAnewBy(manifest.object);
    const { kind, name } = identityOf(manifest);
    if (!told) return [];
    return [
      `${told.tool} deletes ${kind} ${name} at each release and makes it anew (${told.annotation}): what asks for it meanwhile, or keeps its address, is not counted here`,
    ];
  });
}

/** Of several pods that answer, a client may ask for one that alone has what it wants: a leader, or a part of the data. */
function askedByName(workload: Workload, world: World): readonly string[] {
  const { application, replicas, traffic } = workload;
  if (replicas.max < 2 || traffic.value.length === 0 || application?.membersKnown === true) return [];
  const [first] = namedMembers(workload, world);
  if (!first) return [];
  return [
    `${first.by} asks for ${first.name} alone: while that pod is away no other one answers under its name, and what comes there is not counted`,
  ];
}

/** What tells the framework of a microservice over which bus others call it. @see https://moleculer.services/docs/0.14/networking */
const BUS = /(?:^|_)TRANSPORTER(?:_|$)/i;

function calledOverBus({ traffic, containers, identity }: Workload): readonly string[] {
  if (traffic.unasked === undefined) return [];
  const variable = containers.flatMap(({ json }) => writtenVariables(json)).find(([name]) => BUS.test(name))?.[0];
  if (variable === undefined) return [];
  return [
    `others may call ${identity.name} over the bus that ${variable} names, which no Service shows: state what comes to it (${ANNOTATIONS.traffic}), or that nothing does (none)`,
  ];
}

/** The settings of a Vault say whether it unseals itself. */
function mayBeSealed(workload: Workload, world: World): readonly string[] {
  if (workload.application?.name !== 'Vault' || comesBackSealed(workload, world) !== 'unknown') return [];
  return [
    `the settings of ${workload.identity.name} are not in these files: unless they have a seal that opens by itself, each Vault that starts again waits until somebody unseals it`,
  ];
}

/** What a web server answers that no Service of the files leads to: a part of the manifests may be elsewhere. */
const WEB_SERVER =
  /(?:^|[/-])(?:nginx|httpd|apache2?|caddy|tomcat|jetty|kuard|kuard-amd64|echo-?server|http-echo|podinfo|hello-app|hello-world|whoami)(?:-unprivileged)?$/;

function mayBeExposed({ traffic, containers, services, identity }: Workload): readonly string[] {
  if (identity.kind !== 'Deployment' || services.length > 0) return [];
  if (traffic.value.some(({ kind }) => kind !== 'none') || (traffic.assumption ?? traffic.unasked) === undefined)
    return [];
  const server = containers.find(({ json, role }) => role === 'regular' && WEB_SERVER.test(repositoryOf(json)));
  if (!server) return [];
  return [
    `${server.name} is a web server, and nothing in these files says who asks it: state what comes to it (${ANNOTATIONS.traffic}), or that nothing does (none)`,
  ];
}

/** Of a pod to which nothing comes, no manifest says whether anybody needs what it does. */
function goneForGood({ identity, traffic }: Workload): readonly string[] {
  if (identity.kind !== 'Pod' || traffic.value.some(({ kind }) => kind !== 'none')) return [];
  return [
    `nothing makes another pod ${identity.name}: what it does ends with it, and whether anybody needs that stands in no manifest`,
  ];
}

/** No scheduler is asked, and a kubelet admits pods whether its node is cordoned or not. */
function stayingBehind({ podSpec, identity }: Workload): readonly string[] {
  const node = asString(podSpec['nodeName']) ?? '';
  if (node === '' || identity.kind === 'DaemonSet' || identity.kind === 'Pod') return [];
  return [
    `spec.nodeName ${node} brings the pods of ${identity.name} back to the drained node, cordoned or not: they go down with it, and no other one takes them`,
  ];
}

/** @see https://docs.flagger.app/usage/how-it-works#canary-target */
function ledByFlagger(workload: Workload, world: World): readonly string[] {
  const canary = canaryOf(workload, world);
  if (!canary) return [];
  const { name } = workload.identity;
  return [
    `the Canary ${identityOf(canary).name} lets Flagger make ${name}-primary of ${name}, with labels of its own, and requests go there: what is judged here are the pods of ${name}, and a budget that selects these alone does not guard those`,
  ];
}
