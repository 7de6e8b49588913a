import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ConsentRequired, LinkRequired } from '../../../http';
import { GraphTokens, type MicrosoftAccount, type SessionUser } from '../../auth';
import { DirectoryGraph, type GraphBytes, type PhotoSize } from '../../graph';
import { imageTypeOf } from './image-type';
import { type Photo, PhotoCache } from './photo-cache';

/** In bytes. Graph has been seen to send a one-pixel image where there is no photo. */
const smallestPhoto = 100;

/** Serves profile photos through the server, so that no Graph token reaches a page. */
@Injectable()
export class PhotosService {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly directory: DirectoryGraph,
    private readonly cache: PhotoCache,
  ) {}

  /**
   * The photo of somebody in the user's own tenant; undefined if there is none.
   * @throws LinkRequired for another user's photo before the accounts are linked
   */
  async find(user: SessionUser, userId: string, size: PhotoSize): Promise<Photo | undefined> {
    const { microsoft } = user;
    const isOwn = microsoft?.objectId === userId;
    if (!microsoft || !(isOwn || user.isLinked)) throw new LinkRequired();
    if (!isOwn && user.organization?.appRemains) throw new ConsentRequired();
    return this.cache.find(`${microsoft.tenantId} ${userId} ${size}`, async () =>
      toPhoto(await this.read(user, microsoft, { userId, size })),
    );
  }

  /**
   * Only the application has permission to read other users' photos. Before linking and consent, the user's own is read
   * with a sign-in's permissions; it is the only one shown then.
   */
  private read(
    user: SessionUser,
    microsoft: MicrosoftAccount,
    { userId, size }: { userId: string; size: PhotoSize },
  ): Promise<GraphBytes | undefined> {
    const hasApp = user.isLinked && user.organization?.isAdminConsented;
    if (microsoft.objectId === userId && !hasApp) {
      return this.directory.photo(this.tokens.asSignedIn(microsoft), 'me', size);
    }
    return this.directory.photo(this.tokens.asApp(microsoft.tenantId), userId, size);
  }
}

function toPhoto(wire: GraphBytes | undefined): Photo | undefined {
  if (!wire || wire.bytes.length < smallestPhoto) return undefined;
  const contentType = imageTypeOf(wire.bytes, wire.contentType);
  if (!contentType) return undefined;
  const hash = createHash('sha256').update(wire.bytes).digest('base64url').slice(0, 27);
  return { bytes: wire.bytes, contentType, etag: `"${hash}"` };
}
