import * as z from 'zod';
import { removalSchema, type Removal } from '../../tenant/changes/entities';
import { objectIdOf } from '../../tenant/roster/object-id';
import type { Tenant } from '../../tenant/tenant';
import { ControlError } from '../input/control-error';
import { mustKnow } from './find-tenant';
import type { RosterKind } from './roster-kinds';

interface Identified {
  readonly id: string;
}
interface Described {
  readonly id?: string | undefined;
  readonly externalId: string;
}

type RosterChange<Patch, New> =
  | { readonly add: New }
  | { readonly id: string; readonly patch: Patch }
  | { readonly id: string; readonly remove: Removal }
  | { readonly id: string; readonly restore: true };

/** Body of `POST /_sandbox/tenants/{t}/schools/changes`, or `…/classes/changes`. */
export function rosterChangesSchemaOf<
  Item extends Identified,
  Patch extends object,
  New extends Described,
>({ patchSchema, newSchema }: RosterKind<Item, Patch, New>) {
  const id = z.string().toLowerCase();
  return z.array(
    z.union([
      z.strictObject({ add: newSchema }),
      z.strictObject({ id, patch: patchSchema }),
      z.strictObject({ id, remove: removalSchema }),
      z.strictObject({ id, restore: z.literal(true) }),
    ]),
  );
}

/** A kind of entity in a tenant. */
export class TenantRoster<Item extends Identified, Patch extends object, New extends Described> {
  private readonly entities;

  constructor(
    private readonly tenant: Tenant,
    private readonly kind: RosterKind<Item, Patch, New>,
  ) {
    this.entities = kind.entitiesOf(tenant);
  }

  /** @throws ControlError 400 for an unknown school, 409 for an id that is taken */
  add(given: New): Item {
    this.kind.check(this.tenant, given);
    this.mustBeFree(this.idOf(given));
    return this.put(given);
  }

  /** @throws ControlError 400 for an unknown school, 404 */
  patch(id: string, patch: Patch): Item {
    this.kind.check(this.tenant, patch);
    return this.found(this.entities.patch(id, patch), id);
  }

  /** @throws ControlError 404 */
  remove(id: string, removal: Removal): void {
    if (!this.entities.remove(id, removal)) this.found(undefined, id);
  }

  /** @throws ControlError 404 */
  restore(id: string): Item {
    return this.found(this.entities.bringBack(id) ? this.entities.find(id) : undefined, id);
  }

  /**
   * Makes the changes in order, skipping any with no effect.
   * @returns how many were made
   * @throws ControlError 400 for something unknown, 409 for an id that is taken; nothing is changed then
   */
  change(changes: readonly RosterChange<Patch, New>[]): number {
    const added = new Set<string>();
    for (const change of changes) {
      if ('add' in change) {
        const id = this.idOf(change.add);
        this.kind.check(this.tenant, change.add);
        this.mustBeFree(id, added);
        added.add(id);
      } else {
        const { name } = this.kind;
        const isKnown = this.entities.has(change.id) || added.has(change.id);
        mustKnow(isKnown, `${name} ${change.id}`, this.tenant);
        if ('patch' in change) this.kind.check(this.tenant, change.patch);
      }
    }
    return changes.filter((change) => this.apply(change)).length;
  }

  private apply(change: RosterChange<Patch, New>): boolean {
    const { last } = this.entities.log;
    if ('add' in change) this.put(change.add);
    else if ('patch' in change) this.entities.patch(change.id, change.patch);
    else if ('remove' in change) this.entities.remove(change.id, change.remove);
    else this.entities.bringBack(change.id);
    return this.entities.log.last > last;
  }

  private put(given: New): Item {
    const item = this.kind.make(this.idOf(given), given);
    this.entities.add(item);
    return item;
  }

  private idOf({ id, externalId }: New): string {
    return id ?? objectIdOf(this.tenant.id, this.kind.name, externalId);
  }

  private mustBeFree(id: string, added: ReadonlySet<string> = new Set()): void {
    if (!this.entities.has(id) && !added.has(id)) return;
    const { name } = this.kind;
    throw new ControlError(409, `The ${name} ${id} exists already, or did. Give another id.`);
  }

  private found(item: Item | undefined, id: string): Item {
    if (item) return item;
    throw new ControlError(404, `No such ${this.kind.name} ${id} in ${this.tenant.domain}.`);
  }
}
