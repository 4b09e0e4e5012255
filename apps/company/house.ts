import { App, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { HouseRule, type HouseWorkload, OnSigterm, ZeroDowntime, ZeroDowntimeDefaults } from '../../lib';

const TEAM = 'acme.example/team';

/** Whoever is on call finds a team. */
export class NeedsTeam extends HouseRule {
  public readonly id = 'acme-needs-team';
  public readonly why = 'Whoever is on call at night has to know whom to wake.';

  public problemsOf({ labels }: HouseWorkload): string[] {
    return labels[TEAM] === undefined ? [`it has no label ${TEAM}: make it in a Team, or state the label`] : [];
  }
}

/** An app as everybody at Acme makes it: with the company's defaults, and judged by its rules. */
export class AcmeApp extends App {
  constructor(outdir: string) {
    super({ outdir });
    ZeroDowntimeDefaults.set(this, {
      // All our services are written in one framework, which drains on SIGTERM.
      onSigterm: OnSigterm.drains(),
      securityContext: { user: 10001, group: 10001 },
      resources: {
        cpu: { request: Cpu.millis(100) },
        memory: { request: Size.mebibytes(128), limit: Size.mebibytes(256) },
      },
    });
    ZeroDowntime.guard(this);
    ZeroDowntime.enforce(this, new NeedsTeam());
  }
}

/** The label of a team, for everything that it has. */
export const teamLabels = (team: string): Record<string, string> => ({ [TEAM]: team });
