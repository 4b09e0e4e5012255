import { join } from 'node:path';
import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ZeroDowntimeApp } from '../../lib';
import { makeNamespace } from '../namespace';
import { catalog } from './catalog';
import { checkout } from './checkout';
import { Edge } from './edge';
import { type Environment, PRODUCTION, STAGING } from './environment';
import { mailer } from './mailer';
import { recommendations } from './recommendations';
import { stock } from './stock';
import { storefront } from './storefront';
import { uploads } from './uploads';

/** Seven services with seven ways to start, to stop and to be reached. */
export class Shop extends Chart {
  public readonly checkout;
  public readonly uploads;

  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id, { namespace: environment.namespace });
    // The AWS load balancer controller gates readiness on registration where it finds this label.
    makeNamespace(this, { 'elbv2.k8s.aws/pod-readiness-gate-inject': 'enabled' });
    storefront(this, environment);
    catalog(this, environment);
    this.checkout = checkout(this, environment);
    this.uploads = uploads(this, environment);
    stock(this, environment);
    recommendations(this, environment);
    mailer(this, environment);
  }
}

/** Synthesises the shop into a folder for each environment. */
export function shop(outdir: string): void {
  for (const environment of [STAGING, PRODUCTION]) {
    const app = new ZeroDowntimeApp({ outdir: join(outdir, environment.name) });
    const { checkout, uploads } = new Shop(app, 'services', environment);
    new Edge(app, 'traffic', { environment, checkout, uploads });
    app.synth();
  }
}
