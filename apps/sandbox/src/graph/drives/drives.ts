import type { DriveItem } from '../../tenant/drives/drive-item';
import { childNamed } from '../../tenant/drives/file-names';
import type { Handler } from '../call/call';
import type { GraphAnswer } from '../../wire/graph-message';
import { badRequest, notFound } from '../../wire/graph-error';
import { isUnchanged } from '../call/if-none-match';
import { answerCollection, answerEntity } from '../odata/answer-collection';
import { listOf } from '../odata/collection';
import { openView } from '../odata/entity-type';
import { downloadUrlOf, driveItemType, eTagOf } from './drive-item-type';
import { driveType } from './drive-type';
import { itemOf, libraryOfDrive, libraryOfGroup } from './open-library';
import type { Library } from './library';

const pageSize = 200;

function answerDrive(library: Library): GraphAnswer {
  const { call } = library;
  return answerEntity(call, { view: openView(driveType), source: library, context: 'drives' });
}

function answerItem(library: Library, item: DriveItem): GraphAnswer {
  const { call, drive } = library;
  const ETag = eTagOf(item);
  if (isUnchanged(call, ETag)) return { status: 304, headers: { ETag } };
  const view = openView(driveItemType(library));
  const context = `drives('${drive.id}')/items`;
  return { ...answerEntity(call, { view, source: item, context }), headers: { ETag } };
}

function answerChildren(library: Library, folder: DriveItem): GraphAnswer {
  const { call, drive } = library;
  return answerCollection(call, {
    view: openView(driveItemType(library)),
    items: listOf(drive.childrenOf(folder)),
    context: `drives('${drive.id}')/items('${folder.id}')/children`,
    pageSize,
  });
}

export const getGroupDrive: Handler = (call) => answerDrive(libraryOfGroup(call));

export const getDrive: Handler = (call) => answerDrive(libraryOfDrive(call));

export const getGroupRoot: Handler = (call) => {
  const library = libraryOfGroup(call);
  return answerItem(library, library.drive.root);
};

export const listGroupRootChildren: Handler = (call) => {
  const library = libraryOfGroup(call);
  return answerChildren(library, library.drive.root);
};

export const getDriveItem: Handler = (call) => {
  const library = libraryOfDrive(call);
  return answerItem(library, itemOf(library));
};

/** By its name within a folder, rather than by its id. */
export const getChildByName: Handler = (call) => {
  const library = libraryOfDrive(call);
  const name = call.params['fileName'] ?? '';
  const child = childNamed(library.drive, itemOf(library), name);
  if (!child) throw notFound(name);
  return answerItem(library, child);
};

export const listDriveItemChildren: Handler = (call) => {
  const library = libraryOfDrive(call);
  return answerChildren(library, itemOf(library));
};

/** Graph redirects to where the bytes are. */
export const getDriveItemContent: Handler = (call) => {
  const library = libraryOfDrive(call);
  const item = itemOf(library);
  if (!item.file) throw badRequest('A folder has no content to download.');
  return { status: 302, headers: { Location: downloadUrlOf(library, item) } };
};
