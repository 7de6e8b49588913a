import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { DriveItemRef } from '../../tenant/assignments/moment';
import { fileResourceTypes, type Resource } from '../../tenant/assignments/resource';
import type { Call } from '../call/call';
import { whoAndWhen } from './assignment-access';
import { refused } from './assignments-error';
import { findFileIn } from './folders';
import { parseBody } from './read-assignment';

/** The limit for an assignment, and for a submission too. */
const maximumResources = 10;

/**
 * Bytes that Microsoft promises to accept for all resources together: an older figure than its latest, and the smaller
 * one.
 */
const promisedBytes = 50 * 1024 * 1024;

/** Types that aren't files, each with its properties; the first one is required. */
const otherTypes = new Map<string, readonly string[]>([
  ['educationLinkResource', ['link']],
  ['educationChannelResource', ['url']],
  ['educationLinkedAssignmentResource', ['url']],
  ['educationTeamsAppResource', ['appId', 'appIconWebUrl', 'teamsEmbeddedContentUrl', 'webUrl']],
]);

const bodySchema = z.object({
  distributeForStudentWork: z.boolean().default(false),
  resource: z.looseObject({
    '@odata.type': z.string(),
    displayName: z.string().nullable().default(null),
  }),
});

type Given = z.output<typeof bodySchema>['resource'];

function textOf(given: Given, name: string): string | null {
  const value = given[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function readPlace(
  call: Call,
  given: Given,
  folder: DriveItemRef | null,
): Pick<Resource, 'type' | 'file' | 'others'> {
  const type = given['@odata.type'].replace(/^#?microsoft\.graph\./, '');
  if (fileResourceTypes.some((known) => known === type)) {
    const url = textOf(given, 'fileUrl');
    if (url === null) throw refused('invalidFileUrl', 'fileUrl is required.');
    return { type, file: findFileIn(call, folder, url), others: {} };
  }
  const names = otherTypes.get(type);
  if (!names) throw refused('invalidResourceType', `'${type}' can't be added.`);
  const others = Object.fromEntries(names.map((name) => [name, textOf(given, name)]));
  const [needed = ''] = names;
  if (others[needed] === null) throw refused('invalidRequest', `${needed} is required.`);
  return { type, file: null, others };
}

function sizeOf({ tenant }: Call, file: DriveItemRef | null): number {
  const drive = file && tenant.drives.find(file.driveId);
  const item = file && drive?.item(file.itemId);
  return drive && item ? drive.sizeOf(item) : 0;
}

function refuseWeight(call: Call, resources: readonly Pick<Resource, 'file'>[]): void {
  const bytes = resources.reduce((sum, { file }) => sum + sizeOf(call, file), 0);
  if (bytes <= promisedBytes) return;
  throw refused(
    'resourcesTooLarge',
    "Microsoft doesn't promise to accept more than 50 MB of resources.",
  );
}

/** Parses the body that adds a resource to existing ones. @throws GraphError 400 */
export function readNewResource(
  call: Call,
  { folder, resources }: { folder: DriveItemRef | null; resources: readonly Resource[] },
): Resource {
  const { distributeForStudentWork, resource } = parseBody(bodySchema, call.body);
  if (resources.length >= maximumResources) {
    throw refused('tooManyResources', `There can't be more than ${maximumResources} resources.`);
  }
  const place = readPlace(call, resource, folder);
  if (call.context.isStrict) refuseWeight(call, [...resources, place]);
  const { by, now } = whoAndWhen(call);
  return {
    id: randomUUID(),
    displayName: resource.displayName,
    isDistributed: distributeForStudentWork,
    originalId: null,
    createdBy: by,
    createdAt: now.toISOString(),
    ...place,
  };
}
