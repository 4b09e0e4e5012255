/** Words of commands that tell nothing of anybody: programs, what shells have, and how programs are told to stop. */
const PLAIN_WORDS: ReadonlySet<string> = new Set(
  `sh bash ash dash tini dumb-init -c -ec -e -x -s -k -f -1 1 exec while until do done if then else fi for in true false
  : ! [ ] [[ ]] { } && || echo test trap wait sleep exit kill pkill killall timeout usleep set -n -z -lt -gt -le -ge -eq
  -ne -TERM -QUIT -INT -HUP -USR1 -USR2 -SIGTERM -SIGQUIT TERM QUIT INT HUP USR1 USR2 SIGTERM SIGQUIT SIGINT stop quit
  shutdown graceful graceful-stop reload drain nginx openresty apachectl httpd haproxy envoy curl wget -fsS -sS -qO- -XPOST
  -X POST GET nc redis-cli mysqladmin mongo mongosh pg_ctl rabbitmqctl consul leave node java python python3 npm run
  start /bin/sh /bin/bash /bin/sleep /usr/bin/sleep /bin/true ping ls cat pgrep pidof ps stat grep head tail date uname
  whoami hostname pwd touch rm wc busybox pg_isready valkey-cli etcdctl grpc_health_probe health healthcheck ready live
  localhost localhost:8080`.split(/\s+/),
);

/** A program, by its path. */
const PROGRAM = /^\.{0,2}\/[\w.-]{1,40}(?:\/[\w.-]{1,40}){0,6}$/;

/** What stands alone, and gives a value to nobody. */
const FLAG = /^--[a-z]+(?:-[a-z]+)*$/;

/** A file of a few plain words, such as `/tmp/ready`; what a machine has made has other letters in it. */
const FILE = /^(?:\/[a-z_.-]{1,20}){1,5}$/;

/** Who is asked in one's own pod, and for what; a longer path may hold a key. */
const OWN_URL = /^https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d{1,5})?(?:\/[a-z_-]{1,20}){0,4}\/?$/;

/** What a number behind it says: how long, or with which code. */
const COUNTS: ReadonlySet<string> = new Set(['sleep', 'timeout', 'exit', 'usleep', 'kill']);

const NUMBER = /^\d{1,6}(?:\.\d{1,3})?[smh]?$/;

const ELIDED = '…';

/**
 * A command as it may be told: only words that are known to be harmless, `…` for the others. What follows `-a`, `-u`,
 * `-p` or `-H` is as good as any place for a password, and none of them looks like one.
 */
export function shownCommand(words: readonly string[]): readonly string[] {
  let before = '';
  return words.map((text, index) => {
    const pieces = text.split(/([\s;&|()"']+)/);
    const shown = pieces.map((piece, at) => {
      if (at % 2 === 1) return piece;
      const isFirst = index === 0 && at === 0;
      const isShown = piece === '' || isPlain(piece, before, isFirst);
      before = piece === '' ? before : piece;
      return isShown ? piece : ELIDED;
    });
    return shown.join('').replace(/\u2026(?:[\s"']*\u2026)+["']*/g, ELIDED);
  });
}

function isPlain(word: string, before: string, isFirst: boolean): boolean {
  if (PLAIN_WORDS.has(word) || FLAG.test(word) || FILE.test(word) || OWN_URL.test(word)) return true;
  if (NUMBER.test(word)) return COUNTS.has(before);
  return PROGRAM.test(word) && (isFirst || BEFORE_PROGRAM.test(before));
}

const BEFORE_PROGRAM = /^(?:exec|-c|-ec|do|then|else|timeout|\d+)$/;
