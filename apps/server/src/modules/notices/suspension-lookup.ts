import type { Suspension } from '@sunshine/contracts';

/** Port: when a project's tender rested. The cases module provides it globally; without it no tender rests. */
export abstract class SuspensionLookup {
  /** Newest first. */
  abstract ofProject(projectId: string): Promise<Suspension[]>;
}
