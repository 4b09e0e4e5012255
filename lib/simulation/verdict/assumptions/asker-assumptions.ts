import { asString, clientsKnowMembers, webhooksAsking, type Workload, type World } from '../../../workload';

/** Who asks these pods, where that is no client like others: then a count of lost requests is no count of failures. */
export function askerAssumptions(workload: Workload, world: World): readonly string[] {
  if (workload.serving.length === 0) return [];
  return [...byWebhooks(workload, world), ...bySelf(workload)];
}

/**
 * A webhook is asked while something is written, and once: the API server does not send a call again that had no answer.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#failure-policy
 */
function byWebhooks(workload: Workload, world: World): readonly string[] {
  const webhooks = webhooksAsking(workload, world);
  if (webhooks.length === 0) return [];
  const strict = webhooks.filter(({ failurePolicy }) => failurePolicy !== 'Ignore');
  const others = webhooks.filter(({ failurePolicy }) => failurePolicy === 'Ignore');
  const name = (some: typeof webhooks) => asString(some[0]?.['name']) ?? '';
  const refused = strict.length > 0 ? [`refuses what ${name(strict)} does not answer (failurePolicy: Fail)`] : [];
  const unseen = others.length > 0 ? [`goes on without ${name(others)} (failurePolicy: Ignore)`] : [];
  return [
    `the API server asks these pods only while something is written that a webhook is about, and ${[...refused, ...unseen].join(', and ')}: so many calls as are counted here hardly ever come`,
  ];
}

/** What is known of the clients of an application. Where somebody has stated facts about it, those count. */
function bySelf(workload: Workload): readonly string[] {
  const { application, identity, replicas, stated } = workload;
  if (stated || application === undefined) return [];
  const { name, askedAgainBy, membersKnown } = application;
  if (askedAgainBy !== undefined) return [`what is counted as lost is asked again by ${askedAgainBy}`];
  if (membersKnown !== true || replicas.min < 2) return [];
  const whose = `clients of ${identity.name} (${name}) know its members`;
  return [
    clientsKnowMembers(workload)
      ? `${whose} one by one, and ask another one where one is going away, so that a stop that is announced costs nothing${provided(workload)}`
      : `${whose}: what one of them does not answer is counted as lost, and asked of another`,
  ];
}

/**
 * What has to be so for another member to answer: a leader is elected anew where one goes, which clients wait for; without
 * leaders, each member has a part of the data.
 *
 * @see https://www.mongodb.com/docs/manual/core/replica-set-elections/
 * @see https://cassandra.apache.org/doc/stable/cassandra/architecture/dynamo.html
 */
function provided({ application }: Workload): string {
  if (application?.votes) return ', provided that they wait, and ask again, while another leader is elected';
  return application?.holds === 'data' ? ', provided that another member has a copy of its data' : '';
}
