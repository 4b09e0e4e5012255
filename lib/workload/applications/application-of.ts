import { runOf } from '../containers/run-of';
import { asArray, asObject, asString, isObject } from '../../kubernetes';
import type { WrittenContainer } from '../containers/container';
import { writtenVariables } from '../containers/written-variables';
import { repositoryOf } from '../image/image-name';
import type { Application, KnownApplication } from './application';
import { isWatcherPort } from '../traffic/for-watchers';
import { isScrapedAt } from '../traffic/tells-watchers';
import { isCalledAfter } from './called-after';
import { KNOWN_APPLICATIONS } from './known-applications';
import { isSetUp } from './shows-database';
import { FORM_OF_IT, NOT_ITSELF, PART_OF_IT } from './words-beside';

/** What an application may be told by, beside its container. */
export interface ToldBy {
  /** The workload that it runs in. @default nothing */
  readonly workload?: string;
  /** Numbers of ports that Services send requests to. @default none */
  readonly targets?: readonly number[];
  /** What its container finds in its ConfigMaps, where that has to be known. @default nothing */
  readonly settings?: () => string;
}

/**
 * What a container runs, where it is well known: by its image, whatever registry or prefix that has; else by the name
 * of the container or its workload; else by the port that it answers at.
 */
export function applicationIn(container: WrittenContainer, told: ToldBy = {}): Application | undefined {
  const run = runOf(container.json);
  const said = () => `${run} ${givenOf(container)} \n${told.settings?.() ?? ''}`;
  const fits = (known: KnownApplication) =>
    (known.runs?.test(run) ?? true) &&
    isGiven(container, known) &&
    (known.told?.test(said()) ?? true) &&
    !(known.unless?.test(said()) ?? false);
  const image = imageWords(container);
  const isOne = isSetUp(container.json);
  const names = [container.name, told.workload ?? ''].map(wordsOf);
  if (isKafkaConnect(container)) return undefined;
  return (
    inWords(image, (known) => fits(known) && !isCalledAfter(known, image, container)) ??
    WITHOUT_WORDS.find(
      ({ runs, named, isScraped }) =>
        ((run !== '' && runs?.test(run)) || [image, ...names].some((one) => named?.test(one.join('-')))) &&
        (!isScraped || isScrapedAt(container, told.targets)),
    ) ??
    ([image, ...names].some(saysNotItself) || asksAnother(container)
      ? undefined
      : (names
          .map((name) => atEndOf(name, (known) => fits(known) && (isOne || !isCalledAfter(known, name, container))))
          .find(Boolean) ?? atPort(container, told)))
  );
}

const WITHOUT_WORDS = KNOWN_APPLICATIONS.filter(({ words, ports }) => !words && !ports);

interface Form {
  readonly known: KnownApplication;
  readonly words: readonly string[];
}

/** By the first word of each. */
const FORMS: ReadonlyMap<string, readonly Form[]> = formsOf(KNOWN_APPLICATIONS);

function formsOf(all: readonly KnownApplication[]): ReadonlyMap<string, readonly Form[]> {
  const forms = new Map<string, Form[]>();
  for (const known of all) {
    for (const text of known.words ?? []) {
      const words = text.split(' ');
      const first = words[0] ?? '';
      forms.set(first, [...(forms.get(first) ?? []), { known, words }]);
    }
  }
  return forms;
}

type Fits = (known: KnownApplication) => boolean;

/** An application whose words an image has, and none that says that it is something beside it. */
function inWords(words: readonly string[], fits: Fits): KnownApplication | undefined {
  const [first, ...later] = foundIn(words, fits);
  if (!first || first.end === words.length) return first?.known;
  // `nacos-mysql` is the MySQL of Nacos.
  return (later.find(({ known, end }) => end === words.length && !known.atEnd) ?? first).known;
}

function* foundIn(words: readonly string[], fits: Fits): Iterable<{ known: KnownApplication; end: number }> {
  for (const [at, word] of words.entries()) {
    for (const { known, words: its } of FORMS.get(word) ?? []) {
      const end = at + its.length;
      const isThere = its.every((one, index) => words[at + index] === one);
      const others = [...words.slice(0, at), ...words.slice(end)];
      if (isThere && isSaidAt(end, words, known) && !saysNotItself(others) && fits(known)) yield { known, end };
    }
  }
}

/**
 * Whether the words behind it leave it what it is. What keeps data is said last, but for the form that it comes in:
 * `mysql-server` is MySQL, and `cassandra-reaper` a reaper.
 */
