import * as z from 'zod';
import type { Handler } from '../call/call';
import { badRequest, denied, notImitated } from '../../wire/graph-error';
import { pagesOrigin } from '../call/pages-origin';
import { rewordFor } from '../call/service-errors';
import { withoutBody } from '../strict/bare-answer';
import { mustWriteTo } from './folder-access';
import { itemOf, libraryOfDrive } from './open-library';
import { readBehavior, readPlace } from './place';
import { checkConflict, putFile, UploadedContent } from './put-file';

const behaviorName = '@microsoft.graph.conflictBehavior';

/** Stands in for a body while checking whether it is allowed. */
export const contentToCome = Symbol('content to come');

/** Checks the place, returning 100, while the content is still to come; puts it there once it has arrived. */
export const putContent: Handler = (call) => {
  const given = call.query.options.get(behaviorName.toLowerCase());
  const place = readPlace(call, readBehavior(given, 'replace'));
  checkConflict(place);
  if (call.body === contentToCome) return { status: 100, headers: {} };
  if (call.body instanceof UploadedContent) return putFile(place, call.body);
  throw notImitated('uploads in a batch');
};

const sessionSchema = z
  .object({
    item: z.looseObject({ [behaviorName]: z.string().optional() }).default({}),
    deferCommit: z.boolean().default(false),
  })
  .default({ item: {}, deferCommit: false });

export const createUploadSession: Handler = (call) => {
  const parsed = sessionSchema.safeParse(call.body);
  if (!parsed.success) throw badRequest("The body isn't valid for an upload session.");
  const { item, deferCommit } = parsed.data;
  if (deferCommit) throw notImitated('upload sessions that are committed later');
  const place = readPlace(call, readBehavior(item[behaviorName], 'fail'));
  const { uploads } = call.context;
  const session = uploads.sessions.open((size) => {
    try {
      const answer = putFile(place, new UploadedContent(session.contentId, size));
      return call.context.isStrict ? withoutBody(answer) : answer;
    } catch (error) {
      uploads.files.remove(session.contentId);
      throw rewordFor('files', error);
    }
  });
  const body = {
    '@odata.context': `${call.root}/$metadata#microsoft.graph.uploadSession`,
    uploadUrl: `${pagesOrigin(call)}/uploads/${call.tenant.domain}/${session.id}`,
    expirationDateTime: session.expiresAt.toISOString(),
    nextExpectedRanges: ['0-'],
  };
  return { status: 200, headers: {}, body };
};

export const deleteDriveItem: Handler = (call) => {
  const library = libraryOfDrive(call);
  const item = itemOf(library);
  const parent = library.drive.parentOf(item);
  if (!parent) throw denied("A library's root can't be deleted.");
  mustWriteTo(library, parent);
  const removed = call.tenant.drives.remove(library.drive.id, item);
  for (const { contentId } of removed) {
    if (contentId !== undefined) call.context.uploads.files.remove(contentId);
  }
  return { status: 204, headers: {} };
};
