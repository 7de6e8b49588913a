import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { DriveItemRef } from '../../tenant/assignments/moment';
import { fileResourceTypes } from '../../tenant/assignments/resource';
import type { Resource } from '../../tenant/assignments/resource';
import type { Call } from '../call';
import { deedOf } from './assignment-access';
import { refused } from './assignments-error';
import { findFileIn } from './folders';
import { parseBody } from './read-assignment';

/** What an assignment can have, and a submission too. */
const maximumResources = 10;

/** Kinds that are no files, with the properties each has; the first one is needed. */
const otherTypes: Readonly<Record<string, readonly string[]>> = {
  educationLinkResource: ['link'],
  educationChannelResource: ['url'],
  educationLinkedAssignmentResource: ['url'],
  educationTeamsAppResource: ['appId', 'appIconWebUrl', 'teamsEmbeddedContentUrl', 'webUrl'],
};

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
  const names = otherTypes[type];
  if (!names) throw refused('invalidResourceType', `'${type}' can't be added.`);
  const others = Object.fromEntries(names.map((name) => [name, textOf(given, name)]));
  const [needed = ''] = names;
  if (others[needed] === null) throw refused('invalidRequest', `${needed} is required.`);
  return { type, file: null, others };
}

/** Reads the body that adds a resource to others. @throws GraphError 400 */
export function readNewResource(
  call: Call,
  { folder, resources }: { folder: DriveItemRef | null; resources: readonly Resource[] },
): Resource {
  const { distributeForStudentWork, resource } = parseBody(bodySchema, call.body);
  if (resources.length >= maximumResources) {
    throw refused('tooManyResources', `There can't be more than ${maximumResources} resources.`);
  }
  const { by, now } = deedOf(call);
  return {
    id: randomUUID(),
    displayName: resource.displayName,
    isDistributed: distributeForStudentWork,
    originalId: null,
    createdBy: by,
    createdAt: now.toISOString(),
    ...readPlace(call, resource, folder),
  };
}
