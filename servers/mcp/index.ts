import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { AssistantHost } from '../../lib/cli/servers/assistant-host';
import { addTools } from './tools';

const INSTRUCTIONS = [
  'Kubernetes releases that lose no request: check finds what loses requests in manifests, simulate says when and how many,',
  'fix repairs the texts, plan makes a manifest from facts, explain is the page of a rule.',
  'Facts (slowestStart, longestRequest, onSigterm, traffic) come from whoever runs the service: ask for them, never guess.',
  'Nothing is written: apply the texts that fix and plan return.',
].join(' ');

/** Serves one assistant by standard input and output, until it leaves. */
export async function serveMcp(host: AssistantHost): Promise<void> {
  const server = new McpServer({ name: 'zero-downtime', version: host.version }, { instructions: INSTRUCTIONS });
  addTools(server, host);
  addRules(server, host);
  const left = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
    process.stdin.on('end', resolve);
  });
  await server.connect(new StdioServerTransport());
  await left;
  await server.close();
}

const RULE = 'zero-downtime://rules/';

function addRules(server: McpServer, host: AssistantHost): void {
  const about = { title: 'All rules', description: 'What check looks for, the gravest first.', mimeType: 'text/plain' };
  server.registerResource('rules', 'zero-downtime://rules', about, ({ href }) => ({
    contents: [{ uri: href, mimeType: 'text/plain', text: host.ruleList() }],
  }));
  const list = () => ({
    resources: host.rules.map(({ id, title }) => ({ uri: RULE + id, name: id, title, mimeType: 'text/plain' })),
  });
  const complete = { rule: (text: string) => host.rules.map(({ id }) => id).filter((id) => id.startsWith(text)) };
  server.registerResource(
    'rule',
    new ResourceTemplate(`${RULE}{rule}`, { list, complete }),
    { title: 'A rule', description: 'What it finds, why, the fix, examples.', mimeType: 'text/plain' },
    ({ href }, { rule }) => ({ contents: [{ uri: href, mimeType: 'text/plain', text: host.rule(String(rule)).text }] }),
  );
}
