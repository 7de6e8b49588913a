import type { Request } from 'express';
import * as z from 'zod';
import type { Directory } from '../../tenant/directory';
import type { Removal } from '../../tenant/changes/entities';
import type { Tenant } from '../../tenant/tenant';
import { ControlError } from '../input/control-error';
import { parseInput } from '../input/parse-input';

/** The tenant in the path. @throws ControlError 404 */
export function findTenant(directory: Directory, request: Request): Tenant {
  const name = String(request.params['tenant']);
  const tenant = directory.findTenant(name);
  if (!tenant) throw new ControlError(404, `No tenant ${name}.`);
  return tenant;
}

const removalSchema = z.object({ permanent: z.stringbool().default(false) });

/** How a DELETE removes. @throws ControlError 400 */
export function removalOf(request: Request): Removal {
  return parseInput(removalSchema, request.query).permanent ? 'deleted' : 'changed';
}

/** Checks that something exists that a change refers to. @throws ControlError 400 */
export function mustKnow(isKnown: boolean, what: string, tenant: Tenant): void {
  if (!isKnown) throw new ControlError(400, `No ${what} in ${tenant.domain}.`);
}