function isSaidAt(end: number, words: readonly string[], { atEnd, holds }: KnownApplication): boolean {
  if (atEnd) return end === words.length;
  return holds === undefined || words.slice(end).every(isOfForm);
}

function isOfForm(word: string): boolean {
  return FORM_OF_IT.has(word) || PART_OF_IT.has(word) || FORMS.has(word) || /^[a-z]{0,3}\d+[a-z]?\d*$/.test(word);
}

/** An application that a name ends with: `orders-mongodb`, `redis-master-0`. */
function atEndOf(words: readonly string[], fits: Fits): Application | undefined {
  const last = words.findLastIndex((word) => !PART_OF_IT.has(word) && !/^\d+$/.test(word));
  const found = inWords(words.slice(0, last + 1), fits);
  if (found) return endsWith(words.slice(0, last + 1), found) ? found : undefined;
  return inWords(words.slice(-1), fits);
}

function endsWith(words: readonly string[], application: KnownApplication): boolean {
  return (application.words ?? []).some((text) => {
    const its = text.split(' ');
    return its.every((one, index) => words[words.length - its.length + index] === one);
  });
}

const PORTS: ReadonlyMap<number, KnownApplication> = new Map(
  KNOWN_APPLICATIONS.flatMap((known) => (known.ports ?? []).map((port) => [port, known] as const)),
);

/** A port that nobody else has, where it is the first that a container declares, or one that a Service leads to. */
function atPort({ ports }: WrittenContainer, { targets = [] }: ToldBy): Application | undefined {
  const [first] = ports.filter((port) => !isWatcherPort(port));
  const asked = first ? [first.number] : targets;
  return asked.map((port) => PORTS.get(port)).find((known) => known !== undefined);
}

/** Variables of clients, which tell them where a database or a queue is: `MYSQL_DB_HOST`, `REDIS_URL`. */
const OF_CLIENTS =
  /(?:^|_)(?:MYSQL|MARIADB|POSTGRES|POSTGRESQL|PG|MONGO|MONGODB|REDIS|KAFKA|RABBITMQ|AMQP|NATS|DB|DATABASE)(?:_DB)?_(?:HOST|HOSTNAME|URL|URI|ADDR|ADDRESS|SERVER|SERVICE)$/;

/** Whether what a name tells of is what it asks: a service called after the database that it keeps its data in. */
function asksAnother(container: WrittenContainer): boolean {
  return variablesOf(container).some((name) => OF_CLIENTS.test(name));
}

/**
 * Whether it moves what others keep: images of connectors are called after what they lead to. A worker of Kafka Connect
 * keeps nothing itself. @see https://docs.confluent.io/platform/current/installation/docker/config-reference.html
 */
function isKafkaConnect(container: WrittenContainer): boolean {
  return variablesOf(container).some((name) =>
    /^CONNECT_(?:BOOTSTRAP_SERVERS|GROUP_ID|CONFIG_STORAGE_TOPIC)$/.test(name),
  );
}

/** Whether the name of a workload may tell what it runs, whatever its containers are. */
export function mayTellApplication(name: string): boolean {
  const words = wordsOf(name);
  return words.some((word) => FORMS.has(word)) || WITHOUT_WORDS.some(({ named }) => named?.test(words.join('-')));
}

/** Whether the name of a workload ends with that of what keeps data for others: `orders-postgresql`. */
export function isCalledKeeper(name: string): boolean {
  const words = wordsOf(name);
  const isAnyway = ({ runs, sets }: KnownApplication) => !runs && !sets;
  return !saysNotItself(words) && atEndOf(words, isAnyway)?.holds !== undefined;
}

/** Whether the name of a workload says that it is something beside a known application. */
export function isNamedBeside(name: string): boolean {
  return saysNotItself(wordsOf(name));
}

function saysNotItself(words: readonly string[]): boolean {
  return words.some((word) => NOT_ITSELF.has(word));
}

/** The words of the last part of an image's name. */
function imageWords({ json }: WrittenContainer): readonly string[] {
  const repository = repositoryOf(json);
  return wordsOf(repository.slice(repository.lastIndexOf('/') + 1));
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[-_.]+/)
    .filter((word) => word !== '');
}

function isGiven({ json }: WrittenContainer, { sets }: KnownApplication): boolean {
  return sets === undefined || writtenVariables(json).some(([name, value]) => sets.test(`${name}=${value}`));
}

function givenOf({ json }: WrittenContainer): string {
  return writtenVariables(json)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

function variablesOf({ json }: WrittenContainer): readonly string[] {
  return asArray(json['env'])
    .filter(isObject)
    .map((variable) => asString(asObject(variable)['name']) ?? '');
}
