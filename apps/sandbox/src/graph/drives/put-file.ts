import type { DriveItem } from '../../tenant/drives/drive-item';
import { fileKindOf } from '../../tenant/drives/file-kinds';
import { childNamed, freeName } from '../../tenant/drives/file-names';
import { newItemId } from '../../tenant/drives/new-item-id';
import type { GraphAnswer } from '../../wire/graph-message';
import { GraphError, notFound } from '../../wire/graph-error';
import { answerEntity } from '../odata/answer-collection';
import { openView } from '../odata/entity-type';
import { driveItemType, eTagOf } from './drive-item-type';
import type { Library } from './library';
import type { Place } from './place';

/** Bytes that have already been uploaded. */
export class UploadedContent {
  constructor(
    readonly contentId: string,
    readonly size: number,
  ) {}
}

/** The place and its library as they are now: they may have changed during the upload. @throws GraphError 404 */
function refresh({ library, folder, ...rest }: Place): Place {
  const { drives } = library.call.tenant;
  const drive = drives.find(library.drive.id);
  const current = drive?.item(folder.id);
  if (!drive || !current) throw notFound(folder.id);
  return { ...rest, library: { ...library, drive }, folder: current };
}

function findOther({ library, folder, name }: Place): DriveItem | undefined {
  return childNamed(library.drive, folder, name);
}

/** @throws GraphError 409 when the name is taken and the request doesn't allow for it, or it can't be resolved */
export function checkConflict(place: Place): void {
  const other = findOther(place);
  const { behavior } = place;
  if (!other || behavior === 'rename' || (behavior === 'replace' && other.file)) return;
  throw new GraphError(409, 'nameAlreadyExists', 'The specified item name already exists.');
}

function answer(library: Library, item: DriveItem, status: number): GraphAnswer {
  const { call, drive } = library;
  const current = { ...library, drive: call.tenant.drives.find(drive.id) ?? drive };
  const entity = answerEntity(call, {
    view: openView(driveItemType(current)),
    source: item,
    context: `drives('${drive.id}')/items`,
  });
  return { ...entity, status, headers: { ETag: eTagOf(item) } };
}

function changeNow({ call }: Library): Pick<DriveItem, 'changedAt' | 'changedBy'> {
  const { user } = call.caller;
  return { changedAt: call.context.clock.now(), ...(user && { changedBy: user.id }) };
}

function replace(place: Place, other: DriveItem, content: UploadedContent): GraphAnswer {
  const { library } = place;
  const item: DriveItem = {
    ...other,
    ...changeNow(library),
    file: { mimeType: fileKindOf(other.name).mimeType, size: content.size },
    contentId: content.contentId,
    version: other.version + 1,
  };
  const { call, drive } = library;
  call.tenant.drives.put(drive.id, item);
  if (other.contentId !== undefined) call.context.uploads.files.remove(other.contentId);
  return answer(library, item, 200);
}

function add(place: Place, content: UploadedContent): GraphAnswer {
  const { library, folder } = place;
  const { call, drive } = library;
  const name = freeName(drive, folder, place.name);
  const change = changeNow(library);
  const item: DriveItem = {
    id: newItemId(),
    parentId: folder.id,
    name,
    file: { mimeType: fileKindOf(name).mimeType, size: content.size },
    createdAt: change.changedAt,
    ...(change.changedBy !== undefined && { createdBy: change.changedBy }),
    ...change,
    contentId: content.contentId,
    version: 1,
  };
  call.tenant.drives.put(drive.id, item);
  return answer(library, item, 201);
}

/** Puts uploaded bytes in place: 201 for a new file, 200 for a replaced one. @throws GraphError 404, 409 */
export function putFile(wanted: Place, content: UploadedContent): GraphAnswer {
  const place = refresh(wanted);
  checkConflict(place);
  const other = findOther(place);
  const isReplaced = other !== undefined && place.behavior === 'replace';
  return isReplaced ? replace(place, other, content) : add(place, content);
}
