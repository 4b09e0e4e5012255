import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { AcmeService } from '../../apps/company/acme-service';
import { AcmeApp } from '../../apps/company/house';
import { Team } from '../../apps/company/team';
import '../../lib/testing';

// The tests of a company library, as its platform team writes them.

const outdir = mkdtempSync(join(tmpdir(), 'acme-'));
afterAll(() => rmSync(outdir, { recursive: true }));

const billing = () => new Team(new AcmeApp(outdir), 'billing');

test('a service loses no request, however its team states it', () => {
  const team = billing();
  new AcmeService(team, 'invoices', { version: '2.4.0', host: 'invoices.acme.example' });
  expect(team).toHaveNoFindings();
  expect(team).toLoseNoRequests();
});

test('defaults of the company, the label of the team, and what the service states come together', () => {
  const service = new AcmeService(billing(), 'invoices', { version: '2.4.0' });
  expect(service.version).toBe('2.4.0');
  expect(service.plan.defaults).toEqual([
    'onSigterm, as set for the app',
    'labels, as set for billing',
    'resources, as set for the app',
    'securityContext, as set for the app',
  ]);
});

test('no workload is without a team, also where it is not made with our constructs', () => {
  const app = new AcmeApp(outdir);
  const chart = new Team(app, 'billing');
  new kplus.Deployment(chart, 'ours', {
    metadata: { labels: { 'acme.example/team': 'billing' } },
    replicas: 1,
    containers: [{ image: 'redis:7' }],
  });
  expect(() => app.synthYaml()).not.toThrow();
  const other = new Chart(app, 'other');
  new kplus.StatefulSet(other, 'nobodys', {
    replicas: 1,
    containers: [{ image: 'redis:7' }],
    service: new kplus.Service(other, 'service', { ports: [{ port: 6379 }] }),
  });
  expect(() => app.synthYaml()).toThrow(
    /error\[acme-needs-team\]: it has no label acme\.example\/team(.|\n)*StatefulSet/,
  );
});
