import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LinkRequired } from '../../../http';
import { GraphTokens, type MicrosoftAccount, type SessionUser } from '../../auth';
import { DirectoryGraph, type GraphBytes, type PhotoSize } from '../../graph';
import { type Photo, PhotoCache } from './photo-cache';

/** Types a browser only ever shows; anything else (SVG, HTML) could run. */
const contentTypes = new Set(['image/jpeg', 'image/png', 'image/gif']);
/** Graph has been seen to answer a picture of one pixel where there is no photo. */
const smallestPhoto = 100;

/** Profile photos through the server, so that no token of Graph comes near a page. */
@Injectable()
export class PhotosService {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly directory: DirectoryGraph,
    private readonly cache: PhotoCache,
  ) {}

  /**
   * The photo of somebody of the user's own tenant; undefined when there is none.
   * @throws LinkRequired for the photo of another before the accounts are linked
   */
  async find(user: SessionUser, userId: string, size: PhotoSize): Promise<Photo | undefined> {
    const { microsoft } = user;
    const isOwn = microsoft?.objectId === userId;
    if (!microsoft || !(isOwn || user.isLinked)) throw new LinkRequired();
    return this.cache.find(`${microsoft.tenantId} ${userId} ${size}`, async () =>
      toPhoto(await this.read(user, microsoft, { userId, size })),
    );
  }

  /**
   * The photos of others take a right that only the application has. One's own is read with a sign-in's rights as long as
   * the organization has not consented: it is the only one shown then.
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
  const contentType = wire?.contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!wire || wire.bytes.length < smallestPhoto || !contentTypes.has(contentType))
    return undefined;
  const hash = createHash('sha256').update(wire.bytes).digest('base64url').slice(0, 27);
  return { bytes: wire.bytes, contentType, etag: `"${hash}"` };
}
