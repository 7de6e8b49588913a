import * as z from 'zod';

/** ISO 8601 in UTC. */
export const moment = z.iso.datetime();

/** A folder or file, identified the way its address does. */
export const driveItemRefSchema = z.object({ driveId: z.string(), itemId: z.string() });
export type DriveItemRef = z.output<typeof driveItemRefSchema>;
