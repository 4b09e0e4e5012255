import { CronJob, type ContainerProps } from 'cdk8s-plus-28';
import { Cron } from 'cdk8s';
import type { Construct } from 'constructs';
import { AcmeService } from './acme-service';
import { AcmeApp, teamLabels } from './house';
import { Team } from './team';

/** Two teams of a company, with the company's own library on top of this one. */
export function company(outdir: string): void {
  const app = new AcmeApp(outdir);
  const billing = new Team(app, 'billing');
  new AcmeService(billing, 'invoices', { version: '2.4.0', host: 'invoices.acme.example' });
  nightlyReport(billing);
  const search = new Team(app, 'search');
  new AcmeService(search, 'suggestions', { version: '7.0.1', replicas: 10 });
  app.synth();
}

/** Plain cdk8s-plus: the rules of the house hold for it, too. */
function nightlyReport(team: Construct): void {
  const container: ContainerProps = {
    image: 'registry.acme.example/report:1.2.0',
    securityContext: { user: 10001, group: 10001 },
  };
  new CronJob(team, 'report', {
    metadata: { name: 'report', labels: teamLabels('billing') },
    schedule: Cron.daily(),
    containers: [container],
  });
}
