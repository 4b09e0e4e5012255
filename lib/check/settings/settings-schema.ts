import { KEPT_CONNECTIONS, KNOWN_TRAFFIC, type StatedContainerFacts } from '../../facts';
import { KUBERNETES_VERSIONS, type JsonObject } from '../../kubernetes';
import { RULES } from '../../rules';
import { SEVERITY_LEVELS } from '../severity-level';

/** Where the schema is read: it is a part of every release. */
const ID = 'https://unpkg.com/cdk8s-zero-downtime/docs/zero-downtime.schema.json';

const DURATION = {
  type: 'string',
  pattern: '^\\s*[+]?(0|(([0-9]+([.][0-9]*)?|[.][0-9]+)(ns|us|µs|μs|ms|s|m|h))+)\\s*$',
  examples: ['20s', '1m30s'],
};
const SELECTOR = {
  kind: { type: 'string', description: 'The kind of object; * stands for any text.', examples: ['Deployment'] },
  namespace: { type: 'string', description: 'Its namespace; * stands for any text.' },
  name: { type: 'string', description: 'Its name; * stands for any text.', examples: ['web-*'] },
};

const MINORS = KUBERNETES_VERSIONS.map((one) => one.slice(2));

/** The facts of a container, in the words of their annotations. */
const CONTAINER_FACTS: Readonly<Record<keyof StatedContainerFacts, JsonObject>> = {
  slowestStart: { ...DURATION, description: 'How long the slowest healthy start takes.' },
  longestRequest: { ...DURATION, description: 'How long the longest request takes that a release must not cut.' },
  onSigterm: {
    type: 'string',
    description: 'What the application does on SIGTERM.',
    pattern: '^\\s*(drains|exits|ignores|unknown|keeps-serving(\\s+\\S+|\\s*\\(\\s*\\S+\\s*\\)))\\s*$',
    examples: ['drains', 'exits', 'ignores', 'unknown', 'keeps-serving 10s'],
  },
  keptConnections: {
    type: 'string',
    description: 'What becomes of the connections that clients keep when the application is stopped.',
    pattern: `^\\s*(${KEPT_CONNECTIONS.join('|')})\\s*$`,
    examples: [...KEPT_CONNECTIONS],
  },
  preStopTakes: { ...DURATION, description: 'How long the preStop hook really takes, where its text does not tell.' },
};

const TRAFFIC = {
  type: 'string',
  description: 'Where requests come from: sources with commas between, each with its numbers where nobody knows them.',
  minLength: 1,
  examples: [...Object.keys(KNOWN_TRAFFIC), 'registry(name=nacos drain-lag=30s first-use=30s)'],
};

function object(description: string, properties: JsonObject, more: JsonObject = {}): JsonObject {
  return { type: 'object', description, additionalProperties: false, properties, ...more };
}

const FACTS = {
  ...CONTAINER_FACTS,
  traffic: TRAFFIC,
  containers: {
    type: 'object',
    description: 'Facts by the name of a container.',
    additionalProperties: object('The facts of one container.', CONTAINER_FACTS),
  },
};

const VERSION = {
  description: "The cluster's version, in quotes.",
  anyOf: [
    { type: 'string', pattern: `^\\s*v?1[.](${MINORS.join('|')})([.]\\d+([-+].*)?)?\\s*$` },
    // Without quotes, 1.30 is the number 1.3.
    { enum: KUBERNETES_VERSIONS.map(Number).filter((one) => String(one).length === 4) },
  ],
  examples: [...KUBERNETES_VERSIONS],
};

const NOTHING_TOO = { type: ['object', 'null'] };

const ALL_FACTS = object(
  'Facts about applications that their annotations do not state.',
  {
    everywhere: object('For every workload that states none.', FACTS, NOTHING_TOO),
    workloads: {
      type: 'array',
      description: 'For some workloads; of several about one the later counts more.',
      items: object('Facts about the workloads that are selected.', { ...SELECTOR, ...FACTS }),
    },
  },
  NOTHING_TOO,
);

const PATHS = {
  type: 'array',
  description: 'Files and folders that are not read, by path or pattern.',
  items: { type: 'string' },
  examples: [['charts/', 'test/']],
};

function severities(rules: readonly string[]): JsonObject {
  return {
    type: 'object',
    description: 'Rules that count more or less than by default, or are off.',
    propertyNames: { enum: rules },
    additionalProperties: { enum: [...SEVERITY_LEVELS, false] },
    examples: [{ 'single-replica': 'info' }],
  };
}

function ignores(rules: readonly string[]): JsonObject {
  const properties = {
    rule: { enum: rules, description: 'The rule.' },
    reason: { type: 'string', pattern: '\\S', description: 'Why it may be ignored.' },
    ...SELECTOR,
    file: { type: 'string', description: 'The file; * stands for any text.' },
  };
  const required = ['rule', 'reason'];
  return {
    type: 'array',
    description: 'Findings that are left out, each with a reason.',
    items: object('Which findings, and why.', properties, { required }),
  };
}

/**
 * The JSON schema of a configuration (zero-downtime.yaml), in the form that SchemaStore takes: draft 7, every field with
 * what it is for. It says what the reader takes, of which only the reader knows all: that traffic can be read, say.
 */
export function settingsSchema(): JsonObject {
  const rules = RULES.map(({ id }) => id);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: ID,
    title: 'Configuration of zero-downtime',
    description: 'What check, simulate and fix know about a repository besides its manifests.',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: {
      kubernetesVersion: VERSION,
      strict: { type: 'boolean', description: 'Warnings fail, too.', default: false },
      facts: ALL_FACTS,
      severities: severities(rules),
      ignores: ignores(rules),
      ignorePaths: PATHS,
    },
  };
}
