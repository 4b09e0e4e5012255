import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ZeroDowntimeDefaults } from '../../lib';
import { makeNamespace } from '../namespace';
import { teamLabels } from './house';

/** What a team has: a namespace, and its name on everything. */
export class Team extends Chart {
  constructor(scope: Construct, team: string) {
    super(scope, team, { namespace: team, labels: teamLabels(team) });
    makeNamespace(this);
    ZeroDowntimeDefaults.set(this, { labels: teamLabels(team) });
  }
}
