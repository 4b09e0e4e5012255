import { runOf } from '../containers/run-of';
import type { Workload } from '../workload';
import { whereDataEnd } from './where-data-end';

/** What copies its data to a member that begins empty, which takes longer than to start. */
const COPIED: ReadonlySet<string> = new Set([
  'Cassandra',
  'CockroachDB',
  'Consul',
  'CouchDB',
  'MariaDB',
  'MongoDB',
  'MySQL',
  'Neo4j',
  'PostgreSQL',
  'RethinkDB',
  'ZooKeeper',
  'etcd',
  'rqlite',
]);

/**
 * Where the copies are that the members of a database have of its data, if they all end with their pods: whoever replaces
 * the members faster than one copies the data from another loses them. Nothing where volumes outlive the pods.
 *
 * @see https://www.mongodb.com/docs/manual/core/replica-set-sync/#initial-sync
 */
export function whereCopiesEnd(workload: Workload): string | undefined {
  const { application, identity, replicas, serving } = workload;
  const isCopied = application?.holds === 'data' && COPIED.has(application.name);
  if (!isCopied || identity.kind !== 'StatefulSet' || replicas.min < 2) return undefined;
  return serving.some(({ json }) => ROUTER.test(runOf(json))) ? undefined : whereDataEnd(workload);
}

/** It leads to the members that have data, and has none itself. @see https://www.mongodb.com/docs/manual/core/sharded-cluster-query-router/ */
const ROUTER = /\bmongos\b/;
