import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { heldKinds, type Held, type HeldKind } from '@sunshine/contracts';
import type { Tx } from '../database/unit-of-work.js';
import { instancesOf } from '../instances.js';

/**
 * Keeps something about a person. List the class in its module's `providers`; it is found when somebody asks what is held
 * or wants to be forgotten. Both answers are counts by kind, of the kinds that this holder keeps.
 */
export abstract class PersonalDataHolder {
  abstract held(userId: string): Promise<Partial<Held>>;

  /** Deletes or anonymises what is kept about the person, inside `tx`, and answers how much that was. */
  abstract erase(tx: Tx, userId: string): Promise<Partial<Held>>;

  /** The person stays and left the account that knew them by this openid: whoever keeps the openid forgets it. */
  forgetOpenid(_tx: Tx, _openid: string): Promise<void> {
    return Promise.resolve();
  }
}

/** Asks every holder about a person. The account itself is identity's to remove afterwards, in the same transaction. */
@Injectable()
export class Erasure {
  constructor(private readonly discovery: DiscoveryService) {}

  async held(userId: string): Promise<Held> {
    const total = nothing();
    for (const holder of this.holders()) add(total, await holder.held(userId));
    return total;
  }

  async erase(tx: Tx, userId: string): Promise<Held> {
    const total = nothing();
    for (const holder of this.holders()) add(total, await holder.erase(tx, userId));
    return total;
  }

  async forgetOpenid(tx: Tx, openid: string): Promise<void> {
    for (const holder of this.holders()) await holder.forgetOpenid(tx, openid);
  }

  private holders(): PersonalDataHolder[] {
    return instancesOf(this.discovery, PersonalDataHolder);
  }
}

const kinds = Object.keys(heldKinds) as HeldKind[];
const nothing = (): Held => Object.fromEntries(kinds.map((kind) => [kind, 0])) as Held;

function add(total: Held, more: Partial<Held>): void {
  for (const kind of kinds) total[kind] += more[kind] ?? 0;
}
