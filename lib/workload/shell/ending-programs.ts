/** What an application does that one of its own programs has told to stop. */
export interface Ending {
  /** Whether it answers first what it has taken; either way it takes nothing new from then on. */
  readonly does: 'drains' | 'exits';
  /** Whether SIGTERM is nothing to it any more once it has been told. @default false */
  readonly isDeaf?: boolean;
}

/** A program that tells the application of its container to stop. */
export interface EndingProgram {
  readonly programs: readonly string[];
  /** What stands in its arguments, one blank between two of them. */
  readonly says: RegExp;
  readonly ending: Ending;
  /** Whether it only tells, and returns at once; otherwise it may wait for the end. */
  readonly returns?: boolean;
  /** Options that say how many seconds it waits before it tells. */
  readonly waits?: readonly string[];
}

const DRAINS: Ending = { does: 'drains' };
const EXITS: Ending = { does: 'exits' };

/** Programs that tell the application of their container to stop, each with what closes its listener at once. */
const ENDING_PROGRAMS: readonly EndingProgram[] = [
  // @see https://nginx.org/en/docs/control.html
  { programs: ['nginx', 'openresty', 'tengine'], says: /(?:^| )-s ?quit(?: |$)/, ending: DRAINS, returns: true },
  { programs: ['nginx', 'openresty', 'tengine'], says: /(?:^| )-s ?stop(?: |$)/, ending: EXITS, returns: true },
  // It closes its listeners, and lets go of its clients one after the other.
  // @see https://docs.nats.io/running-a-nats-service/nats_admin/lame_duck_mode
  // @see https://github.com/nats-io/nats-server/blob/main/server/signal.go
  {
    programs: ['nats-server', 'gnatsd', 'nats-streaming-server'],
    says: /(?:^| )--?(?:sl|signal)[ =]ldm(?:=|$| )/,
    ending: { does: 'drains', isDeaf: true },
    returns: true,
  },
  {
    programs: ['nats-server', 'gnatsd', 'nats-streaming-server'],
    says: /(?:^| )--?(?:sl|signal)[ =](?:stop|quit|term)(?:=|$| )/,
    ending: EXITS,
    returns: true,
  },
  // @see https://httpd.apache.org/docs/2.4/stopping.html
  {
    programs: ['apachectl', 'apache2ctl', 'httpd', 'apache2'],
    says: /(?:^|-k | )graceful-stop(?: |$)/,
    ending: DRAINS,
    returns: true,
  },
  {
    programs: ['apachectl', 'apache2ctl', 'httpd', 'apache2'],
    says: /(?:^|-k )stop(?: |$)/,
    ending: EXITS,
    returns: true,
  },
  // @see https://docs.konghq.com/gateway/latest/reference/cli/
  { programs: ['kong'], says: /^quit(?: |$)/, ending: DRAINS, waits: ['-w', '--wait'] },
  { programs: ['kong'], says: /^stop(?: |$)/, ending: EXITS },
  // @see https://caddyserver.com/docs/command-line#caddy-stop
  { programs: ['caddy'], says: /^stop(?: |$)/, ending: DRAINS },
  // The agent leaves its cluster and ends. @see https://developer.hashicorp.com/consul/commands/leave
  { programs: ['consul'], says: /^leave(?: |$)/, ending: EXITS },
  // It listens to neither clients nor other nodes from then on.
  // @see https://cassandra.apache.org/doc/latest/cassandra/managing/tools/nodetool/drain.html
  { programs: ['nodetool'], says: /(?:^| )(?:drain|disablebinary|stopdaemon)$/, ending: EXITS },
  // Maintenance mode closes the listeners and the connections of clients.
  // @see https://www.rabbitmq.com/docs/upgrade#maintenance-mode
  { programs: ['rabbitmq-upgrade'], says: /(?:^| )drain(?: |$)/, ending: EXITS },
  { programs: ['rabbitmqctl'], says: /(?:^| )(?:stop|stop_app|shutdown)(?: |$)/, ending: EXITS },
  // @see https://redis.io/docs/latest/commands/shutdown/
  { programs: ['redis-cli', 'valkey-cli', 'keydb-cli'], says: /(?:^| )shutdown(?: |$)/i, ending: EXITS },
  // @see https://dev.mysql.com/doc/refman/8.4/en/server-shutdown.html
  { programs: ['mysqladmin', 'mariadb-admin'], says: /(?:^| )shutdown(?: |$)/, ending: EXITS },
  // @see https://www.mongodb.com/docs/manual/reference/method/db.shutdownServer/
  { programs: ['mongosh', 'mongo'], says: /\bshutdownServer\(/, ending: EXITS },
  // @see https://www.postgresql.org/docs/current/app-pg-ctl.html
  { programs: ['pg_ctl'], says: /^(?!.*smart).*(?:^| )stop(?: |$)/s, ending: EXITS },
  { programs: ['pg_ctl'], says: /^(?=.*smart).*(?:^| )stop(?: |$)/s, ending: DRAINS },
  // Without `graceful` the listeners are closed at once.
  // @see https://www.envoyproxy.io/docs/envoy/latest/operations/admin#post--drain_listeners
  { programs: ['curl', 'wget'], says: /\/drain_listeners(?!\S*graceful)/, ending: DRAINS, returns: true },
];

/** How a program ends the application when it is run so; undefined where it is none that does for certain. */
export function endingProgram(
  program: string,
  args: readonly string[],
): Pick<EndingProgram, 'ending' | 'returns' | 'waits'> | undefined {
  const words = args.join(' ');
  return ENDING_PROGRAMS.find(({ programs, says }) => programs.includes(program) && says.test(words));
}
