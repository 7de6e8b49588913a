import type { ClassDocumentList } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { GraphTokens, type SessionUser } from '../../auth';
import { FilesGraph } from '../../graph';
import { onceAllowed } from '../classes/once-allowed';
import { ClassAccess } from '../classes/class-access';
import { toDocumentList } from './document.mapper';

/** The documents of a class, for its members (EDU-6). */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly access: ClassAccess,
    private readonly files: FilesGraph,
  ) {}

  /** @throws NotFound, Forbidden */
  async list(user: SessionUser, classId: string): Promise<ClassDocumentList> {
    const library = this.files.library(this.tokens.asUser(user), classId.toLowerCase());
    return toDocumentList(await onceAllowed(this.access.openAsMember(user, classId), library));
  }
}
