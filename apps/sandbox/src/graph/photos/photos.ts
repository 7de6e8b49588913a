import type { User } from '../../tenant/roster/entities';
import { meOf, type Call, type Handler } from '../call/call';
import type { GraphAnswer } from '../../wire/graph-message';
import { GraphError } from '../../wire/graph-error';
import { isUnchanged } from '../call/if-none-match';
import { answerCollection, answerEntity } from '../odata/answer-collection';
import { listOf } from '../odata/collection';
import { openView, type EntityType } from '../odata/entity-type';
import { findUser } from '../directory/users';
import { PhotoAlbum, type Photo } from './photo-album';

const album = new PhotoAlbum();

const photoType: EntityType<Photo> = {
  name: 'profilePhoto',
  properties: {
    id: ({ side }) => `${side}X${side}`,
    height: ({ side }) => side,
    width: ({ side }) => side,
  },
  filterable: [],
  sortable: [],
  searchable: [],
};

function subject(call: Call): User {
  const id = call.params['id'];
  return id === undefined ? meOf(call) : findUser(call, id);
}

/** Photos are stored by Exchange, whose error code this is. */
function noPhoto(): GraphError {
  return new GraphError(404, 'ImageNotFound', "The photo wasn't found.");
}

function largestOf(user: User): Photo {
  const photo = album.find(user.id);
  if (!photo) throw noPhoto();
  return photo;
}

function contextOf({ id }: User): string {
  return `users('${id}')/photos`;
}

function media({ etag }: Photo) {
  return { '@odata.mediaContentType': 'image/png', '@odata.mediaEtag': etag };
}

export const getPhoto: Handler = (call) => {
  const user = subject(call);
  const source = largestOf(user);
  const answer = answerEntity(call, {
    view: openView(photoType),
    source,
    context: contextOf(user),
  });
  return { ...answer, body: { ...media(source), ...answer.body } };
};

export const listPhotos: Handler = (call) => {
  const user = subject(call);
  const photos = album.sidesOf(user.id).map((side) => album.find(user.id, side));
  return answerCollection(call, {
    view: openView(photoType),
    items: listOf(photos.filter((photo) => photo !== undefined)),
    context: contextOf(user),
    present: ({ side, etag, bytes }) => ({
      ...media({ side, etag, bytes }),
      id: `${side}X${side}`,
      height: side,
      width: side,
    }),
  });
};

function answerBytes(call: Call, photo: Photo): GraphAnswer {
  if (isUnchanged(call, photo.etag)) return { status: 304, headers: { ETag: photo.etag } };
  return {
    status: 200,
    headers: { 'Content-Type': 'image/png', ETag: photo.etag },
    body: photo.bytes(),
  };
}

/** The largest one. */
export const getPhotoBytes: Handler = (call) => answerBytes(call, largestOf(subject(call)));

export const getSizedPhotoBytes: Handler = (call) => {
  const user = subject(call);
  const [, width, height] = /^(\d+)x(\d+)$/i.exec(call.params['size'] ?? '') ?? [];
  const photo = width === height ? album.find(user.id, Number(width)) : undefined;
  if (!photo) throw noPhoto();
  return answerBytes(call, photo);
};
