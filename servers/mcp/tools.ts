import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import type { Answer, AssistantHost } from '../../lib/cli/servers/assistant-host';
import type { StatedContainerFacts } from '../../lib/facts';

const texts = z
  .array(z.object({ file: z.string().describe('its name, such as web.yaml'), text: z.string() }))
  .optional()
  .describe('manifests as YAML or JSON texts; what belongs to one cluster together');
const paths = z
  .array(z.string())
  .optional()
  .describe('files, folders or patterns below the folder that the server was started in');
const duration = (what: string) => z.string().optional().describe(`${what}, such as 20s`);
const keptConnections = z
  .string()
  .optional()
  .describe(
    'what becomes of connections that clients keep: closes-early, closes-idle, leaves-open, clients-retry; assumed to be retried where nobody knows',
  );
const facts = z
  .object({
    slowestStart: duration('how long the slowest healthy start takes'),
    longestRequest: duration('how long the longest request takes that must not be cut'),
    onSigterm: z.string().optional().describe('drains, exits, ignores, unknown, or "keeps-serving 10s"'),
    keptConnections,
    preStopTakes: duration('how long the preStop hook really takes, where its text does not tell'),
    traffic: z.string().optional().describe('where requests come from, such as ingress-nginx or cluster-ip'),
  } satisfies Record<keyof StatedContainerFacts | 'traffic', z.ZodType>)
  .optional()
  .describe('facts for workloads that state none; ask whoever runs them, never guess');
const kubernetesVersion = z.string().optional().describe('the version of the cluster, such as 1.30');
const manifests = { texts, paths, facts, kubernetesVersion };

const service = {
  name: z
    .string()
    .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/)
    .max(63),
  namespace: z.string().optional(),
  image: z.string(),
  port: z.number().int().min(1).max(65_535).describe('the port that the container listens on'),
  replicas: z.number().int().min(1).max(1000).optional().describe('3 by default'),
  slowestStart: z.string().describe('how long the slowest healthy start takes, such as 60s'),
  longestRequest: z.string().describe('how long the longest request takes that must not be cut, such as 20s'),
  onSigterm: z.string().optional().describe('drains, exits, ignores, unknown (the default), or "keeps-serving 10s"'),
  keptConnections,
  traffic: z
    .string()
    .optional()
    .describe('where requests come from, such as cluster-ip (the default) or ingress-nginx'),
  readiness: z.string().startsWith('/').describe('the path that answers once the service is ready'),
  liveness: z.string().startsWith('/').optional().describe('the path that answers as long as a restart would not help'),
  kubernetesVersion,
};

/** They look, and change nothing. */
const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

/** The tools: each asks the host, and answers with a text and the same as data. */
export function addTools(server: McpServer, host: AssistantHost): void {
  server.registerTool(
    'check',
    {
      title: 'Check manifests',
      description:
        'Finds every number in Kubernetes manifests that loses requests, gets a release stuck or is refused, at its line, with the reason, the arithmetic and the fix.',
      inputSchema: manifests,
      annotations,
    },
    (input) => answered(() => host.check(input)),
  );
  server.registerTool(
    'simulate',
    {
      title: 'Simulate releases, drains and faults',
      description:
        'Plays what can happen to workloads second by second, at its worst, and says which requests are lost, when, why, and which field is to blame; with the smallest change after which none is.',
      inputSchema: {
        ...manifests,
        scenarios: z
          .array(z.string())
          .optional()
          .describe(`only these of ${host.scenarios.join(', ')}`),
        rate: z
          .number()
          .positive()
          .max(1e9)
          .optional()
          .describe('requests per second that reach each workload; 100 by default'),
      },
      annotations,
    },
    (input) => answered(() => host.simulate(input)),
  );
  server.registerTool(
    'fix',
    {
      title: 'Fix manifests',
      description:
        'Returns the texts with the smallest edits after which nothing is lost on purpose, proved by check and simulation. Writes nothing.',
      inputSchema: {
        ...manifests,
        assume: z
          .boolean()
          .optional()
          .describe('make edits, too, that rest on facts nobody has stated; annotations then state them'),
      },
      annotations,
    },
    (input) => answered(() => host.fix(input)),
  );
  server.registerTool(
    'plan',
    {
      title: 'Plan a service',
      description:
        'Facts in, manifest out: a Deployment, its Service and its PodDisruptionBudget whose releases lose no request, each number with its reason.',
      inputSchema: service,
      annotations,
    },
    (input) => answered(() => host.plan(input)),
  );
  server.registerTool(
    'explain',
    {
      title: 'Explain a rule',
      description:
        'The page of a rule of check: what it finds, why that loses requests, the fix, examples, and where Kubernetes says so.',
      inputSchema: { rule: z.string().describe('its id, such as grace-too-short') },
      annotations,
    },
    ({ rule }) => answered(() => host.rule(rule)),
  );
}

/** What goes wrong is told to the assistant, which can mend its question. */
async function answered(ask: () => Answer | Promise<Answer>) {
  try {
    const { text, data } = await ask();
    return { content: [{ type: 'text' as const, text }], structuredContent: { ...data } };
  } catch (error) {
    return { isError: true, content: [{ type: 'text' as const, text: (error as Error).message }] };
  }
}
